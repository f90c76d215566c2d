"""Where output goes that a user wants in a file."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, chunks: Iterable[str]) -> None:
    """Write a text as UTF-8, whole or not at all; a link stays, and its target is written.

    A device or a pipe is written into: to put a file in its place would take it away from everybody. Raises OSError
    where the file cannot be written, a folder among them.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        return
    target = Path(os.path.realpath(path))
    partial = target.parent / f".{target.name}.partial"
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        partial.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
