"""The numbers of a row as the tables of such a report have them."""

from lygap.judge.assessment import Assessment
from lygap.report.columns import base_cell, gap_cell, target_cell, value_cell
from lygap.report.evaluation.sentence import amount
from lygap.report.headline import Telling
from lygap.report.numbers import number, significant
from lygap.report.prose import unit_in
from lygap.report.table import Cell, Prose, Quantity
from lygap.report.times import time_in_words
from lygap.words import Lang, say

NONE = "—"
"""What stands where there is no number."""
_DIGITS = 4


def base_text(row: Assessment, lang: Lang) -> str:
    """The base value, with its year where that is not the plan's."""
    return _with_time(base_cell(row, row.track.data, lang), lang)


def target_text(row: Assessment, lang: Lang) -> str:
    """What is aimed at, with its time where that is not the plan's end."""
    return _with_time(target_cell(row, row.track.data, lang), lang)


def value_text(row: Assessment, lang: Lang) -> str:
    """The judged value, with its year where that is not the one asked for; all its decimals, which the gap rests on."""
    cell = value_cell(row, row.track.data, lang)
    return _with_time(cell._replace(decimals=None) if isinstance(cell, Quantity) else cell, lang)


def _with_time(cell: Cell, lang: Lang) -> str:
    """A number or a text, and on a line of its own the time that stands behind it."""
    match cell:
        case None:
            return NONE
        case Quantity(value, _, behind):
            return _on_two_lines(cell._replace(behind="").text, behind, lang) if value is not None else NONE
        case Prose(text):
            return text
        case _:
            text, _, behind = str(cell).partition(" (")
            return _on_two_lines(text, behind.removesuffix(")"), lang)


def _on_two_lines(text: str, time: str, lang: Lang) -> str:
    if not time:
        return text
    when = time_in_words(time, lang) if time[0].isdigit() else time
    return f"{text}\n{say(lang, 'implementation.when', {'when': when})}"


def percent(row: Assessment, key: str) -> str:
    """A share in percent to one decimal, without the sign, which the head of the column has."""
    figure = row.figures.get(key)
    return number(figure * 100, 1) if isinstance(figure, float) else NONE


def expected_text(row: Assessment) -> str:
    """What the path asks for at the time of the value."""
    figure = row.figures.get("expected")
    return significant(figure, _DIGITS) if isinstance(figure, float) else NONE


def gap_text(row: Assessment, lang: Lang) -> str:
    """What is still to go to the target."""
    return gap_cell(row, row.track.data, lang).text or NONE


def reach_text(row: Assessment, lang: Lang) -> str:
    """When the target is reached at the pace so far, marked where that is after it is due."""
    figure = row.figures.get("reach_date")
    if not isinstance(figure, str):
        return NONE
    when = time_in_words(figure, lang)
    return say(lang, "implementation.too_late", {"when": when}) if _is_too_late(figure, row) else when


def _is_too_late(month: str, row: Assessment) -> bool:
    """Whether a month comes after the one in which the target is due."""
    target = row.target
    if target is None or target.year is None:
        return False
    due = target.date or f"{target.year}-12"
    return month > due[: len(month)]


def aim_text(row: Assessment, lang: Lang) -> str:
    """What is aimed at, with its unit."""
    told = Telling(row, row.track.data, lang).target()
    unit = unit_in(row.track.data, row.track.indicator.unit, lang)
    return amount(told, unit, lang) or NONE if row.aim.value is not None else told or NONE
