"""The columns of the status table, each with the cell that it makes of a row; a column more is a line more."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lygap.figures import FIGURES, TOLERANCE, Case
from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset, Level, Relative, Target, Worded
from lygap.report.method_words import short_method_name
from lygap.report.numbers import decimals, number
from lygap.report.prose import group_name, own_word, source_title, unit_in
from lygap.report.table import BOUNDS, EXTRA, Bar, Cell, Judgement, Kind, Prose, Quantity, Rate
from lygap.words import Lang, name_in, say

Make = Callable[[Assessment, Dataset, Lang], Cell]


class Field(NamedTuple):
    """A column that can be shown: `rank` says how soon it gives way where there is no room for all."""

    key: str
    kind: Kind
    rank: int
    cell: Make
    words: str = "column"

    def title(self, lang: Lang) -> str:
        """What it is called, without a year."""
        return say(lang, f"{self.words}.{self.key}")


def number_cell(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    """The number that the plan gives an indicator; empty where it gives none."""
    return "" if row.track.indicator.number is None else str(row.track.indicator.number)


def name_cell(row: Assessment, _data: Dataset, lang: Lang) -> Cell:
    """What an indicator is called."""
    return name_in(row.track.indicator.name, lang)


def unit_cell(row: Assessment, data: Dataset, lang: Lang) -> Cell:
    """The unit of an indicator's values; empty where it has none."""
    return unit_in(data, row.track.indicator.unit, lang)


def base_cell(row: Assessment, data: Dataset, _lang: Lang) -> Quantity:
    """The value that the path starts from, with its year where that is not the plan's."""
    is_of_other_year = row.base.value is not None and row.base.year != data.plan.base_year
    return Quantity(row.base.value, behind=str(row.base.year) if is_of_other_year else "")


def target_cell(row: Assessment, data: Dataset, lang: Lang) -> Cell:
    """What is aimed at, with its year where that is not the plan's."""
    target = row.target
    if target is None:
        return None
    due = _due(target, data, lang)
    behind = f" ({due})" if due else ""
    match target.aim:
        case Worded(text):
            return Prose(name_in(text, lang) + behind)
        case Level(low, high, is_range=True):
            return f"{number(low)}–{number(high)}{behind}"
    before = "" if target.comparator == "at_least" else BOUNDS.get(target.comparator, "")
    shown = shown_target(row)
    return Quantity(shown, before or _roughly(row, shown), due)


_MORE_DECIMALS = 2
"""Of a target that is computed from growth, a multiple or a change, beside those of the data that it comes from."""


def shown_target(row: Assessment) -> float | None:
    """What is aimed at as people read it: as stated, or computed and then rounded."""
    value = row.aim.value
    if value is None or row.target is None or not isinstance(row.target.aim, Relative):
        return value
    stated = decimals(row.base.value, None if row.point is None else row.point.value)
    return round(value, stated + _MORE_DECIMALS) or value


def _roughly(row: Assessment, shown: float | None) -> str:
    """The sign of a rounded target."""
    value = row.aim.value
    if value is None or shown is None or math.isclose(value, shown, rel_tol=TOLERANCE):
        return ""
    return "≈"


def _due(target: Target, data: Dataset, lang: Lang) -> str:
    """When a target is due, where that is not the end of the plan."""
    if target.each_year:
        return say(lang, "each_year")
    if target.date is not None:
        return target.date
    return "" if target.year in (None, data.plan.target_year) else str(target.year)


