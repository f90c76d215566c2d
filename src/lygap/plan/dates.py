"""Dates as the data writes them, and the time line of the figures on which a year number means its end.

2020 is the end of 2020, 2021-10-15 is 2020.79, and a month or a year without a day means its last day.
"""

import datetime
import math
import re
from functools import lru_cache
from typing import NamedTuple

INSTANT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
SPAN = rf"{INSTANT}(/{INSTANT})?"
_INSTANT = re.compile(INSTANT)
_TIME_DUST = 1e-5
"""Days by which a time may be past the end of one for the sake of its last binary digits alone."""


class Span(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.first.year, self.last.year + 1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def _first_day(text: str) -> datetime.date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def _last_day(text: str) -> datetime.date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = [*parts, 12][:2]
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


@lru_cache(maxsize=131_072)  # for a range of years every date is asked for in each of them
def span(text: str) -> Span:
    """The days a date, month, year or interval covers; ValueError where it is none or ends before it begins."""
    first, _, last = text.partition("/")
    if not _INSTANT.fullmatch(first) or ("/" in text and not _INSTANT.fullmatch(last)):
        raise ValueError(text)
    result = Span(_first_day(first), _last_day(last or first))
    if result.last < result.first:
        raise ValueError(text)
    return result


def time_of(day: datetime.date) -> float:
    """The time at the end of a day, in years: 31 December is the year's own number."""
    in_year = day.timetuple().tm_yday
    length = datetime.date(day.year, 12, 31).timetuple().tm_yday
    return day.year - 1 + in_year / length


def month_of(time: float) -> str | None:
    """The month (“2025-04”) in which a time falls, by the days of its year; None before the year 1 and after 9999."""
    if not 0 < time <= datetime.MAXYEAR:
        return None
    year = math.ceil(time)
    begin, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    days = math.ceil((time - (year - 1)) * (end.timetuple().tm_yday) - _TIME_DUST)
    day = begin + datetime.timedelta(days=max(days, 1) - 1)
    return f"{day.year:04}-{day.month:02}"
