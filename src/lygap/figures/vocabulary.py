"""The words of the figures' formulas. Numbers, symbols and letters read them, each in its own way.

A formula is written once, over these words and the operators + − × ÷ and abs: read with a `Case` it gives the number,
with `Symbols` the working, with letters its definition in the docs.
"""

from typing import Any


class Vocabulary:
    """What a formula may say beside plain arithmetic.

    `base`, `value`, `target` are the three values, `base_time`, `time`, `target_time` their times in years;
    `planned_years`, `passed_years` and `years_left` lie between these. `leg` is the part of the path at the time of the
    observation: the values at its ends, and the share of the way between them. `stretch` is planned by passed years.
    """

    path: Any

    def power(self, last: Any, first: Any, exponent: Any) -> Any:
        """(last/first)^exponent."""
        raise NotImplementedError

    def log_ratio(self, last: Any, first: Any) -> Any:
        """ln(last/first)."""
        raise NotImplementedError

    def share_of(self, whole: Any, part: Any, total: Any) -> Any:
        """As much of the whole as the part is of the total."""
        raise NotImplementedError

    def toward(self, amount: Any) -> Any:
        """The amount in the direction of the target: d times it."""
        raise NotImplementedError

    def growth(self, last: Any, first: Any, years: Any) -> Any:
        """Compound growth a year."""
        return self.power(last, first, 1 / years) - 1

    def along(self, first: Any, last: Any, share: Any) -> Any:
        """The value at a share of the way on the indicator's path."""
        if self.path == "linear":
            return first + (last - first) * share
        return first * self.power(last, first, share)

    def distance(self, last: Any, first: Any) -> Any:
        """How far two values are apart on the indicator's path."""
        if self.path == "linear":
            return last - first
        return self.log_ratio(last, first)
