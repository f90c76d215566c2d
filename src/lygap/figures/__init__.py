"""The arithmetic of a target gap: a case to judge, the reasons of what is undefined, and each figure once."""

from lygap.figures.arithmetic import along, cagr, finite
from lygap.figures.case import Case
from lygap.figures.catalogue import FIGURES, Figure
from lygap.figures.ratios import pace, rate_ratio
from lygap.figures.reasons import Number, Reason
from lygap.plan.records import TOLERANCE

__all__ = [
    "FIGURES",
    "TOLERANCE",
    "Case",
    "Figure",
    "Number",
    "Reason",
    "along",
    "cagr",
    "finite",
    "pace",
    "rate_ratio",
]
