"""One indicator in full: what the plan says, its chart and that in numbers, the working, all that was published."""

from collections.abc import Iterator
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.plan.records import Observation
from lygap.render.html.figures import MISSING, sign_of_minus
from lygap.render.html.tables import Verdict, verdict
from lygap.report.comparison import differences
from lygap.report.evaluation import Evaluation, published_values, sentence, typeset
from lygap.report.listing import is_used, marks_of, stated_value
from lygap.report.numbers import significant
from lygap.report.path import Milestone, milestones
from lygap.report.prose import reservations, source_title
from lygap.report.show import words_of_indicator
from lygap.report.table import BOUNDS, Quantity
from lygap.report.times import time_in_words
from lygap.report.working import steps, times
from lygap.words import Lang, name_in, note_in, say

_DIGITS = 4
_APART = ("definition", "note", "region", "group")
"""What is no word or two, but sentences, and what stands above all indicators or a group of them."""


class Step(NamedTuple):
    """A figure of the working, its formula with the numbers put in, and what it comes to."""

    figure: str
    formula: str
    result: str


class Published(NamedTuple):
    """A published value; `citation` is the number of its source, None where it names none."""

    year: str
    value: str
    when: str
    marks: str
    source: str
    citation: int | None
    note: str
    is_used: bool


class Panel(NamedTuple):
    """What is told of one indicator. `data` are the columns of its chart in numbers: year, path, observed."""

    id: str
    name: str
    verdict: Verdict
    sentence: str
    facts: list[tuple[str, str]]
    definition: str
    note: str
    notes: list[str]
    differences: list[str]
    data: list[tuple[str, str, str]]
    steps: list[Step]
    published: list[Published]


def panels(evaluation: Evaluation, lang: Lang) -> Iterator[Panel]:
    """The indicators that are described in full, one after the other as they are asked for."""
    for row in evaluation.watched(evaluation.rows):
        if row.track.indicator.id in evaluation.detailed:
            yield panel(row, evaluation, lang)


def panel(row: Assessment, evaluation: Evaluation, lang: Lang) -> Panel:
    """One indicator in full."""
    indicator = row.track.indicator
    words = words_of_indicator(row, evaluation.data, lang)
    return Panel(
        id=indicator.id,
        name=name_in(indicator.name, lang),
        verdict=verdict(row, lang),
        sentence=sentence(row, lang),
        facts=[(say(lang, f"show.{key}"), text) for key, text in words.items() if key not in _APART],
        definition=words.get("definition", ""),
        note=words.get("note", ""),
        notes=list(reservations(row, evaluation.data, lang)),
        differences=[told for _, told in differences(row, lang)],
        data=[_in_numbers(milestone, row.track.path) for milestone in milestones(row)],
        steps=list(_steps(row, lang)),
        published=[_published(value.observation, row, evaluation, lang) for value in published_values(row)],
    )


def _in_numbers(milestone: Milestone, path: str) -> tuple[str, str, str]:
    """A year of the chart: the value of the path that is followed, and what was observed."""
    followed = milestone.geometric if path == "geometric" else milestone.linear
    expected = MISSING if followed is None else significant(followed, _DIGITS)
    observed = Quantity(milestone.observed, BOUNDS.get(milestone.bound or "", "")).text or MISSING
    return str(milestone.year), sign_of_minus(expected), sign_of_minus(observed)


def _steps(row: Assessment, lang: Lang) -> Iterator[Step]:
    for key, told in times(row, lang):
        yield Step(say(lang, f"figure.{key}"), "", told)
    for step in steps(row):
        result = typeset(sign_of_minus(step.result), lang)
        yield Step(say(lang, f"figure.{step.key}"), step.formula, result)


def _stated(observation: Observation) -> str:
    value = stated_value(observation)
    match value:
        case Quantity():
            return value.text or MISSING
        case _:
            return value


def _published(observation: Observation, row: Assessment, evaluation: Evaluation, lang: Lang) -> Published:
    data = evaluation.data
    when = observation.period or observation.as_of
    return Published(
        year=str(observation.year),
        value=sign_of_minus(_stated(observation)),
        when=time_in_words(when, lang) if when else "",
        marks=marks_of(observation, row, data, lang),
        source=source_title(data, observation.source, lang),
        citation=evaluation.numbers.get(observation.source or ""),
        note=note_in(observation.note, lang) or "",
        is_used=is_used(observation, row),
    )
