"""Tables in GitHub's Markdown."""

from collections.abc import Iterator

from lygap.render.cells import RIGHT, text_of
from lygap.render.screen import Screen
from lygap.report.table import Table

_WIDEST = 60
"""Columns of text up to which a table is aligned."""


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
