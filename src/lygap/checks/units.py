"""By which factor two numbers differ that should be of one order: that of a unit, or none."""

import re

UNIT_FACTORS = (100.0, 1000.0, 1e4, 1e6, 1e8)
"""A percent and its fraction, a thousand's separator read as a decimal point, 万 and one, a million and one (t and Mt),
亿 and one; 亿 and 万 are 万 and one again."""

WIDTH = 2.0
"""A slip is a factor within half and twice one of these: the value itself may have moved meanwhile, but hardly more."""

_PERCENT = re.compile("%|％|per ?cent|百分比", re.IGNORECASE)
_POINTS = re.compile("points?$|百分点", re.IGNORECASE)


def unit_factor(value: float, usual: float, width: float = WIDTH) -> float | None:
    """The factor of a unit by which a value is off from a usual one; None where it is none, or one of them is zero."""
    if not usual or not value:
        return None
    ratio = abs(value / usual)
    factors = [either for factor in UNIT_FACTORS for either in (factor, 1 / factor)]
    return next((factor for factor in factors if factor / width <= ratio <= factor * width), None)


def is_percent(unit: str | None) -> bool:
    """Whether values in this unit are so many of a hundred; differences of such (percentage points) are not."""
    return unit is not None and _PERCENT.search(unit) is not None and _POINTS.search(unit) is None


def factor_text(factor: float) -> str:
    """A factor as a message names it."""
    return f"{factor:,.0f}" if factor > 1 else f"1/{1 / factor:,.0f}"


def amount_text(value: float) -> str:
    """A value as what another is compared with: six digits, or as many as it takes to do without an exponent."""
    short = f"{value:.6g}"
    return f"{value:.15g}" if "e" in short else short


def small_count(value: float) -> bool:
    """Whether it counts fewer than ten: from one laboratory to a hundred is a plan's ambition, not its unit."""
    return abs(value) < 10 and value == int(value)
