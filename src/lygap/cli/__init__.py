"""One file a command: parse the options, call one thing, choose the exit code."""

import sys
from importlib import import_module

from lygap.cli.app import app
from lygap.cli.usage import run as run_registered

COMMANDS = ("check", "methods", "path", "record", "rule", "schema", "show", "status")
"""The commands, each a module that registers itself, in the order in which the help names them."""


def run() -> int:
    """Run the command line; the exit code. A command that is named first is loaded alone, else all of them are."""
    first = sys.argv[1:2]
    for name in first if first and first[0] in COMMANDS else COMMANDS:
        import_module(f"lygap.cli.{name}")
    app.registered_commands.sort(key=lambda command: COMMANDS.index(str(command.name)))
    return run_registered()


__all__ = ["COMMANDS", "run"]
