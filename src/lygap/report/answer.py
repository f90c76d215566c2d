"""What a status question answers, before anyone decides how it looks."""

from collections.abc import Iterable
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES
from lygap.plan.records import Dataset


class Answer(NamedTuple):
    """The judged rows of one question; they may be a stream that is read once."""

    data: Dataset
    region: str
    years: list[int]
    method: str
    rows: Iterable[Assessment]

    @property
    def year(self) -> int:
        """The year that the summary counts: the last one asked for."""
        return self.years[-1]


def counts(rows: Iterable[Assessment]) -> dict[str, int]:
    """How many rows have each status, from the best to the worst, and how many rest on an older value."""
    scale = [status for status in reversed(STATUSES) if status not in ("missed", "unknown")]
    found: dict[str, int] = dict.fromkeys((*scale, "missed", "unknown", "stale"), 0)
    for row in rows:
        found[row.status] += 1
        found["stale"] += row.stale
    return found


def summary(answer: Answer) -> dict[str, int]:
    """The counts of the last year asked for."""
    return counts(row for row in answer.rows if row.year == answer.year)
