"""What a check has to say: a rule, where it was broken, and with which words."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]


class Rule(NamedTuple):
    """One thing data may get wrong; its texts in every language are in `words`, under its code."""

    code: str
    name: str
    severity: Severity


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


NUMBER = "number"
"""The parameter that says how many faults a finding sums up."""

DERIVED = {NUMBER, "usual", "newest"}
"""What findings say of the data around the fault: it shifts while the fault stays what it was."""

Key = tuple[str, str, str | None, tuple[tuple[str, str], ...]]


class Finding(NamedTuple):
    """A rule broken at a place; `params` fill the rule's message and its hint.

    A parameter is what stands in the data, or for `expected`, `fault`, `what`, `why`, `problem` and `effect` the key of
    words; `case` says which of its messages a rule has for this fault. `cell` names the place in a spreadsheet, which
    knows no lines.
    """

    rule: Rule
    file: str
    place: Place
    params: Mapping[str, str]
    indicator: str | None = None
    cell: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the data cannot be relied on."""
        return self.rule.severity == "error"

    @property
    def key(self) -> Key:
        """What it is known by in another state of the files, wherever in its file it stands there."""
        return self.rule.code, self.file, self.indicator, tuple(sorted(self.params.items()))

    @property
    def steady_key(self) -> Key:
        """The same without what is derived from the data around the fault."""
        code, file, indicator, params = self.key
        return code, file, indicator, tuple((key, value) for key, value in params if key not in DERIVED)

    @property
    def faults(self) -> int:
        """How many faults it sums up."""
        return int(self.params.get(NUMBER, "1"))

    @property
    def order(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """The order in which people read findings: by file, then by place."""
        return (self.file, *self.place, self.rule.code, tuple(self.params.values()))


class Issue(NamedTuple):
    """A finding whose place is still a path into its file; places are looked up only when there is something to say.

    `known` are the words of which the one at fault may be a misspelling.
    """

    rule: Rule
    file: str
    path: Path
    params: Mapping[str, str] = {}
    indicator: str | None = None
    at_key: bool = False
    known: Collection[str] = ()

    @property
    def word(self) -> str:
        """The word at fault."""
        return self.params.get("id") or self.params.get("value") or self.params.get("key", "")
