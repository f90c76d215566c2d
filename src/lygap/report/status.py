"""The status table: what people read."""

from collections.abc import Callable
from typing import NamedTuple

from lygap.figures import Case
from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset, Level, Target, Worded
from lygap.report.answer import Answer, summary
from lygap.report.method_words import method_name
from lygap.report.numbers import decimals, number
from lygap.report.prose import group_name, label_of, region_name, remarks, together, unit_in
from lygap.report.table import BOUNDS, EXTRA, Bar, Cell, Column, Kind, Quantity, Rate, Section, Table
from lygap.words import Lang, name_in, say


def agreement(row: Assessment) -> str:
    """How many of the methods that can judge the row say the same: “5/6”; empty where none can."""
    same = sum(status == row.status for status in row.agreement.values())
    return f"{same}/{len(row.agreement)}" if row.agreement else ""


class _Field(NamedTuple):
    """One column of the status table; adding a column is adding a line below."""

    key: str
    kind: Kind
    rank: int
    cell: Callable[[Assessment, Dataset, Lang], Cell]


def _base(row: Assessment, data: Dataset, _lang: Lang) -> Cell:
    is_of_other_year = row.base.value is not None and row.base.year != data.plan.base_year
    return Quantity(row.base.value, behind=str(row.base.year) if is_of_other_year else "")


def _target(row: Assessment, data: Dataset, lang: Lang) -> Cell:
    target = row.target
    if target is None:
        return None
    due = _due(target, data, lang)
    behind = f" ({due})" if due else ""
    match target.aim:
        case Worded(text):
            return name_in(text, lang) + behind
        case Level(low, high, is_range=True):
            return f"{number(low)}–{number(high)}{behind}"
    before = "" if target.comparator == "at_least" else BOUNDS.get(target.comparator, "")
    return Quantity(row.aim.value, before, due)


def _due(target: Target, data: Dataset, lang: Lang) -> str:
    """When a target is due, where that is not the end of the plan."""
    if target.each_year:
        return say(lang, "each_year")
    if target.date is not None:
        return target.date
    return "" if target.year in (None, data.plan.target_year) else str(target.year)


def _value(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
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


def _rate(key: str, years: Callable[[Case], float]) -> Callable[[Assessment, Dataset, Lang], Cell]:
    def cell(row: Assessment, _data: Dataset, lang: Lang) -> Cell:
        figure = row.figures.get(key)
        return Rate(figure, short_time(years(row.case), lang)) if isinstance(figure, float) else None

    return cell


def short_time(years: float, lang: Lang) -> str:
    """How many months a rate a year comes from, where these are fewer than six; else empty."""
    return say(lang, "months", {"months": max(1, round(years * 12))}) if years < _SHORT else ""


def _gap(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    gap = row.figures.get("gap")
    value = row.point.value if row.point else None
    whole = is_derived_count(row)
    places = 0 if whole else decimals(row.aim.value, value)
    return Quantity(gap if isinstance(gap, float) else None, "≈" if whole else "", decimals=places)


def _bar(row: Assessment, _data: Dataset, _lang: Lang) -> Cell:
    progress, elapsed = row.figures.get("progress"), row.figures.get("elapsed")
    return Bar(progress if isinstance(progress, float) else None, elapsed if isinstance(elapsed, float) else None)


COLUMNS = (
    _Field(
        "number",
        "text",
        9,
        lambda row, _d, _l: "" if row.track.indicator.number is None else str(row.track.indicator.number),
    ),
    _Field("name", "text", 0, lambda row, _d, lang: name_in(row.track.indicator.name, lang)),
    _Field("unit", "text", 6, lambda row, d, lang: unit_in(d, row.track.indicator.unit, lang)),
    _Field("base", "value", 4, _base),
    _Field("target", "value", 0, _target),
    _Field("value", "value", 0, _value),
    _Field("required", "rate", 3, _rate("required_cagr", lambda case: case.planned_years)),
    _Field("actual", "rate", 8, _rate("actual_cagr", lambda case: case.passed_years)),
    _Field("needed", "rate", 5, _rate("needed_cagr", lambda case: case.years_left)),
    _Field("gap", "value", 2, _gap),
    _Field("progress", "bar", 7, _bar),
    _Field("agreement", "count", EXTRA, lambda row, _d, _l: agreement(row)),
    _Field("status", "status", 0, lambda row, _d, _l: row.status),
)


def columns_of(answer: Answer, lang: Lang) -> list[Column]:
    """The columns of the status table, titled with their years."""
    plan = answer.data.plan
    years = {"base": plan.base_year, "target": plan.target_year, "value": answer.year}
    return [
        Column(
            f.key,
            " ".join(filter(None, (say(lang, f"column.{f.key}"), str(years.get(f.key) or "")))),
            f.kind,
            f.rank,
            folds=f.key in ("name", "unit"),
            leads=f.key == "name",
        )
        for f in COLUMNS
    ]


def _sections(answer: Answer, lang: Lang) -> list[Section]:
    sections: dict[str | None, Section] = {}
    for row in answer.rows:
        group = row.track.indicator.group
        section = sections.setdefault(group, Section(group_name(answer.data, group, lang), []))
        section.rows.append([f.cell(row, answer.data, lang) for f in COLUMNS])
    return list(sections.values())


def summary_line(answer: Answer, lang: Lang) -> str:
    """How many rows have each status; statuses that nobody has are left out."""
    counts = summary(answer)
    total = sum(n for status, n in counts.items() if status != "stale")
    parts = [f"{say(lang, f'status.{status}')} {n}" for status, n in counts.items() if n and status != "stale"]
    if counts["stale"]:
        parts.append(f"{say(lang, 'stale')} {counts['stale']}")
    return say(lang, "summary", {"rows": total, "parts": say(lang, "comma").join(parts)})


def notes_of(answer: Answer, lang: Lang) -> list[str]:
    """The remarks under the table."""
    told = [(row.track.indicator, say(lang, "semicolon").join(remarks(row, answer.data, lang))) for row in answer.rows]
    return together([(label_of(indicator, lang), text) for indicator, text in told if text], lang)


def title_of(answer: Answer, lang: Lang) -> str:
    """The plan and the years asked about."""
    years = str(answer.year) if len(answer.years) == 1 else f"{answer.years[0]}–{answer.year}"
    return say(lang, "status.title", {"plan": name_in(answer.data.plan.name, lang), "year": years})


def status_table(answer: Answer, lang: Lang) -> Table:
    """The table of a status question, grouped, with its summary and its notes."""
    params = {
        "region": region_name(answer.data, answer.region, lang),
        "method": method_name(answer.method, lang),
    }
    return Table(
        title=title_of(answer, lang),
        subtitle=say(lang, "status.subtitle", params),
        columns=columns_of(answer, lang),
        sections=_sections(answer, lang),
        footer=(summary_line(answer, lang), *notes_of(answer, lang)),
    )
