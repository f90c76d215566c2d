"""Rules about values that are off from their series by the factor of a unit. No note makes such a value right."""

from collections import Counter
from collections.abc import Iterator

from lygap import rules
from lygap.checks.runs.line import Line, Value, issue
from lygap.checks.runs.middle import median_low
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
    for i, value in enumerate(line.values):
        others = numbers[:i] + numbers[i + 1 :] + [abs(aim) for aim in line.aims]
        if value.observation is None or (i == 0 and len(others) == 1):  # of two values the later is asked about
            continue
        factors = Counter(_slip_of(value.value, other) for other in others)
        factor, agreeing = factors.most_common(1)[0]
        if factor is None or agreeing * 2 <= len(others):
            continue
        usual = median_low(other for other in others if _slip_of(value.value, other) == factor)
        large = min(usual, max(numbers)) >= SLIP_SMALLEST or factor > max(SLIPS[:2])
        if large or line.indicator.unit == "%":
            found[i] = (factor, usual)
    return found


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
