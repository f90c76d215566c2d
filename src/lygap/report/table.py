"""One neutral table for all writers: columns with kinds, cells with values; how they look is the writer's business."""

from typing import Literal, NamedTuple

from lygap.methods import Status

Kind = Literal["text", "value", "rate", "bar", "status", "year", "count"]


BOUNDS = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "≈"}
"""The signs of open and vague values."""


class Quantity(NamedTuple):
    """A number with its sign of openness (≥, ≤, ≈) before it and a remark (a year) behind it."""

    value: float | None
    before: str = ""
    behind: str = ""
    decimals: int | None = None


class Rate(NamedTuple):
    """A rate, as a fraction a year, with a remark behind it."""

    value: float
    behind: str = ""


class Bar(NamedTuple):
    """Progress against elapsed time, both as fractions; None where undefined."""

    progress: float | None
    elapsed: float | None


Cell = str | int | float | Quantity | Rate | Bar | Status | None


EXTRA = 10
"""The rank of a column that is shown only where nothing else has to wrap or give way for it."""


class Column(NamedTuple):
    """A column of one kind.

    The higher `rank`, the sooner it gives way in a narrow terminal; 0 stays. One that `folds` may wrap, and one that
    `leads` heads the card that a row becomes where no table fits.
    """

    key: str
    title: str
    kind: Kind
    rank: int = 0
    folds: bool = False
    leads: bool = False


class Section(NamedTuple):
    """Rows under a heading; an empty heading is none."""

    heading: str
    rows: list[list[Cell]]


class Table(NamedTuple):
    """A titled table with remarks below it."""

    title: str
    columns: list[Column]
    sections: list[Section]
    subtitle: str = ""
    footer: tuple[str, ...] = ()
