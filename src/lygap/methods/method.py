"""What a method is: a statistic, bands that turn it into a status, and its own words for the classes."""

import math
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from lygap.situation import NO_TARGET, NO_TIME, NOT_NUMERIC, OVERFLOW, TOLERANCE, Situation, Undefined

Status = Literal["unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved"]
STATUSES: tuple[Status, ...] = ("unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved")
"""The one scale of all methods, from the worst to the best."""

REASONS = (
    "no_target",
    "not_numeric",
    "no_target_year",
    "no_observation",
    "not_comparable",
    "undated",
    "open_bound",
    "stale",
    "no_baseline",
    "nonpositive",
    "too_few_points",
)
"""Every reason of the status `unknown`."""

TOO_FEW_POINTS = Undefined("too_few_points")
"""For a method that needs more of the series than there is."""

_REASON = {NO_TIME: "too_few_points", OVERFLOW: "not_comparable"}
"""Why a method has no class, where a figure's reason is none of a status: two values for one time are one point, and
values so far apart, or so near, that no number holds their ratio cannot be compared by it."""


class Band(NamedTuple):
    """The status of a statistic that compares with `bound` as `sign` says, rounding in the last digits aside."""

    status: Status
    bound: float
    sign: Literal[">=", ">", "<=", "<"] = ">="

    @property
    def open(self) -> bool:
        """Whether the bound itself lies outside."""
        return self.sign in (">", "<")

    def holds(self, statistic: float) -> bool:
        """Whether the statistic falls in the band."""
        slack = TOLERANCE * abs(self.bound)
        if self.sign == ">=":
            return statistic >= self.bound - slack
        if self.sign == ">":
            return statistic > self.bound + slack
        return statistic <= self.bound + slack if self.sign == "<=" else statistic < self.bound - slack


Bands = tuple[Band, ...]


class Method(NamedTuple):
    """A published way to judge progress.

    `statistic` is a number from a situation, or the reason why there is none. `bands` are tried in their order, from
    the best class to the worst; what falls in none is `regressing`. `trend` are the bands of the variant without a
    target, where the method has one. `score`, where it has one, is a number for averages from the situation, the
    status and the statistic. `labels` are the method's own words for each status. `needs_positive` says that values
    at or below zero have no class. Formula, needs and cautions are words: `method.<id>.formula`, `.needs`, `.not_for`.
    """

    id: str
    statistic: Callable[[Situation], float | Undefined]
    bands: Bands
    labels: Mapping[Status, str]
    reference: str
    trend: Bands = ()
    needs_positive: bool = False
    score: Callable[[Situation, Status, float | None], float | None] | None = None


class Verdict(NamedTuple):
    """A method's answer; `statistic` None where it cannot be computed, `reason` says why a status is unknown."""

    status: Status
    statistic: float | None = None
    reason: str | None = None


def _unknown(why: Undefined) -> Verdict:
    return Verdict("unknown", None, _REASON.get(why, str(why)))


def _in_bands(statistic: float, bands: Bands) -> Status:
    for band in bands:
        if band.holds(statistic):
            return band.status
    return "regressing"


def _decided(s: Situation) -> Verdict | None:
    """What is decided before any statistic: the order that all methods share."""
    if s.target is None and s.why_target in (NO_TARGET, NOT_NUMERIC) and not s.trend:
        return _unknown(s.why_target)
    if s.value is None:
        return _unknown(s.why_value)
    if s.target is None:
        return _unknown(s.why_base if s.trend else s.why_target) if s.base is None or not s.trend else None
    if s.attains(s.value):
        return Verdict("achieved")
    if s.each_year:
        return Verdict("off_track")
    if s.target_time is None:
        return Verdict("unknown", None, "no_target_year")
    if s.time >= s.target_time:
        return Verdict("missed")
    if s.base is None:
        return _unknown(s.why_base)
    return Verdict("regressing") if s.attains(s.base) else None


def _at_open_end(s: Situation, bands: Bands) -> Status | None:
    """The class of a value or base without bound: better than all bands, or worse."""
    if s.value is not None and math.isinf(s.value):
        return bands[0].status if s.direction * s.value > 0 else "regressing"
    if s.base is not None and math.isinf(s.base):
        return bands[0].status if s.direction * s.base < 0 else "regressing"
    return None


def _judge(s: Situation, method: Method, decided: Verdict | None) -> Verdict:
    bands = method.trend if s.trend else method.bands
    if not bands:
        return _unknown(NO_TARGET)
    statistic = method.statistic(s)
    if decided is not None:
        return decided if isinstance(statistic, Undefined) else Verdict(decided.status, statistic, decided.reason)
    end = _at_open_end(s, bands)
    if end is not None:
        return Verdict(end)
    return _unknown(statistic) if isinstance(statistic, Undefined) else Verdict(_in_bands(statistic, bands), statistic)


def judge(s: Situation, method: Method) -> Verdict:
    """One method's verdict on one situation; the statistic is given wherever it can be computed."""
    return _judge(s, method, _decided(s))


def judge_all(s: Situation, methods: Mapping[str, Method]) -> dict[str, Verdict]:
    """Each method's verdict on one situation."""
    decided = _decided(s)
    return {key: _judge(s, method, decided) for key, method in methods.items()}
