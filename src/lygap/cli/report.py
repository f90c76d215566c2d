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
from lygap.cli.evaluating import DETAILS, evaluated, versioned
from lygap.cli.pictures import read_template, tell_of_missing_font, write_charts
from lygap.cli.session import Session

if TYPE_CHECKING:
    from lygap.report.evaluation import Details
    from lygap.report.report import Report


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
    charts: Annotated[str | None, typer.Option("--charts", metavar="DIR", help=text("charts"))] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="FILE", help=text("template"))] = None,
) -> None:
    """The evaluation of a year, as a file for others."""
    from lygap.judge.assess import Question, assess_all
    from lygap.render import report_formats
    from lygap.report.answer import Answer
    from lygap.report.judged import evaluation_report

    known = report_formats()
    form = session.format(known, default=known[0])
    is_written = charts is None or session.is_output_named or session.choices.format is not None
    if form == "html" and is_written and session.choices.output is None and sys.stdout.isatty():
        raise session.failure("report_to_terminal")
    styles = None if template is None else read_template(session, template, form)
    depth: Details = session.choose("--details", details, DETAILS)  # type: ignore[assignment]
    method = chosen_method(session, method)
    data = session.data()
    place = chosen_region(session, data, region)
    asked = chosen_year(session, data, year, place)
    question = Question(asked, method)
    indicators = chosen_indicators(session, data, group, [], place)
    judged = assess_all(data, indicators, place, question)
    answer = Answer(data, place, [asked], method, judged if charts is None else list(judged))
    if charts is not None:
        write_charts(session, charts, answer.rows)
    if is_written:
        written = evaluation_report(
            answer,
            lambda answer: evaluated(session, answer, question, depth),
            lambda answer: versioned(session, answer, len(indicators)),
        )
        _write(session, written, form, styles)


def _write(session: Session, written: "Report", form: str, template: bytes | None) -> None:
    from lygap.render.docx import TemplateError

    if form == "docx" and session.lang == "zh":
        tell_of_missing_font(session)
    try:
        session.report(written, form, template=template)
    except TemplateError:
        raise session.failure("bad_template") from None
