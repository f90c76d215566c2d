"""The arithmetic of a target gap: one function a figure, each pure and each saying why it is undefined.

Rates are fractions a year, amounts are in the indicator's own unit, d is the direction (+1 or −1). Nothing is
substituted: no epsilon stands in for zero, no direction is guessed; a number too large to be one is undefined too.
"""

import math
from collections.abc import Callable

from lygap.dates import month_of
from lygap.situation import (
    ATTAINED,
    BASE_ATTAINS_TARGET,
    BEYOND_CALENDAR,
    NO_TARGET_YEAR,
    NO_TIME,
    NONPOSITIVE,
    NOT_BETTER,
    OVERFLOW,
    TARGET_YEAR_OVER,
    TOLERANCE,
    ZERO_TARGET,
    Situation,
    Undefined,
    remembered,
)

Number = float | Undefined
"""A figure, or the reason why there is none."""
Rate = Callable[[float, float, float], Number]


def finite(number: float) -> Number:
    """A number as it may be shown: −0 is 0, and what is not finite was too large to be computed."""
    return number + 0.0 if math.isfinite(number) else OVERFLOW


def _power(first: float, last: float, exponent: float) -> float:
    """(last/first)^exponent of positive values, infinite where it is too large."""
    ratio = last / first
    try:
        return ratio**exponent if 0 < ratio < math.inf else math.exp(exponent * (math.log(last) - math.log(first)))
    except OverflowError:
        return math.inf


def cagr(first: float, last: float, years: float) -> Number:
    """Compound annual growth rate (last/first)^(1/years) − 1, a fraction a year; both values must be positive."""
    if first <= 0 or last <= 0:
        return NONPOSITIVE
    return finite(_power(first, last, 1 / years) - 1) if years > 0 else NO_TIME


def per_year(first: float, last: float, years: float) -> Number:
    """Mean change a year (last − first)/years, in the unit of the values."""
    return finite((last - first) / years) if years > 0 else NO_TIME


def along(path: str, first: float, last: float, share: float) -> Number:
    """The value at a share of the way: geometric first·(last/first)^share, linear first + (last−first)·share."""
    if path == "linear":
        return finite(first + (last - first) * share)
    if first <= 0 or last <= 0:
        return NONPOSITIVE
    return finite(first * _power(first, last, share))


def _required(s: Situation, rate: Rate) -> Number:
    if s.base is None:
        return s.why_base
    if s.target is None:
        return s.why_target
    if s.target_time is None:
        return NO_TARGET_YEAR
    return rate(s.base, s.target, s.target_time - s.base_time)


def _actual(s: Situation, rate: Rate) -> Number:
    if s.base is None:
        return s.why_base
    if s.value is None:
        return s.why_value
    return rate(s.base, s.value, s.time - s.base_time)


def _needed(s: Situation, rate: Rate) -> Number:
    if s.value is None:
        return s.why_value
    if s.target is None:
        return s.why_target
    if s.attains(s.value):
        return ATTAINED
    if s.target_time is None:
        return NO_TARGET_YEAR
    if s.time >= s.target_time:
        return TARGET_YEAR_OVER
    return rate(s.value, s.target, s.target_time - s.time)


@remembered
def required_cagr(s: Situation) -> Number:
    """Growth rate from the baseline to the target, (T/b)^(1/(t1−t0)) − 1; undefined unless both are positive."""
    return _required(s, cagr)


@remembered
def actual_cagr(s: Situation) -> Number:
    """Growth rate from the baseline to the observation, (v/b)^(1/(t−t0)) − 1; undefined unless both are positive."""
    return _actual(s, cagr)


@remembered
def rate_ratio(s: Situation) -> Number:
    """The growth rate so far as a share of the required one, d·actual/|required|; without a target d·actual itself."""
    actual = actual_cagr(s)
    if isinstance(actual, Undefined) or s.trend:
        return actual if isinstance(actual, Undefined) else finite(s.direction * actual)
    required = required_cagr(s)
    if isinstance(required, Undefined):
        return required
    return finite(s.direction * actual / abs(required)) if required else OVERFLOW


def needed_cagr(s: Situation) -> Number:
    """Growth rate needed from now on, (T/v)^(1/(t1−t)) − 1; undefined once attained or when no time is left."""
    return _needed(s, cagr)


def required_per_year(s: Situation) -> Number:
    """Change a year from the baseline to the target, (T−b)/(t1−t0), of any sign."""
    return _required(s, per_year)


def actual_per_year(s: Situation) -> Number:
    """Change a year from the baseline to the observation, (v−b)/(t−t0), of any sign."""
    return _actual(s, per_year)


def needed_per_year(s: Situation) -> Number:
    """Change a year needed from now on, (T−v)/(t1−t); undefined once attained or when no time is left."""
    return _needed(s, per_year)


@remembered
def elapsed(s: Situation) -> Number:
    """Share of the plan's time that has passed, (t−t0)/(t1−t0); undefined without a target year."""
    if s.target_time is None:
        return s.why_target if s.target is None else NO_TARGET_YEAR
    planned = s.target_time - s.base_time
    return finite((s.time - s.base_time) / planned) if planned > 0 else NO_TIME


