"""The JSON of `status` against its schema, with every key always there."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from conftest import DEMO, HERE, Lygap
from lygap.cli.outputs import OUTPUTS
from lygap.report.schemas import schema_of

REPOSITORY = HERE.parent
SCHEMA = schema_of(OUTPUTS["status"].document, "status", "en")


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} in JSON")


def status(lygap: Lygap, *words: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(lygap("status", *words, "-f", "json").out, parse_constant=refuse)
    return document


@pytest.mark.parametrize("method", ["auto", "eurostat", "timeline"])
@pytest.mark.parametrize("folder", [DEMO, REPOSITORY / "data"], ids=["demo", "luoyang"])
@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2030"])
def test_every_row_has_the_shape_of_the_schema(method: str, folder: Path, year: str, lygap: Lygap) -> None:
    document = status(lygap, year, "-d", str(folder), "-m", method, "-g", "all")
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(document)] == []
    assert sum(n for key, n in document["summary"].items() if key != "stale") == len(document["indicators"])


def test_a_null_figure_has_its_reason_and_only_a_null_one(lygap: Lygap) -> None:
    figures = {*SCHEMA["definitions"]["Row"]["properties"]["undefined"]["propertyNames"]["enum"]}
    for row in status(lygap, "2023", "-d", str(DEMO), "-g", "all")["indicators"]:
        assert {key for key in figures if row[key] is None} == set(row["undefined"])
        assert (row["status"] == "unknown") == (row["reason"] is not None)
        assert row["firm"] == (row["status_range"] is None)


def test_json_lines_are_the_rows_of_the_document(lygap: Lygap) -> None:
    document = status(lygap, "2023", "-d", str(DEMO))
    lines = lygap("status", "2023", "-d", str(DEMO), "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == document["indicators"]


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_csv_has_the_same_values_under_the_same_keys(form: str, delimiter: str, lygap: Lygap) -> None:
    document = status(lygap, "2023", "-d", str(DEMO), "-g", "all")
    text = lygap("status", "2023", "-d", str(DEMO), "-g", "all", "-f", form).out
    for row, line in zip(document["indicators"], csv.DictReader(io.StringIO(text), delimiter=delimiter), strict=True):
        assert line["id"] == row["id"]
        assert line["required_cagr"] == ("" if row["required_cagr"] is None else repr(row["required_cagr"]))
        assert line["target.comparator"] == (row["target"] or {}).get("comparator", "")
        assert line["undefined.pace"] == row["undefined"].get("pace", "")
        assert line["agreement.timeline"] == row["agreement"].get("timeline", "")
        assert line["firm"] == str(row["firm"]).lower()
        assert line["status_range"] == (json.dumps(row["status_range"]) if row["status_range"] else "")


def test_keys_and_codes_do_not_depend_on_the_language(lygap: Lygap) -> None:
    found = [status(lygap, "2023", "-d", str(DEMO), "--lang", lang)["indicators"] for lang in ("zh", "en")]
    for row in (*found[0], *found[1]):
        del row["name"], row["notes"]
    assert found[0] == found[1]


def test_names_are_in_the_plans_language_whatever_the_locale(lygap: Lygap) -> None:
    text = lygap("status", "2023", "-d", str(DEMO), "-f", "json", LANG="en_GB.UTF-8").out
    assert json.loads(text)["plan"]["name"] == "演示规划"
    text = lygap("status", "2023", "-d", str(DEMO), "-f", "json", LYGAP_LANG="en").out
    assert json.loads(text)["plan"]["name"] == "Demonstration plan"


EXTREMES = ("1.7e308", "-1.7e308", "1e-323", "0", "1e16")
SERIES = {
    "value": "x: {{2021: 1.7e308, 2022: {0}, 2023: {0}}}",
    "increments": "x: {{2021: {{increment: {0}}}, 2022: {{increment: 1.7e308}}, 2023: {{increment: {0}}}}}",
    "growth": "x: {{2021: {0}, 2023: {{growth: 1.7e308, from: 2021}}}}",
    "margin": "x: {{2021: {0}, 2023: {{value: 1.7e308, margin: 1.7e308}}}}",
    "rivals": "x: {{2023: [{0}, -1.7e308, 1.7e308]}}",
    "rival increments": "x: {{2022: {{increment: 1.7e308}}, 2023: [{{increment: {0}}}, {{increment: 1.7e308}}]}}",
    "bound": "x: {{2023: {{value: {0}, bound: about, margin: 1.7e308}}}}",
}
AIMS = ("20", "{value: 1.7e308}", "{multiple_of_baseline: 1.7e308}", "{change: 1.7e308}", "{growth: 1.7e308}")


@pytest.mark.parametrize("number", EXTREMES)
@pytest.mark.parametrize("kind", SERIES)
def test_no_number_however_large_or_small_is_infinite(kind: str, number: str, tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "actuals").mkdir()
    observations = SERIES[kind].format(number)
    (tmp_path / "actuals" / "v.yaml").write_text(f"observations: {{{observations}}}\n", "utf-8")
    counted = "kind: cumulative, direction: up" if "increment" in kind else "kind: flow, direction: up, baseline: 12"
    for aim in AIMS:
        (tmp_path / "targets.yaml").write_text(
            "format: lygap/1\nplan: {id: p, name: P, lang: en, region: h, base_year: 2020, target_year: 2025}\n"
            f"indicators: {{x: {{name: X, {counted}, target: {aim}}}}}\n",
            "utf-8",
        )
        for words in ("status 2023 -f json", "status 2021..2025 -f jsonl", "show x 2023 -f json", "path x -f json"):
            run = lygap(*words.split(), "-d", str(tmp_path))
            assert (run.code, run.err) == (0, "")
            for text in run.out.splitlines() if "jsonl" in words else (run.out,):
                json.loads(text, parse_constant=refuse)
        for words in ("status 2023", "show x 2023", "path x", "status 2023 -f csv", "status 2023 -f md"):
            run = lygap(*words.split(), "-d", str(tmp_path))
            assert run.code == 0
            assert not re.search(r"\b(inf|nan)\b", run.out)


def test_a_total_that_is_no_number_is_not_known(tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "actuals").mkdir()
    steps = "x: {2021: {increment: 1.7e308}, 2022: {increment: 1.7e308}}"
    (tmp_path / "actuals" / "v.yaml").write_text(f"observations: {{{steps}}}\n", "utf-8")
    (tmp_path / "targets.yaml").write_text(
        "format: lygap/1\nplan: {id: p, name: P, lang: en, region: h, base_year: 2020, target_year: 2025}\n"
        "indicators: {x: {name: X, kind: cumulative, direction: down, target: 20}}\n",
        "utf-8",
    )
    row = status(lygap, "2022", "-d", str(tmp_path))["indicators"][0]
    assert row["observation"]["year"] == 2021
