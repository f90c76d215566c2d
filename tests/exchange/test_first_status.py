"""From one workbook to the first status, without opening a document: the case of `first-status`."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planbook
from conftest import Lygap

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
