"""Rules about values that are off by the factor of a unit: from their series, or from the plan's own numbers.

No note makes such a value right.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lygap import rules
from lygap.checks.material import at_place
from lygap.checks.runs.line import Line, issue
from lygap.checks.runs.whole import whole_series
from lygap.checks.units import (
    PERCENT,
    SMALLEST,
    SOON,
    THOUSAND,
    UNIT_FACTORS,
    WIDTH,
    YEARS_APART,
    Slip,
    is_percent,
    is_small_count,
    is_thousandfold,
    unit_factor,
)
from lygap.findings import Issue


def slips(line: Line) -> dict[int, Slip]:
    """By its index, each value that is off by the factor of a unit; the baseline's where all that was observed is."""
    sizes = [size for size in (*(abs(value.value) for value in line.values), *map(abs, line.aims)) if size]
    nearest = UNIT_FACTORS[0] / YEARS_APART
    # Most series end here: no two of their numbers are even near the smallest slip apart.
    if (
        line.indicator.kind in ("rank", "cumulative")
        or not line.values
        or not sizes
        or max(sizes) < nearest * min(sizes)
    ):
        return {}
    whole = whole_series(line)
    if whole:
        return whole
    odd = _minority(line)
    return odd | _after_leaps(line, odd)


def _minority(line: Line) -> dict[int, Slip]:
    """Values that are off by the same unit from most others."""
    found: dict[int, Slip] = {}
    in_order = sorted([*(abs(value.value) for value in line.values), *map(abs, line.aims)])
    largest = max(abs(value.value) for value in line.values)
    observed = [i for i, value in enumerate(line.values) if value.observation is not None]
    for i in observed:
        if i == 0 and len(in_order) == 2:  # of two values the later is asked about
            continue
        slip = _slip_from_most(abs(line.values[i].value), in_order)
        if slip is None:
            continue
        is_large = min(slip.low, largest) >= SMALLEST or slip.factor > THOUSAND
        if is_large or is_percent(line.indicator.unit):
            found[i] = slip
    # Where each is off from most others there are two halves, and none of them is the usual one.
    return {} if len(found) == len(observed) > 1 else found


def _slip_from_most(size: float, in_order: Sequence[float]) -> Slip | None:
    """By which factor a size, one of those in order, is off from more than half of the others, and the usual of these.

    Sizes of which more than half are off by one factor lie side by side, and the one in the middle is among them.
    """
    others = len(in_order) - 1
    own = bisect_left(in_order, size)
    middle = in_order[others // 2 if others // 2 < own else others // 2 + 1]
    factor = unit_factor(size, middle)
    if factor is None:
        return None
    smallest, largest = factor / WIDTH, factor * WIDTH
    nonzero = bisect_right(in_order, 0.0)
    first = bisect_left(in_order, True, lo=nonzero, key=lambda other: size / other <= largest)
    end = bisect_left(in_order, True, lo=first, key=lambda other: size / other < smallest)
    if (end - first) * 2 <= others:
        return None
    usual = in_order[first + (end - first - 1) // 2]
    return Slip(factor, usual, usual)


def _after_leaps(line: Line, odd: dict[int, Slip]) -> dict[int, Slip]:
    """Values that are off by a unit from their neighbour, whatever the others are."""
    found: dict[int, Slip] = {}
    for i, (first, then) in enumerate(pairwise(line.values), 1):
        is_told = any(at in odd or at in found for at in (i - 1, i))
        if is_told or not first.value or not then.value:
            continue
        if is_percent(line.indicator.unit):
            found |= _fractions_at(line, i)
        elif then.observation is not None:
            factor = unit_factor(then.value, first.value)
            counts = is_small_count(first.value) or is_small_count(then.value)
            if factor is not None and is_thousandfold(factor) and not counts:
                found[i] = Slip(factor, first.value, first.value)
    return found


def _fractions_at(line: Line, i: int) -> dict[int, Slip]:
    """The run of fractions that begins, or ends, where a share leaps a hundredfold."""
    first, then = line.values[i - 1], line.values[i]
    low, high = sorted((first, then), key=lambda value: abs(value.value))
    if not 1 / WIDTH <= abs(high.value / low.value) / 100 <= WIDTH or abs(low.value) > 1:
        return {}
    if low is first and then.time - first.time > SOON:
        return {}
    run = range(i, len(line.values)) if low is then else range(i - 1, -1, -1)
    found: dict[int, Slip] = {}
    last = low.value
    for at in run:
        value = line.values[at]
        alike = abs(last) / YEARS_APART <= abs(value.value) <= min(1, abs(last) * YEARS_APART)
        if not alike or value.observation is None:
            break
        found[at] = Slip(PERCENT, high.value, high.value)
        last = value.value
    return found


def unit_slip(line: Line) -> Iterator[Issue]:
    """A value is of the same order as the others of its series, and as what the plan states."""
    for i, slip in slips(line).items():
        value = line.values[i]
        is_fraction = slip.is_of_fraction(value.value, line.indicator.unit)
        rule = rules.PERCENT_AS_FRACTION if is_fraction else rules.UNIT_SLIP
        params = {"usual": slip.usual}
        if not is_fraction:
            params["factor"] = slip.factor_text
        if value.observation is not None:
            yield issue(rule, value, **params)
        elif line.goals.baseline is not None:
            params |= {"value": f"{value.value:.15g}", "year": str(value.year), "case": "baseline"}
            place = line.goals.baseline.place.below("value")
            yield at_place(place, rule, **params)._replace(indicator=line.indicator.id)
