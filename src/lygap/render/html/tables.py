"""The three tables of all indicators: where they stand, how their status moved, and what each method says."""

from collections.abc import Iterator
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import METHODS, STATUSES, Status
from lygap.methods import Verdict as Decision
from lygap.render.html.figures import MISSING, Progress, Shown, progress, shown, sign_of_minus
from lygap.report.columns import is_by_trend
from lygap.report.evaluation import Evaluation
from lygap.report.evaluation.evaluation import Group
from lygap.report.method_words import short_method_name
from lygap.report.numbers import significant
from lygap.report.prose import group_name, unit_in
from lygap.words import Lang, name_in, say

_BEFORE = ("base", "target", "value", "gap")
_AFTER = ("required_cagr", "actual_cagr", "needed_cagr", "reach_date")
COLUMNS = ("number", "name", *_BEFORE, "progress", *_AFTER, "status")
"""The columns of the main table; the style says which gives way in a narrow window."""


def css_class(status: Status) -> str:
    """The class of what has a status's colour and sign."""
    return status.replace("_", "-")


class Head(NamedTuple):
    """The head of a column, below it the year it is of, where it is of one."""

    title: str
    year: str


class Verdict(NamedTuple):
    """A status as a page shows it: class and words, and how it is sorted; the unknown come last in either order."""

    css: str
    words: str
    order: str


class Line(NamedTuple):
    """A row of the main table; `query` are the words it can be found by beside its name."""

    id: str
    number: str
    name: str
    unit: str
    query: str
    before: list[Shown]
    progress: Progress
    after: list[Shown]
    verdict: Verdict


class Body(NamedTuple):
    """Lines below a heading, which is empty in a plan without groups."""

    heading: str
    lines: list[Line]


def verdict(row: Assessment, lang: Lang) -> Verdict:
    """The status of a row, and whether it rests on the trend alone."""
    words = say(lang, f"status.{row.status}")
    told = say(lang, "evaluation.by_trend", {"status": words}) if is_by_trend(row) else words
    order = "" if row.status == "unknown" else str(STATUSES.index(row.status))
    return Verdict(css_class(row.status), told, order)


def heads(evaluation: Evaluation, lang: Lang) -> list[Head]:
    """The columns of the main table."""
    plan = evaluation.data.plan
    years = {"base": plan.base_year, "target": plan.target_year, "value": evaluation.year}
    named_here = ("progress", "reach_date")
    words = {key: f"evaluation.column.{key}" if key in named_here else f"column.{key}" for key in COLUMNS}
    return [Head(say(lang, word), str(years.get(key) or "")) for key, word in words.items()]


def has_numbers(evaluation: Evaluation) -> bool:
    """Whether the plan numbers any of its indicators."""
    return any(row.track.indicator.number is not None for row in evaluation.rows)


def heading_of(group: Group, evaluation: Evaluation, lang: Lang) -> str:
    """What stands above the rows of a group; nothing in a plan without groups."""
    return group_name(evaluation.data, group.key, lang) if evaluation.data.groups else ""


def bodies(evaluation: Evaluation, lang: Lang) -> Iterator[Body]:
    """The lines of the main table by groups."""
    for group in evaluation.groups:
        yield Body(heading_of(group, evaluation, lang), [line(row, evaluation, lang) for row in group.rows])


def line(row: Assessment, evaluation: Evaluation, lang: Lang) -> Line:
    """A row of the main table."""
    indicator = row.track.indicator
    number = "" if indicator.number is None else str(indicator.number)
    return Line(
        id=indicator.id,
        number=number,
        name=name_in(indicator.name, lang),
        unit=unit_in(evaluation.data, indicator.unit, lang),
        query=" ".join(filter(None, (indicator.id, number, *indicator.aliases))),
        before=[shown(key, row, evaluation, lang) for key in _BEFORE],
        progress=progress(row, lang),
        after=[shown(key, row, evaluation, lang) for key in _AFTER],
        verdict=verdict(row, lang),
    )


class Square(NamedTuple):
    """A status in a table of statuses: its class and what stands in it, the year of an older value below."""

    css: str
    text: str
    small: str = ""
    is_own: bool = False


class Strip(NamedTuple):
    """An indicator and its squares."""

    id: str
    name: str
    squares: list[Square]


def years_by_groups(evaluation: Evaluation, lang: Lang) -> Iterator[tuple[str, list[Strip]]]:
    """The status of each indicator in each year."""
    words: dict[Status, str] = {status: say(lang, f"status.{status}") for status in STATUSES}

    def square(row: Assessment) -> Square:
        is_older = row.stale and row.status != "unknown" and row.observation is not None
        year = str(row.observation.year) if is_older and row.observation is not None else ""
        return Square(css_class(row.status), words[row.status], year)

    for group in evaluation.groups:
        histories = ((row, evaluation.histories[row.track.indicator.id]) for row in group.rows)
        yield heading_of(group, evaluation, lang), [_strip(row, map(square, moved), lang) for row, moved in histories]


def methods_by_groups(evaluation: Evaluation, lang: Lang) -> Iterator[tuple[str, list[Strip]]]:
    """What each method says of each indicator that any of them can judge."""
    for group in evaluation.groups:
        rows = [row for row in group.rows if row.agreement]
        if rows:
            yield heading_of(group, evaluation, lang), [_strip(row, _squares(row), lang) for row in rows]


def _squares(row: Assessment) -> Iterator[Square]:
    for key in METHODS:
        found = row.verdicts[key]
        yield Square(css_class(found.status), _statistic(found), is_own=key == row.method)


def _statistic(found: Decision) -> str:
    """A method's statistic; “–” where it cannot judge, nothing where it judges without one."""
    if found.statistic is not None:
        return sign_of_minus(significant(found.statistic, 4))
    return MISSING if found.status == "unknown" else ""


def _strip(row: Assessment, squares: Iterator[Square], lang: Lang) -> Strip:
    return Strip(row.track.indicator.id, name_in(row.track.indicator.name, lang), list(squares))


def method_titles(lang: Lang) -> list[str]:
    """The methods as the heads of columns."""
    return [short_method_name(key, lang) for key in METHODS]
