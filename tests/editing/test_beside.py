"""A hundredfold of the values of the years beside it is asked about before it is written down."""

from pathlib import Path

import pytest

from conftest import DEMO, Lygap
from lygap.editing.beside import Beside, far_from
from lygap.editing.wording import New
from lygap.reading import Folder, load
from lygap.reading.folder import builtin_folder

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2030, source: s}
sources: {s: {title: S, kind: statistics, date: 2021}}
indicators:
  stay: {name: Stay, kind: stock, unit: days, direction: down, baseline: 5.9, target: 5}
  hand: {name: Hand, kind: stock, unit: "%", direction: up, target: 95}
  sum: {name: Sum, kind: cumulative, unit: beds, direction: up, target: 500}
  place: {name: Place, kind: rank, direction: down, target: 1}
"""
VALUES = """\
indicator,year,value,as_of
stay,2023,5.8,
stay,2025,6,
stay,2026,0,
hand,2023,86,
sum,2023,3,
place,2023,1,
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "actuals" / "v.csv").write_text(VALUES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("indicator", "year", "number", "beside"),
    [
        ("stay", 2024, "580", [(2023, 5.8), (2025, 6.0)]),
        ("stay", 2024, "570", [(2023, 5.8), (2025, 6.0)]),  # 95 times the larger, which may be 5.95
        ("stay", 2024, "569", []),
        ("stay", 2024, "58000", [(2023, 5.8), (2025, 6.0)]),
        ("stay", 2024, "-580", [(2023, 5.8), (2025, 6.0)]),
        ("stay", 2024, "0.058", [(2023, 5.8), (2025, 6.0)]),
        ("stay", 2024, "0.58", []),
        ("stay", 2024, "0", []),
        ("stay", 2021, "590", [(2020, 5.9), (2023, 5.8)]),  # the stated baseline
        ("stay", 2019, "590", [(2020, 5.9)]),
        ("stay", 2027, "600", [(2025, 6.0)]),  # zero is no size
        ("stay", 2023, "590", [(2020, 5.9), (2025, 6.0)]),  # the value of the year itself is not beside it
        ("hand", 2024, "970", []),
        ("hand", 2024, "8600", [(2023, 86.0)]),
        ("sum", 2024, "400", []),
        ("place", 2024, "120", []),
    ],
)
def test_a_hundredfold_of_what_lies_beside(
    plan: Path, indicator: str, year: int, number: str, beside: list[tuple[int, float]]
) -> None:
    data = load(Folder(plan)).data
    assert data is not None
    assert far_from(data, New(indicator, "here", year, number)) == [Beside(*one) for one in beside]


def test_nothing_is_far_from_nothing(plan: Path) -> None:
    (plan / "actuals" / "v.csv").write_text("indicator,year,value\n", "utf-8")
    data = load(Folder(plan)).data
    assert data is not None
    assert far_from(data, New("hand", "here", 2024, "1e9")) == []


def test_it_is_refused_where_nobody_can_be_asked(plan: Path, lygap: Lygap) -> None:
    before = (plan / "actuals" / "v.csv").read_bytes()
    words = ("record", "2024", "stay", "580", "--source", "s", "--lang", "en")
    run = lygap(*words)
    said = [
        "lygap: nothing recorded: the number looks like a value in another unit; if it is right, use --force",
        "lygap: 580 is about a hundredfold or more apart from the years beside it: 5.8 (2023), 6 (2025)",
    ]
    assert (run.code, run.out, run.err.splitlines()) == (1, "", said)
    assert (plan / "actuals" / "v.csv").read_bytes() == before
    assert "5.8 (2023)、6 (2025)" in lygap(*words[:-1], "zh").err
    assert lygap(*words, "--force").code == 0
    data = load(Folder(plan)).data
    assert data is not None
    assert [o.value for o in data.of("stay", "here") if o.year == 2024] == [580]


def test_tenfold_is_a_warning_as_before(plan: Path, lygap: Lygap) -> None:
    assert lygap("record", "2024", "hand", "970", "--source", "s").code == 0


@pytest.mark.parametrize("folder", [Folder(DEMO), builtin_folder()])
def test_real_values_are_recorded_unasked(folder: Folder) -> None:
    """Each value of a plan, as if it were the new one."""
    data = load(folder).data
    assert data is not None
    asked = [
        (o.indicator, o.year)
        for series in data.observations.values()
        for there in series.values()
        for o in there
        if o.value is not None and far_from(data, New(o.indicator, o.region, o.year, f"{o.value}"))
    ]
    assert asked == []
