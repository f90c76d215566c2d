"""What a sheet holds, whichever program wrote it: only the cells in which something stands."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lygap.findings import Rule

MAX_CELLS = 2_000_000
"""Cells of a file in which something stands."""
MAX_AREA = 8_000_000
"""Cells from the first to the last in which something stands, where empty ones between them cost memory too."""

_LETTERS = 26


class Fault(NamedTuple):
    """A cell that shows no value: `text` is the error that its program shows, empty for a formula never calculated."""

    text: str


class Percent(NamedTuple):
    """A number that is shown as a percentage: `number` is what is stored, a hundredth of that."""

    number: Decimal

    @property
    def shown(self) -> Decimal:
        """The number before the sign, exactly: 2.71 of 0.0271."""
        return self.number.scaleb(2)


Value = str | Decimal | Percent | bool | datetime.date | Fault
"""A text is as it stands in the cell, blanks at its ends included; a number is exactly what was typed."""

Row = dict[int, Value]
"""The cells of a row in which something stands, by their columns, which count from 1."""


class Merged(NamedTuple):
    """Cells that are shown as one; all four ends are included, and count from 1."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet: its rows by their numbers, ascending, of those in which something stands.

    `name` is empty in a file that has no sheets. `comma` says that a comma may stand before decimals, which is so where
    semicolons separate the cells.
    """

    name: str
    rows: Mapping[int, Row]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    comma: bool = False

    def address(self, row: int, column: int) -> str:
        """A cell as spreadsheets name it: `Sheet1!B7`, or `B7` in a file without sheets."""
        cell = f"{letters(column)}{row}"
        return f"{self.name}!{cell}" if self.name else cell

    def value(self, row: int, column: int) -> Value | None:
        """What stands in a cell; None where nothing does."""
        return self.rows.get(row, {}).get(column)

    def cells(self) -> Iterator[tuple[int, int, Value]]:
        """Row, column and value of all cells, row by row."""
        for row, cells in self.rows.items():
            for column, value in cells.items():
                yield row, column, value


class Book(NamedTuple):
    """The sheets of a file in its order. `sees_formats` says whether a percentage can be told from a fraction."""

    sheets: list[Sheet]
    sees_formats: bool = True


class CannotReadError(Exception):
    """A file of which nothing can be read: the rule it breaks, and the parameters of its message."""

    def __init__(self, rule: Rule, **params: str) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.params = params


def letters(column: int) -> str:
    """The letters of a column: A is 1, AA is 27."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def place(reference: str) -> tuple[int, int] | None:
    """Row and column of `B7`; None where a text is no such thing."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column
