"""`lygap init`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session, listed
from lygap.visible import visible

if TYPE_CHECKING:
    from lygap.exchange.starting.drafting import Draft

_Option = typer.Option
_MOST_TOLD = 20
"""Cells that are named one by one; of a table that is none of a plan there may be thousands."""
ORIGINS = ("builtin",)
"""What a new plan can be a copy of."""


@command("init")
def init(
    session: Session,
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help=text("init.folder"))] = None,
    origin: Annotated[
        str | None, _Option("--from", metavar="builtin", help=text("init.from"), autocompletion=completing("origin"))
    ] = None,
    workbook: Annotated[str | None, _Option("--from-xlsx", metavar="FILE", help=text("init.from_xlsx"))] = None,
) -> None:
    """A new plan."""
    from lygap.exchange.starting import builtin_plan, first_plan

    path = Path(folder or session.choices.data or ".")
    if origin is not None and workbook is not None:
        raise session.failure("init.two_origins")
    if workbook is not None:
        _refuse_plan(session, path, is_draft=True)
        draft = _drafted(session, Path(workbook))
        _add(session, path, draft.contents)
        _tell(session, path, workbook, draft)
        return
    _refuse_plan(session, path)
    if origin is not None:
        session.choose("--from", origin, ORIGINS)
    _add(session, path, first_plan(session.lang) if origin is None else builtin_plan(session.lang))
    session.write([session.words("init.next", options=_options(path)) + "\n"], is_work=False)


def _refuse_plan(session: Session, path: Path, *, is_draft: bool = False) -> None:
    """End the run where a plan is there already, or values that would not be those of the new one."""
    from lygap.reading.folder import ACTUALS, given_folder

    there = given_folder(path.as_posix())
    if there is not None:
        raise session.failure("init.plan_there", path=there.path.as_posix())
    actuals = path / ACTUALS
    if not is_draft and actuals.is_dir() and any(actuals.iterdir()):
        raise session.failure("init.values_there", path=actuals.as_posix())


def _add(session: Session, path: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a plan, none of which may be there, and name them."""
    from lygap.files import add_files

    try:
        add_files(path, contents)
    except FileExistsError as error:
        raise session.failure("init.file_there", path=error.filename) from None
    except OSError as error:
        raise session.failure("cannot_write", path=path.as_posix(), why=error.strerror or str(error)) from None
    names = [visible((path / name).as_posix()) for name in contents]
    session.write([session.words("init.made", names=listed(names, session.lang)) + "\n"], is_work=False)


def _options(path: Path) -> str:
    """How the plan is named in the commands that follow."""
    return "" if path == Path() else f" -d {path.as_posix()}"


# ---- from a workbook


def _drafted(session: Session, file: Path) -> "Draft":
    """What a workbook says of a plan; a file of which nothing can be read ends the run."""
    from lygap.exchange.cells import CannotReadError, MissingLibraryError, read_book
    from lygap.exchange.starting.drafting import drafted

    content = _bytes_of(session, file)
    try:
        draft = drafted(read_book(content), file.stem, session.lang)
    except CannotReadError as error:
        from lygap.findings import START, Finding
        from lygap.render.findings.saying import message

        reason = message(Finding(error.rule, file.as_posix(), START, error.params), session.lang)
        raise session.failure("init.cannot_read", path=file.as_posix(), reason=reason) from None
    except MissingLibraryError:
        raise session.lacking(file.suffix.removeprefix("."), "excel") from None
    if draft is None:
        raise session.failure("init.no_table", path=file.as_posix())
    return draft


def _bytes_of(session: Session, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise session.failure("cannot_read", path=file.as_posix(), why=error.strerror or str(error)) from None


def _tell(session: Session, path: Path, workbook: str, draft: "Draft") -> None:
    """What was drafted, what has to be added by hand, and what to do next."""
    lines = [session.words("init.drafted", count=draft.indicators, path=workbook)]
    for cell, words, is_kept in draft.not_understood[:_MOST_TOLD]:
        key = "init.kept_as_words" if is_kept else "init.left_out"
        lines.append(session.words(key, cell=cell, text=words))
    if len(draft.not_understood) > _MOST_TOLD:
        lines.append(session.words("init.more", count=len(draft.not_understood) - _MOST_TOLD))
    if not draft.has_base_year:
        lines.append(session.words("init.no_base_year"))
    if not draft.has_target_year and draft.has_targets:
        lines.append(session.words("init.no_target_year"))
    if draft.without_direction:
        names = [session.words("named", id=key, name=name) for key, name in draft.without_direction]
        lines.append(session.words("init.no_direction", names=listed(names, session.lang)))
    lines.append(session.words(_next_step(draft), options=_options(path), path=workbook, targets=_targets_in(path)))
    session.write([f"{line}\n" for line in lines], is_work=False)
    _tell_unread(session, draft)


def _next_step(draft: "Draft") -> str:
    """What is said of the next step: as long as something is missing, the plan takes no values."""
    is_ready = draft.has_base_year and not draft.without_direction
    return "init.import_next" if is_ready else "init.complete_first"


def _targets_in(path: Path) -> str:
    from lygap.reading.folder import TARGETS

    return visible((path / TARGETS).as_posix())


def _tell_unread(session: Session, draft: "Draft") -> None:
    """Name what of the table is not in the draft, on standard error."""
    for cell, head in draft.unread[:_MOST_TOLD]:
        session.say(session.words("init.unread", cell=cell, head=head) + "\n")
    if not draft.has_targets:
        session.say(session.words("init.no_target") + "\n")
