"""Where values and times stand in the frame, and which round values its lines have."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures.case import Node
from lygap.report.charting import ChartModel
from lygap.report.charting.model import Mark

WIDTH, HEIGHT = 340, 200
TOP, BOTTOM = 30, 172
_STARTS_AT_ZERO = 0.6
"""Where the lowest value is no further above zero than this share of the range, the axis starts there."""
_BELOW_LOWEST = 0.2
_ABOVE_HIGHEST = 0.1
_REACHED_BY_PROJECTION = 0.3
"""A projection further away than this share of the range would make all else small: it leaves the frame."""
_NICE = (1.0, 2.0, 5.0, 2.5, 4.0, 3.0, 6.0, 8.0, 1.5)
"""Steps between lines, the roundest first."""
_FEWEST, _MOST = 3, 4
_SMALLEST_RANGE = 1e-290


class Ends(NamedTuple):
    """The lowest and the highest value of the frame."""

    low: float
    high: float

    @property
    def range(self) -> float:
        """How far the two are apart; infinite where that is no number."""
        return self.high - self.low


def values_drawn(chart: ChartModel) -> Iterator[float]:
    """All values of a chart but its projection."""
    for mark in _marks(chart):
        margin = mark.margin or 0.0
        yield from (mark.value - margin, mark.value + margin)
    for nodes in (chart.rivals, chart.interim, *(way.nodes for way in chart.paths)):
        yield from (value for _, value in nodes)
    if chart.goal is not None:
        yield from (value for value in (chart.goal.value, chart.goal.low, chart.goal.high) if value is not None)
    if chart.judged is not None and chart.judged.expected is not None:
        yield chart.judged.expected


def is_counted(chart: ChartModel) -> bool:
    """Whether all that was stated is whole, as where something is counted."""
    stated = [mark.value for mark in _marks(chart)]
    if chart.goal is not None:
        stated.append(chart.goal.value)
    return all(value.is_integer() for value in stated)


def _marks(chart: ChartModel) -> Iterator[Mark]:
    if chart.base is not None:
        yield chart.base
    yield from (*chart.values, *chart.parts)


def ends_of(chart: ChartModel) -> Ends:
    """The frame's lowest and highest value, with some room around what is drawn."""
    values = [value for value in values_drawn(chart) if math.isfinite(value)]
    low, high = min(values), max(values)
    projected = chart.projected
    if projected is not None:
        reach = _REACHED_BY_PROJECTION * (high - low)
        if low - reach <= projected <= high + reach:
            low, high = min(low, projected), max(high, projected)
    return _roomy(low, high)


def _roomy(low: float, high: float) -> Ends:
    """With room below and above; from or to zero where that is near."""
    spread = high - low
    if not math.isfinite(spread):
        return Ends(low, high)
    if spread <= 1e-9 * max(abs(low), abs(high)):
        return _around_one_value(high)
    bottom, top = low - _BELOW_LOWEST * spread, high + _ABOVE_HIGHEST * spread
    if 0 <= low <= _STARTS_AT_ZERO * spread:
        bottom = 0.0
    if 0 <= -high <= _STARTS_AT_ZERO * spread:
        top = 0.0
    is_finite = math.isfinite(bottom) and math.isfinite(top)
    return Ends(bottom, top) if is_finite else Ends(low, high)


def _around_one_value(value: float) -> Ends:
    """From zero to beyond the only value there is."""
    far = value * 1.5 if math.isfinite(value * 1.5) else value
    match value:
        case 0:
            return Ends(0.0, 1.0)
        case _ if value > 0:
            return Ends(0.0, far)
        case _:
            return Ends(far, 0.0)


def ticks(ends: Ends, *, is_counted: bool) -> list[float]:
    """Three or four round values within the frame; none where its numbers are too large or too small for any.

    `is_counted`: whole ones if there are such, since nothing between them can be.
    """
    if not math.isfinite(ends.range) or ends.range < _SMALLEST_RANGE:
        return []
    magnitude = math.floor(math.log10(ends.range))
    steps = [nice * 10.0**power for nice in _NICE for power in (magnitude, magnitude - 1)]
    if is_counted:
        steps.sort(key=lambda step: not step.is_integer())
    for step in steps:
        first, last = math.ceil(ends.low / step - 1e-9), math.floor(ends.high / step + 1e-9)
        if _FEWEST <= last - first + 1 <= _MOST:
            return [float(f"{index * step:.12g}") for index in range(first, last + 1)]
    return []


def height_of(value: float, ends: Ends) -> float:
    """Where a value stands; 0 is at the top of the picture."""
    low, high = ends
    if not math.isfinite(high - low):
        value, low, high = value / 2, low / 2, high / 2
    return BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP)


class Frame(NamedTuple):
    """The rectangle in which values are drawn, between `left` and `right`, and what its edges mean."""

    left: float
    right: float
    years: range
    ends: Ends

    def x(self, time: float) -> float:
        """Where a time stands."""
        share = (time - self.years[0]) / (self.years[-1] - self.years[0])
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands; 0 is at the top."""
        return height_of(value, self.ends)

    def place(self, node: Node) -> Node:
        """Where a value at a time stands."""
        return self.x(node[0]), self.y(node[1])
