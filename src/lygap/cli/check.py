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


def _asked(session: Session, paths: list[str]) -> list[tuple["Folder", str | None]]:
    """The folders to check, each once; of a single file within a plan only its own findings are told."""
    from lygap.loading.folder import given_folder

    if not paths:
        return [(session.folder(), None)]
    asked: dict[tuple[Folder, str | None], None] = {}
    for path in paths:
        around = (
            [path] if Path(path).is_dir() else [str(p) for p in Path(path).parents if (p / "targets.yaml").is_file()]
        )
        folder = given_folder(around[0]) if around and Path(path).exists() else None
        if folder is None:
            raise session.failure("no_plan_at", path=path)
        asked[folder, None if Path(path).is_dir() else path] = None
    return list(asked)


def _findings(folder: "Folder", file: str | None) -> list["Finding"]:
    from lygap.loading import load

    found = load(folder, with_warnings=True).findings
    return found if file is None else [f for f in found if Path(f.file).resolve() == Path(file).resolve()]
