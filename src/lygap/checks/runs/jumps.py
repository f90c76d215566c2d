"""The rule about values that lie far outside what their series does otherwise."""

import math
from collections.abc import Collection, Iterator
from itertools import pairwise

from lygap import rules
from lygap.checks.runs.line import Line, Value, issue
from lygap.checks.runs.middle import median_without
from lygap.checks.runs.slips import slips
from lygap.findings import Issue

JUMP_FACTOR = 3.0
"""A year's change that is this many times the usual one is far outside: real series double when a definition changes
or a programme begins, and what is published seldom does more."""

JUMP_SPREAD = 8.0
"""… and it must lie so many median deviations from the others, so that a series that always leaps is left alone."""

JUMP_CHANGES = 4
"""Of fewer changes none is “the usual one”."""

JUMP_SMALLEST = 20.0
"""Counts below twenty leap by chance."""

APART, ALIKE = 6.0, 2.0
"""However few they are: where the others are within so much of each other, one that is so many times more, or less,
than any of them and nearer to no target stands alone. A keyboard's ten times is found so in short series."""


def _changes(line: Line) -> list[tuple[int, float]]:
    """The change a year up to each value, as a logarithm, by the value's index."""
    return [
        (i, (math.log(then.value) - math.log(first.value)) / (then.time - first.time))
        for i, (first, then) in enumerate(pairwise(line.values), 1)
        if first.value > 0 and then.value > 0 and first.exact and then.exact
    ]


def _leaps(line: Line, taken: Collection[int]) -> dict[int, Value]:
    """Values to which the change is far outside all the others; the way back from one is no second leap."""
    found: dict[int, Value] = {}
    changes = _changes(line)
    all_changes = [change for _, change in changes]
    if len(changes) < JUMP_CHANGES or max(all_changes) - min(all_changes) <= math.log(JUMP_FACTOR):
        return found
    in_order = sorted(all_changes)
    distances: dict[float, list[float]] = {}  # from what is usual, of which there are hardly two
    odd = set(taken)
    for i, change in changes:
        first, value = line.values[i - 1], line.values[i]
        if i in odd or i - 1 in odd or value.observation is None:
            continue
        usual = median_without(change, in_order)
        if usual not in distances:
            distances[usual] = sorted(abs(other - usual) for other in all_changes)
        spread = median_without(abs(change - usual), distances[usual])
        far = abs(change - usual) > max(math.log(JUMP_FACTOR), JUMP_SPREAD * spread)
        if far and max(value.value, first.value) >= JUMP_SMALLEST:
            found[i] = first
            odd.add(i)
    return found


def _alone(line: Line, taken: Collection[int]) -> dict[int, Value]:
    """Values apart from all others: many times as much or as little, or the only one at or below zero."""
    found: dict[int, Value] = {}
    order = sorted(range(len(line.values)), key=lambda i: line.values[i].value)
    for i, rest in ((order[0], order[1:]), (order[-1], order[:-1])) if len(order) > 2 else ():
        value, low, high = line.values[i], line.values[rest[0]].value, line.values[rest[-1]].value
        if low < JUMP_SMALLEST or value.observation is None or not value.exact or i in taken:
            continue
        alike = high <= ALIKE * low
        apart = value.value >= APART * high or value.value * APART <= low
        aimed_at = min([low, *line.aims]) <= value.value <= max([high, *line.aims])
        beginning = i == 0 and value.value == 0
        if ((alike and apart) or value.value <= 0) and not aimed_at and not beginning:
            found[i] = line.values[i - 1] if i else line.values[1]
    return found


def jumps(line: Line) -> dict[int, Value]:
    """By the index of each value that is far outside, one beside it to compare with."""
    if line.indicator.kind in ("rank", "cumulative"):
        return {}
    off = slips(line)
    alone = _alone(line, off)
    return alone | _leaps(line, {*off, *alone})


def jump(line: Line) -> Iterator[Issue]:
    """A value does not leap far outside what the series does otherwise."""
    for i, first in jumps(line).items():
        if not line.values[i].answered:
            yield issue(rules.JUMP, line.values[i], before=f"{first.value:.15g}", first=str(first.year))
