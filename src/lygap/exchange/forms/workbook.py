"""An Excel workbook: a sheet a table, values only."""

import datetime
from importlib import import_module
from typing import Any

from lygap.exchange.forms.form import File, Remark
from lygap.exchange.selection import Selection
from lygap.exchange.tables import TABLES, Table
from lygap.plan.texts import Bilingual
from lygap.visible import for_xml
from lygap.words import name_in

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
MOST_CHARACTERS = 32_767
"""Characters that a cell can hold."""
_BEGINNING = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
"""A workbook names the time of its making, which must not depend on a clock."""
_WIDTHS = {"id": 24, "indicator": 24, "name": 40, "title": 40, "note": 60, "definition": 60, "text": 40}
_USUAL_WIDTH = 12


def excel_workbook(selection: Selection) -> File:
    """The tables of a selection as sheets, their heads by the words of the file format."""
    import io

    buffer = io.BytesIO()
    book = import_module("xlsxwriter").Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _BEGINNING})
    head = book.add_format({"bold": True, "bottom": 1})
    # The values come first: of a workbook that it wrote itself, `lygap import` reads the first sheet.
    tables = sorted(TABLES, key=lambda table: table.name != "observations")
    sheets = [_Sheet(book.add_worksheet(table.name), table, selection) for table in tables]
    for sheet in sheets:
        sheet.write(head)
    book.close()
    lost = {
        "export.left.rows": sum(sheet.rows_left for sheet in sheets),
        "export.left.characters": sum(sheet.texts_cut for sheet in sheets),
    }
    return File((buffer.getvalue(),), tuple(Remark(key, {"count": count}) for key, count in lost.items() if count))


class _Sheet:
    """One sheet while it is written, and what did not fit in."""

    def __init__(self, sheet: Any, table: Table, selection: Selection) -> None:
        self.sheet = sheet
        self.table = table
        self.selection = selection
        self.rows_left = 0
        self.texts_cut = 0

    def write(self, head: object) -> None:
        """The head, which stays in sight, and a row for each record."""
        for column, field in enumerate(self.table.fields):
            self.sheet.write_string(0, column, field.name, head)
            self.sheet.set_column(column, column, _WIDTHS.get(field.name, _USUAL_WIDTH))
        self.sheet.freeze_panes(1, 1)
        for row, record in enumerate(self.table.rows(self.selection), 1):
            if row > MOST_ROWS:
                self.rows_left += 1
            else:
                self._row(row, record)

    def _row(self, row: int, record: dict[str, Any]) -> None:
        for column, field in enumerate(self.table.fields):
            self._cell(row, column, record[field.name])

    def _cell(self, row: int, column: int, value: object) -> None:
        """A number, a truth value or a text; a text is never a formula or a link, whatever it looks like."""
        match value:
            case None | False | []:
                pass
            case True:
                self.sheet.write_boolean(row, column, value)
            case float() | int():
                self.sheet.write_number(row, column, value)
            case Bilingual():
                self._text(row, column, name_in(value, self.selection.lang))
            case list():
                self._text(row, column, "; ".join(value))
            case _:
                self._text(row, column, str(value))

    def _text(self, row: int, column: int, text: str) -> None:
        self.texts_cut += len(text) > MOST_CHARACTERS
        self.sheet.write_string(row, column, for_xml(text[:MOST_CHARACTERS]))
