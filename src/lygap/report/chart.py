"""A chart in characters: the path, the observed values and the target over the years."""

import math
from collections.abc import Mapping

from lygap.figures import Case
from lygap.judge.assessment import Assessment
from lygap.report.numbers import number

_HEIGHT = 10
_STEP = 6
_WIDTH = 96
PATH, VALUE, TARGET = "·", "●", "★"
MARKS = {PATH: "path", VALUE: "value", TARGET: "target"}


def path_at(s: Case, year: int) -> float | None:
    """The path's value at the end of a year; None where it has none."""
    value = s._replace(time=float(year)).number("expected")
    return value if isinstance(value, float) else None


def _observed(a: Assessment, first: int) -> dict[int, float]:
    points = {year: a.track.point(year) for year in sorted(a.track.years) if year >= first}
    return {year: point.value for year, point in points.items() if point is not None and year <= a.year}


def chart(a: Assessment, legend: Mapping[str, str]) -> list[str]:
    """The lines of the chart and its legend, the words of which are by mark; none where there is no number to draw."""
    s = a.case
    first = int(s.base_time)
    observed = _observed(a, first)
    last = max([first, s.target_year or first, *observed])
    if s.base is not None:
        observed.setdefault(first, s.base)
    years = range(first, last + 1)
    path = {year: value for year in years if s.target_time and (value := path_at(s, year)) is not None}
    aim = {s.target_year: s.target} if s.target is not None and s.target_year in path else {}
    marks = {PATH: path, TARGET: aim, VALUE: observed}
    values = [value for series in marks.values() for value in series.values()]
    if not values:
        return []
    drawn = _drawn(marks, years, (min(values), max(values)))
    return [*drawn, "  ".join(f"{mark} {legend[mark]}" for mark, series in marks.items() if series)]


def _drawn(marks: Mapping[str, Mapping[int, float]], years: range, ends: tuple[float, float]) -> list[str]:
    """The rows from the highest value to the lowest, the axis, and as many years below it as have room."""
    low, high = ends
    step = max(1, min(_STEP, _WIDTH // len(years)))
    rows = [[" "] * (step * len(years) + 2) for _ in range(_HEIGHT)]
    for mark, series in marks.items():
        for year, value in series.items():
            rows[_row(value, low, high)][step * (year - years[0]) + 2] = mark
    labels = {_row(value, low, high): number(float(f"{value:.6g}")) for value in ends}
    width = max(len(label) for label in labels.values())
    lines = [f"{labels.get(i, ''):>{width}} │{''.join(row).rstrip()}" for i, row in enumerate(rows)]
    every = -(-_STEP // step)
    named = "".join(f"{year:<{step * every}}" for year in years[::every]).rstrip()
    axis = "─" * max(step * (len(years) - 1) + 4, len(named))
    return [*lines, " " * width + " └" + axis, " " * (width + 2) + named]


def _row(value: float, low: float, high: float) -> int:
    if high == low:
        return _HEIGHT // 2
    if math.isinf(high - low):
        value, low, high = value / 2, low / 2, high / 2
    return round((_HEIGHT - 1) * ((high - value) / (high - low)))
