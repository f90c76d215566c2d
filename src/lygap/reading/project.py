"""The `[tool.lygap]` of a pyproject.toml beside the data or above it: how the project changes rules."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from lygap import rules
from lygap.findings import START, Finding, Issue, Place
from lygap.reading.document import Document
from lygap.reading.folder import decode, read_bytes

PROJECT = "pyproject.toml"
_TOOL = "lygap"
_HEAD = re.compile(rf"""^\s*\[\s*(["']?)tool\1\s*\.\s*(["']?){_TOOL}\2\s*[\].]""", re.MULTILINE)
_LINE = re.compile(r"at line (\d+), column (\d+)")


class Project(NamedTuple):
    """The project's settings as plain data, with their file; what is wrong with it instead of the data."""

    document: Document | None = None
    data: object = None
    finding: Finding | None = None


class TomlDocument(Document):
    """A TOML file; it tells the place of a key by looking for it, since the reader keeps none."""

    def place(self, issue: Issue) -> Place:
        """The last key of the path that is found, one after the other, below `[tool.lygap]` if it is a table."""
        head = _HEAD.search(self.text)
        at = 0 if head is None else head.start()
        for part in issue.path:
            found = re.compile(rf"(?<![\w-]){re.escape(str(part))}(?![\w-])").search(self.text, at)
            at = at if found is None else found.start()
        return Place(self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))


def _candidates(folder: Path) -> list[Path]:
    """The folder and those above it up to the repository's root; outside a repository only the next one above."""
    chain = [folder.resolve(), *folder.resolve().parents]
    root = next((i for i, one in enumerate(chain) if (one / ".git").exists()), 1)
    return [one / PROJECT for one in chain[: root + 1] if (one / PROJECT).is_file()]


def _name(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def project_of(folder: Path) -> Project:
    """The nearest project file that has a word for lygap."""
    for path in _candidates(folder):
        name = _name(path)
        content, wrong = read_bytes(path)
        text = None
        if content is not None:
            text, wrong = decode(content, name)
        if text is None:
            return Project(finding=None if wrong is None else wrong._replace(file=name))
        if _TOOL not in text:  # what is wrong with a file that does not concern us is not ours to say
            continue
        import tomllib

        try:
            tools = tomllib.loads(text).get("tool")
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = _LINE.search(str(error))
            place = START if found is None else Place(int(found[1]), int(found[2]))
            return Project(finding=Finding(rules.SYNTAX, name, place, {"problem": str(error)}))
        if isinstance(tools, dict) and _TOOL in tools:
            return Project(TomlDocument(name, text), tools[_TOOL])
    return Project()
