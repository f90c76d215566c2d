"""Put a new content in the place of a file so that at every moment the old or the new one is there, whole."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_PREFIX, _SUFFIX = ".lygap-", ".partial"
_WRITING = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")
"""What a process has open already: written into also where it is a file. What else lies in /dev may be anybody's."""


class LinkError(OSError):
    """An output file that is a link to another file: whoever made it may mean that one to be lost."""


def write_output(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write an output file as a whole, texts as UTF-8; a device or a pipe is written into.

    LinkError where the path is a link to a file, be that there or not; OSError where the file cannot be written.
    """
    if _is_stream(path):
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as stream:
            stream.writelines(map(_encoded, chunks))
    elif path.is_symlink():
        raise LinkError(errno.ELOOP, os.strerror(errno.ELOOP), path.as_posix())
    else:
        _replace(path, map(_encoded, chunks), named=path)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file as a whole: beside it first, then in its place; a link stays, and its target is written.

    When this returns, the new content survives a power cut as far as the file system keeps its promises.
    """
    _replace(Path(os.path.realpath(path)), (content,), named=path)


class OccupiedError(OSError):
    """An output folder in which something lies that might be lost among the new files, or they among it."""


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder, all of them or none.

    Raises:
        OccupiedError: There is something in the folder, or it is none.
        OSError: It cannot be written.
    """
    is_new = not path.exists() and not path.is_symlink()
    if not is_new and (not path.is_dir() or any(path.iterdir())):
        raise OccupiedError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), path.as_posix())
    add_files(path, contents)


def add_files(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files into a folder, which is made where there is none: all of them, or none where one is there.

    Raises:
        FileExistsError: One of them is there already.
        OSError: They cannot be written.
    """
    made: list[Path] = []
    try:
        for name, content in contents.items():
            file = path / name
            made += _made_folders(file.parent)
            with file.open("xb") as new:
                made.append(file)
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
    except BaseException:
        _remove(made)
        raise


def _remove(made: list[Path]) -> None:
    """Take away what was made, the last first, and no folder in which something else lies by now."""
    for entry in reversed(made):
        with contextlib.suppress(OSError):
            if entry.is_dir():
                entry.rmdir()
            else:
                entry.unlink()


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder and those that it lies in, where they are not there; the folders that were made."""
    missing = [entry for entry in (*reversed(folder.parents), folder) if not entry.exists()]
    for entry in missing:
        entry.mkdir()
    return missing


def _is_stream(path: Path) -> bool:
    """Whether to put a file in its place would take it away from everybody."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    is_plain = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return not is_plain or path.absolute().as_posix().startswith(_STREAMS)


def _encoded(chunk: str | bytes) -> bytes:
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")


def _replace(target: Path, chunks: Iterable[bytes], *, named: Path) -> None:
    """Write beside the target, under a name that nobody can foretell, and put that in its place."""
    if target.exists() and not _may_be_written(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), named.as_posix())
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX, suffix=_SUFFIX)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
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
