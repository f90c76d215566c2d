"""Growth between two numbers, exact or undefined. Rates are fractions a year."""

import math

from lygap.figures.reasons import Number, Reason


def finite(number: float) -> Number:
    """A number as it may be shown: −0 is 0, and what is not finite was too large to be computed."""
    return number + 0.0 if math.isfinite(number) else Reason.OVERFLOW


def power(last: float, first: float, exponent: float) -> float:
    """(last/first)^exponent of positive values, infinite where it is too large.

    Where the ratio itself is no number any more, the logarithms still tell the power.
    """
    ratio = last / first
    try:
        if 0 < ratio < math.inf:
            return float(ratio**exponent)
        return math.exp(exponent * (math.log(last) - math.log(first)))
    except OverflowError:
        return math.inf


def cagr(first: float, last: float, years: float) -> Number:
    """Compound annual growth rate (last/first)^(1/years) − 1, a fraction a year; both values must be positive."""
    if first <= 0 or last <= 0:
        return Reason.NONPOSITIVE
    if years <= 0:
        return Reason.NO_TIME
    return finite(power(last, first, 1 / years) - 1)


def along(path: str, first: float, last: float, share: float) -> Number:
    """The value at a share of the way: geometric first·(last/first)^share, linear first + (last−first)·share."""
    if path == "linear":
        return finite(first + (last - first) * share)
    if first <= 0 or last <= 0:
        return Reason.NONPOSITIVE
    return finite(first * power(last, first, share))
