"""The ratios of what was done to what was due, on which several methods rest."""

from lygap.figures.arithmetic import finite
from lygap.figures.case import Case
from lygap.figures.reasons import Number, Reason


def rate_ratio(case: Case) -> Number:
    """The growth rate so far as a share of the required one, d·actual/|required|; without a target d·actual itself."""
    actual = case.number("actual_cagr")
    if isinstance(actual, Reason):
        return actual
    if case.trend:
        return finite(case.toward(actual))
    required = case.number("required_cagr")
    if isinstance(required, Reason):
        return required
    return finite(case.toward(actual) / abs(required)) if required else Reason.OVERFLOW


def pace(case: Case) -> Number:
    """The share of the planned change that was made against the share of the time that has passed."""
    return case.number("pace")
