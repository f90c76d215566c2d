"""What was understood of a file: values with their cells, remarks, and what no indicator of the plan is called."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from lygap.findings import Rule
from lygap.plan.records import Bound, ObsStatus


class At(NamedTuple):
    """A cell: the number of its sheet, its row and column, in the order in which people read, and its name."""

    sheet: int
    row: int
    column: int
    name: str


class Taken(NamedTuple):
    """A value that was read, in the unit of its indicator; `source` None where the sheet names none.

    `key` says what the number is, `base_year` from when a growth counts. `more` are further words of a row, and
    `is_rival` says that other values of its time and source may stand beside it, as in files that lygap wrote.
    """

    at: At
    indicator: str
    region: str
    year: int
    number: Decimal
    as_of: str | None = None
    period: str | None = None
    obs_status: ObsStatus | None = None
    bound: Bound | None = None
    note: str | None = None
    source: str | None = None
    key: str = "value"
    base_year: int | None = None
    excluded: str | None = None
    more: Mapping[str, str | bool | None] = {}
    is_rival: bool = False

    @property
    def time(self) -> tuple[object, ...]:
        """What only one value can be of."""
        return self.indicator, self.region, self.year, self.as_of, self.period, self.source


class Remark(NamedTuple):
    """A rule that a cell breaks; `params` fill its message."""

    rule: Rule
    at: At
    params: Mapping[str, str]
    indicator: str | None = None


class Unmatched(NamedTuple):
    """A row with values whose label no indicator has, and the ids of those that may be meant."""

    at: At
    label: str
    suggestions: tuple[str, ...] = ()


class Skipped(NamedTuple):
    """A column, or a row of a table of years, that holds no observed values."""

    at: At
    text: str


class Found(NamedTuple):
    """All that was understood of a file, and what was not; `tables` counts those in which values could stand."""

    taken: list[Taken]
    remarks: list[Remark]
    unmatched: list[Unmatched]
    skipped: list[Skipped]
    tables: int = 0


class Wanted(NamedTuple):
    """What the sheet does not say, and was said beside it; None where nothing was."""

    year: int | None = None
    indicator: str | None = None
    region: str | None = None
    source: str | None = None
