"""`lygap report`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import (
    Group,
    Method,
    Region,
    Year,
    chosen_indicators,
    chosen_method,
    chosen_region,
    chosen_year,
)
from lygap.cli.evaluating import DETAILS, evaluated
from lygap.cli.session import Session

if TYPE_CHECKING:
    from lygap.report.evaluation import Details


@command("report")
def report(
    session: Session,
    year: Year = None,
    method: Method = "auto",
    group: Group = None,
    region: Region = None,
    details: Annotated[
        str,
        typer.Option("--details", metavar="auto|all|none", help=text("details"), autocompletion=completing("details")),
    ] = "auto",
) -> None:
    """The evaluation of a year, as a file for others."""
    from lygap.judge.assess import Question, assess_all
    from lygap.render import report_formats
    from lygap.report.answer import Answer
    from lygap.report.judged import evaluation_report

    known = report_formats()
    form = session.format(known, default=known[0])
    if form == "html" and session.choices.output is None and sys.stdout.isatty():
        raise session.failure("report_to_terminal")
    depth: Details = session.choose("--details", details, DETAILS)  # type: ignore[assignment]
    method = chosen_method(session, method)
    data = session.data()
    place = chosen_region(session, data, region)
    asked = chosen_year(session, data, year, place)
    question = Question(asked, method)
    indicators = chosen_indicators(session, data, group, [], place)
    answer = Answer(data, place, [asked], method, assess_all(data, indicators, place, question))
    session.report(evaluation_report(answer, lambda answer: evaluated(session, answer, question, depth)), form)
