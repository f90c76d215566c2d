"""`lygap check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, text
from lygap.cli.session import Session
from lygap.exits import FINDINGS, WELL

if TYPE_CHECKING:
    from lygap.findings import Finding
    from lygap.loading import Folder


@command("check")
def check(
    session: Session,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=text("paths"))] = None,
    strict: Annotated[bool, typer.Option("--strict", help=text("strict"))] = False,
) -> int:
    """Validate data files; silent when well."""
    from lygap.render.findings import FORMATS

    form = session.format(FORMATS, "text")
    findings: list[Finding] = []
    for folder, file in _asked(session, paths or []):
        findings += _findings(folder, file)
    findings.sort(key=lambda f: f.order)
    session.write([FORMATS[form](findings, session.lang if form == "text" else session.asked_lang or "en")])
    return FINDINGS if any(f.is_error or strict for f in findings) else WELL


def _asked(session: Session, paths: list[str]) -> list[tuple["Folder", Path | None]]:
    """The folders to check, each once; of a single file within a plan only its own findings are told."""
    asked: dict[tuple[Folder, Path | None], None] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise session.failure("no_such_path", path=path)
        asked[_around(session, path), None if path.is_dir() else path] = None
    return list(asked) or [(session.folder(), None)]


def _around(session: Session, path: Path) -> "Folder":
    """The plan that a folder is or holds, or that a file belongs to."""
    from lygap.loading.folder import TARGETS, Folder, given_folder

    if path.is_dir():
        return given_folder(str(path)) or Folder(path)
    holding = next((parent for parent in path.parents if (parent / TARGETS).is_file()), None)
    if holding is None:
        raise session.failure("no_plan_at", path=path)
    return Folder(holding)


def _findings(folder: "Folder", file: Path | None) -> list["Finding"]:
    from lygap.loading import load

    found = load(folder, with_warnings=True).findings
    return found if file is None else [f for f in found if Path(f.file).resolve() == file.resolve()]
