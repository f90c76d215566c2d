"""Judge one indicator for one year: pure, without files, clock or terminal."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lygap.aim import Aim, Seen, aim, situation
from lygap.assessment import Assessment, Note
from lygap.firmness import status_range
from lygap.growth import FIGURES
from lygap.methods import AUTO, METHODS, judge_all
from lygap.notes import notes
from lygap.records import Dataset, Indicator
from lygap.series import Point
from lygap.situation import (
    NO_BASELINE,
    NO_OBSERVATION,
    NOT_COMPARABLE,
    OPEN_BOUND,
    STALE,
    UNDATED,
    Situation,
    Undefined,
)
from lygap.track import Track, track


class Question(NamedTuple):
    """What is asked of every indicator; `max_age` in years, `target_id` picks a target other than the first."""

    year: int
    method: str = AUTO
    exact_year: bool = False
    max_age: int | None = None
    target_id: str | None = None


class _Found(NamedTuple):
    """The value that counts, else `why` there is none; `skipped` is a newer part of a year that does not count yet."""

    point: Point | None
    why: Undefined = NO_OBSERVATION
    skipped: Point | None = None


def _last_year(t: Track, q: Question) -> int:
    return q.year if t.target is None or t.target.year is None else min(q.year, t.target.year)


def _candidates(t: Track, last: int) -> Iterator[Point]:
    """The values up to a year and later than the baseline, the newest first."""
    for year in sorted(t.years, reverse=True):
        if year <= t.since:
            return
        if year <= last:
            point = t.point(year)
            if point is not None and point.time > t.since:
                yield point


def _attains(t: Track, p: Point) -> bool:
    """Whether a part of the year already attains the target, so that the whole year must."""
    t = _comparable(t, p)
    a = aim(t, t.base.value, p.value)
    return a.direction > 0 and a.far is None and situation(t, a, t.base.value, Seen(p.value, p.time)).attained


def _find(t: Track, q: Question) -> _Found:
    """The newest usable value that the question allows."""
    last = _last_year(t, q)
    max_age = 0 if q.exact_year else q.max_age
    skipped = None
    for point in _candidates(t, last):
        if point.part_year and not _attains(t, point):
            skipped = skipped or point
        elif max_age is not None and q.year - point.observation.year > max_age:
            return _Found(None, OPEN_BOUND if skipped else STALE, skipped)
        else:
            return _Found(point, skipped=skipped)
    return _Found(None, OPEN_BOUND if skipped else _excluded(t, last), skipped)


def _excluded(t: Track, last: int) -> Undefined:
    """Why nothing may be judged: what the newest of the excluded values is marked as."""
    for year in sorted((y for y in t.years if t.since < y <= last), reverse=True):
        for why in (NOT_COMPARABLE, UNDATED):
            if any(o.excluded == why for o in t.years[year]):
                return why
    return NO_OBSERVATION


def _comparable(t: Track, p: Point | None) -> Track:
    """The track as seen from a value: without its base where that is the value itself, or before a break."""
    if p is not None and t.base.late and p.time <= t.base.time:
        return t._replace(base=t.base._replace(time=t.since, year=int(t.since)).lacking(NO_BASELINE))
    if not t.breaks:
        return t
    until = p.observation.year if p is not None else -math.inf
    breaks = tuple(year for year in t.breaks if year <= until)
    broken = any(year > t.base.year for year in breaks)
    return t._replace(breaks=breaks, base=t.base.lacking(NOT_COMPARABLE) if broken else t.base)


def _earlier(t: Track, a: Aim, p: Point) -> Callable[[], tuple[tuple[float, float], ...]]:
    """The values before the observation, the stated baseline among them, when somebody wants to know them."""

    def values() -> tuple[tuple[float, float], ...]:
        first = max(t.breaks, default=-math.inf)
        points = (t.point(year) for year in t.years if first <= year < p.observation.year)
        seen = {e.time: a.fold(e.value) for e in points if e is not None and not e.part_year}
        if t.base.value is not None and t.base.time < p.time:
            seen[t.base.time] = t.base.value
        return tuple(sorted(seen.items()))

    return values


def _situation(t: Track, a: Aim, found: _Found, year: int) -> Situation:
    p = found.point
    seen = Seen(None, float(year), found.why) if p is None else Seen(p.value, p.time, earlier=_earlier(t, a, p))
    return situation(t, a, t.base.value, seen)


def _method(name: str, t: Track, a: Aim) -> str:
    """The method asked for; `auto` is the growth rate where the path is one, else the calendar."""
    if name != AUTO:
        return name
    positive = t.base.value is not None and t.base.value > 0 and a.value is not None and a.value > 0
    return "eurostat" if t.target is None or (positive and t.path == "geometric") else "timeline"


def _figures(s: Situation) -> tuple[dict[str, float | str], dict[str, str]]:
    """Every figure that can be computed, and why the others cannot."""
    figures: dict[str, float | str] = {}
    undefined: dict[str, str] = {}
    for key, figure in FIGURES.items():
        result = figure(s)
        if isinstance(result, Undefined):
            undefined[key] = result
        else:
            figures[key] = result
    return figures, undefined


def assess(t: Track, q: Question) -> Assessment:
    """Judge one track: every figure or its reason, the verdict, how firm it is, and what the other methods say."""
    found = _find(t, q)
    point = found.point
    t = _comparable(t, point)
    a = aim(t, t.base.value, None if point is None else point.value)
    s = _situation(t, a, found, q.year)
    name = _method(q.method, t, a)
    method = METHODS[name]
    verdicts = judge_all(s, METHODS)
    verdict = verdicts[name]
    between = None if point is None else status_range(t, a, s, point, method, verdict.status)
    figures, undefined = _figures(s)
    return Assessment(
        t,
        q.year,
        a,
        t.base,
        point,
        figures,
        undefined,
        name,
        verdict.statistic,
        verdict.status,
        method.labels.get(verdict.status),
        verdict.reason,
        between is None,
        between,
        {key: v.status for key, v in verdicts.items() if v.status != "unknown"},
        notes(t, a, s, point, found.skipped, q.year),
        s,
        None if method.score is None else method.score(s, verdict.status, verdict.statistic),
    )


def assess_all(data: Dataset, indicators: Sequence[Indicator], region: str, q: Question) -> Iterator[Assessment]:
    """Judge indicators of one region, in their order; the plan's own `max_age` holds unless the question has one."""
    limited = q if q.max_age is not None else q._replace(max_age=data.plan.max_age)
    for indicator in indicators:
        yield assess(track(data, indicator, region, q.year, q.target_id), limited)


__all__ = ["Assessment", "Note", "Question", "assess", "assess_all", "track"]
