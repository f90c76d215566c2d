"""The published methods, each in a file of its own; a new one is a file and a line here."""

from lygap.methods import eurostat, timeline
from lygap.methods.method import REASONS, STATUSES, TOO_FEW_POINTS, Band, Method, Status, Verdict, judge, judge_all

METHODS: dict[str, Method] = {method.id: method for method in (eurostat.METHOD, timeline.METHOD)}
AUTO = "auto"

__all__ = [
    "AUTO",
    "METHODS",
    "REASONS",
    "STATUSES",
    "TOO_FEW_POINTS",
    "Band",
    "Method",
    "Status",
    "Verdict",
    "judge",
    "judge_all",
]
