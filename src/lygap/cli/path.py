"""`lygap path`."""

from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import (
    Group,
    Region,
    TargetId,
    chosen_indicator,
    chosen_indicators,
    chosen_region,
    chosen_target,
    chosen_year,
)
from lygap.cli.session import Session


@command("path")
def path(
    session: Session,
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=text("ids"), autocompletion=completing("id"))
    ] = None,
    group: Group = None,
    region: Region = None,
    target: TargetId = None,
) -> None:
    """Year-by-year milestones."""
    from lygap.judge.assess import Question, assess_all
    from lygap.render import HUMAN_FORMATS, ROW_FORMATS
    from lygap.report.path import path_document, path_records, path_table

    form = session.format(ROW_FORMATS)
    data = session.data()
    place = chosen_region(session, data, region)
    indicators = [chosen_indicator(session, data, word) for word in wanted or ()]
    indicators = indicators or chosen_indicators(session, data, group, [], place)
    question = Question(chosen_year(session, data, None, place), target_id=chosen_target(session, data, target, place))
    rows = list(assess_all(data, indicators, place, question))
    screen = session.screen(for_people=form in HUMAN_FORMATS, data=data)
    if form in HUMAN_FORMATS:
        session.write(ROW_FORMATS[form](path_table(rows, data, screen.lang), screen))
    else:
        make = path_document if form == "json" else path_records
        session.write(ROW_FORMATS[form](make(rows, screen.lang), screen), for_people=False)
