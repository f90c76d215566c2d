"""`lygap help`."""

import io
from contextlib import redirect_stdout
from typing import Annotated

import typer

from lygap.cli.app import app, command, completing, text
from lygap.cli.session import Session


@command("help")
def help_on(
    session: Session,
    wanted: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help=text("help.wanted"), autocompletion=completing("command"))
    ] = None,
) -> None:
    """The help of the program, or of a command."""
    from lygap.cli import COMMANDS, load

    session.format(["text"], "text")
    chosen = [] if wanted is None else [session.choose("help", wanted, COMMANDS)]
    load(*(chosen or COMMANDS))
    with redirect_stdout(io.StringIO()) as told:
        app([*chosen, "--help"], standalone_mode=False, prog_name="lygap")
    session.write([told.getvalue()])
