"""How each indicator's status moved over several years."""

from collections.abc import Sequence

from lygap.judge.assessment import Assessment
from lygap.report.answer import Answer
from lygap.report.columns import Field, fields, is_by_trend
from lygap.report.report import Report
from lygap.report.rows import document, record
from lygap.report.status import Methods, columns_of, heading_of, status_table, title_of, usual_fields
from lygap.report.table import Cell, Column, Judgement, Section, Table
from lygap.words import Lang, say

_SHOWN = ("number", "name", "unit", "target")


def status_report(answer: Answer, chosen: Sequence[str] = ()) -> Report:
    """The rows of a status question; for people in the columns chosen, or the usual ones."""
    return Report(
        people=lambda lang: [people_table(answer.listed(), lang, chosen)],
        json=lambda lang: document(answer.listed(), lang),
        rows=lambda lang: (record(row, answer.data, lang) for row in answer.rows),
        data=answer.data,
    )


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
        last = rows[-1]
        group = last.track.indicator.group
        section = sections.setdefault(group, Section(heading_of(group, answer, lang), []))
        status = {row.year: row.status for row in rows}
        newest = methods.mark(Judgement(status[last.year], say(lang, "trend") if is_by_trend(last) else ""), last)
        fixed: list[Cell] = [field.cell(last, answer.data, lang) for field in shown]
        earlier: list[Cell] = [status.get(year) for year in answer.years[:-1]]
        section.rows.append([*fixed, *earlier, newest if last.year == answer.year else None])
    return list(sections.values())
