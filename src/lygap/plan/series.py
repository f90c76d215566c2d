"""The observations of one indicator by year, with a value for what was published as a step.

A step is an increment of a count since the base year, or growth on an earlier year.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lygap.plan.counting import Point, of_year
from lygap.plan.dates import span
from lygap.plan.records import Baseline, Bound, Observation, Source


class Series(NamedTuple):
    """The observations of one indicator in one region by year; `totals` are known from increments only."""

    kind: str
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


def with_steps(series: Series, baseline: Baseline | None, base_year: int) -> Series:
    """With a value for every increment of a count, or for growth on a year that has one."""
    if series.kind == "cumulative":
        return series._replace(totals=totals(series.years, base_year, series.sources))

    def start(year: int) -> Observation | None:
        if baseline is not None and baseline.year == year:
            return Observation("", "", year, baseline.value)
        point = series.point(year)
        return None if point is None or point.part_year else point.observation

    grow(series.years, start)
    return series


def _first_year(o: Observation) -> int:
    """The first year an increment covers."""
    return o.year if o.period is None else span(o.period).first.year


def _sum(total: Point | None, step: Point, complete: bool) -> Point:
    """The total after one more increment; where one before is missing it is a lower bound."""
    value, low, high, vague = (
        (0.0, 0.0, 0.0, False) if total is None else (total.value, total.low, total.high, total.vague)
    )
    low, high, vague = low + step.low, high + step.high if complete else math.inf, vague or step.vague
    open_ends: dict[tuple[bool, bool], Bound] = {(False, True): "at_least", (True, False): "at_most"}
    bound = open_ends.get((math.isinf(low), math.isinf(high)), "about" if vague else None)
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
            total = result[year] = _sum(total, step, first == reached + 1 and (total is None or total.high < math.inf))
            reached = step.time
    return result


def grow(years: Mapping[int, list[Observation]], start: Callable[[int], Observation | None]) -> None:
    """Give each “+103 % on 2020” its value, marked derived; it stays without one where its base year has none."""
    for year in sorted(years):
        years[year][:] = [o if o.growth is None else _grown(o, start(o.base_year or year)) for o in years[year]]


def _grown(o: Observation, start: Observation | None) -> Observation:
    if o.growth is None or start is None or start.value is None:
        return o
    value = start.value * (1 + o.growth)
    bound = o.bound or (start.bound if o.growth > -1 else None)
    return o._replace(value=value, obs_status="derived", bound=bound) if math.isfinite(value) else o
