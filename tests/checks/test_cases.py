"""Every rule has a folder of data that breaks it, with the text `check` prints, and one that does not.

A case that compares with an earlier state has that in its folder `before`.
"""

from pathlib import Path

import pytest

from lygap.checks import Asked
from lygap.reading import Folder, Loaded, load
from lygap.reading.read import read_past
from lygap.render.findings import text
from lygap.rules import RULES

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())


def checked(folder: Path) -> Loaded:
    before = read_past(Folder(folder / "before")).data if (folder / "before").is_dir() else None
    return load(Folder(folder), with_warnings=True, asked=Asked(before=before, revision="HEAD"))


def test_every_rule_has_its_case() -> None:
    rules = [rule for rule in RULES.values() if not rule.code.startswith("LYG5")]  # those of import have their own
    assert [folder.name for folder in FOLDERS] == [f"{rule.code}-{rule.name}" for rule in rules]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "bad")
    data, findings = checked(Path())
    assert text(findings, "en") == (folder / "expected.txt").read_text("utf-8")
    assert folder.name[:6] in {finding.rule.code for finding in findings}
    assert (data is None) == any(finding.is_error for finding in findings)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "good")
    data, findings = checked(Path())
    assert findings == []
    assert data is not None
