"""A new observation, and how YAML writes it: in one line or in several, with only what its file does not say."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from lygap.source import scalar

_PLAIN = re.compile(r"[^\W_](?:[\w./()+%-]| (?! |$))*")
_DATES = ("as_of", "period")


class New(NamedTuple):
    """What is to be recorded. `number` stands as it was typed; `words` are the other keys in the order of writing."""

    indicator: str
    region: str
    year: int
    number: str
    words: Mapping[str, str | bool] = {}
    key: str = "value"


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
            written.append((key, str(word) if key in _DATES else text_of(word)))
    return written


def flow(new: New, said: Said, *, quoting: bool = False) -> str:
    """The observation in one line: a bare number where nothing else has to be said."""
    written = pairs(new, said)
    if [key for key, _ in written] == ["value"]:
        return new.number
    if quoting:
        listed = [f"{json.dumps(key)}: {_quoted(text)}" for key, text in written]
    else:
        listed = [f"{key}: {text}" for key, text in written]
    return "{" + ", ".join(listed) + "}"


def _quoted(text: str) -> str:
    return text if text.startswith('"') or not isinstance(scalar(text), str) else json.dumps(text, ensure_ascii=False)


def block(new: New, said: Said) -> list[str]:
    """The observation as the lines of a block mapping, or the one line of a bare number."""
    written = pairs(new, said)
    if [key for key, _ in written] == ["value"]:
        return [new.number]
    return [f"{key}: {text}" for key, text in written]
