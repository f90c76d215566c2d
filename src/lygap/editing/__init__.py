"""Recording an observation: the new texts of its file and of what belongs to it, checked before they are written."""

import codecs
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lygap.editing.choose import chosen_file, fresh, named_file
from lygap.editing.insert import is_json, with_observation
from lygap.editing.lock import LockedError, locked
from lygap.editing.rows import with_row
from lygap.editing.sources import home_of_source, with_source
from lygap.editing.superseding import candidates, marked
from lygap.editing.verify import Meant, added, does_exactly, expected, keeps_the_rest, twin
from lygap.editing.wording import CannotInsertError, New, NewSource
from lygap.files import replace_file
from lygap.findings import Finding
from lygap.plan.records import Dataset, Observation
from lygap.reading import Folder, load
from lygap.reading.folder import decode, files_of, read_bytes
from lygap.source import read_yaml


class Before(NamedTuple):
    """A folder as it was before the edit."""

    folder: Folder
    data: Dataset
    findings: list[Finding]


class Edit(NamedTuple):
    """The edit of one file: its text and bytes before (None: a new file) and after."""

    file: Path
    before: str | None
    after: str
    old: bytes | None
    new: bytes


class Change(NamedTuple):
    """All edits in the order in which they are to be written, the file of the value, and the findings they bring.

    After each of them the data is right: a source that nothing uses yet, then the value, then the mark on the value
    that it replaces. `superseded` is that one, None where none is replaced.
    """

    file: Path
    edits: tuple[Edit, ...]
    findings: list[Finding]
    superseded: Observation | None = None

    @property
    def own(self) -> Edit:
        """The edit of the file that takes the value."""
        return next(edit for edit in self.edits if edit.file == self.file)


class RefusedError(Exception):
    """Why an observation was not recorded: a key of words, and what is wrong with the data if it were.

    `twin` is the same value that is there already, `known` are the values of which none is clearly the one meant.
    """

    def __init__(
        self,
        key: str,
        findings: list[Finding] | None = None,
        twin: Observation | None = None,
        known: list[Observation] | None = None,
    ) -> None:
        super().__init__(key)
        self.key = key
        self.findings = findings or []
        self.twin = twin
        self.known = known or []


class _Drafts:
    """The texts of files while they are edited."""

    def __init__(self, folder: Folder) -> None:
        files = files_of(folder.path)
        self._known = (files.targets, *files.actuals)
        self._edits: dict[Path, Edit] = {}

    def text(self, file: Path) -> str | None:
        """The text as it is by now; None where there is no such file yet."""
        if file in self._edits:
            return self._edits[file].after
        opened = self._opened(file)
        return None if opened is None else opened[1]

    def put(self, file: Path, text: str) -> None:
        """Take a text for the new one of a file; a byte order mark stays."""
        opened = self._opened(file)
        if opened is None:
            self._edits[file] = Edit(file, None, text, None, text.encode("utf-8"))
            return
        old, before = opened
        mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
        self._edits[file] = Edit(file, before, text, old, mark + text.encode("utf-8"))

    def edits(self, order: list[Path]) -> tuple[Edit, ...]:
        """The edits in that order of their files."""
        return tuple(self._edits[file] for file in dict.fromkeys(order))

    def _opened(self, file: Path) -> tuple[bytes, str] | None:
        """The bytes and the text of a file as it lies there; None where it does not."""
        if file in self._edits:
            edit = self._edits[file]
            return None if edit.old is None or edit.before is None else (edit.old, edit.before)
        return content_of(file) if file in self._known else None


def content_of(file: Path) -> tuple[bytes, str]:
    """The bytes and the text of a file.

    Raises:
        RefusedError: It cannot be read.
    """
    content, wrong = read_bytes(file)
    text = None
    if content is not None:
        text, wrong = decode(content, file.as_posix())
    if content is None or text is None:
        raise RefusedError("cannot_edit.unreadable", [] if wrong is None else [wrong])
    return content, text


