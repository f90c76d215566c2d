"""Where a plan lies, and the bytes of its files."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from lygap import rules
from lygap.findings import START, Finding, Place

MAX_BYTES = 256 * 1024 * 1024
TARGETS = "targets.yaml"
_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".yaml", ".csv")


class Folder(NamedTuple):
    """A data folder; `builtin` says that it is the one lygap brings along."""

    path: Path
    builtin: bool = False


def builtin_folder() -> Folder:
    """Luoyang's data set: inside the installed package, or beside the sources it was installed from."""
    inside = _PACKAGE / "data"
    return Folder(inside if inside.is_dir() else _PACKAGE.parents[1] / "data", builtin=True)


def _holding(base: Path) -> Path | None:
    return next((folder for folder in (base / "data", base) if (folder / TARGETS).is_file()), None)


def given_folder(path: str) -> Folder | None:
    """The folder a user named: itself, its `data`, or the folder of a named targets.yaml; None where it has no plan."""
    base = Path(path)
    if base.name == TARGETS and base.is_file():
        return Folder(base.parent)
    holding = base if (base / TARGETS).is_file() else _holding(base)
    return None if holding is None else Folder(holding)


def nearby_folder(start: Path) -> Folder | None:
    """The plan in a folder or in a parent of it, up to the repository's root; None where there is none."""
    chain = [start, *start.parents]
    root = next((i for i, folder in enumerate(chain) if (folder / ".git").exists()), 0)
    found = next((folder for base in chain[: root + 1] if (folder := _holding(base)) is not None), None)
    if found is None:
        return None
    return Folder(found.relative_to(start) if found.is_relative_to(start) else found)


def files_of(folder: Path) -> list[Path]:
    """The plan's files, the targets first, then the actuals in the order of their names; hidden files are no data."""
    actuals = [
        Path(parent, name)
        for parent, folders, names in os.walk(folder / "actuals")
        for name in names + [f for f in folders if f.endswith(_SUFFIXES)]
        if name.endswith(_SUFFIXES) and not name.startswith(".")
    ]
    return [folder / TARGETS, *sorted(actuals)]


def read_bytes(path: Path) -> tuple[bytes | None, Finding | None]:
    """A file's bytes, or the finding that says why there are none. Only regular files of bearable size are opened."""
    name = path.as_posix()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, Finding(rules.UNREADABLE, name, START, {"why": "not a regular file"})
        if status.st_size > MAX_BYTES:
            limit = f"{MAX_BYTES // 1024 // 1024} MiB"
            return None, Finding(rules.LIMIT, name, START, {"what": "file size", "limit": limit})
        return path.read_bytes(), None
    except OSError as error:
        return None, Finding(rules.UNREADABLE, name, START, {"why": error.strerror or str(error)})


def decode(content: bytes, name: str) -> tuple[str | None, Finding | None]:
    """UTF-8 text, with or without a byte order mark, or the finding that shows the first byte that is not."""
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return None, Finding(rules.ENCODING, name, place, {"byte": f"0x{content[error.start]:02X}"})