def value_cell(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    """The value that is judged, with its year where that is not the one asked for."""
    if row.point is None or row.observation is None:
        return None
    o = row.observation
    whole = is_derived_count(row)
    before = BOUNDS.get(o.bound or "", "≈" if whole else "")
    return Quantity(row.point.value, before, str(o.year) if row.stale else "", decimals=0 if whole else None)


def is_derived_count(row: Assessment) -> bool:
    """Whether the value is a computed one of something that is counted: all that was stated of it is whole.

    Such a value is whole where people read it: nobody has two thirds of a firm.
    """
    value, kind = row.case.value, row.track.indicator.kind
    if value is None or value.is_integer() or kind not in ("stock", "flow", "cumulative", "coverage"):
        return False
    if row.observation is None or row.observation.obs_status != "derived":
        return False
    target = row.target
    published = row.track.data.of(row.track.indicator.id, row.track.region)
    stated = [row.base.value if row.base.stated else None, *(() if target is None else target.stated)]
    stated += [o.value if o.increment is None else o.increment for o in published]
    numbers = [number for number in stated if number is not None]
    return bool(numbers) and all(number.is_integer() for number in numbers)


_SHORT = 0.5
"""A change within less time, in years, says little of a rate a year."""


def _rate(key: str, years: Callable[[Case], float]) -> Make:
    def cell(row: Assessment, _data: Dataset, lang: Lang) -> Cell:
        figure = row.figures.get(key)
        return Rate(figure, short_time(years(row.case), lang)) if isinstance(figure, float) else None

    return cell


def short_time(years: float, lang: Lang) -> str:
    """How many months a rate a year comes from, where these are fewer than six; else empty."""
    return say(lang, "months", {"months": max(1, round(years * 12))}) if years < _SHORT else ""


def gap_cell(row: Assessment, _data: Dataset, _lang: Lang) -> Quantity:
    """What is still to go, as exact as target and value."""
    gap = row.figures.get("gap")
    value = row.point.value if row.point else None
    whole = is_derived_count(row)
    target = shown_target(row)
    places = 0 if whole else decimals(target, value)
    before = "≈" if whole else _roughly(row, target)
    return Quantity(gap if isinstance(gap, float) else None, before, decimals=places)


def _bar(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    progress, elapsed = row.figures.get("progress"), row.figures.get("elapsed")
    return Bar(progress if isinstance(progress, float) else None, elapsed if isinstance(elapsed, float) else None)


def _agreement(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    """How many of the methods that can judge the row say the same: “5/6”; empty where none can."""
    same = sum(status == row.status for status in row.agreement.values())
    return f"{same}/{len(row.agreement)}" if row.agreement else ""


def status_cell(row: Assessment, _data: Dataset, lang: Lang) -> Judgement:
    """The status, and whether it rests on the trend alone."""
    return Judgement(row.status, say(lang, "trend") if is_by_trend(row) else "")


def _method(row: Assessment, _data: Dataset, lang: Lang) -> Cell:
    return "" if row.status == "unknown" else short_method_name(row.method, lang)


def is_by_trend(row: Assessment) -> bool:
    """Whether a row is judged though nothing is aimed at, by the way it moved alone."""
    return row.target is None and row.status != "unknown"


def _source(row: Assessment, data: Dataset, lang: Lang) -> Cell:
    return None if row.observation is None else source_title(data, row.observation.source, lang)


def _reason(row: Assessment, _data: Dataset, lang: Lang) -> Cell:
    return None if row.reason is None else say(lang, f"reason.{row.reason}")


def _figure(key: str) -> Field:
    """A figure that has no column of its own."""
    is_share = FIGURES[key].kind in ("share", "rate")
    kind: Kind = "rate" if is_share else "value"

    def cell(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
        figure = row.figures.get(key)
        match figure:
            case float():
                return Rate(figure) if is_share else Quantity(float(f"{figure:.6g}"))
            case _:  # a month, or nothing
                return figure

    return Field(key, kind, _OTHER, cell, words="figure")


_OTHER = 11

USUAL = (
    Field("number", "text", 9, number_cell),
    Field("name", "text", 0, name_cell),
    Field("unit", "text", 6, unit_cell),
    Field("base", "value", 4, base_cell),
    Field("target", "value", 0, target_cell),
    Field("value", "value", 0, value_cell),
    Field("required_cagr", "rate", 5, _rate("required_cagr", lambda case: case.planned_years)),
    Field("actual_cagr", "rate", 8, _rate("actual_cagr", lambda case: case.passed_years)),
    Field("needed_cagr", "rate", 1, _rate("needed_cagr", lambda case: case.years_left)),
    Field("gap", "value", 2, gap_cell),
    Field("progress", "bar", 7, _bar),
    Field("agreement", "count", EXTRA, _agreement),
    Field("method", "text", EXTRA, _method),
    Field("status", "status", 0, status_cell),
)
"""The columns that are shown where none are asked for."""


def _brief(value: float) -> Quantity:
    return Quantity(float(f"{value:.4g}"))


_ON_REQUEST = (
    Field("id", "text", _OTHER, lambda row, _d, _l: row.track.indicator.id),
    Field("group", "text", _OTHER, lambda row, d, lang: group_name(d, row.track.indicator.group, lang)),
    Field("label", "text", _OTHER, lambda row, _d, lang: own_word(row.label or "", lang)),
    Field("reason", "text", _OTHER, _reason),
    Field("source", "text", _OTHER, _source),
    Field("statistic", "value", _OTHER, lambda row, _d, _l: None if row.statistic is None else _brief(row.statistic)),
    *(_figure(key) for key in FIGURES if key not in {field.key for field in USUAL}),
)

COLUMNS = {field.key: field for field in (*USUAL, *_ON_REQUEST)}
"""All columns that can be asked for, by their keys, which are those of the JSON where it has them."""


def fields(chosen: Sequence[str]) -> list[Field]:
    """The columns asked for, in that order; none of them gives way."""
    found = [COLUMNS[key]._replace(rank=0) for key in chosen]
    if "unit" in chosen:
        return found
    return [field._replace(cell=_name_and_unit) if field.key == "name" else field for field in found]


def _name_and_unit(row: Assessment, data: Dataset, lang: Lang) -> Cell:
    name, unit = name_in(row.track.indicator.name, lang), unit_in(data, row.track.indicator.unit, lang)
    return say(lang, "with_unit", {"name": name, "unit": unit}) if unit else name
