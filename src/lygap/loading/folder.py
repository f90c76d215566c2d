"""Where a plan lies, and the bytes of its files."""

import codecs
import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from lygap import rules
from lygap.findings import START, Finding, Place

MAX_BYTES = 256 * 1024 * 1024
TARGETS = "targets.yaml"
ACTUALS = "actuals"
_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".yaml", ".csv")
_TARGETS_ELSE = ("targets.yml", "Targets.yaml", "targets.YAML", "target.yaml", "targets.csv", "targets.json")
_WHY = {
    errno.ENOENT: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ELOOP: "link_loop",
    errno.ENOTDIR: "not_a_folder",
}
"""The words for what commonly keeps a file from being read; what else there is the system words itself."""


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


class Files(NamedTuple):
    """The files of a plan: the targets, the actuals in the order of their names, and what is wrong with the folder."""

    targets: Path
    actuals: list[Path]
    findings: list[Finding]


def files_of(folder: Path) -> Files:
    """The plan's files. Hidden files and folders are no data; a file that only its ending keeps out is a finding."""
    found, findings = [], _targets_missing(folder)

    def refused(error: OSError) -> None:
        if not (isinstance(error, FileNotFoundError) and Path(error.filename) == folder / ACTUALS):
            findings.append(_unreadable(Path(error.filename), error))

    seen: set[str] = set()
    for parent, folders, names in os.walk(folder / ACTUALS, onerror=refused, followlinks=True):
        real = os.path.realpath(parent)
        if real in seen:  # a link that leads back
            folders.clear()
            continue
        seen.add(real)
        visible = [Path(parent, name) for name in names + folders if not name.startswith(".")]
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not f.endswith(_SUFFIXES))
        found += [path for path in visible if path.name.endswith(_SUFFIXES)]
        overlooked = [path for path in visible if path.name in names and _overlooked(path.name)]
        findings += [Finding(rules.OVERLOOKED_FILE, p.as_posix(), START, _renamed(p.name)) for p in overlooked]
    return Files(folder / TARGETS, sorted(found), findings)


def _overlooked(name: str) -> bool:
    return not name.endswith(_SUFFIXES) and name.lower().endswith((*_SUFFIXES, ".yml"))


def _renamed(name: str) -> dict[str, str]:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    return {"suggestion": stem + (".csv" if suffix.lower() == ".csv" else ".yaml")}


def _targets_missing(folder: Path) -> list[Finding]:
    """What is wrong where a folder has no targets.yaml, with the name of the file that may be meant for it."""
    targets = folder / TARGETS
    if os.path.lexists(targets):
        return []
    near = next((name for name in _TARGETS_ELSE if (folder / name).is_file()), None)
    return [Finding(rules.NO_TARGETS_FILE, targets.as_posix(), START, {} if near is None else {"suggestion": near})]


def read_bytes(path: Path, most: int = MAX_BYTES) -> tuple[bytes | None, Finding | None]:
    """A file's bytes, or the finding that says why there are none. Only regular files of bearable size are opened."""
    name = path.as_posix()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, Finding(rules.UNREADABLE, name, START, {"why": "not_a_file"})
        if status.st_size > most:
            limit = f"{most // 1024 // 1024} MiB"
            return None, Finding(rules.LIMIT, name, START, {"what": "size", "limit": limit})
        return path.read_bytes(), None
    except OSError as error:
        return None, _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> Finding:
    why = _WHY.get(error.errno or 0, error.strerror or str(error))
    return Finding(rules.UNREADABLE, path.as_posix(), START, {"why": why})


def decode(content: bytes, name: str) -> tuple[str | None, Finding | None]:
    """UTF-8 text, with or without a byte order mark, or the finding that shows the first byte that is not."""
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        # With a byte order mark the position counts from behind it.
        before = content.removeprefix(codecs.BOM_UTF8)[: error.start]
        byte = content.removeprefix(codecs.BOM_UTF8)[error.start]
        line = before[before.rfind(b"\n") + 1 :].decode()
        place = Place(before.count(b"\n") + 1, len(line) + 1)
        return None, Finding(rules.ENCODING, name, place, {"byte": f"0x{byte:02X}"})
