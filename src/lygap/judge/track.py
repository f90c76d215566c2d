"""One indicator in one region, made ready to judge: its yearly values, its base and the target in force."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures.case import NO_BASELINE, Undefined
from lygap.plan.counting import Point
from lygap.plan.dates import span, time_of
from lygap.plan.records import Baseline, Dataset, Goals, Indicator, Observation, Source, Target
from lygap.plan.series import Series, by_year, with_steps

LINEAR_KINDS = ("cumulative", "rank", "coverage")
_NO_GOALS = Goals()


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
    why: Undefined = NO_BASELINE
    rivals: tuple[Observation, ...] = ()
    late: bool = False

    def lacking(self, why: Undefined) -> "Base":
        """The same point in time without a value."""
        return Base(None, self.time, None, None, self.year, self.source, self.stated, why)


class Track(NamedTuple):
    """What the engine needs of one indicator in one region.

    Values later than `since` are judged; `breaks` are the years from which nothing earlier is comparable. `asked` says
    that a target was asked for by its id, so that without it nothing may be judged.
    """

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

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return self.series.sources

    @property
    def years(self) -> Mapping[int, list[Observation]]:
        """The observations by year."""
        return self.series.years

    def point(self, year: int) -> Point | None:
        """The value that counts for a year; None where nothing usable was observed."""
        return self.series.point(year)

    def value_of(self, year: int) -> float | None:
        """The base value in its own year, else what was observed; None where there is neither."""
        if year == self.base.year:
            return self.base.value
        there = self.series.point(year)
        return None if there is None or there.part_year else there.value


def _stated(baseline: Baseline, there: Point | None) -> Base:
    """The plan's own value, beside what was observed for the same time."""
    value, year = baseline.value, baseline.year
    if value is None or there is None or there.time != year or there.part_year:
        return Base(value, year, value, value, year, baseline.source, True)
    observed = (there.observation, *there.rivals)
    others = tuple(o for o in observed if o.value != value)
    low = high = value
    if not (there.observation.preferred and there.value == value):
        counted = observed[:1] if there.observation.preferred else observed
        values = [value, *(o.value for o in counted if o.value is not None)]
        low, high = min(values), max(values)
    return Base(value, year, low, high, year, baseline.source, True, rivals=others)


def _base(series: Series, baseline: Baseline | None, plan_year: int, until: int) -> Base:
    """The stated baseline, else the base year's observation or the first after it."""
    if series.kind == "cumulative" and (baseline is None or baseline.value is None):
        baseline = Baseline(0.0, plan_year, None) if baseline is None else baseline._replace(value=0.0)
    if baseline is not None:
        return _stated(baseline, series.point(baseline.year))
    for year in sorted(y for y in series.years if plan_year <= y <= until):
        p = series.point(year)
        if p is not None and not p.part_year:
            source, late = p.observation.source, year > plan_year
            return Base(p.value, p.time, p.low, p.high, year, source, False, rivals=p.rivals, late=late)
    return Base(None, plan_year, None, None, plan_year, None, False)


def in_force(target: Target, year: int) -> bool:
    """Whether a target is still valid at the end of a year."""
    return target.valid_to is None or time_of(span(target.valid_to).last) >= year


def choose_target(goals: Goals, target_id: str | None, year: int) -> Target | None:
    """The target to judge: the one asked for, else the first that is in force and not interim."""
    if target_id is not None:
        return next((t for t in goals.targets if t.id == target_id), None)
    return next((t for t in goals.targets if not t.on_path and in_force(t, year)), None)


def track(data: Dataset, indicator: Indicator, region: str, year: int, target_id: str | None = None) -> Track:
    """Make one indicator ready for a year's question; `target_id` picks a target other than the first in force."""
    goals = indicator.goals.get(region, _NO_GOALS)
    baseline, targets = goals.baseline, goals.targets
    observations = data.of(indicator.id, region)
    base_year = data.plan.base_year if baseline is None else baseline.year
    special = [o for o in observations if o.value is None or o.breaks]
    series = Series(indicator.kind, by_year(observations), data.sources)
    if any(o.value is None for o in special):
        series = with_steps(series, baseline, base_year)
    base = _base(series, baseline, base_year, year)
    return Track(
        indicator,
        region,
        "linear" if indicator.kind in LINEAR_KINDS else indicator.path,
        series,
        base,
        choose_target(goals, target_id, year),
        tuple(i for i in targets if i.on_path and in_force(i, year)) if len(targets) > 1 else (),
        base_year if base.late else base.time,
        target_id is not None,
        tuple(o.year for o in special if o.breaks and o.excluded is None),
    )
