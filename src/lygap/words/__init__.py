"""All that people read, in English and Chinese: plain tables with the same keys, loaded one language at a time."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from lygap.plan.texts import Bilingual, Lang, Text

__all__ = [
    "LANGS",
    "Lang",
    "describe",
    "describe_output",
    "meaning_of",
    "name_in",
    "note_in",
    "say",
    "say_if_known",
    "say_rule",
]

LANGS: tuple[Lang, ...] = ("zh", "en")


@lru_cache
def _table(module: str) -> dict[str, str]:
    words: dict[str, str] = import_module(f"lygap.words.{module}").WORDS
    return words


def say(lang: Lang, key: str, params: Mapping[str, object] | None = None) -> str:
    """The words for a key, with its parameters filled in."""
    words = _table(lang)[key]
    return words.format_map(params) if params else words


def describe(lang: Lang, *keys: str) -> str:
    """What an editor shows beside a key of the file format: the words of the first of the keys that has any."""
    words = _table(f"schema_{lang}")
    return next(words[key] for key in keys if key in words)


def describe_output(lang: Lang, *keys: str) -> str:
    """What the schema of an output says of a key: the words of the first of the keys that has any."""
    words = _table(f"outputs_{lang}")
    return next(words[key] for key in keys if key in words)


def meaning_of(word: str, lang: Lang) -> str:
    """What a method's own word means in a language; the word itself where nothing is known of it."""
    return _table(lang).get(f"label.{word}", word)


def say_if_known(lang: Lang, key: str) -> str | None:
    """The words for a key that there need not be; None where there are none."""
    return _table(lang).get(key)


def say_rule(lang: Lang, key: str, params: Mapping[str, object] | None = None) -> str | None:
    """The words of a rule (`LYG101`, `LYG101.hint`, `LYG101.why`), None where it has none of that kind."""
    words = _table(f"rules_{lang}").get(key)
    return words.format_map(params or {}) if words is not None else None


def name_in(text: Text, lang: Lang) -> str:
    """A text in a language, else in whichever it was written."""
    match text:
        case Bilingual(zh, en):
            asked, other = (zh, en) if lang == "zh" else (en, zh)
            return asked or other or ""
        case _:
            return text


def note_in(text: Text | None, lang: Lang) -> str | None:
    """The same of a text that there need not be; None where there is none."""
    return None if text is None else name_in(text, lang)
