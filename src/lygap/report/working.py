"""The working of a row: each figure's formula with the numbers put in."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lygap.figures import FIGURES
from lygap.figures.symbols import with_numbers
from lygap.judge.assessment import Assessment
from lygap.plan.records import Relative
from lygap.report.numbers import number, rate, significant
from lygap.report.times import moment_in_words, time_in_words
from lygap.words import Lang, say


def in_formula(value: float) -> str:
    """A number as a formula shows it: without signs between thousands, in brackets where it is negative."""
    text = number(value).replace(",", "")
    return f"({text})" if value < 0 else text


def _brief(value: float) -> str:
    """Another figure as a formula shows it."""
    return significant(value, 6).replace(",", "")


def result(key: str, value: float | str) -> str:
    """A figure as people read it: rates and shares in percent."""
    if isinstance(value, str):
        return value
    is_rate = FIGURES[key].kind in ("share", "rate")
    return rate(value) if is_rate else significant(value, 6)


def _target(row: Assessment) -> str:
    """How a relative target comes to its number; empty for a stated one."""
    target = row.target
    if target is None or target.year is None or not isinstance(target.aim, Relative):
        return ""
    year = row.base.year if target.aim.since is None else target.aim.since
    value = row.track.value_of(year)
    if value is None:
        return ""
    start, amount = in_formula(value), in_formula(target.aim.amount)
    due = row.track.due_time
    match target.aim.how:
        case "multiple":
            return f"{amount}×{start}"
        case "change":
            return f"{start} + {amount}"
        case "growth":
            return f"{start}×(1 + {amount})^{(due or year) - year:.4g}"


def _value(row: Assessment) -> str:
    """The parts or increments that the value is the sum of; empty for a stated value."""
    if row.point is None:
        return ""
    if row.point.observation.parts and not row.track.series.totals:
        return " + ".join(in_formula(part.value) for part in row.point.observation.parts if part.value is not None)
    if row.track.indicator.kind != "cumulative":
        return ""
    until = row.point.observation.year
    years = sorted(year for year in row.track.years if row.base.year < year <= until)
    used = [o for year in years for o in row.track.years[year] if o.excluded is None]
    parts = [o.increment for o in used if o.increment is not None]
    is_their_sum = bool(parts) and math.isclose(sum(parts), row.point.value)
    return " + ".join(map(in_formula, parts)) if is_their_sum else ""


def formulas(row: Assessment) -> dict[str, str]:
    """Each defined figure's formula with the row's numbers; empty where it is but a single number."""
    return {key: with_numbers(FIGURES[key].formula, row.case, in_formula, _brief) for key in row.figures}


def _inputs(row: Assessment) -> Iterator[tuple[str, str, float | None]]:
    yield "target", _target(row), row.aim.value
    yield "value", _value(row), row.case.value


def times(row: Assessment, lang: Lang) -> Iterator[tuple[str, str]]:
    """The times of value and target that are not the end of a year, in words."""
    target = row.target
    dates = {
        "time": (row.case.time, None if row.observation is None else row.observation.as_of),
        "target_time": (row.case.target_time, None if target is None else target.date),
    }
    for key, (time, date) in dates.items():
        if time is not None and time % 1 and (key != "time" or row.point is not None):
            told = moment_in_words(time, lang) if date is None else time_in_words(date, lang)
            year = math.floor(time)
            yield key, say(lang, "time_after", {"date": told, "years": f"{time - year:.2f}", "year": year})


class Step(NamedTuple):
    """One figure of the working: its formula with the numbers put in, empty where it is but one number; its result."""

    key: str
    formula: str
    result: str
    becomes: str = "="


def steps(row: Assessment) -> Iterator[Step]:
    """Each defined figure, after what goes into it."""
    for key, formula, value in _inputs(row):
        if formula and value is not None:
            yield Step(key, formula, number(float(f"{value:.10g}")))
    for key, formula in formulas(row).items():
        figure = row.figures[key]
        assert figure is not None  # only what is defined has a formula
        yield Step(key, formula, result(key, figure), "→" if isinstance(figure, str) else "=")


def working(row: Assessment) -> Iterator[tuple[str, str]]:
    """Each defined figure with its working, “(120/53.8)^(1/5) − 1 = 17.40 %”, after what goes into it."""
    for step in steps(row):
        yield step.key, f"{step.formula} {step.becomes} {step.result}" if step.formula else step.result
