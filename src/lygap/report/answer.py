"""What a status question answers, before anyone decides how it looks."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lygap.assessment import Assessment
from lygap.methods import STATUSES
from lygap.records import Dataset


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


def summary(answer: Answer) -> Mapping[str, int]:
    """How many rows of the last year have each status, from the best to the worst, and how many an older value."""
    scale = [status for status in reversed(STATUSES) if status not in ("missed", "unknown")]
    counts: dict[str, int] = dict.fromkeys((*scale, "missed", "unknown"), 0)
    stale = 0
    for row in answer.rows:
        if row.year != answer.year:
            continue
        counts[row.status] += 1
        stale += row.stale
    return {**counts, "stale": stale}
