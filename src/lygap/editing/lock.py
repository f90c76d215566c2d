"""One writer at a time: a lock on a file beside the plan.

The system itself holds the lock for the process and lets it go when that ends, however it ends, so a file that a killed
writer left behind holds nobody up.
"""

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

NAME = ".lygap.lock"
PATIENCE = 20.0
_PAUSE = 0.02


_CONTENT = re.compile(rb"[0-9]*\n?")
"""What a writer leaves in the file: the number of its process."""


class LockedError(Exception):
    """Another writer would not let go; the arguments are the lock's path and who that is, as far as known."""


def _grasp(handle: int) -> bool:
    """Lock the open file if nobody has."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file that was opened still has its name: the writer before may have taken it away meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _is_ours(handle: int) -> bool:
    """Whether the file is one that a writer made: not another name of somebody's file, nor one with other content."""
    state = os.fstat(handle)
    is_plain = stat.S_ISREG(state.st_mode) and state.st_nlink <= 1
    if not is_plain:
        return False
    content = os.read(handle, 40)
    os.lseek(handle, 0, os.SEEK_SET)
    return _CONTENT.fullmatch(content) is not None


def _taken(path: Path, until: float) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0))
        if not _is_ours(handle):
            os.close(handle)
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path.as_posix())
        if _grasp(handle):
            if _is_still(path, handle):
                return handle
        elif time.monotonic() > until:
            holder = os.read(handle, 20).decode("ascii", "replace").strip()
            os.close(handle)
            raise LockedError(path, holder or "?")
        os.close(handle)
        time.sleep(_PAUSE)


@contextlib.contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a data folder; LockedError after so many seconds."""
    path = Path(os.path.realpath(folder)) / NAME
    handle = _taken(path, time.monotonic() + patience)
    try:
        os.truncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            with contextlib.suppress(OSError):  # what was written stays written
                path.unlink()  # before the lock is let go, so that nobody's but ours can be taken away
            os.close(handle)
