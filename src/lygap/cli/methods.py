"""`lygap methods`."""

from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session


@command("methods")
def methods(
    session: Session,
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help=text("method_ids"), autocompletion=completing("method")),
    ] = None,
) -> None:
    """Each method with its source."""
    from lygap.cli.resolving import find
    from lygap.render import formats
    from lygap.report.methods import methods_report
    from lygap.vocabularies import methods as known

    form = session.format(formats(rows=False))
    session.methods()
    ids = [find(session, "methods", word, known()) for word in wanted or ()]
    session.report(methods_report(ids), form)
