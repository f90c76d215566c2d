"""What was typed and is no command line."""

import io
import sys

import typer

from lygap import streams
from lygap.cli.app import HELP_LANG, app
from lygap.cli.help import usage_in_language
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
        _leave_out_hidden(error)
        said = io.StringIO()
        error.show(said)  # type: ignore[attr-defined]
        told = usage_in_language(said.getvalue(), HELP_LANG)
        sys.stderr.write(no_commands("\n".join(map(visible, told.split("\n")))))
        return CANNOT_RUN
    except (OSError, MemoryError) as error:  # nothing is wrong with the program, but with what surrounds it
        sys.stderr.write(_mishap(error))
        return CANNOT_RUN
    why = streams.loss()  # of what no command printed: help, and what the shell asks
    if why is None:
        return code
    lost = {"path": "stdout", "why": _of_the_system(why)}
    sys.stderr.write(say(HELP_LANG, "cannot_write", lost) + "\n")
    return CANNOT_RUN


def _leave_out_hidden(error: Exception) -> None:
    """Suggest no option that the help hides: such are there to be answered, not to be used."""
    near = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    if near and context is not None:
        hidden = {name for one in context.command.params if getattr(one, "hidden", False) for name in one.opts}
        error.possibilities = [name for name in near if name not in hidden]  # type: ignore[attr-defined]


def _of_the_system(message: str) -> str:
    """A reason that the system gave, in the reader's language."""
    from lygap.words.others import said_by

    return said_by("system", message, HELP_LANG)


def _mishap(error: OSError | MemoryError) -> str:
    """What the system refused, in one line."""
    if isinstance(error, OSError):
        why = _of_the_system(error.strerror or str(error))
        told = why if error.filename is None else f"{error.filename}{say(HELP_LANG, 'colon')}{why}"
    else:
        told = _of_the_system("out of memory")
    return say(HELP_LANG, "mishap", {"why": visible(told)}) + "\n"
