"""How each indicator's status moved over several years."""

from collections.abc import Iterator, Sequence

from lygap.judge.assessment import Assessment
from lygap.report.answer import Answer
from lygap.report.columns import Field, fields, status_cell
from lygap.report.status import Methods, columns_of, heading_of, status_table, title_of, usual_fields
from lygap.report.table import Cell, Column, Section, Table
from lygap.words import Lang

_SHOWN = ("number", "name", "unit", "target")


def people_table(answer: Answer, lang: Lang, chosen: Sequence[str] = ()) -> Table:
    """The table of a question: of one year all figures, of several the status in each."""
    return status_table(answer, lang, chosen) if len(answer.years) == 1 else history_table(answer, lang, chosen)


def history_table(answer: Answer, lang: Lang, chosen: Sequence[str] = ()) -> Table:
    """A row an indicator, a column a year, the oldest giving way first; summary and remarks are the last year's."""
    rows = [row for row in answer.rows if row.year == answer.year]
    table = status_table(answer._replace(rows=rows), lang)
    usual = [field for field in usual_fields(rows, Methods(rows)) if field.key in _SHOWN]
    shown = [field for field in (fields(chosen) or usual) if field.key != "status"]
    years = [Column(f"year{y}", str(y), "status", rank=1, shrinks=True) for y in answer.years[:-1]]
    newest = Column(f"year{answer.year}", str(answer.year), "status", shrinks=True)
    return table._replace(
        title=title_of(answer, lang),
        columns=[*columns_of(shown, answer, lang), *years, newest],
        sections=_sections(answer, shown, lang),
    )


def _sections(answer: Answer, shown: Sequence[Field], lang: Lang) -> list[Section]:
    moved: dict[str, list[Assessment]] = {}
    for row in answer.rows:
        moved.setdefault(row.track.indicator.id, []).append(row)
    methods = Methods(row for row in answer.rows if row.year == answer.year)
    sections: dict[str | None, Section] = {}
    for rows in moved.values():
        newest = rows[-1]
        group = newest.track.indicator.group
        section = sections.setdefault(group, Section(heading_of(group, answer, lang), []))
        fixed = [field.cell(newest, answer.data, lang) for field in shown]
        section.rows.append([*fixed, *_statuses(rows, answer, methods, lang)])
    return list(sections.values())


def _statuses(rows: Sequence[Assessment], answer: Answer, methods: Methods, lang: Lang) -> Iterator[Cell]:
    """The status of each year, of the last one with what must be known about it; none in years without a row."""
    by_year = {row.year: row for row in rows}
    for year in answer.years:
        row = by_year.get(year)
        if row is None:
            yield None
        elif year == answer.year:
            yield methods.mark(status_cell(row, answer.data, lang), row)
        else:
            yield row.status
