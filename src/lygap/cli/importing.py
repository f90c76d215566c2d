"""`lygap import`."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.import_options import Asked, asked_sheets, columns_of, into_file, wanted_of
from lygap.cli.session import Session, listed
from lygap.exits import CANNOT_RUN, FINDINGS, WELL

if TYPE_CHECKING:
    from lygap.cli.imported import Imported
    from lygap.editing import Before, RefusedError
    from lygap.exchange.adding import Addition
    from lygap.exchange.cells import Book
    from lygap.exchange.sheets.found import Found, Remark, Taken, Wanted
    from lygap.exchange.sheets.roles import Role
    from lygap.findings import Finding
    from lygap.plan.records import Dataset

_Option = typer.Option
_MOST_BYTES = 256 * 1024 * 1024
_MOST_TOLD = 20
"""Rows without an indicator that are told one by one."""


@command("import")
def import_file(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help=text("import.file"))],
    sheet: Annotated[str | None, _Option("--sheet", metavar="NAME", help=text("import.sheet"))] = None,
    of_year: Annotated[str | None, _Option("--year", metavar="YEAR", help=text("import.year"))] = None,
    indicator: Annotated[
        str | None,
        _Option("--indicator", "-i", metavar="ID", help=text("import.indicator"), autocompletion=completing("id")),
    ] = None,
    region: Annotated[
        str | None,
        _Option("--region", "-r", metavar="REGION", help=text("import.region"), autocompletion=completing("region")),
    ] = None,
    source: Annotated[
        str | None, _Option("--source", metavar="ID", help=text("import.source"), autocompletion=completing("source"))
    ] = None,
    into: Annotated[str | None, _Option("--into", metavar="FILE", help=text("import.into"))] = None,
    column: Annotated[list[str] | None, _Option("--column", metavar="WHAT", help=text("import.column"))] = None,
    strict: Annotated[bool, _Option("--strict", help=text("import.strict"))] = False,
    dry_run: Annotated[bool, _Option("--dry-run", help=text("dry_run"))] = False,
) -> int:
    """Add the values of a spreadsheet to the data."""
    from lygap.render import formats

    form = session.format(formats(rows=True), "table")
    asked = Asked(
        file=file,
        sheet=sheet,
        year=of_year,
        indicator=indicator,
        region=region,
        source=source,
        into=into,
        columns=tuple(column or ()),
        strict=strict,
        dry_run=dry_run,
    )
    return _under_lock(session, asked, form)


def _under_lock(session: Session, asked: Asked, form: str) -> int:
    from lygap.cli.record import before_edit, editable_folder
    from lygap.editing import LockedError, locked

    folder = editable_folder(session)
    content = _content(session, asked.file)
    try:
        with nullcontext() if asked.dry_run else locked(folder.path):
            return _import(session, asked, before_edit(session, folder), content, form)
    except LockedError as error:
        raise session.failure("locked", path=error.args[0], process=error.args[1]) from None
    except OSError as error:
        where, why = error.filename or folder.path, error.strerror or str(error)
        raise session.failure("cannot_write", path=where, why=why) from None


def _content(session: Session, name: str) -> bytes:
    """The bytes of the spreadsheet; of a larger one than any that is read only so many."""
    try:
        with Path(name).open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise session.failure("cannot_read", path=name, why=why) from None


def _import(session: Session, asked: Asked, before: "Before", content: bytes, form: str) -> int:
    """Read the file, show what it says, and add what is sound; the exit code."""
    from lygap.cli.imported import Imported, import_report
    from lygap.exchange.cells import CannotReadError, MissingLibraryError, read_book
    from lygap.findings import START, Finding

    wanted = wanted_of(session, before.data, asked)
    columns = columns_of(session, asked.columns)
    into = into_file(session, before.data, asked)
    try:
        book = read_book(content, asked.sheet)
    except MissingLibraryError:
        raise session.lacking(Path(asked.file).suffix.removeprefix(".") or asked.file, "excel") from None
    except CannotReadError as error:
        finding = Finding(error.rule, asked.file, START, error.params, cell="")
        if form != "table":
            refused = Imported(asked.file, None, [], 0, [finding], [], [])
            session.report(import_report(refused, before.data), form)
        session.say(_first_line(session, finding))
        return CANNOT_RUN
    found = _found(asked_sheets(session, book, asked.sheet), before.data, wanted, columns)
    return _add(session, asked, before, found, into, form)


def _found(book: "Book", data: "Dataset", wanted: "Wanted", columns: "dict[str, Role]") -> "Found":
    """What stands in the sheets: rows as lygap writes them, or tables of any other arrangement."""
    from lygap.exchange.sheets.own import own_rows
    from lygap.exchange.sheets.understand import understood

    own = None if columns else own_rows(book, data, wanted)
    return understood(book, data, wanted, columns) if own is None else own


def _add(session: Session, asked: Asked, before: "Before", found: "Found", into: Path, form: str) -> int:
    from lygap.cli.imported import Imported, import_report
    from lygap.cli.record import shown
    from lygap.editing import RefusedError, write
    from lygap.exchange.adding import addition

    try:
        made = addition(before, found, into)
        findings = _findings(asked.file, [*found.remarks, *made.remarks])
        has_errors = any(finding.is_error for finding in findings)
        change = None if asked.strict and has_errors else made.change
        taken = sorted((*made.new, *made.same), key=lambda one: one.at[:3])
        name = None if change is None else change.file.as_posix()
        imported = Imported(
            asked.file, name, taken, len(made.new) if change else 0, findings, found.unmatched, found.skipped
        )
        if taken or form != "table":
            session.report(import_report(imported, before.data), form, is_work=change is None or asked.dry_run)
        if asked.dry_run and change is not None and form == "table":
            session.write(shown(change))
        if change is not None and not asked.dry_run:
            write(change)
    except RefusedError as error:
        session.say(_refusal(session, error, into))
        return FINDINGS
    _tell(session, imported, [] if change is None else _warned(asked.file, made, findings))
    if not _is_empty(found, taken, findings):
        session.say(_sum(session, asked, made, imported) + "\n")
        return FINDINGS if has_errors else WELL
    if not has_errors:
        session.say(session.words("import.no_name" if found.tables else "import.no_table", path=asked.file) + "\n")
    return CANNOT_RUN


def _is_empty(found: "Found", taken: "list[Taken]", findings: "list[Finding]") -> bool:
    """Whether nothing could be read: no value, no row of another name, no error but that years are missing."""
    from lygap import rules

    errors = [finding for finding in findings if finding.is_error]
    return not taken and not found.unmatched and all(finding.rule == rules.NO_YEAR for finding in errors)


# ---- what is told


def _findings(file: str, remarks: "list[Remark]") -> "list[Finding]":
    """Remarks as findings, in the order in which people read cells."""
    from lygap.findings import Finding, Place

    in_order = sorted(remarks, key=lambda remark: remark.at[:3])
    return [
        Finding(
            one.rule, file, Place(max(1, one.at.row), max(1, one.at.column)), one.params, one.indicator, one.at.name
        )
        for one in in_order
    ]


def _warned(file: str, made: "Addition", told: "list[Finding]") -> "list[Finding]":
    """What `check` will warn of in the values, each at its cell where it has one, without what is told already.

    That a source is missing is said of a whole file, and of no value.
    """
    from lygap import rules

    known = {(finding.rule, finding.cell) for finding in told}
    warned = [f for f in made.findings if (f.rule, f.cell) not in known and f.rule != rules.NO_SOURCE]
    return [finding if finding.cell is None else finding._replace(file=file) for finding in warned]


def _first_line(session: Session, finding: "Finding") -> str:
    """What is wrong with a whole file, which is all that there is to say."""
    from lygap.render.findings import FORMATS

    line, *_ = FORMATS["text"]([finding], session.lang).splitlines(keepends=True)
    return line


def _tell(session: Session, imported: "Imported", warned: "list[Finding]") -> None:
    """Findings of the sheet and of the values in the plan, and the rows that no indicator is called."""
    from lygap.render.findings import FORMATS

    session.say(FORMATS["text"]([*imported.findings, *warned], session.lang))
    for one in imported.unmatched[:_MOST_TOLD]:
        near = session.hint(listed(one.suggestions, session.lang) if one.suggestions else None)
        session.say(session.words("import.unmatched", cell=one.at.name, label=one.label, hint=near) + "\n")
    more = len(imported.unmatched) - _MOST_TOLD
    if more > 0:
        session.say(session.words("import.more", count=more) + "\n")


def _sum(session: Session, asked: Asked, made: "Addition", imported: "Imported") -> str:
    """How many values were added, and how many were there."""
    params = {"count": len(made.new), "path": imported.into or "", "same": len(made.same)}
    if made.change is None:
        return session.words("import.nothing_new", same=len(made.same))
    if imported.into is None:
        return session.words("import.strict")
    return session.words("import.would_add" if asked.dry_run else "import.added", **params)


def _refusal(session: Session, error: "RefusedError", into: Path) -> str:
    from lygap.render.findings import FORMATS

    key = "import.refused" if error.key == "would_break" else error.key
    told = session.words(key, path=into.as_posix(), known="") + "\n"
    return told + (FORMATS["text"](error.findings, session.lang) if error.findings else "")
