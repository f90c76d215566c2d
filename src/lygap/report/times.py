"""Dates and periods as the data writes them, in words: 2023-01/2023-11 is 2023年1—11月."""

from lygap.plan.dates import month_of
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


def moment_in_words(time: float, lang: Lang) -> str:
    """A time of the figures, in years: the year of which it is the end, else its month."""
    is_year = time % 1 == 0
    return time_in_words(f"{time:.0f}" if is_year else month_of(time) or f"{time:.0f}", lang)


def _instant(text: str, lang: Lang) -> str:
    numbers = dict(zip(_PARTS, _numbers(text), strict=False))
    return say(lang, f"time.{_PARTS[len(numbers) - 1]}", numbers)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]
