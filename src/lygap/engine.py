"""Judge one indicator for one year: pure, without files, clock or terminal."""

import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from lygap.assessment import Assessment, Note
from lygap.growth import FIGURES, Situation, Undefined
from lygap.methods import AUTO, METHODS, STATUSES, Status, Verdict, judge
from lygap.notes import notes
from lygap.records import Dataset, Indicator
from lygap.series import Point
from lygap.track import Aim, Base, Track, aim, track


class Question(NamedTuple):
    """What is asked of every indicator. `max_age` in years; `target_id` picks a target other than the first in force."""

    year: int
    method: str = AUTO
    exact_year: bool = False
    max_age: int | None = None
    target_id: str | None = None


class _Found(NamedTuple):
    point: Point | None
    why: str
    skipped: Point | None


def _situation(t: Track, a: Aim, base: float | None, why_base: str, value: float | None, time: float) -> Situation:
    target = t.target
    if value is not None and a.far is not None and a.value is not None and a.direction * (value - a.far) > 0:
        value = a.value - (value - a.far)
    return Situation(
        direction=a.direction,
        path=t.path,
        base=base,
        base_time=t.base.time,
        value=value,
        time=time,
        target=a.value,
        target_time=None if target is None or target.year is None else float(target.year),
        tolerance=(target.tolerance or 0.0) if target is not None and target.comparator == "about" else 0.0,
        each_year=target is not None and target.each_year,
        interim=tuple((float(i.year), i.value) for i in t.interim if i.year is not None and i.value is not None),
        why=(("base", why_base), ("target", a.why)),
    )


def _attains(t: Track, value: float) -> bool:
    """Whether a part of the year already attains the target, so that the whole year must."""
    a = aim(t, t.base.value, value)
    s = _situation(t, a, t.base.value, t.base.why, value, 0.0)
    return a.direction == 1 and a.far is None and s.attained


def _find(t: Track, q: Question) -> _Found:
    """The newest usable value up to the year asked for and the target's year, later than the base."""
    last = min(q.year, t.target.year) if t.target is not None and t.target.year is not None else q.year
    skipped = None
    for year in sorted((y for y in t.years if y <= last), reverse=True):
        point = t.point(year)
        if point is None or point.time <= t.base.time:
            continue
        if point.part_year and not _attains(t, point.value):
            skipped = skipped or point
            continue
        too_old = q.exact_year or (q.max_age is not None and q.year - year > q.max_age)
        if year < q.year and too_old:
            return _Found(None, "open_bound" if skipped else "stale", skipped)
        return _Found(point, "", skipped)
    if skipped is not None:
        return _Found(None, "open_bound", skipped)
    excluded = [o.excluded for y, values in t.years.items() if y <= last for o in values]
    return _Found(None, next((e for e in excluded if e in ("not_comparable", "undated")), "no_observation"), None)


def _base_for(t: Track, point: Point | None) -> Base:
    """The base, unless the series breaks between it and the value."""
    until = point.observation.year if point else -math.inf
    broken = any(o.breaks for y, values in t.years.items() if t.base.year < y <= until for o in values)
    return t.base._replace(value=None, low=None, high=None, why="not_comparable") if broken else t.base


def _bounded(t: Track, value: float) -> float:
    """An open end, closed by a natural limit where the path can be followed down to it."""
    low, high = t.indicator.limits
    limit = low if value < 0 else high
    return limit if math.isinf(value) and t.path == "linear" and limit is not None else value


def _corners(t: Track, base: Base, point: Point) -> Iterator[Situation]:
    """Every combination of the ends between which value, time, base and tolerance may lie."""
    values = dict.fromkeys((_bounded(t, point.low), _bounded(t, point.high)))
    times = dict.fromkeys((point.earliest, point.latest))
    bases = dict.fromkeys((base.low, base.high))
    for value, time, start in product(values, times, bases):
        s = _situation(t, aim(t, start, point.value), start, base.why, value, time)
        yield s
        if s.tolerance:
            yield s._replace(tolerance=0.0)


def _firmness(t: Track, base: Base, point: Point | None, verdict: Verdict, method: str) -> tuple[bool, list[Status]]:
    """Whether the verdict holds at every end, and the statuses found there from worst to best."""
    if point is None:
        return True, []
    found = {judge(s, METHODS[method]).status for s in _corners(t, base, point)} | {verdict.status}
    firm = len(found) == 1 and not point.vague
    return firm, sorted(found, key=STATUSES.index)


def _method(name: str, t: Track, a: Aim, base: Base) -> str:
    if name != AUTO:
        return name
    if t.target is None:
        return "eurostat"
    positive = base.value is not None and base.value > 0 and a.value is not None and a.value > 0
    return "eurostat" if t.path == "geometric" and positive else "timeline"


def assess(t: Track, q: Question) -> Assessment:
    """Judge one track by one method: every figure or its reason, the verdict, and how firm it is."""
    found = _find(t, q)
    point = found.point
    base = _base_for(t, point)
    a = aim(t, base.value, point.value if point else None)
    s = _situation(t, a, base.value, base.why, point.value if point else None, point.time if point else float(q.year))
    s = s._replace(why=(*s.why, ("value", found.why)))
    results = {key: figure(s) for key, figure in FIGURES.items()}
    method = _method(q.method, t, a, base)
    verdict = judge(s, METHODS[method])
    firm, statuses = _firmness(t, base, point, verdict, method)
    every = {name: judge(s, m).status for name, m in METHODS.items()}
    return Assessment(
        track=t,
        year=q.year,
        aim=a,
        base=base,
        point=point,
        figures={key: r for key, r in results.items() if not isinstance(r, Undefined)},
        undefined={key: str(r) for key, r in results.items() if isinstance(r, Undefined)},
        method=method,
        statistic=verdict.statistic,
        status=verdict.status,
        label=METHODS[method].labels.get(verdict.status),
        reason=verdict.reason,
        firm=firm,
        status_range=None if firm else (statuses[0], statuses[-1]),
        agreement={name: status for name, status in every.items() if status != "unknown"},
        notes=notes(t, base, s, point, found.skipped, q.year),
    )


def assess_all(data: Dataset, indicators: list[Indicator], region: str, q: Question) -> Iterator[Assessment]:
    """Judge indicators of one region, in their order."""
    limited = q if q.max_age is not None else q._replace(max_age=data.plan.max_age)
    for indicator in indicators:
        yield assess(track(data, indicator, region, q.year, q.target_id), limited)


__all__ = ["Assessment", "Note", "Question", "assess", "assess_all", "track"]
