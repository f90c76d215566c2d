"""Rules about observed values. Each takes the material and the observations of one indicator in one region."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Material, Series, all_there_are, limits_of, of, within
from lygap.checks.parts import parts_differ
from lygap.findings import Issue
from lygap.plan.counting import differ, published
from lygap.plan.dates import span
from lygap.plan.records import NO_GOALS, TOLERANCE, Observation
from lygap.plan.series import series_of, start_in, why_unused
from lygap.plan.timing import Timing, timing

_ONE_DATE = 31
"""A stock holds at a date; a month may stand for that date, what is longer is a time in which something flowed."""


def unknown_indicator(material: Material, s: Series) -> Iterator[Issue]:
    """An observation must belong to an indicator of the plan; what a YAML file says of one is one fault."""
    if s.indicator is not None or s.key in material.known.indicators:
        return
    places = {(o.file, (o.path[0], "indicator") if o.file.endswith(".csv") else o.path[:2]) for o in s.values}
    for file, path in sorted(places, key=str):
        params = {"id": s.key}
        yield Issue(rules.UNKNOWN_INDICATOR, file, path, params, s.key, at_key=True, known=material.known.indicators)


def unknown_source(material: Material, s: Series) -> Iterator[Issue]:
    """An observation's source must be described in the plan or in a file of actuals."""
    for o in s.values:
        if o.source is not None and o.source not in material.known.sources and not _of_file(material, o):
            yield of(o, rules.UNKNOWN_SOURCE, "source", material.known.sources, id=o.source)


def _of_file(material: Material, o: Observation) -> bool:
    """Whether the source is the one its whole file names, which is found wrong there."""
    file = material.data.files.get(o.file)
    return file is not None and file.source == o.source


def unknown_region(material: Material, s: Series) -> Iterator[Issue]:
    """An observation's region must be described in the plan."""
    if s.region in material.known.regions or s.region == material.data.plan.region:
        return
    for o in s.values:
        file = material.data.files.get(o.file)
        if file is None or file.region != o.region:
            yield of(o, rules.UNKNOWN_REGION, "region", material.known.regions, id=o.region)


def not_one_value(_: Material, s: Series) -> Iterator[Issue]:
    """An observation says exactly one of value, increment and growth."""
    for o in s.values:
        given = (o.value is not None) + (o.increment is not None) + (o.growth is not None)
        if given != 1:
            yield of(o, rules.NOT_ONE_VALUE, count=str(given))


def growth_without_base(_: Material, s: Series) -> Iterator[Issue]:
    """Growth is growth on the value of an earlier year, which `from` names."""
    for o in s.values:
        if o.growth is None and o.base_year is None:
            continue
        if o.growth is None or o.base_year is None or o.base_year >= o.year:
            yield of(o, rules.GROWTH_WITHOUT_BASE, "growth" if o.base_year is None else "from", year=str(o.year))


def increment_elsewhere(_: Material, s: Series) -> Iterator[Issue]:
    """Only a cumulative indicator adds up increments."""
    if s.indicator is not None and s.indicator.kind != "cumulative":
        for o in s.values:
            if o.increment is not None:
                yield of(o, rules.INCREMENT_ELSEWHERE, "increment", kind=s.indicator.kind)


def mixed_cumulative(_: Material, s: Series) -> Iterator[Issue]:
    """A cumulative indicator is reported as totals or as increments, never as both."""
    if s.indicator is None or s.indicator.kind != "cumulative":
        return
    used = [o for o in s.values if o.excluded is None]
    increments = [o for o in used if o.increment is not None]
    if increments and any(o.increment is None for o in used):
        yield of(increments[0], rules.MIXED_CUMULATIVE, "increment")


def two_preferred(_: Material, s: Series) -> Iterator[Issue]:
    """Of the values for the same time at most one is preferred."""
    if s.indicator is None:
        return
    seen: set[object] = set()
    for o in s.values:
        if o.preferred and o.excluded is None:
            when = (o.year, timing(o, s.indicator.kind))
            if when in seen:
                yield of(o, rules.TWO_PREFERRED, "preferred", year=str(o.year))
            seen.add(when)


def outside_limits(_: Material, s: Series) -> Iterator[Issue]:
    """A value lies within the natural limits of its indicator."""
    if s.indicator is None or s.indicator.limits == (None, None):
        return
    low, high = s.indicator.limits
    for o in s.values:
        if o.value is not None and not within(o.value, (low, high)):
            yield of(o, rules.OUTSIDE_LIMITS, "value", value=f"{o.value:g}", limits=limits_of(low, high))


