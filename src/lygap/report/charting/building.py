"""A judged row → its chart."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures import along
from lygap.figures.case import Case, Node
from lygap.judge.assessment import Assessment
from lygap.plan.counting import Point
from lygap.plan.records import Level, PathShape, Target
from lygap.plan.texts import Bilingual
from lygap.report.charting.model import ChartModel, Goal, Judged, Mark, Way
from lygap.report.columns import target_cell, value_cell
from lygap.report.prose import unit_in
from lygap.report.table import Quantity

_SHAPES: tuple[PathShape, ...] = ("geometric", "linear")
_STEPS = 12
"""Into how many pieces a curve is cut: with more, nobody would see it."""


def chart_of(row: Assessment, *, even_without_values: bool = False) -> ChartModel | None:
    """The chart of a judged row; None where no value was observed, so that there is nothing to draw.

    `even_without_values`: then too, as long as a base or a target is there.
    """
    observed, goal = _observed(row), _goal(row)
    has_values = bool(observed.values or observed.parts)
    has_other = even_without_values and bool(observed.base or goal)
    if not has_values and not has_other:
        return None
    indicator, data = row.track.indicator, row.track.data
    return ChartModel(
        id=indicator.id,
        name=indicator.name,
        unit=Bilingual(unit_in(data, indicator.unit, "zh"), unit_in(data, indicator.unit, "en")),
        years=_axis(row, observed, goal),
        asked=row.year,
        status=row.status,
        base=observed.base,
        values=observed.values,
        parts=observed.parts,
        judged=_judged(row),
        rivals=observed.rivals,
        paths=tuple(_paths(row)),
        interim=row.case.interim,
        goal=goal,
        projection=_projection(row),
    )


# ---- what was observed


def _mark(point: Point) -> Mark:
    o = point.observation
    bound = "at_least" if point.part_year else o.bound
    return Mark(point.time, o.year, point.value, bound, o.margin, o.breaks)


class _Observed(NamedTuple):
    """The values of a row from its base to the year asked for, as the chart has them."""

    base: Mark | None
    values: tuple[Mark, ...]
    parts: tuple[Mark, ...]
    rivals: tuple[Node, ...]


def _observed(row: Assessment) -> _Observed:
    base = None
    rivals: list[tuple[float, float | None]] = []
    if row.base.value is not None:
        base = Mark(row.base.time, row.base.year, row.base.value)
        rivals += [(row.base.time, rival.value) for rival in row.base.rivals]
    values: list[Mark] = []
    parts: list[Mark] = []
    for point in _points(row):
        counts = point is row.point or not point.part_year
        among = values if counts else parts
        among.append(_mark(point))
        rivals += [(point.time, rival.value) for rival in point.rivals]
    numbers = [(time, value) for time, value in rivals if value is not None]
    return _Observed(base, tuple(values), tuple(parts), tuple(numbers))


def _points(row: Assessment) -> Iterator[Point]:
    """One a year, the oldest first; of the judged year the judged one, which may be that of the districts."""
    judged = {} if row.point is None else {row.point.observation.year: row.point}
    for year in sorted({*row.track.years, *judged}):
        if year > row.year:
            return
        point = judged.get(year) or row.track.point(year)
        if point is not None and _is_later_than_base(point, row):
            yield point


def _is_later_than_base(point: Point, row: Assessment) -> bool:
    """Whether a value comes after the base; without one the base's year counts too."""
    if row.base.value is None:
        return point.time >= row.base.time
    return point.time > row.base.time


def _judged(row: Assessment) -> Judged | None:
    if row.point is None:
        return None
    expected = row.figures.get("expected")
    written = value_cell(row, row.track.data, row.track.data.plan.language)
    assert isinstance(written, Quantity)  # there is a value
    return Judged(
        mark=_mark(row.point),
        expected=expected if isinstance(expected, float) and row.aim.value is not None else None,
        is_stale=row.stale,
        sign=written.before,
        decimals=written.decimals,
    )


def _axis(row: Assessment, observed: _Observed, goal: Goal | None) -> range:
    """The years from the first to the last of base, values, target and the year asked for; two at the least."""
    times = [row.base.time, *(mark.time for mark in (*observed.values, *observed.parts))]
    if goal is not None and goal.time is not None:
        times.append(goal.time)
    first = math.floor(min(times))
    last = math.ceil(max(*times, row.year))
    return range(first, max(last, first + 1) + 1)


# ---- what is aimed at


def _goal(row: Assessment) -> Goal | None:
    target, value = row.target, row.aim.value
    if target is None or value is None:
        return None
    low, high = _ends(target, value)
    written = target_cell(row, row.track.data, row.track.data.plan.language)
    return Goal(
        value=value,
        time=None if target.each_year else row.track.due_time,
        year=row.track.end,
        sign=written.before if isinstance(written, Quantity) else "",
        low=low,
        high=high,
        is_range=isinstance(target.aim, Level) and target.aim.is_range,
        each_year=target.each_year,
    )


def _ends(target: Target, value: float) -> tuple[float, float] | tuple[None, None]:
    """The ends of a range, or of the tolerance; None where there is neither."""
    match target.aim:
        case Level(low, high, is_range=True):
            return low, high
    if target.comparator == "about" and target.tolerance:
        return value - target.tolerance, value + target.tolerance
    return None, None


def _paths(row: Assessment) -> Iterator[Way]:
    """Both paths, the followed one last and so on top; only that one where they are the same."""
    case = row.case
    if case.each_year or case.target_time is None or case.target_time <= case.base_time:
        return
    ways = {shape: _nodes(case._replace(path=shape)) for shape in _SHAPES}
    other = next(shape for shape in _SHAPES if shape != case.path)
    followed: PathShape = "linear" if case.path == "linear" else "geometric"
    are_apart = len({value for _, value in ways[followed]}) > 1
    if ways[other] and (are_apart or not ways[followed]):
        yield Way(other, ways[other], is_followed=False)
    if ways[followed]:
        yield Way(followed, ways[followed], is_followed=True)


def _nodes(case: Case) -> tuple[Node, ...]:
    """The path's values, as many as its shape needs; none where it has none."""
    assert case.target_time is not None  # asked of dated targets only
    turns = [time for time, _ in case.interim if case.base_time < time < case.target_time]
    times = {case.base_time, *turns}
    if case.path != "linear":
        times.update(_times(case.base_time, case.target_time))
    # At the target's own time the target itself is expected, also where its path has no value.
    nodes = [(time, case._replace(time=time).number("expected")) for time in sorted(times)]
    numbers = tuple((time, value) for time, value in nodes if isinstance(value, float))
    if len(numbers) < len(nodes) or case.target is None:
        return ()
    return (*numbers, (case.target_time, case.target))


def _times(first: float, last: float) -> list[float]:
    """The times between two others, the last one left out."""
    return [first + (last - first) * step / _STEPS for step in range(_STEPS)]


def _projection(row: Assessment) -> tuple[Node, ...]:
    """From the judged value on as it went since the base; a value past a band's end leads nowhere that can be drawn."""
    case, projected = row.case, row.figures.get("projected")
    is_folded = row.point is not None and case.value != row.point.value
    if row.status == "achieved" or is_folded or not isinstance(projected, float):
        return ()
    if case.base is None or case.value is None or case.target_time is None:
        return ()
    start, end = (case.time, case.value), (case.target_time, projected)
    if case.path == "linear":
        return (start, end)
    between = []
    for time in _times(case.time, case.target_time)[1:]:
        value = along(case.path, case.base, case.value, (time - case.base_time) / case.passed_years)
        if isinstance(value, float):
            between.append((time, value))
    return (start, *between, end)
