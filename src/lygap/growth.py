"""The arithmetic of a target gap: one function a figure, each pure and each saying why it is undefined.

Times are in years, a year number meaning its end; rates are fractions a year; d is +1 where more is better and −1
where less is. Nothing is substituted: no epsilon stands in for zero, no direction is guessed.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from lygap.dates import month_of

TOLERANCE = 1e-9
"""Relative tolerance of attainment and of every method's thresholds, against rounding in the last digits."""


class Undefined(str):
    """The reason why a figure cannot be computed."""

    __slots__ = ()


_MISSING = {"base": "no_baseline", "value": "no_observation", "target": "no_target"}


class Situation(NamedTuple):
    """One exact constellation to judge. A missing number has its reason in `why`, by the name of its field."""

    direction: int
    path: str
    base: float | None
    base_time: float
    value: float | None
    time: float
    target: float | None
    target_time: float | None
    tolerance: float = 0.0
    each_year: bool = False
    interim: tuple[tuple[float, float], ...] = ()
    why: tuple[tuple[str, str], ...] = ()

    def reason(self, field: str) -> Undefined:
        """Why a number is missing."""
        return Undefined(dict(self.why).get(field) or _MISSING[field])

    def attains(self, value: float) -> bool:
        """Whether a value meets the target, to the target's own tolerance."""
        if self.target is None:
            return False
        return self.direction * (value - self.target) >= -self.tolerance - TOLERANCE * abs(self.target)

    @property
    def attained(self) -> bool:
        """Whether the observed value meets the target."""
        return self.value is not None and self.attains(self.value)

    @property
    def over(self) -> bool:
        """Whether the observation is from the target's time or later."""
        return self.target_time is not None and self.time >= self.target_time


Result = float | str | Undefined


def _finite(compute: Callable[[], float]) -> Result:
    """A finite number, with −0 read as 0, or the reason that it is too large to be one."""
    try:
        number = compute() + 0.0
    except OverflowError:
        return Undefined("overflow")
    return number if math.isfinite(number) else Undefined("overflow")


def cagr(first: float, last: float, years: float) -> Result:
    """Compound annual growth rate (last/first)^(1/years) − 1, a fraction a year; both values must be positive."""
    if first <= 0 or last <= 0:
        return Undefined("nonpositive")
    if years <= 0:
        return Undefined("no_time")
    return _finite(lambda: (last / first) ** (1 / years) - 1)


def per_year(first: float, last: float, years: float) -> Result:
    """Mean change a year (last − first)/years, in the unit of the values."""
    if years <= 0:
        return Undefined("no_time")
    return _finite(lambda: (last - first) / years)


Rate = Callable[[float, float, float], Result]


def _required(s: Situation, rate: Rate) -> Result:
    if s.base is None:
        return s.reason("base")
    if s.target is None:
        return s.reason("target")
    if s.target_time is None:
        return Undefined("no_target_year")
    return rate(s.base, s.target, s.target_time - s.base_time)


def _actual(s: Situation, rate: Rate) -> Result:
    if s.base is None:
        return s.reason("base")
    if s.value is None:
        return s.reason("value")
    return rate(s.base, s.value, s.time - s.base_time)


def _needed(s: Situation, rate: Rate) -> Result:
    if s.value is None:
        return s.reason("value")
    if s.target is None:
        return s.reason("target")
    if s.attained:
        return Undefined("attained")
    if s.target_time is None:
        return Undefined("no_target_year")
    if s.over:
        return Undefined("target_year_over")
    return rate(s.value, s.target, s.target_time - s.time)


def elapsed(s: Situation) -> Result:
    """Share of the plan's time that has passed, (t−t0)/(t1−t0)."""
    if s.target_time is None:
        return Undefined("no_target_year" if s.target is not None else s.reason("target"))
    span = s.target_time - s.base_time
    return _finite(lambda: (s.time - s.base_time) / span) if span > 0 else Undefined("no_time")


def required_cagr(s: Situation) -> Result:
    """Growth rate that leads from the baseline to the target, (T/b)^(1/(t1−t0)) − 1, a fraction a year."""
    return _required(s, cagr)


def actual_cagr(s: Situation) -> Result:
    """Growth rate from the baseline to the observation, (v/b)^(1/(t−t0)) − 1, a fraction a year."""
    return _actual(s, cagr)


def needed_cagr(s: Situation) -> Result:
    """Growth rate needed from now on, (T/v)^(1/(t1−t)) − 1, a fraction a year."""
    return _needed(s, cagr)


def required_per_year(s: Situation) -> Result:
    """Change a year that leads from the baseline to the target, (T−b)/(t1−t0)."""
    return _required(s, per_year)


def actual_per_year(s: Situation) -> Result:
    """Change a year from the baseline to the observation, (v−b)/(t−t0)."""
    return _actual(s, per_year)


def needed_per_year(s: Situation) -> Result:
    """Change a year needed from now on, (T−v)/(t1−t)."""
    return _needed(s, per_year)


