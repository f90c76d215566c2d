"""The shapes of a chart as path data, and the points that stand for them where texts look for room."""

from collections.abc import Iterable, Iterator

from lygap.figures.case import Node

SQUARE, DIAMOND, CROSS = 3.5, 5.5, 2.8
"""From the middle of a mark to its edge."""
ARROW = 12
"""How far the arrow of a bound reaches from the middle of its mark."""
_HEAD = 3
_SPACING = 4.0
"""How far apart the points are that stand for a line."""


def coordinate(number: float) -> str:
    """A coordinate to a tenth of a pixel, in as few characters as there are."""
    return f"{round(number, 1) + 0.0:g}"


def at(place: Node, across: float = 0, down: float = 0) -> str:
    """A place, or one beside it, as path data has it."""
    x, y = place
    return f"{coordinate(x + across)} {coordinate(y + down)}"


def line_through(places: Iterable[Node]) -> str:
    """A line from place to place."""
    return "M" + " ".join(map(at, places))


def square(place: Node) -> str:
    """A square around a place."""
    side = coordinate(2 * SQUARE)
    return f"M{at(place, -SQUARE, -SQUARE)}h{side}v{side}h-{side}z"


def diamond(place: Node, radius: float) -> str:
    """A square on its corner around a place."""
    side = coordinate(radius)
    top = at(place, down=-radius)
    return f"M{top}l{side} {side} -{side} {side} -{side} -{side}z"


def cross(place: Node) -> str:
    """Two strokes that cross at a place."""
    side = coordinate(2 * CROSS)
    corner = at(place, -CROSS, -CROSS)
    return f"M{corner}l{side} {side}m-{side} 0l{side} -{side}"


def arrow(place: Node, tip: Node) -> str:
    """An upright line from a place to a tip, with its head."""
    back = _HEAD if tip[1] < place[1] else -_HEAD
    left, right = at(tip, -_HEAD, back), at(tip, _HEAD, back)
    return f"M{at(place)}V{coordinate(tip[1])}M{left}L{at(tip)} {right}"


def whiskers(top: Node, bottom: Node) -> str:
    """An upright line with a stroke across each end."""
    return f"M{at(top)}V{coordinate(bottom[1])}m-3 0h6M{at(top)}m-3 0h6"


def rules(left: float, right: float, heights: Iterable[float]) -> str:
    """Level lines from left to right."""
    width = coordinate(right - left)
    return "".join(f"M{at((left, height))}h{width}" for height in heights)


# ---- points that stand for them


def points_between(first: Node, last: Node) -> Iterator[Node]:
    """Points of a straight line, both ends among them."""
    across, down = last[0] - first[0], last[1] - first[1]
    steps = max(1, round(max(abs(across), abs(down)) / _SPACING))
    for step in range(steps + 1):
        share = step / steps
        yield first[0] + share * across, first[1] + share * down


def points_around(place: Node, radius: float) -> Iterator[Node]:
    """The middle of a mark, its corners and the middles of its sides."""
    steps = (-radius, 0.0, radius)
    for across in steps:
        for down in steps:
            yield place[0] + across, place[1] + down
