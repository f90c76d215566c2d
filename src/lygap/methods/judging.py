"""A method's verdict on one situation: the order of decision that all share, then its own class."""

import math
from collections.abc import Mapping

from lygap.figures.case import NO_TARGET, NO_TIME, NOT_NUMERIC, OVERFLOW, Case, Undefined
from lygap.methods.method import Bands, Method, Status, Verdict

_REASON = {NO_TIME: "too_few_points", OVERFLOW: "not_comparable"}
"""Why a method has no class, where a figure's reason is none of a status: two values for one time are one point, and
values so far apart, or so near, that no number holds their ratio cannot be compared by it."""


def _unknown(why: Undefined) -> Verdict:
    return Verdict("unknown", None, _REASON.get(why, str(why)))


def _in_bands(statistic: float, bands: Bands) -> Status:
    for band in bands:
        if band.holds(statistic):
            return band.status
    return "regressing"


def _decided(s: Case) -> Verdict | None:
    """What is decided before any statistic and without the baseline: the order that all methods share."""
    if s.target is None and s.why_target in (NO_TARGET, NOT_NUMERIC) and not s.trend:
        return _unknown(s.why_target)
    if s.value is None:
        return _unknown(s.why_value)
    if s.target is None:
        return None if s.trend else _unknown(s.why_target)
    if s.attains(s.value):
        return Verdict("achieved")
    if s.each_year:
        return Verdict("off_track")
    if s.target_time is None:
        return Verdict("unknown", None, "no_target_year")
    return Verdict("missed") if s.time >= s.target_time else None


def _decided_by_base(s: Case) -> Verdict | None:
    """What the baseline decides, for methods that use it."""
    if s.base is None:
        return _unknown(s.why_base)
    return Verdict("regressing") if s.target is not None and s.attains(s.base) else None


def _open_ended(s: Case) -> bool:
    """Whether a value or base has no bound."""
    return (s.value is not None and math.isinf(s.value)) or (s.base is not None and math.isinf(s.base))


def _at_open_end(s: Case, bands: Bands, method: Method) -> Status | None:
    """The class of a value or base without bound: better than all bands, or worse."""
    if s.value is not None and math.isinf(s.value):
        return bands[0].status if s.direction * s.value > 0 else "regressing"
    if s.base is not None and math.isinf(s.base) and method.needs_base:
        return bands[0].status if s.direction * s.base < 0 else "regressing"
    return None


def _judge(s: Case, method: Method, decided: Verdict | None) -> Verdict:
    bands = method.bands_for(s) if s.trend else method.bands
    if not bands:
        return _unknown(NO_TARGET)
    statistic = method.statistic(s)
    if decided is not None:
        return decided if isinstance(statistic, Undefined) else Verdict(decided.status, statistic, decided.reason)
    if isinstance(statistic, Undefined):
        return _unknown(statistic)
    return Verdict(_in_bands(statistic, bands), statistic)


def _judge_open(s: Case, method: Method, decided: Verdict | None) -> Verdict:
    """As `_judge`, for a situation with an open end, of which a statistic says nothing."""
    bands = method.bands_for(s)
    end = _at_open_end(s, bands, method) if bands and decided is None else None
    return _judge(s, method, decided) if end is None else Verdict(end)


def judge(s: Case, method: Method) -> Verdict:
    """One method's verdict on one situation; the statistic is given wherever it can be computed."""
    decided = _decided(s) or (_decided_by_base(s) if method.needs_base else None)
    return (_judge_open if _open_ended(s) else _judge)(s, method, decided)


def judge_all(s: Case, methods: Mapping[str, Method]) -> dict[str, Verdict]:
    """Each method's verdict on one situation."""
    decided = _decided(s)
    by_base = decided or _decided_by_base(s)
    verdict = _judge_open if _open_ended(s) else _judge
    return {key: verdict(s, method, by_base if method.needs_base else decided) for key, method in methods.items()}
