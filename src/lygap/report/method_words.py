"""What methods are called and explained as: by the tables of words, by their own words, else by their id."""

from collections.abc import Mapping

from lygap.methods import METHODS
from lygap.words import Lang, say_if_known


def method_words(method: str, part: str, lang: Lang) -> str | None:
    """A method's `name`, `short` name, `formula`, `needs` or `not_for` in a language, else in whichever it was written.

    None where nothing is said of it.
    """
    known = say_if_known(lang, f"method.{method}.{part}")
    if known is not None:
        return known
    match METHODS[method].words.get(part):
        case Mapping() as by_language:
            return by_language.get(lang) or next(iter(by_language.values()), None)
        case own:
            return own


def method_name(method: str, lang: Lang) -> str:
    """What a method is called; its id where nobody has named it."""
    return method_words(method, "name", lang) or method


def short_method_name(method: str, lang: Lang) -> str:
    """What a method is called in a table or a sentence: shortly, where it has a short name."""
    return method_words(method, "short", lang) or method_name(method, lang)
