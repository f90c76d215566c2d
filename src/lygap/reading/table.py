"""CSV text → rows as plain data, each with the line it begins in, and the place of any cell."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from lygap import rules
from lygap.findings import START, Finding, Place
from lygap.reading.commas import with_point
from lygap.source import MAX_FINDINGS, scalar, too_many, without_controls
from lygap.visible import unguarded

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NUMBERS = ("value", "increment", "growth", "margin")
_WORDS = ("year", "from", "preferred", "break")
_TEXTS = ("note", "locator")
"""Free text, in which a sign that keeps spreadsheets from seeing a formula is none of it."""
_WIDEST = 16_384
"""Columns of a spreadsheet; a row of more cells comes from none, even if nothing stands in it."""


class Table(NamedTuple):
    """A header, rows of cells with their lines, read while they are asked for, and findings that grow with them.

    `line` is the one the header stands in. Rows, and columns at the end, in which nothing stands are no part of it.
    """

    columns: list[str]
    rows: Iterator[tuple[int, list[str]]]
    findings: list[Finding]
    line: int


def _typed(text: str) -> Any:
    """The number or truth value that a cell is, else its text, which will be refused where it stands.

    So are the words for nothing: in a table an empty cell says that.
    """
    try:
        typed = scalar(text)
    except ValueError:  # more digits than a number has
        return text
    return text if typed is None else typed


@lru_cache
def reader_of(column: str) -> Callable[[str], Any]:
    """How the cells of a column become data. Words that recur are kept once: a million rows share a few thousand."""
    if column in _NUMBERS:
        return _typed
    if column in _TEXTS:
        return lru_cache(maxsize=4096)(unguarded)
    return lru_cache(maxsize=4096)(_typed if column in _WORDS else str)


def read_table(text: str, file: str) -> Table:
    """Read rows as they stand; `plain` makes a mapping of one."""
    text, findings = without_controls(text, file)
    # Read through bytes: io.StringIO would keep four for each character.
    lines = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "replace")), encoding="utf-8", newline="")
    reader = csv.reader(lines, strict=True)
    header = Header([], 1, 0)
    try:
        header = header_of(reader)
    except csv.Error as error:
        findings.append(Finding(rules.SYNTAX, file, START, {"problem": str(error)}))
    return Table(header.columns, _rows(reader, header, file, findings), findings, header.line)


class Header(NamedTuple):
    """The names of the columns, the line they stand in, and how many cells it has, empty ones at the end included."""

    columns: list[str]
    line: int
    cells: int


def header_of(reader: Any) -> Header:
    """The first row in which anything stands, without the empty columns that a spreadsheet leaves behind the last one.

    Raises:
        csv.Error: It is no row.
    """
    line = 1
    for cells in reader:
        if not _is_blank(cells):
            return Header(cells[: _width(cells)], line, len(cells))
        line = reader.line_num + 1
    return Header([], 1, 0)


def _is_blank(cells: list[str]) -> bool:
    """Whether nothing stands in a row; blanks are nothing."""
    return not "".join(cells).strip()


def _width(cells: list[str]) -> int:
    """How many columns a header has: up to the last with a name."""
    named = [i for i, cell in enumerate(cells, 1) if cell.strip()]
    return named[-1] if named else 0


def _rows(reader: Any, header: Header, file: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    width = len(header.columns)
    line = reader.line_num + 1
    try:
        for cells in reader:
            if _is_blank(cells) and len(cells) <= _WIDEST:
                pass
            elif len(cells) == width:
                yield line, cells
            elif width < len(cells) <= header.cells and _is_blank(cells[width:]):
                yield line, cells[:width]
            else:
                params = {"cells": str(len(cells)), "columns": str(width), **_split_number(header.columns, cells)}
                findings.append(Finding(rules.CSV_ROW, file, Place(line, 1), params))
                if len(findings) >= MAX_FINDINGS:
                    findings.append(too_many(file, Place(line, 1)))
                    return
            line = reader.line_num + 1
    except csv.Error as error:
        findings.append(Finding(rules.SYNTAX, file, Place(line, 1), {"problem": str(error)}))


def _split_number(columns: list[str], cells: list[str]) -> dict[str, str]:
    """What a decimal comma in a row that has one cell too many would be with a point; nothing where there is none."""
    if len(cells) != len(columns) + 1:
        return {}
    for column, first, then in zip(columns, cells, cells[1:], strict=False):
        number = with_point(f"{first},{then}") if column in _NUMBERS else None
        if number is not None:
            return {"case": "decimal_comma", "number": number}
    return {}


def plain(columns: list[str], cells: list[str]) -> dict[str, Any]:
    """A row as a mapping of the header's words; an empty cell is an absent key."""
    return {column: reader_of(column)(cell) for column, cell in zip(columns, cells, strict=True) if cell}


class Cells:
    """The places of the cells of a CSV text, worked out only when something has to be said about them."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._rest = (found[0] for found in _LINE.finditer(text))
        try:
            self.columns = header_of(csv.reader(self._read())).columns
        except csv.Error:
            self.columns = []
        self._known: dict[int, list[Place]] = {}

    def _read(self, line: int = 1) -> Iterator[str]:
        """The lines from that one on; of a long file no more are kept than were asked for."""
        number = line
        while number > len(self.lines) + 1 and self._more():
            pass
        while number <= len(self.lines) or self._more():
            yield self.lines[number - 1]
            number += 1

    def _more(self) -> bool:
        """Keep one line more, if there is one."""
        following = next(self._rest, None)
        if following is not None:
            self.lines.append(following)
        return following is not None

    def place(self, path: tuple[str | int, ...]) -> Place:
        """The place of (line, column name), or of the row where the name is not among the columns."""
        line = path[0] if path else 1
        if not isinstance(line, int):
            return START
        column = str(path[1]) if len(path) > 1 else ""
        # A name that stands in the header twice is pointed at where it stands the second time.
        index = self._indices.get(column)
        return Place(line, 1) if index is None else self._starts(line)[index]

    @cached_property
    def _indices(self) -> dict[str, int]:
        """Which column each name is; of one that stands there twice the last."""
        return {name: i for i, name in enumerate(self.columns)}

    def _starts(self, line: int) -> list[Place]:
        """Where the cells of a row begin; those of the header and of the row asked for last are kept."""
        if line not in self._known:
            self._known = {1: self._known[1]} if 1 in self._known else {}
            self._known[line] = list(self._walked(line))
        return self._known[line]

    def _walked(self, line: int) -> Iterator[Place]:
        """The cells of a row, one after the other; quotes may hide commas and ends of lines."""
        quoted, number, column = False, line, 0
        begins, wanted = True, len(self.columns)
        for number, content in enumerate(self._read(line), line):
            for column, character in enumerate(content, 1):
                if begins and not quoted:
                    yield Place(number, column)
                    wanted -= 1
                    begins = False
                    if not wanted:
                        return
                quoted ^= character == '"'
                begins = begins or (character == "," and not quoted)
        for _ in range(wanted):
            yield Place(number, column + 1)
