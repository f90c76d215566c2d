"""From one workbook to the first status, without opening a document: the case of `first-status`."""

import json
import re
import shlex
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planbook
from conftest import Lygap

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = Path(__file__).parent / "first-status"


def cells(file: Path) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return [tuple((cell.value, cell.number_format) for cell in row) for row in sheet.iter_rows()]


def test_the_workbook_is_the_one_that_the_program_writes(tmp_path: Path) -> None:
    planbook.write(str(tmp_path / "plan.xlsx"))
    assert cells(tmp_path / "plan.xlsx") == cells(FOLDER / "plan.xlsx")
    assert sum(map(len, planbook.GROUPS.values())) == 15
    assert len(planbook.YEARS) == 6


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(FOLDER / "plan.xlsx", tmp_path / "plan.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_draft_of_the_plan(at_work: Path, lygap: Lygap, request: pytest.FixtureRequest) -> None:
    run = lygap("init", "--from-xlsx", "plan.xlsx", "--lang", "zh")
    assert (run.code, run.err) == (0, "")
    drafted = (at_work / "targets.yaml").read_text("utf-8")
    if request.config.getoption("--update-golden"):
        (FOLDER / "targets.yaml").write_text(drafted, "utf-8")
    assert drafted == (FOLDER / "targets.yaml").read_text("utf-8")
    assert lygap("check", "--lang", "en").out.endswith("errors: 0, warnings: 1\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_three_commands_lead_to_the_first_status(lang: str, at_work: Path, lygap: Lygap) -> None:
    page = (DOCS / ("use" if lang == "en" else "zh") / "import.md").read_text("utf-8")
    block = next(block for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if "--from-xlsx" in block)
    runs = [lygap(*shlex.split(line)[1:], "--lang", lang) for line in block.splitlines()]
    assert [run.code for run in runs] == [0, 0, 0]
    shown = [line for line in runs[2].out.splitlines() if re.match("[0-9]+ +[\u4e00-\u9fff]", line)]
    assert len(shown) == 15
    rows = json.loads(lygap("status", "-d", "mine", "-f", "json").out)["indicators"]
    assert [(row["observation"]["value"], row["year"]) for row in rows] == [
        (3.44, 2023), (1320, 2023), (102.75, 2023), (9.6, 2023), (97, 2023), (5481.6, 2023), (67.23, 2023),
        (2456.9, 2023), (3.65, 2023), (0.43, 2023), (66.8, 2023), (45.8, 2023), (34088, 2023), (3.4, 2023), (96, 2023),
    ]  # fmt: skip
    assert Counter(row["status"] for row in rows) == {
        "on_track": 6, "at_risk": 5, "achieved": 2, "off_track": 1, "regressing": 1,
    }  # fmt: skip
    assert lygap("import", "plan.xlsx", "-d", "mine").code == 0
    assert lygap("check", "mine", "--lang", "en").out.endswith("errors: 0, warnings: 2\n")
