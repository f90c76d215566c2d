"""One file as text that tells, when asked, where everything in it stands."""

from functools import cached_property
from typing import TYPE_CHECKING

from lygap.findings import Finding, Issue, Place
from lygap.plan.suggest import suggest
from lygap.source import Places, locate_yaml

if TYPE_CHECKING:
    from lygap.reading.table import Cells


class Document:
    """The text of a file; the places in it are worked out only when a finding needs one."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @property
    def is_csv(self) -> bool:
        """Whether its paths are (line, column name)."""
        return self.name.endswith(".csv")

    @cached_property
    def _places(self) -> Places:
        return locate_yaml(self.text)

    @cached_property
    def _cells(self) -> "Cells":
        from lygap.reading.table import Cells

        return Cells(self.text)

    def find(self, issue: Issue, *, suggesting: bool = True) -> Finding:
        """The issue at its place, with the nearest known word where one is near."""
        near = suggest(issue.word, issue.known) if suggesting and issue.known else {}
        return Finding(issue.rule, self.name, self.place(issue), {**issue.params, **near}, issue.indicator)

    def place(self, issue: Issue) -> Place:
        """Where the issue stands."""
        if self.is_csv:
            return self._cells.place(issue.path)
        return self._places.of_key(issue.path) if issue.at_key else self._places.of_value(issue.path)
