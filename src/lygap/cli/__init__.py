"""One file a command: parse the options, call one thing, choose the exit code."""

import os
import sys
from importlib import import_module

from lygap.cli.app import app, is_refused
from lygap.cli.session import Choices, Session
from lygap.cli.shells import COMPLETING, SHELLS, running_shell, shell_named, typed_command
from lygap.cli.usage import run as run_registered
from lygap.exits import CANNOT_RUN, WELL

COMMANDS = (
    "check",
    "export",
    "help",
    "import",
    "init",
    "list",
    "methods",
    "path",
    "record",
    "report",
    "rule",
    "schema",
    "show",
    "status",
)
"""The commands, each a module that registers itself, in the order in which the help names them."""

_MODULES = {"help": "helping", "import": "importing", "list": "listing"}
"""The modules that are called otherwise than their commands."""


def run() -> int:
    """Run the command line; the exit code. A command that is named first is loaded alone, else all of them are."""
    words = sys.argv[1:]
    is_completing = COMPLETING in os.environ
    first = typed_command() if is_completing else next(iter(words), None)
    shown, installed = (shell_named(words, option) for option in ("--show-completion", "--install-completion"))
    if not is_completing and first is None:
        sys.argv.append("--help")
    elif not is_completing and is_refused(first or ""):
        return CANNOT_RUN
    load(*([first] if first in COMMANDS else COMMANDS))
    if shown:
        return show_completion(shown)
    return run_registered() if installed is None else install_completion(installed)


def show_completion(shell: str) -> int:
    """Print what makes a shell complete command lines of lygap, whichever shell is running."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    session = Session(Choices())
    known = session.choose("--show-completion", shell, SHELLS)
    session.write([get_completion_script(prog_name="lygap", complete_var=COMPLETING, shell=known), "\n"])
    return session.ending(WELL)


def install_completion(shell: str) -> int:
    """Set up a shell, where none is named the running one, so that it completes command lines of lygap."""
    from typer.completion import install  # type: ignore[attr-defined]

    session = Session(Choices())
    known = session.choose("--install-completion", shell or running_shell(), SHELLS)
    try:
        _, path = install(shell=known, prog_name="lygap", complete_var=COMPLETING)
    except OSError as error:
        raise session.failure("cannot_write", path=error.filename, why=error.strerror or error) from None
    session.say(session.words("completion_installed", shell=known, path=path) + "\n")
    return session.ending(WELL)


def load(*names: str) -> None:
    """Have commands registered, in the order in which the help names them."""
    for name in names:
        import_module(f"lygap.cli.{_MODULES.get(name, name)}")
    app.registered_commands.sort(key=lambda command: COMMANDS.index(str(command.name)))


__all__ = ["COMMANDS", "load", "run"]