@remembered
def expected(s: Situation) -> Number:
    """The path's value at the observation's time, through interim targets; the target itself from its year on."""
    if s.target is None:
        return s.why_target
    if s.each_year or s.over:
        return finite(s.target)
    if s.base is None:
        return s.why_base
    if s.target_time is None:
        return NO_TARGET_YEAR
    if s.target_time <= s.base_time:
        return NO_TIME
    if s.path == "geometric" and (s.base <= 0 or s.target <= 0):
        return NONPOSITIVE
    start, first = s.base_time, s.base
    for time, value in s.interim:
        if s.base_time < time < s.target_time:
            if s.time <= time:
                return along(s.path, first, value, (s.time - start) / (time - start))
            start, first = time, value
    return along(s.path, first, s.target, (s.time - start) / (s.target_time - start))


def gap(s: Situation) -> Number:
    """What is still to go, d·(T−v): positive is short of the target, negative beyond it."""
    if s.target is None:
        return s.why_target
    return s.why_value if s.value is None else finite(s.direction * (s.target - s.value))


def gap_pct(s: Situation) -> Number:
    """The gap as a fraction of the target, gap/|T|; undefined for a target of zero."""
    short = gap(s)
    if isinstance(short, Undefined) or s.target is None:
        return short
    return finite(short / abs(s.target)) if s.target else ZERO_TARGET


def gap_to_path(s: Situation) -> Number:
    """How far ahead of the path, d·(v−expected): positive is ahead."""
    there = expected(s)
    if isinstance(there, Undefined):
        return there
    return s.why_value if s.value is None else finite(s.direction * (s.value - there))


@remembered
def progress(s: Situation) -> Number:
    """Share of the planned change that has been made, d·(v−b)/|T−b| (实现程度); undefined if b attains T."""
    if s.base is None:
        return s.why_base
    if s.target is None:
        return s.why_target
    if s.value is None:
        return s.why_value
    if s.attains(s.base):
        return BASE_ATTAINS_TARGET
    way = abs(s.target - s.base)
    return finite(s.direction * (s.value - s.base) / way) if math.isfinite(way) else OVERFLOW


@remembered
def pace(s: Situation) -> Number:
    """Progress against elapsed time; 1 and more keeps up with the calendar (时序进度)."""
    made, passed = progress(s), elapsed(s)
    if isinstance(made, Undefined):
        return made
    if isinstance(passed, Undefined):
        return passed
    return finite(made / passed) if passed > 0 else NO_TIME


def _extrapolable(s: Situation) -> tuple[float, float, float] | Undefined:
    """Baseline, value and target, where the pace so far says something about the time to come."""
    if s.base is None:
        return s.why_base
    if s.target is None:
        return s.why_target
    if s.value is None:
        return s.why_value
    if s.attains(s.base):
        return BASE_ATTAINS_TARGET
    if s.time <= s.base_time:
        return NO_TIME
    if s.path == "geometric" and (s.base <= 0 or s.value <= 0):
        return NONPOSITIVE
    return s.base, s.value, s.target


def projected(s: Situation) -> Number:
    """The value at the target's time if the pace so far goes on: b·(v/b)^(1/elapsed), linear b+(v−b)/elapsed."""
    if s.target_time is None:
        return s.why_target if s.target is None else NO_TARGET_YEAR
    if s.time >= s.target_time:
        return TARGET_YEAR_OVER
    known = _extrapolable(s)
    if isinstance(known, Undefined):
        return known
    return along(s.path, known[0], known[1], (s.target_time - s.base_time) / (s.time - s.base_time))


def reach_date(s: Situation) -> str | Undefined:
    """The month (“2025-04”) in which the target is reached at the pace so far; undefined if v is no better than b."""
    if s.attained:
        return ATTAINED
    known = _extrapolable(s)
    if isinstance(known, Undefined):
        return known
    base, value, target = known
    if s.direction * (value - base) <= 0:
        return NOT_BETTER
    if s.path == "linear":
        way, made = target - base, value - base
    elif target <= 0:
        return NONPOSITIVE
    else:
        way, made = math.log(target) - math.log(base), math.log(value) - math.log(base)
    if not math.isfinite(way) or not math.isfinite(made):
        return OVERFLOW
    return (month_of(s.base_time + way / made * (s.time - s.base_time)) if made else None) or BEYOND_CALENDAR


FIGURES: dict[str, Callable[[Situation], float | str | Undefined]] = {
    figure.__name__: figure
    for figure in (
        elapsed,
        expected,
        required_cagr,
        actual_cagr,
        needed_cagr,
        required_per_year,
        actual_per_year,
        needed_per_year,
        gap,
        gap_pct,
        gap_to_path,
        progress,
        pace,
        projected,
        reach_date,
    )
}
"""Every figure by its key in the JSON, in the JSON's order."""

__all__ = [
    "FIGURES",
    "TOLERANCE",
    "Number",
    "Situation",
    "Undefined",
    "along",
    "cagr",
    "finite",
    "per_year",
    "rate_ratio",
]
