"""One neutral table for all writers: columns with kinds, cells with values; how they look is the writer's business."""

from typing import Literal, NamedTuple

from lygap.methods import Status
from lygap.report.numbers import number

Kind = Literal["text", "value", "rate", "bar", "status", "year", "count"]


BOUNDS = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "≈"}
"""The signs of open and vague values."""


class Quantity(NamedTuple):
    """A number with its sign of openness (≥, ≤, ≈) before it and a remark (a year) behind it."""

    value: float | None
    before: str = ""
    behind: str = ""
    decimals: int | None = None

    @property
    def text(self) -> str:
        """As people read it; empty where there is no number."""
        if self.value is None:
            return ""
        behind = f" ({self.behind})" if self.behind else ""
        return self.before + number(self.value, self.decimals) + behind


class Prose(NamedTuple):
    """Running text where others have a number; it may wrap."""

    text: str


class Judgement(NamedTuple):
    """A status with a remark behind it, and a mark that a legend explains where no column does."""

    status: Status
    remark: str = ""
    mark: str = ""


class Rate(NamedTuple):
    """A rate, as a fraction a year, with a remark behind it."""

    value: float
    behind: str = ""


class Bar(NamedTuple):
    """Progress against elapsed time, both as fractions; None where undefined."""

    progress: float | None
    elapsed: float | None


Cell = str | int | float | Quantity | Prose | Rate | Bar | Judgement | Status | None


EXTRA = 10
"""The rank of a column that is shown only where nothing else has to wrap or give way for it."""


class Column(NamedTuple):
    """A column of one kind.

    The higher `rank`, the sooner it gives way in a narrow terminal; 0 stays. One that `folds` may wrap, and one that
    `leads` heads the card that a row becomes where no table fits. Statuses that may do with their signs `shrink` to
    them before their column gives way. What is `prose` is no wider than people read it, however wide the screen.

    Of a column that is not shown the texts stand in brackets in the one that leads if it goes `into` that; and if it
    `explains` the marks of the rows, these are shown in its stead.
    """

    key: str
    title: str
    kind: Kind
    rank: int = 0
    folds: bool = False
    leads: bool = False
    shrinks: bool = False
    prose: bool = False
    into: bool = False
    explains: bool = False


class Section(NamedTuple):
    """Rows under a heading; an empty heading is none."""

    heading: str
    rows: list[list[Cell]]


class Table(NamedTuple):
    """A titled table with remarks below it; `marks` say what the marks of its rows mean, where they are shown.

    One that is `aligned` has its columns below one another also where it is written as text with markup.
    """

    title: str
    columns: list[Column]
    sections: list[Section]
    subtitle: str = ""
    footer: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    aligned: bool = False
