"""Start lygap, and turn every way it can end into the exit code the contract names."""

import gc
import os
import signal
import sys

from lygap.exits import BUG, INTERRUPTED
from lygap.version import __version__


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, lambda *_: sys.exit(INTERRUPTED))
    if sys.argv[1:] in (["--version"], ["-V"]) and _told_version():
        return
    # Imports and records make no garbage worth looking for; the collector would go through them again and again.
    gc.disable()
    from lygap import streams

    streams.prepare()
    try:
        from lygap.cli import run

        sys.exit(run())
    except Exception as error:  # noqa: BLE001 (whatever was not foreseen is a bug, and says so by its exit code)
        if isinstance(error.__cause__ or error.__context__, SystemExit):
            sys.exit(INTERRUPTED)  # Python tells in its own words of what interrupts the making of a class
        if {"-v", "--verbose"} & set(sys.argv):
            import traceback

            traceback.print_exc()
        from lygap.visible import visible
        from lygap.words import Lang, say

        lang: Lang = getattr(
            sys.modules.get("lygap.cli.app"), "HELP_LANG", "en"
        )  # the bug may lie where that is found out
        told = {"kind": type(error).__name__, "what": visible(str(error))}
        sys.stderr.write(say(lang, "bug", told) + "\n")
        sys.exit(BUG)


def _told_version() -> bool:
    """Tell the version before anything is imported: scripts ask this often. Where that fails the rest does it."""
    try:
        sys.stdout.write(f"lygap {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):  # no such stream, or a full or broken one
        return False
    return True


def console() -> None:
    """Run the command line as a process of its own, which ends without clearing up: the system does that at once."""
    sys.unraisablehook = _end_if_interrupted
    try:
        main()
    except SystemExit as end:
        code = end.code
    else:
        code = 0
    if not isinstance(code, int) or not _flushed():
        sys.exit(code)  # as Python ends: with its own words and exit code
    os._exit(code)


def _end_if_interrupted(ignored: "sys.UnraisableHookArgs") -> None:
    """End a run whose interrupt came while a library was at work that ignores whatever is raised."""
    if isinstance(ignored.exc_value, SystemExit):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(ignored)


def _flushed() -> bool:
    """Whether everything has been written that was to be."""
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (AttributeError, OSError, ValueError):  # no such stream, nobody there to read it, a closed one
        return False
    return True


if __name__ == "__main__":
    console()
