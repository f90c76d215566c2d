"""The target in numbers, and the exact constellation that a method is asked to judge."""

import math
from typing import NamedTuple

from lygap.figures.case import (
    NO_OBSERVATION,
    NO_TARGET,
    NO_TARGET_YEAR,
    NONPOSITIVE,
    NOT_COMPARABLE,
    NOT_NUMERIC,
    OVERFLOW,
    Case,
    Earlier,
    Undefined,
    none_earlier,
)
from lygap.judge.track import Track
from lygap.plan.records import Relative, Target, Worded

_SIGNS = {"up": 1, "down": -1, None: 0}


class Aim(NamedTuple):
    """The target in numbers, for one base: direction, value, and the band's other end of a `between` target.

    `value` is None where there is none in numbers, and `why` says the reason; `direction` is then 0 where only a
    band would have given one.
    """

    direction: int
    value: float | None
    far: float | None = None
    why: Undefined = NO_TARGET

    def fold(self, value: float) -> float:
        """A value past the band's other end, as far short of the target as it lies past that end; else the value."""
        if self.far is None or self.value is None or self.direction * (value - self.far) <= 0:
            return value
        return self.value - (value - self.far)


def _band(low: float, high: float, start: float) -> Aim:
    """The end nearer the start, and the direction from that end into the band."""
    return Aim(1, low, high) if abs(start - low) <= abs(start - high) else Aim(-1, high, low)


def aim(t: Track, base: float | None, value: float | None) -> Aim:
    """The target in numbers, from a base value; a `between` target without one turns to the value instead."""
    direction = _SIGNS[t.indicator.direction]
    target = t.target
    if target is None:
        return Aim(direction, None)
    stated = target.aim
    if isinstance(stated, Worded):
        return Aim(direction, None, why=NOT_NUMERIC)
    if not direction and target.comparator != "between":
        return Aim(0, None)
    if isinstance(stated, Relative):
        return _relative(t, target, stated, direction, base)
    if target.comparator == "between":
        start = value if base is None else base
        return Aim(0, None, why=NO_OBSERVATION) if start is None else _band(stated.low, stated.high, start)
    return Aim(direction, stated.low if direction > 0 else stated.high)


def _start(t: Track, year: int, base: float | None) -> float | Undefined:
    """The value that a relative target starts from."""
    if any(year < broken for broken in t.breaks):
        return NOT_COMPARABLE
    start = base if year == t.base.year else t.value_of(year)
    return t.base.why if start is None else start


def _relative(t: Track, target: Target, stated: Relative, direction: int, base: float | None) -> Aim:
    """A multiple of the base, so much growth a year, or a change in the unit of the values."""
    year = t.base.year if stated.since is None else stated.since
    start = _start(t, year, base)
    if isinstance(start, Undefined):
        return Aim(direction, None, why=start)
    if stated.how != "change" and start <= 0:  # twice nothing is nothing, and half of a loss would be a greater one
        return Aim(direction, None, why=NONPOSITIVE)
    try:
        if stated.how == "multiple":
            number = stated.amount * start
        elif stated.how == "change":
            number = start + stated.amount
        elif target.year is None:
            return Aim(direction, None, why=NO_TARGET_YEAR)
        else:
            number = start * (1 + stated.amount) ** (target.year - year)
    except (OverflowError, ZeroDivisionError):
        number = math.inf
    return Aim(direction, number) if math.isfinite(number) else Aim(direction, None, why=OVERFLOW)


def _interim(t: Track, base: float | None) -> tuple[tuple[float, float], ...]:
    """The targets on the way in numbers, in the order of time."""
    aims = [(i.year, aim(t._replace(target=i), base, None).value) for i in t.interim]
    return tuple(sorted((float(year), value) for year, value in aims if year is not None and value is not None))


class Seen(NamedTuple):
    """What was observed and when, in years; `value` None where nothing counts, and `why` says the reason."""

    value: float | None
    time: float
    why: Undefined = NO_OBSERVATION
    earlier: Earlier = none_earlier


def situation(t: Track, a: Aim, base: float | None, seen: Seen) -> Case:
    """One constellation of aim, base and observation."""
    target, value = t.target, seen.value
    return Case(
        a.direction,
        t.path,
        base,
        t.base.time,
        value if value is None or a.far is None else a.fold(value),
        seen.time,
        a.value,
        None if target is None or target.year is None else float(target.year),
        (target.tolerance or 0.0) if target is not None and target.comparator == "about" else 0.0,
        target is not None and target.each_year,
        target is None and not t.asked and a.direction != 0,
        _interim(t, base) if t.interim else (),
        t.indicator.limits,
        seen.earlier,
        t.base.why,
        seen.why,
        a.why,
    )
