"""The rows of a plan's table → indicators, as far as the words say; nothing is invented."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lygap.exchange.sheets.wording import folded
from lygap.exchange.starting.heads import Grid, Head, plain, rows_below
from lygap.exchange.starting.meanings import (
    direction_in,
    direction_of,
    kind_of,
    nature_of,
    squeezed_words,
    without_unit,
)
from lygap.exchange.starting.stated import Stated, stated
from lygap.plan.records import Direction, Kind, Nature
from lygap.plan.texts import has_han

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]+、|[(（][0-9一二三四五六七八九十]+[)）]|[0-9]{1,3}(?:、|\.(?![0-9])|．))\s*"
)
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]+[)）]?[、.．]?|[IVX]+[.)]?|[A-Z][.)]?")
"""What counts the parts of a table, and not its indicators."""
_END = re.compile(r"(?:注|备注|说明|资料来源|数据来源|notes?|source)[:：]", re.IGNORECASE)
_SLUG = re.compile("[^a-z0-9]+")
_LONGEST_ID = 40


class Goal(NamedTuple):
    """A target with its year (None where the head names none) and the cell in which it stands."""

    year: int | None
    stated: Stated
    cell: str


class Drafted(NamedTuple):
    """An indicator as a row of the table gives it; None for what the words do not say.

    `label` is the name as it is printed, where it is another than the names. `is_kind_open` says that only the usual
    kind was taken, since the words name none. `base` is None where no cell holds one.
    """

    id: str
    zh: str | None
    en: str | None
    label: str
    number: int | None
    heading: str | None
    unit: str | None
    nature: Nature | None
    direction: Direction | None
    kind: Kind
    is_kind_open: bool
    base: Goal | None
    targets: tuple[Goal, ...]
    texts: Mapping[str, str]
    cell: str

    @property
    def name(self) -> str:
        """One of its names, for a message."""
        return self.zh or self.en or self.label


def indicators_of(grid: Grid, head: Head) -> Iterator[Drafted]:
    """The indicators of a table in its order."""
    reader = _Reader(grid, head)
    for row in rows_below(grid, head):
        if _END.match(reader.text(row, "name") or _first_text(grid, row)):
            return
        drafted = reader.indicator(row)
        if drafted is not None:
            yield drafted


def _first_text(grid: Grid, row: int) -> str:
    return next((plain(value) for value in grid.sheet.rows[row].values()), "")


class _Reader:
    """The rows of one table, with the heading that they stand under and the ids that were given."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.grid = grid
        self.head = head
        self.heading: str | None = None
        self.count = 0
        self.ids: set[str] = set()

    def text(self, row: int, role: str) -> str:
        """The text in the column of a role; empty where there is none."""
        column = self.head.column(role)  # type: ignore[arg-type]
        return "" if column is None else self.grid.text(row, column)

    def indicator(self, row: int) -> Drafted | None:
        """What a row says; None where it is a heading, or a head that is printed again."""
        label = self.text(row, "name") or (_first_text(self.grid, row) if self._is_heading(row) else "")
        if not label or label == self.text(self.head.bottom, "name") or label == self.text(self.head.top, "name"):
            return None
        if self._is_heading(row) or self._is_section(row):
            self.heading = _NUMBERING.sub("", label, count=1)
            return None
        self.heading = self.text(row, "group") or self.heading
        self.count += 1
        return self._drafted(row, label)

    def _is_heading(self, row: int) -> bool:
        """Whether one text stands alone in a row, or in cells that are merged into one."""
        return len({self.grid.shown.get((row, column), (row, column)) for column in self.grid.sheet.rows[row]}) == 1

    def _is_section(self, row: int) -> bool:
        """Whether beside the name only a numeral stands, on its left, that counts the parts of the table."""
        name = self.head.column("name") or 1
        others = [column for column in self.grid.sheet.rows[row] if column != name]
        return all(column < name and _SECTION.fullmatch(self.grid.text(row, column)) for column in others)

    def _drafted(self, row: int, label: str) -> Drafted:
        zh, en, bracketed = self._names(row, label)
        targets = tuple(self._goals(row, "target"))
        if all(goal.stated.meaning == "none" for goal in targets):
            targets = tuple(self._paces(row)) or targets
        base = max(self._goals(row, "base"), key=lambda goal: goal.year or 0, default=None)
        unit = self.text(row, "unit") or bracketed or _unit_of_cells(base, targets)
        counts = any(goal.stated.is_cumulative for goal in (*targets, *([base] if base else [])))
        kind = kind_of(f"{zh or ''} {en or ''}", unit, is_count=counts)
        return Drafted(
            id=self._id(en),
            zh=zh,
            en=en,
            label=label,
            number=_whole_number(self.text(row, "number")),
            heading=self.heading,
            unit=unit,
            nature=nature_of(self.text(row, "nature")),
            direction=self._direction(row, targets),
            kind=kind or "stock",
            is_kind_open=kind is None,
            base=base,
            targets=targets,
            texts={role: text for role in ("definition", "owner", "note") if (text := self.text(row, role))},
            cell=self.grid.sheet.address(row, self.head.column("name") or 1),
        )

    def _names(self, row: int, label: str) -> tuple[str | None, str | None, str | None]:
        """The Chinese and the English name, and the unit behind a name in brackets."""
        name, unit = without_unit(_NUMBERING.sub("", label, count=1))
        english = self.text(row, "english") or None
        column = self.head.column("name")
        whole = None if column is None else self.grid.value(row, column)
        lines = [plain(line) for line in whole.split("\n") if plain(line)] if isinstance(whole, str) else []
        if len(lines) == 2 and has_han(lines[0]) != has_han(lines[1]):
            zh, en = lines if has_han(lines[0]) else reversed(lines)
            return zh, english or en, unit
        return (name, english, unit) if has_han(name) or english else (None, name, unit)

    def _goals(self, row: int, role: str) -> Iterator[Goal]:
        """What stands in the columns of a role, in the order of their years."""
        columns = [(column.year or 0, number) for number, column in self.head.columns.items() if column.role == role]
        for year, number in sorted(columns):
            found = stated(self.grid.value(row, number))
            if found is not None:
                yield Goal(year or None, found, self.grid.sheet.address(row, number))

    def _paces(self, row: int) -> Iterator[Goal]:
        """What stands in a column of changes a year, in words: it is the aim where the plan states no level."""
        for number, column in self.head.columns.items():
            found = stated(self.grid.value(row, number)) if column.is_pace else None
            if found is not None and found.meaning not in ("none", "fault"):
                is_bare = found.meaning == "level" and not found.is_cumulative
                words = f"{column.text} {found.text}" if is_bare else found.text
                yield Goal(None, Stated("words", text=words), self.grid.sheet.address(row, number))

    def _direction(self, row: int, targets: tuple[Goal, ...]) -> Direction | None:
        """The direction that its column gives, else a note, else the words of the targets that agree on one."""
        noted = f"{self.text(row, 'note')} {self.text(row, 'definition')}"
        own = direction_of(self.text(row, "direction")) or direction_in(noted)
        said = {goal.stated.direction for goal in targets} - {None}
        return own or (said.pop() if len(said) == 1 else None)

    def _id(self, english: str | None) -> str:
        """An id of the English name, else of the row's place in the table; no id is given twice."""
        slug = _SLUG.sub("_", squeezed_words(english or ""))[:_LONGEST_ID].strip("_")
        word = slug if slug[:1].isalpha() else f"indicator_{self.count}"
        numbered = (word if number == 1 else f"{word}_{number}" for number in range(1, self.count + 1))
        found = next((name for name in numbered if name not in self.ids), f"{word}_{self.count + 1}")
        self.ids.add(found)
        return found


def _whole_number(text: str) -> int | None:
    word = folded(text).removesuffix(".")
    return int(word) if word.isascii() and word.isdecimal() and 0 < len(word) <= 6 else None


def _unit_of_cells(base: Goal | None, targets: tuple[Goal, ...]) -> str | None:
    """A percent sign in the cells where nothing else names the unit."""
    units = {goal.stated.unit for goal in (*targets, *([base] if base else [])) if goal.stated.unit}
    return "%" if units == {"%"} else None


def digits(number: Decimal) -> str:
    """A number as it was typed, without an exponent."""
    return f"{number:f}"
