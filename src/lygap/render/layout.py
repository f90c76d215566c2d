"""How a table fits a screen: which columns stay, how wide they are, and what stands for those that gave way."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from lygap.render.cells import status_of, text_of
from lygap.render.screen import STATUS_SIGNS, Screen
from lygap.report.table import EXTRA, Cell, Column, Judgement, Prose, Section, Table
from lygap.words import say

FOLDED = 16
"""Columns of a text that wraps, below which nobody can read it."""
GAP = 2
PROSE = 100
"""Columns of running text, above which a line is too long to be followed to its end."""
_BOUNDLESS = 10**9


class Part(NamedTuple):
    """A section's texts, how wide each column is if nothing wraps, and the width below which it would be cut."""

    texts: list[list[str]]
    natural: list[int]
    least: list[int]

    def narrowest(self, kept: list[int]) -> int:
        """How wide these columns are together where all wrap that can."""
        return sum(self.least[i] + GAP for i in kept) - GAP

    def widest(self, kept: list[int]) -> int:
        """How wide they are where none wraps."""
        return sum(self.natural[i] + GAP for i in kept) - GAP


class Layout:
    """The texts of a table by its sections, and the columns that fit the screen: None where not even the least do.

    Where the column that explains them is not shown, judgements have their marks; where years would have to give way,
    the statuses of the earlier ones are signs alone, and if that is not enough those of the last too; and a unit
    without a column stands behind the name.
    """

    def __init__(self, table: Table, screen: Screen) -> None:
        self.table = table
        self.screen = screen
        self.short: tuple[int, ...] = ()
        self.has_marks = False
        self._lay()
        if table.marks and not self._is_shown(self._explaining):
            self.has_marks = True
            self._lay()
        self._shrink()
        self._put_units_behind_names()

    def _lay(self) -> None:
        self.parts = [self._part(section) for section in self.table.sections]
        self.kept = self._fitting(list(range(len(self.table.columns))))

    def _shrink(self) -> None:
        """Make statuses signs rather than lose a year; where not even that makes room, cards have the words again."""
        columns = self.table.columns
        shrinking = tuple(i for i, column in enumerate(columns) if column.shrinks)
        earlier = tuple(i for i in shrinking if columns[i].rank)
        for short in (earlier, shrinking, ()):
            is_enough = self.kept is not None and not any(columns[i].shrinks for i in self.hidden)
            is_last_resort = not short and self.kept is not None
            if not shrinking or is_enough or is_last_resort:
                return
            self.short = short
            self._lay()

    @property
    def hidden(self) -> list[int]:
        """The columns that gave way; none where rows are cards, which have them all."""
        return [] if self.kept is None else [i for i in range(len(self.table.columns)) if i not in self.kept]

    @property
    def _explaining(self) -> int | None:
        return next((i for i, column in enumerate(self.table.columns) if column.explains), None)

    def _is_shown(self, column: int | None) -> bool:
        return column is not None and column not in self.hidden

    # ---- texts

    def _part(self, section: Section) -> Part:
        columns = self.table.columns
        short = [i in self.short for i in range(len(columns))]
        texts = [[self._text(*cell) for cell in zip(row, columns, short, strict=True)] for row in section.rows]
        return self._measured(texts, section)

    def _text(self, cell: Cell, column: Column, is_short: bool) -> str:
        status = status_of(cell) if is_short else None
        if status is not None:
            return self.screen.sign(status)
        text = text_of(cell, column, self.screen)
        return text + self.screen.spell(cell.mark) if self.has_marks and isinstance(cell, Judgement) else text

    def _measured(self, texts: list[list[str]], section: Section) -> Part:
        natural, least = [], []
        for i, column in enumerate(self.table.columns):
            title = cell_len(column.title)
            folding = column.folds
            widths = [cell_len(row[i]) for row in texts]
            bare = [
                min(width, FOLDED) if folding or isinstance(row[i], Prose) else width
                for width, row in zip(widths, section.rows, strict=True)
            ]
            natural.append(max([title, *widths]))
            least.append(max([min(title, FOLDED) if folding else title, *bare]))
        return Part(texts, natural, least)

    def folds(self, section: int, column: int) -> bool:
        """Whether a column wraps in a section: all its texts may, or there is running text among them."""
        rows = self.table.sections[section].rows
        return self.table.columns[column].folds or any(isinstance(row[column], Prose) for row in rows)

    def _put_units_behind_names(self) -> None:
        """Let what has no column any more stand in brackets where it goes; names wrap, so they have room for it."""
        columns = self.table.columns
        name = next((i for i, column in enumerate(columns) if column.leads), None)
        if name is None:
            return
        for unit in (i for i in self.hidden if columns[i].into):
            for row in (row for part in self.parts for row in part.texts if row[unit]):
                row[name] = say(self.screen.lang, "with_unit", {"name": row[name], "unit": row[unit]})
        texts = (part.texts for part in self.parts)
        self.parts = [self._measured(*pair) for pair in zip(texts, self.table.sections, strict=True)]
        if self.kept is not None:
            self.kept = self._fitting(self.kept)

    # ---- columns

    def _fitting(self, kept: list[int]) -> list[int] | None:
        """Of these columns those that fit in every section, None where not even those of rank 0 do."""
        width, columns = self.screen.width, self.table.columns
        if width is None:
            return kept
        if any(part.widest(kept) > width for part in self.parts):
            kept = [i for i in kept if columns[i].rank != EXTRA]
        while any(part.narrowest(kept) > width for part in self.parts):
            last = max(kept, key=lambda i: columns[i].rank)
            if not columns[last].rank:
                return None
            kept = [i for i in kept if i != last]
        return kept

    def widths(self, section: int, kept: list[int]) -> dict[int, int]:
        """Folding columns share what the others leave, the first one first."""
        part = self.parts[section]
        widths = {i: part.least[i] for i in kept}
        has_prose = any(self.table.columns[i].prose for i in kept)
        end = self.screen.width or (PROSE if has_prose else _BOUNDLESS)
        spare = end + GAP - sum(width + GAP for width in widths.values())
        for i in kept:
            extra = max(0, min(spare, part.natural[i] - widths[i]))
            widths[i] += extra
            spare -= extra
        return widths

    # ---- what is said below

    def footer(self) -> Iterator[str]:
        """The table's remarks, and what must be known of marks, signs and columns that gave way."""
        yield from self.table.marks if self.has_marks else ()
        if self.short:
            yield self._legend()
        yield from self.table.footer
        columns = self.table.columns
        gone = [columns[i].title for i in self.hidden if not columns[i].into and not columns[i].explains]
        if gone:
            yield say(self.screen.lang, "hidden_columns", {"columns": say(self.screen.lang, "comma").join(gone)})

    def _legend(self) -> str:
        """The signs that stand for statuses, with their words."""
        rows = (row for section in self.table.sections for row in section.rows)
        met = {status_of(row[i]) for row in rows for i in self.short}
        told = [status for status in STATUS_SIGNS if status in met]
        lang = self.screen.lang
        return "  ".join(f"{self.screen.sign(status)} {say(lang, f'status.{status}')}" for status in told)
