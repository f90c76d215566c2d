"""What people reported of their own folders: each folder whole, by the command they run, to its exit code."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Lygap

HEAD = """\
format: lygap/1
plan: {id: grid, name: Power grid, lang: en, region: north, base_year: 2015, target_year: 2030, source: office}
sources: {office: {title: Energy balance, kind: statistics, date: 2025-09}}
indicators:
"""
Check = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def check(tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Write a folder and check it: the exit code and the findings."""

    def run(files: dict[str, str], *words: str) -> tuple[int, list[dict[str, Any]]]:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(text.encode())
        monkeypatch.chdir(tmp_path)
        told = lygap("check", ".", "-f", "json", *words)
        return told.code, json.loads(told.out)["findings"]

    return run


def test_a_baseline_in_kilograms_beside_a_series_in_tonnes(check: Check) -> None:
    """A target that halves the baseline looked reached twice over."""
    plan = HEAD + (
        "  oil: {name: Oil burnt, kind: flow, unit: t, direction: down, path: linear, baseline: 48200000,"
        " target: {multiple_of_baseline: 0.5}}\n"
    )
    rows = "source,indicator,year,value\noffice,oil,2019,41100\noffice,oil,2020,39800\noffice,oil,2021,40500\n"
    code, (slip,) = check({"targets.yaml": plan, "actuals/a.csv": rows})
    assert (code, slip["code"], slip["file"], slip["line"]) == (0, "LYG307", "targets.yaml", 5)
    assert slip["message"] == "the baseline 48200000 is about 1,000 times the observed values (39800–41100)"


def test_a_column_that_the_spreadsheet_showed_in_per_cent(check: Check) -> None:
    """All values agree with one another, which is the usual case and no reason for silence."""
    plan = (
        HEAD
        + '  meters: {name: Meters read remotely, kind: ratio, unit: "%", direction: up, baseline: 22, target: 95}\n'
    )
    years = {2016: 0.27, 2017: 0.34, 2018: 0.49, 2019: 0.66}
    rows = "indicator,year,value,source\n" + "".join(f"meters,{year},{value},office\n" for year, value in years.items())
    code, found = check({"targets.yaml": plan, "actuals/a.csv": rows})
    assert code == 0
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("LYG308", line, 13) for line in (2, 3, 4, 5)]


def git(folder: Path, *words: str) -> None:
    known = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *known, *words], cwd=folder, check=True, capture_output=True)


def test_a_pull_request_that_moves_the_goal(check: Check, tmp_path: Path) -> None:
    """The target is lowered, and a whole year's value becomes a bound of its first months."""
    plan = HEAD + "  lines: {name: Lines laid, kind: stock, unit: km, direction: up, baseline: 310, target: 640}\n"
    values = "source: office\nobservations:\n  lines: {2022: 455}\n"
    check({"targets.yaml": plan, "actuals/a.yaml": values})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "as published")
    git(tmp_path, "checkout", "-qb", "review")
    moved = {
        "targets.yaml": plan.replace("target: 640", "target: 460"),
        "actuals/a.yaml": values.replace("455", "{value: 455, as_of: 2022-05, bound: at_least}"),
    }
    code, found = check(moved, "--against", "main")
    assert code == 1
    assert [(f["code"], f["message"]) for f in found] == [
        ("LYG408", "lines: 455 for 2022 had as_of –, bound – at main and has as_of 2022-05, bound at_least"),
        ("LYG408", "lines: the target was 640 (2030) at main and is 460 (2030): easier to reach"),
    ]
    answered = {
        "targets.yaml": plan.replace(
            "target: 640", "targets: [{value: 640, valid_to: 2023-06}, {value: 460, id: revised}]"
        ),
        "actuals/a.yaml": values.replace(
            "455", "{value: 455, as_of: 2022-05, bound: at_least, note: Of the first five months}"
        ),
    }
    assert check(answered, "--against", "main") == (0, [])


def test_what_a_spreadsheet_leaves_behind(check: Check) -> None:
    """Empty rows at the end, and empty columns, were six errors."""
    plan = HEAD + "  lines: {name: Lines laid, kind: stock, unit: km, direction: up, baseline: 310, target: 640}\n"
    rows = "indicator,year,value,,,\r\nlines,2022,455,,,\r\n,,,,,\r\n,,,,,\r\nlines,2023,470,,,\r\n,,,,,\r\n"
    assert check({"targets.yaml": plan, "actuals/a.csv": rows}, "--strict")[0] == 1  # no source is named
    rows = rows.replace("value,", "value,source").replace("55,", "55,office").replace("70,", "70,office")
    assert check({"actuals/a.csv": rows}, "--strict") == (0, [])


def test_a_yearbook_without_a_date(check: Check) -> None:
    """That the plan is old says nothing of it; its own date does."""
    plan = HEAD.replace("date: 2025-09}", "date: 2016-04}, book: {title: Yearbook, kind: statistics}") + (
        "  lines: {name: Lines laid, kind: stock, unit: km, direction: up, baseline: 310, target: 640}\n"
    )
    rows = "indicator,year,value,source\nlines,2018,355,book\nlines,2024,470,book\n"
    assert check({"targets.yaml": plan, "actuals/a.csv": rows}, "--strict") == (0, [])
    dated = plan.replace("book: {title: Yearbook,", "book: {title: Yearbook, date: 2019-10,")
    code, (early,) = check({"targets.yaml": dated}, "--strict")
    assert (code, early["code"], early["line"]) == (1, "LYG312", 3)
