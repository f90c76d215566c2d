"""Where an indicator stands: against the calendar, its path and its target."""

import math

from lygap.figures.arithmetic import Number, along, finite
from lygap.figures.case import (
    BASE_ATTAINS_TARGET,
    NO_TARGET_YEAR,
    NO_TIME,
    OVERFLOW,
    ZERO_TARGET,
    Case,
    Undefined,
    remembered,
)


@remembered
def elapsed(s: Case) -> Number:
    """Share of the plan's time that has passed, (t−t0)/(t1−t0); undefined without a target year."""
    if s.target_time is None:
        return s.why_target if s.target is None else NO_TARGET_YEAR
    planned = s.target_time - s.base_time
    return finite((s.time - s.base_time) / planned) if planned > 0 else NO_TIME


@remembered
def expected(s: Case) -> Number:
    """The path's value at the observation's time, through interim targets; the target itself from its year on."""
    if s.target is None:
        return s.why_target
    if s.each_year or s.over:
        return finite(s.target)
    if s.base is None:
        return s.why_base
    if s.target_time is None:
        return NO_TARGET_YEAR
    if s.target_time <= s.base_time:
        return NO_TIME
    start, end = leg(s, (s.base_time, s.base), (s.target_time, s.target))
    return along(s.path, start[1], end[1], (s.time - start[0]) / (end[0] - start[0]))


Node = tuple[float, float]


def leg(s: Case, start: Node, end: Node) -> tuple[Node, Node]:
    """The two nodes, as (time, value), between which the path lies at the observation's time."""
    begin = start[0]
    for node in s.interim:
        if begin < node[0] < end[0]:
            if s.time <= node[0]:
                return start, node
            start = node
    return start, end


def gap(s: Case) -> Number:
    """What is still to go, d·(T−v): positive is short of the target, negative beyond it."""
    if s.target is None:
        return s.why_target
    return s.why_value if s.value is None else finite(s.direction * (s.target - s.value))


def gap_pct(s: Case) -> Number:
    """The gap as a fraction of the target, gap/|T|; undefined for a target of zero."""
    short = gap(s)
    if isinstance(short, Undefined) or s.target is None:
        return short
    return finite(short / abs(s.target)) if s.target else ZERO_TARGET


def gap_to_path(s: Case) -> Number:
    """How far ahead of the path, d·(v−expected): positive is ahead."""
    there = expected(s)
    if isinstance(there, Undefined):
        return there
    return s.why_value if s.value is None else finite(s.direction * (s.value - there))


def planned(s: Case) -> tuple[float, float, float] | Undefined:
    """Baseline, value and target, where there was a way to go from the first to the last."""
    if s.base is None:
        return s.why_base
    if s.target is None:
        return s.why_target
    if s.value is None:
        return s.why_value
    return BASE_ATTAINS_TARGET if s.attains(s.base) else (s.base, s.value, s.target)


@remembered
def progress(s: Case) -> Number:
    """Share of the planned change that has been made, d·(v−b)/|T−b| (实现程度); undefined if b attains T."""
    known = planned(s)
    if isinstance(known, Undefined):
        return known
    base, value, target = known
    way = abs(target - base)
    return finite(s.direction * (value - base) / way) if math.isfinite(way) else OVERFLOW


@remembered
def pace(s: Case) -> Number:
    """Progress against elapsed time; 1 and more keeps up with the calendar (时序进度)."""
    made, passed = progress(s), elapsed(s)
    if isinstance(made, Undefined):
        return made
    if isinstance(passed, Undefined):
        return passed
    return finite(made / passed) if passed > 0 else NO_TIME