def along(path: str, first: float, last: float, share: float) -> Result:
    """The value at a share of the way: geometric first·(last/first)^share, linear first + (last−first)·share."""
    if path == "linear":
        return _finite(lambda: first + (last - first) * share)
    if first <= 0 or last <= 0:
        return Undefined("nonpositive")
    return _finite(lambda: first * (last / first) ** share)


def expected(s: Situation) -> Result:
    """The path's value at the observation's time, through interim targets; the target itself after its year."""
    if s.target is None:
        return s.reason("target")
    if s.each_year or s.over:
        return s.target
    if s.base is None:
        return s.reason("base")
    if s.target_time is None:
        return Undefined("no_target_year")
    nodes = [(s.base_time, s.base), *(p for p in s.interim if p[0] < s.target_time), (s.target_time, s.target)]
    for (t0, v0), (t1, v1) in zip(nodes, nodes[1:], strict=False):
        if s.time <= t1:
            return along(s.path, v0, v1, (s.time - t0) / (t1 - t0)) if t1 > t0 else Undefined("no_time")
    return s.target


def gap(s: Situation) -> Result:
    """What is still to go, d·(T−v): positive is short of the target, negative beyond it."""
    if s.target is None:
        return s.reason("target")
    if s.value is None:
        return s.reason("value")
    target, value = s.target, s.value
    return _finite(lambda: s.direction * (target - value))


def gap_pct(s: Situation) -> Result:
    """The gap as a fraction of the target, gap/|T|."""
    short = gap(s)
    if isinstance(short, str) or s.target is None:
        return short
    target = s.target
    return _finite(lambda: short / abs(target)) if target else Undefined("zero_target")


def gap_to_path(s: Situation) -> Result:
    """How far ahead of the path, d·(v−expected): positive is ahead."""
    there = expected(s)
    if isinstance(there, str):
        return there
    if s.value is None:
        return s.reason("value")
    value = s.value
    return _finite(lambda: s.direction * (value - there))


def progress(s: Situation) -> Result:
    """Share of the planned change that has been made, d·(v−b)/|T−b| (实现程度)."""
    if s.base is None:
        return s.reason("base")
    if s.target is None:
        return s.reason("target")
    if s.value is None:
        return s.reason("value")
    if s.attains(s.base):
        return Undefined("base_attains_target")
    base, target, value = s.base, s.target, s.value
    return _finite(lambda: s.direction * (value - base) / abs(target - base))


def pace(s: Situation) -> Result:
    """Progress against elapsed time; 1 and more keeps up with the calendar (时序进度)."""
    made = progress(s)
    passed = elapsed(s)
    if isinstance(made, str):
        return made
    if isinstance(passed, str):
        return passed
    return _finite(lambda: made / passed) if passed > 0 else Undefined("no_time")


def _extrapolable(s: Situation) -> Undefined | None:
    """Why the pace so far says nothing about the time to come, if so."""
    if s.base is None:
        return s.reason("base")
    if s.target is None:
        return s.reason("target")
    if s.value is None:
        return s.reason("value")
    if s.attains(s.base):
        return Undefined("base_attains_target")
    if s.time <= s.base_time:
        return Undefined("no_time")
    if s.path == "geometric" and (s.base <= 0 or s.value <= 0):
        return Undefined("nonpositive")
    return None


def projected(s: Situation) -> Result:
    """The value at the target's time if the pace so far goes on: b·(v/b)^(1/elapsed), linear b+(v−b)/elapsed."""
    if s.target_time is None and s.target is not None:
        return Undefined("no_target_year")
    if s.over:
        return Undefined("target_year_over")
    why = _extrapolable(s)
    if why is not None or s.base is None or s.value is None or s.target_time is None:
        return why or s.reason("base")
    return along(s.path, s.base, s.value, (s.target_time - s.base_time) / (s.time - s.base_time))


def reach_date(s: Situation) -> Result:
    """The month (“2025-04”) in which the target is reached at the pace so far."""
    if s.attained:
        return Undefined("attained")
    why = _extrapolable(s)
    if why is not None or s.base is None or s.value is None or s.target is None:
        return why or s.reason("base")
    if s.direction * (s.value - s.base) <= 0:
        return Undefined("not_better")
    if s.path == "linear":
        times = (s.target - s.base) / (s.value - s.base)
    elif s.target <= 0:
        return Undefined("nonpositive")
    else:
        times = math.log(s.target / s.base) / math.log(s.value / s.base)
    return month_of(s.base_time + times * (s.time - s.base_time)) or Undefined("beyond_calendar")


FIGURES: dict[str, Callable[[Situation], Result]] = {
    figure.__name__: figure
    for figure in (
        elapsed,
        expected,
        required_cagr,
        actual_cagr,
        needed_cagr,
        required_per_year,
        actual_per_year,
        needed_per_year,
        gap,
        gap_pct,
        gap_to_path,
        progress,
        pace,
        projected,
        reach_date,
    )
}
"""Every figure by its key in the JSON, in the JSON's order."""
