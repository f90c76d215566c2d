"""The planning offices' own scale of progress, derived from the status of a row."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from lygap.judge.assessment import Assessment
from lygap.words import Lang, say

Grade = Literal[
    "early",
    "reached",
    "ahead",
    "as_expected",
    "slightly_behind",
    "behind",
    "regressing",
    "missed",
    "unknown",
    "untargeted",
]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""From the best to the worst, then those that say nothing of progress."""
GOOD: tuple[Grade, ...] = ("early", "reached", "ahead")
LATE: tuple[Grade, ...] = ("missed", "regressing", "behind", "slightly_behind")
"""The worst first."""
OPEN: tuple[Grade, ...] = ("unknown", "untargeted")
"""What says nothing of progress."""


def grade_of(row: Assessment) -> Grade:
    """The grade of a row; without a target there is no progress towards one, whatever the trend."""
    if row.target is None:
        return "untargeted"
    match row.status:
        case "achieved":
            return "early" if _is_before_target_year(row) else "reached"
        case "on_track":
            return "ahead" if _is_above_path(row) else "as_expected"
        case "at_risk":
            return "slightly_behind"
        case "off_track":
            return "behind"
        case "regressing" | "missed" | "unknown":
            return row.status


def _is_before_target_year(row: Assessment) -> bool:
    due, observation = row.track.end, row.observation
    if due is None or observation is None:
        return False
    return observation.year < due


def _is_above_path(row: Assessment) -> bool:
    ahead = row.figures.get("gap_to_path")
    return isinstance(ahead, float) and ahead > 0


def grade_word(grade: Grade, lang: Lang) -> str:
    """The word of a grade."""
    return say(lang, f"implementation.grade.{grade}")


def graded(rows: Iterable[Assessment]) -> dict[Grade, int]:
    """How many rows have each grade, those that none has left out."""
    counted = Counter(map(grade_of, rows))
    return {grade: counted[grade] for grade in GRADES if counted[grade]}
