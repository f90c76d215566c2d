"""`lygap record`."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import chosen_indicator, chosen_region, chosen_year, in_order
from lygap.cli.entered import entered_date, entered_line, entered_margin, entered_number, entered_span
from lygap.cli.session import Session, listed
from lygap.exits import FINDINGS, WELL
from lygap.plan.records import Bound, ObsStatus, SourceKind

if TYPE_CHECKING:
    from lygap.editing import Before, Change, New, NewSource, RefusedError
    from lygap.findings import Finding
    from lygap.plan.records import Dataset
    from lygap.reading import Folder

BOUNDS: tuple[str, ...] = get_args(Bound)
STATUSES: tuple[str, ...] = get_args(ObsStatus)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
_YES = ("y", "yes", "是")
_Option = typer.Option


@command("record", negative_numbers=True)
def record(
    session: Session,
    year: Annotated[str, typer.Argument(metavar="YEAR", help=text("record.year"))],
    wanted: Annotated[str, typer.Argument(metavar="ID", help=text("id"), autocompletion=completing("id"))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=text("value"))],
    increment: Annotated[bool, _Option("--increment", help=text("increment"))] = False,
    source: Annotated[
        str | None, _Option("--source", metavar="ID", help=text("source"), autocompletion=completing("source"))
    ] = None,
    as_of: Annotated[str | None, _Option("--as-of", metavar="DATE", help=text("as_of"))] = None,
    period: Annotated[str | None, _Option("--period", metavar="FROM/TO", help=text("period"))] = None,
    published: Annotated[str | None, _Option("--published", metavar="DATE", help=text("published"))] = None,
    note: Annotated[str | None, _Option("--note", metavar="TEXT", help=text("note"))] = None,
    locator: Annotated[str | None, _Option("--locator", metavar="TEXT", help=text("locator"))] = None,
    bound: Annotated[
        str | None, _Option("--bound", metavar="|".join(BOUNDS), help=text("bound"), autocompletion=completing("bound"))
    ] = None,
    margin: Annotated[str | None, _Option("--margin", metavar="NUMBER", help=text("margin"))] = None,
    region: Annotated[
        str | None,
        _Option("--region", "-r", metavar="REGION", help=text("record.region"), autocompletion=completing("region")),
    ] = None,
    obs_status: Annotated[
        str | None,
        _Option(
            "--obs-status", metavar="|".join(STATUSES), help=text("obs_status"), autocompletion=completing("obs_status")
        ),
    ] = None,
    preferred: Annotated[bool, _Option("--preferred", help=text("preferred"))] = False,
    breaks: Annotated[bool, _Option("--break", help=text("break"))] = False,
    supersedes: Annotated[bool, _Option("--supersedes", help=text("supersedes"))] = False,
    title: Annotated[str | None, _Option("--title", metavar="TEXT", help=text("title"))] = None,
    publisher: Annotated[str | None, _Option("--publisher", metavar="TEXT", help=text("publisher"))] = None,
    date: Annotated[str | None, _Option("--date", metavar="DATE", help=text("date"))] = None,
    url: Annotated[str | None, _Option("--url", metavar="URL", help=text("url"))] = None,
    kind: Annotated[
        str | None,
        _Option(
            "--kind",
            metavar="|".join(SOURCE_KINDS),
            help=text("source_kind"),
            autocompletion=completing("source_kind"),
        ),
    ] = None,
    file: Annotated[str | None, _Option("--file", metavar="FILE", help=text("file"))] = None,
    force: Annotated[bool, _Option("--force", help=text("force"))] = False,
    dry_run: Annotated[bool, _Option("--dry-run", help=text("dry_run"))] = False,
) -> int:
    """Add an observation to the data, changing only the lines it must."""
    session.format(["diff"], "diff")
    year, wanted, value = in_order(session, year, wanted, value)
    number = entered_number(session, value)
    words: dict[str, str | bool | None] = {
        "source": source,
        "as_of": entered_span(session, "--as-of", as_of),
        "period": entered_span(session, "--period", period),
        "published": entered_date(session, "--published", published),
        "obs_status": None if obs_status is None else session.choose("--obs-status", obs_status, STATUSES),
        "bound": None if bound is None else session.choose("--bound", bound, BOUNDS),
        "margin": entered_margin(session, margin),
        "preferred": preferred or None,
        "break": breaks or None,
        "note": entered_line(session, "--note", note),
        "locator": entered_line(session, "--locator", locator),
    }
    described = {
        "title": entered_line(session, "--title", title),
        "publisher": entered_line(session, "--publisher", publisher),
        "date": entered_date(session, "--date", date),
        "url": entered_line(session, "--url", url),
        "kind": None if kind is None else session.choose("--kind", kind, SOURCE_KINDS),
    }
    asked = _Asked(
        year=year,
        indicator=wanted,
        number=number,
        region=region,
        words={key: word for key, word in words.items() if word is not None},
        is_increment=increment,
        source=source,
        described={key: word for key, word in described.items() if word is not None},
        file=file,
        supersedes=supersedes,
        force=force,
        dry_run=dry_run,
    )
    return _under_lock(session, asked)


class _Asked(NamedTuple):
    """What was typed, each word fit for the data: those of the value, and those that describe its source."""

    year: str
    indicator: str
    number: str
    region: str | None
    words: dict[str, str | bool]
    is_increment: bool
    source: str | None
    described: dict[str, str]
    file: str | None
    supersedes: bool
    force: bool
    dry_run: bool


def _under_lock(session: Session, asked: _Asked) -> int:
    from lygap.editing import LockedError, locked

    folder = editable_folder(session)
    try:
        with nullcontext() if asked.dry_run else locked(folder.path):
            return _record(session, asked, before_edit(session, folder))
    except LockedError as error:
        raise session.failure("locked", path=error.args[0], process=error.args[1]) from None
    except OSError as error:
        where, why = error.filename or folder.path, error.strerror or str(error)
        raise session.failure("cannot_write", path=where, why=why) from None


def editable_folder(session: Session) -> "Folder":
    """The folder of a plan that may be changed, which the built-in one may not."""
    folder = session.own_folder()
    if folder.builtin:
        raise session.failure("builtin_is_not_edited")
    return folder


def before_edit(session: Session, folder: "Folder") -> "Before":
    """What the folder holds; where that cannot be relied on, nothing is added to it."""
    from lygap.editing import read

    before, findings = read(folder)
    if before is None:
        errors = sum(f.is_error for f in findings)
        raise session.has_errors(folder.path.as_posix(), errors)
    return before


def _record(session: Session, asked: _Asked, before: "Before") -> int:
    """Show the edit, then make it; what is wrong with it is said instead.

    What has been written is done, whoever may no longer hear of it.
    """
    from lygap.editing import RefusedError, change, write

    asked = _with_source(session, before.data, asked)
    source = _source(session, before.data, asked)
    new = _new(session, before.data, asked)
    file = _file(session, before.data, asked.file)
    try:
        made = change(before, new, file, source=source, supersedes=asked.supersedes)
        doubts = "" if asked.force else _doubts(session, before.data, made, new)
        may_ask = _is_conversation() and not asked.dry_run
        if doubts and not may_ask:
            session.say(session.words("unit_slip") + "\n" + doubts)
            return FINDINGS
        session.write(shown(made), is_work=asked.dry_run)
        if doubts and not _confirmed(session, new, doubts):
            return FINDINGS
        if not asked.dry_run:
            write(made)
    except RefusedError as error:
        session.say("".join(_refusal(session, error)))
        return FINDINGS
    session.say("".join(_told(session, made, new, dry_run=asked.dry_run)))
    return WELL


# ---- what is to be recorded


def _with_source(session: Session, data: "Dataset", asked: _Asked) -> _Asked:
    """With the id of the source, where its title or its document's number was given; as it was where none is meant."""
    from lygap.cli.resolving import meant
    from lygap.vocabularies import sources

    if asked.source is None or asked.described:
        return asked
    known = meant(session, asked.source, sources(data))
    return asked if known is None else asked._replace(source=known, words={**asked.words, "source": known})


