"""Whether an edit did exactly what it was to do, judged by reading both texts anew."""

from typing import Any

from lygap.editing.wording import New
from lygap.findings import Finding
from lygap.plan.records import Dataset, Observation
from lygap.source import number, read_yaml


def expected(new: New, source: str | None) -> Observation:
    """The observation as it must be read; `source` is the file's own."""
    said: dict[str, Any] = {"source": source, new.key: number(new.number), **new.words}
    return Observation(new.indicator, new.region, new.year, **said)


def twin(data: Dataset, wanted: Observation) -> Observation | None:
    """The same value from the same source for the same time, if it is there already; notes may differ."""

    def core(observation: Observation) -> tuple[object, ...]:
        return observation._replace(note=None, locator=None, preferred=False, published=None).key

    same = (o for o in data.of(wanted.indicator, wanted.region) if core(o) == core(wanted))
    return next(same, None)


def adds_exactly(before: Dataset, after: Dataset, wanted: Observation, file: str) -> bool:
    """Whether the data is what it was and has this one observation more, in this file."""
    if before._replace(observations={}, files={}) != after._replace(observations={}, files={}):
        return False
    found = 0
    for region in {*before.observations, *after.observations}:
        for indicator in {*before.observations.get(region, {}), *after.observations.get(region, {})}:
            had = [(o.file, o.key) for o in before.of(indicator, region)]
            has = [(o.file, o.key) for o in after.of(indicator, region)]
            if had == has:
                continue
            if (region, indicator) != (wanted.region, wanted.indicator) or (file, wanted.key) not in has:
                return False
            has.remove((file, wanted.key))
            found += 1
            if sorted(map(repr, had)) != sorted(map(repr, has)):
                return False
    return found == 1


def keeps_the_rest(before: str, after: str, indicator: str) -> bool:
    """Whether two YAML texts hold the same but for one indicator's observations; users' own keys count too."""
    old, new = (_without(text, indicator) for text in (before, after))
    return bool(old == new)


def _without(text: str, indicator: str) -> Any:
    data, _ = read_yaml(text, "")
    if not isinstance(data, dict):
        return {}
    observations = dict(data.pop("observations", None) or {})
    observations.pop(indicator, None)
    return list(data.items()), list(observations.items())


def added(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """The findings of the second list that the first has not, wherever in their files they stand."""
    known = {finding.key for finding in before}
    return [finding for finding in after if finding.key not in known]
