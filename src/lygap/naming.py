"""What a name in a Python program means: ids, names in either language, aliases. Nothing is guessed from a part."""

from collections.abc import Iterable, Mapping, Sequence

from lygap.methods import AUTO, METHODS
from lygap.plan.lookup import Vocabulary, names_of
from lygap.plan.records import Dataset, Indicator
from lygap.plan.texts import wordings
from lygap.report.method_words import method_name
from lygap.words import LANGS

_MOST_LISTED = 12


class UnknownNameError(KeyError):
    """A name that means nothing in the data, or several things; it is a `LookupError`."""

    def __str__(self) -> str:
        return str(self.args[0])  # that of a KeyError is in quotes, with its own quotes escaped


def _called(what: str, wanted: str, known: Mapping[str, Sequence[str]]) -> str:
    """The one id that a word means, as the id itself or one of its names; an id means its own alone.

    Raises:
        UnknownNameError: It means none, or several.
    """
    vocabulary = Vocabulary(known)
    word = str(wanted)
    found = vocabulary.meant(word)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(f"“{word}” may mean the {what} {' or '.join(found)}")
    near = vocabulary.nearest(word)
    meant = f"there are {_listed(known)}" if near is None else f"did you mean {near}?"
    raise UnknownNameError(f"there is no {what} “{word}”; {meant}")


def _listed(known: Iterable[str]) -> str:
    ids = list(known)
    dots = " …" if len(ids) > _MOST_LISTED else ""
    return ", ".join(ids[:_MOST_LISTED]) + dots if ids else "none"


def indicator_called(data: Dataset, wanted: str) -> Indicator:
    """The indicator of that id, name or alias."""
    return data.indicators[_called("indicator", wanted, {i.id: tuple(names_of(i)) for i in data.indicators.values()})]


def group_called(data: Dataset, wanted: str) -> str:
    """The id of the group of that id or name."""
    return _called("group", wanted, {group.id: wordings(group.name) for group in data.groups.values()})


def region_called(data: Dataset, wanted: str | None) -> str:
    """The id of the region of that id or name; the plan's own where none is named."""
    named = {region.id: wordings(region.name) for region in data.regions.values()}
    return data.plan.region if wanted is None else _called("region", wanted, {data.plan.region: (), **named})


def method_called(wanted: str) -> str:
    """The id of the method of that id or name, or `auto`."""
    names = {method: tuple(method_name(method, lang) for lang in LANGS) for method in METHODS}
    return _called("method", wanted, {AUTO: (), **names})


def target_called(data: Dataset, wanted: str | None) -> str | None:
    """The id of a target that some indicator has, in any region; None where none is named."""
    if wanted is None:
        return None
    from lygap.report.holdings import target_names

    by_lang = [target_names(data, lang) for lang in LANGS]
    return _called("target", wanted, {key: [names[key] for names in by_lang] for key in by_lang[0]})
