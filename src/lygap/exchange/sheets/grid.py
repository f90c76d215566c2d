"""A sheet with what is merged filled in, where that is asked for."""

from lygap.exchange.cells import Row, Sheet, Value

_MOST_FILLED = 200_000
"""Cells that merged ones cover, up to which it is known what each shows: heads are small."""


class Grid:
    """The cells of a sheet, and what is shown where others are merged with them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}
        for merged in sheet.merged:
            height, width = merged.bottom - merged.top + 1, merged.right - merged.left + 1
            if len(self._anchors) + height * width > _MOST_FILLED:
                continue
            for row in range(merged.top, merged.bottom + 1):
                for column in range(merged.left, merged.right + 1):
                    self._anchors[row, column] = merged.top, merged.left

    def row(self, row: int) -> Row:
        """The cells of a row in which something stands, without those that are only covered."""
        return self.sheet.rows.get(row, {})

    def shown(self, row: int, column: int) -> Value | None:
        """What is shown in a cell: its own, or that of the cell it is merged with."""
        own = self.sheet.value(row, column)
        anchor = self._anchors.get((row, column))
        return self.sheet.value(*anchor) if own is None and anchor is not None else own

    def is_covered(self, row: int, column: int) -> bool:
        """Whether a cell is merged with others."""
        return (row, column) in self._anchors

    def address(self, row: int, column: int) -> str:
        """A cell as spreadsheets name it."""
        return self.sheet.address(row, column)
