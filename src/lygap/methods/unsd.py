"""The United Nations' SDG Progress Chart: what the growth so far makes of the needed change by the target year.

United Nations Statistics Division, Progress Chart Technical Note 2023, read in EUSTAT's restatement of it: with a
target 95 % and 10 % of the needed change, without one 2 % and 0.5 % growth a year, with the scores 3, 2 and 1. Its last
class, stagnation or regression, is two statuses here, which zero parts. The chart counts the targets in each class and
has no mean of several.

Not taken over: a value within 1 % of a target of 0 or 100 % counts as reached there, and a series of growth rates is
left to experts.
"""

from lygap.figures import Case, Number, Reason, along, finite, rate_ratio
from lygap.methods.method import Band, Method, Status

_SCORES: dict[Status, float] = {
    "achieved": 3.0,
    "on_track": 3.0,
    "at_risk": 2.0,
    "off_track": 1.0,
    "regressing": 1.0,
    "missed": 1.0,
}


def projection(case: Case) -> Number:
    """The value at the target's time if the growth since the baseline goes on, b·(v/b)^(1/elapsed)."""
    passed = case.number("elapsed")
    if case.base is None:
        return case.why_base
    if case.value is None:
        return case.why_value
    if isinstance(passed, Reason):
        return passed
    return along("geometric", case.base, case.value, 1 / passed) if passed > 0 else Reason.NO_TIME


def statistic(case: Case) -> Number:
    """The share of the needed change reached by then, d·(P−b)/|T−b|; without a target d·CAGR observed."""
    if case.trend:
        return rate_ratio(case)
    there = projection(case)
    if isinstance(there, Reason):
        return there
    if case.base is None or case.target is None:
        return case.why_target
    way = abs(case.target - case.base)
    return finite(case.direction * (there - case.base) / way) if way else Reason.BASE_ATTAINS_TARGET


def score(_case: Case, status: Status, _statistic: float | None) -> float | None:
    """3, 2 or 1 by class; None where there is none."""
    return _SCORES.get(status)


METHOD = Method(
    id="unsd",
    statistic=statistic,
    bands=(Band("on_track", 0.95), Band("at_risk", 0.10), Band("off_track", 0.0)),
    trend=(Band("on_track", 0.02), Band("at_risk", 0.005), Band("off_track", 0.0)),
    labels={
        "achieved": "target met or on track",
        "on_track": "target met or on track",
        "at_risk": "fair progress, but acceleration needed",
        "off_track": "stagnation or regression",
        "regressing": "stagnation or regression",
        "missed": "target not met",
    },
    reference="United Nations Statistics Division, The Sustainable Development Goals Progress Chart 2023: technical "
    "note",
    needs_positive=True,
    score=score,
    path="geometric",
    projection=projection,
)
