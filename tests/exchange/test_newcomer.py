"""A newcomer has a workbook of 15 indicators and 6 years: three commands later there is a status."""

import shutil
from pathlib import Path

import pytest

from conftest import HERE, Lygap
from lygap.reading import Folder, load

WORKBOOK = HERE / "exchange" / "newcomer" / "指标库.xlsx"


def test_from_a_workbook_to_the_first_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lygap: Lygap) -> None:
    shutil.copy(WORKBOOK, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LYGAP_LANG", "zh")
    assert lygap("init", "--from-xlsx", WORKBOOK.name).code == 0
    imported = lygap("import", WORKBOOK.name)
    assert (imported.code, imported.err) == (0, "lygap：actuals/指标库.csv 新增 90 个数值，已有 0 个\n")
    status = lygap("status", "2023", "-f", "csv")
    rows = status.out.splitlines()
    assert (status.code, len(rows)) == (0, 16)
    assert lygap("check").code == 0
    data = load(Folder(tmp_path)).data
    assert data is not None
    assert data.years(data.plan.region) == [2019, 2020, 2021, 2022, 2023, 2024]
    energy = data.of("indicator_11", data.plan.region)
    assert [(o.year, o.value, o.locator) for o in energy[-2:]] == [
        (2023, 0.57, "指标库!J13"),
        (2024, 0.55, "指标库!K13"),
    ]
    assert data.indicators["indicator_11"].direction == "down"
