"""Remember a folder that was read without errors, so that the next command need not read and check it again.

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
from pathlib import Path
from typing import Any

from lygap import __version__
from lygap.records import Dataset

MAX_BYTES = 8 * 1024 * 1024
"""Larger folders are read each time: a copy of a million observations would be no faster to load."""
_KEY_BYTES = hashlib.sha256().digest_size


def cache_directory() -> Path | None:
    """Where folders are remembered; None where that is switched off."""
    given = os.environ.get("LYGAP_CACHE")
    if given is not None:
        return None if given in ("", "off") else Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home()), "lygap", "cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "lygap"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lygap"


def key_of(files: list[tuple[str, bytes]]) -> bytes:
    """What must be the same for a memory to hold: every name and byte, and the programs that read them."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for name, content in files:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


class _OnlyRecords(pickle.Unpickler):
    """Unpickles lygap's own records and nothing else, so that a forged file cannot run code."""

    def find_class(self, module: str, name: str) -> Any:
        if module != "lygap.records":
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return super().find_class(module, name)


def _file(folder: Path) -> Path | None:
    directory = cache_directory()
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:24]
    return None if directory is None else directory / f"{name}.pickle"


def recall(folder: Path, key: bytes) -> Dataset | None:
    """The folder as it was read before; None where it has changed since or was never read."""
    try:
        file = _file(folder)
        content = b"" if file is None else file.read_bytes()
        data = _OnlyRecords(io.BytesIO(content[_KEY_BYTES:])).load() if content[:_KEY_BYTES] == key else None
    except Exception:  # noqa: BLE001 (a damaged memory is none; unpickling raises whatever it likes)
        return None
    return data if isinstance(data, Dataset) else None


def remember(folder: Path, key: bytes, data: Dataset) -> None:
    """Keep what was read; one file a folder, replaced as a whole."""
    with contextlib.suppress(OSError, RuntimeError):
        file = _file(folder)
        if file is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, partial = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as output:
            output.write(key + pickle.dumps(data, protocol=pickle.HIGHEST_PROTOCOL))
        Path(partial).replace(file)
