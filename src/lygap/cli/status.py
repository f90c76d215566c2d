"""`lygap status`."""

from collections.abc import Callable, Iterable, Iterator
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
    chosen_region,
    chosen_statuses,
    chosen_target,
    chosen_years,
)
from lygap.cli.session import Session
from lygap.exits import FINDINGS, WELL

if TYPE_CHECKING:
    from lygap.judge.assessment import Assessment
    from lygap.report.answer import Answer

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
    only: Annotated[str | None, _Option("--only", metavar="STATUS,…", help=text("only"))] = None,
    by: Annotated[str | None, _Option("--by", metavar="group|region|all", help=text("by"))] = None,
    sort: Annotated[str | None, _Option("--sort", metavar="KEY", help=text("sort"))] = None,
    exact_year: Annotated[bool, _Option("--exact-year", help=text("exact_year"))] = False,
    target: TargetId = None,
    fail_on: Annotated[str | None, _Option("--fail-on", metavar="STATUS,…", help=text("fail_on"))] = None,
) -> int:
    """The table of all indicators for a year."""
    from lygap.judge.assess import Question, assess_all
    from lygap.report.answer import Answer

    write = _writer(session, by)
    session.choose_method(method)
    shown, failing = chosen_statuses(session, "--only", only), chosen_statuses(session, "--fail-on", fail_on)
    key = _sort_key(session, sort)
    data = session.data()
    place = chosen_region(session, data, region)
    years = chosen_years(session, data, year, place)
    aimed = chosen_target(session, data, target, place)
    question = Question(years[-1], method, exact_year=exact_year, target_id=aimed)
    places = [place] if by != "region" or region is not None else list(dict.fromkeys((place, *data.regions)))
    selection = group or ("all" if by in ("group", "region") else None)
    judged = chain.from_iterable(
        assess_all(data, chosen_indicators(session, data, selection, indicator or [], p), p, question, years)
        for p in places
    )
    seen: set[str] = set()
    rows: Iterable[Assessment] = _watched(judged, years[-1], seen)
    rows = (row for row in rows if not shown or row.status in shown)
    write(Answer(data, place, years, method, rows if key is None else key(rows)))
    return FINDINGS if seen & failing else WELL


def _writer(session: Session, by: str | None) -> Callable[["Answer"], None]:
    """What writes the answer in the format asked for: the rows, or their summary."""
    from lygap.render import BY_FORMATS, HUMAN_FORMATS, STATUS_FORMATS
    from lygap.report.by import BY

    if by is not None:
        session.choose("--by", by, BY)
    form = session.format(STATUS_FORMATS)

    def write(answer: "Answer") -> None:
        for_people = form in HUMAN_FORMATS
        screen = session.screen(for_people=for_people, data=answer.data)
        text = STATUS_FORMATS[form](answer, screen) if by is None else BY_FORMATS[form](answer, by, screen)
        session.write(text, for_people=for_people)

    return write


Sort = Callable[[Iterable["Assessment"]], list["Assessment"]]


def _sort_key(session: Session, given: str | None) -> Sort | None:
    """What puts rows in the order asked for, those without such a value last."""
    from lygap.figures import FIGURES
    from lygap.methods import STATUSES

    if given is None:
        return None
    name = session.choose("--sort", given.removeprefix("-"), ("status", "statistic", "name", *FIGURES))

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


def _watched(rows: Iterable["Assessment"], year: int, seen: set[str]) -> Iterator["Assessment"]:
    """The rows, with each status of that year noted on the way: rows stream, so that 100,000 need no memory."""
    for row in rows:
        if row.year == year:
            seen.add(row.status)
        yield row
