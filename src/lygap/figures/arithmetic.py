"""Growth between two numbers, exact or undefined."""

import math
from collections.abc import Callable

from lygap.figures.case import NO_TIME, NONPOSITIVE, OVERFLOW, Undefined

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
