"""One exact constellation to judge, and the reasons why a figure of it may be undefined."""

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, TypeVar

TOLERANCE = 1e-9
"""Relative tolerance of attainment and of every method's thresholds, against rounding in the last digits."""


class Undefined(str):
    """The reason why a figure cannot be computed."""

    __slots__ = ()


NO_TARGET = Undefined("no_target")  # nothing is aimed at, or not by the target asked for
NOT_NUMERIC = Undefined("not_numeric")  # the target is words
NO_TARGET_YEAR = Undefined("no_target_year")  # no date was set
NO_BASELINE = Undefined("no_baseline")  # the plan states none, and nothing may stand in
NO_OBSERVATION = Undefined("no_observation")  # nothing usable after the baseline and up to the year asked for
NOT_COMPARABLE = Undefined("not_comparable")  # the series breaks in between, or its values are marked so
UNDATED = Undefined("undated")  # there are values, but nobody knows of which year
OPEN_BOUND = Undefined("open_bound")  # only part of the year is known, and it does not attain the target alone
STALE = Undefined("stale")  # the newest value is older than the question allows
NONPOSITIVE = Undefined("nonpositive")  # a growth rate of a value at or below zero
ATTAINED = Undefined("attained")  # nothing is needed any more
BASE_ATTAINS_TARGET = Undefined("base_attains_target")  # there was no way to go
TARGET_YEAR_OVER = Undefined("target_year_over")  # no time is left
ZERO_TARGET = Undefined("zero_target")  # a share of zero
NO_TIME = Undefined("no_time")  # no time has passed, or none was planned
NOT_BETTER = Undefined("not_better")  # at this pace, never
OVERFLOW = Undefined("overflow")  # larger than a number can be
BEYOND_CALENDAR = Undefined("beyond_calendar")  # reached after the year 9999

UNDEFINED = (
    NO_TARGET,
    NOT_NUMERIC,
    NO_TARGET_YEAR,
    NO_BASELINE,
    NO_OBSERVATION,
    NOT_COMPARABLE,
    UNDATED,
    OPEN_BOUND,
    STALE,
    NONPOSITIVE,
    ATTAINED,
    BASE_ATTAINS_TARGET,
    TARGET_YEAR_OVER,
    ZERO_TARGET,
    NO_TIME,
    NOT_BETTER,
    OVERFLOW,
    BEYOND_CALENDAR,
)
"""Every reason of an undefined figure."""

T = TypeVar("T")
Earlier = Callable[[], tuple[tuple[float, float], ...]]


def none_earlier() -> tuple[tuple[float, float], ...]:
    """Nothing is known of the time before the observation."""
    return ()


class Case(NamedTuple):
    """One exact constellation to judge; times in years, a year number meaning its end.

    `direction` is +1 where more is better and −1 where less is. A number that is missing is None, and `why_base`,
    `why_value` or `why_target` has the reason. `trend` says that nothing is aimed at, so that a method may judge
    the bare trend. `interim` are targets on the way, as (time, value); `earlier()` gives the comparable
    values before the observation in the same form, oldest first and the baseline among them, for methods that look
    at the whole series.
    """

    direction: int
    path: str
    base: float | None
    base_time: float
    value: float | None
    time: float
    target: float | None
    target_time: float | None
    tolerance: float = 0.0
    each_year: bool = False
    trend: bool = False
    interim: tuple[tuple[float, float], ...] = ()
    limits: tuple[float | None, float | None] = (None, None)
    earlier: Earlier = none_earlier
    why_base: Undefined = NO_BASELINE
    why_value: Undefined = NO_OBSERVATION
    why_target: Undefined = NO_TARGET

    def attains(self, value: float) -> bool:
        """Whether a value meets the target, to the target's own tolerance."""
        target = self.target
        if target is None:
            return False
        return self.direction * (value - target) >= -self.tolerance - TOLERANCE * abs(target)

    @property
    def attained(self) -> bool:
        """Whether the observed value meets the target."""
        return self.value is not None and self.attains(self.value)

    @property
    def over(self) -> bool:
        """Whether the observation is from the target's time or later."""
        return self.target_time is not None and self.time >= self.target_time


def remembered(figure: Callable[[Case], T]) -> Callable[[Case], T]:
    """The figure, with its last answer kept: the row and several methods ask for the same one in turn."""
    last: tuple[Case | None, T | None] = (None, None)

    @wraps(figure)
    def answer(s: Case) -> T:
        nonlocal last
        known, result = last
        if known is not s or result is None:
            result = figure(s)
            last = (s, result)
        return result

    return answer
