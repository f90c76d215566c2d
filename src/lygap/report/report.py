"""What every command answers, before anyone chooses a format or a language."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap.plan.records import Dataset
from lygap.words import Lang

if TYPE_CHECKING:
    from lygap.report.answer import Versioned
    from lygap.report.charting import ChartModel
    from lygap.report.document import Document
    from lygap.report.evaluation import Evaluation

Record = Mapping[str, Any]
"""One row for programs, its keys always the same and in the same order; what is nested is flattened for a table."""


class Report(NamedTuple):
    """One answer in its forms, each made when a format asks for it: for people, for programs, for written reports.

    `rows` may be a stream that is read once; None where the answer is no list. `evaluation` is what written reports
    are made of, and `versioned` are its rows as they come, for sheets that may have very many; None where the answer is
    no evaluation of a plan. `chart` is the picture of an answer about one
    indicator, itself None where there is nothing to draw. `data` is what it was made from, None where that was no plan.
    """

    people: "Callable[[Lang], Document]"
    json: Callable[[Lang], Record]
    rows: Callable[[Lang], Iterable[Record]] | None = None
    data: Dataset | None = None
    evaluation: "Callable[[Lang], Evaluation] | None" = None
    versioned: "Callable[[Lang], Versioned] | None" = None
    chart: "Callable[[Lang], ChartModel | None] | None" = None
