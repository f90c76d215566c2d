"""What was typed and is no command line."""

import io
import sys

import typer

from lygap.cli.app import app
from lygap.exits import CANNOT_RUN, WELL
from lygap.visible import no_commands, visible

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises; it has no public name of its own."""


def run() -> int:
    """Run the command line; the exit code. What typer says of a wrong one quotes it, and is made harmless first."""
    try:
        return int(app(standalone_mode=False) or WELL)
    except _UsageError as error:
        said = io.StringIO()
        error.show(said)  # type: ignore[attr-defined]
        sys.stderr.write(no_commands("\n".join(map(visible, said.getvalue().split("\n")))))
        return CANNOT_RUN
