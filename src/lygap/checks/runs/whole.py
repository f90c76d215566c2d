"""A series that agrees with itself, and is as a whole off by a unit from what the plan starts from, or aims at.

That all values agree is the usual case (a column of a spreadsheet shown in per cent, an office that counts in Mt), and
no reason for silence.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lygap.checks.runs.line import Line, Value
from lygap.checks.units import (
    ONE_ORDER,
    PERCENT,
    SMALLEST,
    SOON,
    WIDTH,
    YEARS_APART,
    Slip,
    are_of_one_order,
    is_percent,
    is_small_count,
    is_thousandfold,
    unit_factor,
)

Observed = Mapping[int, Value]
"""The values that were observed and are not zero, by their index."""


def whole_series(line: Line) -> dict[int, Slip]:
    """By its index, each fraction among percentages, or the baseline that all that was observed is off from."""
    observed = {i: value for i, value in enumerate(line.values) if value.observation is not None and value.value}
    if not observed or not _is_smooth(list(observed.values())):
        return {}
    in_percent = is_percent(line.indicator.unit)
    base = line.base_index
    if base is None:
        return _fractions_beside_targets(observed, line.aims) if in_percent else {}
    if not line.values[base].value:
        return {}
    if in_percent:
        return _fractions_beside_baseline(line, observed, base) or _baseline_as_fraction(line, observed, base)
    return _baseline_in_another_unit(line, observed, base)


def _is_smooth(values: Sequence[Value]) -> bool:
    """Whether neighbours are of one order."""
    return all(are_of_one_order(first.value, then.value) for first, then in pairwise(values))


def _nearest(line: Line, observed: Observed, base: int) -> Value:
    """The observed value nearest to the baseline in time."""
    start = line.values[base].time
    return min(observed.values(), key=lambda value: abs(value.time - start))


def _from_all(factor: float, observed: Observed) -> Slip:
    values = [value.value for value in observed.values()]
    return Slip(factor, min(values), max(values))


def _fractions_beside_targets(observed: Observed, aims: Sequence[float]) -> dict[int, Slip]:
    """Fractions of a plan that states no baseline, only targets in per cent."""
    newest = abs(max(observed.values(), key=lambda value: value.time).value)
    if not aims or newest > 1 or min(aims) <= 1:
        return {}
    beside = [aim for aim in aims if aim / YEARS_APART <= 100 * newest <= WIDTH * aim]
    return dict.fromkeys(observed, Slip(PERCENT, min(beside), max(beside))) if beside else {}


def _fractions_beside_baseline(line: Line, observed: Observed, base: int) -> dict[int, Slip]:
    """Fractions far below all that the plan states, where a hundred times as much would lie amid it."""
    baseline, fraction = line.values[base].value, abs(_nearest(line, observed, base).value)
    stated = sorted([abs(baseline), *(abs(aim) for aim in line.aims if aim)])
    is_far_below = fraction <= min(1, stated[0] / ONE_ORDER)
    if is_far_below and stated[0] / YEARS_APART <= 100 * fraction <= YEARS_APART * stated[-1]:
        return dict.fromkeys(observed, Slip(PERCENT, baseline, baseline))
    return {}


def _baseline_as_fraction(line: Line, observed: Observed, base: int) -> dict[int, Slip]:
    """A baseline that is a fraction beside percentages of nearly the same time."""
    baseline, nearest = line.values[base], _nearest(line, observed, base)
    times = abs(nearest.value / baseline.value)
    is_soon = abs(nearest.time - baseline.time) <= SOON
    is_confirmed = len(observed) > 1 or any(are_of_one_order(aim, nearest.value) for aim in line.aims)
    is_hundredfold = 1 / WIDTH <= times / 100 <= WIDTH
    if is_hundredfold and abs(baseline.value) <= 1 and is_soon and is_confirmed:
        return {base: _from_all(PERCENT, observed)}
    return {}


def _baseline_in_another_unit(line: Line, observed: Observed, base: int) -> dict[int, Slip]:
    """A baseline that is off by a unit's factor from two values or more; a thousandfold leaves room for the years."""
    baseline, nearest = line.values[base].value, _nearest(line, observed, base).value
    narrow, wide = unit_factor(baseline, nearest), unit_factor(baseline, nearest, YEARS_APART)
    factor = wide if narrow is None and wide is not None and is_thousandfold(wide) else narrow
    if factor is None or len(observed) == 1 or is_small_count(baseline) or is_small_count(nearest):
        return {}
    is_counted = min(abs(baseline), abs(nearest)) >= SMALLEST
    return {base: _from_all(factor, observed)} if is_counted or is_thousandfold(factor) else {}
