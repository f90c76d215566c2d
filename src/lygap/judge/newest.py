"""Which year counts for a question: the newest value that may be judged."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures import Reason
from lygap.judge.cases import View, view_from, view_from_nowhere
from lygap.judge.track import Track
from lygap.plan.counting import Point
from lygap.plan.records import TOLERANCE


class Found(NamedTuple):
    """The view from the value that counts, and what does not count yet.

    `skipped` is what a newer year has reached by the parts of it that are known, `together` what the districts have
    reached where it is more than the value that stands.
    """

    view: View
    skipped: Point | None = None
    together: Point | None = None


def newest(track: Track, year: int, max_age: int | None) -> Found:
    """The newest usable value up to a year and the target's year; `max_age` in years refuses what is older."""
    last = year if track.end is None else min(year, track.end)
    skipped: Point | None = None
    together: Point | None = None
    for point in _candidates(track, last):
        view = view_from(track, point, year)
        if not point.part_year or _settles(view, point):
            is_too_old = max_age is not None and year - point.observation.year > max_age
            if not is_too_old:
                return Found(view, skipped, _more_than(point, together))
            why = Reason.OPEN_BOUND if skipped or together else Reason.STALE
            return Found(view_from_nowhere(track, year, why), skipped, together)
        if point is track.together.get(point.observation.year):
            together = _more_than(point, together) or point
        else:
            skipped = skipped or point
    why = Reason.OPEN_BOUND if skipped or together else _excluded(track, last)
    return Found(view_from_nowhere(track, year, why), skipped, together)


def _candidates(track: Track, last: int) -> Iterator[Point]:
    """The values up to a year and later than the baseline, the newest first.

    In a year of which the region has no value of its own, or but a part, the districts' follows.
    """
    years = track.years.keys() | track.together.keys() if track.together else track.years
    for year in sorted(years, reverse=True):
        if year <= track.since:
            return
        if year <= last:
            own = track.point(year)
            together = track.together.get(year) if own is None or own.part_year else None
            yield from (point for point in (own, together) if point is not None and point.time > track.since)


def _more_than(stands: Point, other: Point | None) -> Point | None:
    """The other value where it is more than the one that stands."""
    return other if other is not None and other.low > stands.value else None


def _settles(view: View, point: Point) -> bool:
    """Whether the lowest value that a lower bound leaves open decides about the target already.

    It attains a target above, breaks a cap that is due, or lies past the upper end of a band that is.
    """
    target, aim = view.track.target, view.aim
    if target is None or aim.value is None or math.isinf(point.low):
        return False
    is_due = target.each_year or target.year == point.observation.year
    if aim.far_end is not None:
        upper = max(aim.value, aim.far_end)
        return is_due and point.low > upper + TOLERANCE * abs(upper)
    is_attained = view.case.attains(point.low)
    return is_attained if aim.direction > 0 else is_due and not is_attained


def _excluded(track: Track, last: int) -> Reason:
    """Why nothing may be judged: what the newest of the excluded values is marked as."""
    for year in sorted((y for y in track.years if track.since < y <= last), reverse=True):
        for why in (Reason.NOT_COMPARABLE, Reason.UNDATED):
            if any(o.excluded == why for o in track.years[year]):
                return why
    return Reason.NO_OBSERVATION
