"""Targets that are no longer what they were at a revision."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lygap import rules
from lygap.checks.material import Material, at_place
from lygap.checks.shifts import Promises, Sayings, aim_key, effect_of, shown_target
from lygap.findings import Issue
from lygap.plan.records import Dataset, Goals, Target


def moved_targets(material: Material, before: Dataset, then_of: Mapping[str, str]) -> Iterator[Issue]:
    """A target is what was promised: another one stands beside it, or says in a note why it is another.

    `then_of` are the ids that indicators with a new one had before.
    """
    for indicator in material.data.indicators.values():
        then = before.indicators.get(then_of.get(indicator.id, indicator.id))
        for region, goals in ({} if then is None else then.goals).items():
            now = indicator.goals.get(region, Goals(place=indicator.place))
            for issue in _moved(goals, now, indicator.direction):
                params = {**issue.params, "id": indicator.id, "revision": material.asked.revision}
                yield issue._replace(params=params, indicator=indicator.id)


def _moved(then: Goals, now: Goals, direction: str | None) -> Iterator[Issue]:
    """The issues with the targets of one region that are no longer what they were."""
    promised, promises = Promises(then.targets), Promises(now.targets)
    replacements = _Replacements(target for target in now.targets if target not in promised)
    known_notes = Sayings(target.note for target in then.targets if target.note is not None)
    for was in then.targets:
        if was in promises:
            continue
        instead = replacements.take(was)
        if instead is None:
            gone = at_place(now.place, rules.SILENT_EDIT, was=shown_target(was), case="target_gone")
            yield gone._replace(at_key=True)
        elif instead.note is None or instead.note in known_notes:
            other_word = was.comparator != instead.comparator
            params = {"was": shown_target(was, other_word), "now": shown_target(instead, other_word)}
            params["effect"] = effect_of(was, instead, direction)
            key = aim_key(instead) if was.aim != instead.aim else "year"
            yield at_place(instead.place.below(key), rules.SILENT_EDIT, **params, case="target")


class _Replacements:
    """The targets that are new, each of which took the place of one that is gone at most."""

    def __init__(self, new: Iterable[Target]) -> None:
        self.left = dict(enumerate(new))
        self.of_id = {target.id: i for i, target in self.left.items() if target.id is not None}
        self.of_year: dict[int | None, list[int]] = {}
        for i, target in reversed(self.left.items()):
            self.of_year.setdefault(target.year, []).append(i)

    def take(self, was: Target) -> Target | None:
        """The one that replaced a target: of the same id, else the first of the same year, else the first of all."""
        in_year = self.of_year.get(was.year, [])
        while in_year and in_year[-1] not in self.left:
            in_year.pop()
        same_id = [] if was.id is None or self.of_id.get(was.id) not in self.left else [self.of_id[was.id]]
        found = next(iter([*same_id, *in_year[-1:], *islice(self.left, 1)]), None)
        return None if found is None else self.left.pop(found)


def dropped_indicators(material: Material, before: Dataset, renamed: Mapping[str, str]) -> Iterator[Issue]:
    """An indicator for which nothing was observed yet is not dropped with its targets; `renamed` have new ids."""
    observed = {key for series in before.observations.values() for key in series}
    for key, indicator in before.indicators.items():
        if key in observed or renamed.get(key, key) in material.data.indicators:
            continue
        targets = [target for goals in indicator.goals.values() for target in goals.targets]
        if targets:
            params = {"id": key, "was": shown_target(targets[0]), "revision": material.asked.revision}
            params |= {"case": "target_gone", "expected": "indicator"}
            file = material.data.plan.place.file
            yield Issue(rules.SILENT_EDIT, file, ("indicators",), params, key, at_key=True)
