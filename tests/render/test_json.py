"""The JSON of `status` against its schema, with every key always there."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from conftest import DEMO, HERE, Lygap

REPOSITORY = HERE.parent
SCHEMA = json.loads((HERE / "schemas" / "status.json").read_text(encoding="utf-8"))


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
    figures = {*SCHEMA["definitions"]["row"]["properties"]["undefined"]["propertyNames"]["enum"]}
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
