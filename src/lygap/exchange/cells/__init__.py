"""A file of any spreadsheet → its sheets. What a file is, is known by its first bytes: endings are often wrong.

This package alone knows the forms of files and the libraries that read them.
"""

from lygap import rules
from lygap.exchange.cells.biff import require_bearable
from lygap.exchange.cells.older import MissingLibraryError, read_older
from lygap.exchange.cells.packed import Package
from lygap.exchange.cells.sheet import (
    Book,
    CannotReadError,
    Fault,
    Merged,
    Percent,
    Row,
    Sheet,
    Value,
    letters,
)
from lygap.exchange.cells.texts import read_text
from lygap.exchange.cells.xlsx import is_xlsx, read_xlsx

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of older Excel begin, and those of any Excel that a password protects."""
_UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<", b"%PDF", b"{\\rtf")


def read_book(content: bytes, asked: str | None = None) -> Book:
    """The sheets of a file: xlsx, xls, ods, or plain text with tabs, commas or semicolons.

    Hidden ones have no cells, but for the one `asked` for.

    Raises:
        CannotReadError: It is none of them, broken, too large, or under a password.
        MissingLibraryError: What reads xls and ods is not installed.
    """
    if content.startswith(_ZIP):
        return _read_archive(content, asked)
    if content.startswith(_OLE):
        if _UNDER_PASSWORD in content:
            raise CannotReadError(rules.UNREADABLE, why="sheet_password")
        require_bearable(content)
        return read_older(content, asked)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_MARKUP):
        raise CannotReadError(rules.UNREADABLE, why="sheet_form")
    return read_text(content)


def _read_archive(content: bytes, asked: str | None) -> Book:
    package = Package(content)
    if is_xlsx(package):
        return read_xlsx(package, asked)
    if "content.xml" in package.names:
        from lygap.exchange.cells.ods import layout

        merged = layout(package)
        book = read_older(content, asked)
        return book._replace(sheets=[sheet._replace(merged=merged.get(sheet.name, ())) for sheet in book.sheets])
    if "xl/workbook.bin" in package.names:
        return read_older(content, asked)
    raise CannotReadError(rules.UNREADABLE, why="sheet_form")


__all__ = [
    "Book",
    "CannotReadError",
    "Fault",
    "Merged",
    "MissingLibraryError",
    "Percent",
    "Row",
    "Sheet",
    "Value",
    "letters",
    "read_book",
]
