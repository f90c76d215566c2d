"""By which factor two numbers differ that should be of one order: that of a unit, or none."""

import re
from typing import NamedTuple

UNIT_FACTORS = (100.0, 1000.0, 1e4, 1e6, 1e8)
"""A percent and its fraction, a thousand's separator read as a decimal point, 万 and one, a million and one (t and Mt),
亿 and one; 亿 and 万 are 万 and one again."""

PERCENT = 0.01
"""A fraction where a percentage belongs is off by so much."""

WIDTH = 2.0
"""A slip is a factor within half and twice one of these: the value itself may have moved meanwhile, but hardly more."""

YEARS_APART = 3.0
"""Between a baseline and a series, or a target, there lie years: a factor may be off by so much and be a unit's."""

THOUSAND = 1000.0
"""By less than this true series leap, too, once in a while."""

SMALLEST = 10.0
"""Of counts below ten none is a slip: from one laboratory to a hundred is a plan's ambition, not its unit."""

ONE_ORDER = 10.0
"""Numbers that are in one unit are mostly within so much of each other."""

SOON = 5
"""A share may grow a hundredfold, but not within so many years."""

_IS_PERCENT = re.compile("%|％|per ?cent|百分比", re.IGNORECASE)
_IS_POINTS = re.compile("points?$|百分点", re.IGNORECASE)


class Slip(NamedTuple):
    """By which factor a number is off, and from what: the least and the greatest of the other side."""

    factor: float
    low: float
    high: float

    @property
    def usual(self) -> str:
        """The other side as a message names it."""
        ends = dict.fromkeys((amount_text(self.low), amount_text(self.high)))
        return "–".join(ends)

    @property
    def factor_text(self) -> str:
        """The factor as a message names it."""
        return f"{self.factor:,.0f}" if self.factor > 1 else f"1/{1 / self.factor:,.0f}"

    def is_of_fraction(self, value: float, unit: str | None) -> bool:
        """Whether the number that is off is a fraction where a percentage belongs."""
        return self.factor == PERCENT and is_percent(unit) and abs(value) <= 1


def unit_factor(value: float, usual: float, width: float = WIDTH) -> float | None:
    """The factor of a unit by which a value is off from a usual one; None where it is none, or one of them is zero."""
    if not usual or not value:
        return None
    ratio = abs(value / usual)
    factors = [either for factor in UNIT_FACTORS for either in (factor, 1 / factor)]
    return next((factor for factor in factors if factor / width <= ratio <= factor * width), None)


def is_thousandfold(factor: float) -> bool:
    """Whether it is a thousand, or more, or a thousandth, or less."""
    return max(factor, 1 / factor) >= THOUSAND * (1 - 1e-9)


def is_percent(unit: str | None) -> bool:
    """Whether values in this unit are so many of a hundred; differences of such (percentage points) are not."""
    return unit is not None and _IS_PERCENT.search(unit) is not None and _IS_POINTS.search(unit) is None


def amount_text(value: float) -> str:
    """A value as what another is compared with: six digits, or as many as it takes to do without an exponent."""
    short = f"{value:.6g}"
    return f"{value:.15g}" if "e" in short else short


def is_small_count(value: float) -> bool:
    """Whether it counts fewer than ten: from one laboratory to a hundred is a plan's ambition, not its unit."""
    return abs(value) < SMALLEST and value == int(value)


def are_of_one_order(value: float, other: float) -> bool:
    """Whether two numbers are so near each other that they are in one unit."""
    low, high = sorted((abs(value), abs(other)))
    return high < ONE_ORDER * low
