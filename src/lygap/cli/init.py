"""`lygap init`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.session import Session, listed
from lygap.visible import visible

_Option = typer.Option
ORIGINS = ("builtin",)
"""What a new plan can be a copy of."""


@command("init")
def init(
    session: Session,
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help=text("init.folder"))] = None,
    origin: Annotated[
        str | None, _Option("--from", metavar="builtin", help=text("init.from"), autocompletion=completing("origin"))
    ] = None,
) -> None:
    """A new plan."""
    from lygap.exchange.starting import builtin_plan, first_plan

    path = Path(folder or session.choices.data or ".")
    _refuse_plan(session, path)
    if origin is not None:
        session.choose("--from", origin, ORIGINS)
    _add(session, path, first_plan(session.lang) if origin is None else builtin_plan(session.lang))
    session.write([session.words("init.next", options=_options(path)) + "\n"], is_work=False)


def _refuse_plan(session: Session, path: Path) -> None:
    """End the run where a plan is there already, or values that would not be those of the new one."""
    from lygap.reading.folder import ACTUALS, given_folder

    there = given_folder(path.as_posix())
    if there is not None:
        raise session.failure("init.plan_there", path=there.path.as_posix())
    actuals = path / ACTUALS
    if actuals.is_dir() and any(actuals.iterdir()):
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
