"""An Open SDG data folder: its tables, what it says of an indicator, and what it cannot hold."""

import csv
import io
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings

from anyplan import datasets, read, whole, write_plan
from conftest import Lygap
from lygap.exchange.forms.form import Remark
from lygap.exchange.forms.open_sdg import open_sdg
from lygap.plan.records import Dataset

BUILTIN = Path(__file__).parents[2] / "data"
KEYS = [
    *("indicator_number", "indicator_name", "graph_title", "graph_type", "reporting_status", "data_non_statistical"),
    *("computation_units", "lygap_id", "auto_progress_calculation", "progress_calculation_options"),
]
OPTIONS = ["direction", "base_year", "target_year", "target"]

VALUES: dict[str, Any] = {
    "stock": [
        {"year": 2023, "value": 13},
        {"year": 2020, "value": 12.5, "source": "A-b.1"},
        {"year": 2020, "value": 12, "source": "a_b.1"},
        {"year": 2021, "value": 14, "bound": "at_least"},
        {"year": 2022, "value": 14, "excluded": "undated"},
        {"year": 2022, "value": 3, "region": "east"},
    ],
    "flow": [
        {"year": 2018, "value": 40},
        {"year": 2019, "value": 30, "period": "2019-01/2019-11"},
        {"year": 2020, "value": 20, "period": "2020-01/2020-06"},
        {"year": 2020, "value": 25, "period": "2020-07/2020-12"},
        {"year": 2021, "value": 99, "period": "2019/2021"},
    ],
    "count": [{"year": 2019, "increment": 3}, {"year": 2020, "increment": 4, "as_of": "2020-06"}],
    "ratio": [{"year": 2019, "value": 0.5, "period": "2019-01/2019-03"}, {"year": 2020, "value": 0.25}],
}


def read_as_1_1(text: bytes) -> dict[str, Any]:
    """As programs of Python read YAML that know no better: NO is false, 1:30 is 90."""
    found: dict[str, Any] = yaml.safe_load(text)  # noqa: TID251 (it is they who have to read it)
    return found


def test_tables_and_descriptions(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    run = lygap("export", "--to", "open-sdg", "-d", str(folder), "-o", str(tmp_path / "site"))
    assert (run.code, run.out) == (0, "")
    made = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_text("utf-8") for path in tmp_path.glob("site/*/*")
    }
    numbers = ("1-1-1", "1-2-1", "2-3-1", "2-4-1", "3-3-1", "3-4-1")
    assert set(made) == {f"data/indicator_{n}.csv" for n in numbers} | {f"meta/{n}.yml" for n in numbers}
    assert made["data/indicator_1-1-1.csv"] == "Year,UNIT_MEASURE,Value\n2018,家,10\n2020,家,12.5\n2023,家,13\n"
    assert made["data/indicator_1-2-1.csv"] == "Year,UNIT_MEASURE,Value\n2018,,40\n2020,,45\n"
    assert made["data/indicator_2-3-1.csv"] == "Year,UNIT_MEASURE,Value\n2020,%,0.25\n"
    assert made["data/indicator_2-4-1.csv"] == "Year,UNIT_MEASURE,Value\n2018,,0\n2019,,3\n"
    assert made["data/indicator_3-4-1.csv"] == "Year,UNIT_MEASURE,Value\n2018,,\n"
    assert made["meta/1-1-1.yml"] == (
        'indicator_number: "1.1.1"\n'
        'indicator_name: "Stock"\n'
        'graph_title: "Stock"\n'
        'graph_type: "line"\n'
        'reporting_status: "complete"\n'
        "data_non_statistical: false\n"
        'computation_units: "家"\n'
        'lygap_id: "stock"\n'
        "auto_progress_calculation: true\n"
        "progress_calculation_options:\n"
        '  - direction: "positive"\n'
        "    base_year: 2018\n"
        "    target_year: 2024\n"
        "    target: 20\n"
    )
    assert run.err == (
        "lygap: values left out because they are only bounds (over, under, about): 1\n"
        "lygap: values left out because they cover a part of a year, or several years: 3\n"
        "lygap: values left out because they give no value for a whole year: 1\n"
        "lygap: values left out because only one value a year counts: 1\n"
        "lygap: values left out because they are marked as excluded: 1\n"
        "lygap: values left out because this form holds one region (--region): 1\n"
        "lygap: no progress will be computed for count: "
        "Open SDG would replace the zero of a baseline or target by 0.001\n"
        "lygap: no progress will be computed for ratio, band: "
        "it needs a direction, a comparable baseline, and one number with a year as target\n"
    )


def metas(data: Dataset) -> dict[str, dict[str, Any]]:
    contents = open_sdg(whole(data)).contents
    found = [read_as_1_1(text) for name, text in contents.items() if name.startswith("meta/")]
    return {meta["lygap_id"]: meta for meta in found}


def test_the_options_by_which_progress_is_computed(tmp_path: Path) -> None:
    said = metas(read(write_plan(tmp_path / "plan", VALUES)))
    options = {key: tuple(meta["progress_calculation_options"][0].values()) for key, meta in said.items()}
    assert options == {
        "stock": ("positive", 2018, 2024, 20),
        "flow": ("positive", 2018, 2024, 50),
        "ratio": ("negative", 2018, 2022, 0),
        "count": ("positive", 2018, 2024, 300),
        "rank": ("negative", 2018, 2024, 30),
        "band": (None, None, 2024, None),
    }
    computed = {key for key, meta in said.items() if meta["auto_progress_calculation"]}
    assert computed == {"stock", "flow", "rank"}
    assert said["band"]["reporting_status"] == "notstarted"


