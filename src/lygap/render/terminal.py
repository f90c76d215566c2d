"""Tables for a terminal: numbers are never cut; in a narrow one columns give way, then rows become cards."""

import io
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from lygap.render.cells import MISSING, RIGHT, style_of, text_of
from lygap.render.folding import in_lines
from lygap.render.grid import Field, grid_text
from lygap.render.screen import Screen
from lygap.report.table import EXTRA, Section, Table
from lygap.visible import no_commands
from lygap.words import say

_FOLDED = 16
_GAP = 2
_READABLE = 30
_MANY = 200
"""Rows of a section beyond which rich would take longer than all else."""


class _Layout:
    """The texts of a table, and the columns with their widths that fit the screen."""

    def __init__(self, table: Table, screen: Screen) -> None:
        self.table = table
        self.texts = [
            [[text_of(c, column, screen) for c, column in zip(row, table.columns, strict=True)] for row in section.rows]
            for section in table.sections
        ]
        rows = [row for section in self.texts for row in section]
        self.natural = [
            max([cell_len(column.title), *(cell_len(row[i]) for row in rows)]) for i, column in enumerate(table.columns)
        ]
        self.kept = self.fitting(screen.width)

    def least(self, i: int) -> int:
        """The width below which a column would be cut."""
        return min(self.natural[i], _FOLDED) if self.table.columns[i].folds else self.natural[i]

    def fitting(self, width: int | None) -> list[int] | None:
        """The columns that fit, None where not even those of rank 0 do."""
        kept = list(range(len(self.table.columns)))
        if width is not None and sum(w + _GAP for w in self.natural) - _GAP > width:
            kept = [i for i in kept if self.table.columns[i].rank < EXTRA]
        while width is not None and sum(self.least(i) + _GAP for i in kept) - _GAP > width:
            last = max(kept, key=lambda i: self.table.columns[i].rank)
            if not self.table.columns[last].rank:
                return None
            kept.remove(last)
        return kept

    def widths(self, kept: list[int], width: int | None) -> dict[int, int]:
        """Folding columns share what the others leave, the first one first."""
        widths = {i: self.least(i) for i in kept}
        spare = 10**9 if width is None else width + _GAP - sum(w + _GAP for w in widths.values())
        for i in kept:
            extra = min(spare, self.natural[i] - widths[i])
            widths[i] += extra
            spare -= extra
        return widths


def _console(screen: Screen, file: io.StringIO) -> Console:
    return Console(
        file=file,
        width=screen.width or 10**6,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        safe_box=False,
        _environ={},
    )


