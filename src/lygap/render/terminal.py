"""Tables for a terminal: numbers are never cut; in a narrow one columns give way, then rows become cards."""

import io
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from lygap.render.cells import MISSING, RIGHT, style_of
from lygap.render.folding import in_lines
from lygap.render.grid import Field, grid_text
from lygap.render.layout import GAP, PROSE, Layout
from lygap.render.screen import Screen
from lygap.report.table import Section, Table
from lygap.visible import no_commands
from lygap.words import say

_READABLE = 30
_MANY = 200
"""Rows of a section beyond which rich would take longer than all else."""


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


def _grid(layout: Layout, s: int, kept: list[int], widths: dict[int, int], *, boxed: bool) -> RichTable:
    columns = layout.table.columns
    # The box itself puts one blank between columns.
    gap = GAP - 1 if boxed else GAP
    box = SIMPLE_HEAD if boxed else None
    grid = RichTable(box=box, show_edge=False, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    for i in kept:
        grid.add_column(
            columns[i].title,
            width=widths[i],
            justify="right" if columns[i].kind in RIGHT else "left",
            overflow="fold",
            no_wrap=not layout.folds(s, i),
        )
    for texts, cells in zip(layout.parts[s].texts, layout.table.sections[s].rows, strict=True):
        told = {i: Text(texts[i], style=style_of(cells[i], columns[i])) for i in kept}
        grid.add_row(*(in_lines(text, widths[i]) if layout.folds(s, i) else text for i, text in told.items()))
    return grid


def _cards(layout: Layout, s: int, colon: str) -> Iterator[Text]:
    """A row as lines: the leading cell, after whatever stands before it, then the others with their titles."""
    columns = layout.table.columns
    lead = next((i for i, column in enumerate(columns) if column.leads), 0)
    for texts, cells in zip(layout.parts[s].texts, layout.table.sections[s].rows, strict=True):
        yield Text(" ".join(filter(None, texts[: lead + 1])), style="bold")
        for text, cell, column in list(zip(texts, cells, columns, strict=True))[lead + 1 :]:
            if text not in ("", MISSING):
                yield Text.assemble(f"  {column.title}{colon}", (text, style_of(cell, column)))
        yield Text("")


def _body(layout: Layout, section: Section, s: int, screen: Screen) -> Iterator[Text | RichTable | str]:
    if section.heading:
        yield Text(f"\n{section.heading}", style="bold")
    if layout.kept is None:
        yield from _cards(layout, s, say(screen.lang, "colon"))
        return
    widths = layout.widths(s, layout.kept)
    wraps = any(widths[i] < layout.parts[s].natural[i] for i in layout.kept)
    if len(section.rows) > _MANY and not wraps and not screen.colour:
        yield _many(layout, s, layout.kept, boxed=screen.can("─"))
    else:
        yield _grid(layout, s, layout.kept, widths, boxed=screen.can("─"))


def _many(layout: Layout, s: int, kept: list[int], *, boxed: bool) -> str:
    """The same as a grid, for rows of which there are many."""
    columns = layout.table.columns
    part = layout.parts[s]
    fields = [Field(columns[i].title, part.natural[i], columns[i].kind in RIGHT) for i in kept]
    rows = ([texts[i] for i in kept] for texts in part.texts)
    return grid_text(fields, rows, "─" if boxed else "")


class Paper:
    """Collects what is printed, as lines without trailing blanks."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.file = io.StringIO()
        self.console = _console(screen, self.file)
        self.prose = min(screen.width or PROSE, PROSE)

    def line(self, text: Text | str = "") -> None:
        """Running text, wrapped at the screen's width, or where a line gets too long to be read."""
        told = Text(self.screen.spell(text)) if isinstance(text, str) else text
        self.console.print(in_lines(told, self.prose), width=self.prose)

    def picture(self, lines: list[str]) -> None:
        """A drawing, however wide it is."""
        for line in lines:
            self.console.print(Text(line), soft_wrap=self.screen.width is None)

    def put(self, block: Text | RichTable | str) -> None:
        """A line, a table, or the lines of one that are drawn already."""
        match block:
            case Text():
                self.line(block)
            case str():
                self.file.write(block)
            case _:
                self.console.print(block)

    def facts(self, pairs: list[tuple[str, str]], style: str = "") -> None:
        """Labels and texts side by side; where that leaves the texts no room, the texts below their labels.

        `style` is that of the first text.
        """
        styles = [style, *([""] * len(pairs))]
        width = max((cell_len(label) for label, _ in pairs), default=0)
        room = self.prose - width - GAP
        if self.screen.width is not None and self.screen.width - width - GAP < _READABLE:
            for (label, text), look in zip(pairs, styles, strict=False):
                self.line(label)
                told = in_lines(Text(self.screen.spell(text), style=look), self.prose - GAP)
                self.console.print(Padding(told, (0, 0, 0, GAP)), width=self.prose)
            return
        grid = RichTable.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_column(width=width, no_wrap=True)
        grid.add_column(overflow="fold")
        for (label, text), look in zip(pairs, styles, strict=False):
            grid.add_row(Text(label), in_lines(Text(self.screen.spell(text), style=look), room))
        self.console.print(grid, width=self.prose)

    def table(self, table: Table) -> None:
        """A table with its title above and its remarks below."""
        layout = Layout(table, self.screen)
        for head, style in ((table.title, "bold"), (table.subtitle, "dim")):
            if head:
                self.line(Text(head, style=style))
        if table.subtitle and table.sections and not table.sections[0].heading:
            self.line()
        for s, section in enumerate(table.sections):
            for block in _body(layout, section, s, self.screen):
                self.put(block)
        remarks = list(layout.footer())
        if remarks:
            self.line()
        for remark in remarks:
            self.line(remark)

    def text(self) -> str:
        """All that was printed."""
        lines = (line.rstrip() for line in self.file.getvalue().splitlines())
        return self.screen.spell(no_commands("\n".join(lines) + "\n"))