def _source(session: Session, data: "Dataset", asked: _Asked) -> "NewSource | None":
    """The source to be added; None where the one named is there, or none was named."""
    from lygap.editing import NewSource
    from lygap.words import name_in

    options = ", ".join(f"--{key}" for key in asked.described)
    if asked.source is None:
        if asked.described:
            raise session.failure("source_not_named", options=options)
        return None
    known = data.sources.get(asked.source)
    if known is None and "title" not in asked.described:
        raise _unknown_source(session, data, asked.source)
    if known is not None and asked.described:
        title = name_in(known.title, session.lang)
        raise session.failure("source_is_there", id=asked.source, title=title, options=options)
    return NewSource(asked.source, asked.described) if known is None else None


def known_source(session: Session, data: "Dataset", given: str) -> str:
    """The id of a source that is there, by its id, its title or its document's number."""
    from lygap.cli.resolving import meant
    from lygap.vocabularies import sources

    known = meant(session, given, sources(data))
    if known is None:
        raise _unknown_source(session, data, given, may_add=False)
    return known


def _unknown_source(session: Session, data: "Dataset", given: str, *, may_add: bool = True) -> SystemExit:
    """Say which sources there are, and how one is added."""
    from lygap.cli.resolving import nearest, shown
    from lygap.vocabularies import sources

    things = sources(data)
    hint = session.hint(nearest(session, given, things))
    there_are = session.words("sources_known", known=shown(session, list(data.sources), things), hint=hint)
    there_are = there_are if data.sources else session.words("no_sources")
    failure = session.failure("unknown_source", given=given, there_are=there_are)
    if may_add:
        session.say(session.words("add_source") + "\n")
    return failure


