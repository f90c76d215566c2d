"""Every rule has a folder of data that breaks it, with the text `check` prints, and one that does not."""

from pathlib import Path

import pytest

from lygap.loading import Folder, load
from lygap.render.findings import text
from lygap.rules import RULES

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())


def test_every_rule_has_its_case() -> None:
    assert [folder.name for folder in FOLDERS] == [f"{rule.code}-{rule.name}" for rule in RULES.values()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "bad")
    data, findings = load(Folder(Path()), with_warnings=True)
    assert text(findings, "en") == (folder / "expected.txt").read_text("utf-8")
    assert folder.name[:6] in {finding.rule.code for finding in findings}
    assert (data is None) == any(finding.is_error for finding in findings)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "good")
    data, findings = load(Folder(Path()), with_warnings=True)
    assert findings == []
    assert data is not None
