"""A method's verdict on one case: the order of decision that all share, then its own class."""

import math
from collections.abc import Callable, Mapping

from lygap.figures import Case, Reason
from lygap.methods.method import Bands, Method, Status, Verdict

_INSTEAD = {Reason.NO_TIME: Reason.TOO_FEW_POINTS, Reason.OVERFLOW: Reason.NOT_COMPARABLE}
"""Why a method has no class, where a figure's reason is none of a status: two values for one time are one point, and
values so far apart, or so near, that no number holds their ratio cannot be compared by it."""


def judge(case: Case, method: Method) -> Verdict:
    """One method's verdict on one case; the statistic is given wherever it can be computed."""
    decided = _decided(case)
    if decided is None and method.needs_base:
        decided = _decided_by_base(case)
    return _verdict_of(case)(case, method, decided)


def judge_all(case: Case, methods: Mapping[str, Method]) -> dict[str, Verdict]:
    """Each method's verdict on one case."""
    decided = _decided(case)
    by_base = decided or _decided_by_base(case)
    verdict = _verdict_of(case)
    return {key: verdict(case, method, by_base if method.needs_base else decided) for key, method in methods.items()}


def _decided(case: Case) -> Verdict | None:
    """What is decided before any statistic and without the baseline: the order that all methods share."""
    if case.target is None and case.why_target in (Reason.NO_TARGET, Reason.NOT_NUMERIC) and not case.trend:
        return _unknown(case.why_target)
    if case.value is None:
        return _unknown(case.why_value)
    if case.target is None:
        return None if case.trend else _unknown(case.why_target)
    if case.attained:
        return Verdict("achieved")
    if case.each_year:
        return Verdict("off_track")
    if case.target_time is None:
        return _unknown(Reason.NO_TARGET_YEAR)
    return Verdict("missed") if case.over else None


def _decided_by_base(case: Case) -> Verdict | None:
    """What the baseline decides, for methods that use it."""
    if case.base is None:
        return _unknown(case.why_base)
    return Verdict("regressing") if case.starts_there else None


def _verdict_of(case: Case) -> Callable[[Case, Method, Verdict | None], Verdict]:
    """How a case is judged that has an open end, or none."""
    has_open_end = any(number is not None and math.isinf(number) for number in (case.value, case.base))
    return _judge_open if has_open_end else _judge


def _judge(case: Case, method: Method, decided: Verdict | None) -> Verdict:
    bands = method.bands_for(case) if case.trend else method.bands
    if not bands:
        return _unknown(Reason.NO_TARGET)
    statistic = method.statistic(case)
    if isinstance(statistic, Reason):
        return decided or _unknown(statistic)
    told = statistic if math.isfinite(statistic) else None
    if decided is not None:
        return Verdict(decided.status, told, decided.reason)
    return Verdict("regressing" if statistic < method.lowest else _in_bands(statistic, bands), told)


def _judge_open(case: Case, method: Method, decided: Verdict | None) -> Verdict:
    """As `_judge`, where a value or base without bound is better than all bands, or worse; no statistic tells it."""
    bands = method.bands_for(case)
    if not bands or decided is not None:
        return _judge(case, method, decided)
    if case.value is not None and math.isinf(case.value):
        return Verdict(bands[0].status if case.toward(case.value) > 0 else "regressing")
    if case.base is not None and math.isinf(case.base) and method.needs_base:
        return Verdict(bands[0].status if case.toward(case.base) < 0 else "regressing")
    return _judge(case, method, decided)


def _in_bands(statistic: float, bands: Bands) -> Status:
    for band in bands:
        if band.holds(statistic):
            return band.status
    return "regressing"


def _unknown(why: Reason) -> Verdict:
    return Verdict("unknown", reason=_INSTEAD.get(why, why))
