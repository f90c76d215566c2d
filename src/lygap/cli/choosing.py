"""What is asked about, from the words on the command line: years, regions, indicators, statuses, a target."""

from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import completing, text
from lygap.cli.session import Session, listed

if TYPE_CHECKING:
    from lygap.plan.records import Dataset, Indicator

Year = Annotated[str | None, typer.Argument(metavar="YEAR", help=text("year"), autocompletion=completing("year"))]
Method = Annotated[str, typer.Option("--method", "-m", metavar="METHOD", help=text("method"))]
Group = Annotated[
    str | None, typer.Option("--group", "-g", metavar="GROUP", help=text("group"), autocompletion=completing("group"))
]
Region = Annotated[
    str | None,
    typer.Option("--region", "-r", metavar="REGION", help=text("region"), autocompletion=completing("region")),
]
TargetId = Annotated[str | None, typer.Option("--target", metavar="ID", help=text("target"))]


MAX_YEARS = 200
"""Years that may be asked for at once: a table of more is no answer to anybody."""


def chosen_year(session: Session, data: "Dataset", given: str | None, region: str) -> int:
    """The year asked for, else the newest in which the region has an observation."""
    if given is None:
        years = data.years(region)
        if not years:
            raise session.failure("no_years")
        return years[-1]
    if not _is_year(given):
        raise session.failure("bad_year", given=given)
    return int(given)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4


def chosen_years(session: Session, data: "Dataset", given: str | None, region: str) -> list[int]:
    """One year, or every year of FROM..TO."""
    first, dots, last = (given or "").partition("..")
    if not dots:
        return [chosen_year(session, data, given, region)]
    if not _is_year(first) or not _is_year(last) or first > last:
        raise session.failure("bad_range", given=given)
    if int(last) - int(first) >= MAX_YEARS:
        raise session.failure("long_range", given=given, most=MAX_YEARS)
    return list(range(int(first), int(last) + 1))


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


def chosen_indicator(session: Session, data: "Dataset", wanted: str, *, exactly: bool = False) -> "Indicator":
    """The one indicator of that id, name or alias, or unless `exactly` so, of a part of one.

    Several or none end the run with suggestions.
    """
    from lygap.plan.lookup import called, find, nearest

    found = called(data, wanted) if exactly else find(data, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise session.failure("ambiguous", given=wanted, known=listed([i.id for i in found], session.lang))
    near = listed([i.id for i in find(data, wanted)], session.lang) or nearest(data, wanted)
    raise session.failure("unknown_indicator", given=wanted, hint=session.hint(near))


def chosen_region(session: Session, data: "Dataset", given: str | None) -> str:
    """The region asked for, else the plan's own."""
    return session.choose("--region", given or data.plan.region, dict.fromkeys((data.plan.region, *data.regions)))


def chosen_statuses(session: Session, option: str, given: str | None) -> set[str]:
    """Statuses separated by commas; none where the option was left out."""
    from lygap.methods import STATUSES

    words = filter(None, (given or "").split(","))
    return {session.choose(option, word.strip(), STATUSES) for word in words}


def chosen_target(session: Session, data: "Dataset", given: str | None, region: str) -> str | None:
    """The id of another target, which some indicator of the region must have."""
    if given is None:
        return None
    goals = [i.goals[region] for i in data.indicators.values() if region in i.goals]
    known = dict.fromkeys(t.id for g in goals for t in g.targets if t.id is not None)
    return session.choose("--target", given, known)
