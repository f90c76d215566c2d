"""Workbooks in the form that Excel writes today: each number with the digits that were typed, and with its format.

Read without a library: what counts here, whether a formula was ever calculated, what is merged, and a cell of the
last row that costs no memory, libraries tell only in part or at the price of the whole sheet.
"""

import datetime
import posixpath
from collections.abc import Callable
from typing import Any

from lygap import rules
from lygap.exchange.cells.formats import Calendar, Look, look_of
from lygap.exchange.cells.numbers import exact
from lygap.exchange.cells.packed import Package
from lygap.exchange.cells.sheet import (
    MAX_CELLS,
    Book,
    CannotReadError,
    Fault,
    Merged,
    Percent,
    Row,
    Sheet,
    Value,
    place,
)

_MOST_MERGED = 100_000
_WORKBOOK = "xl/workbook.xml"
_HIDDEN = ("hidden", "veryHidden")


def is_xlsx(package: Package) -> bool:
    """Whether an archive is a workbook of this form."""
    return _WORKBOOK in package.names


def read_xlsx(package: Package, asked: str | None = None) -> Book:
    """The sheets of a workbook.

    Raises:
        CannotReadError: It is broken, or has more cells than anybody fills.
    """
    workbook = _Workbook(package)
    strings = _Strings(package, workbook.part("sharedStrings", "xl/sharedStrings.xml"))
    looks = _looks(package, workbook.part("styles", "xl/styles.xml"))
    reader = _Cells(strings.texts, looks, Calendar(workbook.from_1904))
    sheets = []
    for name, part, is_hidden in workbook.sheets():
        # A hidden sheet is not read but where it was asked for, only named.
        rows, merged = ({}, ()) if is_hidden and name != asked else reader.read(package, part)
        sheets.append(Sheet(name, rows, merged, is_hidden))
    return Book(sheets)


class _Workbook:
    """The list of sheets, and where each lies in the archive."""

    def __init__(self, package: Package) -> None:
        self.from_1904 = False
        self._listed: list[dict[str, str]] = []
        self._parts: dict[str, tuple[str, str]] = {}
        package.parse(_WORKBOOK, self._entry)
        if package.read("xl/_rels/workbook.xml.rels"):
            package.parse("xl/_rels/workbook.xml.rels", self._relation)

    def _entry(self, name: str, given: dict[str, str]) -> None:
        if name == "sheet":
            self._listed.append({key.rpartition(":")[2]: value for key, value in given.items()})
        elif name == "workbookPr":
            self.from_1904 = given.get("date1904") in ("1", "true")

    def _relation(self, name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            target = given.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            self._parts[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], path)

    def part(self, kind: str, usual: str) -> str:
        """Where the part of a kind lies."""
        return next((path for known, path in self._parts.values() if known == kind), usual)

    def sheets(self) -> list[tuple[str, str, bool]]:
        """Name, part and whether it is hidden, of every sheet that has cells."""
        found = []
        for number, entry in enumerate(self._listed, 1):
            kind, path = self._parts.get(entry.get("id", ""), ("worksheet", f"xl/worksheets/sheet{number}.xml"))
            if kind == "worksheet":
                found.append((entry.get("name", ""), path, entry.get("state") in _HIDDEN))
        return found


class _Strings:
    """The texts that cells refer to by number; how a Chinese or Japanese word is read aloud is no part of it."""

    def __init__(self, package: Package, part: str) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text, self._is_spoken = False, False
        if package.read(part):
            package.parse(part, self._start, end=self._end, text=self._text)

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._is_text = name == "t"
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._is_spoken = True

    def _end(self, name: str) -> None:
        self._is_text = False
        if name == "si":
            self.texts.append("".join(self._pieces))
        elif name == "rPh":
            self._is_spoken = False

    def _text(self, text: str) -> None:
        if self._is_text and not self._is_spoken:
            self._pieces.append(text)


def _looks(package: Package, part: str) -> list[Look]:
    """What each style of the workbook makes of a number."""
    codes: dict[int, str] = {}
    styles: list[Look] = []
    within: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        within.append(name)
        if name == "numFmt" and "numFmts" in within:
            codes[_whole(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "xf" and "cellXfs" in within:
            number = _whole(given.get("numFmtId"))
            styles.append(look_of(number, codes.get(number)))

    if package.read(part):
        package.parse(part, start, end=lambda _: within.pop())
    return styles


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 9 else 0


class _Cells:
    """The reader of one sheet after the other."""

    def __init__(self, strings: list[str], looks: list[Look], calendar: Calendar) -> None:
        self._strings = strings
        self._looks = looks
        self._calendar = calendar
        self._count = 0
        self._readers: dict[str, Callable[[str], Value]] = {
            "s": self._shared,
            "b": lambda text: text.strip() in ("1", "true"),
            "e": lambda text: Fault(text.strip() or "#N/A"),
            "d": _iso_date,
        }

    def read(self, package: Package, part: str) -> tuple[dict[int, Row], tuple[Merged, ...]]:
        """The rows of a sheet, and what is merged."""
        self._rows: dict[int, Row] = {}
        self._merged: list[Merged] = []
        self._row, self._column = 0, 0
        self._pieces: list[str] = []
        self._kind, self._style = "n", 0
        self._takes_text, self._has_formula = False, False
        package.parse(part, self._start, end=self._end, text=self._text)
        return dict(sorted(self._rows.items())), tuple(self._merged)

    def _start(self, name: str, given: dict[str, str]) -> None:
        match name:
            case "c":
                self._open(given)
            case "v" | "t":
                self._takes_text = True
            case "f":
                self._has_formula = True
            case "row":
                self._row = _whole(given.get("r")) or self._row + 1
                self._column = 0
            case "mergeCell":
                self._merge(given.get("ref", ""))

    def _open(self, given: dict[str, str]) -> None:
        at = place(given.get("r", ""))
        self._row, self._column = at or (self._row, self._column + 1)
        self._kind = given.get("t", "n")
        self._style = _whole(given.get("s"))
        self._pieces = []
        self._has_formula = False

    def _text(self, text: str) -> None:
        if self._takes_text:
            self._pieces.append(text)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._takes_text = False
        elif name == "rPh":
            self._pieces = self._pieces[:-1]
        elif name == "c":
            self._close()

    def _close(self) -> None:
        text = "".join(self._pieces)
        if text or self._has_formula:
            value = self._value(text)
            if value != "":
                self._keep(value)

    def _keep(self, value: Value) -> None:
        self._count += 1
        if self._count > MAX_CELLS:
            raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_CELLS:,}")
        self._rows.setdefault(self._row, {})[self._column] = value

    def _value(self, text: str) -> Value:
        if self._kind in ("str", "inlineStr"):
            return text
        if not text:
            return Fault("")
        reader = self._readers.get(self._kind)
        return self._number(text) if reader is None else reader(text)

    def _shared(self, text: str) -> Value:
        number = _whole(text.strip())
        return self._strings[number] if number < len(self._strings) else Fault("#REF!")

    def _number(self, text: str) -> Value:
        number = exact(text)
        if number is None:
            return text
        look = self._looks[self._style] if self._style < len(self._looks) else "number"
        match look:
            case "percent":
                return Percent(number)
            case "date":
                day = self._calendar.day(number)
                return text if day is None else day
            case _:
                return number

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = place(first), place(last)
        if begin is not None and end is not None and len(self._merged) < _MOST_MERGED:
            self._merged.append(Merged(*begin, *end))


def _iso_date(text: str) -> Any:
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return text