def _grid(layout: _Layout, s: int, kept: list[int], widths: dict[int, int], *, boxed: bool) -> RichTable:
    columns = layout.table.columns
    # The box itself puts one blank between columns.
    gap = _GAP - 1 if boxed else _GAP
    box = SIMPLE_HEAD if boxed else None
    grid = RichTable(box=box, show_edge=False, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    for i in kept:
        grid.add_column(
            columns[i].title,
            width=widths[i],
            justify="right" if columns[i].kind in RIGHT else "left",
            overflow="fold",
            no_wrap=not columns[i].folds,
        )
    for texts, cells in zip(layout.texts[s], layout.table.sections[s].rows, strict=True):
        told = {i: Text(texts[i], style=style_of(cells[i], columns[i])) for i in kept}
        grid.add_row(*(in_lines(text, widths[i]) if columns[i].folds else text for i, text in told.items()))
    return grid


def _cards(layout: _Layout, s: int, colon: str) -> Iterator[Text]:
    """A row as lines: the leading cell, after whatever stands before it, then the others with their titles."""
    columns = layout.table.columns
    lead = next((i for i, column in enumerate(columns) if column.leads), 0)
    for texts, cells in zip(layout.texts[s], layout.table.sections[s].rows, strict=True):
        yield Text(" ".join(filter(None, texts[: lead + 1])), style="bold")
        for text, cell, column in list(zip(texts, cells, columns, strict=True))[lead + 1 :]:
            if text not in ("", MISSING):
                yield Text.assemble(f"  {column.title}{colon}", (text, style_of(cell, column)))
        yield Text("")


def _body(layout: _Layout, section: Section, s: int, screen: Screen) -> Iterator[Text | RichTable | str]:
    if section.heading:
        yield Text(f"\n{section.heading}", style="bold")
    if layout.kept is None:
        yield from _cards(layout, s, say(screen.lang, "colon"))
        return
    widths = layout.widths(layout.kept, screen.width)
    wraps = any(widths[i] < layout.natural[i] for i in layout.kept)
    if len(section.rows) > _MANY and not wraps and not screen.colour:
        yield _many(layout, s, layout.kept, boxed=screen.can("─"))
    else:
        yield _grid(layout, s, layout.kept, widths, boxed=screen.can("─"))


def _many(layout: _Layout, s: int, kept: list[int], *, boxed: bool) -> str:
    """The same as a grid, for rows of which there are many."""
    columns = layout.table.columns
    fields = [Field(columns[i].title, layout.natural[i], columns[i].kind in RIGHT) for i in kept]
    rows = ([texts[i] for i in kept] for texts in layout.texts[s])
    return grid_text(fields, rows, "─" if boxed else "")


class Paper:
    """Collects what is printed, as lines without trailing blanks."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.file = io.StringIO()
        self.console = _console(screen, self.file)

    def line(self, text: Text | str = "") -> None:
        """Running text, wrapped at the screen's width."""
        told = Text(self.screen.spell(text)) if isinstance(text, str) else text
        self.console.print(in_lines(told, self.screen.width), soft_wrap=self.screen.width is None)

    def put(self, block: Text | RichTable | str) -> None:
        """A line, a table, or the lines of one that are drawn already."""
        match block:
            case Text():
                self.line(block)
            case str():
                self.file.write(block)
            case _:
                self.console.print(block)

    def facts(self, pairs: list[tuple[str, str]]) -> None:
        """Labels and texts side by side; where that leaves the texts no room, the texts below their labels."""
        width = max((cell_len(label) for label, _ in pairs), default=0)
        room = None if self.screen.width is None else self.screen.width - width - _GAP
        if self.screen.width is not None and room is not None and room < _READABLE:
            for label, text in pairs:
                self.line(label)
                told = in_lines(Text(self.screen.spell(text)), self.screen.width - _GAP)
                self.console.print(Padding(told, (0, 0, 0, _GAP)))
            return
        grid = RichTable.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        grid.add_column(width=width, no_wrap=True)
        grid.add_column(overflow="fold")
        for label, text in pairs:
            grid.add_row(Text(label), in_lines(Text(self.screen.spell(text)), room))
        self.console.print(grid)

    def table(self, table: Table) -> None:
        """A table with its title above and its remarks below."""
        layout = _Layout(table, self.screen)
        for head, style in ((table.title, "bold"), (table.subtitle, "dim")):
            if head:
                self.line(Text(head, style=style))
        for s, section in enumerate(table.sections):
            for block in _body(layout, section, s, self.screen):
                self.put(block)
        if table.footer:
            self.line()
        for remark in _foot(layout, self.screen):
            self.line(remark)

    def text(self) -> str:
        """All that was printed."""
        lines = (line.rstrip() for line in self.file.getvalue().splitlines())
        return self.screen.spell(no_commands("\n".join(lines) + "\n"))


def _foot(layout: _Layout, screen: Screen) -> Iterator[str]:
    yield from layout.table.footer
    columns = layout.table.columns
    hidden = [c.title for i, c in enumerate(columns) if layout.kept is not None and i not in layout.kept]
    if hidden:
        yield say(screen.lang, "hidden_columns", {"columns": say(screen.lang, "comma").join(hidden)})
