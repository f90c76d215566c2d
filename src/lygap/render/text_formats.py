"""Writers without a library of their own: JSON, JSON lines, CSV, TSV and Markdown."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lygap.render.cells import RIGHT, text_of
from lygap.render.screen import Screen
from lygap.report.flat import Columns, cells, columns, titles
from lygap.report.table import Table
from lygap.visible import no_commands, visible_json

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# A spreadsheet that takes another sign for the separator would begin a new cell behind it.
_HIDDEN_FORMULA = re.compile("(?<=[;\t])(?=[=@＝＠])")
_ENDS = re.compile("[\r\n\x85]+")
_WIDEST = 60
"""Columns of text up to which a table is aligned."""
_PIECE = 65_536
"""Characters after which what was written so far is handed on."""
_SUSPECT = re.compile("[-=+@\t\r\n\x85;:#＝＋－＠]")


def json_text(document: Mapping[str, Any]) -> str:
    """One JSON document; NaN and infinity cannot occur and would raise."""
    import json

    return visible_json(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object a line; what is no finite number would be null, as a figure is that is undefined."""
    # Ten times as fast as the standard library, where rows may be a hundred thousand.
    from lygap.engine import core

    for row in rows:
        yield visible_json(core.to_json(row, inf_nan_mode="null").decode()) + "\n"


def delimited(rows: Iterable[Mapping[str, Any]], separator: str) -> Iterator[str]:
    """Rows with a header, by RFC 4180; an undefined figure is an empty cell."""
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    kept: Columns = []
    for row in rows:
        if not kept:
            kept = columns(row)
            writer.writerow(titles(kept))
        writer.writerow([_TOLD[type(value)](value) if type(value) in _TOLD else value for value in cells(row, kept)])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


@lru_cache(maxsize=4096)
def _harmless(value: str) -> str:
    """Text on one line, made plain text where a spreadsheet would take it for a formula."""
    if _SUSPECT.search(value) is None:  # most of what a hundred thousand rows hold
        return value
    text = no_commands(_HIDDEN_FORMULA.sub("'", _ENDS.sub(" ", value)))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _array(value: Any) -> str:
    """A list, or what else has parts, in one cell: JSON, from which programs get it whole."""
    import json

    return "[]" if value == [] else _harmless(json.dumps(value, ensure_ascii=False))


_TOLD: dict[type, Callable[[Any], Any]] = {
    str: _harmless,
    bool: lambda value: "true" if value else "false",
    list: _array,
    dict: _array,
}
"""What is written otherwise than it is: all but numbers and nothing. A reason is text of a class of its own."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    for character in "\\|<>*_`[]":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def _aligned(lines: list[list[str]], is_right: list[bool]) -> tuple[list[list[str]], list[str]]:
    """The texts filled up to the width of their columns, and the rules below the heads.

    A text that is wider than people read does not make its whole column so.
    """
    from rich.cells import cell_len

    columns = list(zip(*lines, strict=True))
    widths = [max(3, *(min(cell_len(text), _WIDEST) for text in column)) for column in columns]

    def filled(text: str, width: int, *, right: bool) -> str:
        blanks = " " * (width - cell_len(text))
        return blanks + text if right else text + blanks

    columns_of = [list(zip(line, widths, is_right, strict=True)) for line in lines]
    told = [[filled(text, width, right=right) for text, width, right in line] for line in columns_of]
    rules = ["-" * (width - 1) + ":" if right else "-" * width for width, right in zip(widths, is_right, strict=True)]
    return told, rules


def markdown(table: Table, screen: Screen) -> Iterator[str]:
    """A table in GitHub's Markdown, its sections under headings and its remarks as a list."""
    if table.title:
        yield f"## {escaped(table.title)}\n\n"
    if table.subtitle:
        yield f"{escaped(table.subtitle)}\n\n"
    for section in table.sections:
        if section.heading:
            yield f"### {escaped(section.heading)}\n\n"
        lines = [[escaped(column.title) for column in table.columns]]
        lines += [
            [escaped(text_of(cell, column, screen)) for cell, column in zip(row, table.columns, strict=True)]
            for row in section.rows
        ]
        is_right = [column.kind in RIGHT for column in table.columns]
        if table.aligned:
            lines, rules = _aligned(lines, is_right)
        else:
            rules = ["---:" if right else "---" for right in is_right]
        head, *body = lines
        for texts in (head, rules, *body):
            yield "| " + " | ".join(texts) + " |\n"
        yield "\n"
    for line in table.footer:
        yield f"- {escaped(line)}\n"
