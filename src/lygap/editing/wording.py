"""A new observation, and how YAML writes it: in one line or in several, with only what its file does not say."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from lygap.source import scalar

_PLAIN = re.compile(r"[^\W_](?:[\w./()+%-]| (?! |$))*")
_AS_TYPED = ("as_of", "period", "published", "date", "margin")
"""The keys whose words are dates or numbers: they stand as they were typed, without quotes."""


class New(NamedTuple):
    """What is to be recorded. `number` stands as it was typed; `words` are the other keys in the order of writing."""

    indicator: str
    region: str
    year: int
    number: str
    words: Mapping[str, str | bool] = {}
    key: str = "value"


class NewSource(NamedTuple):
    """A publication to be added: its id, and its other keys in the order of writing, the title first."""

    id: str
    words: Mapping[str, str]


class Said(NamedTuple):
    """What the surroundings of an observation say of it already."""

    year: int | None
    region: str
    source: str | None = None


class CannotInsertError(Exception):
    """There is no place for the observation in this text; the argument is a key of words that says why."""


def text_of(word: str | bool) -> str:
    """A word as YAML writes it, in quotes where it could be taken for anything else."""
    if isinstance(word, bool):
        return "true" if word else "false"
    plain = _PLAIN.fullmatch(word) is not None and isinstance(scalar(word[:300]), str)
    return word if plain else json.dumps(word, ensure_ascii=False)


def pairs(new: New, said: Said) -> list[tuple[str, str]]:
    """The keys to be written, with their texts."""
    written = [(new.key, new.number)]
    if said.year != new.year:
        written.append(("year", str(new.year)))
    if said.region != new.region:
        written.append(("region", new.region))
    for key, word in new.words.items():
        if key != "source" or word != said.source:
            written.append((key, _written(key, word)))
    return written


def _written(key: str, word: str | bool) -> str:
    return str(word) if key in _AS_TYPED else text_of(word)


def flow(new: New, said: Said, *, quoting: bool = False) -> str:
    """The observation in one line: a bare number where nothing else has to be said."""
    written = pairs(new, said)
    if _is_bare(written):
        return new.number
    return bracketed(written, quoting=quoting)


def block(new: New, said: Said) -> list[str]:
    """The observation as the lines of a block mapping, or the one line of a bare number."""
    written = pairs(new, said)
    if _is_bare(written):
        return [new.number]
    return lines_of(written)


def _is_bare(written: list[tuple[str, str]]) -> bool:
    return [key for key, _ in written] == ["value"]


def source_pairs(source: NewSource) -> list[tuple[str, str]]:
    """The keys of a source to be written, with their texts."""
    return [(key, _written(key, word)) for key, word in source.words.items()]


def bracketed(written: list[tuple[str, str]], *, quoting: bool) -> str:
    """Keys and texts in one line; `quoting` as JSON has them."""
    if quoting:
        listed = [f"{json.dumps(key)}: {_quoted(text)}" for key, text in written]
    else:
        listed = [f"{key}: {text}" for key, text in written]
    return "{" + ", ".join(listed) + "}"


def lines_of(written: list[tuple[str, str]]) -> list[str]:
    """Keys and texts, each in a line of its own."""
    return [f"{key}: {text}" for key, text in written]


def _quoted(text: str) -> str:
    return text if text.startswith('"') or not isinstance(scalar(text), str) else json.dumps(text, ensure_ascii=False)
