"""The marks and lines of a chart, from the back to the front."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from lygap.figures.case import Node
from lygap.plan.records import Bound
from lygap.render.svg.scale import BOTTOM, TOP, Frame
from lygap.report.charting import ChartModel
from lygap.report.charting.model import Goal, Judged, Mark

SMALL, BIG = 3, 4.4
"""Radii of an observed and of the judged value."""
_ARROW = 12
"""How far the arrow of a bound reaches from the middle of its mark."""
_HEAD = 3
_SQUARE = 3.5
_DIAMOND = 5.5
_CROSS = 2.8
_SPACING = 4.0
"""How far apart the points are that stand for a line."""


def coordinate(number: float) -> str:
    """A coordinate to a tenth of a pixel, in as few characters as there are."""
    return f"{round(number, 1) + 0.0:g}"


def line_through(places: Iterable[Node]) -> str:
    """The path data of a line."""
    return "M" + " ".join(f"{coordinate(x)} {coordinate(y)}" for x, y in places)


class Drawing:
    """What is drawn of one chart; `obstacles` gathers where marks and lines are, so that texts can avoid them."""

    def __init__(self, parent: Element, frame: Frame) -> None:
        self.parent = parent
        self.frame = frame
        self.obstacles: list[Node] = []

    # ---- elements

    def path(self, look: str, data: str) -> None:
        """A path of a look, which is its class."""
        SubElement(self.parent, "path", {"class": look, "d": data})

    def circle(self, look: str, place: Node, radius: float) -> None:
        """A round mark."""
        x, y = place
        at = {"cx": coordinate(x), "cy": coordinate(y), "r": coordinate(radius)}
        SubElement(self.parent, "circle", {"class": look, **at})

    def line(self, look: str, places: list[Node], *, is_in_the_way: bool = True) -> None:
        """A line through places, which texts avoid."""
        self.path(look, line_through(places))
        if is_in_the_way:
            for first, last in pairwise(places):
                self.obstacles += _points_between(first, last)

    def _mark_at(self, place: Node, radius: float) -> None:
        """Remember a mark as something that no text should cover."""
        x, y = place
        steps = (-radius, 0.0, radius)
        self.obstacles += [(x + across, y + down) for across in steps for down in steps]

    # ---- from the back to the front

    def grid(self, values: list[float], asked: int) -> None:
        """The lines of round values, and the upright one of the year asked for."""
        left, right = self.frame.left, self.frame.right
        if values:
            across = coordinate(right - left)
            heights = (coordinate(self.frame.y(value)) for value in values)
            self.path("g", "".join(f"M{coordinate(left)} {height}h{across}" for height in heights))
        if asked in self.frame.years:
            self.path("y", f"M{coordinate(self.frame.x(asked))} {TOP - 8}V{BOTTOM}")

    def goal(self, goal: Goal | None) -> None:
        """The tolerance or the band, and the line of the target, from the base to its time."""
        if goal is None:
            return
        left, end = self.frame.left, self.goal_place(goal)[0]
        if goal.low is not None and goal.high is not None:
            top, bottom = self.frame.y(goal.high), self.frame.y(goal.low)
            shape = {"x": left, "y": top, "width": end - left, "height": bottom - top}
            SubElement(self.parent, "rect", {"class": "b", **{key: coordinate(size) for key, size in shape.items()}})
        height = self.frame.y(goal.value)
        self.line("l", [(left, height), (end, height)])

    def goal_place(self, goal: Goal) -> Node:
        """Where the target's mark stands: at its time, or at the right where it has none."""
        x = self.frame.right if goal.time is None else self.frame.x(goal.time)
        return x, self.frame.y(goal.value)

    def paths(self, chart: ChartModel) -> None:
        """Both paths, that which is not followed behind."""
        for way in chart.paths:
            self.line("p" if way.is_followed else "q", [self.frame.place(node) for node in way.nodes])

    def observed(self, chart: ChartModel) -> None:
        """The line through the values, dotted over missing years."""
        for stretch in chart.stretches:
            self.line("m" if stretch.is_gap else "o", [self.frame.place(node) for node in stretch.nodes])

    def distance(self, judged: Judged | None) -> None:
        """From the path to the judged value."""
        if judged is None or judged.expected is None:
            return
        x, y = self.frame.place((judged.mark.time, judged.mark.value))
        expected = self.frame.y(judged.expected)
        if abs(expected - y) >= 1:
            self.line("d", [(x, expected), (x, y)])

    def projection(self, nodes: tuple[Node, ...]) -> None:
        """Where the pace so far leads, as far as the frame reaches, with an open end."""
        if not nodes:
            return
        places, is_whole = self._within(nodes)
        if len(places) > 1:
            self.line("j", places)
        if is_whole:
            self.circle("e", places[-1], SMALL)
            self._mark_at(places[-1], SMALL)

    def _within(self, nodes: tuple[Node, ...]) -> tuple[list[Node], bool]:
        """The places of nodes up to the edge of the frame, and whether all of them are in it."""
        places = [self.frame.place(nodes[0])]
        for node in nodes[1:]:
            place = self.frame.place(node)
            if TOP <= place[1] <= BOTTOM:
                places.append(place)
                continue
            last = places[-1]
            edge = TOP if place[1] < TOP else BOTTOM
            share = (edge - last[1]) / (place[1] - last[1])
            places.append((last[0] + share * (place[0] - last[0]), edge))
            return places, False
        return places, True

    def goal_marks(self, chart: ChartModel) -> None:
        """The target, and hollow those on the way to it."""
        for node in chart.interim:
            self._diamond("i", self.frame.place(node), _DIAMOND - 1.5)
        if chart.goal is not None:
            self._diamond("f", self.goal_place(chart.goal), _DIAMOND)

    def _diamond(self, look: str, place: Node, radius: float) -> None:
        x, y = place
        size = coordinate(radius)
        data = f"M{coordinate(x)} {coordinate(y - radius)}l{size} {size} -{size} {size} -{size} -{size}z"
        self.path(look, data)
        self._mark_at(place, radius)

    def rivals(self, nodes: tuple[Node, ...]) -> None:
        """Other values published for the same times."""
        across = coordinate(2 * _CROSS)
        data = ""
        for node in nodes:
            place = self.frame.place(node)
            x, y = (coordinate(where - _CROSS) for where in place)
            data += f"M{x} {y}l{across} {across}m-{across} 0l{across} -{across}"
            self._mark_at(place, _CROSS)
        if data:
            self.path("r", data)

    def marks(self, chart: ChartModel) -> None:
        """The base and all values; the judged one is drawn by itself."""
        judged = None if chart.judged is None else chart.judged.mark
        for mark in (*chart.values, *chart.parts):
            self._margin(mark)
            if mark != judged:
                self._small(mark)
        if chart.base is not None:
            self._base(self.frame.place((chart.base.time, chart.base.value)))
        if chart.judged is not None:
            self._big(chart.judged)

    def _small(self, mark: Mark) -> None:
        place = self.frame.place((mark.time, mark.value))
        self._arrow("w", place, mark.bound)
        self.circle("x", place, SMALL)
        self._mark_at(place, SMALL)

    def _big(self, judged: Judged) -> None:
        place = self.frame.place((judged.mark.time, judged.mark.value))
        self._arrow("u", place, judged.mark.bound)
        self.circle("h" if judged.is_stale else "n", place, BIG)
        self._mark_at(place, BIG)

    def _base(self, place: Node) -> None:
        x, y = place
        size = coordinate(2 * _SQUARE)
        data = f"M{coordinate(x - _SQUARE)} {coordinate(y - _SQUARE)}h{size}v{size}h-{size}z"
        self.path("z", data)
        self._mark_at(place, _SQUARE)

    def _margin(self, mark: Mark) -> None:
        """From the lowest to the highest that a value may be within its margin."""
        if not mark.margin:
            return
        x = coordinate(self.frame.x(mark.time))
        ends = (self.frame.y(mark.value + sign * mark.margin) for sign in (1, -1))
        top, bottom = (coordinate(end) for end in ends)
        self.path("w", f"M{x} {top}V{bottom}m-3 0h6M{x} {top}m-3 0h6")

    def _arrow(self, look: str, place: Node, bound: Bound | None) -> None:
        """Upwards where a value is known as at least so much, downwards where as at most."""
        if bound not in ("at_least", "at_most"):
            return
        x, y = place
        sign = -1 if bound == "at_least" else 1
        tip = y + sign * _ARROW
        foot = coordinate(tip - sign * _HEAD)
        ends = f"M{coordinate(x - _HEAD)} {foot}L{coordinate(x)} {coordinate(tip)} {coordinate(x + _HEAD)} {foot}"
        self.path(look, f"M{coordinate(x)} {coordinate(y)}V{coordinate(tip)}{ends}")
        self.obstacles += _points_between(place, (x, tip))


def rooms_of(mark: Mark, radius: float) -> tuple[float, float]:
    """What a mark needs above and below it, its arrow among that."""
    near, far = radius + 4.5, _ARROW + 4.5
    return (far if mark.bound == "at_least" else near), (far if mark.bound == "at_most" else near)


def _points_between(first: Node, last: Node) -> Iterator[Node]:
    """Points of a straight line, both ends among them."""
    (x, y), (to_x, to_y) = first, last
    steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / _SPACING))
    for step in range(steps + 1):
        share = step / steps
        yield x + share * (to_x - x), y + share * (to_y - y)
