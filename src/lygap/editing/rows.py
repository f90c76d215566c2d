"""A CSV text with one observation more: a row behind the last, in the columns there are."""

import csv
import io

from lygap.editing.wording import CannotInsertError, New
from lygap.reading.table import header_of

_NEW = ("indicator", "year", "value", "region", "source", "as_of", "period", "obs_status", "bound", "preferred", "note")


def cells_of(new: New, region: str) -> dict[str, str]:
    """The cells that are not empty; `region` is the plan's own, which goes without saying."""
    cells = {"indicator": new.indicator, "year": str(new.year), new.key: new.number}
    if new.region != region:
        cells["region"] = new.region
    return cells | {key: "true" if word is True else str(word) for key, word in new.words.items()}


def columns_of(text: str) -> list[str]:
    """The header."""
    return header_of(csv.reader(io.StringIO(text, newline=""))).columns


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def with_row(text: str, new: New, region: str) -> str:
    """The text with a row for the observation."""
    cells = cells_of(new, region)
    columns = columns_of(text)
    if not columns:
        columns = [*_NEW, *(key for key in cells if key not in _NEW)]
        return "".join(_line(row) + "\n" for row in (columns, [cells.get(column, "") for column in columns]))
    if not set(cells) <= set(columns):
        raise CannotInsertError("no_column")
    content = text.rstrip("\r\n")
    found = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    return content + found + _line([cells.get(column, "") for column in columns]) + text[len(content) :]
