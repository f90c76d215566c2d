"""The report of a status question. Programs, which need no tables, do not wait for what makes them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lygap.report.answer import Answer
from lygap.report.report import Report
from lygap.report.rows import document, record
from lygap.words import Lang

if TYPE_CHECKING:
    from lygap.report.document import Document
    from lygap.report.evaluation import Evaluation


def evaluation_report(answer: Answer, evaluated: "Callable[[Answer], Evaluation]") -> Report:
    """The same rows as a report to be handed in: for people the whole evaluation."""

    def people(lang: Lang) -> "Document":
        from lygap.report.evaluation.document import evaluation_document

        return evaluation_document(evaluated(answer), lang)

    return status_report(answer, evaluated=evaluated)._replace(people=people)


def status_report(
    answer: Answer, chosen: Sequence[str] = (), evaluated: "Callable[[Answer], Evaluation] | None" = None
) -> Report:
    """The rows of a status question; for people in the columns chosen, or the usual ones.

    `evaluated` gathers the evaluation that written reports are made of; without it there are none.
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
    )
