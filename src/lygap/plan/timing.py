"""When an observation holds: at a time, over which days, and whether that is all of its year."""

import datetime
from functools import lru_cache
from typing import NamedTuple

from lygap.plan.dates import Span, span, time_of
from lygap.plan.records import Observation

DAYS_OF_A_YEAR = 365
_A_YEAR_OF_DAYS = (DAYS_OF_A_YEAR, 366)


class Timing(NamedTuple):
    """When an observation holds.

    `time` is in years and lies between `earliest` and `latest`, which differ where the date itself is uncertain.
    `first` and `last` are the days it covers; of what holds at a date both are that date. `extent` says how much of its
    year that is: the whole, a part of it, or more than twelve months. Two observations are for the same time where
    their timings are equal.
    """

    time: float
    earliest: float
    latest: float
    first: datetime.date
    last: datetime.date
    extent: str = "whole"

    @property
    def is_whole(self) -> bool:
        """Whether it is the value of its whole year, or of twelve months that end in it."""
        return self.extent == "whole"

    @property
    def is_long(self) -> bool:
        """Whether it covers more than twelve months."""
        return self.extent == "long"

    @property
    def is_certain(self) -> bool:
        """Whether its date is known."""
        return self.earliest == self.latest

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=512)
def _of_whole_year(year: int) -> Timing:
    return Timing(year, year, year, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def timing(o: Observation, kind: str) -> Timing | None:
    """When an observation holds; None where a flow is of no use to its year.

    Such a flow covers several years, a part of two, or only days before its year.
    """
    if o.as_of is None and o.period is None:
        return _of_whole_year(o.year)
    is_amount = kind == "flow" or o.increment is not None
    if o.period is not None and (is_amount or o.as_of is None):
        return _over(o, span(o.period), is_amount)
    return _up_to(o, o.as_of or "") if is_amount else _at(o, o.as_of or "")


def _over(o: Observation, covered: Span, is_amount: bool) -> Timing | None:
    """What covers a period: twelve months are its year's value; shorter, it holds at its end or is a part."""
    if covered.days in _A_YEAR_OF_DAYS:
        return Timing(o.year, o.year, o.year, *covered)
    end = time_of(covered.last)
    if covered.days > max(_A_YEAR_OF_DAYS):
        is_of_use = not is_amount or o.increment is not None
        return Timing(end, end, end, *covered, extent="long") if is_of_use else None
    if is_amount and covered.first.year != o.year:
        return None
    return Timing(end, end, end, *covered, extent="part")


def _up_to(o: Observation, as_of: str) -> Timing | None:
    """An amount from the first of January to a date, which may be uncertain."""
    year = span(f"{o.year:04}")
    surely = span(as_of.partition("/")[0]).last
    if surely >= year.last:
        return _of_whole_year(o.year)
    last = min(span(as_of).last, year.last)
    if last < year.first:
        return None
    earliest, latest = time_of(max(surely, year.first)), time_of(last)
    return Timing(latest, earliest, latest, year.first, last, extent="part")


def _at(o: Observation, as_of: str) -> Timing:
    """What holds at a date; the end of the year is the year's own value, and an uncertain date is near it."""
    earliest_day, latest_day = span(as_of.partition("/")[0]).last, span(as_of).last
    if "/" not in as_of and latest_day == datetime.date(o.year, 12, 31):
        return _of_whole_year(o.year)
    earliest, latest = time_of(earliest_day), time_of(latest_day)
    time = max(earliest, min(latest, float(o.year)))
    return Timing(time, earliest, latest, earliest_day, latest_day, extent="part")
