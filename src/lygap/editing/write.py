"""Put a new text in the place of a file so that at every moment the old or the new one is there, whole."""

import contextlib
import errno
import os
import stat
import tempfile
import time
from pathlib import Path

_PREFIX, _SUFFIX = ".lygap-", ".partial"
_ABANDONED = 3600.0
_WRITING = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def replace_file(path: Path, content: bytes) -> None:
    """Write a file as a whole: beside it first, then in its place; a link stays, and its target is written.

    When this returns, the new content survives a power cut as far as the file system keeps its promises.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not _may_be_written(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path.as_posix())
    _sweep(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX, suffix=_SUFFIX)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            _take_after(target, partial)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _may_be_written(target: Path) -> bool:
    """Whether its permissions allow it; putting another in its place asks nobody, and administrators are bound too."""
    return bool(target.stat().st_mode & _WRITING) and os.access(target, os.W_OK)


def _take_after(target: Path, partial: Path) -> None:
    """Give the new file the old one's permissions and owner; a file that was not there gets the usual ones."""
    try:
        old = target.stat()
    except FileNotFoundError:
        partial.chmod(0o666 & ~_umask())
        return
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only an administrator may give files away
            os.chown(partial, old.st_uid, old.st_gid)
    partial.chmod(stat.S_IMODE(old.st_mode))


def _umask() -> int:
    # It can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    """Make the renaming last; where folders cannot be opened, as on Windows, the system sees to that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Take away what a writer left that was killed long ago; readers never look at it."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
