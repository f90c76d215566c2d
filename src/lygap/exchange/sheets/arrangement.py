"""What the columns of a table hold where their heads alone do not say it: in a list, below a corner, in a plan."""

from decimal import Decimal

from lygap.exchange.sheets.amounts import Amount, amount_of
from lygap.exchange.sheets.blocks import Block
from lygap.exchange.sheets.columns import Column, columns_of
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.heads import Heads
from lygap.plan.records import Plan


class Arrangement:
    """The columns of the tables of one sheet."""

    def __init__(self, grid: Grid, heads: Heads, plan: Plan) -> None:
        self._grid = grid
        self._heads = heads
        self._plan = plan

    def columns(self, block: Block) -> dict[int, Column]:
        """The columns of a table; in one of targets a year of the plan's own is what it states, and no value."""
        columns = columns_of(self._grid, block, self._heads)
        if not block.head:
            columns = self._of_list(block, columns)
        columns = self._with_corner(block, columns)
        if all(column.role != "nature" for column in columns.values()):
            return columns
        return {number: self._of_plan(column) for number, column in columns.items()}

    def _with_corner(self, block: Block, columns: dict[int, Column]) -> dict[int, Column]:
        """The columns where the first is headed by a region, and has names below: all values are of that region."""
        first = next(iter(columns.values()), None)
        if first is None or first.region is None or first.when is not None or not block.body:
            return columns
        if any(self._is_number(row, first.number) for row in block.body):
            return columns
        corner = {number: c if c.region else c._replace(region=first.region) for number, c in columns.items()}
        return {**corner, first.number: Column(first.number, first.text, first.place)}

    def _of_list(self, block: Block, columns: dict[int, Column]) -> dict[int, Column]:
        """The columns of a list without a head: values are the only numbers in it but those that count rows."""
        numeric = [number for number in columns if any(self._is_number(row, number) for row in block.body)]
        values = [number for number in numeric if not self._counts_rows(block.body, number)]
        if len(values) == 1:
            columns[values[0]] = columns[values[0]]._replace(is_value=True)
        return columns

    def _is_number(self, row: int, column: int) -> bool:
        value = self._grid.sheet.value(row, column)
        return value is not None and isinstance(amount_of(value, comma=False), Amount)

    def _counts_rows(self, rows: list[int], column: int) -> bool:
        values = [self._grid.sheet.value(row, column) for row in rows]
        return values == [Decimal(number) for number in range(1, len(values) + 1)] and len(values) > 1

    def _of_plan(self, column: Column) -> Column:
        year = None if column.when is None else column.when.year
        plan = self._plan
        if year is None or not column.takes_values:
            return column
        if plan.target_year is not None and year >= plan.target_year:
            return column._replace(skipped=True)
        return column._replace(role="baseline") if year == plan.base_year else column
