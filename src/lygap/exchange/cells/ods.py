"""What calamine does not tell of a workbook of LibreOffice, and must be known before it reads one.

A row says how often it is repeated: a few bytes can stand for the whole of a sheet.
"""

from lygap import rules
from lygap.exchange.cells.packed import Package
from lygap.exchange.cells.sheet import MAX_AREA, MAX_CELLS, CannotReadError, Merged


def layout(package: Package) -> dict[str, tuple[Merged, ...]]:
    """What is merged, by the names of the sheets.

    Raises:
        CannotReadError: It is broken, under a password, or has more cells than anybody fills.
    """
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise CannotReadError(rules.UNREADABLE, why="sheet_password")
    found = _Layout()
    package.parse("content.xml", found.start, end=found.end)
    return {name: tuple(merged) for name, merged in found.merged.items()}


class _Layout:
    """The walk through the tables of a document, by which the cells are counted that they stand for."""

    def __init__(self) -> None:
        self.merged: dict[str, list[Merged]] = {}
        self._table: list[Merged] = []
        self._row, self._column, self._times = 1, 1, 1
        self._filled, self._last_column, self._cells = 0, 0, 0

    def start(self, name: str, given: dict[str, str]) -> None:
        match name:
            case "table":
                self._table = self.merged.setdefault(given.get("table:name", ""), [])
                self._row, self._last_column = 1, 0
            case "table-row":
                self._column, self._filled = 1, 0
                self._times = _times(given, "rows")
            case "table-cell" | "covered-table-cell":
                self._cell(given)

    def end(self, name: str) -> None:
        if name != "table-row":
            return
        if self._filled:
            self._cells += self._filled * self._times
            last_row = self._row + self._times - 1
            if self._cells > MAX_CELLS or last_row * self._last_column > MAX_AREA:
                raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_CELLS:,}")
        self._row += self._times

    def _cell(self, given: dict[str, str]) -> None:
        times = _times(given, "columns")
        if "office:value-type" in given:
            self._filled += times
            self._last_column = max(self._last_column, self._column + times - 1)
        across, down = (_whole(given.get(f"table:number-{way}-spanned")) for way in ("columns", "rows"))
        if across * down > 1:
            self._table.append(Merged(self._row, self._column, self._row + down - 1, self._column + across - 1))
        self._column += times


def _times(given: dict[str, str], way: str) -> int:
    return _whole(given.get(f"table:number-{way}-repeated"))


def _whole(text: str | None) -> int:
    """A number of cells; one where none is said."""
    return int(text) if text and text.isdecimal() and len(text) <= 9 else 1
