"""Judge one indicator for one year: pure, without files, clock or terminal."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lygap.figures import FIGURES
from lygap.figures.case import Case, Undefined
from lygap.judge.assessment import Assessment, Note
from lygap.judge.cases import status_range
from lygap.judge.newest import Found, comparable, newest
from lygap.judge.notes import notes
from lygap.judge.target import Aim, Seen, aim, situation
from lygap.judge.track import Track, track
from lygap.methods import AUTO, METHODS, judge_all
from lygap.plan.counting import Point, plain
from lygap.plan.records import Dataset, Indicator


class Question(NamedTuple):
    """What is asked of every indicator; `max_age` in years, `target_id` picks a target other than the first."""

    year: int
    method: str = AUTO
    exact_year: bool = False
    max_age: int | None = None
    target_id: str | None = None


def _before(t: Track, a: Aim, p: Point) -> dict[float, float]:
    """The comparable values before the observation by time, in whole years where nothing else is known of them."""
    first, until = max(t.breaks, default=-math.inf), p.observation.year
    seen: dict[float, float] = {}
    for year, there in t.series.years.items():
        if first <= year < until:
            value = there[0].value
            if len(there) == 1 and value is not None and plain(there[0]) and not t.series.totals:
                seen[year] = value
            elif (e := t.series.point(year)) is not None and not e.part_year:
                seen[e.time] = e.value
    return seen if a.far is None else {time: a.fold(value) for time, value in seen.items()}


def _earlier(t: Track, a: Aim, p: Point) -> Callable[[], tuple[tuple[float, float], ...]]:
    """The values before the observation, the stated baseline among them, when somebody wants to know them."""
    known: list[tuple[tuple[float, float], ...]] = []

    def values() -> tuple[tuple[float, float], ...]:
        if not known:
            seen = _before(t, a, p)
            if t.base.value is not None and t.base.time < p.time:
                seen[t.base.time] = t.base.value
            known.append(tuple(sorted(seen.items())))
        return known[0]

    return values


def _situation(t: Track, a: Aim, found: Found, year: int) -> Case:
    p = found.point
    seen = Seen(None, float(year), found.why) if p is None else Seen(p.value, p.time, earlier=_earlier(t, a, p))
    return situation(t, a, t.base.value, seen)


def _method(name: str, t: Track, a: Aim) -> str:
    """The method asked for; `auto` is the growth rate where the path is one, else the calendar."""
    if name != AUTO:
        return name
    positive = t.base.value is not None and t.base.value > 0 and a.value is not None and a.value > 0
    return "eurostat" if t.target is None or (positive and t.path == "geometric") else "timeline"


def _figures(s: Case) -> tuple[dict[str, float | str], dict[str, str]]:
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
        method.label(s, verdict.status),
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
