"""Rules about observed values. Each takes the material and yields its issues."""

from collections.abc import Iterator

from lygap import rules
from lygap.checks.material import Material, of
from lygap.dates import span
from lygap.findings import Issue
from lygap.suggest import suggest
from lygap.records import Observation
from lygap.series import timing, usable


def unknown_indicator(m: Material) -> Iterator[Issue]:
    """An observation must belong to an indicator of the plan."""
    known = m.data.indicators
    for o in m.observations():
        if o.indicator not in known:
            path = (o.path[0], "indicator") if o.file.endswith(".csv") else o.path[:2]
            params = {"id": o.indicator} | suggest(o.indicator, known)
            yield Issue(rules.UNKNOWN_INDICATOR, o.file, path, params, o.indicator, at_key=True)


def unknown_source(m: Material) -> Iterator[Issue]:
    """An observation's source must be described in the plan or in a file of actuals."""
    known = m.data.sources
    for o in m.observations():
        if o.source is not None and o.source not in known:
            yield of(o, rules.UNKNOWN_SOURCE, "source", id=o.source, **suggest(o.source, known))


def unknown_region(m: Material) -> Iterator[Issue]:
    """An observation's region must be described in the plan."""
    known = {m.data.plan.region, *m.data.regions}
    for o in m.observations():
        if o.region not in known:
            yield of(o, rules.UNKNOWN_REGION, "region", id=o.region, **suggest(o.region, known))


def not_one_value(m: Material) -> Iterator[Issue]:
    """An observation says exactly one of value, increment and growth."""
    for o in m.observations():
        if (o.value is None) + (o.increment is None) + (o.growth is None) != 2:  # noqa: PLR2004 (all but one)
            yield of(o, rules.NOT_ONE_VALUE)


def growth_without_base(m: Material) -> Iterator[Issue]:
    """Growth is growth on the value of an earlier year, which `from` names."""
    for o in m.observations():
        if (o.growth is not None) != (o.base_year is not None) or (o.base_year or 0) >= o.year:
            yield of(o, rules.GROWTH_WITHOUT_BASE, "growth")


def increment_elsewhere(m: Material) -> Iterator[Issue]:
    """Only a cumulative indicator adds up increments."""
    for o in m.observations():
        indicator = m.data.indicators.get(o.indicator)
        if o.increment is not None and indicator is not None and indicator.kind != "cumulative":
            yield of(o, rules.INCREMENT_ELSEWHERE, "increment", kind=indicator.kind)


def mixed_cumulative(m: Material) -> Iterator[Issue]:
    """A cumulative indicator is reported as totals or as increments, never as both."""
    for series in m.data.observations.values():
        for values in series.values():
            increments = [o for o in values if o.increment is not None and o.excluded is None]
            if increments and any(o.increment is None and o.excluded is None for o in values):
                yield of(increments[0], rules.MIXED_CUMULATIVE, "increment")


def _kind(m: Material, o: Observation) -> str:
    indicator = m.data.indicators.get(o.indicator)
    return "stock" if indicator is None else indicator.kind


def two_preferred(m: Material) -> Iterator[Issue]:
    """Of the values for the same time at most one is preferred."""
    seen = set()
    for o in m.observations():
        if o.preferred and o.excluded is None:
            when = (o.region, o.indicator, o.year, timing(o, _kind(m, o)))
            if when in seen:
                yield of(o, rules.TWO_PREFERRED, "preferred", year=str(o.year))
            seen.add(when)


def outside_limits(m: Material) -> Iterator[Issue]:
    """A value lies within the natural limits of its indicator."""
    for o in m.observations():
        indicator = m.data.indicators.get(o.indicator)
        if indicator is not None and o.value is not None and not within(o.value, indicator.limits):
            low, high = indicator.limits
            yield of(o, rules.OUTSIDE_LIMITS, "value", value=f"{o.value:g}", limits=_between(low, high))


def within(value: float, limits: tuple[float | None, float | None]) -> bool:
    """Whether a value lies within limits of which an end may be open."""
    low, high = limits
    return (low is None or value >= low) and (high is None or value <= high)


def _between(low: float | None, high: float | None) -> str:
    return f"[{'' if low is None else f'{low:g}'}, {'' if high is None else f'{high:g}'}]"


def outside_year(m: Material) -> Iterator[Issue]:
    """The date or period of an observation touches its year, and ends in it unless the date is uncertain."""
    for o in m.observations():
        for key, text in (("as_of", o.as_of), ("period", o.period)):
            if text is not None and (o.year not in span(text).years or (key == "period" and span(text).last.year != o.year)):
                yield of(o, rules.OUTSIDE_YEAR, key, key=key, value=text, year=str(o.year))


def conflict(m: Material) -> Iterator[Issue]:
    """Different values for the same time need one that is preferred, with the reason in its note."""
    for region, series in m.data.observations.items():
        for key, values in series.items():
            indicator = m.data.indicators.get(key)
            if indicator is None or len(values) + (region in indicator.goals) < 2:  # noqa: PLR2004 (nothing to differ from)
                continue
            stated = indicator.goals[region].baseline if region in indicator.goals else None
            groups: dict[object, list[Observation]] = {}
            for o in filter(usable, values):
                when = timing(o, indicator.kind)
                if when is not None:
                    groups.setdefault((o.year, when), []).append(o)
            for rivals in groups.values():
                first, when = rivals[0], timing(rivals[0], indicator.kind)
                found = {o.value for o in rivals}
                if stated is not None and stated.value is not None and when is not None and when.time == stated.year and when.whole:
                    found.add(stated.value)
                if len(found) > 1 and not any(o.preferred for o in rivals):
                    listed = " / ".join(f"{v:g}" for v in sorted(v for v in found if v is not None))
                    yield of(first, rules.CONFLICT, year=str(first.year), values=listed)


ERRORS = (
    unknown_indicator,
    unknown_source,
    unknown_region,
    not_one_value,
    growth_without_base,
    increment_elsewhere,
    mixed_cumulative,
    two_preferred,
    outside_limits,
    outside_year,
)
WARNINGS = (conflict,)
