"""Rules about how a series runs. Each takes one line of values and yields its issues.

What somebody has explained in a note is not asked again, save for slips of the unit, which no note makes right.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from lygap import rules
from lygap.checks.line import Line, Value
from lygap.checks.material import of
from lygap.findings import Issue, Rule

SLIPS = (100.0, 1000.0, 1e4, 1e8)
"""A percent and its fraction, a thousand's separator read as a decimal point, 万 and one, 亿 and 万, 亿 and one."""

SLIP_WIDTH = 2.0
"""A slip is a factor within half and twice one of these: the value itself may have moved meanwhile, but hardly more."""

SLIP_SMALLEST = 10.0
"""Of counts below ten none is a slip: from one laboratory to a hundred is a plan's ambition, not its unit."""

JUMP_FACTOR = 3.0
"""A year's change that is this many times the usual one is far outside: real series double when a definition changes
or a programme begins, and what is published seldom does more."""

JUMP_SPREAD = 8.0
"""… and it must lie so many median deviations from the others, so that a series that always leaps is left alone."""

JUMP_CHANGES = 4
"""Of fewer changes none is “the usual one”."""

JUMP_SMALLEST = 20.0
"""Counts below twenty leap by chance."""

_SAME = 1e-9


def _issue(rule: Rule, value: Value, **params: str) -> Issue:
    params = {"value": f"{value.value:.15g}", "year": str(value.year), **params}
    assert value.observation is not None
    return of(value.observation, rule, "value", **params)


def _slip_of(value: float, usual: float) -> float | None:
    """The factor by which a value is off, where it is a unit's."""
    if not usual:
        return None
    ratio = abs(value / usual)
    factors = [f for slip in SLIPS for f in (slip, 1 / slip)]
    return next((f for f in factors if f / SLIP_WIDTH <= ratio <= f * SLIP_WIDTH), None)


def _slips(line: Line) -> dict[int, tuple[float, float]]:
    """By the index of each value that is off by the same unit from most others: the factor, and what is usual."""
    found: dict[int, tuple[float, float]] = {}
    numbers = [abs(v.value) for v in line.values]
    sizes = [size for size in (*numbers, *map(abs, line.aims)) if size]
    # Most series end here: no two of their numbers are even near the smallest slip apart.
    if not sizes or max(sizes) * SLIP_WIDTH < SLIPS[0] * min(sizes) or line.indicator.kind in ("rank", "cumulative"):
        return found
    for i, value in enumerate(line.values):
        others = numbers[:i] + numbers[i + 1 :] + [abs(aim) for aim in line.aims]
        if value.observation is None or (i == 0 and len(others) == 1):  # of two values the later is asked about
            continue
        factors = Counter(_slip_of(value.value, other) for other in others)
        factor, agreeing = factors.most_common(1)[0]
        if factor is None or agreeing * 2 <= len(others):
            continue
        usual = median(other for other in others if _slip_of(value.value, other) == factor)
        large = min(usual, max(numbers)) >= SLIP_SMALLEST or factor > max(SLIPS[:2])
        if large or line.indicator.unit == "%":
            found[i] = (factor, usual)
    return found


def _is_fraction(line: Line, value: Value) -> bool:
    return line.indicator.unit == "%" and abs(value.value) <= 1


def unit_slip(line: Line) -> Iterator[Issue]:
    """A value is of the same order as the others of its series."""
    for i, (factor, usual) in _slips(line).items():
        value = line.values[i]
        times = f"{factor:,.0f}" if factor > 1 else f"1/{1 / factor:,.0f}"
        if factor == 0.01 and _is_fraction(line, value):
            yield _issue(rules.PERCENT_AS_FRACTION, value, usual=f"{usual:.6g}")
        else:
            yield _issue(rules.UNIT_SLIP, value, usual=f"{usual:.6g}", factor=times)


def _changes(line: Line) -> list[tuple[int, float]]:
    """The change a year up to each value, as a logarithm, by the value's index."""
    return [
        (i, (math.log(then.value) - math.log(first.value)) / (then.time - first.time))
        for i, (first, then) in enumerate(pairwise(line.values), 1)
        if first.value > 0 and then.value > 0 and first.exact and then.exact
    ]


def _jumps(line: Line) -> dict[int, Value]:
    """By the index of each value that is far outside, the one before it; the way back from it is no second jump."""
    found: dict[int, Value] = {}
    if line.indicator.kind in ("rank", "cumulative"):
        return found
    changes = _changes(line)
    all_changes = [change for _, change in changes]
    if len(changes) < JUMP_CHANGES or max(all_changes) - min(all_changes) <= math.log(JUMP_FACTOR):
        return found
    slips = _slips(line)
    for i, change in changes:
        others = [other for j, other in changes if j != i]
        first, value = line.values[i - 1], line.values[i]
        if {i, i - 1} & (slips.keys() | found.keys()) or value.observation is None:
            continue
        usual = median(others)
        spread = median(abs(other - usual) for other in others)
        far = abs(change - usual) > max(math.log(JUMP_FACTOR), JUMP_SPREAD * spread)
        if far and max(value.value, first.value) >= JUMP_SMALLEST:
            found[i] = first
    return found


def jump(line: Line) -> Iterator[Issue]:
    """A value does not leap far outside what the series does otherwise."""
    for i, first in _jumps(line).items():
        if not line.values[i].answered:
            yield _issue(rules.JUMP, line.values[i], before=f"{first.value:.15g}", first=str(first.year))


def _falls(line: Line) -> Iterator[tuple[Value, Value]]:
    """Each value less than the one before it; the way back from a value that is odd itself is no fall."""
    for i, (first, then) in enumerate(pairwise(line.values), 1):
        falls = then.high < first.low - _SAME * abs(first.low)
        if falls and then.observation is not None and not {i, i - 1} & (_slips(line).keys() | _jumps(line).keys()):
            yield first, then


def stock_falls(line: Line) -> Iterator[Issue]:
    """A stock that should grow and falls has a note that says why."""
    if line.indicator.kind == "stock" and line.indicator.direction == "up":
        for first, then in _falls(line):
            if not (then.answered or first.answered):
                params = {"before": f"{first.value:.15g}", "first": str(first.year)}
                yield _issue(rules.STOCK_FALLS, then, **params)


def total_falls(line: Line) -> Iterator[Issue]:
    """What has been counted so far does not become less."""
    if line.indicator.kind == "cumulative":
        for first, then in _falls(line):
            params = {"before": f"{first.value:.15g}", "first": str(first.year)}
            yield _issue(rules.TOTAL_FALLS, then, **params)


RULES: tuple[Callable[[Line], Iterator[Issue]], ...] = (unit_slip, jump, stock_falls, total_falls)
