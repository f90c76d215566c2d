"""No output takes the place of what a plan is read from."""

import shutil
from pathlib import Path

import pytest

from conftest import DEMO, Lygap
from lygap.words import LANGS


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan that may be changed, with values also in CSV; the current folder is the one above."""
    folder = tmp_path / "plan"
    shutil.copytree(DEMO, folder)
    (folder / "actuals" / "more").mkdir()
    (folder / "actuals" / "more" / "one.csv").write_text("indicator,year,value\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


WRITING = [
    "report -d plan -f md -o plan/targets.yaml",
    "status 2023 -d plan -f csv -o plan/actuals/more/one.csv",
    "status 2023 -d plan -f csv -o plan/actuals/../actuals/more/one.csv",
    "export -d plan --to csv -o plan/actuals/more/one.csv",
    "export -d plan --to json -o plan/targets.yaml",
    "show firms -d plan -f json -o plan/targets.yaml",
    "path -d plan -f md -o plan/targets.yaml",
    "check plan -f json -o plan/targets.yaml",
    "list sources -d plan -f csv -o plan/actuals/more/one.csv",
    "schema -f json -o plan/targets.yaml",
    "record 2027 firms 170 -d plan -f diff -o plan/targets.yaml",
]


@pytest.mark.parametrize("words", WRITING)
def test_an_output_that_is_data_is_refused(words: str, plan: Path, lygap: Lygap) -> None:
    before = contents(plan)
    run = lygap(*words.split(), "--lang", "en")
    name = words.rpartition(" ")[2]
    said = f"lygap: {name} is data of a plan, and the output would replace it; give another name\n"
    assert (run.code, run.out, run.err.splitlines(keepends=True)[-1]) == (2, "", said)
    assert contents(plan) == before


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_data_by_whatever_name(lang: str, plan: Path, lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("plan/actuals/more")
    before = contents(plan)
    run = lygap("status", "2023", "-d", "plan", "-o", "link/one.csv", "--lang", lang)
    assert (run.code, run.out, run.err.count("\n"), "link/one.csv" in run.err) == (2, "", 1, True)
    assert contents(plan) == before


def test_other_files_are_replaced(plan: Path, lygap: Lygap, tmp_path: Path) -> None:
    written = ["plan/status.csv", "plan/actuals/.hidden.csv", "plan/actuals/status.md", "status.csv"]
    for name in written:
        (tmp_path / name).write_text("old", "utf-8")
        assert lygap("status", "2023", "-d", "plan", "-o", name)[::2] == (0, "")
        assert (tmp_path / name).read_text("utf-8") != "old"


def test_a_file_beside_no_plan_is_replaced(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("old", "utf-8")
    assert lygap("schema", "-o", str(tmp_path / "s.json"))[::2] == (0, "")
    assert (tmp_path / "s.json").read_text("utf-8").startswith("{")
