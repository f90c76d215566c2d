"""`lygap methods`."""

from typing import Annotated

import typer

from lygap.cli.app import command, text
from lygap.cli.session import Session


@command("methods")
def methods(
    session: Session,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help=text("method_ids"))] = None,
) -> None:
    """Each method with its source."""
    from lygap.methods import AUTO, METHODS
    from lygap.render import SHOW_FORMATS
    from lygap.report.methods import methods_document, methods_record

    form = session.format(SHOW_FORMATS)
    ids = [session.choose("methods", word, (AUTO, *METHODS)) for word in wanted or ()]
    screen = session.screen(for_people=form != "json")
    make = methods_record if form == "json" else methods_document
    session.write(SHOW_FORMATS[form](make(ids, screen.lang), screen), for_people=form != "json")
