"""The sheet of methods: what the words and colours mean, the thresholds that the formulas ask, and the figures."""

import re
from collections.abc import Mapping

from lygap.figures import FIGURES
from lygap.figures.cells import IN_CELLS
from lygap.figures.symbols import with_letters
from lygap.methods import METHODS, STATUSES, Status
from lygap.methods.cells import STATISTICS
from lygap.render.screen import STATUS_SIGNS
from lygap.render.xlsx.book import COMPUTED, DATA, SOFT, Book, Sheet, height, place, write_text
from lygap.report.method_words import method_name, method_words
from lygap.words import Lang, say

COLOURS: dict[Status, tuple[str, str]] = {
    "achieved": ("#00594f", "#cfece4"),
    "on_track": ("#17714d", "#dff2e8"),
    "at_risk": ("#875900", "#fbecc6"),
    "off_track": ("#b23608", "#fde0d2"),
    "regressing": ("#9d174d", "#fad9e6"),
    "missed": ("#6b1d1d", "#ecd6d6"),
    "unknown": ("#5a6470", "#eceef1"),
}
"""The colours of a status: of its word, and behind it."""
_WORDS_FROM = 3
_WIDTHS = (34, 20, 14, 84)


def status_words(status: Status, lang: Lang) -> str:
    """A status as a sheet writes it: its sign, which colours are not needed for, and its word."""
    return f"{STATUS_SIGNS[status]} {say(lang, f'status.{status}')}"


class Guide:
    """The places of what formulas ask on this sheet: the words of the statuses, and the bounds of the methods."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.name = book.name("methods")
        scale = list(reversed(STATUSES))
        self.words: dict[Status, str] = {
            status: place(_WORDS_FROM + number, 0, self.name) for number, status in enumerate(scale)
        }
        self._lines: list[tuple[str, Status, float]] = [
            (method, band.status, band.bound) for method in STATISTICS for band in METHODS[method].bands
        ]
        self._bounds_from = _WORDS_FROM + len(scale) + 3

    def bounds(self, method: str) -> Mapping[Status, str]:
        """Where the lower bounds of a method's classes stand, from the best one on."""
        return {
            status: place(self._bounds_from + number, 2, self.name)
            for number, (owner, status, _) in enumerate(self._lines)
            if owner == method
        }

    def write(self, *remarks: str) -> None:
        """Write the sheet, with what else there is to say of the workbook."""
        sheet = self.book.sheet("methods")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 24)
        write_text(sheet, 0, 0, self.name, self.book.title)
        self._write_statuses(sheet)
        self._write_bounds(sheet)
        row = self._write_figures(sheet, self._bounds_from + len(self._lines) + 1)
        row = self._write_methods(sheet, row + 1)
        self._write_remarks(sheet, row + 1, remarks)
        sheet.freeze_panes(1, 0)

    def _head(self, sheet: Sheet, row: int, *keys: str) -> None:
        for column, key in enumerate(keys):
            write_text(sheet, row, column, self.book.say(key) if key else "", self.book.heading)

    def _write_statuses(self, sheet: Sheet) -> None:
        self._head(sheet, _WORDS_FROM - 1, "column.status")
        for number, status in enumerate(self.words):
            colour, tint = COLOURS[status]
            style = self.book.text(font_color=colour, bg_color=tint)
            write_text(sheet, _WORDS_FROM + number, 0, status_words(status, self.book.lang), style)

    def _write_bounds(self, sheet: Sheet) -> None:
        self._head(sheet, self._bounds_from - 1, "column.method", "column.status", "sheet.at_least")
        for row, (method, status, bound) in enumerate(self._lines, start=self._bounds_from):
            write_text(sheet, row, 0, method_name(method, self.book.lang), self.book.text())
            write_text(sheet, row, 1, status_words(status, self.book.lang), self.book.text())
            sheet.write_number(row, 2, bound, self.book.figure("0.00", DATA))

    def _write_figures(self, sheet: Sheet, row: int) -> int:
        self._head(sheet, row, "sheet.figure", "sheet.formula")
        write_text(sheet, row + 1, 1, self.book.say("sheet.letters"), self.book.remark)
        for line, key in enumerate(IN_CELLS, start=row + 2):
            write_text(sheet, line, 0, self.book.say(f"figure.{key}"), self.book.text())
            write_text(sheet, line, 1, self._definition(key), self.book.style(indent=1))
        return row + 2 + len(IN_CELLS)

    def _definition(self, key: str) -> str:
        """A figure's formula, for each shape of the path where it depends on that, with the other figures by name."""
        texts = {path: with_letters(FIGURES[key].formula, path).replace("d×", "±") for path in ("geometric", "linear")}
        told = [f"{self.book.say(f'path.column.{path}')}{self.book.say('colon')}{text}" for path, text in texts.items()]
        is_one = len(set(texts.values())) == 1
        definition = texts["linear"] if is_one else self.book.say("semicolon").join(told)
        for other in FIGURES:
            definition = re.sub(rf"\b{other}\b", f"[{self.book.say(f'figure.{other}')}]", definition)
        return definition

    def _write_methods(self, sheet: Sheet, row: int) -> int:
        self._head(sheet, row, "column.method", "sheet.formula")
        for line, method in enumerate(METHODS, start=row + 1):
            write_text(sheet, line, 0, method_name(method, self.book.lang), self.book.text())
            formula = method_words(method, "formula", self.book.lang) or ""
            style = self.book.style(indent=1, text_wrap=True)
            sheet.merge_range(line, 1, line, len(_WIDTHS) - 1, "", style)
            write_text(sheet, line, 1, formula, style)
            sheet.set_row(line, height(2, (formula, sum(_WIDTHS[1:]))))
        return row + 1 + len(METHODS)

    def _write_remarks(self, sheet: Sheet, row: int, remarks: tuple[str, ...]) -> None:
        write_text(sheet, row, 0, self.book.say("sheet.blue"), self.book.style(font_color=DATA))
        write_text(sheet, row + 1, 0, self.book.say("sheet.black"), self.book.style(font_color=COMPUTED))
        for number, remark in enumerate(remarks, start=row + 2):
            write_text(sheet, number, 0, remark, self.book.style(font_color=SOFT))
