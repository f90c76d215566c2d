"""A table row by row: which indicator, region, time and unit a row names, and which rows are parts of others."""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lygap.exchange.sheets.blocks import Block
from lygap.exchange.sheets.columns import Column, Place
from lygap.exchange.sheets.dimensions import Dimensions
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.lines import Line, Part
from lygap.exchange.sheets.names import Named, Names
from lygap.exchange.sheets.roles import Role
from lygap.exchange.sheets.times import When, month_of_period, of_date, when
from lygap.exchange.sheets.wording import folded
from lygap.plan.records import ObsStatus
from lygap.reading.commas import says_nothing

_STATUSES: dict[str, ObsStatus] = {
    "a": "final", "final": "final", "p": "provisional", "provisional": "provisional", "初步数": "provisional",
    "e": "estimated", "estimated": "estimated", "预计数": "estimated", "derived": "derived",
}  # fmt: skip
_LEADING: tuple[Role, ...] = ("label", "region", "year")


def parts(columns: Mapping[int, Column]) -> list[Part]:
    """A table cut where, to the right of values, names begin again."""
    cut: list[dict[int, Column]] = [{}]
    has_values = False
    for number, column in columns.items():
        if has_values and column.role in _LEADING:
            cut.append({})
            has_values = False
        has_values |= column.takes_values
        cut[-1][number] = column
    return [Part(part) for part in cut]


class Table:
    """One part of a table, with what it takes to understand its rows."""

    def __init__(self, grid: Grid, block: Block, part: Part, names: Names, sources: Mapping[str, str]) -> None:
        self.part = part
        self._grid = grid
        self._block = block
        self._names = names
        self._sources = sources
        self._labels = part.of("label")
        self._regions = part.of("region")
        self._years = part.of("year") or part.of("period")
        self._others = part.others
        self._units, self._source = part.of("unit"), part.of("source")
        self._comments, self._statuses, self._tens_columns = part.of("comment"), part.of("status"), part.of("tens")
        values = part.values
        self._columns_name = bool(values) and all(column.indicator is not None for column in values)
        self._has_times = any(column.when is not None and column.when.year is not None for column in values)

    def lines(self, *, names_regions: bool) -> Iterator[Line]:
        """The rows below the head; `names_regions` says that the indicator was named beside the sheet."""
        found = [self._line(row, names_regions=names_regions) for row in self._block.body]
        parted = Dimensions(self._grid, self.part).parted(found)
        for line in found:
            yield line._replace(is_part=line.row in parted)

    def _text(self, row: int, columns: list[int], *, merged: bool = False) -> tuple[str, Place | None]:
        """The text of the last of some columns in which one stands."""
        for column in reversed(columns):
            value = self._grid.shown(row, column) if merged else self._grid.sheet.value(row, column)
            if isinstance(value, str) and value.strip() and not says_nothing(value):
                return value.strip(), Place(row, column)
        return "", None

    def _line(self, row: int, *, names_regions: bool) -> Line:
        text, place = self._text(row, self._labels or self._others, merged=bool(self._labels))
        line = Line(row, text, place)
        line = self._with_time(line)
        line = self._with_names(line, names_regions=names_regions or self._columns_name)
        unit, unit_place = self._text(row, self._units)
        source, _ = self._text(row, self._source)
        note, _ = self._text(row, self._comments)
        status, _ = self._text(row, self._statuses)
        return line._replace(
            unit=unit or None,
            unit_place=unit_place,
            tens=self._tens(row),
            source=self._sources.get(folded(source)),
            note=note or None,
            status=_STATUSES.get(folded(status)),
        )

    def _tens(self, row: int) -> int:
        for column in self._tens_columns:
            value = self._grid.sheet.value(row, column)
            text = value if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else ""
            if text.strip().isdecimal() and len(text.strip()) < 3:
                return int(text)
        return 0

    # ---- the time of a row

    def _with_time(self, line: Line) -> Line:
        if self._years:
            time = self._of_columns(line.row)
            return line._replace(when=time, is_of_no_time=time is None)
        if self._has_times:
            return line
        columns = self._others if self._columns_name or not self._labels else []
        times = (self._time(line.row, column, is_period=False) for column in columns)
        return line._replace(when=next((time for time in times if time is not None), None))

    def _of_columns(self, row: int) -> When | None:
        """The time in the columns of years, quarters and months together; None where one of them names none."""
        found: When | None = None
        for column in self._years:
            if self._grid.shown(row, column) is None and found is not None:
                continue
            time = self._time(row, column, is_period=True) or self._month(row, column)
            if time is None:
                return None
            found = time.within(found)
        return found

    def _month(self, row: int, column: int) -> When | None:
        """The month that a bare number is in a column of months."""
        value = self._grid.sheet.value(row, column)
        text = f"{value:f}" if isinstance(value, Decimal) else value if isinstance(value, str) else ""
        return when(f"{text.strip()}月") if text.strip().isdecimal() and len(text.strip()) < 3 else None

    def _time(self, row: int, column: int, *, is_period: bool) -> When | None:
        """The time that a cell names; a bare number may be one only where nothing else is."""
        value = self._grid.shown(row, column) if is_period else self._grid.sheet.value(row, column)
        match value:
            case datetime.date():
                return of_date(value.year, value.month, value.day)
            case Decimal():
                return when(f"{value:f}")
            case str():
                return month_of_period(value) if is_period else when(value)
            case _:
                return None

    # ---- what a row names

    def _with_names(self, line: Line, *, names_regions: bool) -> Line:
        line = self._with_region(line)
        if not line.is_known:
            return line
        named = self._named(line.row)
        if named is not None:
            own, place = named
            time = line.when if own.when is None else own.when
            return line._replace(indicator=own, place=place, label=self._shown(place), when=time)
        if line.label and names_regions and line.region is None and line.when is None:
            region = self._names.region(line.label)
            return line._replace(region=region, is_known=region is not None)
        needs_label = bool(self._labels) or not names_regions
        return line._replace(is_known=not needs_label or (names_regions and not line.label))

    def _with_region(self, line: Line) -> Line:
        text, place = self._text(line.row, self._regions, merged=True)
        if not text:
            return line
        region = self._names.region(text)
        if region is None:
            return line._replace(label=text, place=place, is_known=False)
        return line._replace(region=region)

    def _shown(self, place: Place | None) -> str:
        value = None if place is None else self._grid.shown(*place)
        return value.strip() if isinstance(value, str) else ""

    def _named(self, row: int) -> tuple[Named, Place] | None:
        """The indicator that a row names, in the most particular of its labels."""
        for column in reversed(self._labels or self._others):
            value = self._grid.shown(row, column) if self._labels else self._grid.sheet.value(row, column)
            named = self._names.indicator(value) if isinstance(value, str) else None
            if named is not None:
                return named, Place(row, column)
            if isinstance(value, str) and value.strip() and len(self._labels) > 1 and self._covers_rows(row, column):
                return None
        return None

    def _covers_rows(self, row: int, column: int) -> bool:
        """Whether labels before a cell stand for several rows, of which this names one."""
        before = [label for label in self._labels if label < column]
        return any(self._grid.is_covered(row, label) for label in before)
