"""What a row of a table says of its values, and the columns that belong together."""

from typing import NamedTuple

from lygap.exchange.sheets.columns import Column, Place
from lygap.exchange.sheets.names import Named
from lygap.exchange.sheets.roles import Role
from lygap.exchange.sheets.times import When
from lygap.plan.records import ObsStatus


class Part(NamedTuple):
    """Columns that belong together: those that name, and those with values to their right, up to the next that name."""

    columns: dict[int, Column]

    def of(self, *roles: Role) -> list[int]:
        """The columns with one of these roles."""
        return [number for number, column in self.columns.items() if column.role in roles]

    @property
    def values(self) -> list[Column]:
        """The columns in which observed values stand."""
        return [column for column in self.columns.values() if column.takes_values]

    @property
    def others(self) -> list[int]:
        """The columns before the values of which nobody knows what they are."""
        first = min((column.number for column in self.values), default=0)
        stubs = (column for column in self.columns.values() if column.role is None and not column.has_meaning)
        return [column.number for column in stubs if column.number < first or column.text]


class Line(NamedTuple):
    """What a row says of its values; None where it says nothing of that.

    `label` and `place` are those that it is known by. `is_known` says that what it names is in the plan; `part` that it
    is a part of another row: of one sex, of one age.
    """

    row: int
    label: str
    place: Place | None
    indicator: Named | None = None
    region: str | None = None
    when: When | None = None
    unit: str | None = None
    unit_place: Place | None = None
    tens: int = 0
    source: str | None = None
    note: str | None = None
    status: ObsStatus | None = None
    is_known: bool = True
    is_part: bool = False
    is_of_no_time: bool = False