def _new(session: Session, data: "Dataset", asked: _Asked) -> "New":
    from lygap.editing import New

    place = chosen_region(session, data, asked.region)
    indicator = chosen_indicator(session, data, asked.indicator, exactly=True)  # a guess is not written down
    year = chosen_year(session, data, asked.year, place)
    if asked.is_increment and indicator.kind != "cumulative":
        raise session.failure("increment_elsewhere", id=indicator.id, kind=indicator.kind)
    key = "increment" if asked.is_increment else "value"
    return New(indicator.id, place, year, asked.number, asked.words, key)


def _file(session: Session, data: "Dataset", given: str | None) -> Path | None:
    from lygap.editing import named_file

    found = None if given is None else named_file(Path(data.path), given)
    if given is not None and found is None:
        raise session.failure("bad_file", given=given)
    return found


# ---- slips of the unit


def _doubts(session: Session, data: "Dataset", made: "Change", new: "New") -> str:
    """Why the value may be off by the factor of a unit, in lines; empty where nothing says so."""
    from lygap.editing.beside import far_from
    from lygap.render.findings import FORMATS

    slips = _slips(made, new)
    if slips:
        return FORMATS["text"](slips, session.lang)
    beside = [f"{other.value:.15g} ({other.year})" for other in far_from(data, new)]
    return session.words("far_off", value=new.number, known=listed(beside, session.lang)) + "\n" if beside else ""


def _slips(made: "Change", new: "New") -> "list[Finding]":
    """That the indicator has a value that is off by the factor of a unit, which it had not before."""
    from lygap import rules

    slips = (rules.UNIT_SLIP, rules.PERCENT_AS_FRACTION)
    return [f for f in made.findings if f.rule in slips and f.indicator == new.indicator]


def _is_conversation() -> bool:
    """Whether somebody can be asked: what is said is seen and what is typed is read."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _confirmed(session: Session, new: "New", doubts: str) -> bool:
    session.say(doubts)
    session.say(session.words("ask_slip", value=new.number))
    sys.stderr.flush()
    answer = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if answer.strip().casefold() in _YES:
        return True
    session.say(session.words("not_confirmed") + "\n")
    return False


# ---- what is said of it


def shown(made: "Change") -> Iterator[str]:
    """A change as the difference that it makes."""
    from lygap.editing.difference import difference

    for edit in made.edits:
        yield from difference(edit.file.as_posix(), edit.before, edit.after)


def _refusal(session: Session, error: "RefusedError") -> Iterator[str]:
    from lygap.render.findings import FORMATS

    where = "" if error.twin is None else error.twin.file
    values = [f"{o.value:.15g} ({o.source or '–'})" for o in error.known if o.value is not None]
    known = listed(values, session.lang)
    yield session.words(error.key, path=where, known=known) + "\n"
    if error.findings:
        yield FORMATS["text"](error.findings, session.lang)


def _told(session: Session, made: "Change", new: "New", *, dry_run: bool) -> Iterator[str]:
    from lygap.render.findings import FORMATS

    params = {"id": new.indicator, "year": new.year, "value": new.number, "path": made.file.as_posix()}
    yield session.words("would_record" if dry_run else "recorded", **params) + "\n"
    old = made.superseded
    if old is not None:
        amount = old.value if old.value is not None else old.increment
        yield session.words("superseded", value=f"{amount:.15g}", source=old.source or "–", path=old.file) + "\n"
    own = [f for f in made.findings if f.indicator in (None, new.indicator)]  # what is wrong with a file has none
    if own:
        yield FORMATS["text"](own, session.lang)
