"""Every rule of `import` has a file that breaks it, with the text that is told, and one that does not."""

import shutil
from pathlib import Path

import pytest

from conftest import Lygap
from lygap.rules import RULES

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())


def plan_for(case: Path, folder: Path) -> Path:
    """A plan in a folder of its own, with what the case has in it already."""
    (folder / "plan" / "actuals").mkdir(parents=True)
    shutil.copy(CASES / "targets.yaml", folder / "plan")
    if (case / "actuals.csv").exists():
        shutil.copy(case / "actuals.csv", folder / "plan" / "actuals" / "known.csv")
    return folder / "plan"


def named(case: Path, stem: str) -> Path:
    return next(path for path in case.iterdir() if path.stem == stem)


def test_every_rule_has_its_case() -> None:
    rules = [rule for rule in RULES.values() if rule.code.startswith("LYG5")]
    assert [folder.name for folder in FOLDERS] == [f"{rule.code}-{rule.name}" for rule in rules]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_bad(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lygap: Lygap, request: pytest.FixtureRequest
) -> None:
    plan_for(case, tmp_path)
    file = shutil.copy(named(case, "bad"), tmp_path)
    monkeypatch.chdir(tmp_path)
    run = lygap(
        "import", Path(file).name, "-d", "plan", "--source", "yearbook", "--dry-run", "-f", "csv", "--lang", "en"
    )
    told = "".join(line for line in run.err.splitlines(keepends=True) if not line.startswith("lygap: "))
    if request.config.getoption("--update-golden"):
        (case / "expected.txt").write_text(told, "utf-8")
    assert told == (case / "expected.txt").read_text("utf-8")
    severity = RULES[case.name[:6]].severity
    assert run.code == (1 if severity == "error" else 0)
    assert f" {severity} {case.name.replace('-', ' ', 1)}: " in told


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_good(case: Path, tmp_path: Path, lygap: Lygap) -> None:
    plan = plan_for(case, tmp_path)
    words = ("import", str(named(case, "good")), "-d", str(plan), "--source", "yearbook", "--lang", "en")
    run = lygap(*words)
    assert (run.code, [line for line in run.err.splitlines() if not line.startswith("lygap: ")]) == (0, [])
    assert lygap("check", str(plan)).code == 0
