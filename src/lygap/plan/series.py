"""The observations of one indicator by year, with a value for what was published as a step.

A step is an increment of a count since the base year, or growth on an earlier year.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from lygap.plan.counting import Point, bound_between, differ, of_year
from lygap.plan.records import Baseline, Bound, Kind, Observation, Source
from lygap.plan.timing import timing


class Series(NamedTuple):
    """The observations of one indicator in one region by year; `totals` are known from increments only."""

    kind: Kind
    years: Mapping[int, list[Observation]]
    sources: Mapping[str, Source]
    totals: Mapping[int, Point] = {}

    def point(self, year: int) -> Point | None:
        """The value that counts for a year; None where nothing usable was observed, or its total is no number."""
        there = self.years.get(year)
        if there is None:
            return None
        point = self.totals.get(year) or of_year(there, self.kind, self.sources)
        return point if point is None or math.isfinite(point.value) else None


def by_year(observations: Iterable[Observation]) -> dict[int, list[Observation]]:
    """Group observations by year, in file order."""
    result: dict[int, list[Observation]] = {}
    for o in observations:
        if o.year in result:
            result[o.year].append(o)
        else:
            result[o.year] = [o]
    return result


def series_of(
    observations: Sequence[Observation],
    kind: Kind,
    sources: Mapping[str, Source],
    baseline: Baseline | None,
    base_year: int,
) -> Series:
    """The series of an indicator in a region, with a value for every step."""
    series = Series(kind, by_year(observations), sources)
    if all(o.value is not None for o in observations):
        return series
    return with_steps(series, baseline, base_year)


def with_steps(series: Series, baseline: Baseline | None, base_year: int) -> Series:
    """With a value for every increment of a count, or for growth on a year that has one."""
    if series.kind == "cumulative":
        return series._replace(totals=totals(series.years, base_year, series.sources))

    grow(series.years, series.kind, lambda year: start_in(series, baseline, year))
    return series


def start_in(series: Series, baseline: Baseline | None, year: int) -> "Start | None":
    """What growth on a year starts from: the stated baseline of that year, else the value for all of it."""
    there = series.point(year)
    if baseline is not None and baseline.year == year:
        return start_of(stated(baseline, there))
    return None if there is None or there.part_year else start_of(there)


# ---- a stated value beside what was observed


def stated(baseline: Baseline, there: Point | None) -> Point | None:
    """The plan's own value for its base year, beside what was observed for the same time; None where it states none.

    The sum of parts is no other value for the year: what is stated for the whole of it stands before any sum.
    """
    value, year = baseline.value, baseline.year
    if value is None:
        return None
    own = Observation("", "", year, value, source=baseline.source)
    exact = Point(own, value, year, year, year, value, value)
    if there is None or there.time != year or there.part_year or there.observation.parts:
        return exact
    observed = (there.observation, *there.rivals)
    rivals = tuple(o for o in observed if differ(o.value, value))
    if there.observation.preferred and not differ(there.value, value):
        return exact._replace(observation=own._replace(preferred=True), rivals=rivals)
    counted = observed[:1] if there.observation.preferred else rivals
    values = [value, *(o.value for o in counted if o.value is not None and differ(o.value, value))]
    return exact._replace(low=min(values), high=max(values), rivals=rivals)


# ---- increments


def _first_year(o: Observation) -> int:
    """The first year an increment covers."""
    when = timing(o, "cumulative")
    return when.first.year if when is not None and when.is_long else o.year


def _sum(total: Point | None, step: Point, complete: bool) -> Point | None:
    """The total after one more increment; where one before is missing it is a lower bound.

    None where it is larger than a number can be.
    """
    value, low, high, vague = (
        (0.0, 0.0, 0.0, False) if total is None else (total.value, total.low, total.high, total.vague)
    )
    if not math.isfinite(value + step.value):
        return None
    low, high, vague = low + step.low, high + step.high if complete else math.inf, vague or step.vague
    bound = bound_between(low, high, vague=vague)
    margin = (high - low) / 2 if bound is None and low < high and not step.rivals else None

    def summed(o: Observation) -> Observation:
        to_date = value + (o.value or 0.0)
        return o._replace(value=to_date, increment=None, obs_status="derived", bound=bound, margin=margin)

    return step._replace(
        observation=summed(step.observation),
        value=value + step.value,
        low=low,
        high=high,
        vague=vague,
        rivals=tuple(rival for rival in map(summed, step.rivals) if math.isfinite(rival.value or 0.0)),
    )


def totals(years: Mapping[int, list[Observation]], base_year: int, sources: Mapping[str, Source]) -> dict[int, Point]:
    """The total since the base year at every year with an increment.

    After a gap it is a lower bound. An increment over several years replaces those since the base year that it
    covers; one that overlaps others in any other way is left out.
    """
    result: dict[int, Point] = {}
    total, reached = None, float(base_year)
    for year in sorted(y for y in years if y > base_year):
        steps = [o._replace(value=o.increment) for o in years[year] if o.increment is not None]
        step = of_year(steps, "cumulative", sources)
        if step is None:
            continue
        first = _first_year(step.observation)
        if first == base_year + 1:
            total, reached = None, float(base_year)
        if first > reached:
            is_complete = first == reached + 1 and not step.part_year and (total is None or total.high < math.inf)
            following = _sum(total, step, is_complete)
            if following is not None:
                total = result[year] = following
                reached = step.time
    return result


# ---- growth


class Start(NamedTuple):
    """What growth starts from: its value, the ends between which that lies, and what it is known as."""

    value: float
    low: float
    high: float
    bound: Bound | None = None
    margin: float | None = None

    @property
    def is_contested(self) -> bool:
        """Whether it lies between ends that neither a bound nor a margin tells."""
        return self.bound is None and self.margin is None and self.low < self.high


def start_of(point: Point | None) -> Start | None:
    """A value as something to grow from."""
    if point is None:
        return None
    margin = None if point.rivals else point.observation.margin
    return Start(point.value, point.low, point.high, point.observation.bound, margin)


def grow(years: Mapping[int, list[Observation]], kind: Kind, start: Callable[[int], Start | None]) -> None:
    """Give each “+103 % on 2020” its value, marked derived.

    It stays without one where its base year has none, and where it is growth over a part of a year.
    """
    for year in sorted(years):
        if any(o.growth is not None for o in years[year]):
            years[year][:] = [_grown(o, kind, start) for o in years[year]]


def _grown(o: Observation, kind: Kind, start: Callable[[int], Start | None]) -> Observation:
    if o.growth is None or is_over_part(o, kind):
        return o
    known = start(o.base_year or o.year)
    return o if known is None else _from(known, o, o.growth)


def is_over_part(o: Observation, kind: Kind) -> bool:
    """Whether an amount is that of a part of its year, which no whole year can be compared with."""
    when = timing(o, kind)
    return kind == "flow" and (when is None or not when.is_whole)


def why_unused(o: Observation, kind: Kind, *, has_start: bool) -> Literal["over_part", "without_start", "too_large"]:
    """Why growth gives no value: it is of a part of its year, its start has none, or the value would be no number."""
    if is_over_part(o, kind):
        return "over_part"
    return "too_large" if has_start else "without_start"


def _from(start: Start, o: Observation, growth: float) -> Observation:
    """An observation with the value it grew to; unchanged where that is larger than a number can be."""
    factor = 1 + growth
    value = start.value * factor
    if not math.isfinite(value):
        return o
    bound = o.bound or (start.bound if factor > 0 else None)
    margin = (o.margin or 0.0) + abs(factor) * (start.margin or 0.0)
    grown = o._replace(value=value, obs_status="derived", bound=bound, margin=margin or None)
    return grown._replace(ends=_ends_after(start, factor, grown)) if start.is_contested else grown


def _ends_after(start: Start, factor: float, grown: Observation) -> tuple[float, float]:
    """The ends of what grew from a contested value, its own bound and margin added."""
    margin = grown.margin or 0.0
    nothing_left = factor == 0  # whatever it started from: an open end times zero is no number
    low, high = (0.0, 0.0) if nothing_left else sorted((start.low * factor, start.high * factor))
    return (
        -math.inf if grown.bound == "at_most" else low - margin,
        math.inf if grown.bound == "at_least" else high + margin,
    )
