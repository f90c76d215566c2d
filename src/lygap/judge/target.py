"""The target in numbers, as seen from a base."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures import Number, Reason, finite
from lygap.judge.track import Track
from lygap.plan.counting import Point
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


class Start(NamedTuple):
    """What a target in numbers is seen from: the base, and other years' values where they are taken to be others.

    A band without a base turns to the observed `value` instead.
    """

    base: float | None
    value: float | None = None
    of_years: Mapping[int, float] = {}


def aim_of(track: Track, start: Start) -> Aim:
    """The target of a track in numbers."""
    return _in_numbers(track, track.target, start)


def interim_nodes(track: Track, start: Start) -> tuple[tuple[float, float], ...]:
    """The targets on the way in numbers, as (time, value), in the order of time."""
    nodes = []
    for target in track.interim:
        time = target.time(track.indicator.kind)
        value = _in_numbers(track, target, start._replace(value=None)).value
        if time is not None and value is not None:
            nodes.append((time, value))
    return tuple(sorted(nodes))


def contested_starts(track: Track) -> dict[int, Point]:
    """The years that targets of a track are measured from, where the values published for them differ or are bounds."""
    aims = [target.aim for target in (track.target, *track.interim) if target is not None]
    years = {aim.since for aim in aims if isinstance(aim, Relative) and aim.since is not None}
    points = {year: track.point(year) for year in years if year != track.base.year}
    return {year: point for year, point in points.items() if point is not None and point.low != point.high}


def _in_numbers(track: Track, target: Target | None, start: Start) -> Aim:
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
            return _relative(track, relative, target.time(track.indicator.kind), start)
        case Level(low, high) if is_band:
            return _band(low, high, start.value if start.base is None else start.base)
        case Level(low, high):
            return Aim(direction, low if direction > 0 else high)


def _band(low: float, high: float, start: float | None) -> Aim:
    """The end nearer the start, and the direction from that end into the band.

    Where both are equally near, as those of a band without width are, it is the end on the start's side; from the
    middle it is the lower one.
    """
    if start is None:
        return Aim(0, None, why=Reason.NO_OBSERVATION)
    from_below = start <= high and abs(start - low) <= abs(start - high)
    return Aim(1, low, high) if from_below else Aim(-1, high, low)


def _relative(track: Track, relative: Relative, due: float | None, start: Start) -> Aim:
    """A multiple of the start, so much growth a year until the target is due, or a change in the unit of the values."""
    direction = _SIGNS[track.indicator.direction]
    year = track.base.year if relative.since is None else relative.since
    value = _value_in(track, year, start)
    number = value if isinstance(value, Reason) else _amount(relative, value, year, due)
    if isinstance(number, Reason):
        return Aim(direction, None, why=number)
    return Aim(direction, number)


def _value_in(track: Track, year: int, start: Start) -> Number:
    """The value that a relative target starts from."""
    if any(year < broken for broken in track.breaks):
        return Reason.NOT_COMPARABLE
    value = start.base if year == track.base.year else start.of_years.get(year, track.value_of(year))
    return track.base.why if value is None else value


def _amount(relative: Relative, start: float, year: int, due: float | None) -> Number:
    if relative.how != "change" and start <= 0:  # twice nothing is nothing, and half of a loss would be a greater one
        return Reason.NONPOSITIVE
    match relative.how:
        case "multiple":
            return finite(relative.amount * start)
        case "change":
            return finite(start + relative.amount)
        case "growth":
            return _grown(start, relative.amount, None if due is None else due - year)


def _grown(start: float, rate: float, years: float | None) -> Number:
    """The start after so many years of growth at a rate, a fraction a year."""
    if years is None:
        return Reason.NO_TARGET_YEAR
    if rate < -1 and not years.is_integer():
        return Reason.NONPOSITIVE
    try:
        return finite(start * (1 + rate) ** years)
    except (OverflowError, ZeroDivisionError):
        return Reason.OVERFLOW
