"""The case as stated, seen from the value that counts, and its corners: every end of what is not exact."""

import math
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from lygap.figures import Case, Reason
from lygap.judge.target import Aim, Start, aim_of, contested_starts, interim_nodes
from lygap.judge.track import Track
from lygap.methods import STATUSES, Method, Status, judge
from lygap.plan.counting import Point, stands_alone
from lygap.plan.records import Target

Nodes = tuple[tuple[float, float], ...]
"""Points of a series: time in years, and value."""


class View(NamedTuple):
    """A track as seen from one of its values: what of it is comparable, the target in numbers, and the case to judge.

    `point` is None where no value counts; the case then says why.
    """

    track: Track
    point: Point | None
    aim: Aim
    case: Case


def view_from(track: Track, point: Point, asked: int) -> View:
    """The view from a value, for the year asked for."""
    seen = track.comparable_with(point)
    start = Start(seen.base.value, point.value)
    aim = aim_of(seen, start)
    case = _case(seen, aim, start, point.time, _before(seen, aim, point))
    if _is_unresolved(seen, point, case, asked):
        case = case._replace(unresolved=True)
    return View(seen, point, aim, case)


def view_from_nowhere(track: Track, year: int, why: Reason) -> View:
    """The view where no value counts, at the end of the year asked for."""
    seen = track.comparable_with(None)
    start = Start(seen.base.value)
    aim = aim_of(seen, start)
    return View(seen, None, aim, _case(seen, aim, start, float(year), earlier=())._replace(why_value=why))


def _is_unresolved(track: Track, point: Point, case: Case, asked: int) -> bool:
    """Whether the target's year is over and its result is not known.

    A value of that year, though it is older than the target, is a result where it attains it.
    """
    target = track.target
    if target is None or target.each_year or target.year is None or target.year >= asked:
        return False
    is_result = case.over or (point.observation.year == target.year and case.attained)
    return not is_result


def _case(track: Track, aim: Aim, start: Start, time: float, earlier: Nodes) -> Case:
    """The constellation at a time, of a base and a value, and what came before it."""
    target = track.target
    return Case(
        direction=aim.direction,
        path=track.path,
        base=start.base,
        base_time=track.base.time,
        value=None if start.value is None else aim.folded(start.value),
        time=time,
        target=aim.value,
        target_time=track.due_time,
        tolerance=_tolerance(target),
        beyond=target is not None and target.must_be_passed,
        each_year=target is not None and target.each_year,
        trend=target is None and not track.asked and aim.direction != 0,
        interim=interim_nodes(track, start) if track.interim else (),
        limits=track.indicator.limits,
        earlier=earlier,
        why_base=track.base.why,
        why_target=aim.why,
    )


def _tolerance(target: Target | None) -> float:
    if target is None or target.comparator != "about":
        return 0.0
    return target.tolerance or 0.0


def _before(track: Track, aim: Aim, point: Point) -> Nodes:
    """The comparable values before the observation, the stated baseline among them, oldest first."""
    first, until = max(track.breaks, default=-math.inf), point.observation.year
    values: dict[float, float] = {}
    for year, there in track.series.years.items():
        if not first <= year < until:
            continue
        alone = there[0].value if len(there) == 1 and stands_alone(there[0]) else None
        if alone is not None and not track.series.totals:  # most years, and all there is to say of them
            values[year] = alone
        elif (counted := track.series.point(year)) is not None and not counted.part_year:
            values[counted.time] = counted.value
    if aim.far_end is not None:
        values = {time: aim.folded(value) for time, value in values.items()}
    if track.base.value is not None and track.base.time < point.time:
        values[track.base.time] = track.base.value
    return tuple(sorted(values.items()))


# ---- the corners


def status_range(view: View, method: Method, stated: Status) -> tuple[Status, Status] | None:
    """The worst and the best status at the ends; None where the verdict at the stated value is firm.

    An “about” without a margin is never firm, even where nothing is known of another verdict; nor is what rests on an
    older value after the target's time.
    """
    if view.point is None:
        return None
    if view.case.unresolved and stated != "unknown":
        return "missed", "achieved"
    starts = contested_starts(view.track)
    if _is_exact(view, view.point) and not starts:
        return None
    found = {stated, *(judge(corner, method).status for corner in _corners(view, view.point, starts, method))}
    ordered = sorted(found, key=STATUSES.index)
    return (ordered[0], ordered[-1]) if len(ordered) > 1 or view.point.vague else None


def _is_exact(view: View, point: Point) -> bool:
    """Whether there is nothing to vary."""
    if point.vague or view.case.tolerance:
        return False
    base = view.track.base
    return point.low == point.high and point.earliest == point.latest and base.low == base.high


def _corners(view: View, point: Point, contested: Mapping[int, Point], method: Method) -> Iterator[Case]:
    """Every combination of the ends."""
    track = view.track
    bases = dict.fromkeys((track.base.low, track.base.high))
    values = _ends_of_value(view, point, method)
    times = dict.fromkeys((point.earliest, point.latest))
    for value, time, base, of_years in product(values, times, bases, _starts(contested)):
        aim = aim_of(track, Start(base, point.value, of_years))
        closed = Start(_closed(track, base, method) if len(bases) > 1 else base, value, of_years)
        corner = _case(track, aim, closed, time, _earlier_at(view.case, closed.base, time))
        yield corner
        if corner.tolerance:
            yield corner._replace(tolerance=0.0)


def _starts(contested: Mapping[int, Point]) -> list[dict[int, float]]:
    """Every combination of the ends of what targets are measured from."""
    ends = [(point.low, point.high) for point in contested.values()]
    return [dict(zip(contested, combination, strict=True)) for combination in product(*ends)]


def _ends_of_value(view: View, point: Point, method: Method) -> dict[float | None, None]:
    """The ends of the value, and the target where a band's lies between them."""
    ends = [_closed(view.track, end, method) for end in (point.low, point.high)]
    target = view.aim.value
    if view.aim.far_end is not None and target is not None and point.low < target < point.high:
        ends.append(target)
    return dict.fromkeys(ends)


def _closed(track: Track, end: float | None, method: Method) -> float | None:
    """An end within the natural limits; it stays open where the method could not judge the limit itself."""
    if end is None:
        return None
    low, high = track.indicator.limits
    limit = end
    if low is not None and end < low:
        limit = low
    elif high is not None and end > high:
        limit = high
    return -math.inf if method.needs_positive and limit <= 0 else limit


def _earlier_at(stated: Case, base: float | None, time: float) -> Nodes:
    """What comes before a corner: as stated but for the base, whose open end has no place in a series."""
    if base is None or not math.isfinite(base):
        return tuple(node for node in stated.earlier if node[0] < time)
    return tuple((when, base if when == stated.base_time else value) for when, value in stated.earlier if when < time)
