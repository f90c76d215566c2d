"""What a name in a Python program means: ids, names in either language, aliases. Nothing is guessed from a part."""

from collections.abc import Iterable

from lygap import vocabularies
from lygap.plan.records import Dataset, Indicator
from lygap.vocabularies import Things

_MOST_LISTED = 12


class UnknownNameError(KeyError):
    """A name that means nothing in the data, or several things; it is a `LookupError`."""

    def __str__(self) -> str:
        return str(self.args[0])  # that of a KeyError is in quotes, with its own quotes escaped


def _called(what: str, wanted: str, known: Things) -> str:
    """The one id that a word means, as the id itself or one of its names; an id means its own alone.

    Raises:
        UnknownNameError: It means none, or several.
    """
    vocabulary = known.vocabulary()
    word = str(wanted)
    found = vocabulary.meant(word)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(f"“{word}” may mean the {what} {' or '.join(found)}")
    near = vocabulary.nearest(word)
    meant = f"there are {_listed(known.ids)}" if near is None else f"did you mean {near}?"
    raise UnknownNameError(f"there is no {what} “{word}”; {meant}")


def _listed(known: Iterable[str]) -> str:
    ids = list(known)
    dots = " …" if len(ids) > _MOST_LISTED else ""
    return ", ".join(ids[:_MOST_LISTED]) + dots if ids else "none"


def indicator_called(data: Dataset, wanted: str) -> Indicator:
    """The indicator of that id, name or alias."""
    return data.indicators[_called("indicator", wanted, vocabularies.indicators(data))]


def group_called(data: Dataset, wanted: str) -> str:
    """The id of the group of that id or name."""
    return _called("group", wanted, vocabularies.own_groups(data))


def region_called(data: Dataset, wanted: str | None) -> str:
    """The id of the region of that id or name; the plan's own where none is named."""
    return data.plan.region if wanted is None else _called("region", wanted, vocabularies.regions(data))


def method_called(wanted: str) -> str:
    """The id of the method of that id or name, or `auto`."""
    return _called("method", wanted, vocabularies.methods())


def target_called(data: Dataset, wanted: str | None) -> str | None:
    """The id of a target that some indicator has, in any region; None where none is named."""
    return None if wanted is None else _called("target", wanted, vocabularies.targets(data))
