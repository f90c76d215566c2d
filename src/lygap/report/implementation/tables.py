"""The three tables: all indicators, those behind with the pace they need, those that cannot be judged."""

from collections.abc import Callable, Sequence

from lygap.judge.assessment import Assessment
from lygap.report.evaluation import Evaluation, paces
from lygap.report.implementation.blocks import Entry, Grid, GridColumn, GridSection
from lygap.report.implementation.figures import (
    NONE,
    aim_text,
    base_text,
    expected_text,
    gap_text,
    percent,
    reach_text,
    target_text,
    value_text,
)
from lygap.report.implementation.scale import GRADES, grade_of, grade_word
from lygap.report.prose import group_name, unit_in
from lygap.words import Lang, name_in, say

_NATURES = ("binding", "anticipatory", None)
"""What is binding comes first."""


def _column(key: str, kind: str, lang: Lang, **facts: object) -> GridColumn:
    return GridColumn(say(lang, f"implementation.column.{key}", facts), kind)  # type: ignore[arg-type]


def _name(row: Assessment, lang: Lang) -> Entry:
    return Entry(name_in(row.track.indicator.name, lang))


def _unit(row: Assessment, lang: Lang) -> Entry:
    return Entry(unit_in(row.track.data, row.track.indicator.unit, lang) or NONE)


# ---- table 1


def progress_table(evaluation: Evaluation, number: int, lang: Lang) -> Grid:
    """All indicators with base, target and value, how much of the way and of the time has passed, and the grade."""
    plan = evaluation.data.plan
    natures = {row.track.indicator.nature for row in evaluation.rows} - {None}
    # Chinese readers look for this column; where it says but one thing, its long English words leave no room for names.
    has_nature = bool(natures) and (lang == "zh" or len(natures) > 1)
    columns = [_column("number", "word", lang), _column("name", "text", lang), _column("unit", "unit", lang)]
    columns += [_column("nature", "word", lang)] * has_nature
    columns += [
        _column("base", "number", lang, year=plan.base_year),
        _target_column(plan.target_year, lang),
        _column("value", "number", lang, year=evaluation.year),
        _column("progress", "number", lang),
        _column("elapsed", "number", lang),
        _column("grade", "word", lang),
    ]

    def entries(row: Assessment) -> list[Entry]:
        given = row.track.indicator.number
        nature = row.track.indicator.nature
        grade = grade_of(row)
        entered = [Entry(NONE if given is None else str(given)), _name(row, lang), _unit(row, lang)]
        entered += [Entry(say(lang, f"nature.{nature}") if nature else NONE)] * has_nature
        numbers = (base_text(row, lang), target_text(row, lang), value_text(row, lang))
        shares = (percent(row, "progress"), percent(row, "elapsed"))
        status = "unknown" if grade == "untargeted" else row.status
        return [*entered, *map(Entry, (*numbers, *shares)), Entry(grade_word(grade, lang), status)]

    return Grid(
        number=number,
        caption=say(lang, "implementation.table.progress"),
        description=say(lang, "implementation.table.progress.about", {"count": len(evaluation.rows)}),
        columns=columns,
        sections=_sections(evaluation, entries, lang),
        notes=[say(lang, "implementation.note.progress"), derivation(evaluation, lang)],
    )


def _target_column(year: int | None, lang: Lang) -> GridColumn:
    if year is None:
        return _column("target_undated", "number", lang)
    return _column("target", "number", lang, year=year)


def _sections(evaluation: Evaluation, entries: Callable[[Assessment], list[Entry]], lang: Lang) -> list[GridSection]:
    """A section for each group of the plan, if there are several; in each what is binding first."""
    groups = evaluation.groups
    sections = []
    for group in groups:
        rows = [entries(row) for nature in _NATURES for row in group.rows if row.track.indicator.nature == nature]
        heading = group_name(evaluation.data, group.key, lang) if len(groups) > 1 else ""
        sections.append(GridSection(heading, rows))
    return sections


def derivation(evaluation: Evaluation, lang: Lang) -> str:
    """How the grades that occur follow from the statuses."""
    occurring = {grade_of(row) for row in evaluation.rows}
    told = [say(lang, f"implementation.derivation.{grade}") for grade in GRADES if grade in occurring]
    return say(lang, "implementation.derivation", {"told": say(lang, "semicolon").join(told)})


# ---- table 2


def pace_table(rows: Sequence[Assessment], number: int, lang: Lang) -> Grid:
    """The indicators that are behind: what they should have reached, and the pace they had and need."""
    texts, numbers = ("name",), ("actual", "expected", "gap", "so_far", "needed", "reach")
    columns = [_column(key, "text", lang) for key in texts] + [_column("unit", "unit", lang)]
    columns += [_column(key, "number", lang) for key in numbers]

    def entries(row: Assessment) -> list[Entry]:
        pace = paces(row, lang)
        told = (
            value_text(row, lang),
            expected_text(row),
            gap_text(row, lang),
            pace.actual or NONE,
            pace.needed or NONE,
            reach_text(row, lang),
        )
        return [_name(row, lang), _unit(row, lang), *map(Entry, told)]

    return Grid(
        number=number,
        caption=say(lang, "implementation.table.pace"),
        description=say(lang, "implementation.table.pace.about", {"count": len(rows)}),
        columns=columns,
        sections=[GridSection("", [entries(row) for row in rows])],
        notes=[say(lang, "implementation.note.pace")],
    )


# ---- table 3


def open_table(rows: Sequence[Assessment], number: int, lang: Lang) -> Grid:
    """The indicators that cannot be judged, and why."""

    def entries(row: Assessment) -> list[Entry]:
        reason = "no_target" if row.target is None else row.reason
        return [_name(row, lang), Entry(aim_text(row, lang)), Entry(say(lang, f"reason.{reason}"))]

    return Grid(
        number=number,
        caption=say(lang, "implementation.table.open"),
        description=say(lang, "implementation.table.open.about", {"count": len(rows)}),
        columns=[_column("name", "text", lang), _column("aim", "text", lang), _column("reason", "text", lang)],
        sections=[GridSection("", [entries(row) for row in rows])],
        notes=[],
    )
