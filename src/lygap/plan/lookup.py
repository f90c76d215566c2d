"""Find indicators by what people call them."""

from collections.abc import Iterator

from lygap.plan.records import Dataset, Indicator
from lygap.plan.suggest import suggest
from lygap.plan.texts import wordings


def names_of(indicator: Indicator) -> Iterator[str]:
    """Everything an indicator is called: its id, its names and its aliases."""
    yield indicator.id
    yield from wordings(indicator.name)
    yield from indicator.aliases


def called(data: Dataset, wanted: str) -> list[Indicator]:
    """The indicators of which a word is the id, a name or an alias, capitals or not; an id means its own alone."""
    if wanted in data.indicators:
        return [data.indicators[wanted]]
    word = wanted.strip().casefold()
    return [i for i in data.indicators.values() if any(word == name.casefold() for name in names_of(i))]


def find(data: Dataset, wanted: str) -> list[Indicator]:
    """The indicators a word means: those called exactly so, else all whose names contain it, in the plan's order."""
    word = wanted.strip().casefold()
    exact = called(data, wanted)
    if exact or not word:
        return exact
    return [i for i in data.indicators.values() if any(word in name.casefold() for name in names_of(i))]


def nearest(data: Dataset, wanted: str) -> str | None:
    """The id of the indicator with the most similar name; None where none is similar."""
    by_name = {name.casefold(): i.id for i in data.indicators.values() for name in names_of(i)}
    near = suggest(wanted.casefold(), by_name).get("suggestion")
    return by_name[near] if near is not None else None
