"""The arithmetic of a target gap: one function a figure, each pure and each saying why it is undefined.

Rates are fractions a year, amounts are in the indicator's own unit, d is the direction (+1 or −1). Nothing is
substituted: no epsilon stands in for zero, no direction is guessed; a number too large to be one is undefined too.
"""

from collections.abc import Callable

from lygap.figures.arithmetic import Number, along, cagr, finite, per_year
from lygap.figures.case import TOLERANCE, Case, Undefined
from lygap.figures.outlook import projected, reach_date
from lygap.figures.rates import (
    actual_cagr,
    actual_per_year,
    needed_cagr,
    needed_per_year,
    rate_ratio,
    required_cagr,
    required_per_year,
)
from lygap.figures.standing import elapsed, expected, gap, gap_pct, gap_to_path, leg, pace, planned, progress

FIGURES: dict[str, Callable[[Case], float | str | Undefined]] = {
    figure.__name__: figure
    for figure in (
        elapsed,
        expected,
        required_cagr,
        actual_cagr,
        needed_cagr,
        required_per_year,
        actual_per_year,
        needed_per_year,
        gap,
        gap_pct,
        gap_to_path,
        progress,
        pace,
        projected,
        reach_date,
    )
}
"""Every figure by its key in the JSON, in the JSON's order."""

__all__ = [
    "FIGURES",
    "TOLERANCE",
    "Case",
    "Number",
    "Undefined",
    "actual_cagr",
    "actual_per_year",
    "along",
    "cagr",
    "elapsed",
    "expected",
    "finite",
    "gap",
    "gap_pct",
    "gap_to_path",
    "leg",
    "needed_cagr",
    "needed_per_year",
    "pace",
    "per_year",
    "planned",
    "progress",
    "projected",
    "rate_ratio",
    "reach_date",
    "required_cagr",
    "required_per_year",
]
