"""Tidy CSV: one value a row, which is what lygap itself reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lygap.exchange.forms.form import File, Remark
from lygap.exchange.selection import Selection
from lygap.exchange.tables import TABLES, Table, cell_text
from lygap.plan.texts import Bilingual
from lygap.visible import guarded

_PIECE = 500
"""Rows that are handed on at once."""
_IN_QUOTES = frozenset('",\r\n\x85')
_OBSERVATIONS = next(table for table in TABLES if table.name == "observations")


def tidy_csv(selection: Selection) -> File:
    """The values of a selection as CSV."""
    remarks = [*_notes_in_two_languages(selection), *_sources_elsewhere(selection)]
    return File(table_csv(_OBSERVATIONS, selection), tuple(remarks))


def table_csv(table: Table, selection: Selection) -> Iterator[bytes]:
    """A table as CSV, in which no spreadsheet sees a formula: reading takes the guards off again."""
    names = [field.name for field in table.fields]
    texts = {field.name for field in table.fields if field.type == "string"}

    def cell(name: str, value: object) -> str:
        text = cell_text(value, selection.lang)
        return guarded(text) if name in texts else text

    rows = ({name: cell(name, record[name]) for name in names} for record in table.rows(selection))
    return csv_chunks(names, rows)


def csv_chunks(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """Rows of text with a header, by RFC 4180 but with single line feeds; some hundreds of them at once."""
    lines = [_line(columns)]
    for row in rows:
        lines.append(_line([row[column] for column in columns]))
        if len(lines) >= _PIECE:
            yield "".join(lines).encode()
            lines = []
    yield "".join(lines).encode()


def _line(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    """A cell; the library's writer leaves a carriage return without quotes, and readers end the row there."""
    if _IN_QUOTES.isdisjoint(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _notes_in_two_languages(selection: Selection) -> Iterator[Remark]:
    notes = [o.note for o in selection.observations() if isinstance(o.note, Bilingual)]
    both = sum(None not in note for note in notes)
    if both:
        yield Remark("export.one_language", {"count": both, "lang": selection.lang})


def _sources_elsewhere(selection: Selection) -> Iterator[Remark]:
    """The sources that are described beside the values: the plan alone does not know them."""
    plan = selection.data.plan.place.file
    elsewhere = [source.id for source in selection.sources() if source.place.file != plan]
    if elsewhere:
        yield Remark("export.sources_elsewhere", {"names": elsewhere})
