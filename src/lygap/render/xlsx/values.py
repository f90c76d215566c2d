"""The sheet of values: everything published of the indicators, and where each value that counts stands."""

from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.plan.counting import Point, published
from lygap.plan.records import Dataset, Observation
from lygap.plan.timing import timing
from lygap.render.xlsx import forms
from lygap.render.xlsx.book import COMPUTED, DATA, SOFT, Book
from lygap.render.xlsx.listing import Column, Listing
from lygap.report.listing import marks_of, stated_value
from lygap.report.numbers import decimals
from lygap.report.prose import source_title
from lygap.report.table import Quantity
from lygap.words import name_in, note_in

_Key = tuple[object, ...]
_OF_JUDGED = ("id", "year", "value", "time", "source")
"""The columns where there is no room for all: the names stand beside the statuses."""


class Where(NamedTuple):
    """The cells of a value and of its time, as other sheets call them."""

    value: str
    time: str


class Values:
    """The sheet of values being written; `only_judged` leaves out what no row is judged by.

    `sources` are the ids of what the values come from.
    """

    def __init__(self, book: Book, data: Dataset, *, only_judged: bool) -> None:
        self.book = book
        self.data = data
        self.only_judged = only_judged
        self.sources: dict[str, None] = {}
        self._counting: dict[_Key, Where] = {}
        self._published: dict[_Key, str] = {}
        self._listed: set[_Key] = set()
        say = book.say
        columns = [
            Column("id", say("column.id"), 20),
            Column("name", say("column.name"), 34, wraps=True),
            Column("year", say("show.year"), 8),
            Column("value", say("show.value"), 13),
            Column("time", say("figure.time"), 10),
            Column("stated", say("sheet.as_published"), 16),
            Column("when", say("show.when"), 20),
            Column("mark", say("show.mark"), 20, wraps=True),
            Column("source", say("show.source"), 40, wraps=True),
            Column("published", say("sheet.published"), 12),
            Column("note", say("show.note"), 46, wraps=True),
        ]
        if only_judged:
            columns = [column for column in columns if column.key in _OF_JUDGED]
        self.list = Listing(book, "values", columns, frozen="id")
        self.list.begin(book.name("values"), say("sheet.values_judged") if only_judged else say("sheet.values_all"))

    def add(self, row: Assessment) -> None:
        """List what was published of a row's indicator, unless that was done for another year."""
        if self.only_judged or _of(row) in self._listed:
            return
        self._listed.add(_of(row))
        for year in sorted(row.track.years):
            counted = row.track.point(year)
            for o in row.track.years[year]:
                self._add(row, o, counted)

    def _add(self, row: Assessment, o: Observation, counted: Point | None) -> None:
        if self.list.is_full:
            return
        when = timing(o, row.track.indicator.kind)
        time = float(o.year) if when is None else when.time
        if counted is not None and _is(o, counted):
            time = counted.time
            self._counting.setdefault(_key(row, counted), self._here())
        self._published[(*_of(row), o.file, o.path)] = self.list.place("value")
        self._write(row, o, time)

    def where(self, row: Assessment, point: Point) -> Where | None:
        """Where a value that counts stands; one that was nowhere published is added. None where the sheet is full."""
        known = self.known(row, point)
        if known is not None or self.list.is_full:
            return known
        here = self._counting[_key(row, point)] = self._here()
        self._write(row, point.observation, point.time, self._sum(row, point))
        return here

    def known(self, row: Assessment, point: Point) -> Where | None:
        """Where a value that counts stands; None where it does not."""
        return self._counting.get(_key(row, point))

    def _here(self) -> Where:
        """The cells of the row being written."""
        return Where(self.list.place("value", elsewhere=True), self.list.place("time", elsewhere=True))

    def _sum(self, row: Assessment, point: Point) -> str:
        """The cells that a value is the sum of; empty where it is no sum of what stands here."""
        parts = point.observation.parts
        cells = [self._published.get((*_of(row), part.file, part.path), "") for part in parts]
        is_sum = bool(parts) and all(cells) and sum(part.value or 0.0 for part in parts) == point.value
        return "+".join(cells) if is_sum else ""

    def _write(self, row: Assessment, o: Observation, time: float, formula: str = "") -> None:
        sheet = self.list
        texts = {"source": source_title(self.data, o.source, self.book.lang)}
        if not self.only_judged:
            texts |= self._told(row, o)
        sheet.next_row(**texts)
        sheet.words("id", row.track.indicator.id, font_color=SOFT)
        for key, text in texts.items():
            sheet.words(key, text)
        sheet.number("year", o.year, self.book.figure(forms.YEAR, DATA))
        form = forms.amount(o.value, decimals(o.value), forms.sign_of(o))
        if formula:
            sheet.formula("value", formula, o.value, self.book.figure(form, COMPUTED))
        else:
            sheet.number("value", o.value, self.book.figure(form, DATA))
        sheet.number("time", time, self.book.figure(forms.moment(time), DATA))
        if o.source is not None:
            self.sources[o.source] = None
        sheet.row += 1

    def _told(self, row: Assessment, o: Observation) -> dict[str, str]:
        """What else there is to say of an observation."""
        return {
            "name": name_in(row.track.indicator.name, self.book.lang),
            "stated": _stated(o),
            "when": o.period or o.as_of or "",
            "mark": marks_of(o, row, self.data, self.book.lang),
            "published": published(o, self.data.sources) or "",
            "note": note_in(o.note, self.book.lang) or "",
        }


def _stated(o: Observation) -> str:
    """What was published where that is not the value alone: an addition, growth, or a value with a margin."""
    if o.increment is None and o.growth is None and not o.margin:
        return ""
    match stated_value(o if o.growth is None else o._replace(value=None)):
        case Quantity() as quantity:
            return quantity.text
        case text:
            return text


def _is(o: Observation, counted: Point) -> bool:
    """Whether a value that counts is an observation as it was published."""
    chosen = counted.observation
    return not chosen.parts and (o.file, o.path) == (chosen.file, chosen.path) and o.value == counted.value


def _of(row: Assessment) -> _Key:
    return row.track.indicator.id, row.track.region


def _key(row: Assessment, point: Point) -> _Key:
    return (*_of(row), point.observation.year, point.value, point.time)
