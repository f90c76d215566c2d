"""`lygap status`."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import (
    Group,
    Method,
    Region,
    TargetId,
    Year,
    chosen_indicators,
    chosen_method,
    chosen_region,
    chosen_statuses,
    chosen_target,
    chosen_years,
    words_in,
)
from lygap.cli.session import Session
from lygap.exits import FINDINGS, WELL

if TYPE_CHECKING:
    from lygap.judge.assess import Question
    from lygap.judge.assessment import Assessment
    from lygap.report.answer import Answer
    from lygap.report.report import Report

_Option = typer.Option


@command("status")
def status(
    session: Session,
    year: Year = None,
    method: Method = "auto",
    group: Group = None,
    region: Region = None,
    indicator: Annotated[
        list[str] | None,
        _Option("--indicator", "-i", metavar="ID", help=text("indicator"), autocompletion=completing("id")),
    ] = None,
    only: Annotated[
        str | None, _Option("--only", metavar="STATUS,…", help=text("only"), autocompletion=completing("status"))
    ] = None,
    by: Annotated[
        str | None, _Option("--by", metavar="group|region|all", help=text("by"), autocompletion=completing("summary"))
    ] = None,
    sort: Annotated[
        str | None, _Option("--sort", metavar="KEY", help=text("sort"), autocompletion=completing("order"))
    ] = None,
    exact_year: Annotated[bool, _Option("--exact-year", help=text("exact_year"))] = False,
    target: TargetId = None,
    fail_on: Annotated[
        str | None, _Option("--fail-on", metavar="STATUS,…", help=text("fail_on"), autocompletion=completing("status"))
    ] = None,
    columns: Annotated[
        str | None, _Option("--columns", metavar="COLUMN,…", help=text("columns"), autocompletion=completing("column"))
    ] = None,
    wide: Annotated[bool, _Option("--wide", help=text("wide"))] = False,
) -> int:
    """The table of all indicators for a year."""
    from lygap.judge.assess import Question, assess_all
    from lygap.render import formats
    from lygap.report.answer import Answer, Rows

    by = _summary(session, by)
    form = session.format(formats(rows=True, evaluation=by is None))
    method = chosen_method(session, method)
    shown, failing = chosen_statuses(session, "--only", only), chosen_statuses(session, "--fail-on", fail_on)
    in_order = _order(session, sort)
    chosen = _columns(session, columns, form, by)
    data = session.data()
    place = chosen_region(session, data, region)
    years = chosen_years(session, data, year, place)
    aimed = chosen_target(session, data, target)
    question = Question(years[-1], method, exact_year=exact_year, target_id=aimed)
    places = [place] if by != "region" or region is not None else list(dict.fromkeys((place, *data.regions)))
    selection = group or ("all" if by in ("group", "region") else None)
    indicators = {p: chosen_indicators(session, data, selection, indicator or [], p) for p in places}
    judged = chain.from_iterable(assess_all(data, asked, p, question, years) for p, asked in indicators.items())
    total = len(years) * sum(map(len, indicators.values()))
    rows = Rows(judged, years[-1], shown)
    answer = Answer(data, place, years, method, rows if in_order is None else in_order(rows))
    report = _judged(session, answer, chosen, question, total) if by is None else _summed_up(answer, by)
    session.report(report, form, wide=wide)
    if failing:
        rows.read_on()  # whoever read the output may have had enough of it before all rows were judged
    return FINDINGS if rows.seen & failing else WELL


def _columns(session: Session, given: str | None, form: str, by: str | None) -> list[str]:
    """The columns asked for; none where the option was left out. Only a table for people has any to choose."""
    from lygap.render import WRITERS

    if given is None:
        return []
    if by is not None or WRITERS[form].part != "people":
        raise session.failure("no_columns_to_choose")
    from lygap.cli.resolving import find
    from lygap.vocabularies import columns

    return list(dict.fromkeys(find(session, "--columns", word, columns()) for word in words_in(given)))


def _summary(session: Session, given: str | None) -> str | None:
    """What the rows are summed up by; None where they are not."""
    if given is None:
        return None
    from lygap.cli.resolving import find
    from lygap.vocabularies import summaries

    return find(session, "--by", given, summaries())


def _judged(session: Session, answer: "Answer", columns: list[str], question: "Question", total: int) -> "Report":
    """The report of an answer that will have at most so many rows."""
    from lygap.cli.evaluating import evaluated, versioned
    from lygap.report.judged import status_report

    return status_report(
        answer,
        columns,
        evaluated=lambda answer: evaluated(session, answer, question),
        versioned=lambda answer: versioned(session, answer, total),
    )


def _summed_up(answer: "Answer", by: str) -> "Report":
    from lygap.report.by import by_report

    return by_report(answer, by)


Sort = Callable[[Iterable["Assessment"]], list["Assessment"]]


def _order(session: Session, given: str | None) -> Sort | None:
    """What puts rows in the order asked for, those without such a value last."""
    if given is None:
        return None
    from lygap.cli.resolving import find
    from lygap.methods import STATUSES
    from lygap.vocabularies import orders

    name = find(session, "--sort", given.removeprefix("-"), orders())

    def value(row: "Assessment") -> float | str | None:
        if name == "status":
            return float(STATUSES.index(row.status))
        if name == "statistic":
            return row.statistic
        return row.track.indicator.id if name == "name" else row.figures.get(name)

    def order(rows: Iterable["Assessment"]) -> list["Assessment"]:
        listed = list(rows)
        present = [row for row in listed if value(row) is not None]
        missing = [row for row in listed if value(row) is None]
        return sorted(present, key=lambda row: value(row) or 0.0, reverse=given.startswith("-")) + missing

    return order
