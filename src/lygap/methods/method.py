"""What a method is: a statistic, bands that turn it into a status, and its own words for the classes."""

import math
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from lygap.growth import TOLERANCE, Result, Situation

Status = Literal["unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved"]
STATUSES: tuple[Status, ...] = ("unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved")
"""The one scale of all methods, from the worst to the best."""


class Band(NamedTuple):
    """The status of a statistic at or above `bound`; above it only, where `open`."""

    status: Status
    bound: float
    open: bool = False

    def holds(self, statistic: float) -> bool:
        """Whether the statistic falls in the band, with the common tolerance against rounding."""
        slack = TOLERANCE * max(abs(self.bound), TOLERANCE)
        return statistic > self.bound + slack if self.open else statistic >= self.bound - slack


Bands = tuple[Band, ...]


class Method(NamedTuple):
    """A published way to judge progress. `trend` are the bands of its variant without a target, where it has one."""

    id: str
    statistic: Callable[[Situation], Result]
    bands: Bands
    labels: Mapping[Status, str]
    reference: str
    trend: Bands = ()
    needs_positive: bool = False


class Verdict(NamedTuple):
    """A method's answer; `statistic` None where it cannot be computed, `reason` says why a status is unknown."""

    status: Status
    statistic: float | None = None
    reason: str | None = None


def _in_bands(statistic: float, bands: Bands) -> Status:
    return next((band.status for band in bands if band.holds(statistic)), "regressing")


def _settled(s: Situation) -> Verdict | None:
    """What is decided before any statistic: the order that all methods share."""
    if s.value is None:
        return Verdict("unknown", reason=s.reason("value"))
    if s.attained:
        return Verdict("achieved")
    if s.each_year:
        return Verdict("off_track")
    if s.target_time is None:
        return Verdict("unknown", reason="no_target_year")
    if s.over:
        return Verdict("missed")
    if s.base is None:
        return Verdict("unknown", reason=s.reason("base"))
    return Verdict("regressing") if s.attains(s.base) or math.isinf(s.value) else None


def _trend(s: Situation, method: Method) -> Verdict:
    if s.reason("target") != "no_target" or not method.trend or not s.direction:
        return Verdict("unknown", reason=s.reason("target"))
    statistic = method.statistic(s)
    if isinstance(statistic, str):
        return Verdict("unknown", reason=statistic)
    return Verdict(_in_bands(statistic, method.trend), statistic)


def judge(s: Situation, method: Method) -> Verdict:
    """One method's verdict on one situation."""
    if s.target is None:
        return _trend(s, method)
    statistic = method.statistic(s)
    number = None if isinstance(statistic, str) else statistic
    settled = _settled(s)
    if settled is not None:
        return settled._replace(statistic=number)
    if isinstance(statistic, str):
        return Verdict("unknown", reason=statistic)
    return Verdict(_in_bands(statistic, method.bands), statistic)
