"""`lygap show`."""

from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import (
    Method,
    Region,
    TargetId,
    Year,
    chosen_indicator,
    chosen_method,
    chosen_region,
    chosen_target,
    chosen_year,
    year_before,
)
from lygap.cli.session import Session


@command("show")
def show(
    session: Session,
    wanted: Annotated[str, typer.Argument(metavar="ID", help=text("id"), autocompletion=completing("id"))],
    year: Year = None,
    method: Method = "auto",
    region: Region = None,
    target: TargetId = None,
) -> None:
    """One indicator, whole."""
    from lygap.cli.pictures import look_at_chart
    from lygap.judge.assess import Question, assess, track
    from lygap.render import WRITERS, formats
    from lygap.report.show import show_report

    form = session.format(formats(rows=False, chart=True))
    method = chosen_method(session, method)
    data = session.data()
    year, wanted = year_before(year, wanted)
    indicator = chosen_indicator(session, data, wanted)
    place = chosen_region(session, data, region)
    asked = chosen_year(session, data, year, place)
    question = Question(asked, method, target_id=chosen_target(session, data, target), max_age=data.plan.max_age)
    answer = assess(track(data, indicator, place, asked, target), question)
    report = show_report(answer)
    if WRITERS[form].part == "chart":
        look_at_chart(session, report, form)
    session.report(report, form)
