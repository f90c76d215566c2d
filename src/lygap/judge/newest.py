"""Which year counts for a question: the newest value that may be judged, and what it may be compared with."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures.case import NO_BASELINE, NO_OBSERVATION, NOT_COMPARABLE, OPEN_BOUND, STALE, UNDATED, Undefined
from lygap.judge.target import Seen, aim, situation
from lygap.judge.track import Track
from lygap.plan.counting import Point


class Found(NamedTuple):
    """The value that counts, else `why` there is none; `skipped` is a newer part of a year that does not count yet."""

    point: Point | None
    why: Undefined = NO_OBSERVATION
    skipped: Point | None = None


def comparable(t: Track, p: Point | None) -> Track:
    """The track as seen from a value: without its base where that is the value itself, or before a break."""
    if p is not None and t.base.late and p.time <= t.base.time:
        return t._replace(base=t.base._replace(time=t.since, year=int(t.since)).lacking(NO_BASELINE))
    if not t.breaks:
        return t
    until = p.observation.year if p is not None else -math.inf
    breaks = tuple(year for year in t.breaks if year <= until)
    broken = any(year > t.base.year for year in breaks)
    return t._replace(breaks=breaks, base=t.base.lacking(NOT_COMPARABLE) if broken else t.base)


def _candidates(t: Track, last: int) -> Iterator[Point]:
    """The values up to a year and later than the baseline, the newest first."""
    for year in sorted(t.series.years, reverse=True):
        if year <= t.since:
            return
        if year <= last:
            point = t.series.point(year)
            if point is not None and point.time > t.since:
                yield point


def _attains(t: Track, p: Point) -> bool:
    """Whether a part of the year already attains the target, so that the whole year must."""
    t = comparable(t, p)
    a = aim(t, t.base.value, p.value)
    return a.direction > 0 and a.far is None and situation(t, a, t.base.value, Seen(p.value, p.time)).attained


def _excluded(t: Track, last: int) -> Undefined:
    """Why nothing may be judged: what the newest of the excluded values is marked as."""
    for year in sorted((y for y in t.series.years if t.since < y <= last), reverse=True):
        for why in (NOT_COMPARABLE, UNDATED):
            if any(o.excluded == why for o in t.series.years[year]):
                return why
    return NO_OBSERVATION


def newest(t: Track, year: int, max_age: int | None) -> Found:
    """The newest usable value up to a year and the target's year; `max_age` in years refuses what is older."""
    last = year if t.target is None or t.target.year is None else min(year, t.target.year)
    skipped = None
    for point in _candidates(t, last):
        if point.part_year and not _attains(t, point):
            skipped = skipped or point
        elif max_age is not None and year - point.observation.year > max_age:
            return Found(None, OPEN_BOUND if skipped else STALE, skipped)
        else:
            return Found(point, skipped=skipped)
    return Found(None, OPEN_BOUND if skipped else _excluded(t, last), skipped)
