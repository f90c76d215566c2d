"""What makes figures unreliable: each error of the plan and of values, at its place (») and with its words."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from smallplan import FLOW, HEAD, STOCK, checked, indicator, marked

A = indicator(STOCK)
VALUES = "source: plan\nobservations: {a: {2020: 1}}\n"


@pytest.mark.parametrize(
    ("targets", "code", "params"),
    [
        (HEAD + indicator(f"{STOCK}, group: »x"), "LYG204", {"id": "x"}),
        (HEAD.replace("source: plan}", "source: »x}") + A, "LYG202", {"id": "x"}),
        (HEAD.replace("source: plan}", "source: »x}") + indicator(f"{STOCK}, baseline: 1"), "LYG202", {"id": "x"}),
        (HEAD + A + "claims: [{id: c, kind: statement, text: T, source: »x}]\n", "LYG202", {"id": "x"}),
        (HEAD + A + "claims: [{id: c, kind: statement, text: T, region: »x}]\n", "LYG203", {"id": "x"}),
        (HEAD.replace("region: here,", "region: »nowhere,") + A, "LYG203", {"id": "nowhere", "suggestion": "here"}),
        (HEAD.replace("part_of: here", "part_of: »x") + A, "LYG203", {"id": "x"}),
        (HEAD + indicator(f"{STOCK}, regions: {{»x: {{target: 2}}}}"), "LYG203", {"id": "x"}),
        (HEAD + indicator(f"{STOCK}, regions: {{»here: {{target: 2}}}}"), "LYG223", {"id": "here"}),
        (HEAD + indicator(f"{STOCK}, targets: [1, {{id: b, value: 2, source: »x}}]"), "LYG202", {"id": "x"}),
        (HEAD + indicator(f"{STOCK}, baseline: {{value: 1, source: »x}}"), "LYG202", {"id": "x"}),
        (
            HEAD + indicator(f"{STOCK}, targets: [{{id: x, value: 1}}, {{id: y, value: 2}}, {{id: »x, value: 3}}]"),
            "LYG215",
            {"id": "x"},
        ),
        (HEAD + indicator(f"{STOCK}, regions: {{east: {{»target: 1, targets: [2]}}}}"), "LYG216", {}),
        (HEAD + indicator(f"{STOCK}, target: {{value: 5, year: »2018}}"), "LYG302", {"first": "2018", "then": "2018"}),
        (
            HEAD + indicator(f"{STOCK}, target: {{value: 5, date: »2018-06}}"),
            "LYG302",
            {"first": "2018", "then": "2018-06"},
        ),
        (
            HEAD + indicator(f"{STOCK}, target: {{value: 5, year: »2024-03}}"),
            "LYG103",
            {"key": "year", "value": "2024-03", "expected": "date"},
        ),
        (
            HEAD + indicator(f"{STOCK}, target: {{value: 5, date: 2024-03, year: »2024}}"),
            "LYG226",
            {"year": "2024", "date": "2024-03"},
        ),
        (
            HEAD + indicator(f"{STOCK}, target: {{value: 5, comparator: »less_than}}"),
            "LYG212",
            {"fault": "direction", "comparator": "less_than", "direction": "up"},
        ),
        (
            HEAD + indicator(f"{STOCK}, target: {{change: 5, from: 2026, year: »2025}}"),
            "LYG302",
            {"first": "2026", "then": "2025"},
        ),
        (
            HEAD + indicator(f"{STOCK}, baseline: {{value: 1, year: 2031}}, »target: 5"),
            "LYG302",
            {"first": "2031", "then": "2030"},
        ),
        (
            HEAD + indicator(f"{STOCK}, target: {{value: 5, valid_from: 2022, valid_to: »2021-12}}"),
            "LYG302",
            {"first": "2022", "then": "2021-12"},
        ),
        (HEAD + indicator(f"{STOCK}, limits: »[1, 1]"), "LYG301", {"value": "1", "limits": "[, 1]"}),
        (HEAD + A + "checks: {LYG306: {ignore: So, indicators: [a, »x]}}\n", "LYG201", {"id": "x"}),
        (HEAD + A + "checks: {LYG306: [{after: 1}, {ignore: So, indicators: [»x]}]}\n", "LYG201", {"id": "x"}),
    ],
)
def test_of_the_plan(targets: str, code: str, params: Mapping[str, str], tmp_path: Path) -> None:
    text, place = marked(targets)
    (wrong,) = checked(tmp_path, text, v=VALUES)
    assert (wrong.rule.code, wrong.place, wrong.params) == (code, place, params)


@pytest.mark.parametrize(
    "keys",
    [
        f"{STOCK}, target: {{value: {{min: 3, max: 3}}, comparator: between}}",
        f"{STOCK}, target: {{value: 5, valid_from: 2022-01-01, valid_to: 2022-01-01}}",
        f"{STOCK}, target: {{value: 5, year: 2018, each_year: true}}",
        f"{STOCK}, limits: [5, 6]",
    ],
)
def test_what_may_stand_in_a_plan(keys: str, tmp_path: Path) -> None:
    assert checked(tmp_path, HEAD + indicator(keys), v="source: plan\nobservations: {}\n") == []


@pytest.mark.parametrize("key", ["group", "part_of"])
def test_what_an_indicator_names_wrongly_is_its_own_fault(key: str, tmp_path: Path) -> None:
    (wrong,) = checked(tmp_path, HEAD + indicator(f"{STOCK}, {key}: x"), v=VALUES)
    assert (wrong.indicator, wrong.params) == ("a", {"id": "x"})


@pytest.mark.parametrize("text", ["- 1\n", "word\n", "7\n"])
def test_a_file_that_is_no_mapping_is_one_fault(text: str, tmp_path: Path) -> None:
    (wrong,) = checked(tmp_path, HEAD + A, v=text)
    assert (wrong.rule.code, wrong.place) == ("LYG103", (1, 1))


def test_a_source_that_is_described_again_names_where_it_was_first(tmp_path: Path) -> None:
    text = "source: plan\nsources: {press: {title: Press}}\nobservations: {a: {%d: 1}}\n"
    found = checked(tmp_path, HEAD + A, one=text % 2020, three=text % 2021, two=text % 2022)
    again = [f for f in found if f.rule.code == "LYG205"]
    assert [(Path(f.file).stem, Path(f.params["other"]).stem) for f in again] == [("three", "one"), ("two", "one")]


def test_what_leads_into_a_circle_is_not_in_it(tmp_path: Path) -> None:
    parts = {"a": "b", "b": "c", "c": "b", "d": "d"}  # on the lines 6 to 9
    plan = HEAD + "".join(f"  {key}: {{name: {key}, {STOCK}, part_of: {whole}}}\n" for key, whole in parts.items())
    found = checked(tmp_path, plan, v=VALUES)
    told = [(f.rule.code, f.params["id"], f.place.line) for f in found]
    assert told == [("LYG218", "b", 7), ("LYG218", "c", 8), ("LYG218", "d", 9)]


def test_a_plan_of_one_region_need_not_describe_it(tmp_path: Path) -> None:
    plan = HEAD.replace("regions: {here: {name: Here}, east: {name: East, part_of: here}}\n", "")
    claims = "claims: [{id: c, kind: statement, text: T, region: here}]\n"
    assert checked(tmp_path, plan + A + claims, v=VALUES) == []


@pytest.mark.parametrize(
    ("keys", "actuals", "code", "about"),
    [
        (STOCK, "source: plan\nobservations: {»x: {2020: 1, 2021: 2}}\n", "LYG201", "x"),
        (STOCK, "source: »x\nobservations: {a: {2020: 1, 2021: 2}}\n", "LYG202", None),
        (STOCK, "source: plan\nobservations: {a: {2020: {value: 1, source: »x}}}\n", "LYG202", "a"),
        (STOCK, "source: plan\nregion: »x\nobservations: {a: {2020: 1, 2021: 2}}\n", "LYG203", None),
        (STOCK, "source: plan\nobservations: {a: {2020: {value: 1, region: »x}}}\n", "LYG203", "a"),
        (
            STOCK,
            "source: plan\nobservations: {a: {2020: [{value: 1, preferred: true}, {value: 2, preferred: »true}]}}\n",
            "LYG206",
            "a",
        ),
        (STOCK, "source: plan\nobservations: {a: {2020: {value: 1, as_of: »2021-06}}}\n", "LYG303", "a"),
        (STOCK, "source: plan\nobservations: {a: {2020: {increment: »1}}}\n", "LYG208", "a"),
        (STOCK, "source: plan\nobservations: {a: {2020: {growth: »1}}}\n", "LYG220", "a"),
        (STOCK, "source: plan\nobservations: {a: {2020: {growth: 1, from: »2020}}}\n", "LYG220", "a"),
    ],
)
def test_of_values(keys: str, actuals: str, code: str, about: str | None, tmp_path: Path) -> None:
    text, place = marked(actuals)
    (wrong,) = checked(tmp_path, HEAD + indicator(keys), v=text)
    assert (wrong.rule.code, wrong.place, wrong.indicator) == (code, place, about)


@pytest.mark.parametrize("table", ["indicator,year,value\n»x,2020,1\n", "year,indicator,value\n2020,»x,1\n"])
def test_an_unknown_indicator_in_a_row_stands_in_its_cell(table: str, tmp_path: Path) -> None:
    text, place = marked(table)
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "t.csv").write_text(text, "utf-8")
    (wrong,) = checked(tmp_path, HEAD + A)
    assert (wrong.rule.code, wrong.place, wrong.indicator, wrong.params) == ("LYG201", place, "x", {"id": "x"})


def test_values_of_an_indicator_that_is_wrong_itself_are_no_second_fault(tmp_path: Path) -> None:
    text, place = marked(HEAD + A + "  b: {name: B, kind: »nope}\n")
    (wrong,) = checked(tmp_path, text, v="source: plan\nobservations: {b: {2020: 1}}\n")
    assert (wrong.rule.code, wrong.place) == ("LYG104", place)


def test_parts_of_a_year_may_each_be_preferred(tmp_path: Path) -> None:
    parts = ("2020-06", "2020-01/2020-06")
    values = ", ".join(f"{{value: 1, preferred: true, period: {period}}}" for period in parts)
    assert (
        checked(tmp_path, HEAD + indicator(FLOW), v=f"source: plan\nobservations: {{a: {{2020: [{values}]}}}}\n") == []
    )


def test_a_misspelt_indicator_of_a_setting_is_suggested(tmp_path: Path) -> None:
    plan = HEAD + "  firms: {name: F, kind: stock, direction: up}\nchecks: {LYG306: {ignore: So, indicators: [fims]}}\n"
    (wrong,) = checked(tmp_path, plan, v="source: plan\nobservations: {firms: {2020: 1}}\n")
    assert (wrong.indicator, wrong.params) == ("fims", {"id": "fims", "suggestion": "firms"})


def test_what_cannot_be_ignored_is_not(tmp_path: Path) -> None:
    found = checked(tmp_path, HEAD + A + "checks: {LYG201: {ignore: So}}\n", v=VALUES.replace("a:", "x:"))
    assert [f.rule.code for f in found] == ["LYG201", "LYG225"]
