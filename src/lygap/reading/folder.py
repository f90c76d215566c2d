"""Where a plan lies, and the bytes of its files."""

import codecs
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from lygap import rules
from lygap.findings import START, Finding, Place
from lygap.reading.git import root_of
from lygap.reading.overlooked import SUFFIXES, is_overlooked, overlooked_file

MAX_BYTES = 64 * 1024 * 1024
MAX_LINE = 1024 * 1024
"""Bytes of one line. What has no ends of lines is no data, and would be slow to look through."""
MAX_TOTAL = 128 * 1024 * 1024
"""Bytes of all the files of a plan."""
MAX_FILES = 10_000
MAX_FOLDERS = 10_000
MAX_NESTING = 50
MAX_ENTRIES = 100_000
"""Whatever lies in the actuals, data or not: a link may lead to the root of a disk."""
TARGETS = "targets.yaml"
ACTUALS = "actuals"
BUILTIN = "builtin"
"""The name by which the plan is asked for that lygap brings along."""
_PACKAGE = Path(__file__).parents[1]
_TARGETS_ELSE = ("targets.yml", "Targets.yaml", "targets.YAML", "target.yaml", "targets.csv", "targets.json")
_WHY = {
    errno.ENOENT: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ELOOP: "link_loop",
    errno.ENOTDIR: "not_a_folder",
}
"""The words for what commonly keeps a file from being read; what else there is the system words itself."""


class TooLarge(NamedTuple):
    """In the place of bytes: what there is more of than a plan may have, and the most that it may."""

    what: Literal["size", "total", "files", "folders", "entries", "nesting"]
    most: int


Contents = Mapping[str, bytes | TooLarge | None]
"""Files by their paths within a folder; None for what cannot be read."""


class Folder(NamedTuple):
    """A data folder; `builtin` says that it is the one lygap brings along."""

    path: Path
    builtin: bool = False


def builtin_folder() -> Folder:
    """Luoyang's data set: inside the installed package, or beside the sources it was installed from."""
    inside = _PACKAGE / "data"
    return Folder(inside if inside.is_dir() else _PACKAGE.parents[1] / "data", builtin=True)


def has_plan(folder: Path) -> bool:
    """Whether a folder has something called targets.yaml, even if that cannot be read: then nothing else is meant."""
    try:
        (folder / TARGETS).lstat()
    except PermissionError:  # nobody may look into the folder
        return True
    except (OSError, ValueError):  # not there, a name too long, a name no file can have
        return False
    return True


def can_be_seen(folder: Path) -> bool:
    """Whether one may look for a plan in a folder, be it there or not."""
    try:
        (folder / TARGETS).lstat()
    except PermissionError:
        return False
    except (OSError, ValueError):
        return True
    return True


def given_folder(path: str) -> Folder | None:
    """The folder a user named: itself, its `data`, or the folder of a named targets.yaml; None where it has no plan.

    `builtin` names the plan that lygap brings along.
    """
    if path == BUILTIN:
        return builtin_folder()
    base = Path(path)
    if base.name == TARGETS and has_plan(base.parent):
        return Folder(base.parent)
    holding = next((folder for folder in (base, base / "data") if has_plan(folder)), None)
    return None if holding is None else Folder(holding)


def folder_around(file: Path) -> Folder | None:
    """The plan in a folder above a file, however far; named relatively where the file is."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 (`resolve` would follow links)
    found = next((folder for folder in whole.parents if has_plan(folder)), None)
    if found is None:
        return None
    return Folder(found if file.is_absolute() else Path(os.path.relpath(found)))


class Files(NamedTuple):
    """The files of a plan: the targets, the actuals in the order of their names, and what is wrong with the folder."""

    targets: Path
    actuals: list[Path]
    findings: list[Finding]


def files_of(folder: Path) -> Files:
    """The plan's files. Hidden files and folders are no data; a file that only its ending keeps out is a finding."""
    search = _Search(folder)
    search.run()
    findings = _targets_missing(folder)
    if search.excess is not None:  # whatever lies there, it is no plan's actuals
        return Files(folder / TARGETS, [], [*findings, _too_many(search.actuals, search.excess)])
    return Files(folder / TARGETS, sorted(search.found), findings + search.findings)


class _Entered(NamedTuple):
    """A folder to look into: as it is named, where it really lies, and how many folders deep."""

    path: str
    real: str
    depth: int = 1


