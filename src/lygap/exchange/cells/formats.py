"""What a number format of a spreadsheet makes of a number: a date, a percentage, or only another look."""

import datetime
import re
from decimal import Decimal
from typing import Literal, NamedTuple

Look = Literal["number", "percent", "date"]

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of formats for dates and times that every program knows."""
_PERCENTS = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')
"""What is shown as it stands, or says only where and in which colour."""
_DATE_LETTERS = re.compile("[ymdhse]", re.IGNORECASE)
_GENERAL = re.compile("general|standard|@", re.IGNORECASE)
_EXPONENT = re.compile("[0#?]e[+-]", re.IGNORECASE)

_EPOCH = datetime.date(1899, 12, 30)
_MAC_EPOCH = datetime.date(1904, 1, 1)
_LEAP_DAY = 60
"""The day 1900-02-29, which never was: before it the count is one behind."""


def look_of(number: int, code: str | None) -> Look:
    """What a format makes of a number: by its number where that is known, else by its code."""
    if code is None:
        return "date" if number in _DATES else "percent" if number in _PERCENTS else "number"
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return "percent"
    bare = _EXPONENT.sub("0", _GENERAL.sub("", bare))
    return "date" if _DATE_LETTERS.search(bare) else "number"


class Calendar(NamedTuple):
    """How a workbook counts days."""

    from_1904: bool = False

    def day(self, number: Decimal) -> datetime.date | None:
        """The day that a number stands for; None where there is none."""
        days = int(number)
        if self.from_1904:
            epoch = _MAC_EPOCH
        else:
            epoch = _EPOCH
            days += days < _LEAP_DAY
        try:
            return epoch + datetime.timedelta(days=days)
        except OverflowError:
            return None
