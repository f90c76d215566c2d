"""Rows of one indicator that are told apart: of them only the total counts."""

from lygap.exchange.cells import Value
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.lines import Line, Part
from lygap.exchange.sheets.wording import folded
from lygap.reading.commas import says_nothing

_TOTALS_WORDS = (
    "_t total totals all 合计 总计 总数 全部 全体 小计 总体 both both(sexes) bothsexes bothsex allages allage "
    "allareas allarea _z na n/a 男女合计 不分性别 overall everyone"
)
_TOTALS = frozenset(_TOTALS_WORDS.split())


class Dimensions:
    """The columns that tell rows apart: those known for it, and those of which nobody knows what they hold."""

    def __init__(self, grid: Grid, part: Part) -> None:
        self._grid = grid
        self._known = part.of("dimension")
        self._others = part.others
        self._has_labels = bool(part.of("label"))
        values = part.values
        self._columns_name = bool(values) and all(column.indicator is not None for column in values)

    def parted(self, lines: list[Line]) -> set[int]:
        """The rows of one sex, age or the like: by columns known for that, and by those that tell rows apart."""
        known = self._known
        unknown = [
            column for column in self._others if self._has_labels or column not in {_column(line) for line in lines}
        ]
        if not known and not unknown:
            return set()
        parted = {line.row for line in lines if any(not self._is_total(line.row, column) for column in known)}
        alike: dict[tuple[object, ...], list[int]] = {}
        for line in lines:
            if line.indicator is not None or self._columns_name:
                name = None if line.indicator is None else line.indicator.indicator
                alike.setdefault((name, line.region, line.when, line.source), []).append(line.row)
        for rows in alike.values():
            if len(rows) > 1:
                parted |= self._told_apart(rows, unknown)
        return parted

    def _told_apart(self, rows: list[int], columns: list[int]) -> set[int]:
        """Of rows of one name those that are no total, in the columns that tell them apart."""
        telling = [column for column in columns if len({self._plain(row, column) for row in rows}) > 1]
        return {row for row in rows if any(not self._is_total(row, column) for column in telling)}

    def _plain(self, row: int, column: int) -> str:
        value = self._grid.shown(row, column)
        return folded(value) if isinstance(value, str) else str(_or_nothing(value))

    def _is_total(self, row: int, column: int) -> bool:
        text = self._plain(row, column)
        return not text or text in _TOTALS or says_nothing(text)


def _column(line: Line) -> int:
    return 0 if line.place is None else line.place.column


def _or_nothing(value: Value | None) -> Value | str:
    return "" if value is None else value
