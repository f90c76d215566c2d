"""Which plan is meant where nobody names one: that of the current folder, of one above it, or those below it."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from lygap.reading.folder import ACTUALS, MAX_ENTRIES, TARGETS, Folder, can_be_seen, has_plan

DATA = "data"
"""The folder in which a plan may lie within the folder it belongs to."""

_STEMS = ("targets", "target")
_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt", ".csv", ".json")
_MISNAMED = {stem + ending for stem in _STEMS for ending in _ENDINGS}
_VALUES = ("actual", ACTUALS)
_PASSED_OVER = ("node_modules", "__pycache__")
_ENVIRONMENT = "pyvenv.cfg"
"""What marks a folder of installed programs: lygap itself lies in one, with the plan that it brings along."""


class NearMiss(NamedTuple):
    """What looks like a plan and is none: it has another name, or these are values to which the plan is missing."""

    path: Path
    kind: Literal["misnamed", "no_targets"]


def plan_here(start: Path) -> Folder | None:
    """The plan of a folder itself, by a relative path; None where it has none."""
    found = next((name for name in (Path(DATA), Path()) if has_plan(start / name)), None)
    return None if found is None else Folder(found)


def plan_above(start: Path) -> "Folder | NearMiss | None":
    """The plan of the nearest folder above that has one, by its whole path; None where there is none.

    Where a nearer folder holds what was probably meant for a plan, it is that: a plan further above is another one.
    Within a repository up to its root, else up to the home folder or the root of the file system. Outside a repository
    a folder that nobody may look into is somebody else's.
    """
    for base in _folders_above(start):
        plan = plan_here(base)
        if plan is not None:
            return Folder(base / plan.path)
        miss = near_miss(base)
        if miss is not None:
            return miss
    return None


def _folders_above(start: Path) -> list[Path]:
    """The folders in which the plan is looked for, the nearest first."""
    chain = [start, *start.parents]
    root = next((place for place, folder in enumerate(chain) if (folder / ".git").exists()), None)
    if root is not None:
        return chain[1 : root + 1]
    home = Path(os.path.realpath(os.path.expanduser("~")))  # noqa: PTH111 (`expanduser` of a path raises without a home)
    end = chain.index(home) if home in chain else len(chain)
    return [folder for folder in chain[1 : end + 1] if can_be_seen(folder) and can_be_seen(folder / DATA)]


def near_miss(base: Path) -> NearMiss | None:
    """What in a folder without a plan, or in its `data`, was probably meant for one; None where nothing was."""
    entries = _entries(base)
    inner = sorted(base / entry.name for entry in entries if entry.name.casefold() == DATA and _is_folder(entry))
    looked_into = [(base, entries), *((folder, _entries(folder)) for folder in inner)]
    return next((miss for folder, entries in looked_into for miss in _misses(folder, entries)), None)


def _misses(folder: Path, entries: "list[os.DirEntry[str]]") -> Iterator[NearMiss]:
    """Files before folders: a plan with another name explains values that seem to have none."""
    names = sorted(entry.name for entry in entries)
    folders = {entry.name for entry in entries if entry.name.casefold() in _VALUES and _is_folder(entry)}
    for name in names:
        if name.casefold() in _MISNAMED and name != TARGETS and (folder / name).is_file():
            yield NearMiss(folder / name, "misnamed")
    if folder.name.casefold() == DATA and folder.name != DATA and has_plan(folder):
        yield NearMiss(folder, "misnamed")
    yield from (NearMiss(folder / name, "no_targets") for name in names if name in folders)


def plans_below(start: Path) -> list[Folder] | None:
    """All plans in a folder and below it, by relative paths, sorted; None where too much lies there to look through.

    Hidden folders, those of installed programs and what links lead to are passed over, and so are a plan's own values.
    """
    found: list[Folder] = []
    waiting = [Path()]
    seen = 0
    while waiting:
        folder = waiting.pop()
        entries = _entries(start / folder)
        seen += len(entries)
        if seen > MAX_ENTRIES:
            return None
        names = {entry.name for entry in entries}
        if _ENVIRONMENT in names:
            continue
        if TARGETS in names:
            found.append(Folder(folder))
            names.discard(ACTUALS)
        waiting += [folder / entry.name for entry in entries if entry.name in names and _is_entered(entry)]
    return sorted(found)


def _entries(folder: Path) -> "list[os.DirEntry[str]]":
    """What a folder holds, but little more than is looked through; nothing where it cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            return list(islice(entries, MAX_ENTRIES + 1))
    except OSError:
        return []


def _is_entered(entry: "os.DirEntry[str]") -> bool:
    is_passed_over = entry.name.startswith(".") or entry.name in _PASSED_OVER
    return not is_passed_over and _is_folder(entry) and not entry.is_symlink()


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False
