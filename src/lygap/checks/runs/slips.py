"""Rules about values that are off by the factor of a unit: from their series, or from the plan's own numbers.

No note makes such a value right.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lygap import rules
from lygap.checks.material import at_place
from lygap.checks.runs.line import Line, Value, issue
from lygap.checks.units import UNIT_FACTORS, WIDTH, amount_text, factor_text, is_percent, small_count, unit_factor
from lygap.findings import Issue, Rule
from lygap.plan.records import Location, Relative, Target

_PERCENT = 0.01
"""A fraction where a percentage belongs is off by so much."""

_THOUSAND = 1000.0
"""By less than this true series leap, too, once in a while."""

_YEARS_APART = 3.0
"""Between a baseline and a series, or a target, there lie years: a factor may be off by so much and be a unit's."""

_SMALLEST = 10.0
"""Of counts below ten none is a slip: from one laboratory to a hundred is a plan's ambition, not its unit."""

_SMOOTH = 10.0
"""A series whose neighbours are within so much of each other is in one unit throughout."""

_SOON = 5
"""A share may grow a hundredfold, but not within so many years."""

_BEYOND_PERCENT = 200.0


class Slip(NamedTuple):
    """By which factor a number is off, and from what: the least and the greatest of the other side."""

    factor: float
    low: float
    high: float

    @property
    def usual(self) -> str:
        """The other side as a message names it."""
        ends = dict.fromkeys((amount_text(self.low), amount_text(self.high)))
        return "–".join(ends)


def slips(line: Line) -> dict[int, Slip]:
    """By its index, each value that is off by the factor of a unit; the baseline's where all that was observed is."""
    sizes = [size for size in (*(abs(value.value) for value in line.values), *map(abs, line.aims)) if size]
    nearest = UNIT_FACTORS[0] / _YEARS_APART
    # Most series end here: no two of their numbers are even near the smallest slip apart.
    if line.indicator.kind in ("rank", "cumulative") or not sizes or max(sizes) < nearest * min(sizes):
        return {}
    whole = _whole_series(line)
    if whole:
        return whole
    odd = _minority(line)
    return odd | _after_leaps(line, odd)


# ---------------------------------------------------------------------------------------------- the whole series


def _whole_series(line: Line) -> dict[int, Slip]:
    """Where all that was observed agrees with itself and is off from what the plan starts from, or aims at."""
    observed = {i: value for i, value in enumerate(line.values) if value.observation is not None and value.value}
    if not observed or not _is_smooth(list(observed.values())):
        return {}
    base = line.base_index
    if base is None:
        return _fractions_beside(observed, line.aims) if _is_percent(line) else {}
    baseline = line.values[base]
    nearest = min(observed.values(), key=lambda value: abs(value.time - baseline.time))
    if not baseline.value:
        return {}
    if _is_percent(line):
        return _shares(line, observed, base, nearest)
    factor = _factor_of_series(baseline.value, nearest.value) if len(observed) > 1 else None
    return {} if factor is None else {base: _slip(factor, observed)}


def _is_smooth(values: list[Value]) -> bool:
    """Whether neighbours are of one order."""
    sizes = [abs(value.value) for value in values]
    return all(max(first, then) < _SMOOTH * min(first, then) for first, then in pairwise(sizes))


def _slip(factor: float, others: dict[int, Value]) -> Slip:
    values = [value.value for value in others.values()]
    return Slip(factor, min(values), max(values))


def _fractions_beside(observed: dict[int, Value], aims: list[float]) -> dict[int, Slip]:
    """Fractions of a plan that states no baseline, only aims in per cent."""
    newest = max(observed.values(), key=lambda value: value.time)
    if not aims or not all(aim > 1 and abs(newest.value) <= 1 for aim in aims):
        return {}
    beside = [aim for aim in aims if aim / _YEARS_APART <= 100 * abs(newest.value) <= WIDTH * aim]
    return dict.fromkeys(observed, Slip(_PERCENT, min(beside), max(beside))) if beside else {}


