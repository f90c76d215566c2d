"""A CSV text with one observation more: a row in the order of the others, in the columns there are."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lygap.editing.wording import CannotInsertError, New
from lygap.reading.table import header_of
from lygap.visible import guarded, unguarded

_NEW = ("indicator", "year", "value", "region", "source", "as_of", "period", "obs_status", "bound", "preferred", "note")

_CELL = r'(?:"(?:[^"]++|"")*+"|[^",\r\n][^,\r\n]*+)?+'
"""A cell of CSV; what stands in quotes may have commas and ends of lines, and within a cell a quote is only a quote."""
CELL = re.compile(_CELL)
_ROW = re.compile(rf"{_CELL}(?:,{_CELL})*+(?:\r\n|\r|\n|\Z)")


def cells_of(new: New, region: str) -> dict[str, str]:
    """The cells that are not empty; `region` is the plan's own, which goes without saying."""
    cells = {"indicator": new.indicator, "year": str(new.year), new.key: new.number}
    if new.region != region:
        cells["region"] = new.region
    return cells | {key: "true" if word is True else _as_read(str(word)) for key, word in new.words.items()}


def _as_read(word: str) -> str:
    """A word that will be read as it is: where an apostrophe at its beginning would be taken off, with one more."""
    return word if unguarded(word) == word else guarded(word)


def columns_of(text: str) -> list[str]:
    """The header."""
    return header_of(csv.reader(io.StringIO(text, newline=""))).columns


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def with_row(text: str, new: New, region: str) -> str:
    """The text with a row for the observation.

    Raises:
        CannotInsertError: There is no column for something that it says.
    """
    cells = cells_of(new, region)
    columns = columns_of(text)
    if not columns:
        columns = [*_NEW, *(key for key in cells if key not in _NEW)]
        return "".join(_line(row) + "\n" for row in (columns, [cells.get(column, "") for column in columns]))
    if not set(cells) <= set(columns):
        raise CannotInsertError("no_column")
    content = text.rstrip("\r\n")
    ending = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    line = _line([cells.get(column, "") for column in columns])
    place = _place(_read(text, columns, region), new)
    if place is not None:
        return text[:place] + line + ending + text[place:]
    return content + ending + line + text[len(content) :]


def with_rows(text: str, news: Sequence[New], region: str) -> str:
    """The text with rows for many observations at its end, in the order given.

    Raises:
        CannotInsertError: There is no column for something that one of them says.
    """
    rows = [cells_of(new, region) for new in news]
    said = dict.fromkeys(key for cells in rows for key in cells)
    columns = columns_of(text)
    lines = []
    if not columns:
        columns = [*_NEW, *(key for key in said if key not in _NEW)]
        lines.append(_line(columns))
    elif not said.keys() <= set(columns):
        raise CannotInsertError("no_column")
    lines += [_line([cells.get(column, "") for column in columns]) for cells in rows]
    ending = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    content = text.rstrip("\r\n")
    return "".join([content, ending if content else "", *(line + ending for line in lines)])


# ---- where a row belongs


class _Row(NamedTuple):
    """What a row is about, and where in the text it ends."""

    indicator: str
    region: str
    year: int
    end: int

    @property
    def series(self) -> tuple[str, str]:
        """The series it belongs to."""
        return self.indicator, self.region


class _Table(NamedTuple):
    """The rows below the header in which something stands, and where the header ends."""

    header_end: int
    rows: list[_Row]


def rows_of(text: str) -> Iterator[str]:
    """The rows of a CSV text as they stand, each with the end of its line.

    Raises:
        CannotInsertError: A quotation mark is not closed, or something stands behind it.
    """
    start = 0
    while start < len(text):
        found = _ROW.match(text, start)
        if found is None:
            raise CannotInsertError("elsewhere")
        yield found[0]
        start = found.end()


def is_blank(row: str) -> bool:
    """Whether nothing stands in a row."""
    return not row.replace(",", "").strip()


def _place(table: _Table, new: New) -> int | None:
    """Where a row belongs by the order of the others; None at the end, also where they have no order.

    Rows may stand by series, and then by year, or all of them by year.
    """
    among = _neighbours(table.rows, new)
    if not among or any(first.year > then.year for first, then in pairwise(among)):
        return None
    earlier = [row for row in among if row.year <= new.year]
    above = earlier[-1].end if earlier else _end_above(table, among[0])
    return None if above == table.rows[-1].end else above


def _neighbours(rows: list[_Row], new: New) -> list[_Row]:
    """The rows among which a new one stands by its year: of its series, of its indicator, or all."""
    if not _are_grouped(rows):
        years = {row.year for row in rows}
        return rows if len(years) > 1 else []
    of_series = [row for row in rows if row.series == (new.indicator, new.region)]
    return of_series or [row for row in rows if row.indicator == new.indicator]


def _are_grouped(rows: list[_Row]) -> bool:
    """Whether the rows of each series stand together, and some series has several."""
    runs = Counter(series for series, _ in groupby(rows, key=lambda row: row.series))
    return len(runs) < len(rows) and max(runs.values()) == 1


def _end_above(table: _Table, row: _Row) -> int:
    """Where that ends which stands above a row."""
    ends = [table.header_end, *(other.end for other in table.rows if other.end < row.end)]
    return ends[-1]


def _read(text: str, columns: list[str], region: str) -> _Table:
    """The rows with what their order may go by; `region` is the one of those that name none."""
    end, header_end = 0, 0
    rows: list[_Row] = []
    written = list(rows_of(text))
    for row, cells in zip(written, csv.reader(written), strict=True):
        end += len(row)
        if is_blank(row):
            continue
        if not header_end:
            header_end = end
            continue
        said = dict(zip(columns, cells, strict=False))
        year = said.get("year", "")
        if year.isdecimal():
            rows.append(_Row(said.get("indicator", ""), said.get("region") or region, int(year), end))
    return _Table(header_end, rows)
