"""Statistics Canada's progress measure, as Open SDG computes it: the ratio of growth rates with a score.

Read in the method's text (Open SDG, Progress measurement methodology, October 2025) and in the behaviour of sdg-build
2.4. Thresholds with a target: 95 %, 60 % and 0 % of the required rate; without one: 1.5 %, 0.5 % and 0 % a year,
scaled down where the baseline is near a natural limit. The published verdicts of Canada's two indicator frameworks are
reproduced. Not taken over: 0.001 in place of a baseline or a target of zero, which have no rate here.
"""

from collections.abc import Sequence
from math import fsum

from lygap.figures import Number, cagr, finite, rate_ratio
from lygap.figures.case import NO_TARGET_YEAR, NO_TIME, NONPOSITIVE, OVERFLOW, Case, Undefined
from lygap.methods.method import Aggregate, Band, Judged, Method, Status

_HIGH, _MEDIUM = 0.015, 0.005
"""Growth a year without a target, before it is scaled by the limit."""
_LIMIT_EXPONENT = 4.44
"""How fast the thresholds fall to zero as the baseline comes near the limit."""
_BEST, _WORST = 5.0, -5.0
_CLASSES = ((2.5, "substantial progress"), (0.0, "moderate progress"), (-2.5, "limited progress"))


def _rate(first: float, last: float, years: float) -> Number:
    """(last/first)^(1/years) − 1 of two values of one sign; a last value of zero is a fall by all there was."""
    if first == 0 or (last != 0 and (last < 0) != (first < 0)):
        return NONPOSITIVE
    if years <= 0:
        return NO_TIME
    return -1.0 if last == 0 else cagr(abs(first), abs(last), years)


def statistic(s: Case) -> Number:
    """d·CAGR observed over |CAGR required|, without a target d·CAGR; of negative values with the other sign."""
    if s.base is None or s.value is None or min(s.base, s.value) > 0:
        return rate_ratio(s)
    actual = _rate(s.base, s.value, s.time - s.base_time)
    if isinstance(actual, Undefined):
        return actual
    forward = s.direction * (actual if s.base > 0 else -actual)
    if s.trend:
        return finite(forward)
    if s.target is None or s.target_time is None:
        return s.why_target if s.target is None else NO_TARGET_YEAR
    required = _rate(s.base, s.target, s.target_time - s.base_time) if s.target else NONPOSITIVE
    if isinstance(required, Undefined):
        return required
    return finite(forward / abs(required)) if required else OVERFLOW


def limit_scale(s: Case) -> float:
    """The factor C on the thresholds without a target, from 1 far from the natural limit to 0 at it."""
    limit = s.limits[1 if s.direction > 0 else 0]
    if limit is None or s.base is None or abs(s.base) >= 2 * abs(limit):
        return 1.0
    share = abs(s.base) / abs(limit)
    return float(1 - (share if share <= 1 else 2 - share) ** _LIMIT_EXPONENT)


def _trend_score(number: float, scale: float) -> float:
    if number < 0:
        return max(125 * number - 2.5, _WORST)
    if scale == 0:
        return _BEST
    if number >= _HIGH * scale:
        return min(500 * number / scale - 5, _BEST)
    return 250 * number / scale - 1.25 if number >= _MEDIUM * scale else 500 * number / scale - 2.5


def score(s: Case, status: Status, number: float | None) -> float | None:
    """From −5 to +5, in straight pieces between the thresholds; None where there is no statistic."""
    if status == "achieved":
        return _BEST
    if status == "unknown" or number is None:
        return None
    if s.trend:
        return _trend_score(number, limit_scale(s))
    return min(7.1429 * number - 4.2857, _BEST) if number >= 0.6 else max(4.1667 * number - 2.5, _WORST)


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the scores and its class; “target achieved” only where all are."""
    judged = [row for row in rows if row.score is not None]
    if not judged:
        return None
    scores = [row.score for row in judged if row.score is not None]
    mean = fsum(scores) / len(scores)
    if all(row.status == "achieved" for row in judged):
        return Aggregate(mean, METHOD.labels["achieved"])
    return Aggregate(mean, next((word for bound, word in _CLASSES if mean >= bound), METHOD.labels["regressing"]))


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