def plan_with(tmp_path: Path, indicator: str, values: str) -> Dataset:
    (tmp_path / "actuals").mkdir(parents=True)
    head = "format: lygap/1\nplan: {id: p, name: P, region: here, base_year: 2018, target_year: 2024}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(f"{head}  a: {{name: 'NO', kind: stock, {indicator}}}\n", "utf-8")
    (tmp_path / "actuals" / "v.yaml").write_text(f"observations: {{a: {values}}}\n", "utf-8")
    return read(tmp_path)


def test_a_target_measured_from_the_base_is_a_number(tmp_path: Path) -> None:
    def target(name: str, indicator: str, values: str = "{2018: 4, 2020: 5}") -> tuple[bool, Any]:
        meta = metas(plan_with(tmp_path / name, f"direction: up, {indicator}", values))["a"]
        return meta["auto_progress_calculation"], meta["progress_calculation_options"][0]["target"]

    assert target("a", "target: {multiple_of_baseline: 2}") == (True, 8)
    assert target("b", "baseline: 5, target: {change: -1.5}") == (True, 3.5)
    assert target("c", "target: {change: 1, from: 2018}") == (True, 5)
    assert target("d", "target: {change: 1, from: 2020}") == (False, None)
    assert target("e", "target: {growth: 0.1}") == (False, None)
    assert target("f", "target: {multiple_of_baseline: 2}", "{2018: -4}") == (False, None)
    assert target("g", "target: {text: better}") == (False, None)
    assert target("h", "target: {value: 3, year: null}") == (False, 3)
    assert target("i", "target: 0") == (False, 0)
    assert target("j", "baseline: null, target: 9") == (False, 9)
    assert target("k", "target: 9", "{2018: 4, 2020: {value: 5, break: true}}") == (False, 9)
    assert target("l", "target: 9", "{2019: 4}") == (True, 9)
    assert target("m", "unit: NO") == (False, None)


def test_the_target_is_that_of_the_newest_value(tmp_path: Path) -> None:
    targets = "{value: 5, year: 2019}, {value: 9, year: 2022}, {value: 7, year: 2021, on_path: true}"
    data = plan_with(tmp_path, f"direction: up, targets: [{targets}]", "{2018: 4, 2020: 5}")
    assert metas(data)["a"]["progress_calculation_options"][0]["target"] == 9
    assert metas(data)["a"]["indicator_name"] == "NO"


def test_another_region_is_exported_where_only_that_is_chosen(tmp_path: Path) -> None:
    selection = whole(read(write_plan(tmp_path / "plan", VALUES)))._replace(regions=("east",))
    files = open_sdg(selection)
    assert files.contents["data/indicator_1-1-1.csv"] == "Year,UNIT_MEASURE,Value\n2018,家,2\n2022,家,3\n".encode()
    assert Remark("export.left.regions", {"count": 1}) not in files.remarks


def test_numbers_are_unique(tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    head = "format: lygap/1\nplan: {id: p, name: P, region: here, base_year: 2018, target_year: 2024}\nindicators:\n"
    lines = [
        f"  i{n}: {{name: N{n}, kind: stock, direction: up{number}}}\n"
        for n, number in enumerate(("", ", number: 4", ", number: 4"))
    ]
    (tmp_path / "targets.yaml").write_text(head + "".join(lines), "utf-8")
    said = metas(read(tmp_path))
    assert {key: meta["indicator_number"] for key, meta in said.items()} == {
        "i0": "1.5.1",
        "i1": "1.4.1",
        "i2": "1.6.1",
    }


def assert_sound(data: Dataset) -> None:
    """What Open SDG asks of a folder: a table and a description each, numbers and no blanks, all four options."""
    contents = open_sdg(whole(data)).contents
    assert len(contents) == 2 * len(data.indicators)
    for name, content in contents.items():
        if name.startswith("data/"):
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert rows[0] == ["Year", "UNIT_MEASURE", "Value"]
            assert len(rows) > 1
            assert all(cell == cell.strip() for row in rows for cell in row)
            years = [int(row[0]) for row in rows[1:]]
            assert years == sorted(set(years))
            has_data = [row[2] for row in rows[1:]] != [""]
            assert not has_data or all(isinstance(float(row[2]), float) for row in rows[1:])
            meta = read_as_1_1(contents[name.replace("data/indicator_", "meta/").replace(".csv", ".yml")])
            assert list(meta) == KEYS
            assert meta["reporting_status"] == ("complete" if has_data else "notstarted")
            (options,) = meta["progress_calculation_options"]
            assert list(options) == OPTIONS
            if meta["auto_progress_calculation"]:
                assert options["direction"] in ("positive", "negative")
                assert options["target"] != 0
                assert options["base_year"] in years
                assert isinstance(options["target_year"], int)


def test_the_built_in_plan_is_sound() -> None:
    assert_sound(read(BUILTIN))


@given(datasets())
@settings(max_examples=50)
def test_any_plan_is_sound(data: Dataset) -> None:
    assert_sound(data)
