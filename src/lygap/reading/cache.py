"""Remember a folder that was read without findings, so that the next command need not read and check it again.

What is remembered is used only while every byte of the folder, lygap and Python are the same; `LYGAP_CACHE=off` does
without, and another value names the directory. Whatever goes wrong here only costs time.
"""

import contextlib
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lygap.plan import records
from lygap.plan.records import Dataset
from lygap.reading.folder import Folder, files_of, read_bytes
from lygap.version import __version__

MAX_BYTES = 8 * 1024 * 1024
"""Larger folders are read each time: a copy of a million observations would be no faster to load."""

_RECORDS = {name: kind for name, kind in vars(records).items() if getattr(kind, "__module__", "") == records.__name__}
_KEY_BYTES = hashlib.sha256().digest_size


class Snapshot(NamedTuple):
    """A folder at one moment: its files' bytes, the key that stands for them, and where its memory is kept."""

    contents: Mapping[Path, bytes]
    key: bytes
    memory: Path


def cache_directory() -> Path | None:
    """Where folders are remembered; None where that is switched off."""
    given = os.environ.get("LYGAP_CACHE")
    if given is not None:
        return None if given in ("", "off") else Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "lygap", "cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "lygap"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "lygap")


def snapshot(folder: Folder) -> Snapshot | None:
    """The folder's bytes and what stands for them; None where it is not to be remembered or cannot be read whole."""
    try:
        directory = cache_directory()
    except RuntimeError:  # nobody's home
        return None
    if directory is None:
        return None
    files = files_of(folder.path)
    if files.findings:
        return None
    contents: dict[Path, bytes] = {}
    for path in (files.targets, *files.actuals):
        content, wrong = read_bytes(path, most=MAX_BYTES - sum(map(len, contents.values())))
        if content is None or wrong is not None:
            return None
        contents[path] = content
    name = hashlib.sha256(os.fsencode(folder.path.absolute()) + b"\0" + os.fsencode(folder.path)).hexdigest()[:32]
    return Snapshot(contents, _key(folder, contents), directory / f"{name}.pickle")


def _key(folder: Folder, contents: Mapping[Path, bytes]) -> bytes:
    digest = hashlib.sha256(f"{__version__} {sys.version} {folder.builtin}".encode())
    for path, content in contents.items():
        digest.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.digest()


class _OnlyRecords(pickle.Unpickler):
    """Unpickles lygap's own records and nothing else, so that a forged memory cannot run code."""

    def find_class(self, module: str, name: str) -> Any:
        if module != records.__name__ or name not in _RECORDS:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return _RECORDS[name]


def recall(seen: Snapshot) -> Dataset | None:
    """The folder as it was read before; None where it has changed since or was never read."""
    try:
        content = seen.memory.read_bytes()
        if content[:_KEY_BYTES] != seen.key:
            return None
        data = _OnlyRecords(io.BytesIO(content[_KEY_BYTES:])).load()
    except Exception:  # noqa: BLE001 (a damaged memory is none; unpickling raises whatever it likes)
        return None
    return data if isinstance(data, Dataset) else None


def remember(seen: Snapshot, data: Dataset) -> None:
    """Keep what was read; one file a folder, replaced as a whole."""
    with contextlib.suppress(OSError):
        seen.memory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, partial = tempfile.mkstemp(dir=seen.memory.parent)
        with os.fdopen(handle, "wb") as output:
            output.write(seen.key + pickle.dumps(data, protocol=pickle.HIGHEST_PROTOCOL))
        Path(partial).replace(seen.memory)
