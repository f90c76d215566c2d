"""The three tables of all indicators: where they stand, how their status moved, and what each method says."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import METHODS, STATUSES, Status
from lygap.render.html.figures import MISSING, Progress, Shown, progress, shown, sign_of_minus
from lygap.report.columns import is_by_trend
from lygap.report.evaluation import Evaluation
from lygap.report.evaluation.evaluation import Group
from lygap.report.method_words import short_method_name
from lygap.report.numbers import significant
from lygap.report.prose import group_name, unit_in
from lygap.words import Lang, name_in, say

RANKS = {
    "number": 2,
    "name": 0,
    "base": 3,
    "target": 0,
    "value": 0,
    "gap": 2,
    "progress": 1,
    "required_cagr": 4,
    "actual_cagr": 4,
    "needed_cagr": 3,
    "reach_date": 5,
    "status": 0,
}
"""The columns of the main table: the higher a rank, the sooner a column gives way to a narrow window."""

_NUMBERS = ("base", "target", "value", "gap", "required_cagr", "actual_cagr", "needed_cagr", "reach_date")


def css_class(status: Status) -> str:
    """The class of what has a status's colour and sign."""
    return status.replace("_", "-")


class Head(NamedTuple):
    """The head of a column, below it the year it is of, where it is of one."""

    key: str
    title: str
    year: str
    rank: int
    is_number: bool


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
    cells: dict[str, Shown]
    progress: Progress
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
    """The columns of the main table; that of the numbers only where the plan has any."""
    plan = evaluation.data.plan
    years = {"base": plan.base_year, "target": plan.target_year, "value": evaluation.year}
    found = []
    for key, rank in RANKS.items():
        words = say(lang, f"evaluation.column.{key}" if key in ("progress", "reach_date") else f"column.{key}")
        found.append(Head(key, words, str(years.get(key) or ""), rank, key in _NUMBERS or key == "number"))
    return found if has_numbers(evaluation) else [head for head in found if head.key != "number"]


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
        cells={key: shown(key, row, evaluation, lang) for key in _NUMBERS},
        progress=progress(row, lang),
        verdict=verdict(row, lang),
    )


class Square(NamedTuple):
    """A status in a table of statuses: its class and what stands in it, the year of an older value below.

    `words` is the status where the text is not: for those who cannot see its sign.
    """

    css: str
    text: str
    small: str = ""
    words: str = ""
    is_own: bool = False


class Strip(NamedTuple):
    """An indicator and its squares."""

    id: str
    name: str
    squares: list[Square]


def years_by_groups(evaluation: Evaluation, lang: Lang) -> Iterator[tuple[str, list[Strip]]]:
    """The status of each indicator in each year."""
    words = _status_words(lang)

    def square(row: Assessment) -> Square:
        is_older = row.stale and row.status != "unknown" and row.observation is not None
        year = str(row.observation.year) if is_older and row.observation is not None else ""
        return Square(css_class(row.status), words[row.status], year)

    for group in evaluation.groups:
        histories = ((row, evaluation.histories[row.track.indicator.id]) for row in group.rows)
        yield heading_of(group, evaluation, lang), [_strip(row, map(square, moved), lang) for row, moved in histories]


def methods_by_groups(evaluation: Evaluation, lang: Lang) -> Iterator[tuple[str, list[Strip]]]:
    """What each method says of each indicator that any of them can judge."""
    words = _status_words(lang)
    for group in evaluation.groups:
        rows = [row for row in group.rows if row.agreement]
        if rows:
            yield heading_of(group, evaluation, lang), [_strip(row, _squares(row, words), lang) for row in rows]


def _status_words(lang: Lang) -> dict[Status, str]:
    return {status: say(lang, f"status.{status}") for status in STATUSES}


def _squares(row: Assessment, words: Mapping[Status, str]) -> Iterator[Square]:
    for key in METHODS:
        found = row.verdicts[key]
        statistic = MISSING if found.statistic is None else sign_of_minus(significant(found.statistic, 4))
        yield Square(css_class(found.status), statistic, words=words[found.status], is_own=key == row.method)


def _strip(row: Assessment, squares: Iterator[Square], lang: Lang) -> Strip:
    return Strip(row.track.indicator.id, name_in(row.track.indicator.name, lang), list(squares))


def method_titles(lang: Lang) -> list[str]:
    """The methods as the heads of columns."""
    return [short_method_name(key, lang) for key in METHODS]
