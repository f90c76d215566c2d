"""What is exported and imported again is what it was, and gives the same figures."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from anyplan import actuals, read, write_plan
from conftest import DEMO, Lygap
from lygap.exchange.selection import regions_of
from lygap.judge.assess import Question, assess_all
from lygap.plan.records import Dataset
from lygap.reading import Folder, load
from lygap.report.rows import record

BUILTIN = Path(__file__).parents[2] / "data"


def verdicts(data: Dataset) -> list[dict[str, Any]]:
    """Every row of `status` for every region and year, without the notes, in which a text may have lost a line end."""
    rows = []
    for region in regions_of(data):
        for year in data.years(region):
            judged = assess_all(data, list(data.indicators.values()), region, Question(year))
            rows += [{**record(row, data, "en"), "notes": None} for row in judged]
    return rows


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("folder", [BUILTIN, DEMO], ids=["builtin", "demo"])
def test_a_plan_comes_back_whole(folder: Path, suffix: str, lygap: Lygap, tmp_path: Path) -> None:
    file, copy = tmp_path / f"values.{suffix}", tmp_path / "copy"
    copy.mkdir()
    (copy / "targets.yaml").write_bytes((folder / "targets.yaml").read_bytes())
    assert lygap("export", "-d", str(folder), "-o", str(file)).code == 0
    imported = lygap("import", str(file), "-d", str(copy))
    assert imported.code == 0, imported.err
    assert lygap("export", "-d", str(copy)).out == lygap("export", "-d", str(folder)).out
    assert verdicts(read(copy)) == verdicts(read(folder))
    before = lygap("check", str(folder), "-f", "json").out
    assert lygap("check", str(copy), "-f", "json").out.count('"error"') == before.count('"error"') == 0


@given(actuals().filter(bool).filter(lambda values: "\\r" not in json.dumps(values)))
@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values_come_back_and_give_the_same_figures(lygap: Lygap, values: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write_plan(Path(name) / "plan", values, source="plan")
        data = load(Folder(folder)).data
        assume(data is not None)
        assert data is not None
        copy = write_plan(Path(name) / "copy", {})
        assert lygap("export", "-d", str(folder), "-o", f"{name}/v.csv").code == 0
        imported = lygap("import", f"{name}/v.csv", "-d", str(copy))
        assert imported.code in (0, 1), imported.err
        assert verdicts(read(copy)) == verdicts(data)
