"""`lygap record`."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import chosen_indicator, chosen_region, chosen_source, chosen_year, in_order
from lygap.cli.session import Session
from lygap.exits import FINDINGS, WELL
from lygap.plan.records import Bound, ObsStatus

if TYPE_CHECKING:
    from lygap.editing import Before, Change, New, RefusedError
    from lygap.plan.records import Dataset
    from lygap.reading import Folder

BOUNDS: tuple[str, ...] = get_args(Bound)
STATUSES: tuple[str, ...] = get_args(ObsStatus)
_UNFIT = re.compile("[\n\r\t\x85\ud800-\udfff\ufffe\uffff]")


@command("record", negative_numbers=True)
def record(
    session: Session,
    year: Annotated[str, typer.Argument(metavar="YEAR", help=text("record.year"))],
    wanted: Annotated[str, typer.Argument(metavar="ID", help=text("id"), autocompletion=completing("id"))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=text("value"))],
    increment: Annotated[bool, typer.Option("--increment", help=text("increment"))] = False,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help=text("source"), autocompletion=completing("source"))
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=text("as_of"))] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="FROM/TO", help=text("period"))] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=text("note"))] = None,
    bound: Annotated[
        str | None,
        typer.Option("--bound", metavar="|".join(BOUNDS), help=text("bound"), autocompletion=completing("bound")),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region", "-r", metavar="REGION", help=text("record.region"), autocompletion=completing("region")
        ),
    ] = None,
    obs_status: Annotated[
        str | None,
        typer.Option(
            "--obs-status", metavar="|".join(STATUSES), help=text("obs_status"), autocompletion=completing("obs_status")
        ),
    ] = None,
    preferred: Annotated[bool, typer.Option("--preferred", help=text("preferred"))] = False,
    file: Annotated[str | None, typer.Option("--file", metavar="FILE", help=text("file"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=text("dry_run"))] = False,
) -> int:
    """Add an observation to the data, changing only the lines it must."""
    from lygap.editing import LockedError, locked

    session.format(["diff"], "diff")
    year, wanted, value = in_order(session, year, wanted, value)
    number = _number(session, value)
    words: dict[str, str | bool | None] = {
        "source": source,
        "as_of": _date(session, "--as-of", as_of),
        "period": _date(session, "--period", period),
        "obs_status": None if obs_status is None else session.choose("--obs-status", obs_status, STATUSES),
        "bound": None if bound is None else session.choose("--bound", bound, BOUNDS),
        "preferred": preferred or None,
        "note": _note(session, note),
    }
    folder = session.own_folder()
    if folder.builtin:
        raise session.failure("builtin_is_not_edited")
    try:
        with nullcontext() if dry_run else locked(folder.path):
            before = _before(session, folder)
            new = _new(session, before.data, (year, wanted, number, region), words)
            new = _as_increment(session, before.data, new) if increment else new
            return _record(session, before, new, _file(session, before.data, file), dry_run=dry_run)
    except LockedError as error:
        raise session.failure("locked", path=error.args[0], process=error.args[1]) from None
    except OSError as error:
        where, why = error.filename or folder.path, error.strerror or str(error)
        raise session.failure("cannot_write", path=where, why=why) from None


def _number(session: Session, given: str) -> str:
    """A number as the data writes it; what needs a guess is refused."""
    from lygap.source import number

    if number(given) is None:
        raise session.failure("bad_value", given=given)
    return given


def _date(session: Session, option: str, given: str | None) -> str | None:
    from lygap.plan.dates import span

    try:
        if given is not None:
            span(given)
    except ValueError:
        raise session.failure("bad_date", option=option, given=given) from None
    return given


def _note(session: Session, given: str | None) -> str | None:
    from lygap.source import CONTROL

    if given is not None and (not given.strip() or _UNFIT.search(given) or CONTROL.search(given)):
        raise session.failure("bad_note")
    return given


def _before(session: Session, folder: "Folder") -> "Before":
    from lygap.editing import read

    before, findings = read(folder)
    if before is None:
        errors = sum(f.is_error for f in findings)
        raise session.failure("data_has_errors", path=folder.path.as_posix(), errors=errors)
    return before


def _new(
    session: Session,
    data: "Dataset",
    given: tuple[str, str, str, str | None],
    words: dict[str, str | bool | None],
) -> "New":
    from lygap.editing import New

    year, wanted, number, region = given
    place = chosen_region(session, data, region)
    source = words["source"]
    if isinstance(source, str):
        words = {**words, "source": chosen_source(session, data, source)}
    indicator = chosen_indicator(session, data, wanted, exactly=True)  # a guess is not written down
    said = {key: word for key, word in words.items() if word is not None}
    return New(indicator.id, place, chosen_year(session, data, year, place), number, said)


def _as_increment(session: Session, data: "Dataset", new: "New") -> "New":
    """The number as what its year added."""
    kind = data.indicators[new.indicator].kind
    if kind != "cumulative":
        raise session.failure("increment_elsewhere", id=new.indicator, kind=kind)
    return new._replace(key="increment")


def _file(session: Session, data: "Dataset", given: str | None) -> Path | None:
    from lygap.editing import named_file

    found = None if given is None else named_file(Path(data.path), given)
    if given is not None and found is None:
        raise session.failure("bad_file", given=given)
    return found


def _record(session: Session, before: "Before", new: "New", file: Path | None, *, dry_run: bool) -> int:
    """Show the edit and make it; what is wrong with it is said instead."""
    from lygap.editing import RefusedError, change, write

    try:
        made = change(before, new, file)
        if not dry_run:
            write(made)
    except RefusedError as error:
        session.say("".join(_refusal(session, error)))
        return FINDINGS
    session.write(_shown(made), is_work=dry_run)
    session.say("".join(_told(session, made, new, dry_run=dry_run)))
    return WELL


def _shown(made: "Change") -> Iterator[str]:
    from lygap.editing.difference import difference

    return difference(made.file.as_posix(), made.before, made.after)


def _refusal(session: Session, error: "RefusedError") -> Iterator[str]:
    from lygap.render.findings import FORMATS

    where = "" if error.twin is None else error.twin.file
    yield session.words(error.key, path=where) + "\n"
    if error.findings:
        yield FORMATS["text"](error.findings, session.lang)


def _told(session: Session, made: "Change", new: "New", *, dry_run: bool) -> Iterator[str]:
    from lygap.render.findings import FORMATS

    params = {"id": new.indicator, "year": new.year, "value": new.number, "path": made.file.as_posix()}
    yield session.words("would_record" if dry_run else "recorded", **params) + "\n"
    own = [f for f in made.findings if f.indicator in (None, new.indicator)]  # what is wrong with a file has none
    if own:
        yield FORMATS["text"](own, session.lang)
