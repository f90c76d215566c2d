"""`lygap check`."""

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from lygap.cli.app import command, text
from lygap.cli.session import BYTE_ORDER_MARK, Session
from lygap.exits import FINDINGS, WELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lygap.findings import Finding
    from lygap.plan.records import Dataset
    from lygap.reading import Folder

STDIN = "-"
_Option = typer.Option


class _Target(NamedTuple):
    """A folder to check; of a single `file` within it only its own findings are told, and `given` stands in for it."""

    folder: "Folder"
    file: Path | None = None
    given: bytes | None = None

    @property
    def contents(self) -> "Mapping[Path, bytes] | None":
        """What stands in for a file."""
        return None if self.file is None or self.given is None else {self.file: self.given}


@command("check")
def check(
    session: Session,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=text("paths"))] = None,
    strict: Annotated[bool, _Option("--strict", help=text("strict"))] = False,
    stale_after: Annotated[int | None, _Option("--stale-after", metavar="N", min=0, help=text("stale_after"))] = None,
    diff_base: Annotated[str | None, _Option("--diff-base", metavar="REV", help=text("diff_base"))] = None,
    against: Annotated[str | None, _Option("--against", metavar="REV", help=text("against"))] = None,
    stdin_filename: Annotated[
        str | None, _Option("--stdin-filename", metavar="PATH", help=text("stdin_filename"))
    ] = None,
) -> int:
    """Validate data files; silent when well."""
    from lygap.cli.revisions import Revisions
    from lygap.render.findings import FOR_PEOPLE, FORMATS

    form = session.format(FORMATS, "text")
    revisions = Revisions(session, stale_after, diff_base, against)
    findings: list[Finding] = []
    for target in _targets(session, paths or [], stdin_filename):
        session.plans.append(target.folder)
        found = revisions.findings(target.folder, target.contents)
        findings += found if target.file is None else [f for f in found if _concerns(f.file, target.file)]
    findings.sort(key=lambda f: f.order)
    session.write(_written(session, form, findings), for_people=form in FOR_PEOPLE, is_work=False)
    if form == "github":
        _summarise(session, findings)
    _tell(session, list(revisions.read.values()), len(findings))
    return FINDINGS if any(f.is_error or strict for f in findings) else WELL


def _concerns(name: str, file: Path) -> bool:
    """Whether what is said of a file or folder is said of this file: of itself, or of a folder that it lies in."""
    place, asked = Path(_real(name)), Path(_real(str(file)))
    return place == asked or place in asked.parents


@lru_cache(maxsize=65_536)  # every finding is asked about for every file that was named
def _real(name: str) -> str:
    return os.path.realpath(name)


def _written(session: Session, form: str, findings: "list[Finding]") -> "Iterator[str | bytes]":
    from lygap.render.findings import FOR_PEOPLE, FORMATS, text

    if form == "csv" and session.writes_a_sheet():
        yield BYTE_ORDER_MARK
    if form == "text":
        yield text(findings, session.lang, colour=session.screen(for_people=True).colour)
    else:
        lang = session.lang if form in FOR_PEOPLE else session.asked_lang or "en"
        yield FORMATS[form](findings, lang)


def _tell(session: Session, plans: "list[Dataset]", findings: int) -> None:
    """Whoever sits at a terminal is told that something was checked, also where nothing was found."""
    if not session.choices.verbose and not sys.stderr.isatty():
        return
    from lygap.cli.telling import checked_line
    from lygap.rules import CHECKED

    for plan in plans:
        session.tell_what_was_read(plan)
    if session.choices.verbose:
        session.say(session.words("verbose.rules", count=len(CHECKED)) + "\n")
    session.say(checked_line(plans, findings, session.lang) + "\n")


def _summarise(session: Session, findings: "list[Finding]") -> None:
    """Add to the step's summary, where GitHub keeps one."""
    from lygap.render.findings import summary

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        try:
            with Path(path).open("a", encoding="utf-8") as page:
                page.write(summary(findings, session.asked_lang or "en"))
        except OSError as error:
            raise session.failure("cannot_write", path=path, why=error.strerror or str(error)) from None


def _targets(session: Session, paths: list[str], stdin_filename: str | None) -> list[_Target]:
    """What to check, each once."""
    if paths.count(STDIN) > 1 or (stdin_filename is not None and STDIN not in paths):
        raise session.failure("stdin_twice")
    asked: dict[_Target, None] = {}
    for name in paths:
        if name == STDIN:
            asked[_from_stdin(session, stdin_filename)] = None
            continue
        path = Path(name)
        if not os.path.exists(path):  # noqa: PTH110 (`Path.exists` raises on a name too long)
            raise session.failure("no_such_path", path=path)
        asked[_Target(_around(session, path), None if path.is_dir() else path)] = None
    whole = {target.folder for target in asked if target.file is None}
    # Of a folder that is checked whole, a single file is told with it.
    kept = [t for t in asked if t.file is None or t.given is not None or t.folder not in whole]
    return kept or [_Target(folder) for folder in _unasked(session)]


def _unasked(session: Session) -> "list[Folder]":
    """The plans to check where no path is given: the one named by an option, else all that lie here, else one above."""
    from lygap.reading.folder import MAX_ENTRIES
    from lygap.reading.nearby import plans_below

    named = session.named_folder()
    if named is not None:
        return [named]
    start = session.current_folder()
    here = session.plan_here(start)
    below = plans_below(start)
    if below is None:
        raise session.failure("too_much_below", most=f"{MAX_ENTRIES:,}")
    # The plan here may be a link to one of those below.
    others = [folder for folder in below if here is None or not folder.path.samefile(here.path)]
    return ([] if here is None else [here]) + others or [session.own_folder()]


def _around(session: Session, path: Path) -> "Folder":
    """The plan that a folder is or holds, or that a file belongs to."""
    from lygap.reading.folder import Folder, folder_around, given_folder

    if path.is_dir():
        return given_folder(str(path)) or Folder(path)
    around = folder_around(path)
    if around is None:
        raise session.failure("no_plan_at", path=path)
    return around


def _from_stdin(session: Session, name: str | None) -> _Target:
    """A file from standard input: a plan, or one of the actuals of the plan around it or of the one to be used."""
    from lygap.cli.stdin import file_for, read_stdin

    folder = _around_name(session, name) or session.own_folder()
    try:
        content = read_stdin()
    except OSError as error:
        raise session.failure("cannot_read", path="stdin", why=error.strerror or str(error)) from None
    file = file_for(folder, content, name)
    if file is None:
        raise session.failure("stdin_outside", path=name)
    return _Target(folder, file, content)


def _around_name(session: Session, name: str | None) -> "Folder | None":
    """The plan that a name belongs to, which is yet to be written where the name is that of a plan."""
    from lygap.reading.folder import ACTUALS, TARGETS, Folder, folder_around

    if name is None or session.choices.data:
        return None
    file = Path(name)
    is_plan = file.name == TARGETS and file.absolute().parent.name != ACTUALS
    return Folder(file.parent) if is_plan and file.parent.is_dir() else folder_around(file)
