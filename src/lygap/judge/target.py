"""The target in numbers, as seen from a base."""

from typing import NamedTuple

from lygap.figures import Number, Reason, finite
from lygap.judge.track import Track
from lygap.plan.records import Level, Relative, Target, Worded

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
    if isinstance(target.aim, Worded):
        return Aim(direction, None, why=Reason.NOT_NUMERIC)
    is_band = target.comparator == "between"
    if not direction and not is_band:
        return Aim(0, None)
    match target.aim:
        case Relative() as relative:
            return _relative(track, relative, target.year, base)
        case Level(low, high) if is_band:
            return _band(low, high, value if base is None else base)
        case Level(low, high):
            return Aim(direction, low if direction > 0 else high)


def _band(low: float, high: float, start: float | None) -> Aim:
    """The end nearer the start, and the direction from that end into the band."""
    if start is None:
        return Aim(0, None, why=Reason.NO_OBSERVATION)
    from_below = abs(start - low) <= abs(start - high)
    return Aim(1, low, high) if from_below else Aim(-1, high, low)


def _relative(track: Track, relative: Relative, end: int | None, base: float | None) -> Aim:
    """A multiple of the start, so much growth a year until the end, or a change in the unit of the values."""
    direction = _SIGNS[track.indicator.direction]
    year = track.base.year if relative.since is None else relative.since
    start = _start(track, year, base)
    number = start if isinstance(start, Reason) else _amount(relative, start, year, end)
    if isinstance(number, Reason):
        return Aim(direction, None, why=number)
    return Aim(direction, number)


def _start(track: Track, year: int, base: float | None) -> Number:
    """The value that a relative target starts from."""
    if any(year < broken for broken in track.breaks):
        return Reason.NOT_COMPARABLE
    start = base if year == track.base.year else track.value_of(year)
    return track.base.why if start is None else start


def _amount(relative: Relative, start: float, year: int, end: int | None) -> Number:
    if relative.how != "change" and start <= 0:  # twice nothing is nothing, and half of a loss would be a greater one
        return Reason.NONPOSITIVE
    match relative.how:
        case "multiple":
            return finite(relative.amount * start)
        case "change":
            return finite(start + relative.amount)
        case "growth":
            return _grown(start, relative.amount, None if end is None else end - year)


def _grown(start: float, rate: float, years: int | None) -> Number:
    """The start after so many years of growth at a rate, a fraction a year."""
    if years is None:
        return Reason.NO_TARGET_YEAR
    try:
        return finite(start * (1 + rate) ** years)
    except (OverflowError, ZeroDivisionError):
        return Reason.OVERFLOW
