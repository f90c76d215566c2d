"""A chart in characters: the path, the observed values and the target over the years."""

from lygap.assessment import Assessment
from lygap.growth import expected
from lygap.report.numbers import number
from lygap.situation import Situation

_HEIGHT = 10
_STEP = 6
PATH, VALUE, TARGET = "·", "●", "★"


def path_at(s: Situation, year: int) -> float | None:
    """The path's value at the end of a year; None where it has none."""
    value = expected(s._replace(time=float(year)))
    return value if isinstance(value, float) else None


def _observed(a: Assessment, first: int) -> dict[int, float]:
    points = {year: a.track.point(year) for year in sorted(a.track.years) if year >= first}
    return {year: point.value for year, point in points.items() if point is not None and year <= a.year}


def chart(a: Assessment) -> list[str]:
    """The lines of the chart; none where there is no number to draw."""
    s = a.situation
    first = int(s.base_time)
    observed = _observed(a, first)
    last = max([int(s.target_time or first), *observed])
    if s.base is not None:
        observed.setdefault(first, s.base)
    years = range(first, min(last, first + 15) + 1)
    path = {year: value for year in years if s.target_time and (value := path_at(s, year)) is not None}
    values = [*path.values(), *observed.values(), *([s.target] if s.target is not None else [])]
    if not values:
        return []
    low, high = min(values), max(values)
    rows = [[" "] * (_STEP * len(years)) for _ in range(_HEIGHT)]
    marks = [(path, PATH), (observed, VALUE)]
    if s.target is not None and s.target_time in path:
        marks.insert(1, ({int(s.target_time): s.target}, TARGET))
    for series, mark in marks:
        for year, value in series.items():
            if year in years:
                rows[_row(value, low, high)][_STEP * (year - first) + 2] = mark
    labels = {_row(value, low, high): number(float(f"{value:.6g}")) for value in (low, high)}
    width = max(len(label) for label in labels.values())
    drawn = [f"{labels.get(i, ''):>{width}} │{''.join(row).rstrip()}" for i, row in enumerate(rows)]
    axis = " " * width + " └" + "─" * (_STEP * len(years))
    return [*drawn, axis, " " * (width + 2) + "".join(f"{year:<{_STEP}}" for year in years)]


def _row(value: float, low: float, high: float) -> int:
    return round((_HEIGHT - 1) * (high - value) / (high - low)) if high > low else _HEIGHT // 2
