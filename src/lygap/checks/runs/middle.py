"""The middle of a few numbers: `statistics`, which has it too, takes longer to load than all rules together."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def median(values: Iterable[float]) -> float:
    """The one in the middle, or the mean of the two that are."""
    in_order = sorted(values)
    half = len(in_order) // 2
    if len(in_order) % 2 == 1:
        return in_order[half]
    return (in_order[half - 1] + in_order[half]) / 2


def median_without(value: float, in_order: Sequence[float]) -> float:
    """The median of what is left of numbers in order when one of them, which is among them, is taken out."""
    own = bisect_left(in_order, value)
    half, is_odd = divmod(len(in_order) - 1, 2)

    def other(number: int) -> float:
        return in_order[number if number < own else number + 1]

    return other(half) if is_odd else (other(half - 1) + other(half)) / 2
