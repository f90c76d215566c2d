"""The workbook being written: sheets, formats made once, and texts that stay texts."""

import math
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from lygap.render.extras import from_extra
from lygap.words import Lang, say

DATA, COMPUTED, SOFT = "#1f4fc4", "#000000", "#55606e"
"""The colours of what was typed in, of what is computed, and of what is only beside it."""
MOST_CHARACTERS = 32_767
"""What a cell holds, in units of UTF-16."""
_BIRTHDAY = datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook knows no time zones, and this is no time of making)
_RICH = ("<r>", "</r>")
"""Between these XlsxWriter takes a text for markup of its own."""
_LINE_HEIGHT = 15.0
_SPREAD, _INDENT = 1.0, 1.2
"""How much wider a text is than its characters are counted, and what of a column no text takes."""

Sheet = Any
"""A worksheet of XlsxWriter, which is loaded only where one is written."""


class Book:
    """A workbook in one language.

    With `is_large` its rows go to disk as they are written; they must come in order then, sheet by sheet as they like.
    """

    def __init__(self, lang: Lang, *, is_large: bool = False) -> None:
        self.lang: Lang = lang
        self.is_large = is_large
        self.stream = BytesIO()
        options = {
            "constant_memory": is_large,
            "in_memory": not is_large,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.workbook = from_extra("excel", "xlsxwriter").Workbook(self.stream, options)
        self.workbook.set_properties({"created": _BIRTHDAY})
        self.workbook.set_calc_mode("auto")
        self.style = cache(self._style)
        self.text = cache(self._text)
        self.figure = cache(self._figure)

    def content(self) -> bytes:
        """The finished workbook."""
        self.workbook.close()
        return self.stream.getvalue()

    def say(self, key: str, **params: object) -> str:
        """Words in the workbook's language."""
        return say(self.lang, key, params)

    def name(self, sheet: str) -> str:
        """What one of the sheets is called."""
        return say(self.lang, f"sheet.{sheet}")

    def sheet(self, key: str) -> Sheet:
        """A new sheet, of A4 sheets one page wide."""
        sheet = self.workbook.add_worksheet(self.name(key))
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _style(self, **traits: object) -> Any:
        return self.workbook.add_format({"font_size": 10, "valign": "vcenter", **traits})

    @property
    def heading(self) -> Any:
        """How the heads of columns look."""
        return self.style(bold=True, text_wrap=True, bg_color="#e9edf2", bottom=1, align="center")

    @property
    def title(self) -> Any:
        """How the title of a sheet looks."""
        return self.style(bold=True, font_size=14)

    @property
    def remark(self) -> Any:
        """How what is only beside the figures looks."""
        return self.style(font_color=SOFT)

    def _text(self, *, wraps: bool = False, **traits: object) -> Any:
        """How a text in a row looks."""
        return self.style(text_wrap=wraps, bottom=4, bottom_color="#c9ced6", **{"align": "left", "indent": 1, **traits})

    def _figure(self, form: str, colour: str) -> Any:
        """How a number in a row looks."""
        return self.text(num_format=form, font_color=colour, align="right", indent=int(form.endswith("%")))


def write_text(sheet: Sheet, row: int, column: int, text: str, style: Any) -> None:
    """A text and nothing else: neither a formula, a link, a number nor markup, whatever it looks like."""
    shown = cut(text)
    if not shown:
        sheet.write_blank(row, column, None, style)
    elif shown.startswith(_RICH[0]) and shown.endswith(_RICH[1]):
        sheet.write_rich_string(row, column, shown[:1], style, shown[1:], style)
    else:
        sheet.write_string(row, column, shown, style)


def cut(text: str) -> str:
    """A text as far as a cell holds it."""
    if 2 * len(text) <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def height(most_lines: int, *texts: tuple[str, float]) -> float:
    """How high a row must be for texts that wrap in columns so wide, up to so many lines."""
    from rich.cells import cell_len

    lines = [
        sum(max(1, math.ceil(cell_len(line) * 1.08 / width)) for line in text.split("\n")) for text, width in texts
    ]
    return _LINE_HEIGHT * max(1, min(most_lines, max(lines, default=1))) + 3


@cache
def letter(column: int) -> str:
    """The letters of a column."""
    return str(from_extra("excel", "xlsxwriter.utility").xl_col_to_name(column))


def place(row: int, column: int, sheet: str = "") -> str:
    """A reference to a cell that stays where it is, in another sheet where one is named."""
    cell = f"${letter(column)}${row + 1}"
    return f"{sheet}!{cell}" if sheet else cell
