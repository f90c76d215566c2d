"""The middle of a few numbers: `statistics`, which has it too, takes longer to load than all rules together."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """The one in the middle, or the mean of the two that are."""
    in_order = sorted(values)
    half = len(in_order) // 2
    if len(in_order) % 2 == 1:
        return in_order[half]
    return (in_order[half - 1] + in_order[half]) / 2


def median_low(values: Iterable[float]) -> float:
    """The one in the middle, or the lower of the two that are."""
    in_order = sorted(values)
    return in_order[(len(in_order) - 1) // 2]
