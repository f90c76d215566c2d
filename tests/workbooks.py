"""Workbooks made for tests, also such as no program would write."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook


def workbook(sheets: Mapping[str, Mapping[str, Any]]) -> Workbook:
    """A workbook of cells by their names; a pair is a value and its number format."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for cell, value in cells.items():
            if isinstance(value, tuple):
                sheet[cell], sheet[cell].number_format = value
            else:
                sheet[cell] = value
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(cells: Mapping[str, Any], name: str = "Sheet1") -> bytes:
    """The bytes of a workbook with one sheet."""
    return saved(workbook({name: cells}))


def archive(**parts: str | bytes) -> bytes:
    """A workbook by its parts: `workbook`, `sheet1`, `strings`, `styles`, `rels`; what is left out is as usual."""
    names = {
        "workbook": "xl/workbook.xml",
        "sheet1": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "rels": "xl/_rels/workbook.xml.rels",
    }
    usual = {"workbook": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**usual, **parts}.items():
            packed.writestr(names.get(name, name), content)
    return buffer.getvalue()


def sheet_of(cells: str) -> bytes:
    """A workbook whose only sheet has these cells, as they stand in the file."""
    return archive(sheet1=f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
