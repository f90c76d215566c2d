"""The sheet of paths: what each year asks for, from the base year on, and what was observed."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures.cells import NOTHING, Cells, cell_formula
from lygap.judge.assessment import Assessment
from lygap.render.xlsx import forms
from lygap.render.xlsx.book import COMPUTED, DATA, SOFT, Book
from lygap.render.xlsx.listing import LAST_ROW, Column, Listing
from lygap.render.xlsx.status import Statuses, is_extreme
from lygap.render.xlsx.values import Values
from lygap.report.path import Milestone, milestones
from lygap.words import name_in

MOST_LIVE = 20_000
"""Rows up to which paths are formulas, as figures are."""
SERIES = ("geometric", "linear", "catch_up", "observed", "target")
"""What there is a column of, and a line in a chart."""


class Charted(NamedTuple):
    """Where the path of a row stands: in which rows, and in which columns there is a number."""

    row: Assessment
    first: int
    last: int
    series: frozenset[str]


class Paths:
    """The sheet of paths being written."""

    def __init__(self, book: Book) -> None:
        self.book = book
        say = book.say
        columns = [
            Column("id", say("column.id"), 20),
            Column("name", say("column.name"), 46, wraps=True),
            Column("year", say("show.year"), 8),
            *(Column(key, say(f"path.column.{key}"), 15) for key in SERIES[:-1]),
            Column("target", say("column.target"), 15),
        ]
        self.list = Listing(book, "paths", columns, frozen="name")
        self.list.begin(book.name("paths"), say("sheet.paths_all"))

    def add(self, row: Assessment, line: int, statuses: Statuses, values: Values) -> list[Charted]:
        """Write the milestones of a row that stands in a line of the sheet of statuses; none where it has none."""
        found = list(milestones(row))
        if not found or self.list.row + len(found) > LAST_ROW:
            return []
        first, series = self.list.row, set()
        is_live = statuses.is_live and not is_extreme(row.case) and self.list.row + len(found) <= MOST_LIVE
        places = statuses.places(line, elsewhere=True)
        for milestone in found:
            formulas = self._formulas(row, milestone, places, values) if is_live else {}
            series |= self._write(row, milestone, formulas)
        return [Charted(row, first, self.list.row - 1, frozenset(series))]

    def _formulas(
        self, row: Assessment, milestone: Milestone, places: Mapping[str, str], values: Values
    ) -> dict[str, str]:
        """The formulas of a year: both paths, the way on from the value, and the cell of what was observed."""
        case, year = row.case, milestone.year
        here = {**places, "time": self.list.place("year")}
        at_year = case._replace(time=float(year))
        found = {path: cell_formula("expected", Cells(at_year._replace(path=path), here)) for path in SERIES[:2]}
        if case.target_time is not None and year >= case.target_time:
            found["catch_up"] = places["target"]
        else:
            cells = Cells(case, places, row.aim.far_end)
            share = Cells(at_year, here).time - cells.time
            found["catch_up"] = cells.along(cells.value, cells.target, share / cells.years_left).text
        found["target"] = places["target"]
        point = row.track.point(year)
        where = None if point is None else values.known(row, point)
        if year == row.base.year:
            found["observed"] = places["base"]
        elif where is not None:
            found["observed"] = where.value
        return found

    def _write(self, row: Assessment, milestone: Milestone, formulas: dict[str, str]) -> set[str]:
        """Write a year; which columns have a number in it."""
        name = name_in(row.track.indicator.name, self.book.lang)
        self.list.next_row(name=name)
        self.list.words("id", row.track.indicator.id, font_color=SOFT)
        self.list.words("name", name)
        self.list.number("year", milestone.year, self.book.figure(forms.YEAR, DATA))
        places = forms.places_of(row)
        is_aim = milestone.year == row.case.target_year
        numbers = {**milestone._asdict(), "target": row.aim.value if is_aim else None}
        for key in SERIES:
            number = numbers[key]
            style = self.book.figure(forms.amount(number, places), COMPUTED)
            formula = formulas.get(key, NOTHING)
            if number is None or formula == NOTHING:
                self.list.number(key, number, style)
            else:
                self.list.formula(key, formula, number, style)
        self.list.row += 1
        return {key for key in SERIES if numbers[key] is not None}
