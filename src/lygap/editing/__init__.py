"""Recording an observation: the new text of one file, checked before it takes the old one's place."""

import codecs
from pathlib import Path
from typing import NamedTuple

from lygap.editing.choose import chosen_file, fresh, named_file
from lygap.editing.insert import with_observation
from lygap.editing.lock import LockedError, locked
from lygap.editing.rows import with_row
from lygap.editing.verify import added, adds_exactly, expected, keeps_the_rest, twin
from lygap.editing.wording import CannotInsertError, New
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


class Change(NamedTuple):
    """The edit of one file: its text and bytes before (None: a new file) and after, and the findings it brings."""

    file: Path
    before: str | None
    after: str
    old: bytes | None
    new: bytes
    findings: list[Finding]


class RefusedError(Exception):
    """Why an observation was not recorded: a key of words, and what is wrong with the data if it were."""

    def __init__(self, key: str, findings: list[Finding] | None = None, twin: Observation | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.findings = findings or []
        self.twin = twin


def _text(content: bytes, file: Path) -> str:
    text, wrong = decode(content, file.as_posix())
    if text is None:
        raise RefusedError("cannot_edit.unreadable", [] if wrong is None else [wrong])
    return text


def _edited(text: str, file: Path, new: New, region: str) -> str:
    try:
        return (with_row if file.suffix == ".csv" else with_observation)(text, new, region)
    except CannotInsertError as error:
        raise RefusedError(f"cannot_edit.{error}") from None


def change(before: Before, new: New, file: Path | None) -> Change:
    """The edit that records an observation, checked: RefusedError where it would not do exactly that."""
    data, folder = before.data, before.folder
    files = files_of(folder.path).actuals
    path = chosen_file(data, new, files) if file is None else file
    old, wrong = read_bytes(path) if path in files else (None, None)
    if wrong is not None:
        raise RefusedError("cannot_edit.unreadable", [wrong])
    text = None if old is None else _text(old, path)
    region = data.plan.region
    head = "" if path.suffix == ".csv" else fresh(new, region)
    after = _edited(head if text is None else text, path, new, region)
    mark = codecs.BOM_UTF8 if old is not None and old.startswith(codecs.BOM_UTF8) else b""
    content = mark + after.encode("utf-8")
    findings = _checked(before, new, path, text, after, content)
    return Change(path, text, after, old, content, findings)


def _checked(before: Before, new: New, path: Path, text: str | None, after: str, content: bytes) -> list[Finding]:
    """The findings the edit brings; RefusedError where it does anything but add the observation."""
    wanted = expected(new, None if path.suffix == ".csv" else _inherited(after, path))
    same = twin(before.data, wanted)
    if same is not None:
        raise RefusedError("recorded_already", twin=same)
    data, findings = load(before.folder, with_warnings=True, given={path: content})
    brought = added(before.findings, findings)
    if data is None:
        raise RefusedError("would_break", [f for f in brought if f.is_error])
    exact = adds_exactly(before.data, data, wanted, path.as_posix())
    if not exact or not (text is None or path.suffix == ".csv" or keeps_the_rest(text, after, new.indicator)):
        raise RefusedError("cannot_edit.elsewhere")
    return brought


def _inherited(text: str, path: Path) -> str | None:
    data, _ = read_yaml(text, path.as_posix())
    source = data.get("source") if isinstance(data, dict) else None
    return source if isinstance(source, str) else None


def write(made: Change) -> None:
    """Put the edit in place; RefusedError where somebody changed the file meanwhile. To be called under the lock."""
    made.file.parent.mkdir(exist_ok=True)
    present, _ = read_bytes(made.file) if made.file.exists() else (None, None)
    if present != made.old:
        raise RefusedError("changed_meanwhile")
    replace_file(made.file, made.new)


def read(folder: Folder) -> tuple[Before | None, list[Finding]]:
    """The folder as it is; None where its data cannot be relied on."""
    data, findings = load(folder, with_warnings=True, given={})
    return None if data is None else Before(folder, data, findings), findings


__all__ = ["Before", "Change", "LockedError", "New", "RefusedError", "change", "locked", "named_file", "read", "write"]
