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
    from lygap.render import formats
    from lygap.report.path import path_report

    form = session.format(formats(rows=True))
    data = session.data()
    place = chosen_region(session, data, region)
    indicators = [chosen_indicator(session, data, word) for word in wanted or ()]
    indicators = indicators or chosen_indicators(session, data, group, [], place)
    question = Question(chosen_year(session, data, None, place), target_id=chosen_target(session, data, target))
    rows = list(assess_all(data, indicators, place, question))
    session.report(path_report(rows, data), form)
