"""The parts of such a report beside headings and paragraphs: tables with captions, charts, sources."""

from typing import Literal, NamedTuple

from lygap.methods import Status
from lygap.report.charting import ChartModel
from lygap.report.document import Heading, Lines, Paragraph
from lygap.report.evaluation.overview import Citation


class Entry(NamedTuple):
    """The text of a cell; `status` None where it tells none. A line end stands between a number and its year."""

    text: str
    status: Status | None = None


class GridColumn(NamedTuple):
    """A column: of names and sentences that wrap, of numbers that do not, of words that are not broken, or of units."""

    title: str
    kind: Literal["text", "number", "word", "unit"]


class GridSection(NamedTuple):
    """Rows under a heading that spans the table; an empty heading is none."""

    heading: str
    rows: list[list[Entry]]


class Grid(NamedTuple):
    """A table with the caption above it and the notes below it; `description` says what it shows to who cannot see it.

    It counts in `number` among the tables of the report.
    """

    number: int
    caption: str
    description: str
    columns: list[GridColumn]
    sections: list[GridSection]
    notes: list[str]


class Described(NamedTuple):
    """An indicator's name and what is said of it."""

    name: str
    text: str


class Gallery(NamedTuple):
    """Charts, each with its caption."""

    charts: list[tuple[ChartModel, str]]


class References(NamedTuple):
    """The sources by their numbers."""

    citations: list[Citation]


Block = Heading | Paragraph | Lines | Described | Grid | Gallery | References
