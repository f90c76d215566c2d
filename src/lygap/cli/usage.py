"""What was typed and is no command line."""

import io
import sys

import typer

from lygap import streams
from lygap.cli.app import HELP_LANG, app
from lygap.exits import CANNOT_RUN, WELL
from lygap.visible import no_commands, visible
from lygap.words import say

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises; it has no public name of its own."""


def run() -> int:
    """Run the command line; the exit code. What typer says of a wrong one quotes it, and is made harmless first."""
    try:
        code = int(app(standalone_mode=False) or WELL)
    except _UsageError as error:
        said = io.StringIO()
        error.show(said)  # type: ignore[attr-defined]
        sys.stderr.write(no_commands("\n".join(map(visible, said.getvalue().split("\n")))))
        return CANNOT_RUN
    except (OSError, MemoryError) as error:  # nothing is wrong with the program, but with what surrounds it
        sys.stderr.write(_mishap(error))
        return CANNOT_RUN
    why = streams.loss()  # of what no command printed: help, and what the shell asks
    if why is None:
        return code
    sys.stderr.write(say(HELP_LANG, "cannot_write", {"path": "stdout", "why": why}) + "\n")
    return CANNOT_RUN


def _mishap(error: OSError | MemoryError) -> str:
    """What the system refused, in one line."""
    why: object = "out of memory"
    if isinstance(error, OSError):
        why = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part is not None)
    return say(HELP_LANG, "mishap", {"why": visible(str(why))}) + "\n"
