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
    from lygap.render import formats
    from lygap.report.methods import methods_report

    form = session.format(formats(rows=False))
    known = session.methods()
    ids = [session.choose("methods", word, known) for word in wanted or ()]
    session.report(methods_report(ids), form)
