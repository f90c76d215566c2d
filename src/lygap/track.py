"""One indicator in one region, made ready to judge: its yearly values, its base and the target in force."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.dates import span, time_of
from lygap.records import Baseline, Dataset, Goals, Indicator, Observation, Source, Target
from lygap.series import Point, of_year
from lygap.situation import NO_BASELINE, Undefined
from lygap.totals import grow, totals

LINEAR_KINDS = ("cumulative", "rank", "coverage")
_NO_GOALS = Goals()

Years = dict[int, list[Observation]]


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

    `years` are the observations by year, `totals` the values of years that only increments make known, `breaks` the
    years from which nothing earlier is comparable. Values later than `since` are judged. `asked` says that a target
    was asked for by its id, so that without it nothing may be judged.
    """

    indicator: Indicator
    region: str
    path: str
    years: Mapping[int, list[Observation]]
    base: Base
    target: Target | None
    interim: tuple[Target, ...]
    sources: Mapping[str, Source]
    since: float
    asked: bool = False
    totals: Mapping[int, Point] = {}
    breaks: tuple[int, ...] = ()

    def point(self, year: int) -> Point | None:
        """The value that counts for a year; None where nothing usable was observed."""
        there = self.years.get(year)
        if there is None:
            return None
        return self.totals.get(year) or of_year(there, self.indicator.kind, self.sources)

    def value_of(self, year: int) -> float | None:
        """The base value in its own year, else what was observed; None where there is neither."""
        if year == self.base.year:
            return self.base.value
        there = self.point(year)
        return None if there is None else there.value


def by_year(observations: list[Observation]) -> Years:
    """Group observations by year, in file order."""
    result: Years = {}
    for o in observations:
        if o.year in result:
            result[o.year].append(o)
        else:
            result[o.year] = [o]
    return result


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


def _base(t: Track, goals: Goals, plan_year: int, until: int) -> Base:
    """The stated baseline, else the base year's observation or the first after it."""
    baseline = goals.baseline
    if t.indicator.kind == "cumulative" and (baseline is None or baseline.value is None):
        baseline = Baseline(0.0, plan_year, None) if baseline is None else baseline._replace(value=0.0)
    if baseline is not None:
        return _stated(baseline, t.point(baseline.year) if baseline.year in t.years else None)
    for year in sorted(y for y in t.years if plan_year <= y <= until):
        p = t.point(year)
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


def _derived(t: Track, years: Years, baseline: Baseline | None) -> Track:
    """With a value for what was published as an increment or as growth."""
    if t.indicator.kind == "cumulative":
        return t._replace(totals=totals(years, t.base.year, t.sources))

    def start(year: int) -> Observation | None:
        if baseline is not None and baseline.year == year:
            return Observation(t.indicator.id, t.region, year, baseline.value)
        point = t.point(year)
        return None if point is None else point.observation

    grow(years, start)
    return t


def track(data: Dataset, indicator: Indicator, region: str, year: int, target_id: str | None = None) -> Track:
    """Make one indicator ready for a year's question; `target_id` picks a target other than the first in force."""
    goals = indicator.goals.get(region, _NO_GOALS)
    observations = data.of(indicator.id, region)
    years = by_year(observations)
    special = [o for o in observations if o.value is None or o.breaks]
    base_year = goals.baseline.year if goals.baseline else data.plan.base_year
    interim = tuple(i for i in goals.targets if i.on_path and in_force(i, year)) if len(goals.targets) > 1 else ()
    t = Track(
        indicator,
        region,
        "linear" if indicator.kind in LINEAR_KINDS else indicator.path,
        years,
        Base(None, base_year, None, None, base_year, None, False),
        choose_target(goals, target_id, year),
        interim,
        data.sources,
        base_year,
        target_id is not None,
        {},
        tuple(o.year for o in special if o.breaks and o.excluded is None),
    )
    if any(o.value is None for o in special):
        t = _derived(t, years, goals.baseline)
    base = _base(t, goals, base_year, year)
    return t._replace(base=base, since=base_year if base.late else base.time)
