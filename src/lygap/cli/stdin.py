"""A file of a plan that comes from standard input."""

import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lygap.reading import Folder

_PLAN = re.compile(rb"""^["']?format["']?[ \t]*:[ \t]*["']?lygap/""", re.MULTILINE)


def read_stdin() -> bytes:
    """All of standard input, but no more than a file may have and one byte; OSError where it is closed or no file."""
    from lygap.reading.folder import MAX_BYTES

    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _is_csv(content: bytes) -> bool:
    """Whether the first line is the header of a table: no YAML has a comma before any colon there."""
    header = content.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    return b"indicator" in header.split(b"\r", 1)[0].split(b",") and b":" not in header


def _is_plan(content: bytes) -> bool:
    """Whether it says, as the first of its keys or a later one, that it is a plan."""
    return _PLAN.search(content) is not None


def file_for(folder: "Folder", content: bytes, name: str | None) -> Path | None:
    """The file of the plan it stands in for, else a name of its own beside them; None for a name elsewhere."""
    from lygap.reading.folder import ACTUALS, TARGETS

    actuals = folder.path / ACTUALS
    if name is None and _is_plan(content):
        return folder.path / TARGETS
    if name is None:
        return actuals / ("stdin.csv" if _is_csv(content) else "stdin.yaml")
    file = Path(name)
    if file.name == TARGETS and file.parent.resolve() == folder.path.resolve():
        return folder.path / TARGETS
    inside = file.resolve().is_relative_to(actuals.resolve()) and file.suffix in (".csv", ".yaml")
    return actuals / file.resolve().relative_to(actuals.resolve()) if inside else None
