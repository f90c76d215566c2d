"""`lygap list`."""

from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session


@command("list")
def listing(
    session: Session,
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help=text("list.kind"), autocompletion=completing("holding"))
    ] = "indicators",
) -> None:
    """What a plan holds, with ids and names."""
    from lygap.cli.resolving import find
    from lygap.render import formats
    from lygap.report.holdings import OF_NO_PLAN, holdings_report
    from lygap.vocabularies import holdings

    form = session.format(formats(rows=True))
    chosen = find(session, "list", kind, holdings())
    session.report(holdings_report(chosen, None if chosen in OF_NO_PLAN else session.data()), form)
