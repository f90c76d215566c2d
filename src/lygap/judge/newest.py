"""Which year counts for a question: the newest value that may be judged."""

from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures import Reason
from lygap.judge.cases import View, view_from, view_from_nowhere
from lygap.judge.track import Track
from lygap.plan.counting import Point


class Found(NamedTuple):
    """The view from the value that counts; `skipped` is a newer part of a year that does not count yet."""

    view: View
    skipped: Point | None = None


def newest(track: Track, year: int, max_age: int | None) -> Found:
    """The newest usable value up to a year and the target's year; `max_age` in years refuses what is older."""
    last = year if track.end is None else min(year, track.end)
    skipped: Point | None = None
    for point in _candidates(track, last):
        view = view_from(track, point)
        if point.part_year and not _settles(view):
            skipped = skipped or point
        elif max_age is not None and year - point.observation.year > max_age:
            why = Reason.OPEN_BOUND if skipped else Reason.STALE
            return Found(view_from_nowhere(track, year, why), skipped)
        else:
            return Found(view, skipped)
    why = Reason.OPEN_BOUND if skipped else _excluded(track, last)
    return Found(view_from_nowhere(track, year, why), skipped)


def _candidates(track: Track, last: int) -> Iterator[Point]:
    """The values up to a year and later than the baseline, the newest first."""
    for year in sorted(track.years, reverse=True):
        if year <= track.since:
            return
        if year <= last:
            point = track.point(year)
            if point is not None and point.time > track.since:
                yield point


def _settles(view: View) -> bool:
    """Whether a part of the year already attains the target, so that the whole year must."""
    return view.aim.direction > 0 and view.aim.far_end is None and view.case.attained


def _excluded(track: Track, last: int) -> Reason:
    """Why nothing may be judged: what the newest of the excluded values is marked as."""
    for year in sorted((y for y in track.years if track.since < y <= last), reverse=True):
        for why in (Reason.NOT_COMPARABLE, Reason.UNDATED):
            if any(o.excluded == why for o in track.years[year]):
                return why
    return Reason.NO_OBSERVATION
