"""`lygap status`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session
from lygap.exits import FINDINGS, WELL

if TYPE_CHECKING:
    from lygap.assessment import Assessment
    from lygap.records import Dataset, Indicator

_Option = typer.Option


def chosen_year(session: Session, data: "Dataset", given: str | None, region: str) -> int:
    """The year asked for, else the newest in which the region has an observation."""
    if given is None:
        years = data.years(region)
        if not years:
            raise session.failure("no_years")
        return years[-1]
    return _year(session, given)


def _year(session: Session, given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) == 4):
        raise session.failure("bad_year", given=given)
    return int(given)


def chosen_years(session: Session, data: "Dataset", given: str | None, region: str) -> list[int]:
    """One year, or every year of FROM..TO."""
    first, dots, last = (given or "").partition("..")
    if not dots:
        return [chosen_year(session, data, given, region)]
    years = list(range(_year(session, first), _year(session, last) + 1))
    if not years:
        raise session.failure("bad_year", given=given)
    return years


def chosen_indicators(
    session: Session, data: "Dataset", group: str | None, ids: list[str], region: str
) -> list["Indicator"]:
    """The indicators of a group (the first one by default) or of ids; of another region those it has anything for."""
    if ids:
        return [data.indicators[session.choose("--indicator", i, data.indicators)] for i in ids]
    wanted = group or next(iter(data.groups), "all")
    session.choose("--group", wanted, [*data.groups, "all"])
    found = [i for i in data.indicators.values() if wanted in ("all", i.group)]
    if region == data.plan.region:
        return found
    return [i for i in found if region in i.goals or data.of(i.id, region)]


def _sorted(session: Session, rows: list["Assessment"], key: str) -> list["Assessment"]:
    from lygap.growth import FIGURES
    from lygap.methods import STATUSES

    keys = ("status", "statistic", "name", *FIGURES)
    name = key.removeprefix("-")
    session.choose("--sort", name, keys)

    def value(row: "Assessment") -> float | str | None:
        if name == "status":
            return float(STATUSES.index(row.status))
        if name == "statistic":
            return row.statistic
        return row.track.indicator.id if name == "name" else row.figures.get(name)

    present = [row for row in rows if value(row) is not None]
    missing = [row for row in rows if value(row) is None]
    return sorted(present, key=lambda row: value(row) or 0.0, reverse=key.startswith("-")) + missing


def _statuses(session: Session, option: str, given: str | None) -> tuple[str, ...]:
    from lygap.methods import STATUSES

    words = tuple(filter(None, (given or "").split(",")))
    return tuple(session.choose(option, word.strip(), STATUSES) for word in words)


@command("status")
def status(
    session: Session,
    year: Annotated[
        str | None, typer.Argument(metavar="YEAR", help=text("year"), autocompletion=completing("year"))
    ] = None,
    method: Annotated[str, _Option("--method", "-m", metavar="METHOD", help=text("method"))] = "auto",
    group: Annotated[
        str | None, _Option("--group", "-g", metavar="GROUP", help=text("group"), autocompletion=completing("group"))
    ] = None,
    region: Annotated[
        str | None,
        _Option("--region", "-r", metavar="REGION", help=text("region"), autocompletion=completing("region")),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        _Option("--indicator", "-i", metavar="ID", help=text("indicator"), autocompletion=completing("id")),
    ] = None,
    only: Annotated[str | None, _Option("--only", metavar="STATUS,…", help=text("only"))] = None,
    sort: Annotated[str | None, _Option("--sort", metavar="KEY", help=text("sort"))] = None,
    exact_year: Annotated[bool, _Option("--exact-year", help=text("exact_year"))] = False,
    target: Annotated[str | None, _Option("--target", metavar="ID", help=text("target"))] = None,
    fail_on: Annotated[str | None, _Option("--fail-on", metavar="STATUS,…", help=text("fail_on"))] = None,
) -> int:
    """The table of all indicators for a year."""
    from lygap.engine import Question, assess_all
    from lygap.render import HUMAN_FORMATS, STATUS_FORMATS
    from lygap.report.answer import Answer

    form = session.format(STATUS_FORMATS)
    session.choose_method(method)
    shown, failing = _statuses(session, "--only", only), _statuses(session, "--fail-on", fail_on)
    data = session.data()
    place = session.choose("--region", region or data.plan.region, {data.plan.region, *data.regions})
    indicators = chosen_indicators(session, data, group, indicator or [], place)
    years = chosen_years(session, data, year, place)
    if target is not None:
        session.choose("--target", target, _target_ids(data, place))
    question = Question(years[-1], method, exact_year=exact_year, target_id=target)
    seen: set[str] = set()
    rows: Iterable[Assessment] = _watched(assess_all(data, indicators, place, question, years), years[-1], seen)
    rows = (row for row in rows if not shown or row.status in shown)
    if sort is not None:
        rows = _sorted(session, list(rows), sort)
    screen = session.screen(for_people=form in HUMAN_FORMATS, data=data)
    session.write(STATUS_FORMATS[form](Answer(data, place, years, method, rows), screen))
    return FINDINGS if seen & set(failing) else WELL


def _target_ids(data: "Dataset", region: str) -> list[str]:
    goals = [i.goals[region] for i in data.indicators.values() if region in i.goals]
    return list(dict.fromkeys(t.id for g in goals for t in g.targets if t.id is not None))


def _watched(rows: Iterable["Assessment"], year: int, seen: set[str]) -> Iterator["Assessment"]:
    """The rows, with each status of that year noted on the way: rows stream, so that 100,000 need no memory."""
    for row in rows:
        if row.year == year:
            seen.add(row.status)
        yield row
