"""What `status` and `report` share where the answer is written as a report."""

from typing import TYPE_CHECKING

DETAILS = ("auto", "all", "none")
"""How many indicators are described in full, as `evaluation.Details` has it."""

if TYPE_CHECKING:
    from lygap.cli.session import Session
    from lygap.judge.assess import Question
    from lygap.report.answer import Answer, Versioned
    from lygap.report.evaluation import Details, Evaluation


def evaluated(session: "Session", answer: "Answer", question: "Question", details: "Details" = "auto") -> "Evaluation":
    """The evaluation of an answer, with the version of the data that it was made from."""
    from lygap.cli.watching import watch
    from lygap.reading.version import version_of
    from lygap.report.evaluation import Brief, evaluate

    return evaluate(answer, Brief(question, version_of(answer.data.path), details, watch(session.lang)))


def versioned(session: "Session", answer: "Answer", total: int) -> "Versioned":
    """An answer of so many rows, with the version of the data that it was made from."""
    from lygap.cli.watching import watched_stream
    from lygap.reading.version import version_of
    from lygap.report.answer import Versioned

    watched = answer._replace(rows=watched_stream(session.lang, answer.rows, total))
    return Versioned(watched, version_of(answer.data.path))
