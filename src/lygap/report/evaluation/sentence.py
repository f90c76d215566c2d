"""One sentence about a row. What it claims follows from the status alone; figures that are undefined are left out."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lygap.judge.assessment import Assessment
from lygap.report.headline import Telling
from lygap.report.numbers import significant
from lygap.report.prose import unit_in
from lygap.words import Lang, say

Situation = Literal["trend", "each_year", "before", "after"]

_DIGITS = 4
_UNDERWAY = ("on_track", "at_risk", "off_track", "regressing")


class Paces(NamedTuple):
    """What is needed a year from now, what it was so far, and what the plan required; empty where undefined.

    They are growth rates in percent where the path is one, else amounts a year in the indicator's unit.
    """

    needed: str
    actual: str
    required: str


def paces(row: Assessment, lang: Lang) -> Paces:
    """The rates of a row as people read them."""
    needed, actual, required = Telling(row, row.track.data, lang).paces()
    return Paces(typeset(needed, lang), typeset(actual, lang), typeset(required, lang))


def situation(row: Assessment) -> Situation:
    """What a status says more of: no target, one for each year, and whether the target's time is over."""
    if row.target is None:
        return "trend"
    if row.target.each_year:
        return "each_year"
    return "after" if row.case.over or row.case.unresolved else "before"


def sentence(row: Assessment, lang: Lang) -> str:
    """The row in one sentence: its value and its year, where that leaves it, and the pace that is needed."""
    found = situation(row)
    lead = say(lang, f"evaluation.sentence.{row.status}.{found}", _facts(row, lang))
    clauses = _clauses(row, lang) if found == "before" and row.status in _UNDERWAY else ()
    text = say(lang, "semicolon").join([lead, *clauses])
    return say(lang, "evaluation.full_stop", {"text": text})


def typeset(text: str, lang: Lang) -> str:
    """A number as it stands in running text: Chinese has no blank before the percent sign, English one that stays."""
    return text.replace(" %", "%" if lang == "zh" else "\xa0%")


def amount(number: str, unit: str, lang: Lang) -> str:
    """A number with its unit: in Chinese that belongs to the number, in English only the percent sign does."""
    if not number:
        return ""
    if unit == "%":
        return typeset(f"{number} %", lang)
    return f"{number}{unit}" if lang == "zh" else number


def _facts(row: Assessment, lang: Lang) -> dict[str, object]:
    data = row.track.data
    told = Telling(row, data, lang)
    unit = unit_in(data, row.track.indicator.unit, lang)
    return {
        "value": amount(told.number(), unit, lang),
        "when": told.when(),
        "aim": told.timed(told.target(), told.until()),
        "until": told.until(),
        "gap": amount(told.amount_left(), unit, lang),
        "reason": say(lang, f"reason.{row.reason}") if row.reason else "",
    }


def _clauses(row: Assessment, lang: Lang) -> Iterator[str]:
    """What the path asks for by now, what is needed a year, and what it was so far."""
    expected = row.figures.get("expected")
    if isinstance(expected, float):
        unit = unit_in(row.track.data, row.track.indicator.unit, lang)
        asked = amount(significant(expected, _DIGITS), unit, lang)
        yield say(lang, "evaluation.sentence.path", {"expected": asked})
    pace = paces(row, lang)
    if pace.needed:
        yield say(lang, "evaluation.sentence.needed", {"needed": pace.needed})
    if pace.actual:
        yield say(lang, "evaluation.sentence.actual", {"actual": pace.actual})
