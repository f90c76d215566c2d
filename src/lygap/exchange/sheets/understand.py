"""A file → all that was understood of it, sheet by sheet."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from lygap import rules
from lygap.exchange.cells import Book, Sheet, Value
from lygap.exchange.sheets.amounts import Amount, amount_of
from lygap.exchange.sheets.blocks import Block, cut
from lygap.exchange.sheets.columns import Column, Place, columns_of
from lygap.exchange.sheets.found import At, Found, Remark, Skipped, Taken, Unmatched, Wanted
from lygap.exchange.sheets.grid import Grid
from lygap.exchange.sheets.heads import Heads
from lygap.exchange.sheets.names import Names
from lygap.exchange.sheets.notes import stated_name, stated_time, stated_unit
from lygap.exchange.sheets.roles import Role
from lygap.exchange.sheets.tables import Line, Part, Table, parts
from lygap.exchange.sheets.taking import Stated, Taking
from lygap.exchange.sheets.times import When
from lygap.exchange.sheets.units import Units
from lygap.exchange.sheets.wording import folded
from lygap.plan.records import Dataset
from lygap.plan.texts import wordings
from lygap.reading.commas import says_nothing

_TOP = 0


def understood(book: Book, data: Dataset, wanted: Wanted, columns: Mapping[str, Role] | None = None) -> Found:
    """What the sheets of a file say of the plan's indicators.

    `columns` are roles of columns by their heads, where somebody named them.
    """
    units = Units(data)
    names = Names(data, units)
    heads = Heads(names, units, {folded(head): role for head, role in (columns or {}).items()})
    found = Found([], [], [], [])
    for number, sheet in enumerate(book.sheets):
        if sheet.hidden:
            found.remarks.append(Remark(rules.HIDDEN, At(number, _TOP, _TOP, sheet.name), {"name": sheet.name}))
            continue
        reader = _SheetReader(data, units, names, heads, wanted)
        found = reader.read(number, sheet, found)
    if not book.sees_formats:
        found.remarks.append(Remark(rules.FORMATS_UNSEEN, At(-1, _TOP, _TOP, ""), {}))
    return _agreed(found)


class _SheetReader:
    """The reader of one sheet."""

    def __init__(self, data: Dataset, units: Units, names: Names, heads: Heads, wanted: Wanted) -> None:
        self._data = data
        self._units = units
        self._names = names
        self._heads = heads
        self._wanted = wanted
        self._sources = _sources(data)
        self._no_year: dict[int, At] = {}

    def read(self, number: int, sheet: Sheet, found: Found) -> Found:
        """What was found, with what this sheet adds."""
        self._number = number
        self._grid = Grid(sheet)
        tables = cut(self._grid, self._heads)
        taking = Taking(self._data, self._units, tables.lines, comma=sheet.comma)
        count = found.tables
        for block in tables.blocks:
            for part in parts(self._columns(block)):
                count += self._read_part(block, part, taking, found)
        found.taken.extend(taking.taken)
        found.remarks.extend(taking.remarks)
        return found._replace(tables=count)

    def _columns(self, block: Block) -> dict[int, Column]:
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
        plan = self._data.plan
        if year is None or not column.takes_values:
            return column
        if plan.target_year is not None and year >= plan.target_year:
            return column._replace(skipped=True)
        return column._replace(role="baseline") if year == plan.base_year else column

    def _read_part(self, block: Block, part: Part, taking: Taking, found: Found) -> bool:
        """Read some columns that belong together; whether values could stand there."""
        self._tell_skipped(block, part, found)
        if not part.values and not any(column.is_baseline for column in part.columns.values()):
            return False
        self._values = part.values
        self._baselines = [column for column in part.columns.values() if column.is_baseline]
        table = Table(self._grid, block, part, self._names, self._sources)
        self._table_time = When(self._wanted.year) if self._wanted.year is not None else None
        self._table_time = self._table_time or stated_time(block.above, self._grid.sheet.name)
        line_unit = stated_unit(block.above, self._units)
        self._stated = Stated()
        if line_unit is not None:
            line, text = line_unit
            self._stated = Stated(text, self._at(Place(line.row, line.column)))
        self._indicator = self._wanted.indicator or self._named_above(block)
        self._no_year = {}
        for row in table.lines(names_regions=self._indicator is not None):
            self._read_row(row, part, taking, found)
        for at in self._no_year.values():
            taking.remark(rules.NO_YEAR, at, case="sheet")
        return True

    def _named_above(self, block: Block) -> str | None:
        """The indicator that a line above a table names, whose unit is that of the table."""
        above = stated_name(block.above, self._names)
        if above is None:
            return None
        line, named = above
        if named.unit is not None:
            self._stated = Stated(named.unit, self._at(Place(line.row, line.column)))
        return named.indicator

    def _at(self, place: Place) -> At:
        return At(self._number, place.row, place.column, self._grid.address(*place))

    def _tell_skipped(self, block: Block, part: Part, found: Found) -> None:
        """Name the columns that have numbers, and no head that says of what."""
        for number, column in part.columns.items():
            is_blank = (
                not column.text and not column.has_meaning and bool(part.values) and number > part.values[0].number
            )
            has_numbers = any(isinstance(self._grid.sheet.value(row, number), Decimal) for row in block.body[:200])
            if column.skipped or (is_blank and has_numbers):
                place = column.place or Place((block.head or block.body)[-1 if block.head else 0], number)
                found.skipped.append(Skipped(self._at(place), column.text))

    def _read_row(self, line: Line, part: Part, taking: Taking, found: Found) -> None:
        cells = self._grid.row(line.row)
        columns = [column for column in self._values if column.number in cells]
        if not any(_may_be_value(cells[column.number]) for column in columns):
            columns = []
        if line.is_of_no_time and columns:
            self._tell_row(line, part, found)
            return
        if not line.is_known or line.is_part:
            if columns and line.place is not None:
                suggestions = () if line.is_part else tuple(self._names.suggestions(line.label))
                found.unmatched.append(Unmatched(self._at(line.place), line.label, suggestions))
            return
        for column in columns:
            self._read_cell(cells[column.number], column, line, taking)
        self._compare_baselines(line, taking)

    def _tell_row(self, line: Line, part: Part, found: Found) -> None:
        """Name a row of a table of years that is of no year."""
        year = (part.of("year") or part.of("period"))[0]
        value = self._grid.shown(line.row, year)
        text = value.strip() if isinstance(value, str) else ""
        found.skipped.append(Skipped(self._at(Place(line.row, year)), text))

    def _read_cell(self, value: Value, column: Column, line: Line, taking: Taking) -> None:
        name = line.indicator.indicator if line.indicator is not None else None
        indicator = column.indicator or name or self._indicator
        if indicator is None or (column.indicator and name and column.indicator != name):
            return
        place = Place(line.row, column.number)
        time = self._time(column, line)
        if time is None or time.year is None:
            self._no_year.setdefault(column.number, self._at(column.place or place))
            return
        taken = Taken(
            at=self._at(place),
            indicator=indicator,
            region=column.region or line.region or self._wanted.region or self._data.plan.region,
            year=time.year,
            number=Decimal(0),
            source=line.source or self._wanted.source,
            note=line.note,
            obs_status=line.status,
        )
        row = line.row if column.indicator is None else None
        taking.take(_shifted(value, line.tens), taken.at, time, taken, self._unit(column, line), row)

    def _time(self, column: Column, line: Line) -> When | None:
        """When a value was reached: a column's own year beats the row's, and both that of the whole table."""
        outer = self._table_time if line.when is None else line.when.within(self._table_time)
        return outer if column.when is None else column.when.within(outer)

    def _unit(self, column: Column, line: Line) -> Stated:
        """The unit of a cell: that of the row, that in its label, that of the column, that of the whole table."""
        if line.unit is not None and line.unit_place is not None:
            return Stated(line.unit, self._at(line.unit_place))
        if line.indicator is not None and line.indicator.unit is not None and line.place is not None:
            return Stated(line.indicator.unit, self._at(line.place))
        if column.unit is not None and column.unit_place is not None:
            return Stated(column.unit, self._at(column.unit_place))
        return self._stated

    def _compare_baselines(self, line: Line, taking: Taking) -> None:
        if line.indicator is None:
            return
        indicator = self._data.indicators[line.indicator.indicator]
        for column in self._baselines:
            value = self._grid.sheet.value(line.row, column.number)
            if value is not None:
                at = self._at(Place(line.row, column.number))
                taking.compare_baseline(value, at, line, indicator, self._unit(column, line))


def _may_be_value(value: Value) -> bool:
    return not (isinstance(value, str) and says_nothing(value))


def _shifted(value: Value, tens: int) -> Value:
    """A value of which a column says by how many powers of ten it was divided."""
    if not tens:
        return value
    if isinstance(value, str):
        from lygap.source import number

        return Decimal(value.strip()).scaleb(tens) if number(value.strip()) is not None else value
    return value.scaleb(tens) if isinstance(value, Decimal) else value


def _sources(data: Dataset) -> dict[str, str]:
    """The ids of sources by what other programs write for them, and by their titles."""
    found = {}
    for key, source in data.sources.items():
        for name in (*wordings(source.title), key.replace("-", "_"), key):
            found[folded(name)] = key
    return found


# ---- values of one time


def _agreed(found: Found) -> Found:
    """What was found, each value once; where two differ for one time, neither, which is then told."""
    first: dict[tuple[object, ...], Taken] = {}
    split: set[tuple[object, ...]] = set()
    remarks = list(found.remarks)
    for taken in found.taken:
        before = first.setdefault(taken.time, taken)
        if (before.number, before.bound) != (taken.number, taken.bound):
            split.add(taken.time)
            remarks.append(_differing(before, taken))
    kept = [taken for taken in first.values() if taken.time not in split]
    by_place = sorted(remarks, key=lambda remark: remark.at[:3])
    return found._replace(taken=list(_in_order(kept)), remarks=by_place)


def _differing(before: Taken, taken: Taken) -> Remark:
    from lygap.exchange.sheets.taking import plain

    params = {"value": plain(taken.number), "other": plain(before.number), "cell": before.at.name}
    return Remark(rules.DIFFERS, taken.at, {**params, "year": str(taken.year)}, taken.indicator)


def _in_order(taken: Iterable[Taken]) -> Iterator[Taken]:
    yield from sorted(taken, key=lambda one: one.at[:3])
