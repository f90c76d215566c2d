"""Targets that are off by the factor of a unit, from the baseline, or from the newest value."""

from collections.abc import Iterator
from typing import NamedTuple

from lygap import rules
from lygap.checks.material import at_place
from lygap.checks.runs.line import Line, Value
from lygap.checks.runs.slips import slips
from lygap.checks.units import (
    SMALLEST,
    THOUSAND,
    WIDTH,
    YEARS_APART,
    Slip,
    are_of_one_order,
    is_percent,
    is_small_count,
    is_thousandfold,
    unit_factor,
)
from lygap.findings import Issue
from lygap.plan.records import Location, Relative, Target

_BEYOND_PERCENT = 200.0
"""No share has such a target; where it is the change of one, its baseline is no smaller than one."""


class _Aim(NamedTuple):
    """A number that a target states, or that it comes to, and where that stands."""

    target: Target
    value: float
    place: Location


def target_slips(line: Line) -> Iterator[tuple[_Aim, Slip]]:
    """The targets that are off, each with the factor and what it is compared with."""
    odd = slips(line)
    beside = _compared_with(line, odd)
    if beside is None or line.indicator.kind == "rank":
        return
    base = line.base_index
    for aim in _aims(line):
        goes_with_baseline = base is not None and base in odd and are_of_one_order(aim.value, line.values[base].value)
        factor = None if goes_with_baseline else _factor_of(line, aim.value, beside.value)
        if factor is not None:
            yield aim, Slip(factor, beside.value, beside.value)


def _aims(line: Line) -> Iterator[_Aim]:
    """What the targets come to in the unit of the values."""
    base = line.goals.baseline
    for target in line.goals.targets:
        match target.aim:
            case Relative("change", amount, None) if base is not None and base.value is not None:
                yield _Aim(target, base.value + amount, target.place.below("change"))
            case _:
                for number in target.stated[-1:]:
                    yield _Aim(target, number, target.place.below("value"))


def _compared_with(line: Line, odd: dict[int, Slip]) -> Value | None:
    """The baseline, else the newest value that is not off itself; None where there is neither."""
    base = line.base_index
    if base is not None and base not in odd and line.values[base].value:
        return line.values[base]
    observed = [value for i, value in enumerate(line.values) if value.observation is not None and i not in odd]
    return next((value for value in reversed(observed) if value.value), None)


def _factor_of(line: Line, aim: float, beside: float) -> float | None:
    """The factor by which a target is off. Ambitions are no slips: a hundredfold is one only the wrong way."""
    is_backward = (aim < beside) if line.indicator.direction == "up" else (aim > beside)
    wrong_way = is_backward and line.indicator.direction is not None
    if line.indicator.kind == "cumulative":
        return _factor_of_count(aim, beside) if wrong_way else None
    if is_percent(line.indicator.unit):
        return _factor_of_share(aim, beside, wrong_way=wrong_way)
    return _factor_of_amount(aim, beside, wrong_way=wrong_way)


def _factor_of_count(aim: float, beside: float) -> float | None:
    """A count begins with nothing, but comes to no thousand times its aim."""
    factor = unit_factor(aim, beside, YEARS_APART)
    return factor if factor is not None and is_thousandfold(factor) else None


def _factor_of_share(aim: float, beside: float, *, wrong_way: bool) -> float | None:
    """A target that is a fraction, or one beyond all shares, beside a percentage."""
    is_fraction = wrong_way and abs(aim) <= 1 and 100 * aim >= beside / WIDTH
    is_beyond = abs(aim) > _BEYOND_PERCENT
    is_percentage = abs(beside) > 1
    return unit_factor(aim, beside, YEARS_APART) if is_percentage and (is_fraction or is_beyond) else None


def _factor_of_amount(aim: float, beside: float, *, wrong_way: bool) -> float | None:
    if is_small_count(aim) or is_small_count(beside):
        return None
    narrow, wide = unit_factor(aim, beside), unit_factor(aim, beside, YEARS_APART)
    factor = wide if narrow is None else narrow
    if factor is None:
        return None
    is_counted = min(abs(aim), abs(beside)) >= SMALLEST
    is_large = is_thousandfold(factor) and (is_counted or max(factor, 1 / factor) > THOUSAND * WIDTH)
    is_turned_round = narrow is not None and wrong_way and is_counted
    return factor if is_large or is_turned_round else None


def target_slip(line: Line) -> Iterator[Issue]:
    """A target is of the same order as what the plan starts from, or as what was observed."""
    for aim, slip in target_slips(line):
        is_fraction = slip.is_of_fraction(aim.value, line.indicator.unit)
        params = {"usual": slip.usual, "value": f"{aim.value:.15g}", "case": "target"}
        if aim.target.year is not None:
            params["year"] = str(aim.target.year)
        if not is_fraction:
            params["factor"] = slip.factor_text
        rule = rules.PERCENT_AS_FRACTION if is_fraction else rules.UNIT_SLIP
        yield at_place(aim.place, rule, **params)._replace(indicator=line.indicator.id)
