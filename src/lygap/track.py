"""One indicator in one region, made ready to judge: its yearly values, its base and its target in numbers."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from lygap.dates import span
from lygap.records import Baseline, Dataset, Goals, Indicator, Observation, Source, Target
from lygap.series import Point, of_year

LINEAR_KINDS = ("cumulative", "rank", "coverage")
_NO_GOALS = Goals()


class Base(NamedTuple):
    """The value the path starts from. `low` and `high` differ where published base values conflict; `late` says that
    the plan's base year has no value and a later year's stands in."""

    value: float | None
    time: float
    low: float | None
    high: float | None
    year: int
    source: str | None
    stated: bool
    why: str = "no_baseline"
    rivals: tuple[Observation, ...] = ()
    late: bool = False


class Aim(NamedTuple):
    """The target in numbers, for one base: direction, value, and the band's other end of a `between` target."""

    direction: int
    value: float | None
    far: float | None = None
    why: str = "no_target"


class Track(NamedTuple):
    """What the engine needs of one indicator in one region."""

    indicator: Indicator
    region: str
    path: str
    years: Mapping[int, list[Observation]]
    base: Base
    target: Target | None
    why: str
    interim: tuple[Target, ...]
    sources: Mapping[str, Source]

    def point(self, year: int) -> Point | None:
        """The value that counts for a year."""
        return of_year(self.years.get(year, ()), self.indicator.kind, self.sources)

    def value_of(self, year: int) -> float | None:
        """The base value in its own year, else what was observed; None where there is neither."""
        if year == self.base.year:
            return self.base.value
        point = self.point(year)
        return None if point is None else point.value


def by_year(observations: list[Observation]) -> dict[int, list[Observation]]:
    """Group observations by year, in file order."""
    result: dict[int, list[Observation]] = {}
    for o in observations:
        result.setdefault(o.year, []).append(o)
    return result


def _totals(years: dict[int, list[Observation]], base_year: int, sources: Mapping[str, Source]) -> None:
    """Replace yearly increments of a cumulative indicator by the total so far; a missing year makes it a lower bound."""
    total, last, complete = 0.0, base_year, True
    for year in sorted(y for y, values in years.items() if y > base_year and any(o.increment is not None for o in values)):
        as_values = [o._replace(value=o.increment) if o.increment is not None else o for o in years[year]]
        point = of_year(as_values, "cumulative", sources)
        if point is None:
            continue
        total += point.value
        complete, last = complete and year == last + 1, year
        bound = point.observation.bound if complete else "at_least"
        years[year] = [point.observation._replace(value=total, increment=None, obs_status="derived", bound=bound)]


def _grow(years: dict[int, list[Observation]], value_of: Callable[[int], float | None]) -> None:
    """Give each “+103 % on 2020” its value, marked derived; it stays without one where its base year has none."""
    for year, values in years.items():
        for i, o in enumerate(values):
            if o.growth is not None and o.base_year is not None:
                start = value_of(o.base_year)
                grown = None if start is None else start * (1 + o.growth)
                values[i] = o._replace(value=grown, obs_status="derived")
        years[year] = values


def _base(goals: Goals, indicator: Indicator, base_year: int, point: Callable[[int], Point | None], years: list[int]) -> Base:
    stated = goals.baseline
    if stated is None and indicator.kind == "cumulative":
        stated = Baseline(0.0, base_year, None)
    if stated is not None:
        there = point(stated.year)
        if stated.value is None or there is None or there.part_year:
            return Base(stated.value, stated.year, stated.value, stated.value, stated.year, stated.source, True)
        settled = there.observation.preferred and there.value == stated.value
        others = [o for o in (there.observation, *there.rivals) if o.value != stated.value]
        values = [stated.value, *(o.value for o in others if o.value is not None and not settled)]
        ends = (min(values), max(values))
        return Base(stated.value, stated.year, *ends, stated.year, stated.source, True, rivals=tuple(others))
    for year in (y for y in years if y >= base_year):
        first = point(year)
        if first is not None and not first.part_year:
            source = first.observation.source
            return Base(first.value, first.time, first.low, first.high, year, source, False, rivals=first.rivals, late=year > base_year)
    return Base(None, base_year, None, None, base_year, None, False)


def choose_target(goals: Goals, target_id: str | None, year: int) -> Target | None:
    """The target to judge: the one asked for, else the first that is still valid at the end of the year."""
    judged = [t for t in goals.targets if not t.on_path]
    if target_id is not None:
        return next((t for t in judged if t.id == target_id), None)
    end = date(year, 12, 31)
    return next((t for t in judged if t.valid_to is None or span(t.valid_to).last >= end), None)


def track(data: Dataset, indicator: Indicator, region: str, year: int, target_id: str | None = None) -> Track:
    """Make one indicator ready for a year's question; `target_id` picks a target other than the first in force."""
    goals = indicator.goals.get(region, _NO_GOALS)
    years = by_year(data.of(indicator.id, region))
    base_year = goals.baseline.year if goals.baseline else data.plan.base_year

    def point(y: int) -> Point | None:
        return of_year(years.get(y, ()), indicator.kind, data.sources)

    def stated_or_observed(y: int) -> float | None:
        if goals.baseline is not None and y == goals.baseline.year:
            return goals.baseline.value
        there = point(y)
        return None if there is None else there.value

    if indicator.kind == "cumulative":
        _totals(years, base_year, data.sources)
    if any(o.growth is not None for values in years.values() for o in values):
        _grow(years, stated_or_observed)
    base = _base(goals, indicator, base_year, point, sorted(years))
    target = choose_target(goals, target_id, year)
    why = "not_this_target" if target_id is not None and target is None else "no_target"
    path = "linear" if indicator.kind in LINEAR_KINDS else indicator.path
    interim = tuple(t for t in goals.targets if t.on_path)
    return Track(indicator, region, path, years, base, target, why, interim, data.sources)


def _stated_end(target: Target, base: float | None, value: float | None) -> tuple[float | None, float | None, int]:
    """The end of a stated value that counts, the band's other end, and for a band the direction towards it."""
    low = target.min if target.min is not None else target.value
    high = target.max if target.max is not None else target.value
    if low is None or high is None:
        return None, None, 0
    if target.comparator == "at_most":
        return high, None, 0
    if target.comparator != "between":
        return low, None, 0
    start = base if base is not None else value
    if start is None:
        return None, None, 0
    return (low, high, 1) if abs(start - low) <= abs(start - high) else (high, low, -1)


def aim(t: Track, base: float | None, value: float | None) -> Aim:
    """The target in numbers, from a base value; a `between` target turns to the end nearer the base."""
    direction = {"up": 1, "down": -1}.get(t.indicator.direction or "", 0)
    target = t.target
    if target is None:
        return Aim(direction, None, why=t.why)
    if target.text is not None:
        return Aim(direction, None, why="not_numeric")
    end, far, towards = _stated_end(target, base, value)
    if end is not None:
        return Aim(towards or direction, end, far)
    start = base if target.base_year in (None, t.base.year) else t.value_of(target.base_year or t.base.year)
    if start is None:
        return Aim(direction, None, why="no_baseline")
    return Aim(direction, _relative(target, start, t.base.year), why="no_target_year")


def _relative(target: Target, start: float, base_year: int) -> float | None:
    if target.multiple is not None:
        return target.multiple * start
    if target.change is not None:
        return start + target.change
    if target.growth is None or target.year is None:
        return None
    return start * (1 + target.growth) ** (target.year - (target.base_year or base_year))