def _shares(line: Line, observed: dict[int, Value], base: int, nearest: Value) -> dict[int, Slip]:
    """Fractions beside a baseline in per cent, or a baseline that is a fraction beside percentages."""
    baseline = line.values[base]
    ratio = abs(nearest.value / baseline.value)
    if 1 / _YEARS_APART <= 100 * ratio <= _YEARS_APART and abs(nearest.value) <= 1:
        return dict.fromkeys(observed, Slip(_PERCENT, baseline.value, baseline.value))
    soon = abs(nearest.time - baseline.time) <= _SOON
    confirmed = len(observed) > 1 or any(_same_order(aim, nearest.value) for aim in line.aims)
    if 1 / WIDTH <= ratio / 100 <= WIDTH and abs(baseline.value) <= 1 and soon and confirmed:
        return {base: _slip(_PERCENT, observed)}
    return {}


def _factor_of_series(base: float, nearest: float) -> float | None:
    """The factor between a baseline and the series beside it; a thousandfold and more leaves room for the years."""
    factor = unit_factor(base, nearest)
    if factor is None:
        wide = unit_factor(base, nearest, _YEARS_APART)
        factor = wide if wide is not None and _is_large(wide) else None
    if factor is None or small_count(base) or small_count(nearest):
        return None
    counted = min(abs(base), abs(nearest)) >= _SMALLEST
    return factor if counted or _is_large(factor) else None


def _is_large(factor: float) -> bool:
    """Whether it is a thousand, or more, or a thousandth, or less."""
    return max(factor, 1 / factor) >= _THOUSAND * (1 - 1e-9)


# ---------------------------------------------------------------------------------------------- single values


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
        is_large = min(slip.low, largest) >= _SMALLEST or slip.factor > _THOUSAND
        if is_large or _is_percent(line):
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
        if _is_percent(line):
            found |= _fractions_at(line, i)
        elif then.observation is not None:
            factor = unit_factor(then.value, first.value)
            counts = small_count(first.value) or small_count(then.value)
            if factor is not None and _is_large(factor) and not counts:
                found[i] = Slip(factor, first.value, first.value)
    return found


def _fractions_at(line: Line, i: int) -> dict[int, Slip]:
    """The run of fractions that begins, or ends, where a share leaps a hundredfold."""
    first, then = line.values[i - 1], line.values[i]
    low, high = sorted((first, then), key=lambda value: abs(value.value))
    if not 1 / WIDTH <= abs(high.value / low.value) / 100 <= WIDTH or abs(low.value) > 1:
        return {}
    if low is first and then.time - first.time > _SOON:
        return {}
    run = range(i, len(line.values)) if low is then else range(i - 1, -1, -1)
    found: dict[int, Slip] = {}
    last = low.value
    for at in run:
        value = line.values[at]
        alike = abs(last) / _YEARS_APART <= abs(value.value) <= min(1, abs(last) * _YEARS_APART)
        if not alike or value.observation is None:
            break
        found[at] = Slip(_PERCENT, high.value, high.value)
        last = value.value
    return found


def _is_percent(line: Line) -> bool:
    return is_percent(line.indicator.unit)


# ---------------------------------------------------------------------------------------------- targets


class _Aim(NamedTuple):
    """A number that a target states, or that it comes to, and where that stands."""

    target: Target
    value: float
    place: Location


def _aims(line: Line) -> Iterator[_Aim]:
    """What the targets come to in the unit of the values."""
    base = line.baseline_value
    for target in line.targets:
        for number in target.stated[-1:]:
            yield _Aim(target, number, target.place.below("value"))
        match target.aim:
            case Relative("change", amount, None) if base is not None:
                yield _Aim(target, base + amount, target.place.below("change"))


