"""A status answer as a workbook in which a spreadsheet program computes: what it is given, it shows how it came by."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset, Source
from lygap.render.xlsx.book import Book
from lygap.render.xlsx.charts import write_charts
from lygap.render.xlsx.guide import Guide
from lygap.render.xlsx.listing import Column, Listing
from lygap.render.xlsx.paths import Charted, Paths
from lygap.render.xlsx.status import Statuses
from lygap.render.xlsx.targets import Targets
from lygap.render.xlsx.values import Values
from lygap.report.answer import Versioned
from lygap.words import Lang, name_in, note_in

MOST_LIVE = 20_000
"""Rows up to which figures are formulas; a spreadsheet program would compute too long on more."""


def workbook(versioned: Versioned, lang: Lang) -> Iterator[bytes]:
    """The workbook of an answer, of which the rows are read once."""
    rows = iter(versioned.answer.rows)
    first = list(islice(rows, MOST_LIVE + 1))
    if len(first) > MOST_LIVE:
        yield _plain(versioned, chain(first, rows), lang)
    else:
        yield _live(versioned, first, lang)


def _live(versioned: Versioned, rows: list[Assessment], lang: Lang) -> bytes:
    """With formulas, paths and charts."""
    answer = versioned.answer
    book = Book(lang)
    guide = Guide(book)
    statuses = Statuses(book, versioned, guide, is_live=True)
    values = Values(book, answer.data, only_judged=False)
    targets = Targets(book, answer.data)
    paths = Paths(book)
    drawn: list[Charted] = []
    for row in rows:
        values.add(row)
        targets.add(row)
        line = statuses.list.row
        statuses.add(row, values, targets)
        if row.year == answer.year:
            drawn += paths.add(row, line, statuses, values)
    for sheet in (values.list, targets.list, paths.list):
        sheet.end()
    statuses.end()
    _write_sources(book, answer.data, dict.fromkeys((*targets.sources, *values.sources)))
    write_charts(book, answer.data, drawn, paths.list)
    guide.write(book.say("sheet.live"))
    return book.content()


def _plain(versioned: Versioned, rows: Iterable[Assessment], lang: Lang) -> bytes:
    """With numbers alone."""
    answer = versioned.answer
    book = Book(lang, is_large=True)
    guide = Guide(book)
    statuses = Statuses(book, versioned, guide, is_live=False)
    values = Values(book, answer.data, only_judged=True)
    sources: dict[str, None] = {}
    for row in rows:
        if statuses.list.is_full:
            break
        statuses.add(row, values, None)
        if row.target is not None and row.target.source is not None:
            sources[row.target.source] = None
    statuses.end()
    values.list.end()
    _write_sources(book, answer.data, sources | values.sources)
    guide.write(book.say("sheet.plain_numbers"))
    return book.content()


def _write_sources(book: Book, data: Dataset, ids: Iterable[str]) -> None:
    """The sources of what stands in the other sheets, numbered."""
    say = book.say
    columns = [
        Column("number", say("column.number"), 5),
        Column("title", say("show.source"), 60, wraps=True),
        Column("publisher", say("list.publisher"), 30, wraps=True),
        Column("date", say("list.date"), 12),
        Column("id", say("column.id"), 24),
        Column("reference", say("list.reference"), 24, wraps=True),
        Column("url", say("sheet.address"), 60, wraps=True),
    ]
    listing = Listing(book, "sources", columns, frozen="title")
    listing.begin(book.name("sources"))
    for number, key in enumerate(ids, start=1):
        source = data.sources.get(key) or Source(key, key)
        texts = {
            "title": name_in(source.title, book.lang),
            "publisher": note_in(source.publisher, book.lang) or "",
            "reference": source.reference or "",
            "url": source.url or "",
        }
        listing.next_row(**texts)
        listing.number("number", number, book.figure("0", "#55606e"))
        for column, text in {**texts, "date": source.date or "", "id": key}.items():
            listing.words(column, text)
        listing.row += 1
    listing.end()
