"""What was published once stays: the data as it is against the data as it was at a revision.

A value, a baseline or a target that is another than it was has a note that says why, or stands beside what it was.
"""

from collections.abc import Iterator, Sequence

from lygap import rules
from lygap.checks.material import Material, at_place, of
from lygap.checks.shifts import aim_key, effect_of, promise_the_same, shown_target
from lygap.findings import Issue
from lygap.plan.records import Dataset, Goals, Observation, Target
from lygap.plan.texts import Text, say_the_same

Number = tuple[float | None, float | None, float | None]


def _number(o: Observation) -> Number:
    return o.value, o.increment, o.growth


def _shown(o: Observation) -> str | None:
    return next((f"{number:.15g}" for number in _number(o) if number is not None), None)


def _time(o: Observation) -> tuple[str | None, str | None, str | None]:
    return o.as_of, o.period, o.source


_DETAILS = {"as_of": "as_of", "period": "period", "bound": "bound", "margin": "margin", "base_year": "from"}
"""What a number means depends on these; by their fields, the words of the file."""


def _details(o: Observation) -> dict[str, object]:
    return {word: getattr(o, field) for field, word in _DETAILS.items()}


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
    same = [other for other in now if _number(other) == _number(o)]
    if shown is None or any(_details(other) == _details(o) for other in same):
        return None
    known = [other.note for other in _of_year(before, o.indicator, o)]
    if any(_is_new(other.note, known) for other in now):
        return None
    params = {"id": key, "value": shown, "year": str(o.year), "revision": material.asked.revision}
    if same:
        return _redated(next((other for other in same if other.source == o.source), same[0]), o, params)
    if now:
        place = next((other for other in now if _time(other) == _time(o)), now[0])
        return of(place, rules.SILENT_EDIT, "value", **params)
    if key not in material.data.indicators:
        params["expected"] = "indicator"
        return Issue(rules.SILENT_EDIT, material.data.plan.place.file, ("indicators",), params, key, at_key=True)
    return at_place(material.data.indicators[key].place, rules.SILENT_EDIT, **params)._replace(
        indicator=key, at_key=True
    )


def _detail_text(detail: object) -> str:
    if isinstance(detail, float):
        return f"{detail:.15g}"
    return "–" if detail is None else str(detail)


def _redated(now: Observation, was: Observation, params: dict[str, str]) -> Issue:
    """The issue with a number that means another time, or is more or less than it says, since the revision."""
    before, after = _details(was), _details(now)
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
        if not same and (now is None or not _is_new(now.note, [base.note])):
            params = {"value": f"{base.value:.15g}", "year": str(base.year), "revision": material.asked.revision}
            place = aim.goals.place.below("baseline", "value")
            yield aim.issue(rules.SILENT_EDIT, place, id=aim.indicator.id, **params)


def _targets(material: Material, before: Dataset) -> Iterator[Issue]:
    """A target is what was promised: another one stands beside it, or says in a note why it is another."""
    then_of = _then_of(material, before)
    for indicator in material.data.indicators.values():
        then = before.indicators.get(then_of.get(indicator.id, indicator.id))
        for region, goals in ({} if then is None else then.goals).items():
            now = indicator.goals.get(region, Goals(place=indicator.place))
            for issue in _moved(goals, now, indicator.direction):
                params = {**issue.params, "id": indicator.id, "revision": material.asked.revision}
                yield issue._replace(params=params, indicator=indicator.id)


def _moved(then: Goals, now: Goals, direction: str | None) -> Iterator[Issue]:
    """The issues with the targets of one region that are no longer what they were."""
    new = [target for target in now.targets if not any(promise_the_same(target, was) for was in then.targets)]
    notes = [target.note for target in then.targets]
    for was in then.targets:
        if any(promise_the_same(was, target) for target in now.targets):
            continue
        instead = _instead_of(was, new)
        if instead is None:
            yield at_place(now.place, rules.SILENT_EDIT, was=shown_target(was), case="target_gone")._replace(
                at_key=True
            )
            continue
        new.remove(instead)
        if not _is_new(instead.note, notes):
            other_word = was.comparator != instead.comparator
            params = {"was": shown_target(was, other_word), "now": shown_target(instead, other_word)}
            params["effect"] = effect_of(was, instead, direction)
            key = aim_key(instead) if was.aim != instead.aim else "year"
            yield at_place(instead.place.below(key), rules.SILENT_EDIT, **params, case="target")


def _instead_of(was: Target, new: list[Target]) -> Target | None:
    """The target that took the place of one: of the same id, else of the same year, else the first that is new."""
    same_id = [target for target in new if was.id is not None and target.id == was.id]
    same_year = [target for target in new if target.year == was.year]
    return next(iter([*same_id, *same_year, *new]), None)


def _indicators(material: Material, before: Dataset) -> Iterator[Issue]:
    """An indicator for which nothing was observed yet is not dropped with its targets."""
    renamed = _renamed(material)
    for key, indicator in before.indicators.items():
        now = renamed.get(key, key)
        observed = any(key in series for series in before.observations.values())
        targets = [target for goals in indicator.goals.values() for target in goals.targets]
        if now not in material.data.indicators and targets and not observed:
            params = {"id": key, "was": shown_target(targets[0]), "revision": material.asked.revision}
            params |= {"case": "target_gone", "expected": "indicator"}
            file = material.data.plan.place.file
            yield Issue(rules.SILENT_EDIT, file, ("indicators",), params, key, at_key=True)


def silent_edits(material: Material) -> Iterator[Issue]:
    """What was published is not changed without a word: what stands beside it, or a note, says what became of it."""
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
    yield from _targets(material, before)
    yield from _indicators(material, before)
