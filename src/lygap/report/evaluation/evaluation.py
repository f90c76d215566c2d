"""Facts of an evaluation that are the same in every language; what words they need, its functions are asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from lygap.judge.assess import Question, assess, track
from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES, Status
from lygap.plan.counting import published
from lygap.plan.records import Dataset, Source
from lygap.report.answer import Answer, counts
from lygap.report.evaluation.published import cited_sources

Details = Literal["auto", "all", "none"]
"""Which indicators are described in full: all, none, or all unless there are too many."""

MANY = 200
"""Indicators up to which `auto` describes all in full: one takes some eight kilobytes."""

MOST_YEARS = 10
"""Years of the history of statuses: more than ten columns nobody compares."""

WORRYING: tuple[Status, ...] = ("missed", "regressing", "off_track", "at_risk")
"""The statuses that need attention, the worst first."""


Watch = Callable[[Sequence[Assessment]], Iterable[Assessment]]
"""Rows one by one, of which somebody sees how many are left."""


class Brief(NamedTuple):
    """What an evaluation is asked for beside its answer.

    `question` is how the rows were judged, so that other years are judged likewise. `version` names the state of the
    data, such as “data · 3f9c0a1b2c3d”; it is given, because nothing here reads files. `watched` gives the same rows,
    and tells somebody who waits how many of them were taken.
    """

    question: Question
    version: str
    details: Details = "auto"
    watched: "Watch" = iter


class Group(NamedTuple):
    """The rows of a group of the plan; `key` None for those without one."""

    key: str | None
    rows: tuple[Assessment, ...]


class Unjudged(NamedTuple):
    """Rows that cannot be judged for the same reason."""

    reason: str
    rows: tuple[Assessment, ...]


class Evaluation(NamedTuple):
    """All that a written report says of a plan in a year.

    `answer` has one row an indicator, those of the year asked for. `histories` has each indicator's assessment in every
    one of `years`, by its id. `sources` are all that anything in the report rests on, in the order of their numbers,
    which begin with 1; `numbers` has these by the sources' ids. `detailed` are the ids of the indicators that are
    described in full. What takes long goes through the rows by `watched`.
    """

    answer: Answer
    version: str
    years: tuple[int, ...]
    histories: Mapping[str, tuple[Assessment, ...]]
    sources: tuple[Source, ...]
    numbers: Mapping[str, int]
    detailed: frozenset[str]
    watched: Watch = iter

    @property
    def data(self) -> Dataset:
        """The plan and its values."""
        return self.answer.data

    @property
    def year(self) -> int:
        """The year asked for."""
        return self.answer.year

    @property
    def rows(self) -> Sequence[Assessment]:
        """The judged indicators, in the order of the answer."""
        return self.answer.rows  # type: ignore[return-value]  # `evaluate` lists them

    @property
    def groups(self) -> list[Group]:
        """The rows by the groups of the plan, in the order in which they first come."""
        found: dict[str | None, list[Assessment]] = {}
        for row in self.rows:
            found.setdefault(row.track.indicator.group, []).append(row)
        return [Group(key, tuple(rows)) for key, rows in found.items()]

    @property
    def counts(self) -> dict[Status, int]:
        """How many rows have each status, from the best to the worst, the unknown last; those that none has are out."""
        found = counts(self.rows)
        found.pop("stale")
        return {status: number for status, number in found.items() if number}  # type: ignore[misc]

    @property
    def judged(self) -> int:
        """How many rows have a status that is known."""
        return sum(row.status != "unknown" for row in self.rows)

    @property
    def needing_attention(self) -> list[Assessment]:
        """The rows that are behind, the worst first, of equals in the order of the answer."""
        behind = [row for row in self.rows if row.status in WORRYING]
        return sorted(behind, key=lambda row: STATUSES.index(row.status))

    @property
    def unjudged(self) -> list[Unjudged]:
        """The rows without a known status by their reasons, the most frequent first."""
        found: dict[str, list[Assessment]] = {}
        for row in self.rows:
            if row.reason is not None:
                found.setdefault(row.reason, []).append(row)
        ordered = sorted(found.items(), key=lambda item: -len(item[1]))
        return [Unjudged(reason, tuple(rows)) for reason, rows in ordered]

    @property
    def elapsed(self) -> float | None:
        """The share of the plan's time that has passed at the end of the year; None where the plan has no end."""
        plan = self.data.plan
        if plan.target_year is None or plan.target_year == plan.base_year:
            return None
        return (self.year - plan.base_year) / (plan.target_year - plan.base_year)

    @property
    def newest_publication(self) -> str | None:
        """When the newest of the values that were judged was published; None where no value has a date."""
        judged = [row.observation for row in self.rows if row.observation is not None]
        dates = [published(observation, self.data.sources) for observation in judged]
        return max(filter(None, dates), default=None)


def evaluate(answer: Answer, brief: Brief) -> Evaluation:
    """Gather the evaluation of an answer: its last year's rows, and the same indicators in the years around it.

    Where the answer is about several years, the history is of these.
    """
    answer = answer.listed()
    known = {(row.track.indicator.id, row.year): row for row in answer.rows}
    rows = [row for row in answer.rows if row.year == answer.year]
    years = tuple(answer.years) if len(answer.years) > 1 else _years_around(answer)
    sources = cited_sources(rows, answer.data)
    return Evaluation(
        answer=answer._replace(rows=rows),
        version=brief.version,
        years=years,
        histories={row.track.indicator.id: _history(row, years, known, brief.question) for row in rows},
        sources=sources,
        numbers={source.id: number for number, source in enumerate(sources, start=1)},
        detailed=frozenset(row.track.indicator.id for row in _detailed(rows, brief.details)),
        watched=brief.watched,
    )


def _years_around(answer: Answer) -> tuple[int, ...]:
    """The years after the base year up to the newest value or the plan's end, the one asked for always among them."""
    plan = answer.data.plan
    observed = answer.data.years(answer.region)
    newest = max(observed, default=answer.year)
    end = max(answer.year, newest if plan.target_year is None else min(newest, plan.target_year))
    first = min(answer.year, max(plan.base_year + 1, end - MOST_YEARS + 1))
    return tuple(range(first, min(end, first + MOST_YEARS - 1) + 1))


def _history(
    row: Assessment, years: Iterable[int], known: Mapping[tuple[str, int], Assessment], question: Question
) -> tuple[Assessment, ...]:
    indicator = row.track.indicator
    max_age = row.track.data.plan.max_age if question.max_age is None else question.max_age
    asked = question._replace(max_age=max_age)

    def judged(year: int) -> Assessment:
        ready = track(row.track.data, indicator, row.track.region, year, question.target_id)
        return assess(ready, asked._replace(year=year))

    return tuple(known.get((indicator.id, year)) or judged(year) for year in years)


def _detailed(rows: Sequence[Assessment], details: Details) -> Iterable[Assessment]:
    """The rows described in full; of very many by `auto` only those that somebody will ask about."""
    match details:
        case "none":
            return ()
        case "auto" if len(rows) > MANY:
            return (row for row in rows if row.status in WORRYING or not row.firm)
        case _:
            return rows
