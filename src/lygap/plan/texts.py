"""Texts that a person reads: plain, or in Chinese and English."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]

_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


class Bilingual(NamedTuple):
    """A text by language; None where it was not written in that one, which is never so for both."""

    zh: str | None = None
    en: str | None = None


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return any(first <= character <= last for first, last in _HAN)


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return any(map(is_han, text))


Text = str | Bilingual
"""A text in whichever language it was written, or by language."""


def wordings(text: Text) -> tuple[str, ...]:
    """All that a text says, once in each of its languages."""
    match text:
        case Bilingual():
            return tuple(filter(None, text))
        case _:
            return (text,)


def language_of(text: Text) -> Lang:
    """The language a text was written in, Chinese where it was written in both."""
    match text:
        case Bilingual(zh=zh):
            is_chinese = zh is not None
        case _:
            is_chinese = has_han(text)
    return "zh" if is_chinese else "en"


def say_the_same(one: Text, other: Text) -> bool:
    """Whether two texts differ in no more than that one has fewer languages: a translation says nothing new."""
    first, second = set(wordings(one)), set(wordings(other))
    return first <= second or second <= first
