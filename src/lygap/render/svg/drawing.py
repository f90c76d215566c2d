"""The marks and lines of a chart, from the back to the front."""

from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from lygap.figures.case import Node
from lygap.plan.records import Bound
from lygap.render.svg import shapes
from lygap.render.svg.scale import BOTTOM, TOP, Frame
from lygap.render.svg.shapes import coordinate
from lygap.report.charting import ChartModel
from lygap.report.charting.model import Goal, Judged, Mark

SMALL, BIG = 3, 4.4
"""Radii of an observed and of the judged value."""
_INTERIM = shapes.DIAMOND - 1.5
_TO_TEXT = 4.5
"""Between a mark and the text above or below it."""


class Drawing:
    """What is drawn of one chart; `obstacles` gathers where marks and lines are, so that texts can avoid them."""

    def __init__(self, parent: Element, frame: Frame) -> None:
        self.parent = parent
        self.frame = frame
        self.obstacles: list[Node] = []

    # ---- elements

    def _path(self, look: str, data: str) -> None:
        """A path of a look, which is its class."""
        SubElement(self.parent, "path", {"class": look, "d": data})

    def _circle(self, look: str, place: Node, radius: float) -> None:
        """A round mark."""
        numbers = {"cx": place[0], "cy": place[1], "r": radius}
        given = {name: coordinate(number) for name, number in numbers.items()}
        SubElement(self.parent, "circle", {"class": look, **given})
        self._avoid(place, radius)

    def _line(self, look: str, places: list[Node]) -> None:
        """A line through places, which texts avoid."""
        self._path(look, shapes.line_through(places))
        for first, last in pairwise(places):
            self.obstacles += shapes.points_between(first, last)

    def _avoid(self, place: Node, radius: float) -> None:
        """Remember a mark as something that no text should cover."""
        self.obstacles += shapes.points_around(place, radius)

    # ---- behind the values

    def grid(self, values: list[float], asked: int) -> None:
        """The lines of round values, and the upright one of the year asked for."""
        if values:
            heights = map(self.frame.y, values)
            self._path("g", shapes.rules(self.frame.left, self.frame.right, heights))
        if asked in self.frame.years:
            top = (self.frame.x(asked), TOP - 8)
            self._path("y", f"M{shapes.at(top)}V{BOTTOM}")

    def goal(self, goal: Goal | None) -> None:
        """The tolerance or the band, and the line of the target, from the base to its time."""
        if goal is None:
            return
        end, height = self._goal_place(goal)
        if goal.low is not None and goal.high is not None:
            self._band(goal.low, goal.high, end)
        self._line("l", [(self.frame.left, height), (end, height)])

    def _band(self, low: float, high: float, end: float) -> None:
        top, bottom = self.frame.y(high), self.frame.y(low)
        numbers = {"x": self.frame.left, "y": top, "width": end - self.frame.left, "height": bottom - top}
        given = {name: coordinate(number) for name, number in numbers.items()}
        SubElement(self.parent, "rect", {"class": "b", **given})

    def _goal_place(self, goal: Goal) -> Node:
        """Where the target's mark stands: at its time, or at the right where it has none."""
        x = self.frame.right if goal.time is None else self.frame.x(goal.time)
        return x, self.frame.y(goal.value)

    def paths(self, chart: ChartModel) -> None:
        """Both paths, that which is not followed behind."""
        for way in chart.paths:
            look = "p" if way.is_followed else "q"
            self._line(look, [self.frame.place(node) for node in way.nodes])

    def distance(self, judged: Judged | None) -> None:
        """From the path to the judged value."""
        if judged is None or judged.expected is None:
            return
        value = self._place(judged.mark)
        expected = (value[0], self.frame.y(judged.expected))
        if abs(expected[1] - value[1]) >= 1:
            self._line("d", [expected, value])

    # ---- the values

    def observed(self, chart: ChartModel) -> None:
        """The line through the values, dotted over missing years."""
        for stretch in chart.stretches:
            look = "m" if stretch.is_gap else "o"
            self._line(look, [self.frame.place(node) for node in stretch.nodes])

    def projection(self, nodes: tuple[Node, ...]) -> None:
        """Where the pace so far leads, as far as the frame reaches, with an open end."""
        if not nodes:
            return
        places, is_whole = self._within(nodes)
        if len(places) > 1:
            self._line("j", places)
        if is_whole:
            self._circle("e", places[-1], SMALL)

    def _within(self, nodes: tuple[Node, ...]) -> tuple[list[Node], bool]:
        """The places of nodes up to the edge of the frame, and whether all of them are in it."""
        places = [self.frame.place(nodes[0])]
        for node in nodes[1:]:
            last, place = places[-1], self.frame.place(node)
            if TOP <= place[1] <= BOTTOM:
                places.append(place)
                continue
            edge = TOP if place[1] < TOP else BOTTOM
            share = (edge - last[1]) / (place[1] - last[1])
            across = share * (place[0] - last[0])
            return [*places, (last[0] + across, edge)], False
        return places, True

    def goal_marks(self, chart: ChartModel) -> None:
        """The target, and hollow those on the way to it."""
        for node in chart.interim:
            self._diamond("i", self.frame.place(node), _INTERIM)
        if chart.goal is not None:
            self._diamond("f", self._goal_place(chart.goal), shapes.DIAMOND)

    def _diamond(self, look: str, place: Node, radius: float) -> None:
        self._path(look, shapes.diamond(place, radius))
        self._avoid(place, radius)

    def rivals(self, nodes: tuple[Node, ...]) -> None:
        """Other values published for the same times."""
        places = [self.frame.place(node) for node in nodes]
        if places:
            self._path("r", "".join(map(shapes.cross, places)))
        for place in places:
            self._avoid(place, shapes.CROSS)

    def marks(self, chart: ChartModel) -> None:
        """The base and all values; the judged one is on top of them."""
        judged = None if chart.judged is None else chart.judged.mark
        for mark in (*chart.values, *chart.parts):
            self._margin(mark)
            if mark != judged:
                self._small(mark)
        if chart.base is not None:
            self._base(self._place(chart.base))
        if chart.judged is not None:
            self._big(chart.judged)

    def _place(self, mark: Mark) -> Node:
        return self.frame.place((mark.time, mark.value))

    def _small(self, mark: Mark) -> None:
        place = self._place(mark)
        self._arrow("w", place, mark.bound)
        self._circle("x", place, SMALL)

    def _big(self, judged: Judged) -> None:
        place = self._place(judged.mark)
        self._arrow("u", place, judged.mark.bound)
        self._circle("h" if judged.is_stale else "n", place, BIG)

    def _base(self, place: Node) -> None:
        self._path("z", shapes.square(place))
        self._avoid(place, shapes.SQUARE)

    def _margin(self, mark: Mark) -> None:
        """From the lowest to the highest that a value may be within its margin."""
        if mark.margin:
            highest, lowest = mark.value + mark.margin, mark.value - mark.margin
            top, bottom = (self.frame.place((mark.time, end)) for end in (highest, lowest))
            self._path("w", shapes.whiskers(top, bottom))

    def _arrow(self, look: str, place: Node, bound: Bound | None) -> None:
        """Upwards where a value is known as at least so much, downwards where as at most."""
        match bound:
            case "at_least":
                tip = (place[0], place[1] - shapes.ARROW)
            case "at_most":
                tip = (place[0], place[1] + shapes.ARROW)
            case _:
                return
        self._path(look, shapes.arrow(place, tip))
        self.obstacles += shapes.points_between(place, tip)


def rooms_of(mark: Mark, radius: float) -> tuple[float, float]:
    """What a mark needs above and below it, its arrow among that."""
    near, far = radius + _TO_TEXT, shapes.ARROW + _TO_TEXT
    above = far if mark.bound == "at_least" else near
    below = far if mark.bound == "at_most" else near
    return above, below
