"""What each column of a table holds, from all the cells at its head, one above the other."""

from typing import NamedTuple

from lygap.exchange.cells import Value
from lygap.exchange.sheets.blocks import Block
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.heads import Head, Heads
from lygap.exchange.sheets.roles import Role
from lygap.exchange.sheets.times import When


class Place(NamedTuple):
    """A cell by its numbers."""

    row: int
    column: int


class Column(NamedTuple):
    """What a column holds. `text` and `place` are those of its lowest head, for whoever has to be told of it.

    `unit_place` is the cell that names the unit. `skipped` says that it holds what is no observed value.
    """

    number: int
    text: str = ""
    place: Place | None = None
    role: Role | None = None
    when: When | None = None
    indicator: str | None = None
    region: str | None = None
    unit: str | None = None
    unit_place: Place | None = None
    is_value: bool = False
    skipped: bool = False

    @property
    def has_meaning(self) -> bool:
        """Whether its head says of which values it is."""
        return self.when is not None or self.indicator is not None or self.region is not None or self.is_value

    @property
    def takes_values(self) -> bool:
        """Whether observed values stand in it."""
        return self.has_meaning and not self.skipped and self.role is None

    @property
    def is_baseline(self) -> bool:
        """Whether the plan's baselines stand in it."""
        return self.role == "baseline"


def columns_of(grid: Grid, block: Block, heads: Heads) -> dict[int, Column]:
    """The columns of a table that have a head, or anything below it."""
    numbers = {column for row in (*block.head, *block.body[:2000]) for column in grid.row(row)}
    covered = _covered(grid, block, numbers, heads)
    return {number: _column(number, covered[number], heads) for number in sorted(numbers)}


Stack = list[tuple[Place, Value]]
"""What is shown at the head of a column, from above."""


def _covered(grid: Grid, block: Block, numbers: set[int], heads: Heads) -> dict[int, Stack]:
    """What is shown above each column; what stands over several stands in the first, merged with the rest or not."""
    stacks: dict[int, Stack] = {number: [] for number in numbers}
    for at, row in enumerate(block.head):
        lower = block.head[at + 1 :]
        before: tuple[Place, Value] | None = None
        for number in sorted(numbers):
            value = grid.shown(row, number)
            has_below = any(number in grid.row(other) for other in lower)
            if value is not None:
                before = (Place(row, number), value) if _spreads(heads.of(value)) else None
                # What is merged over several rows is one cell.
                if stacks[number][-1:] != [] and stacks[number][-1][1] == value and grid.is_covered(row, number):
                    continue
                stacks[number].append((Place(row, number), value))
            elif before is not None and has_below and _is_alone_above(grid, block.head[:at], number):
                stacks[number].append(before)
            else:
                before = None
    return stacks


def _spreads(head: Head) -> bool:
    """Whether what a head says may be meant for the columns beside it."""
    return head.role in ("aim", "skip") or bool(head.when or head.indicator or head.region)


def _is_alone_above(grid: Grid, upper: list[int], number: int) -> bool:
    """Whether nothing stands above a cell of its own."""
    return not any(number in grid.row(row) for row in upper)


def _column(number: int, stack: Stack, heads: Heads) -> Column:
    column = Column(number)
    for place, value in stack:
        head = heads.of(value)
        text = value if isinstance(value, str) else str(value)
        column = _below(column, head, text, place)._replace(text=text.strip(), place=place)
    return column


def _below(column: Column, head: Head, text: str, place: Place) -> Column:
    """The column with what one more head says, below those before."""
    if head.unit is not None:
        column = column._replace(unit=head.unit, unit_place=place)
    if head.when or head.indicator or head.region:  # “年份” over years, “地区” over regions
        skipped = column.skipped or column.role == "aim"
        column = column._replace(role="baseline" if column.is_baseline else None, skipped=skipped)
    if head.when is not None:
        column = column._replace(when=head.when.within(column.when))
    if head.indicator is not None:
        column = column._replace(indicator=head.indicator)
    if head.region is not None:
        column = column._replace(region=head.region)
    match head.role:
        case None:
            # Below a time, a word that is not known tells of a part of what was counted.
            is_part = not head.is_known and column.has_meaning and bool(text.strip())
            return column._replace(skipped=True) if is_part else column
        case "value":
            return column._replace(is_value=True)
        case "skip":
            return column._replace(skipped=True)
        case "label" if column.has_meaning:
            return column
        case role:
            return column._replace(role=role)
