"""Judge one indicator for one year: pure, without files, clock or terminal."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lygap.aim import Aim, Seen, aim, situation
from lygap.assessment import Assessment, Note
from lygap.firmness import status_range
from lygap.growth import FIGURES
from lygap.methods import AUTO, METHODS, judge_all
from lygap.newest import Found, comparable, newest
from lygap.notes import notes
from lygap.records import Dataset, Indicator
from lygap.series import Point
from lygap.situation import Situation, Undefined
from lygap.track import Track, track


class Question(NamedTuple):
    """What is asked of every indicator; `max_age` in years, `target_id` picks a target other than the first."""

    year: int
    method: str = AUTO
    exact_year: bool = False
    max_age: int | None = None
    target_id: str | None = None


def _earlier(t: Track, a: Aim, p: Point) -> Callable[[], tuple[tuple[float, float], ...]]:
    """The values before the observation, the stated baseline among them, when somebody wants to know them."""

    def values() -> tuple[tuple[float, float], ...]:
        first = max(t.breaks, default=-math.inf)
        points = (t.series.point(year) for year in t.series.years if first <= year < p.observation.year)
        seen = {e.time: a.fold(e.value) for e in points if e is not None and not e.part_year}
        if t.base.value is not None and t.base.time < p.time:
            seen[t.base.time] = t.base.value
        return tuple(sorted(seen.items()))

    return values


def _situation(t: Track, a: Aim, found: Found, year: int) -> Situation:
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
    found = newest(t, q.year, 0 if q.exact_year else q.max_age)
    point = found.point
    t = comparable(t, point)
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


def assess_all(
    data: Dataset, indicators: Sequence[Indicator], region: str, q: Question, years: Sequence[int] = ()
) -> Iterator[Assessment]:
    """Judge indicators of one region, in their order, for the question's year or for each of several years.

    The plan's own `max_age` holds unless the question has one.
    """
    limited = q if q.max_age is not None else q._replace(max_age=data.plan.max_age)
    for indicator in indicators:
        for year in years or (q.year,):
            yield assess(track(data, indicator, region, year, q.target_id), limited._replace(year=year))


__all__ = ["Assessment", "Note", "Question", "assess", "assess_all", "track"]
