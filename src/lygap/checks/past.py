"""What was published once stays: the data as it is against the data as it was at a revision."""

from collections.abc import Iterator

from lygap import rules
from lygap.checks.material import Material, at_place, of
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


def _renamed(material: Material) -> dict[str, str]:
    """Indicators by the ids they used to have, which are among their aliases."""
    indicators = material.data.indicators
    return {alias: key for key, i in indicators.items() for alias in i.aliases if alias not in indicators}


def _gone(material: Material, then: list[Observation], now: list[Observation], key: str) -> Iterator[Issue]:
    """The values of one year that stood at the revision and do no more, where no new note says why not."""
    notes = {o.note for o in now} - {o.note for o in then} - {None}
    if notes:
        return
    numbers = {_number(o) for o in now}
    places = {_time(o): o for o in reversed(now)}
    for o in then:
        shown = _shown(o)
        if shown is None or _number(o) in numbers:
            continue
        params = {"id": key, "value": shown, "year": str(o.year), "revision": material.asked.revision}
        if now:
            yield of(places.get(_time(o), now[0]), rules.SILENT_EDIT, "value", **params)
        else:
            yield _without_place(material, key, params)


def _without_place(material: Material, key: str, params: dict[str, str]) -> Issue:
    """The issue with a value of whose year nothing is left: with its indicator, or with all of them."""
    indicator = material.data.indicators.get(key)
    if indicator is None:
        params["expected"] = "indicator"
        return Issue(rules.SILENT_EDIT, material.data.plan.place.file, ("indicators",), params, key, at_key=True)
    return at_place(indicator.place, rules.SILENT_EDIT, **params)._replace(indicator=key, at_key=True)


def _baselines(material: Material, before: Dataset) -> Iterator[Issue]:
    """A stated baseline is a published value too."""
    then_of = {now: then for then, now in _renamed(material).items() if then in before.indicators}
    for aim in material.aims():
        then = before.indicators.get(then_of.get(aim.indicator.id, aim.indicator.id))
        goals = None if then is None else then.goals.get(aim.region)
        base = None if goals is None else goals.baseline
        now = aim.goals.baseline
        if base is None or base.value is None:
            continue
        same = now is not None and (now.value, now.year) == (base.value, base.year)
        if not same and (now is None or now.note in (None, base.note)):
            params = {"value": f"{base.value:.15g}", "year": str(base.year), "revision": material.asked.revision}
            place = aim.goals.place.below("baseline", "value")
            yield aim.issue(rules.SILENT_EDIT, place, id=aim.indicator.id, **params)


def silent_edits(material: Material) -> Iterator[Issue]:
    """A published value is not changed without a word: another observation, or a note, says what became of it."""
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
