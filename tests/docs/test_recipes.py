"""Every recipe of the page runs and prints what stands below it, where its program is there."""

import csv
import importlib.util
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from conftest import Lygap

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "use" / "recipes.md"
CHINESE = ROOT / "docs" / "zh" / "recipes.md"
RECIPE = re.compile(r"<!-- run: (\w+) -->\n```\w+\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)


class Recipe(NamedTuple):
    """The program it is for, what is typed, and what is printed."""

    program: str
    code: str
    output: str


RECIPES = [Recipe(*found) for found in RECIPE.findall(PAGE.read_text("utf-8"))]


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the built-in plan in `data`, and lygap on the path, in the language of programs' formats."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "lygap"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I -m lygap "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(programs), os.environ["PATH"])))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(code: str) -> str:
    return subprocess.run(("bash", "-eo", "pipefail", "-c", code), check=True, stdout=subprocess.PIPE).stdout.decode()


def python(code: str) -> str:
    return subprocess.run((sys.executable, "-c", code), check=True, stdout=subprocess.PIPE).stdout.decode()


def sheet(formulas: str) -> str:
    """What formulas give beside a sheet `status` with the rows of `status.csv`, as LibreOffice computes them."""
    shell("lygap status 2023 -o status.csv")
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    computed, rows = workbook.create_sheet("computed"), workbook.create_sheet("status")
    for row in csv.reader(io.StringIO(Path("status.csv").read_text("utf-8-sig"))):
        rows.append([float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell for cell in row])
    for formula in formulas.splitlines():
        computed.append([formula])
    workbook.save("computed.xlsx")
    office = ("soffice", f"-env:UserInstallation={Path('profile').absolute().as_uri()}", "--headless")
    subprocess.run((*office, "--convert-to", "csv", "computed.xlsx"), check=True, capture_output=True)
    return Path("computed.csv").read_text("utf-8")


RUNNERS: dict[str, Callable[[str], str]] = {
    "sh": shell, "jq": shell, "pandas": python, "duckdb": python, "excel": sheet,
}  # fmt: skip
PROGRAMS = {"sh": "bash", "jq": "jq", "excel": "soffice"}


def is_there(program: str) -> bool:
    if program in PROGRAMS:
        return shutil.which(PROGRAMS[program]) is not None and shutil.which("bash") is not None
    return importlib.util.find_spec(program) is not None


@pytest.mark.parametrize("number", range(len(RECIPES)), ids=lambda number: f"{number}-{RECIPES[number].program}")
@pytest.mark.usefixtures("at_work")
def test_a_recipe_prints_what_it_says(number: int, request: pytest.FixtureRequest) -> None:
    recipe = RECIPES[number]
    if not is_there(recipe.program):
        pytest.skip(f"{recipe.program} is not installed")
    printed = RUNNERS[recipe.program](recipe.code)
    if request.config.getoption("--update-golden"):
        text = PAGE.read_text("utf-8")
        found = list(RECIPE.finditer(text))[number]
        PAGE.write_text(text[: found.start(3)] + printed + text[found.end(3) :], "utf-8")
        recipe = recipe._replace(output=printed)
    assert printed == recipe.output


def test_there_are_recipes_for_all_programs() -> None:
    assert [*dict.fromkeys(recipe.program for recipe in RECIPES)] == ["jq", "sh", "pandas", "duckdb", "excel"]
    assert all(recipe.output for recipe in RECIPES)


def test_the_chinese_page_has_the_same_recipes() -> None:
    assert [Recipe(*found) for found in RECIPE.findall(CHINESE.read_text("utf-8"))] == RECIPES


def test_a_file_of_values_opens_in_excel_as_utf_8(lygap: Lygap, tmp_path: Path) -> None:
    lygap("status", "2023", "-o", str(tmp_path / "status.csv"))
    assert (tmp_path / "status.csv").read_bytes().startswith(b"\xef\xbb\xbf")
