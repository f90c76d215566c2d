"""How each indicator's status moved over several years."""

from lygap.judge.assessment import Assessment
from lygap.report.answer import Answer
from lygap.report.prose import group_name
from lygap.report.report import Report
from lygap.report.rows import document, record
from lygap.report.status import COLUMNS, columns_of, status_table, title_of
from lygap.report.table import Cell, Column, Section, Table
from lygap.words import Lang

_SHOWN = ("number", "name", "unit", "target")


def status_report(answer: Answer) -> Report:
    """The rows of a status question."""
    return Report(
        people=lambda lang: [people_table(answer.listed(), lang)],
        json=lambda lang: document(answer.listed(), lang),
        rows=lambda lang: (record(row, answer.data, lang) for row in answer.rows),
        data=answer.data,
    )


def people_table(answer: Answer, lang: Lang) -> Table:
    """The table of a question: of one year all figures, of several the status in each."""
    return status_table(answer, lang) if len(answer.years) == 1 else history_table(answer, lang)


def history_table(answer: Answer, lang: Lang) -> Table:
    """A row an indicator, a column a year, the oldest giving way first; summary and remarks are the last year's."""
    last = answer._replace(rows=[a for a in answer.rows if a.year == answer.year])
    table = status_table(last, lang)
    fixed = [c for c in columns_of(answer, lang) if c.key in _SHOWN]
    years = [Column(f"year{y}", str(y), "status", rank=1) for y in answer.years[:-1]]
    newest = Column(f"year{answer.year}", str(answer.year), "status")
    return table._replace(
        title=title_of(answer, lang),
        columns=[*fixed, *years, newest],
        sections=_sections(answer, lang),
    )


def _sections(answer: Answer, lang: Lang) -> list[Section]:
    moved: dict[str, list[Assessment]] = {}
    for a in answer.rows:
        moved.setdefault(a.track.indicator.id, []).append(a)
    fields = [field for field in COLUMNS if field.key in _SHOWN]
    sections: dict[str | None, Section] = {}
    for rows in moved.values():
        group = rows[-1].track.indicator.group
        section = sections.setdefault(group, Section(group_name(answer.data, group, lang), []))
        status = {a.year: a.status for a in rows}
        fixed: list[Cell] = [field.cell(rows[-1], answer.data, lang) for field in fields]
        section.rows.append([*fixed, *(status.get(year) for year in answer.years)])
    return list(sections.values())
