"""`lygap report`: a file for others, chosen by its extension."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import DEMO, Lygap
from hostile import HOSTILE, hostile_plan
from lygap.words import LANGS, Lang, say

DATA = ("-d", str(DEMO))
BUILTIN = ("-d", str(DEMO.parents[2] / "data"))
SECTIONS = ("attention", "table", "years", "methods", "details", "open", "about")


@pytest.mark.parametrize("lang", LANGS)
def test_the_markdown_report_has_all_sections_in_order(lygap: Lygap, tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "report.md"
    run = lygap("report", "2023", *DATA, "-o", str(file), "--lang", lang)
    assert (run.code, run.out, run.err) == (0, "", "")
    lines = file.read_text("utf-8").splitlines()
    assert lines[0] == f"# {say(lang, 'evaluation.title', {'year': 2023})}"
    headings = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert headings == [say(lang, f"evaluation.h.{key}") for key in SECTIONS]


def test_the_markdown_report_is_the_same_each_time(lygap: Lygap) -> None:
    first, second = (lygap("report", "2023", *DATA, "-f", "md", "-g", "all").out for _ in range(2))
    assert first == second != ""


def test_details_can_be_left_out(lygap: Lygap) -> None:
    run = lygap("report", "2023", *DATA, "-f", "md", "--details", "none", "--lang", "en")
    assert say("en", "evaluation.h.details") not in run.out
    assert lygap("report", "2023", *DATA, "-f", "md", "--details", "some").code == 2


def test_what_is_asked_for_can_be_chosen(lygap: Lygap) -> None:
    east = lygap("report", "2023", *DATA, "-f", "md", "-r", "east", "-m", "timeline", "--lang", "en")
    assert "- **Method**: calendar progress\n" in east.out
    assert "- **Region**: East\n" in east.out
    newest = lygap("report", *DATA, "-f", "md", "--lang", "en")
    assert newest.out.startswith("# Progress in 2023\n")


def test_tables_stand_in_columns_also_in_chinese(lygap: Lygap) -> None:
    from rich.cells import cell_len

    out = lygap("report", "2023", *DATA, "-f", "md", "--details", "none", "--lang", "zh").out
    tables = [block.splitlines() for block in out.split("\n\n") if block.startswith("|")]
    assert len(tables) > 2
    for lines in tables:
        assert len({cell_len(line) for line in lines}) == 1


def test_other_formats_are_refused(lygap: Lygap, tmp_path: Path) -> None:
    for words in (("-f", "json"), ("-o", str(tmp_path / "x.csv")), ("-f", "table")):
        run = lygap("report", "2023", *DATA, *words)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_who_waits_at_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lygap", "report", "2023", *BUILTIN, "-g", "all", "-o", str(tmp_path / "x.html")]
    environment = {**os.environ, "TERM": "xterm", "LYGAP_LANG": "en"}
    ours, theirs = pty.openpty()
    run = subprocess.run(command, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert run.returncode == 0
    assert "Writing the report" in seen
    assert "100%" in seen
    quiet = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (quiet.stdout, quiet.stderr) == (b"", b"")


def test_hostile_texts_stay_in_their_cells(lygap: Lygap, tmp_path: Path) -> None:
    hostile_plan(tmp_path / "plan")
    run = lygap("report", "-d", str(tmp_path / "plan"), "-g", "all", "-f", "md", "--lang", "en")
    assert run.code == 0
    lines = run.out.splitlines()
    assert not any(line.lstrip().startswith("::") for line in lines)
    assert not re.search(r"(?<!\\)<|##vso", run.out)
    tables = [block.splitlines() for block in run.out.split("\n\n") if block.startswith("|")]
    assert len(tables) > len(HOSTILE)
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1
