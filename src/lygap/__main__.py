"""Start lygap, and turn every way it can end into the exit code the contract names."""

import gc
import io
import os
import signal
import sys

from lygap.exits import BUG, INTERRUPTED
from lygap.version import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:  # before anything is imported: scripts ask this often
        sys.stdout.write(f"lygap {__version__}\n")
        return
    # Imports and records make no garbage worth looking for; the collector would go through them again and again.
    gc.disable()
    signal.signal(signal.SIGINT, lambda *_: sys.exit(INTERRUPTED))
    _prepare_streams()
    try:
        from lygap.cli import run

        sys.exit(run())
    except Exception as error:  # noqa: BLE001 (whatever was not foreseen is a bug, and says so by its exit code)
        if {"-v", "--verbose"} & set(sys.argv):
            import traceback

            traceback.print_exc()
        from lygap.visible import visible

        sys.stderr.write(f"lygap: bug: {type(error).__name__}: {visible(str(error))} (-v shows where)\n")
        sys.exit(BUG)


def _prepare_streams() -> None:
    """Never fail on a character: keep a chosen encoding, else write UTF-8 to what is not a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            keep = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding=None if keep else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
