"""What other programs say through this one, in the reader's language.

The readers of YAML and CSV, the system, git and what reads the command line speak English. Their messages are known by
the patterns of `others_en`, and said by those of `others_zh` with what they quote put in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Literal, NamedTuple

from lygap.plan.texts import Lang, is_han

Speaker = Literal["context", "problem", "usage", "system", "git"]

_HOLE = re.compile(r"\\\{(\w+)\\\}")


class _Saying(NamedTuple):
    """A message by the pattern that knows it, and its words in Chinese."""

    known: re.Pattern[str]
    words: str


def _table(lang: Lang) -> dict[str, str]:
    words: dict[str, str] = import_module(f"lygap.words.others_{lang}").WORDS
    return words


@lru_cache
def _sayings(speaker: Speaker) -> tuple[_Saying, ...]:
    """All that a speaker may say; what fits any message stands last."""
    chinese = _table("zh")
    own = {key: text for key, text in _table("en").items() if key.startswith(f"{speaker}.")}
    return tuple(_Saying(_pattern(text), chinese[key]) for key, said in own.items() for text in _variants(key, said))


def _variants(key: str, said: str) -> Iterator[str]:
    """A message, and as this system words it, where that is the system's own."""
    yield said
    name = key.removeprefix("system.E")
    if name != key:
        import errno
        import os

        number = getattr(errno, f"E{name}", None)
        if number is not None:
            yield os.strerror(number)


def _pattern(text: str) -> re.Pattern[str]:
    literal = re.escape(text.replace("{{", "{").replace("}}", "}"))
    return re.compile(_HOLE.sub(r"(?P<\1>.+?)", literal), re.DOTALL)


def said_by(speaker: Speaker, message: str, lang: Lang) -> str:
    """A message of another program; what is already in Chinese, and what no pattern knows, stands in quotes."""
    if lang == "en" or is_han(message[:1]):
        return message
    for saying in _sayings(speaker):
        found = saying.known.fullmatch(message)
        if found is not None:
            return saying.words.format_map({name: _requoted(text) for name, text in found.groupdict().items()})
    return message


def _requoted(text: str) -> str:
    """What a message quotes, several in a row, in quotes and with commas of Chinese."""
    return re.sub(r"'([^']*)'", "“\\1”", text).replace("”, “", "”、“").replace(", --", "、--")


_SYNTAX = re.compile(r"(?P<problem>.*?)(?P<place> \([0-9]+:[0-9]+\))?", re.DOTALL)


def syntax_said(problem: str, lang: Lang) -> str:
    """What a reader of YAML or CSV says: what it was at, what it found, and where, such as “… (3:5)”."""
    if lang == "en":
        return problem
    parts = _SYNTAX.fullmatch(problem)
    if parts is None:
        return problem
    place = parts["place"] or ""
    place = f"（{place.strip(' ()')}）" if place else ""
    for saying in _sayings("context"):
        begun = saying.known.match(parts["problem"])
        if begun is not None:
            rest = parts["problem"][begun.end() :].strip()
            return f"{saying.words}，{said_by('problem', rest, lang)}{place}"
    return said_by("problem", parts["problem"], lang) + place
