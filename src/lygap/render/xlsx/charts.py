"""The sheet of charts: the program's own, over the sheet of paths."""

from typing import Any

from lygap.plan.records import Dataset
from lygap.render.xlsx.book import SOFT, Book, write_text
from lygap.render.xlsx.guide import status_words
from lygap.render.xlsx.listing import Listing
from lygap.render.xlsx.paths import SERIES, Charted
from lygap.report.prose import label_of, unit_in

MOST = 60
"""Charts, which take a spreadsheet program long to draw."""
_IN_A_ROW, _ROWS_A_PAGE = 2, 4
_COLUMNS, _LINES = 8, 14
_BLUE, _GREY, _PALE = "#1f4f8f", "#7b8794", "#aab3bd"
_LOOKS: dict[str, dict[str, Any]] = {
    "geometric": {"line": {"color": _GREY, "width": 1.5, "dash_type": "dash"}},
    "linear": {"line": {"color": _PALE, "width": 1.0, "dash_type": "round_dot"}},
    "catch_up": {"line": {"color": "#b36b00", "width": 1.25, "dash_type": "round_dot"}},
    "observed": {
        "line": {"color": _BLUE, "width": 2.25},
        "marker": {"type": "circle", "size": 6, "fill": {"color": _BLUE}, "border": {"color": _BLUE}},
    },
    "target": {
        "line": {"none": True},
        "marker": {"type": "diamond", "size": 9, "fill": {"color": "#00594f"}, "border": {"color": "#00594f"}},
    },
}


def write_charts(book: Book, data: Dataset, drawn: list[Charted], paths: Listing) -> None:
    """Write the sheet: two charts side by side, each under its name; of too many the first that have values."""
    charted = drawn if len(drawn) <= MOST else [each for each in drawn if each.row.point is not None][:MOST]
    left_out = len(drawn) - len(charted)
    remark = book.say("sheet.charts_left_out", count=left_out) if left_out else book.say("sheet.charts_all")
    sheet = book.sheet("charts")
    sheet.set_portrait()
    sheet.set_column(0, _IN_A_ROW * (_COLUMNS + 1), 7.4)
    sheet.set_row(0, 24)
    write_text(sheet, 0, 0, book.name("charts"), book.title)
    write_text(sheet, 1, 0, remark, book.remark)
    for number, each in enumerate(charted):
        line, place = divmod(number, _IN_A_ROW)
        _write_chart(book, data, each, paths, sheet, (3 + line * (_LINES + 2), place * (_COLUMNS + 1)))
    pages = -(-len(charted) // (_IN_A_ROW * _ROWS_A_PAGE))
    sheet.set_h_pagebreaks([3 + page * _ROWS_A_PAGE * (_LINES + 2) for page in range(1, pages)])


def _write_chart(book: Book, data: Dataset, each: Charted, paths: Listing, sheet: Any, corner: tuple[int, int]) -> None:
    row, column = corner
    indicator = each.row.track.indicator
    label = label_of(indicator, book.lang)
    unit = unit_in(data, indicator.unit, book.lang)
    sheet.set_row(row, 32)
    style = book.style(bold=True, text_wrap=True, valign="bottom")
    sheet.merge_range(row, column, row, column + _COLUMNS - 1, "", style)
    write_text(sheet, row, column, _brief(book.say("with_unit", name=label, unit=unit) if unit else label), style)
    chart = book.workbook.add_chart({"type": "line"})
    for key in SERIES:
        if key in each.series:
            chart.add_series(_series(each, key, paths))
    chart.set_legend({"position": "bottom", "font": {"size": 8, "color": SOFT}})
    chart.set_x_axis({"num_font": {"size": 9}, "line": {"color": _PALE}, "num_format": "0"})
    chart.set_y_axis({"num_font": {"size": 9}, "line": {"none": True}, "major_gridlines": _grid()})
    chart.show_blanks_as("span")
    chart.set_size({"width": _COLUMNS * 57, "height": _LINES * 20})
    chart.set_chartarea({"border": {"none": True}})
    told = f"{label}: {status_words(each.row.status, book.lang)}"
    sheet.insert_chart(row + 1, column, chart, {"description": _brief(told), "object_position": 1})


def _series(drawn: Charted, key: str, paths: Listing) -> dict[str, Any]:
    years, position = paths.position["year"], paths.position[key]
    return {
        "name": [paths.name, paths.head, position],
        "categories": [paths.name, drawn.first, years, drawn.last, years],
        "values": [paths.name, drawn.first, position, drawn.last, position],
        **_LOOKS[key],
    }


def _grid() -> dict[str, Any]:
    return {"visible": True, "line": {"color": "#e3e6ea", "width": 0.75}}


def _brief(text: str) -> str:
    """A text as a head has room for it."""
    return text if len(text) <= 120 else f"{text[:119]}…"
