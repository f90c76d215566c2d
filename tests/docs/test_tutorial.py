"""Every step of the tutorial, one after the other, prints what stands below it, in both languages."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "use" / "tutorial.md", "zh": DOCS / "zh" / "tutorial.md"}
STEP = re.compile(
    r"<!-- step -->\n```sh\n(?P<typed>.*?)```\n(?:\n```text\n(?P<printed>.*?)```\n)?"
    r"|<!-- (?P<how>file|add): (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)```\n",
    re.DOTALL,
)


def write(file: Path, how: str, content: str) -> None:
    """A whole file, or lines below the first of them, which is there already."""
    if how == "add":
        place, _, more = content.partition("\n")
        text = file.read_text("utf-8")
        assert text.count(f"\n{place}\n") == 1
        content = text.replace(f"\n{place}\n", f"\n{place}\n{more}")
    file.write_text(content, "utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are for a shell")
@pytest.mark.parametrize("lang", PAGES)
def test_the_steps_lead_to_the_memo(lang: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "lygap"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I -m lygap "$@"\n')
    program.chmod(0o755)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "LYGAP_LANG": lang, "COLUMNS": "100"}

    def after(found: re.Match[str]) -> str:
        """A step as it should be on the page."""
        if found["file"] is not None:
            write(tmp_path / found["file"], found["how"], found["content"])
            return found[0]
        run = subprocess.run(
            ("bash", "-c", found["typed"]), cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert b"Traceback" not in run.stderr
        printed = (run.stdout + run.stderr).decode("utf-8")
        assert (found["printed"] is None) == (printed == "")
        shown = f"\n```text\n{printed}```\n" if printed else ""
        return f"<!-- step -->\n```sh\n{found['typed']}```\n{shown}"

    page = PAGES[lang].read_text("utf-8")
    made = STEP.sub(after, page)
    if request.config.getoption("--update-golden"):
        PAGES[lang].write_text(made, "utf-8")
        page = made
    assert page == made
    assert page.count("<!-- step -->") == 8
    assert (tmp_path / "memo.html").read_text("utf-8").startswith("<!doctype html>")
