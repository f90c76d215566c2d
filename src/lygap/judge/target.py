"""The target in numbers, as seen from a base."""

import math
from typing import NamedTuple

from lygap.figures import Number, Reason
from lygap.judge.track import Track
from lygap.plan.records import Target

_SIGNS = {"up": 1, "down": -1, None: 0}


class Aim(NamedTuple):
    """The target in numbers, for one base: direction, value, and the band's other end of a `between` target.

    `value` is None where there is none in numbers, and `why` says the reason; `direction` is then 0 where only a
    band would have given one.
    """

    direction: int
    value: float | None
    far_end: float | None = None
    why: Reason = Reason.NO_TARGET

    def folded(self, value: float) -> float:
        """A value past the band's other end, as far short of the target as it lies past that end; else the value."""
        if self.far_end is None or self.value is None:
            return value
        beyond = value - self.far_end
        return self.value - beyond if self.direction * beyond > 0 else value


def aim_of(track: Track, base: float | None, value: float | None) -> Aim:
    """The target of a track in numbers, from a base value; a band without one turns to the observed value instead."""
    return _in_numbers(track, track.target, base, value)


def interim_nodes(track: Track, base: float | None) -> tuple[tuple[float, float], ...]:
    """The targets on the way in numbers, as (time, value), in the order of time."""
    nodes = []
    for target in track.interim:
        value = _in_numbers(track, target, base, None).value
        if target.year is not None and value is not None:
            nodes.append((float(target.year), value))
    return tuple(sorted(nodes))


def _in_numbers(track: Track, target: Target | None, base: float | None, value: float | None) -> Aim:
    direction = _SIGNS[track.indicator.direction]
    if target is None:
        return Aim(direction, None)
    if target.text is not None:
        return Aim(direction, None, why=Reason.NOT_NUMERIC)
    if not direction and target.comparator != "between":
        return Aim(0, None)
    low = target.value if target.min is None else target.min
    high = target.value if target.max is None else target.max
    if low is None or high is None:
        return _relative(track, target, direction, base)
    if target.comparator == "between":
        return _band(low, high, value if base is None else base)
    return Aim(direction, low if direction > 0 else high)


def _band(low: float, high: float, start: float | None) -> Aim:
    """The end nearer the start, and the direction from that end into the band."""
    if start is None:
        return Aim(0, None, why=Reason.NO_OBSERVATION)
    from_below = abs(start - low) <= abs(start - high)
    return Aim(1, low, high) if from_below else Aim(-1, high, low)


def _relative(track: Track, target: Target, direction: int, base: float | None) -> Aim:
    """A multiple of the start, so much growth a year, or a change in the unit of the values."""
    year = track.base.year if target.base_year is None else target.base_year
    start = _start(track, year, base)
    if isinstance(start, Reason):
        return Aim(direction, None, why=start)
    if target.change is None and start <= 0:  # twice nothing is nothing, and half of a loss would be a greater one
        return Aim(direction, None, why=Reason.NONPOSITIVE)
    number = _amount(target, start, year)
    if isinstance(number, Reason):
        return Aim(direction, None, why=number)
    return Aim(direction, number)


def _start(track: Track, year: int, base: float | None) -> Number:
    """The value that a relative target starts from."""
    if any(year < broken for broken in track.breaks):
        return Reason.NOT_COMPARABLE
    start = base if year == track.base.year else track.value_of(year)
    return track.base.why if start is None else start


def _amount(target: Target, start: float, year: int) -> Number:
    try:
        if target.multiple is not None:
            number = target.multiple * start
        elif target.change is not None:
            number = start + target.change
        elif target.growth is None:
            return Reason.NO_TARGET
        elif target.year is None:
            return Reason.NO_TARGET_YEAR
        else:
            number = start * (1 + target.growth) ** (target.year - year)
    except (OverflowError, ZeroDivisionError):
        return Reason.OVERFLOW
    return number if math.isfinite(number) else Reason.OVERFLOW
