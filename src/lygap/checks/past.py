"""What was published once stays: the data as it is against the data as it was at a revision.

A value, a baseline or a target that is another than it was has a note that says why, or stands beside what it was.
"""

from collections.abc import Iterator

from lygap import rules
from lygap.checks.material import Material, at_place, of
from lygap.checks.moved import dropped_indicators, moved_targets
from lygap.checks.shifts import says_something_new
from lygap.findings import Issue
from lygap.plan.records import Dataset, Observation
from lygap.plan.series import by_year

Number = tuple[float | None, float | None, float | None]


def _number(o: Observation) -> Number:
    return o.value, o.increment, o.growth


def _shown(o: Observation) -> str | None:
    return next((f"{number:.15g}" for number in _number(o) if number is not None), None)


def _time(o: Observation) -> tuple[str | None, str | None, str | None]:
    return o.as_of, o.period, o.source


_DETAILS = {"as_of": "as_of", "period": "period", "bound": "bound", "margin": "margin", "base_year": "from"}
"""What a number means depends on these; by their fields, the words of the file."""


def _details(o: Observation) -> tuple[object, ...]:
    return tuple(getattr(o, field) for field in _DETAILS)


def _renamed(material: Material) -> dict[str, str]:
    """Indicators by the ids they used to have, which are among their aliases."""
    indicators = material.data.indicators
    return {alias: key for key, i in indicators.items() for alias in i.aliases if alias not in indicators}


def _gone(material: Material, then: list[Observation], now: list[Observation], key: str) -> Iterator[Issue]:
    """The values of one year that stood at the revision and do no more, where no new note says why not."""
    if says_something_new((o.note for o in now), (o.note for o in then)):
        return
    kept = {(_number(o), _details(o)) for o in now}
    same_number = {_number(o): o for o in reversed(now)}
    same_source = {(_number(o), o.source): o for o in reversed(now)}
    same_time = {_time(o): o for o in reversed(now)}
    for o in then:
        shown = _shown(o)
        if shown is None or (_number(o), _details(o)) in kept:
            continue
        params = {"id": key, "value": shown, "year": str(o.year), "revision": material.asked.revision}
        another = same_source.get((_number(o), o.source)) or same_number.get(_number(o))
        if another is not None:
            yield _redated(another, o, params)
        elif now:
            yield of(same_time.get(_time(o), now[0]), rules.SILENT_EDIT, "value", **params)
        else:
            yield _without_place(material, key, params)


def _without_place(material: Material, key: str, params: dict[str, str]) -> Issue:
    """The issue with a value of whose year nothing is left: with its indicator, or with all of them."""
    indicator = material.data.indicators.get(key)
    if indicator is None:
        params["expected"] = "indicator"
        return Issue(rules.SILENT_EDIT, material.data.plan.place.file, ("indicators",), params, key, at_key=True)
    return at_place(indicator.place, rules.SILENT_EDIT, **params)._replace(indicator=key, at_key=True)


def _detail_text(detail: object) -> str:
    if isinstance(detail, float):
        return f"{detail:.15g}"
    return "–" if detail is None else str(detail)


def _redated(now: Observation, was: Observation, params: dict[str, str]) -> Issue:
    """The issue with a number that means another time, or is more or less than it says, since the revision."""
    before, after = (dict(zip(_DETAILS.values(), _details(o), strict=True)) for o in (was, now))
    changed = [word for word in before if before[word] != after[word]]
    told = {
        side: ", ".join(f"{word} {_detail_text(details[word])}" for word in changed)
        for side, details in (("was", before), ("now", after))
    }
    place = next((word for word in changed if after[word] is not None), "value")
    return of(now, rules.SILENT_EDIT, place, **params, **told, case="redated")


def _then_of(material: Material, before: Dataset) -> dict[str, str]:
    """The ids that indicators with a new one had at the revision."""
    return {now: then for then, now in _renamed(material).items() if then in before.indicators}


def _baselines(material: Material, before: Dataset) -> Iterator[Issue]:
    """A stated baseline is a published value too."""
    then_of = _then_of(material, before)
    for aim in material.aims():
        then = before.indicators.get(then_of.get(aim.indicator.id, aim.indicator.id))
        goals = None if then is None else then.goals.get(aim.region)
        base = None if goals is None else goals.baseline
        now = aim.goals.baseline
        if base is None or base.value is None:
            continue
        same = now is not None and (now.value, now.year) == (base.value, base.year)
        if not same and (now is None or not says_something_new([now.note], [base.note])):
            params = {"value": f"{base.value:.15g}", "year": str(base.year), "revision": material.asked.revision}
            place = aim.goals.place.below("baseline", "value")
            yield aim.issue(rules.SILENT_EDIT, place, id=aim.indicator.id, **params)


def silent_edits(material: Material) -> Iterator[Issue]:
    """What was published is not changed without a word: what stands beside it, or a note, says what became of it."""
    before = material.asked.before
    if before is None or not material.complete:  # what could not be read may still be there
        return
    renamed = _renamed(material)
    for region, series in before.observations.items():
        for key, values in series.items():
            key_now = renamed.get(key, key)
            now = by_year(material.data.of(key_now, region))
            for year, then in by_year(values).items():
                yield from _gone(material, then, now.get(year, []), key_now)
    yield from _baselines(material, before)
    yield from moved_targets(material, before, _then_of(material, before))
    yield from dropped_indicators(material, before, renamed)