class _Search:
    """The walk through a plan's actuals, links followed and no folder entered twice, up to a limit of each thing."""

    def __init__(self, folder: Path) -> None:
        self.actuals = folder / ACTUALS
        self.root = root_of(folder)
        self.found: list[Path] = []
        self.findings: list[Finding] = []
        self.seen: set[str] = set()
        self.entries = 0
        self.depth = 1

    def run(self) -> None:
        """Look into every folder, in the order of their names."""
        start = str(self.actuals)
        waiting = [_Entered(start, os.path.realpath(start))]
        while waiting:
            entered = waiting.pop()
            if entered.real in self.seen:  # a link that leads back
                continue
            self.seen.add(entered.real)
            self.depth = max(self.depth, entered.depth)
            if not _is_inside(entered.real, self.root):
                self.findings.append(_outside(Path(entered.path)))
                continue
            waiting += reversed(self.folders_in(entered))
            if self.excess is not None:
                return

    @property
    def excess(self) -> TooLarge | None:
        """What there is more of than a plan may have; None while there is not."""
        if self.entries > MAX_ENTRIES:
            return TooLarge("entries", MAX_ENTRIES)
        if len(self.seen) > MAX_FOLDERS:
            return TooLarge("folders", MAX_FOLDERS)
        if self.depth > MAX_NESTING:
            return TooLarge("nesting", MAX_NESTING)
        return TooLarge("files", MAX_FILES) if len(self.found) > MAX_FILES else None

    def folders_in(self, entered: _Entered) -> list[_Entered]:
        """Note the files of a folder, and give the folders in it, sorted."""
        folders: list[_Entered] = []
        try:
            with os.scandir(entered.path) as entries:
                for entry in entries:
                    self.entries += 1
                    if self.entries > MAX_ENTRIES:
                        break
                    if not entry.name.startswith(".") and not self.note(entry):
                        folders.append(_below(entered, entry))
        except OSError as error:
            if not (isinstance(error, FileNotFoundError) and entered.path == str(self.actuals)):
                self.findings.append(_unreadable(Path(entered.path), error))
        return sorted(folders)

    def note(self, entry: "os.DirEntry[str]") -> bool:
        """Whether an entry is taken for a file, and is kept as data, or told, where it should be."""
        if entry.name.endswith(SUFFIXES):  # a folder that is called like a file is a file that cannot be read
            path = Path(entry.path)
            if entry.is_symlink() and not _is_inside(os.path.realpath(path), self.root):
                self.findings.append(_outside(path))
            else:
                self.found.append(path)
            return True
        if _is_folder(entry):
            return False
        if is_overlooked(entry.name):
            self.findings.append(overlooked_file(Path(entry.path)))
        return True


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False


def _below(entered: _Entered, entry: "os.DirEntry[str]") -> _Entered:
    """A folder in another one; only where a link leads has to be asked for."""
    real = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(entered.real, entry.name)  # noqa: PTH118
    return _Entered(entry.path, real, entered.depth + 1)


def _too_many(actuals: Path, excess: TooLarge) -> Finding:
    return Finding(rules.LIMIT, actuals.as_posix(), START, {"what": excess.what, "limit": f"{excess.most:,}"})


def _is_inside(real: str, root: Path | None) -> bool:
    """Whether a link leads where it may: anywhere in the repository, and anywhere if there is none."""
    return root is None or Path(real).is_relative_to(root)


def files_in(contents: Contents, folder: Path) -> Files:
    """The plan's files in another state of a folder, by the rules by which they are found in the folder itself."""
    found: dict[Path, None] = {}
    overlooked: list[Path] = []
    for name in sorted(contents):
        first, *inner = name.split("/")
        if first != ACTUALS or not inner or _is_hidden(inner):
            continue
        # A folder that is called like a file is a file that cannot be read.
        data = next((i for i, part in enumerate(inner) if part.endswith(SUFFIXES)), None)
        if data is not None:
            found[folder.joinpath(ACTUALS, *inner[: data + 1])] = None
        elif is_overlooked(inner[-1]):
            overlooked.append(folder / name)
    findings = [] if TARGETS in contents else [_no_targets(folder)]
    whole = contents.get(ACTUALS)
    if not isinstance(whole, TooLarge) and len(found) > MAX_FILES:
        whole = TooLarge("files", MAX_FILES)
    if isinstance(whole, TooLarge):
        return Files(folder / TARGETS, [], [*findings, _too_many(folder / ACTUALS, whole)])
    return Files(folder / TARGETS, sorted(found), [*findings, *map(overlooked_file, overlooked)])


def unreadable_in(contents: Contents) -> list[str]:
    """The paths of actuals that cannot be read in another state, so that what lies there is lost; hidden ones aside."""
    return [
        name
        for name, content in contents.items()
        if content is None and name.split("/")[0] == ACTUALS and not _is_hidden(name.split("/"))
    ]


def is_data(path: str) -> bool:
    """Whether a file of a plan is read: the plan itself, and by its ending a file of values."""
    return path == TARGETS or path.endswith(SUFFIXES)


