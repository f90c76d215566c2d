"""What lies beside targets.yaml and looks as if it was meant to be read: values stand in `actuals` alone."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from lygap import rules
from lygap.findings import START, Finding
from lygap.reading.folder import ACTUALS, TARGETS, Contents

_FOLDERS = ("actual", "actuals")
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_YAML = (".yaml", ".yml")
_HEAD = 4096
"""So many bytes tell what a file is."""

MAX_BESIDE = 1024 * 1024
"""Bytes of a file beside an earlier plan, of which git hands over all or nothing, that is looked at."""

_MOST = 1000
"""Of more files beside a plan no others are looked at."""

_SEPARATORS = re.compile("[,;\t]")
_INDICATOR = ("indicator", "indicator_id", "指标")
_TELLING = ("value", "increment", "growth", "year", "数值", "年份", "年")
_OBSERVATIONS = re.compile(r"^observations[ \t]*:", re.MULTILINE)


def may_be_meant(name: str) -> bool:
    """Whether something of this name, beside targets.yaml, is worth a look."""
    word = name.casefold()
    if name in (TARGETS, ACTUALS) or name.startswith(".") or "/" in name:
        return False
    return word in _FOLDERS or word.endswith((*_TABLES, *_YAML))


def beside(folder: Path) -> list[Finding]:
    """The findings with what lies beside the plan; nothing where the folder cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            near = sorted(Path(entry.path) for entry in entries if may_be_meant(entry.name))
    except OSError:
        return []
    return [finding for path in near[:_MOST] for finding in _findings(path, folder / ACTUALS)]


def _findings(path: Path, actuals: Path) -> Iterator[Finding]:
    try:
        if path.is_dir():
            # Where capitals make no difference, another spelling is the same folder.
            if path.name.casefold() in _FOLDERS and not (actuals.exists() and path.samefile(actuals)):
                yield _overlooked_folder(path, beside_actuals=actuals.exists())
        elif path.is_file() and not path.is_symlink() and looks_like_observations(path.name, _head(path)):
            yield _unread_table(path)
    except OSError:  # what cannot be read may be anything
        return


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def beside_in(contents: Contents, folder: Path) -> list[Finding]:
    """The same for another state of the folder; a name that ends with `/` is that of a folder."""
    found: dict[Path, Finding] = {}
    for name, content in sorted(contents.items()):
        first, *inner = name.split("/")
        path = folder / first
        if not may_be_meant(first):
            continue
        if inner and first.casefold() in _FOLDERS:
            there = any(other.startswith(f"{ACTUALS}/") for other in contents)
            found[path] = _overlooked_folder(path, beside_actuals=there)
        elif not inner and isinstance(content, bytes) and looks_like_observations(first, content[:_HEAD]):
            found[path] = _unread_table(path)
    return list(found.values())


def looks_like_observations(name: str, head: bytes) -> bool:
    """Whether a file begins as files of actuals do: a header with indicators and values, or the key `observations`."""
    text = head.decode("utf-8-sig", "replace")
    if name.casefold().endswith(_YAML):
        return _OBSERVATIONS.search(text) is not None
    header = next(iter(text.splitlines()), "").casefold()
    cells = {cell.strip().strip('"') for cell in _SEPARATORS.split(header)}
    return not cells.isdisjoint(_INDICATOR) and not cells.isdisjoint(_TELLING)


def _overlooked_folder(path: Path, *, beside_actuals: bool) -> Finding:
    """Where the right folder is there as well, another cannot take its name."""
    suggestion = {} if beside_actuals else {"suggestion": ACTUALS}
    return Finding(rules.OVERLOOKED_FILE, path.as_posix(), START, {"case": "folder", **suggestion})


def _unread_table(path: Path) -> Finding:
    return Finding(rules.UNREAD_TABLE, path.as_posix(), START, {"case": "beside"})