def _beside_targets(line: Line, odd: dict[int, Slip]) -> list[Value]:
    """What targets are compared with: the baseline, else the newest value that is not off itself."""
    base = line.base_index
    if base is not None and base not in odd and line.values[base].value:
        return [line.values[base]]
    observed = [value for i, value in enumerate(line.values) if i not in odd and value.observation and value.value]
    return observed[-1:]


def target_slips(line: Line) -> Iterator[tuple[_Aim, Slip]]:
    """Targets that are off by a unit from the baseline, or from the newest value."""
    odd = slips(line)
    if line.indicator.kind == "rank" or (len(odd) == len(line.values) and odd):
        return
    base = line.base_index
    for beside in _beside_targets(line, odd):
        for aim in _aims(line):
            goes_with_baseline = base in odd and _same_order(aim.value, line.values[base or 0].value)
            factor = None if goes_with_baseline else _factor_of_target(line, aim.value, beside.value)
            if factor is not None:
                yield aim, Slip(factor, beside.value, beside.value)


def _same_order(value: float, other: float) -> bool:
    low, high = sorted((abs(value), abs(other)))
    return high < _SMOOTH * low


def _factor_of_target(line: Line, aim: float, beside: float) -> float | None:
    """The factor by which a target is off; ambitions are not slips: a hundredfold is one only the wrong way."""
    backward = (aim < beside) if line.indicator.direction == "up" else (aim > beside)
    wrong_way = line.indicator.direction is not None and backward
    if line.indicator.kind == "cumulative":
        factor = unit_factor(aim, beside, _YEARS_APART)
        return factor if wrong_way and factor is not None and _is_large(factor) else None
    if _is_percent(line):
        fraction = wrong_way and abs(aim) <= 1 and abs(beside) > 1 and 100 * aim >= beside / WIDTH
        beyond = abs(aim) > _BEYOND_PERCENT and abs(beside) > 1
        return unit_factor(aim, beside, _YEARS_APART) if fraction or beyond else None
    if small_count(aim) or small_count(beside):
        return None
    narrow, wide = unit_factor(aim, beside), unit_factor(aim, beside, _YEARS_APART)
    factor = wide if narrow is None else narrow
    if factor is None:
        return None
    counted = min(abs(aim), abs(beside)) >= _SMALLEST
    large = _is_large(factor) and (counted or max(factor, 1 / factor) > _THOUSAND * WIDTH)
    return factor if large or (narrow is not None and wrong_way and counted) else None


# ---------------------------------------------------------------------------------------------- what is told


def _rule_of(line: Line, slip: Slip, value: float) -> Rule:
    """A fraction among percentages has a rule of its own."""
    fraction = slip.factor == _PERCENT and _is_percent(line) and abs(value) <= 1
    return rules.PERCENT_AS_FRACTION if fraction else rules.UNIT_SLIP


def unit_slip(line: Line) -> Iterator[Issue]:
    """A value is of the same order as the others of its series, and as what the plan states."""
    for i, slip in slips(line).items():
        value = line.values[i]
        rule = _rule_of(line, slip, value.value)
        params = {"usual": slip.usual}
        if rule is rules.UNIT_SLIP:
            params["factor"] = factor_text(slip.factor)
        if value.observation is not None:
            yield issue(rule, value, **params)
        elif line.goals.baseline is not None:
            params |= {"value": f"{value.value:.15g}", "year": str(value.year), "case": "baseline"}
            place = line.goals.baseline.place.below("value")
            yield at_place(place, rule, **params)._replace(indicator=line.indicator.id)
    yield from _of_targets(line)


def _of_targets(line: Line) -> Iterator[Issue]:
    for aim, slip in target_slips(line):
        rule = _rule_of(line, slip, aim.value)
        params = {"usual": slip.usual, "value": f"{aim.value:.15g}", "case": "target"}
        if rule is rules.UNIT_SLIP:
            params["factor"] = factor_text(slip.factor)
        if aim.target.year is not None:
            params["year"] = str(aim.target.year)
        yield at_place(aim.place, rule, **params)._replace(indicator=line.indicator.id)
