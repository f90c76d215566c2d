"""Real rows that break naive tools, each a plan folder: what `check` finds, what `status` says, and why."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, Lygap
from lygap.api import check, load
from lygap.figures import FIGURES, Reason
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment
from lygap.methods import METHODS, STATUSES
from lygap.plan.records import Dataset
from lygap.report.rows import record
from messy.findings import AS_IT_STOOD, WELL_WRITTEN, Found
from messy.realseries import OURS, THEIRS, dataset, read, years
from messy.verdicts import OTHER_SYMBOLS, SYMBOLS, TABLE, Row
from onerow import row, target

MESSY = HERE / "messy"
FOLDERS = sorted(file.parent.name for file in MESSY.glob("*/targets.yaml"))
RAW = sorted(file.parent.name for file in MESSY.glob("raw/*/targets.yaml"))


# ---- what `check` finds


def places(folder: Path) -> list[str]:
    return [
        f"{Path(found['file']).relative_to(folder).as_posix()}:{found['line']}:{found['column']} {found['code']}"
        for found in check(folder)
    ]


def test_the_tables_have_every_folder() -> None:
    assert [row.folder for row in AS_IT_STOOD] == RAW
    indicators = {f"{folder}/{i}" for folder in FOLDERS for i in load(MESSY / folder).indicators}
    assert {row.case for row in TABLE} == indicators
    assert {row.folder for row in WELL_WRITTEN} < set(FOLDERS)
    assert all(row.why for row in (*TABLE, *AS_IT_STOOD, *WELL_WRITTEN))


@pytest.mark.parametrize("row", AS_IT_STOOD, ids=lambda row: row.folder)
def test_a_row_as_it_stood_is_refused_with_code_and_place(row: Found, lygap: Lygap) -> None:
    folder = MESSY / "raw" / row.folder
    assert places(folder) == list(row.found), row.why
    assert lygap("check", str(folder)).code == 1
    run = lygap("status", "2023", "-d", str(folder), "-f", "json")
    assert (run.code, run.out) == (2, "")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_well_written_row_has_no_error(folder: str) -> None:
    expected = {row.folder: list(row.found) for row in WELL_WRITTEN}
    assert places(MESSY / folder) == expected.get(folder, [])
    assert not any(found["severity"] == "error" for found in check(MESSY / folder))


# ---- what `status` says


def judged(case: str, year: int, method: str) -> tuple[Dataset, Assessment]:
    folder, indicator = case.split("/")
    data = load(MESSY / folder)
    (a,) = assess_all(data, [data.indicators[indicator]], data.plan.region, Question(year, method))
    return data, a


def entry(document: Any, key: str) -> Any:
    for part in key.split("."):
        document = document[part] if document is not None else None
    return document


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.case}-{row.year}")
def test_status_says(row: Row) -> None:
    first = next(iter(row.says))
    for method, says in row.says.items():
        _, a = judged(row.case, row.year, method)
        assert (a.reason or a.status) == says, f"{method}: {row.why}"
    data, a = judged(row.case, row.year, first)
    document = record(a, data, "en")
    for key, value in row.figures.items():
        expected = pytest.approx(value, rel=1e-5, abs=1e-9) if isinstance(value, float) else value
        assert entry(document, key) == expected, f"{key}: {row.why}"
    assert tuple(note.code for note in a.notes) == row.notes, row.why
    assert a.status_range == row.between, row.why


@pytest.mark.parametrize(("case", "year"), [(case, year) for case, by_year in SYMBOLS.items() for year in by_year])
def test_the_weather_is_as_published(case: str, year: int) -> None:
    _, a = judged(case, year, "destatis")
    ours, why = OTHER_SYMBOLS.get((case, year), (SYMBOLS[case][year], ""))
    assert a.label == ours, why
    assert bool(why) == (ours != SYMBOLS[case][year])


PART = {"value": 50.0, "period": "2021-01/2021-06"}


def test_part_of_a_year_is_nothing_to_start_from() -> None:
    aimed = row({2021: PART, 2023: 200}, kind="flow", base=100, targets=target(multiple=2, base_year=2021))
    assert (aimed.aim.value, aimed.reason) == (None, "no_baseline")
    grown = row({2021: PART, 2022: {"growth": 0.1, "base_year": 2021}}, 2022, kind="flow", base=100, targets=200.0)
    assert (grown.point, grown.reason) == (None, "open_bound")


@pytest.mark.parametrize(("start", "reason"), [(0, "nonpositive"), (-5, "nonpositive"), (5, None)])
def test_a_multiple_and_a_rate_need_a_start_above_zero(start: float, reason: str | None) -> None:
    for aim in (target(multiple=2), target(growth=0.1)):
        assert row({2023: 9}, base=start, targets=aim).undefined.get("gap") == reason
    assert row({2023: 9}, base=start, targets=target(change=1)).figures["gap"] == start + 1 - 9


# ---- every row is whole, whatever is asked


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} in JSON")


def whole(judged: dict[str, Any]) -> None:
    """A status of the scale with its reason, and every figure a number or its reason."""
    assert judged["status"] in STATUSES
    assert (
        (judged["reason"] in [reason for reason in Reason if reason.of_status])
        == (judged["status"] == "unknown")
        == (judged["label"] is None)
    )
    assert judged["firm"] == (judged["status_range"] is None)
    assert {key for key in FIGURES if judged[key] is None} == set(judged["undefined"])
    if 0 in (entry(judged, "baseline.value"), entry(judged, "target.value")):
        assert judged["required_cagr"] is None, "no epsilon stands in for a zero"


@pytest.mark.parametrize("method", ["auto", *METHODS])
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_year_and_no_method_breaks_a_row(folder: str, method: str, lygap: Lygap) -> None:
    plan = load(MESSY / folder).plan
    span = f"{plan.base_year - 1}..{max(2026, (plan.target_year or 0) + 1)}"
    run = lygap("status", span, "-d", str(MESSY / folder), "-g", "all", "-m", method, "-f", "json")
    assert (run.code, run.err) == (0, "")
    rows = json.loads(run.out, parse_constant=refuse)["indicators"]
    assert len({one["year"] for one in rows}) >= 6
    for one in rows:
        whole(one)
        assert one["method"] == method or method == "auto"


@pytest.mark.parametrize("file", [file for file in (OURS, THEIRS) if file.is_file()], ids=lambda file: file.parent.name)
def test_real_series_are_judged_in_every_year_by_every_method(file: Path) -> None:
    series = read(file)
    assert len(series) >= 12
    for one in series:
        data = dataset(one)
        for method in ("auto", *METHODS):
            question = Question(0, method)
            for a in assess_all(data, list(data.indicators.values()), "there", question, years(one)):
                whole(json.loads(json.dumps(record(a, data, "en"), allow_nan=False)))
                assert a.statistic is None or math.isfinite(a.statistic)
