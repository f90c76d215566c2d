"""Workbooks of older Excel and of LibreOffice, read by calamine: their values, without what they look like."""

import contextlib
import datetime
import io
import os
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lygap import rules
from lygap.exchange.cells.numbers import exact
from lygap.exchange.cells.sheet import MAX_AREA, MAX_CELLS, Book, CannotReadError, Merged, Row, Sheet, Value

_STDERR = 2


class MissingLibraryError(Exception):
    """What reads these files is not installed."""


def read_older(content: bytes, asked: str | None = None) -> Book:
    """The sheets of a workbook, hidden ones by name alone.

    Raises:
        CannotReadError: It is broken or under a password.
        MissingLibraryError: There is nothing to read it with.
    """
    try:
        import python_calamine as calamine
    except ImportError as error:
        raise MissingLibraryError from error
    try:
        with _unheard():
            return Book(_sheets(calamine, content, asked), sees_formats=False)
    except calamine.PasswordError as error:
        raise CannotReadError(rules.UNREADABLE, why="sheet_password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise CannotReadError(rules.UNREADABLE, why="sheet_broken") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # it is no Exception, and has no name that could be imported
            raise CannotReadError(rules.UNREADABLE, why="sheet_broken") from error
        raise


def _sheets(calamine: Any, content: bytes, asked: str | None) -> list[Sheet]:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    visible = calamine.SheetVisibleEnum.Visible
    named = [(entry.name, entry.visible == visible) for entry in workbook.sheets_metadata]
    return [_sheet(workbook, name, is_visible or name == asked) for name, is_visible in named]


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Keep what the library says of broken files, with where it was in its own code, from standard error."""
    try:
        kept = os.dup(_STDERR)
    except OSError:  # it is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    try:
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


def _sheet(workbook: Any, name: str, is_visible: bool) -> Sheet:
    if not is_visible:
        return Sheet(name, {}, hidden=True)
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height * sheet.width > MAX_AREA:
        raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_AREA:,}")
    left = (sheet.start or (0, 0))[1]  # rows are given from the first of the sheet, columns from the first in use
    rows: dict[int, Row] = {}
    count = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = dict(_cells(cells, left))
        count += len(row)
        if count > MAX_CELLS:
            raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_CELLS:,}")
        if row:
            rows[number] = row
    merged = [_merged(ends) for ends in sheet.merged_cell_ranges or ()]
    return Sheet(name, rows, tuple(merged))


def _merged(ends: tuple[tuple[int, int], tuple[int, int]]) -> Merged:
    (top, left), (bottom, right) = ends
    return Merged(top + 1, left + 1, bottom + 1, right + 1)


def _cells(cells: list[Any], left: int) -> Iterator[tuple[int, Value]]:
    for column, cell in enumerate(cells, left + 1):
        value = _value(cell)
        if value != "":
            yield column, value


def _value(cell: Any) -> Value:
    match cell:
        case bool() | str():
            return cell
        case int():
            return Decimal(cell)
        case float():
            number = exact(repr(cell))
            return str(cell) if number is None else number
        case datetime.datetime():
            return cell.date()
        case datetime.date():
            return cell
        case _:
            return str(cell)