def _is_hidden(parts: list[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def content_in(contents: Contents, folder: Path, path: Path) -> tuple[bytes | None, Finding | None]:
    """A file's bytes in another state of a folder, or the finding that says why there are none."""
    content = contents.get(path.relative_to(folder).as_posix())
    if content is None:
        return None, Finding(rules.UNREADABLE, path.as_posix(), START, {"why": "not_a_file"})
    if isinstance(content, TooLarge):
        return None, _too_large(path.as_posix(), START, content.what, content.most)
    return bearable(content, path.as_posix())


def bearable(content: bytes, name: str, most: int | None = None) -> tuple[bytes | None, Finding | None]:
    """A file's bytes, unless they are more than a file may have, or one of their lines is."""
    limit = MAX_BYTES if most is None else most
    if len(content) > limit:
        return None, _too_large(name, START, "size", limit)
    long = _long_line(content)
    return (content, None) if long is None else (None, _too_large(name, Place(long, 1), "line", MAX_LINE))


def _outside(path: Path) -> Finding:
    return Finding(rules.UNREADABLE, path.as_posix(), START, {"why": "outside"})


def _targets_missing(folder: Path) -> list[Finding]:
    """What is wrong where a folder has no targets.yaml, with the name of the file that may be meant for it."""
    targets = folder / TARGETS
    if has_plan(folder):
        return [] if _is_inside(os.path.realpath(targets), root_of(folder)) else [_outside(targets)]
    near = next((name for name in _TARGETS_ELSE if (folder / name).is_file()), None)
    return [_no_targets(folder, near)]


def _no_targets(folder: Path, near: str | None = None) -> Finding:
    params = {} if near is None else {"suggestion": near}
    return Finding(rules.NO_TARGETS_FILE, (folder / TARGETS).as_posix(), START, params)


def read_bytes(path: Path, most: int = MAX_BYTES) -> tuple[bytes | None, Finding | None]:
    """A file's bytes, or the finding that says why there are none. Only regular files of bearable size are read."""
    name = path.as_posix()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, Finding(rules.UNREADABLE, name, START, {"why": "not_a_file"})
        content = _read(path, most)
    except OSError as error:
        return None, _unreadable(path, error)
    if content is None:
        return None, _too_large(name, START, "size", most)
    return bearable(content, name, most)


def _read(path: Path, most: int) -> bytes | None:
    """The bytes, None if there are more than that, whatever the file says of its size; nobody's pipe is waited for."""
    with open(path, "rb", opener=_without_waiting) as file:
        if os.fstat(file.fileno()).st_size > most:
            return None
        content = file.read(most + 1)
        return content if len(content) <= most else None


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _long_line(content: bytes) -> int | None:
    """The number of the first line that is too long; looked for in as few steps as such lines would fit."""
    start = 0
    while len(content) - start > MAX_LINE:
        end = max(content.rfind(b"\n", start, start + MAX_LINE + 1), content.rfind(b"\r", start, start + MAX_LINE + 1))
        if end < 0:
            return content.count(b"\n", 0, start) + 1
        start = end + 1
    return None


def too_large_together(path: Path) -> Finding:
    """That the files up to this one are more than a plan may have."""
    return _too_large(path.as_posix(), START, "total", MAX_TOTAL)


def _too_large(name: str, place: Place, what: str, most: int) -> Finding:
    return Finding(rules.LIMIT, name, place, {"what": what, "limit": f"{most // 1024 // 1024} MiB"})


def _unreadable(path: Path, error: OSError) -> Finding:
    why = _WHY.get(error.errno or 0, error.strerror or str(error))
    return Finding(rules.UNREADABLE, path.as_posix(), START, {"why": why})


def _is_utf_16(content: bytes) -> bool:
    """Whether it begins with that encoding's mark, or with letters of which each has an empty byte beside it."""
    beginning = content[:16]
    halves = beginning[0::2], beginning[1::2]
    empty = [half for half in halves if len(half) >= 4 and not any(half)]
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or len(empty) == 1


def decode(content: bytes, name: str) -> tuple[str | None, Finding | None]:
    """UTF-8 text, with or without a byte order mark, or the finding that shows the first byte that is not."""
    if _is_utf_16(content):
        return None, Finding(rules.ENCODING, name, START, {"byte": f"0x{content[0]:02X}", "case": "utf_16"})
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        # With a byte order mark the position counts from behind it.
        before = content.removeprefix(codecs.BOM_UTF8)[: error.start]
        byte = content.removeprefix(codecs.BOM_UTF8)[error.start]
        line = before[before.rfind(b"\n") + 1 :].decode()
        place = Place(before.count(b"\n") + 1, len(line) + 1)
        return None, Finding(rules.ENCODING, name, place, {"byte": f"0x{byte:02X}"})
