"""A sheet cut into tables: the rows at the head of each, the rows below, and the lines of text around them."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from lygap.exchange.cells import Fault, Percent, Row, Value
from lygap.exchange.sheets.amounts import Amount, amount_of
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.heads import Head, Heads
from lygap.exchange.sheets.wording import folded
from lygap.reading.commas import says_nothing

_HEADING = frozenset(("label", "unit", "year", "region", "number"))
"""Roles that only a row at the head of a table has."""
_BEHIND = frozenset(("value", "skip", "baseline"))
_MOST_HEADS = 6
_INFORMING = re.compile("^(?:计量|数据)?单位[:：]|^(?:编制|填报|制表|统计)[^:：]{0,8}[:：]|^(?:表号|表名)")
_STEMS = "甲乙丙丁戊己庚辛abcdef"


class Line(NamedTuple):
    """A line of text outside the tables, or between their rows."""

    row: int
    column: int
    text: str


class Block(NamedTuple):
    """A table: the numbers of its rows at the head and below, and the lines of text that stand above it."""

    head: list[int]
    body: list[int]
    above: tuple[Line, ...]


class Cut(NamedTuple):
    """All tables of a sheet, and all its lines of text."""

    blocks: list[Block]
    lines: list[Line]


def cut(grid: Grid, heads: Heads) -> Cut:
    """The tables of a sheet in their order; rows above the first head are one without a head."""
    cutting = _Cutting(grid, heads)
    for number, row in grid.sheet.rows.items():
        cutting.take(number, row)
    return Cut(cutting.blocks, cutting.lines)


class _Cutting:
    def __init__(self, grid: Grid, heads: Heads) -> None:
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self._grid = grid
        self._heads = heads
        self._has_times = False

    def take(self, number: int, row: Row) -> None:
        """Put a row where it belongs."""
        block = self.blocks[-1] if self.blocks else None
        if block is not None and block.body and any(map(_is_surely_value, row.values())):
            block.body.append(number)  # so are most rows of a long table
            return
        heads = {column: self._heads.of(value) for column, value in row.items()}
        in_head = block is not None and bool(block.head) and not block.body and len(block.head) < _MOST_HEADS
        if in_head and block is not None and (_numbers_columns(row) or self._continues(block, row, heads)):
            if not _numbers_columns(row):
                block.head.append(number)
                self._has_times |= _has_times(heads)
        elif self._informs(row, heads):
            self.lines += [Line(number, column, text) for column, text in row.items() if isinstance(text, str)]
        elif self._begins(row, heads, block):
            self.blocks.append(Block([number], [], self._above(block)))
            self._has_times = _has_times(heads)
        elif block is not None:
            block.body.append(number)
        else:
            self.blocks.append(Block([], [number], self._above(block)))

    def _above(self, block: Block | None) -> tuple[Line, ...]:
        """The lines of text between the table before and what begins now."""
        last = 0 if block is None else (block.body or block.head)[-1]
        return tuple(line for line in self.lines if line.row > last)

    def _informs(self, row: Row, heads: dict[int, Head]) -> bool:
        """Whether a row is a line of text: a title, a note, what is counted in."""
        texts = [value for value in row.values() if isinstance(value, str)]
        if any(_INFORMING.search(text.strip()) for text in texts):
            return not any(isinstance(value, Decimal | Percent) for value in row.values())
        if len(row) > 1 or not texts:
            return False
        (column, head), *_ = heads.items()
        is_over_others = head.when is not None and head.when.is_time and column > 1
        return not is_over_others

    def _begins(self, row: Row, heads: dict[int, Head], block: Block | None) -> bool:
        """Whether a row is the first at the head of a table."""
        if any(_is_number(value, heads[column]) for column, value in row.items()):
            return False
        _, *others = sorted(row)
        times = [column for column, head in heads.items() if head.when is not None and head.when.is_time]
        firm = [column for column in times if not heads[column].is_weak]
        names_columns = any(head.role in _HEADING for head in heads.values())
        if times and block is not None and bool(block.head) and not self._has_times:
            return names_columns  # in a table of years each row names one
        if firm or names_columns:
            return True
        return self._is_row_of_years(row, heads, block) or self._is_row_of_names(row, heads, block, others)

    def _is_row_of_years(self, row: Row, heads: dict[int, Head], block: Block | None) -> bool:
        """Whether bare numbers are years: they rise or fall, and what stands before them is no indicator."""
        first, *others = sorted(row)
        years = [head.when.year for _, head in sorted(heads.items()) if head.is_weak and head.when is not None]
        if not years or (block is not None and block.head and not self._has_times):
            return False
        before = not heads[first].is_weak
        known = all(heads[column].is_known for column in (others if before else (first, *others)))
        in_order = _in_order([year for year in years if year is not None])
        is_first = block is None and len(years) > 1
        is_plain = heads[first].indicator is None and (heads[first].region is None or is_first)
        return known and in_order and is_plain and (len(years) > 1 or not before or block is None)

    def _is_row_of_names(self, row: Row, heads: dict[int, Head], block: Block | None, others: list[int]) -> bool:
        """Whether indicators or regions stand side by side."""
        if self._has_times and block is not None:
            return False
        if any(isinstance(value, str) and says_nothing(value) for value in row.values()):
            return False
        indicators = {heads[column].indicator for column in others} - {None}
        regions = {heads[column].region for column in others} - {None}
        first = heads[min(row)]
        if first.indicator is not None:
            return len(indicators - {first.indicator}) > 0
        return bool(indicators) or len(regions) > 1 or (len(regions) == 1 and first.region is not None)

    def _continues(self, block: Block, row: Row, heads: dict[int, Head]) -> bool:
        """Whether a row belongs to the head above it: subheads, units, years below what they are of."""
        if any(_is_number(value, heads[column]) for column, value in row.items()):
            return False
        stub_end = self._first_value_column(block)
        for column, value in row.items():
            head = heads[column]
            is_stub = column < stub_end
            says_what = head.role is not None or head.unit is not None
            if is_stub and not (says_what or (head.when is not None and head.is_weak)):
                return False
            if isinstance(value, str) and says_nothing(value):
                return False
        behind = [head for column, head in heads.items() if column >= stub_end]
        return bool(behind) or any(head.is_known for head in heads.values())

    def _first_value_column(self, block: Block) -> int:
        """The first column whose head says that values stand below."""
        columns = []
        for number in block.head:
            for column, value in self._grid.row(number).items():
                head = self._heads.of(value)
                is_value = head.role in _BEHIND or head.when or head.indicator or head.region
                if is_value:
                    columns.append(column)
        return min(columns, default=1_000_000)


def _has_times(heads: dict[int, Head]) -> bool:
    return any(head.when is not None and head.when.is_time for head in heads.values())


def _is_number(value: Value, head: Head) -> bool:
    """Whether a cell is a value, and no year."""
    if head.is_known:
        return False
    match value:
        case Decimal() | Percent() | Fault() | bool():
            return True
        case str():
            return isinstance(amount_of(value, comma=False), Amount)
        case _:
            return False


def _is_surely_value(value: Value) -> bool:
    """Whether a cell is a number that cannot be a year."""
    return isinstance(value, Decimal) and not 1900 <= value < 2100


def _in_order(years: list[int]) -> bool:
    """Whether years rise, or fall, from one to the next."""
    steps = [then - first for first, then in pairwise(years)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _numbers_columns(row: Row) -> bool:
    """Whether a row only numbers the columns: 甲, 乙, 1, 2, 3."""
    texts = [_plain(value) for _, value in sorted(row.items())]
    digits = [text for text in texts if text.isdecimal()]
    stems = [text for text in texts if text in _STEMS]
    counted = [str(number) for number in range(1, len(digits) + 1)]
    return len(digits) > 1 and digits == counted and len(digits) + len(stems) == len(texts)


def _plain(value: Value) -> str:
    return folded(value) if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else "?"
