"""Grids as Word tables: a head that repeats, rows that stay whole, and columns as wide as what is in them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from lygap.methods import Status
from lygap.plan.texts import is_han
from lygap.render.docx.look import cell_margin
from lygap.render.docx.markup import MILLIMETRES, bold, element, paragraph, run, twips
from lygap.render.svg.metrics import width_of
from lygap.report.implementation import Entry, Grid, GridColumn
from lygap.visible import for_xml

HEAD = "E8EDF3"
TINTS: dict[Status, str] = {
    "achieved": "CFECE4",
    "on_track": "DFF2E8",
    "at_risk": "FBECC6",
    "off_track": "FDE0D2",
    "regressing": "FAD9E6",
    "missed": "ECD6D6",
    "unknown": "ECEEF1",
}
_KEPT_TOGETHER = 3
"""Rows that stay with the next: a caption and a head alone at the foot of a page say nothing."""
_LEAST_TEXT = 24.0
_WIDEST = {"text": 60.0, "number": 22.0, "word": 26.0, "unit": 16.0}
"""Millimetres; what would need more is broken."""
_BETWEEN_SCRIPTS = 0.25
_ROOM = 2.6
"""What a cell needs beside its text: the margins and the lines."""
_ABOVE = 0.5
"""Millimetres between a text and the lines above and below it."""
_NUMBER = re.compile(r"[-+≥≤≈<>]*[\d,.]+(e[+-]\d+)?(\s?%)?")
"""What no line end may cut, however long it is."""
_GRID_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Look(NamedTuple):
    """The style of a table's texts, their size in points, and the widths of its columns in twips."""

    style_id: str
    size: float
    widths: list[int]


def table(grid: Grid, style_id: str, size: float, width: float) -> Any:
    """A table in a width in millimetres, its texts in a style of a size in points."""
    look = _Look(style_id, size, [twips(room) for room in _widths(grid, size, width)])
    made = element("w:tbl", _properties(grid, sum(look.widths)))
    made.append(element("w:tblGrid", *(element("w:gridCol", w=room) for room in look.widths)))
    for row in _rows(grid, look):
        made.append(row)
    return made


def _properties(grid: Grid, width: int) -> Any:
    """What holds for the whole table, in the order that the schema has."""
    sides = [element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in _GRID_SIDES]
    rooms = {"top": twips(_ABOVE), "left": cell_margin(), "bottom": twips(_ABOVE), "right": cell_margin()}
    margins = [element(f"w:{side}", w=room, type="dxa") for side, room in rooms.items()]
    return element(
        "w:tblPr",
        element("w:tblW", w=width, type="dxa"),
        element("w:jc", val="center"),
        element("w:tblBorders", *sides),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element("w:tblCaption", val=for_xml(grid.caption)),
        element("w:tblDescription", val=for_xml(grid.description)),
    )


def _rows(grid: Grid, look: _Look) -> Iterator[Any]:
    head = [Entry(column.title) for column in grid.columns]
    yield _row(grid.columns, head, look, keeps=True, is_head=True)
    count = 0
    for section in grid.sections:
        if section.heading:
            yield _spanning(section.heading, look)
        for entries in section.rows:
            count += 1
            yield _row(grid.columns, entries, look, keeps=count < _KEPT_TOGETHER)


def _row(
    columns: list[GridColumn],
    entries: list[Entry],
    look: _Look,
    *,
    keeps: bool,
    is_head: bool = False,
) -> Any:
    properties = element("w:trPr", element("w:cantSplit"))
    if is_head:
        properties.append(element("w:tblHeader"))
    row = element("w:tr", properties)
    for column, entry, width in zip(columns, entries, look.widths, strict=True):
        shade = HEAD if is_head else TINTS.get(entry.status) if entry.status else None
        is_number = column.kind == "number" and twips(_widest(entry.text.split("\n"), look.size)) <= width + 1
        head = _cell_properties(width, shade, wraps=is_head or not is_number)
        align = "center" if is_head or column.kind != "text" else "left"
        row.append(element("w:tc", head, _text(entry.text, look.style_id, align, keeps=keeps, is_bold=is_head)))
    return row


