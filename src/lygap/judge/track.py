"""One indicator in one region, made ready to judge: its yearly values, its base and the target in force."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures import Reason
from lygap.plan.counting import Point
from lygap.plan.districts import reached_by_districts
from lygap.plan.in_force import choose_target, in_force
from lygap.plan.records import NO_GOALS, Baseline, Dataset, Goals, Indicator, Observation, Target
from lygap.plan.series import Series, series_of, stated

LINEAR_KINDS = ("cumulative", "rank", "coverage")


class Base(NamedTuple):
    """The value the path starts from, at `time`; `value` None where there is none, and `why` says the reason.

    `low` and `high` differ where the value is not exact or others were published for it (`rivals`). `stated` says
    that the plan gives it; `late` that the plan's base year has no value and a later year's stands in.
    """

    value: float | None
    time: float
    low: float | None
    high: float | None
    year: int
    source: str | None
    stated: bool
    why: Reason = Reason.NO_BASELINE
    rivals: tuple[Observation, ...] = ()
    late: bool = False

    def lacking(self, why: Reason) -> "Base":
        """The same point in time without a value."""
        return Base(None, self.time, None, None, self.year, self.source, self.stated, why)


class Track(NamedTuple):
    """One indicator of a data set in one region, ready to judge.

    Values later than `since` are judged; `breaks` are the years from which nothing earlier is comparable. `asked` says
    that a target was asked for by its id, so that without it nothing may be judged. `together` is what the districts
    surely reached together by year.
    """

    data: Dataset
    indicator: Indicator
    region: str
    path: str
    series: Series
    base: Base
    target: Target | None
    interim: tuple[Target, ...]
    since: float
    asked: bool = False
    breaks: tuple[int, ...] = ()
    together: Mapping[int, Point] = {}

    @property
    def years(self) -> Mapping[int, list[Observation]]:
        """The observations by year."""
        return self.series.years

    @property
    def end(self) -> int | None:
        """The target's year; None where there is no target or no date."""
        return None if self.target is None else self.target.year

    @property
    def due_time(self) -> float | None:
        """When the target is due, in years; None where there is no target or no date."""
        return None if self.target is None else self.target.time(self.indicator.kind)

    def point(self, year: int) -> Point | None:
        """The value that counts for a year; None where nothing usable was observed."""
        return self.series.point(year)

    def value_of(self, year: int) -> float | None:
        """The base value in its own year, else what was observed; None where there is neither."""
        if year == self.base.year:
            return self.base.value
        there = self.series.point(year)
        return None if there is None or there.part_year else there.value

    def comparable_with(self, point: Point | None) -> "Track":
        """The track as seen from a value: without its base where that is the value itself, or before a break."""
        if point is not None and self.base.late and point.time <= self.base.time:
            start = self.base._replace(time=self.since, year=int(self.since))
            return self._replace(base=start.lacking(Reason.NO_BASELINE))
        if not self.breaks:
            return self
        until = -math.inf if point is None else point.observation.year
        breaks = tuple(year for year in self.breaks if year <= until)
        is_broken = any(year > self.base.year for year in breaks)
        base = self.base.lacking(Reason.NOT_COMPARABLE) if is_broken else self.base
        return self._replace(breaks=breaks, base=base)


def track(data: Dataset, indicator: Indicator, region: str, year: int, target_id: str | None = None) -> Track:
    """Make one indicator ready for a year's question; `target_id` picks a target other than the first in force."""
    goals = indicator.goals.get(region, NO_GOALS)
    base_year = data.plan.base_year if goals.baseline is None else goals.baseline.year
    observations = data.of(indicator.id, region)
    series = series_of(observations, indicator.kind, data.sources, goals.baseline, base_year)
    base = _base(series, goals.baseline, base_year, year)
    target = choose_target(goals, target_id, year)
    return Track(
        data=data,
        indicator=indicator,
        region=region,
        path="linear" if indicator.kind in LINEAR_KINDS else indicator.path,
        series=series,
        base=base,
        target=target,
        interim=_interim(goals, year),
        since=base_year if base.late else base.time,
        asked=target_id is not None,
        breaks=tuple(o.year for o in observations if o.breaks and o.excluded is None),
        together={} if target is None else reached_by_districts(data, indicator, region),
    )


def _interim(goals: Goals, year: int) -> tuple[Target, ...]:
    """The targets on the way to another one."""
    if len(goals.targets) < 2:
        return ()
    return tuple(target for target in goals.targets if target.on_path and in_force(target, year))


def _base(series: Series, baseline: Baseline | None, plan_year: int, until: int) -> Base:
    """The stated baseline, else the base year's observation or the first after it."""
    if series.kind == "cumulative":
        baseline = _counted_from_nothing(baseline, plan_year)
    if baseline is not None:
        return _stated(baseline, series.point(baseline.year))
    for year in sorted(y for y in series.years if plan_year <= y <= until):
        point = series.point(year)
        if point is not None and not point.part_year:
            return _observed(point, plan_year)
    return Base(value=None, time=plan_year, low=None, high=None, year=plan_year, source=None, stated=False)


def _counted_from_nothing(baseline: Baseline | None, plan_year: int) -> Baseline:
    """The baseline of a count since the base year: 0 by definition."""
    if baseline is None:
        return Baseline(0.0, plan_year, None)
    return baseline._replace(value=0.0) if baseline.value is None else baseline


def _observed(point: Point, plan_year: int) -> Base:
    """A value that stands in for a baseline that was not stated."""
    observation = point.observation
    return Base(
        value=point.value,
        time=point.time,
        low=point.low,
        high=point.high,
        year=observation.year,
        source=observation.source,
        stated=False,
        rivals=point.rivals,
        late=observation.year > plan_year,
    )


def _stated(baseline: Baseline, there: Point | None) -> Base:
    """The plan's own value, beside what was observed for the same time."""
    point = stated(baseline, there)
    return Base(
        value=baseline.value,
        time=baseline.year,
        low=None if point is None else point.low,
        high=None if point is None else point.high,
        year=baseline.year,
        source=baseline.source,
        stated=True,
        rivals=() if point is None else point.rivals,
    )
