"""The parts of a chart: times in years as the figures have them, values in the indicator's own unit."""

from itertools import pairwise
from typing import NamedTuple

from lygap.figures.case import Node
from lygap.methods import Status
from lygap.plan.records import Bound, PathShape
from lygap.plan.texts import Bilingual, Text


class Mark(NamedTuple):
    """A published value at its own time; `year` is the one it stands for, `margin` None where none was given.

    `breaks` says that nothing earlier is comparable, so that no line leads there.
    """

    time: float
    year: int
    value: float
    bound: Bound | None = None
    margin: float | None = None
    breaks: bool = False


class Stretch(NamedTuple):
    """A part of the line through the values; `is_gap` where years between its two ends have no value."""

    nodes: tuple[Node, ...]
    is_gap: bool


class Way(NamedTuple):
    """A path from the base to the target; `is_followed` where the indicator is judged by it."""

    shape: PathShape
    nodes: tuple[Node, ...]
    is_followed: bool


class Goal(NamedTuple):
    """The target: `time` None where it has no date, `low` and `high` its tolerance or band, None where it has none.

    `is_range` says that the two ends are what was stated; `sign` is that of its comparator, as in the tables.
    """

    value: float
    time: float | None
    year: int | None
    sign: str = ""
    low: float | None = None
    high: float | None = None
    is_range: bool = False
    each_year: bool = False


class Judged(NamedTuple):
    """The value that is judged: `expected` is the path's value at its time, None where no path has one.

    `sign` and `decimals` are how the tables write it; `is_stale` says that it is older than the year asked for.
    """

    mark: Mark
    expected: float | None
    is_stale: bool
    sign: str
    decimals: int | None


class ChartModel(NamedTuple):
    """One indicator's chart for one year.

    Args:
        id: The indicator's id.
        name: The indicator's name.
        unit: Its unit by language, empty where it has none.
        years: The years of the axis, each meaning its end.
        asked: The year asked for.
        status: The verdict on the judged value.
        base: The value the path starts from; None where there is none.
        values: The other values that count, one a year, in the order of time; the judged one is among them.
        parts: What is known of years of which a part is known, and which do not count.
        judged: The judged value; None where none may be judged.
        rivals: Other values published for the same times, as (time, value).
        paths: The paths from base to target, the one followed last.
        interim: Targets on the way, as (time, value).
        goal: The target; None where none is stated in numbers.
        projection: Where the pace so far leads, from the judged value to the target's time; empty where nowhere.
    """

    id: str
    name: Text
    unit: Bilingual
    years: range
    asked: int
    status: Status
    base: Mark | None
    values: tuple[Mark, ...]
    parts: tuple[Mark, ...]
    judged: Judged | None
    rivals: tuple[Node, ...]
    paths: tuple[Way, ...]
    interim: tuple[Node, ...]
    goal: Goal | None
    projection: tuple[Node, ...]

    @property
    def projected(self) -> float | None:
        """The value that the pace so far leads to; None where that is not drawn."""
        return self.projection[-1][1] if self.projection else None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The line through base and values, cut at breaks and told apart where years are missing."""
        found: list[Stretch] = []
        marks = self.values if self.base is None else (self.base, *self.values)
        for first, last in pairwise(marks):
            if last.breaks:
                continue
            is_gap = last.year - first.year > 1
            ends = ((first.time, first.value), (last.time, last.value))
            if not is_gap and found and not found[-1].is_gap and found[-1].nodes[-1] == ends[0]:
                found[-1] = Stretch((*found[-1].nodes, ends[1]), is_gap=False)
            else:
                found.append(Stretch(ends, is_gap))
        return tuple(found)
