"""What was published once stays: the data as it is against the data as it was at a revision."""

from collections.abc import Iterator, Sequence

from lygap import rules
from lygap.checks.material import Material, at_place, of
from lygap.findings import Issue
from lygap.plan.records import Dataset, Observation
from lygap.plan.texts import Text, say_the_same

Number = tuple[float | None, float | None, float | None]


def _number(o: Observation) -> Number:
    return o.value, o.increment, o.growth


def _shown(o: Observation) -> str | None:
    return next((f"{number:.15g}" for number in _number(o) if number is not None), None)


def _time(o: Observation) -> tuple[str | None, str | None, str | None]:
    return o.as_of, o.period, o.source


def _of_year(data: Dataset, key: str, o: Observation) -> list[Observation]:
    return [other for other in data.of(key, o.region) if other.year == o.year]


def _renamed(material: Material) -> dict[str, str]:
    """Indicators by the ids they used to have, which are among their aliases."""
    indicators = material.data.indicators
    return {alias: key for key, i in indicators.items() for alias in i.aliases if alias not in indicators}


def _is_new(note: Text | None, known: Sequence[Text | None]) -> bool:
    """Whether there is a note that says more than the known ones do, or than a translation of one."""
    return note is not None and not any(say_the_same(note, other) for other in known if other is not None)


def _gone(material: Material, before: Dataset, o: Observation, key: str) -> Issue | None:
    """The issue with a value that stood at the revision; None where it still does, or a new note says why not."""
    now, shown = _of_year(material.data, key, o), _shown(o)
    if shown is None or any(_number(other) == _number(o) for other in now):
        return None
    known = [other.note for other in _of_year(before, o.indicator, o)]
    if any(_is_new(other.note, known) for other in now):
        return None
    params = {"id": key, "value": shown, "year": str(o.year), "revision": material.asked.revision}
    if now:
        place = next((other for other in now if _time(other) == _time(o)), now[0])
        return of(place, rules.SILENT_EDIT, "value", **params)
    if key not in material.data.indicators:
        params["expected"] = "indicator"
        return Issue(rules.SILENT_EDIT, material.data.plan.place.file, ("indicators",), params, key, at_key=True)
    return at_place(material.data.indicators[key].place, rules.SILENT_EDIT, **params)._replace(
        indicator=key, at_key=True
    )


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
        if not same and (now is None or not _is_new(now.note, [base.note])):
            params = {"value": f"{base.value:.15g}", "year": str(base.year), "revision": material.asked.revision}
            place = aim.goals.place.below("baseline", "value")
            yield aim.issue(rules.SILENT_EDIT, place, id=aim.indicator.id, **params)


def silent_edits(material: Material) -> Iterator[Issue]:
    """A published value is not changed without a word: another observation, or a note, says what became of it."""
    before = material.asked.before
    if before is None or not material.complete:  # what could not be read may still be there
        return
    renamed = _renamed(material)
    for series in before.observations.values():
        for key, values in series.items():
            for o in values:
                issue = _gone(material, before, o, renamed.get(key, key))
                if issue is not None:
                    yield issue
    yield from _baselines(material, before)
