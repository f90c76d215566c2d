"""Which report it is by the time that has passed: annual, mid-term or final."""

from typing import Literal

from lygap.report.evaluation import Evaluation

Stage = Literal["annual", "midterm", "final"]
_MIDTERM = (0.35, 0.75)
"""The shares of the plan's time between which an evaluation is one of the mid-term."""


def stage_of(evaluation: Evaluation) -> Stage:
    """The kind of report; one on a plan without an end is annual."""
    elapsed = evaluation.elapsed
    if elapsed is None:
        return "annual"
    if elapsed >= 1:
        return "final"
    first, last = _MIDTERM
    return "midterm" if first <= elapsed <= last else "annual"
