"""Whether an edit did exactly what it was to do, judged by reading both texts anew."""

from typing import Any, NamedTuple

from lygap.editing.wording import New, NewSource
from lygap.findings import Finding
from lygap.plan.records import NOWHERE, Dataset, Observation, Source
from lygap.source import number, read_yaml

_FIELDS = {"break": "breaks", "from": "base_year"}
"""The words of the file that a record has another name for."""


def expected(new: New, source: str | None) -> Observation:
    """The observation as it must be read; `source` is the file's own."""
    words = {_FIELDS.get(key, key): word for key, word in new.words.items()}
    said: dict[str, Any] = {"source": source, new.key: number(new.number), **words}
    if "margin" in said:
        said["margin"] = number(said["margin"])
    if "base_year" in said:
        said["base_year"] = int(said["base_year"])
    return Observation(new.indicator, new.region, new.year, **said)


def twin(data: Dataset, wanted: Observation) -> Observation | None:
    """The same value from the same source for the same time, if it is there already; notes may differ."""

    def core(observation: Observation) -> tuple[object, ...]:
        return observation._replace(note=None, locator=None, preferred=False, published=None).key

    same = (o for o in data.of(wanted.indicator, wanted.region) if core(o) == core(wanted))
    return next(same, None)


class Meant(NamedTuple):
    """What an edit is to do: add a value in a file, mark another as superseded, and add a source, None of which None.

    `wanted` is the value as it must be read.
    """

    wanted: Observation
    file: str
    superseded: Observation | None = None
    source: NewSource | None = None


Placed = tuple[str, tuple[object, ...]]
"""An observation with the file it stands in."""


def does_exactly(before: Dataset, after: Dataset, meant: Meant) -> bool:
    """Whether the data is what it was, but for what was meant."""
    old, new = (data._replace(observations={}, files={}, sources={}) for data in (before, after))
    if old != new or not _sources_are_as(before, after, meant.source):
        return False
    for region in {*before.observations, *after.observations}:
        for indicator in {*before.observations.get(region, {}), *after.observations.get(region, {})}:
            had, has = (_placed(data, indicator, region) for data in (before, after))
            if (region, indicator) == (meant.wanted.region, meant.wanted.indicator):
                if sorted(map(repr, _as_meant(had, meant))) != sorted(map(repr, has)):
                    return False
            elif had != has:
                return False
    return True


def _placed(data: Dataset, indicator: str, region: str) -> list[Placed]:
    return [(o.file, o.key) for o in data.of(indicator, region)]


def _as_meant(had: list[Placed], meant: Meant) -> list[Placed]:
    """What there must be of the indicator afterwards."""
    old = meant.superseded
    if old is not None:
        had.remove((old.file, old.key))
        had.append((old.file, old._replace(excluded="superseded").key))
    return [*had, (meant.file, meant.wanted.key)]


def _sources_are_as(before: Dataset, after: Dataset, source: NewSource | None) -> bool:
    """Whether the sources are those there were, and the new one."""
    has = {key: found._replace(place=NOWHERE) for key, found in after.sources.items()}
    had = {key: found._replace(place=NOWHERE) for key, found in before.sources.items()}
    if source is not None:
        words: dict[str, Any] = dict(source.words)
        had[source.id] = Source(source.id, **words)
    return has == had


def keeps_the_rest(before: str, after: str, indicator: str, source: NewSource | None) -> bool:
    """Whether two YAML texts hold the same but for an indicator's observations and a source.

    Users' own keys count too.
    """
    new_source = None if source is None else source.id
    old, new = (_without(text, indicator, new_source) for text in (before, after))
    return bool(old == new)


def _without(text: str, indicator: str, source: str | None) -> Any:
    data, _ = read_yaml(text, "")
    if not isinstance(data, dict):
        return {}
    observations = dict(data.pop("observations", None) or {})
    observations.pop(indicator, None)
    sources = dict(data.pop("sources", None) or {})
    sources.pop(source, None)
    return list(data.items()), list(observations.items()), list(sources.items())


def added(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """The findings of the second list that the first has not, wherever in their files they stand."""
    known = {finding.key for finding in before}
    return [finding for finding in after if finding.key not in known]
