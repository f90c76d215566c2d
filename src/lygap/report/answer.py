"""What a status question answers, before anyone decides how it looks."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES, Status
from lygap.plan.records import Dataset


class Rows:
    """The judged rows of a question, read once as they are judged; those of other statuses are passed over.

    `seen` are the statuses of the last year that were met so far, whether they are passed over or not.
    """

    def __init__(self, judged: Iterable[Assessment], year: int, shown: Collection[str]) -> None:
        self.seen: set[Status] = set()
        self._judged = judged
        self._year = year
        self._shown = shown

    def __iter__(self) -> Iterator[Assessment]:
        for row in self._judged:
            if row.year == self._year:
                self.seen.add(row.status)
            if not self._shown or row.status in self._shown:
                yield row

    def read_on(self) -> None:
        """Judge the rows that nobody read, so that all statuses are seen."""
        for _ in self:
            pass


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

    def listed(self) -> "Answer":
        """The same with all its rows at once, for what has to look at them twice."""
        return self._replace(rows=list(self.rows))


class Versioned(NamedTuple):
    """An answer, and which state of the data it was made from, such as “data · 3f9c0a1b2c3d”."""

    answer: Answer
    version: str


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
