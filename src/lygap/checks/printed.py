"""Numbers as they were printed, and the ends between which they may lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from lygap.plan.records import Bound


def rounding(value: float) -> float:
    """Half a unit of the last digit a number is printed with."""
    _, _, decimals = f"{value:.12g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if "e" not in decimals else 0.0


class Printed(NamedTuple):
    """A number as it was printed, and between which ends it may lie; an end that a bound leaves open is infinite."""

    low: float
    value: float
    high: float

    def widened(self, margin: float) -> Printed:
        """The same, with each end further off by a margin."""
        return Printed(self.low - margin, self.value, self.high + margin)

    def bounded(self, bound: Bound | None) -> Printed:
        """The same, with the end open that a bound says nothing of."""
        match bound:
            case "at_least":
                return self._replace(high=math.inf)
            case "at_most":
                return self._replace(low=-math.inf)
            case _:
                return self

    def times(self, other: Printed) -> Printed:
        """How many times another one it is, which must be above zero as it must not be below."""
        return Printed(self.low / other.high, self.value / other.value, self.high / other.low)

    def differs(self, other: Printed, slack: float = 0.0) -> bool:
        """Whether no number lies between the ends of both, and they are further apart than a slack."""
        return self.low > other.high + slack or self.high < other.low - slack


def exactly(value: float) -> Printed:
    """A number that was not rounded."""
    return Printed(value, value, value)


def printed(value: float) -> Printed:
    """A number that was rounded to the digits it is printed with."""
    return exactly(value).widened(rounding(value))


def total_of(addends: Sequence[Printed]) -> Printed:
    """What numbers add up to."""
    low = sum(addend.low for addend in addends)
    high = sum(addend.high for addend in addends)
    return Printed(low, sum(addend.value for addend in addends), high)
