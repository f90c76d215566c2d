"""Dates and periods as the data writes them, in words: 2023-01/2023-11 is 2023年1—11月."""

from lygap.words import Lang, say

_PARTS = ("year", "month", "day")


def time_in_words(text: str, lang: Lang) -> str:
    """A date, month, year or interval in words; in English as the data writes it."""
    first, slash, last = text.partition("/")
    if not slash:
        return _instant(first, lang)
    begin, end = _numbers(first), _numbers(last)
    if len(begin) != len(end) or begin[:-1] != end[:-1]:
        return say(lang, "time.span", {"first": _instant(first, lang), "last": _instant(last, lang)})
    shared = dict(zip(_PARTS, begin[:-1], strict=False))
    return say(lang, f"time.{_PARTS[len(shared)]}s", {**shared, "first": begin[-1], "last": end[-1]})


def _instant(text: str, lang: Lang) -> str:
    numbers = dict(zip(_PARTS, _numbers(text), strict=False))
    return say(lang, f"time.{_PARTS[len(numbers) - 1]}", numbers)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]
