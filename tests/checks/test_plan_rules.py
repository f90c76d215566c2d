"""What goals, claims and observations name, state and contradict, each with its exact place."""

from pathlib import Path

import pytest

from smallplan import FLOW, HEAD, STOCK, checked, findings, indicator, marked, warnings


@pytest.mark.parametrize(
    "claim",
    [
        "kind: cagr, indicator: »x, from: 2018, to: 2020, value: 0.3",
        "kind: share, part: »x, whole: a, value: 0.3, year: 2020",
        "kind: share, part: a, whole: »x, value: 0.3, year: 2020",
        "kind: sum, parts: [a, »x], whole: a, year: 2020",
        "kind: sum, parts: [a, a], whole: »x, year: 2020",
    ],
)
def test_a_claim_is_about_indicators_of_the_plan(claim: str, tmp_path: Path) -> None:
    targets, place = marked(HEAD + indicator(STOCK) + f"claims: [{{id: c, {claim}}}]\n")
    (wrong,) = checked(tmp_path, targets, v="source: plan\nobservations: {a: {2020: 1}}\n")
    assert (wrong.rule.code, wrong.params, wrong.indicator, wrong.place) == ("LYG201", {"id": "x"}, "x", place)


@pytest.mark.parametrize(
    "keys",
    [
        f"{STOCK}, baseline: 10, target: »9",
        f"{STOCK}, baseline: 10, target: 10",
        f"{STOCK}, baseline: 10, target: {{value: 9, note: Less is planned}}",
        "kind: stock, direction: down, baseline: 10, target: »11",
        f"{STOCK}, baseline: 10, target: {{value: {{min: 1, max: 5}}, comparator: between}}",
        f"{STOCK}, baseline: 10, target: {{value: »{{min: 1, max: 5}}}}",
        f"{STOCK}, baseline: 10, target: {{value: 9, each_year: true}}",
        f"{STOCK}, target: 9",
        f"{STOCK}, baseline: 10, targets: [{{value: 9, year: 2025, on_path: true, note: As printed}}, »8]",
        f"{STOCK}, baseline: 10, targets: [{{text: more}}, »8]",
        "kind: stock, baseline: 10, target: {value: {min: 1, max: 5}, comparator: between}",
    ],
)
def test_a_target_lies_ahead_of_its_baseline(keys: str, tmp_path: Path) -> None:
    targets, place = marked(HEAD + indicator(keys))
    found = warnings(tmp_path, targets)
    assert [(f.rule.code, f.place) for f in found] == ([] if place is None else [("LYG304", place)])


@pytest.mark.parametrize(
    ("limits", "value", "shown"),
    [
        ("limits: [0, 100]", "101", "[0, 100]"),
        ("limits: [0, null]", "-1", "[0, ]"),
        ("limits: [null, 100]", "100.5", "[, 100]"),
        ("limits: [0, 100]", "100", None),
        ("limits: [0, 100]", "0", None),
    ],
)
def test_a_value_lies_within_the_natural_limits(limits: str, value: str, shown: str | None, tmp_path: Path) -> None:
    targets = HEAD + indicator(f"{STOCK}, {limits}")
    found = checked(tmp_path, targets, v=f"source: plan\nobservations: {{a: {{2020: {value}}}}}\n")
    assert [f.params for f in found] == ([] if shown is None else [{"value": value, "limits": shown}])


@pytest.mark.parametrize(
    ("keys", "values", "listed"),
    [
        (STOCK, "2020: [4, 5]", ["4 / 5"]),
        (STOCK, "2020: [5, 4, 4.5]", ["4 / 4.5 / 5"]),
        (STOCK, "2020: [4, {value: 5, preferred: true}]", []),
        (STOCK, "2020: [4, {value: 5, excluded: superseded}]", []),
        (STOCK, "2020: [4, {value: 5, as_of: 2020-06}]", []),
        (STOCK, "2020: [4, {value: 5, as_of: 2020-12}]", ["4 / 5"]),
        (FLOW, "2020: [4, {value: 5, period: 2020-01/2020-06}]", []),
        (FLOW, "2020: [4, {value: 5, period: 2020-01/2020-12}]", ["4 / 5"]),
        (FLOW, "2020: [{value: 4, period: 2020-06}, {value: 5, period: 2020-01/2020-06}]", []),
        (FLOW, "2020: [{value: 4, period: 2020-01/2020-12}, {value: 5, as_of: 2020-12-31}]", ["4 / 5"]),
        (STOCK + ", baseline: 10", "2018: 9", ["9 / 10"]),
        (STOCK + ", baseline: 10", "2018: 10", []),
        (STOCK + ", baseline: 10", "2018: {value: 9, as_of: 2018-06}", []),
        (FLOW + ", baseline: 10", "2018: {value: 4, period: 2018-01/2018-06}", []),
    ],
)
def test_values_for_the_same_time_are_one_or_one_is_preferred(
    keys: str, values: str, listed: list[str], tmp_path: Path
) -> None:
    found = findings(tmp_path, indicator(keys), f"  a: {{{values}}}\n")
    assert [f.params["values"] for f in found if f.rule.code == "LYG305"] == listed