def outside_year(_: Material, s: Series) -> Iterator[Issue]:
    """The date of an observation lies in its year, or may do so where it is uncertain; a period ends in its year."""
    for o in s.values:
        if o.as_of is not None and o.year not in span(o.as_of).years:
            yield of(o, rules.OUTSIDE_YEAR, "as_of", text=o.as_of, year=str(o.year))
        if o.period is not None and span(o.period).last.year != o.year:
            yield of(o, rules.OUTSIDE_YEAR, "period", text=o.period, year=str(o.year))


def conflict(_: Material, s: Series) -> Iterator[Issue]:
    """Different values for the same time need one that is preferred, with the reason in its note."""
    if s.indicator is None:
        return
    goals = s.indicator.goals.get(s.region, NO_GOALS)
    times: dict[tuple[int, Timing], list[Observation]] = {}
    for o in (o for o in s.values if o.excluded is None and _number(o) is not None):
        when = timing(o, s.indicator.kind)
        if when is not None:
            times.setdefault((o.year, when), []).append(o)
    for (year, when), rivals in times.items():
        found = [number for o in rivals if (number := _number(o)) is not None]
        if when.is_whole and goals.baseline is not None and goals.baseline.year == year:
            found += [] if goals.baseline.value is None else [goals.baseline.value]
        if differ(min(found), max(found)) and not any(o.preferred for o in rivals):
            listed = " / ".join(f"{value:.15g}" for value in sorted(set(found)))
            key = "value" if rivals[0].increment is None else "increment"
            yield of(rivals[0], rules.CONFLICT, key, year=str(year), values=listed)


def _number(o: Observation) -> float | None:
    """What was published, as a value or as an increment."""
    return o.value if o.increment is None else o.increment


def unused_growth(material: Material, s: Series) -> Iterator[Issue]:
    """Growth has a value to start from, and is that of a whole year; else nothing comes of a published figure."""
    if s.indicator is None or all(o.growth is None for o in s.values):
        return
    baseline = s.indicator.goals.get(s.region, NO_GOALS).baseline
    series = series_of(s.values, s.indicator.kind, material.data.sources, baseline, material.data.plan.base_year)
    for o in (o for there in series.years.values() for o in there):
        is_left_over = o.growth is not None and o.value is None and o.excluded is None
        if is_left_over and o.base_year is not None and o.base_year < o.year:
            start = start_in(series, baseline, o.base_year)
            what = why_unused(o, s.indicator.kind, has_start=start is not None)
            yield of(o, rules.UNUSED_GROWTH, "growth", what=what, year=str(o.year), start=str(o.base_year))


def more_than_all(_: Material, s: Series) -> Iterator[Issue]:
    """Nothing covers more than all there are; where the whole has grown meanwhile, a note says so."""
    whole = None if s.indicator is None else all_there_are(s.indicator)
    if whole is None:
        return
    for o in s.values:
        is_asked = o.excluded is None and o.note is None and o.bound != "at_most"
        if is_asked and o.value is not None and o.value > whole * (1 + TOLERANCE):
            yield of(o, rules.MORE_THAN_ALL, "value", value=f"{o.value:.15g}", whole=f"{whole:g}", year=str(o.year))


def flow_as_stock(_: Material, s: Series) -> Iterator[Issue]:
    """A stock has a date, and no period."""
    if s.indicator is not None and s.indicator.kind == "stock":
        for o in s.values:
            if o.period is not None and o.excluded is None and span(o.period).days > _ONE_DATE:
                yield of(o, rules.FLOW_AS_STOCK, "period", text=o.period)


def future_year(material: Material) -> Iterator[Issue]:
    """Nothing is observed after it was published; of what has no date, another source's date says nothing."""
    for o in (o for series in material.series() for o in series.values):
        date = published(o, material.data.sources)
        if date is None or o.excluded is not None:
            continue
        last = span(date).last
        params = {"date": date, "what": "published"}
        if o.year > last.year:
            yield of(o, rules.FUTURE_YEAR, "year", text=str(o.year), **params)
        elif o.as_of is not None and span(o.as_of).first > last:
            yield of(o, rules.FUTURE_YEAR, "as_of", text=o.as_of, **params)


ERRORS: tuple[Callable[[Material, Series], Iterator[Issue]], ...] = (
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
WARNINGS: tuple[Callable[[Material, Series], Iterator[Issue]], ...] = (
    conflict,
    parts_differ,
    unused_growth,
    more_than_all,
    flow_as_stock,
)
OF_PLAN: tuple[Callable[[Material], Iterator[Issue]], ...] = (future_year,)
