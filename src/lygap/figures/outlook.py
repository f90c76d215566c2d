"""What comes of it if the pace so far goes on."""

import math

from lygap.figures.arithmetic import Number, along
from lygap.figures.case import (
    ATTAINED,
    BEYOND_CALENDAR,
    NO_TARGET_YEAR,
    NO_TIME,
    NONPOSITIVE,
    NOT_BETTER,
    OVERFLOW,
    TARGET_YEAR_OVER,
    Case,
    Undefined,
)
from lygap.figures.standing import planned
from lygap.plan.dates import month_of


def _extrapolable(s: Case) -> tuple[float, float, float] | Undefined:
    """Baseline, value and target, where the pace so far says something about the time to come."""
    known = planned(s)
    if isinstance(known, Undefined):
        return known
    return known if s.time > s.base_time else NO_TIME


def projected(s: Case) -> Number:
    """The value at the target's time if the pace so far goes on: b·(v/b)^(1/elapsed), linear b+(v−b)/elapsed."""
    if s.target_time is None:
        return s.why_target if s.target is None else NO_TARGET_YEAR
    if s.time >= s.target_time:
        return TARGET_YEAR_OVER
    known = _extrapolable(s)
    if isinstance(known, Undefined):
        return known
    return along(s.path, known[0], known[1], (s.target_time - s.base_time) / (s.time - s.base_time))


def reach_date(s: Case) -> str | Undefined:
    """The month (“2025-04”) in which the target is reached at the pace so far; undefined if v is no better than b."""
    if s.attained:
        return ATTAINED
    known = _extrapolable(s)
    if isinstance(known, Undefined):
        return known
    if s.path != "linear" and min(known) <= 0:
        return NONPOSITIVE
    base, value, target = known
    if s.direction * (value - base) <= 0:
        return NOT_BETTER
    scale = float if s.path == "linear" else math.log
    way, made = scale(target) - scale(base), scale(value) - scale(base)
    if not math.isfinite(way) or not math.isfinite(made):
        return OVERFLOW
    return (month_of(s.base_time + way / made * (s.time - s.base_time)) if made else None) or BEYOND_CALENDAR