def _spanning(heading: str, look: _Look) -> Any:
    """A row of one cell that names the group of those below it."""
    head = element(
        "w:tcPr",
        element("w:tcW", w=sum(look.widths), type="dxa"),
        element("w:gridSpan", val=len(look.widths)),
        element("w:shd", val="clear", color="auto", fill="F4F6F8"),
    )
    cell = element("w:tc", head, _text(heading, look.style_id, "left", keeps=True, is_bold=True))
    return element("w:tr", element("w:trPr", element("w:cantSplit")), cell)


def _cell_properties(width: int, shade: str | None, *, wraps: bool) -> Any:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if shade:
        properties.append(element("w:shd", val="clear", color="auto", fill=shade))
    if not wraps:
        properties.append(element("w:noWrap"))
    properties.append(element("w:vAlign", val="center"))
    return properties


def _text(text: str, style_id: str, align: str, *, keeps: bool, is_bold: bool) -> Any:
    properties = [element("w:keepNext")] if keeps else []
    content = run(text, bold()) if is_bold else run(text)
    return paragraph(style_id, *content, properties=(*properties, element("w:jc", val=align)))


# ---- widths


def _widths(grid: Grid, size: float, width: float) -> list[float]:
    """The widths of the columns in millimetres: each gets what it needs, and texts share what is left.

    Where too little is left for texts, the columns of numbers give way.
    """
    needed = [_needed(grid, index, size) for index in range(len(grid.columns))]
    whole = dict.fromkeys(("text", "number", "word", "unit"), 0.0)
    for column, room in zip(grid.columns, needed, strict=True):
        whole[column.kind] += room
    texts = [column.kind for column in grid.columns].count("text")
    words = whole["word"] + whole["unit"]
    left = max(width - whole["number"] - words, _LEAST_TEXT * texts)
    share = {"text": left / whole["text"], "number": (width - left - words) / max(whole["number"], 1.0)}
    return [room * share.get(column.kind, 1.0) for column, room in zip(grid.columns, needed, strict=True)]


def _needed(grid: Grid, index: int, size: float) -> float:
    """What a column needs for its longest piece that is not to be broken; of a text, for a line of it if that is short.

    A very long piece, such as a target in words where others have a number, is broken all the same.
    """
    column = grid.columns[index]
    texts = [row[index].text for section in grid.sections for row in section.rows]
    if column.kind == "text":
        return max(_LEAST_TEXT, min(_widest(texts, size), _WIDEST["text"]))
    head = max(_in_cell(_width(word, size, is_bold=True)) for word in column.title.split())
    widest = _WIDEST[column.kind]
    pieces = [piece for text in texts for piece in (text.split("\n") if column.kind == "number" else text.split())]
    kept = [piece for piece in pieces if _NUMBER.fullmatch(piece) or _widest([piece], size) <= widest]
    return max(head, _widest(kept, size))


def _widest(texts: Iterable[str], size: float) -> float:
    """The width of a cell for the longest of some texts."""
    return _in_cell(max((_width(text, size) for text in texts), default=0.0))


def _in_cell(points: float) -> float:
    """The width of a cell in millimetres for a text of a width in points."""
    return points * MILLIMETRES + _ROOM


def _width(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of a text with the room that some programs leave between Chinese characters and others."""
    sides = sum(_is_edge(left, right) or _is_edge(right, left) for left, right in pairwise(text))
    return width_of(text, size, is_bold=is_bold) + sides * _BETWEEN_SCRIPTS * size


def _is_edge(one: str, other: str) -> bool:
    """Whether a Chinese character stands beside a Latin letter or a digit."""
    return is_han(one) and other.isascii() and other.isalnum()
