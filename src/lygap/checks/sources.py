"""Rules about what values rest on: their sources and their age."""

import math
from collections import Counter
from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Aim, Material, Series, of
from lygap.findings import Issue
from lygap.plan.counting import OBS_STATUSES, differ, of_year, usable
from lygap.plan.records import Observation, Source, Worded
from lygap.plan.series import by_year
from lygap.plan.timing import timing

_SECOND_HAND = ("compilation", "other", "news")
"""Who passes on what others have measured."""

_FIRST_HAND = ("statistics", "plan", "briefing")
"""Who measured, or answers for who did."""


def source_twice(material: Material) -> Iterator[Issue]:
    """A source is described once, in the plan or in one file of actuals."""
    seen: dict[str, str] = {}
    for name, file in material.data.files.items():
        for key in file.sources:
            if key in seen:
                yield Issue(rules.SOURCE_TWICE, name, ("sources", key), {"id": key, "other": seen[key]}, at_key=True)
            seen.setdefault(key, name)


def no_source(material: Material) -> Iterator[Issue]:
    """Where a plan describes its sources, every value names one; a file that does not is one fault."""
    if not material.data.sources:
        return
    listed = {(name, key): i for name, file in material.data.files.items() for i, key in enumerate(file.indicators)}

    def order(o: Observation) -> int:
        return listed[o.file, o.indicator] if isinstance(o.path[0], str) else o.path[0]

    first: dict[str, Observation] = {}
    count: Counter[str] = Counter()
    for series in material.series():
        for o in series.values if series.indicator is not None else ():
            if o.source is None:
                first[o.file] = min(first.get(o.file, o), o, key=order)
                count[o.file] += 1
    for file, o in first.items():
        yield of(o, rules.NO_SOURCE, number=str(count[file]))._replace(indicator=None)


def _cited(material: Material) -> Iterator[str | None]:
    yield from (file.source for file in material.data.files.values())
    yield from (claim.source for claim in material.data.claims)
    for indicator in material.data.indicators.values():
        for goals in indicator.goals.values():
            yield from (target.source for target in goals.targets)
            yield None if goals.baseline is None else goals.baseline.source
    for series in material.series():
        yield from {o.source for o in series.values}


def unused_source(material: Material) -> Iterator[Issue]:
    """A source that is described is cited somewhere; whether by what could not be read, nobody knows."""
    if not material.complete:
        return
    cited = set(_cited(material))
    for name, file in material.data.files.items():
        for key in file.sources:
            if key not in cited:
                yield Issue(rules.UNUSED_SOURCE, name, ("sources", key), {"id": key}, at_key=True)


def _second_hand(source: Source) -> bool:
    return source.mirror or source.kind in _SECOND_HAND


def better_source(material: Material, s: Series) -> Iterator[Issue]:
    """The value that counts is not a copy or a compilation where one for the same time comes from its origin."""
    if s.indicator is None or len(s.values) == 1:
        return
    for there in by_year(filter(usable, s.values)).values():
        point = of_year(there, s.indicator.kind, material.data.sources) if len(there) > 1 else None
        chosen = None if point is None else point.observation
        source = None if chosen is None else material.data.sources.get(chosen.source or "")
        if chosen is None or source is None or chosen.note is not None or not _second_hand(source):
            continue
        for o in there:
            other = material.data.sources.get(o.source or "")
            same = timing(o, s.indicator.kind) == timing(chosen, s.indicator.kind) and differ(o.value, chosen.value)
            settled = OBS_STATUSES.index(o.obs_status) <= OBS_STATUSES.index(chosen.obs_status)
            if same and settled and other is not None and other.kind in _FIRST_HAND and not other.mirror:
                params = {"id": source.id, "better": other.id, "value": f"{o.value:.15g}"}
                yield of(chosen, rules.BETTER_SOURCE, "source", **params)
                break


def duplicate_observation(_: Material, s: Series) -> Iterator[Issue]:
    """A value is recorded once: the same number for the same time from the same source is no second witness."""
    seen: dict[tuple[object, ...], Observation] = {}
    if len(s.values) == 1:
        return
    for o in s.values:
        if o.value is None and o.increment is None:
            continue
        # What is said of two values apart, in a note or by where they stand, are two statements.
        key = (o.year, o.value, o.increment, o.as_of, o.period, o.source, o.note, o.locator)
        if key in seen:
            yield of(o, rules.DUPLICATE_OBSERVATION, year=str(o.year), other=seen[key].file)
        seen.setdefault(key, o)


def _newest(material: Material, aim: Aim) -> int | None:
    """The year of the newest value of what has a target in numbers."""
    if all(isinstance(t.aim, Worded) and t.aim.text for t in aim.targets):
        return None
    years = [o.year for o in material.data.of(aim.indicator.id, aim.region) if o.excluded is None]
    base = aim.baseline
    return max([*years, *([] if base is None or base.value is None else [base.year])], default=None)


def _last_deadline(aim: Aim) -> float:
    """The year after which nothing is expected any more: that of the last target; what is not dated has none."""
    years = [t.year for t in aim.targets if not t.each_year]
    dated = [year for year in years if year is not None]
    return max(dated) if dated and len(dated) == len(aim.targets) else math.inf


def stale(material: Material) -> Iterator[Issue]:
    """What has a target has a value that is not too old, seen from the newest value of the plan's region.

    Once its last deadline has passed, the value of that year is new enough for ever.
    """
    after, years = material.asked.stale_after, material.data.years(material.data.plan.region)
    if after is None or not years:
        return
    for aim in material.aims():
        newest = _newest(material, aim)
        if newest is not None and min(years[-1], _last_deadline(aim)) - newest > after:
            params = {"year": str(newest), "newest": str(years[-1]), "after": str(after)}
            yield aim.issue(rules.STALE, aim.goals.place, **params)._replace(at_key=True)


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (source_twice,)
OF_PLAN: tuple[Callable[[Material], Iterator[Issue]], ...] = (
    no_source,
    unused_source,
    stale,
)
OF_SERIES: tuple[Callable[[Material, Series], Iterator[Issue]], ...] = (better_source, duplicate_observation)
