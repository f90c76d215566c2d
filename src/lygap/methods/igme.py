"""Child mortality as the United Nations judge it: how much faster it must fall from now on than it fell so far.

United Nations Inter-agency Group for Child Mortality Estimation (UN IGME), the status of countries towards the target
of at most 25 deaths of children under five per 1,000 births by 2030. Both rates are continuous ones, logarithms a year.
A country is on track where its rate since the baseline, kept up, reaches the target; else acceleration is needed, and
of the round of March 2024 the group counts those that must more than double their rate, or turn it round. The statuses
published in that round are reproduced, with 2015 as the baseline.
"""

import math

from lygap.figures import Case, Number, finite, needs
from lygap.methods.method import Band, Method

_NEEDS = (
    needs.a_base_and_a_value,
    needs.a_base_and_a_dated_target,
    needs.not_attained,
    needs.positive("base", "value", "target"),
    needs.time_passed,
    needs.time_left,
)


def statistic(case: Case) -> Number:
    """The acceleration factor, (ln(T/v)/(t1−t)) / (ln(v/b)/(t−t0)): infinite of no change, negative of a wrong one."""
    missing = next(filter(None, (need(case) for need in _NEEDS)), None)
    if missing is not None:
        return missing
    assert case.base is not None
    assert case.value is not None
    assert case.target is not None
    made = case.log_ratio(case.value, case.base) / case.passed_years
    needed = case.log_ratio(case.target, case.value) / case.years_left
    return finite(needed / made) if made else math.inf


def projection(case: Case) -> Number:
    """The value at the target's time if it goes on to change at the rate of the time since the baseline."""
    return case._replace(path="geometric").number("projected")


METHOD = Method(
    id="igme",
    statistic=statistic,
    bands=(Band("on_track", 1.0, "<="), Band("at_risk", 2.0, "<="), Band("off_track", 2.0, ">")),
    lowest=0.0,
    labels={
        "achieved": "achieved",
        "on_track": "on track",
        "at_risk": "acceleration needed",
        "off_track": "acceleration needed",
        "regressing": "acceleration needed",
        "missed": "target not met",
    },
    reference="United Nations Inter-agency Group for Child Mortality Estimation (UN IGME), estimates of child "
    "mortality, round of March 2024",
    needs_positive=True,
    path="geometric",
    projection=projection,
)
