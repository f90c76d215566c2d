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
    year: int
    method: str
    rows: Iterable[Assessment]


def summary(rows: Iterable[Assessment]) -> Mapping[str, int]:
    """How many rows have each status, from the best to the worst, and how many rest on an older value."""
    scale = [status for status in reversed(STATUSES) if status not in ("missed", "unknown")]
    counts: dict[str, int] = dict.fromkeys((*scale, "missed", "unknown"), 0)
    stale = 0
    for row in rows:
        counts[row.status] += 1
        stale += row.stale
    return {**counts, "stale": stale}
