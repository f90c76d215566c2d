"""A sheet that is a list: a title, a head that stays in sight, rows, and a filter over them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lygap.render.xlsx.book import Book, height, place, write_text

_MOST_LINES = 8
LAST_ROW = 1_048_575
"""The last row that a sheet has, counted from zero."""


class Column(NamedTuple):
    """A column: its key, its title, how wide it is in characters, and whether its texts wrap.

    One that is `folded` away shows once somebody asks for it.
    """

    key: str
    title: str
    width: float
    wraps: bool = False
    folded: bool = False


class Listing:
    """A list being written, row after row.

    `row` is the one to be written next, counted from zero; `printed` names the last column that goes to paper.
    """

    def __init__(self, book: Book, sheet: str, columns: Iterable[Column], *, frozen: str, printed: str = "") -> None:
        self.book = book
        self.columns = {column.key: column for column in columns}
        self.position = {key: number for number, key in enumerate(self.columns)}
        self.name = book.name(sheet)
        self.sheet = book.sheet(sheet)
        self._frozen = frozen
        self._printed = printed or list(self.columns)[-1]
        self.row = self.head = 0
        self._set_widths()

    def _set_widths(self) -> None:
        was_folded = False
        for number, column in enumerate(self.columns.values()):
            options = {"level": 1, "hidden": True} if column.folded else {"collapsed": True} if was_folded else {}
            self.sheet.set_column(number, number, column.width, None, options)
            was_folded = column.folded

    def begin(self, title: str, *remarks: str) -> None:
        """Write the title, what is to be known of the list, and the heads of its columns."""
        self.sheet.set_row(0, 24)
        write_text(self.sheet, 0, 0, title, self.book.title)
        for number, remark in enumerate(remarks, start=1):
            write_text(self.sheet, number, 0, remark, self.book.remark)
        self.head = len(remarks) + 1
        self.sheet.set_row(self.head, 44)
        for number, column in enumerate(self.columns.values()):
            write_text(self.sheet, self.head, number, column.title, self.book.heading)
        self.row = self.head + 1
        self.sheet.freeze_panes(self.row, self.position[self._frozen] + 1)
        self.sheet.repeat_rows(self.head)

    @property
    def is_full(self) -> bool:
        """Whether the sheet has no row left."""
        return self.row > LAST_ROW

    def end(self) -> None:
        """Give the list its filter, and what of it goes to paper."""
        last = max(self.row - 1, self.head + 1)
        self.sheet.autofilter(self.head, 0, last, len(self.columns) - 1)
        self.sheet.print_area(0, 0, last, self.position[self._printed])

    def next_row(self, **texts: str) -> None:
        """Begin the next row, as high as the texts that wrap in it need."""
        if self.book.is_large:  # it would take long, and programs find the height themselves
            return
        wide = [(text, self.columns[key].width) for key, text in texts.items()]
        self.sheet.set_row(self.row, height(_MOST_LINES, *wide))

    def place(self, key: str, row: int | None = None, *, elsewhere: bool = False) -> str:
        """A reference to a cell of the row being written or of another; `elsewhere` as other sheets call it."""
        return place(self.row if row is None else row, self.position[key], self.name if elsewhere else "")

    def words(self, key: str, text: str, **traits: object) -> None:
        """Write a text."""
        if not text and self.book.is_large:
            return
        style = self.book.text(wraps=self.columns[key].wraps, **traits)
        write_text(self.sheet, self.row, self.position[key], text, style)

    def number(self, key: str, value: float | None, style: Any) -> None:
        """Write a number that was typed in; where there is none an empty cell, into which one may be."""
        if value is None and not self.book.is_large:
            self.sheet.write_blank(self.row, self.position[key], None, style)
        elif value is not None:
            self.sheet.write_number(self.row, self.position[key], value, style)

    def formula(self, key: str, formula: str, result: float | str | None, style: Any) -> None:
        """Write a formula with what it results in, so that it can be read where nothing is computed."""
        self.sheet.write_formula(self.row, self.position[key], f"={formula}", style, "" if result is None else result)
