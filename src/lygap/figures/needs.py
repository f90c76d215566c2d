"""What a figure needs of a case. Each need is met, or is the reason why the figure is undefined."""

import math
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from lygap.figures.reasons import Reason

if TYPE_CHECKING:
    from lygap.figures.case import Case

Need = Callable[["Case"], Reason | None]


def a_value(case: "Case") -> Reason | None:
    """There is an observation."""
    return case.why_value if case.value is None else None


def a_target(case: "Case") -> Reason | None:
    """There is a target in numbers."""
    return case.why_target if case.target is None else None


def a_value_and_a_target(case: "Case") -> Reason | None:
    """There is an observation, and a target in numbers."""
    if case.value is None:
        return case.why_value
    return case.why_target if case.target is None else None


def a_base_and_a_value(case: "Case") -> Reason | None:
    """There is a baseline, and an observation."""
    if case.base is None:
        return case.why_base
    return case.why_value if case.value is None else None


def a_base_and_a_dated_target(case: "Case") -> Reason | None:
    """There is a baseline, and a target with a date."""
    if case.base is None:
        return case.why_base
    if case.target is None:
        return case.why_target
    return Reason.NO_TARGET_YEAR if case.target_time is None else None


def a_date(case: "Case") -> Reason | None:
    """The target has a date."""
    if case.target_time is not None:
        return None
    return case.why_target if case.target is None else Reason.NO_TARGET_YEAR


def a_path(case: "Case") -> Reason | None:
    """The path leads from a baseline to a target; once the target itself is due nothing else is needed."""
    if case.target is None:
        return case.why_target
    if case.due:
        return None
    return a_base_and_a_dated_target(case) or time_planned(case) or positive_leg(case)


def time_planned(case: "Case") -> Reason | None:
    """The target lies after the baseline."""
    return None if case.planned_years > 0 else Reason.NO_TIME


def time_passed(case: "Case") -> Reason | None:
    """The observation lies after the baseline."""
    return None if case.passed_years > 0 else Reason.NO_TIME


def time_left(case: "Case") -> Reason | None:
    """The observation lies before the target."""
    return Reason.TARGET_YEAR_OVER if case.over else None


def time_to_act(case: "Case") -> Reason | None:
    """The target's time is not over, neither for the observation nor for whoever asks."""
    return Reason.TARGET_YEAR_OVER if case.over or case.unresolved else None


def not_attained(case: "Case") -> Reason | None:
    """There is still something to reach."""
    return Reason.ATTAINED if case.attained else None


def all_values(case: "Case") -> Reason | None:
    """There is a baseline, a target in numbers, and an observation."""
    if case.base is None:
        return case.why_base
    if case.target is None:
        return case.why_target
    return case.why_value if case.value is None else None


def a_way(case: "Case") -> Reason | None:
    """There was a way to go from the baseline to the target, and a value tells how much of it was made."""
    missing = all_values(case)
    if missing is not None:
        return missing
    return Reason.BASE_ATTAINS_TARGET if case.starts_there else None


def better(case: "Case") -> Reason | None:
    """The value is better than the baseline."""
    assert case.value is not None
    assert case.base is not None
    return None if case.toward(case.value - case.base) > 0 else Reason.NOT_BETTER


def a_measurable_way(case: "Case") -> Reason | None:
    """The way from the baseline to the target is a number."""
    assert case.target is not None
    assert case.base is not None
    return None if math.isfinite(case.target - case.base) else Reason.OVERFLOW


def measurable_distances(case: "Case") -> Reason | None:
    """How far target and value are from the baseline are numbers, and the second is not zero."""
    made = case.distance(case.value, case.base)
    if not math.isfinite(case.distance(case.target, case.base)) or not math.isfinite(made):
        return Reason.OVERFLOW
    return None if made else Reason.BEYOND_CALENDAR


def a_nonzero_target(case: "Case") -> Reason | None:
    """The target is not zero."""
    return None if case.target else Reason.ZERO_TARGET


def positive_leg(case: "Case") -> Reason | None:
    """A geometric path runs between positive values."""
    if case.path == "linear" or min(case.leg.first, case.leg.last) > 0:
        return None
    return Reason.NONPOSITIVE


@cache
def positive(*names: str) -> Need:
    """The values of these names, of which there are at least two, are above zero; of the same names the same need."""
    values = attrgetter(*names)

    def need(case: "Case") -> Reason | None:
        return None if min(values(case)) > 0 else Reason.NONPOSITIVE

    return need


@cache
def positive_on_a_geometric_path(*names: str) -> Need:
    """The same, where the path is one of growth rates."""
    all_positive = positive(*names)

    def need(case: "Case") -> Reason | None:
        return None if case.path == "linear" else all_positive(case)

    return need


def elapsed_time(case: "Case") -> Reason | None:
    """Some of the plan's time has passed."""
    elapsed = case.number("elapsed")
    return None if isinstance(elapsed, float) and elapsed > 0 else Reason.NO_TIME


PARTICULAR = (not_attained, better, measurable_distances)
"""The needs that an ordinary case may leave open."""
