"""One file as plain data that remembers, when asked, where everything stands."""

import csv
from functools import cached_property
from typing import Any

from lygap.findings import START, Finding, Issue, Place
from lygap.source import Places, locate_yaml


class Document:
    """The text of a file; the places in it are worked out only when a finding needs one."""

    def __init__(self, name: str, text: str, data: Any = None) -> None:
        self.name = name
        self.text = text
        self.data = data

    @property
    def is_csv(self) -> bool:
        """Whether its paths are (line, column name)."""
        return self.name.endswith(".csv")

    @cached_property
    def places(self) -> Places:
        """The places of a YAML document."""
        return locate_yaml(self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def find(self, issue: Issue) -> Finding:
        """The issue at its place."""
        return Finding(issue.rule, self.name, self._place(issue), issue.params, issue.indicator)

    def _place(self, issue: Issue) -> Place:
        if self.is_csv:
            return self._cell(issue)
        return self.places.of_key(issue.path) if issue.at_key else self.places.of_value(issue.path)

    def _cell(self, issue: Issue) -> Place:
        if not issue.path:
            return START
        line, *rest = issue.path
        header = next(csv.reader(self._lines[:1]), [])
        if not isinstance(line, int) or not rest or rest[0] not in header:
            return Place(int(line), 1)
        before = header.index(str(rest[0]))
        return Place(line, _column(self._lines[line - 1], before))


def _column(line: str, cells: int) -> int:
    """The column in which the cell after so many others begins; quotes may hide commas."""
    quoted, seen = False, 0
    for i, character in enumerate(line):
        if seen == cells:
            return i + 1
        quoted ^= character == '"'
        seen += character == "," and not quoted
    return len(line) + 1
