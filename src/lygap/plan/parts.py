"""Parts of a year: which of them may be added up, and how much of the year they cover together."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lygap.plan.timing import Timing


class _Choice(NamedTuple):
    """The best choice among the parts that end up to some day; in this order it is compared with another."""

    days: int = 0
    fewness: int = 0
    ends: datetime.date = datetime.date.min


def best_without_overlap(parts: Sequence[Timing]) -> list[Timing]:
    """The parts that cover most days without overlapping, in order of time.

    Of equals the fewest parts; of these the choice that ends last. One pass over the parts by their ends, each joined
    to the best choice that is over before it begins.
    """
    ordered = sorted(parts, key=lambda part: (part.last, part.first))
    ends = [part.last for part in ordered]
    best = [_Choice()]
    before = [bisect_left(ends, part.first) for part in ordered]
    for part, earlier in zip(ordered, before, strict=True):
        days, fewness, _ = best[earlier]
        best.append(max(best[-1], _Choice(days + part.days, fewness - 1, part.last)))
    return _chosen(ordered, before, best)


def _chosen(ordered: Sequence[Timing], before: Sequence[int], best: Sequence[_Choice]) -> list[Timing]:
    """The parts of the best choice, found from its end."""
    chosen: list[Timing] = []
    left = len(ordered)
    while left:
        if best[left] == best[left - 1]:
            left -= 1
        else:
            chosen.append(ordered[left - 1])
            left = before[left - 1]
    return chosen[::-1]


def covers_from_new_year(parts: Sequence[Timing]) -> bool:
    """Whether parts in order of time leave no gap from the first of January to their end."""
    if (parts[0].first.month, parts[0].first.day) != (1, 1):
        return False
    is_seamless = all((later.first - earlier.last).days == 1 for earlier, later in pairwise(parts))
    return is_seamless and all(part.is_certain for part in parts[:-1])


def covers_year(parts: Sequence[Timing]) -> bool:
    """Whether parts in order of time leave no day of their year open."""
    ends_year = (parts[-1].last.month, parts[-1].last.day) == (12, 31)
    return ends_year and parts[-1].is_certain and covers_from_new_year(parts)
