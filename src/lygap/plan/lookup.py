"""Find things by what people call them: by id, name, alias, the number of a row, or a part of a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lygap.plan.records import Dataset, Indicator
from lygap.plan.suggest import suggest
from lygap.plan.texts import is_han, wordings

_LEAST_HAN = 2
_LEAST_LETTERS = 3
"""A part of a name that has fewer of either says too little to be meant."""

_SEPARATORS = re.compile(r"[\s_-]+")
_NUMBERED = re.compile(r"(?:(?P<group>.+)\.)?0*(?P<number>[0-9]{1,9})")


def names_of(indicator: Indicator) -> Iterator[str]:
    """Everything an indicator is called: its id, its names and its aliases."""
    yield indicator.id
    yield from wordings(indicator.name)
    yield from indicator.aliases


def folded(text: str) -> str:
    """A name without what people do not mind: capitals, wide letters, and how its words are set apart."""
    return _SEPARATORS.sub(" ", _narrow(text).casefold()).strip()


def _narrow(text: str) -> str:
    """A text with narrow letters and digits in the place of wide ones."""
    if text.isascii():
        return text
    import unicodedata  # most words that are looked up need none of its tables

    return unicodedata.normalize("NFKC", text)


class Vocabulary(NamedTuple):
    """What things of one kind are called, by their ids."""

    names: Mapping[str, Sequence[str]]

    def meant(self, word: str) -> list[str]:
        """The ids of the things of which a word is the id or a name; an id means its own thing alone."""
        if word in self.names:
            return [word]
        wanted = folded(word)
        return [key for key, names in self.names.items() if wanted in map(folded, (key, *names))]

    def meant_in_part(self, word: str) -> list[str]:
        """The ids of the things of which a word is a part of the id or of a name; none where it says too little."""
        return self.containing(word) if _says_enough(folded(word)) else []

    def containing(self, word: str) -> list[str]:
        """The same of any word but an empty one, however little it says."""
        wanted = folded(word)
        if not wanted:
            return []
        return [key for key, names in self.names.items() if any(wanted in folded(name) for name in (key, *names))]

    def nearest(self, word: str) -> str | None:
        """The id of the thing with the most similar name; None where none is similar."""
        by_name = {folded(name): key for key, names in self.names.items() for name in (*names, key)}
        near = suggest(folded(word), by_name).get("suggestion")
        return None if near is None else by_name[near]


def _says_enough(word: str) -> bool:
    han = sum(map(is_han, word))
    letters = sum(character.isalpha() for character in word) - han
    return han >= _LEAST_HAN or letters >= _LEAST_LETTERS


def numbered(data: Dataset, word: str) -> list[Indicator]:
    """The indicators with the number of a row: in the first group, else in any; or in the group before a dot."""
    parts = _NUMBERED.fullmatch(_narrow(word).strip())
    if parts is None:
        return []
    alike = [indicator for indicator in data.indicators.values() if indicator.number == int(parts["number"])]
    if parts["group"] is not None:
        groups = Vocabulary({group.id: wordings(group.name) for group in data.groups.values()})
        named = groups.meant(parts["group"])
        return [indicator for indicator in alike if indicator.group in named]
    first = next(iter(data.groups), None)
    return [indicator for indicator in alike if indicator.group == first] or alike
