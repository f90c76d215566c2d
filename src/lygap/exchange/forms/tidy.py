"""Tidy CSV: one value a row, which is what lygap itself reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lygap.exchange.forms.form import File, Remark
from lygap.exchange.selection import Selection
from lygap.model.columns import CSV_COLUMNS, CSV_FIELDS
from lygap.plan.records import Observation
from lygap.plan.texts import Bilingual, Lang
from lygap.visible import guarded
from lygap.words import name_in

_PIECE = 500
"""Rows that are handed on at once."""
_IN_QUOTES = frozenset('",\r\n')


def tidy_csv(selection: Selection) -> File:
    """The values of a selection as CSV."""
    remarks = [*_notes_in_two_languages(selection), *_sources_elsewhere(selection)]
    return File(csv_chunks(CSV_COLUMNS, tidy_rows(selection)), tuple(remarks))


def tidy_rows(selection: Selection) -> Iterator[dict[str, str]]:
    """The values, each with what its file says once for all written out; what is not said is an empty cell."""
    for observation in selection.observations():
        yield tidy_row(observation, selection.lang)


def tidy_row(observation: Observation, lang: Lang) -> dict[str, str]:
    """One value by the words of the file format."""
    given = observation._asdict()
    return {column: _cell(given[CSV_FIELDS.get(column, column)], lang) for column in CSV_COLUMNS}


def _cell(value: object, lang: Lang) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "true"
        case float() | int():
            return number_text(value)
        case Bilingual():
            return guarded(name_in(value, lang))
        case _:
            return guarded(str(value))


def number_text(value: float) -> str:
    """A number as it is read again: every digit that matters, and a whole one without “.0”."""
    return repr(value).removesuffix(".0")


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
