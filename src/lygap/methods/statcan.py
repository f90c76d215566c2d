"""Statistics Canada's progress measure, as Open SDG computes it: the ratio of growth rates with a score.

Read in the method's text (Open SDG, Progress measurement methodology, October 2025) and in the behaviour of sdg-build
2.4. Thresholds with a target: 95 %, 60 % and 0 % of the required rate; without one: 1.5 %, 0.5 % and 0 % a year,
scaled down where the baseline is near a natural limit. The published verdicts of Canada's two indicator frameworks are
reproduced. Not taken over: 0.001 in place of a baseline or a target of zero, which have no rate here.
"""

from collections.abc import Sequence

from lygap.figures import Case, Number, Reason, cagr, finite, rate_ratio
from lygap.methods.method import Aggregate, Band, Judged, Method, Status, mean

_HIGH, _MEDIUM = 0.015, 0.005
"""Growth a year without a target, before it is scaled by the limit."""
_LIMIT_EXPONENT = 4.44
"""How fast the thresholds fall to zero as the baseline comes near the limit."""
_BEST, _WORST = 5.0, -5.0
_CLASSES = ((2.5, "substantial progress"), (0.0, "moderate progress"), (-2.5, "limited progress"))


def _rate(first: float, last: float, years: float) -> Number:
    """(last/first)^(1/years) − 1 of two values of one sign; a last value of zero is a fall by all there was."""
    if first == 0 or (last != 0 and (last < 0) != (first < 0)):
        return Reason.NONPOSITIVE
    if years <= 0:
        return Reason.NO_TIME
    return -1.0 if last == 0 else cagr(abs(first), abs(last), years)


def statistic(case: Case) -> Number:
    """d·CAGR observed over |CAGR required|, without a target d·CAGR; of negative values with the other sign."""
    if case.base is None or case.value is None or min(case.base, case.value) > 0:
        return rate_ratio(case)
    actual = _rate(case.base, case.value, case.time - case.base_time)
    if isinstance(actual, Reason):
        return actual
    forward = case.direction * (actual if case.base > 0 else -actual)
    if case.trend:
        return finite(forward)
    if case.target is None or case.target_time is None:
        return case.why_target if case.target is None else Reason.NO_TARGET_YEAR
    required = _rate(case.base, case.target, case.target_time - case.base_time) if case.target else Reason.NONPOSITIVE
    if isinstance(required, Reason):
        return required
    return finite(forward / abs(required)) if required else Reason.OVERFLOW


def limit_scale(case: Case) -> float:
    """The factor C on the thresholds without a target, from 1 far from the natural limit to 0 at it."""
    limit = case.limits[1 if case.direction > 0 else 0]
    if limit is None or case.base is None or abs(case.base) >= 2 * abs(limit):
        return 1.0
    share = abs(case.base) / abs(limit)
    return float(1 - (share if share <= 1 else 2 - share) ** _LIMIT_EXPONENT)


def _trend_score(number: float, scale: float) -> float:
    if number < 0:
        return max(125 * number - 2.5, _WORST)
    if scale == 0:
        return _BEST
    if number >= _HIGH * scale:
        return min(500 * number / scale - 5, _BEST)
    return 250 * number / scale - 1.25 if number >= _MEDIUM * scale else 500 * number / scale - 2.5


def score(case: Case, status: Status, number: float | None) -> float | None:
    """From −5 to +5, in straight pieces between the thresholds; None where there is no statistic."""
    if status == "achieved":
        return _BEST
    if status == "unknown" or number is None:
        return None
    if case.trend:
        return _trend_score(number, limit_scale(case))
    return min(7.1429 * number - 4.2857, _BEST) if number >= 0.6 else max(4.1667 * number - 2.5, _WORST)


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the scores and its class; “target achieved” only where all are."""
    scores = [row.score for row in rows if row.score is not None]
    if not scores:
        return None
    average = mean(scores)
    if all(row.status == "achieved" for row in rows if row.score is not None):
        return Aggregate(average, METHOD.labels["achieved"])
    return Aggregate(average, next((word for bound, word in _CLASSES if average >= bound), METHOD.labels["regressing"]))


METHOD = Method(
    id="statcan",
    statistic=statistic,
    bands=(Band("on_track", 0.95), Band("at_risk", 0.60), Band("off_track", 0.0)),
    trend=(Band("on_track", _HIGH), Band("at_risk", _MEDIUM), Band("off_track", 0.0)),
    trend_scale=limit_scale,
    labels={
        "achieved": "target achieved",
        "on_track": "substantial progress",
        "at_risk": "moderate progress",
        "off_track": "limited progress",
        "regressing": "deterioration",
        "missed": "target not achieved",
    },
    reference="Statistics Canada and Open SDG, Progress measurement methodology for the Sustainable Development Goals, "
    "October 2025",
    needs_positive=True,
    score=score,
    aggregate=aggregate,
    path="geometric",
)
