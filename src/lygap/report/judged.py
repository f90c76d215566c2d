"""The report of a status question. Programs, which need no tables, do not wait for what makes them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lygap.report.answer import Answer, Versioned
from lygap.report.report import Report
from lygap.report.rows import document, record
from lygap.words import Lang

if TYPE_CHECKING:
    from lygap.report.document import Document
    from lygap.report.evaluation import Evaluation


Evaluate = Callable[[Answer], "Evaluation"]
Version = Callable[[Answer], Versioned]


def evaluation_report(answer: Answer, evaluated: Evaluate, versioned: Version) -> Report:
    """The same rows as a report to be handed in: for people the whole evaluation."""

    def people(lang: Lang) -> "Document":
        from lygap.report.evaluation.document import evaluation_document

        return evaluation_document(evaluated(answer), lang)

    return status_report(answer, evaluated=evaluated, versioned=versioned)._replace(people=people)


def status_report(
    answer: Answer,
    chosen: Sequence[str] = (),
    *,
    evaluated: Evaluate | None = None,
    versioned: Version | None = None,
) -> Report:
    """The rows of a status question; for people in the columns chosen, or the usual ones.

    `evaluated` gathers the evaluation that written reports are made of, `versioned` the rows and the state of the data;
    without them there are no such reports.
    """

    def people(lang: Lang) -> "Document":
        from lygap.report.history import people_table

        return [people_table(answer.listed(), lang, chosen)]

    return Report(
        people=people,
        json=lambda lang: document(answer.listed(), lang),
        rows=lambda lang: (record(row, answer.data, lang) for row in answer.rows),
        data=answer.data,
        evaluation=None if evaluated is None else lambda _lang: evaluated(answer),
        versioned=None if versioned is None else lambda _lang: versioned(answer),
    )
