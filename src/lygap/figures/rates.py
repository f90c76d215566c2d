"""The rates a year: required from the baseline, made so far, and needed from now on."""

from lygap.figures.arithmetic import Number, Rate, cagr, finite, per_year
from lygap.figures.case import ATTAINED, NO_TARGET_YEAR, OVERFLOW, TARGET_YEAR_OVER, Case, Undefined, remembered


def _required(s: Case, rate: Rate) -> Number:
    if s.base is None:
        return s.why_base
    if s.target is None:
        return s.why_target
    if s.target_time is None:
        return NO_TARGET_YEAR
    return rate(s.base, s.target, s.target_time - s.base_time)


def _actual(s: Case, rate: Rate) -> Number:
    if s.base is None:
        return s.why_base
    if s.value is None:
        return s.why_value
    return rate(s.base, s.value, s.time - s.base_time)


def _needed(s: Case, rate: Rate) -> Number:
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
def required_cagr(s: Case) -> Number:
    """Growth rate from the baseline to the target, (T/b)^(1/(t1−t0)) − 1; undefined unless both are positive."""
    return _required(s, cagr)


@remembered
def actual_cagr(s: Case) -> Number:
    """Growth rate from the baseline to the observation, (v/b)^(1/(t−t0)) − 1; undefined unless both are positive."""
    return _actual(s, cagr)


@remembered
def rate_ratio(s: Case) -> Number:
    """The growth rate so far as a share of the required one, d·actual/|required|; without a target d·actual itself."""
    actual = actual_cagr(s)
    if isinstance(actual, Undefined) or s.trend:
        return actual if isinstance(actual, Undefined) else finite(s.direction * actual)
    required = required_cagr(s)
    if isinstance(required, Undefined):
        return required
    return finite(s.direction * actual / abs(required)) if required else OVERFLOW


def needed_cagr(s: Case) -> Number:
    """Growth rate needed from now on, (T/v)^(1/(t1−t)) − 1; undefined once attained or when no time is left."""
    return _needed(s, cagr)


def required_per_year(s: Case) -> Number:
    """Change a year from the baseline to the target, (T−b)/(t1−t0), of any sign."""
    return _required(s, per_year)


def actual_per_year(s: Case) -> Number:
    """Change a year from the baseline to the observation, (v−b)/(t−t0), of any sign."""
    return _actual(s, per_year)


def needed_per_year(s: Case) -> Number:
    """Change a year needed from now on, (T−v)/(t1−t); undefined once attained or when no time is left."""
    return _needed(s, per_year)