def change(
    before: Before, new: New, file: Path | None, *, source: NewSource | None = None, supersedes: bool = False
) -> Change:
    """The edits that record an observation, checked; `source` is added with it.

    `supersedes` marks the value that it replaces.

    Raises:
        RefusedError: They would not do exactly that.
    """
    data, folder = before.data, before.folder
    path = chosen_file(data, new, files_of(folder.path).actuals) if file is None else file
    drafts = _Drafts(folder)
    wanted = expected(new, _source_of(drafts, path))
    same = twin(data, wanted)
    if same is not None:
        raise RefusedError("recorded_already", twin=same)
    old = _superseded(data, wanted) if supersedes else None
    order = [path]
    with _refusing():
        if old is not None:
            order.append(_mark(drafts, old))
        if source is not None:
            order.insert(0, _add_source(drafts, data, path, source))
        _add_value(drafts, data, path, new)
    edits = drafts.edits(order)
    findings = _checked(before, edits, new, Meant(wanted, path.as_posix(), old, source))
    return Change(path, edits, findings, old)


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except CannotInsertError as error:
        raise RefusedError(f"cannot_edit.{error}") from None


def _source_of(drafts: _Drafts, path: Path) -> str | None:
    """The source that a file lends to its observations; a CSV file lends none."""
    text = None if path.suffix == ".csv" else drafts.text(path)
    data, _ = read_yaml(text or "", path.as_posix())
    source = data.get("source") if isinstance(data, dict) else None
    return source if isinstance(source, str) else None


def _superseded(data: Dataset, wanted: Observation) -> Observation:
    found = candidates(data, wanted)
    if len(found) != 1:
        raise RefusedError("several_to_supersede" if found else "nothing_to_supersede", known=found)
    return found[0]


def _mark(drafts: _Drafts, old: Observation) -> Path:
    file = Path(old.file)
    text = drafts.text(file) or ""
    is_csv = file.suffix == ".csv"
    drafts.put(file, marked(text, old, is_csv=is_csv, quoting=not is_csv and is_json(text)))
    return file


def _add_source(drafts: _Drafts, data: Dataset, path: Path, source: NewSource) -> Path:
    file = home_of_source(data, path)
    text = drafts.text(file) or ""
    drafts.put(file, with_source(text, source, quoting=is_json(text)))
    return file


def _add_value(drafts: _Drafts, data: Dataset, path: Path, new: New) -> None:
    region = data.plan.region
    is_csv = path.suffix == ".csv"
    text = drafts.text(path)
    if text is None:
        text = "" if is_csv else fresh(new, region)
    drafts.put(path, (with_row if is_csv else with_observation)(text, new, region))


def _checked(before: Before, edits: tuple[Edit, ...], new: New, meant: Meant) -> list[Finding]:
    """The findings the edits bring; RefusedError where they do anything but what was meant."""
    given = {edit.file: edit.new for edit in edits}
    data, findings = load(before.folder, with_warnings=True, given=given)
    brought = added(before.findings, findings)
    if data is None:
        raise RefusedError("would_break", [f for f in brought if f.is_error])
    keeps = all(
        keeps_the_rest(edit.before, edit.after, new.indicator, meant.source)
        for edit in edits
        if edit.before is not None and edit.file.suffix != ".csv"
    )
    if not keeps or not does_exactly(before.data, data, meant):
        raise RefusedError("cannot_edit.elsewhere")
    return brought


def write(made: Change) -> None:
    """Put the edits in place, all of them or none. To be called under the lock.

    Raises:
        RefusedError: Somebody changed a file meanwhile.
    """
    for edit in made.edits:
        edit.file.parent.mkdir(exist_ok=True)
        present, _ = read_bytes(edit.file) if edit.file.exists() else (None, None)
        if present != edit.old:
            raise RefusedError("changed_meanwhile")
    begun: list[Edit] = []
    try:
        for edit in made.edits:
            begun.append(edit)
            replace_file(edit.file, edit.new)
    except BaseException:
        for edit in reversed(begun):
            _restore(edit)
        raise


def _restore(edit: Edit) -> None:
    """Put back what a file was, as far as that can be done, if it was written at all."""
    with contextlib.suppress(OSError):
        if edit.file.read_bytes() != edit.new:
            return
        if edit.old is None:
            edit.file.unlink()
        else:
            replace_file(edit.file, edit.old)


def read(folder: Folder) -> tuple[Before | None, list[Finding]]:
    """The folder as it is; None where its data cannot be relied on."""
    data, findings = load(folder, with_warnings=True, given={})
    return None if data is None else Before(folder, data, findings), findings


__all__ = [
    "Before",
    "Change",
    "Edit",
    "LockedError",
    "New",
    "NewSource",
    "RefusedError",
    "change",
    "content_of",
    "locked",
    "named_file",
    "read",
    "write",
]
