"""Rules about values that are off from their series by the factor of a unit. No note makes such a value right."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from lygap import rules
from lygap.checks.runs.line import Line, Value, issue
from lygap.findings import Issue

SLIPS = (100.0, 1000.0, 1e4, 1e8)
"""A percent and its fraction, a thousand's separator read as a decimal point, 万 and one, 亿 and 万, 亿 and one."""

SLIP_WIDTH = 2.0
"""A slip is a factor within half and twice one of these: the value itself may have moved meanwhile, but hardly more."""

SLIP_SMALLEST = 10.0
"""Of counts below ten none is a slip: from one laboratory to a hundred is a plan's ambition, not its unit."""


def _slip_of(value: float, usual: float) -> float | None:
    """The factor by which a value is off, where it is a unit's."""
    if not usual:
        return None
    ratio = abs(value / usual)
    factors = [f for slip in SLIPS for f in (slip, 1 / slip)]
    return next((f for f in factors if f / SLIP_WIDTH <= ratio <= f * SLIP_WIDTH), None)


def slips(line: Line) -> dict[int, tuple[float, float]]:
    """By the index of each value that is off by the same unit from most others: the factor, and a usual one."""
    found: dict[int, tuple[float, float]] = {}
    numbers = [abs(v.value) for v in line.values]
    sizes = [size for size in (*numbers, *map(abs, line.aims)) if size]
    # Most series end here: no two of their numbers are even near the smallest slip apart.
    if not sizes or max(sizes) * SLIP_WIDTH < SLIPS[0] * min(sizes) or line.indicator.kind in ("rank", "cumulative"):
        return found
    in_order = sorted([*numbers, *map(abs, line.aims)])
    largest = max(numbers)
    for i, value in enumerate(line.values):
        if value.observation is None or (i == 0 and len(in_order) == 2):  # of two values the later is asked about
            continue
        slip = _slip_from_most(abs(value.value), in_order)
        if slip is None:
            continue
        factor, usual = slip
        large = min(usual, largest) >= SLIP_SMALLEST or factor > max(SLIPS[:2])
        if large or line.indicator.unit == "%":
            found[i] = slip
    return found


def _slip_from_most(size: float, in_order: Sequence[float]) -> tuple[float, float] | None:
    """By which factor a size, one of those in order, is off from more than half of the others, and the usual of these.

    Sizes of which more than half are off by one factor lie side by side, and the one in the middle is among them.
    """
    others = len(in_order) - 1
    own = bisect_left(in_order, size)
    middle = in_order[others // 2 if others // 2 < own else others // 2 + 1]
    factor = _slip_of(size, middle)
    if factor is None:
        return None
    smallest, largest = factor / SLIP_WIDTH, factor * SLIP_WIDTH
    nonzero = bisect_right(in_order, 0.0)
    first = bisect_left(in_order, True, lo=nonzero, key=lambda other: size / other <= largest)
    end = bisect_left(in_order, True, lo=first, key=lambda other: size / other < smallest)
    if (end - first) * 2 <= others:
        return None
    return factor, in_order[first + (end - first - 1) // 2]


def _is_fraction(line: Line, value: Value) -> bool:
    return line.indicator.unit == "%" and abs(value.value) <= 1


def unit_slip(line: Line) -> Iterator[Issue]:
    """A value is of the same order as the others of its series."""
    for i, (factor, usual) in slips(line).items():
        value = line.values[i]
        times = f"{factor:,.0f}" if factor > 1 else f"1/{1 / factor:,.0f}"
        if factor == 0.01 and _is_fraction(line, value):
            yield issue(rules.PERCENT_AS_FRACTION, value, usual=f"{usual:.6g}")
        else:
            yield issue(rules.UNIT_SLIP, value, usual=f"{usual:.6g}", factor=times)
