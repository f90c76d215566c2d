"""Verdicts and figures from the field, as facts with their source, are reproduced.

A case of `tests/published` is flat: `id`, `kind` (published by an office, or derived from a method's stated formula),
`source`, `method`, `direction`, `base_year`, `base`, `year`, `value` (or yearly `steps` of a cumulative count),
`target_year`, `target`, and `expected`: `statistic`, `status`, `class` (the office's own word) and any figure of a row,
None where it is undefined.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lygap.assessment import Assessment
from lygap.methods import METHODS
from lygap.records import Baseline
from onerow import UNSTATED, Entry, row, target

Case = Mapping[str, Any]
HERE = Path(__file__).parent
BESIDE = HERE.parents[1] / "shared" / "cases" / "published_verdicts.json"


def stored(method: str) -> list[Case]:
    """The cases of one method in the repository."""
    found: list[Case] = json.loads((HERE / "published" / f"{method}.json").read_text(encoding="utf-8"))
    return found


def judged(case: Case) -> Assessment:
    """The row a case gives by its method."""
    aim = case["target"]
    actuals: dict[int, Entry | list[Entry]] = {case["year"]: case.get("value")}  # type: ignore[dict-item]
    if "steps" in case:
        actuals = {int(year): {"increment": step} for year, step in case["steps"].items()}
    return row(
        actuals,
        case["year"],
        ask={"method": case["method"]},
        kind="cumulative" if "steps" in case else "ratio",
        path="geometric" if case["method"] == "eurostat" else "linear",
        direction=case["direction"],
        base=Baseline(case["base"], case["base_year"], None) if "base" in case else UNSTATED,
        targets=[] if aim is None else target(aim, year=case["target_year"]),
    )


def compare(case: Case) -> None:
    """The row has everything the case expects."""
    a = judged(case)
    for key, expected in case["expected"].items():
        if key == "status":
            assert a.status == expected
        elif key != "class":
            found = a.statistic if key == "statistic" else a.figures.get(key)
            assert found == (None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-9)), key


# ---- the folder beside the checkout, in the words of those who collected it

_EUSTAT = {
    "significant_progress": "on_track",
    "moderate_progress": "at_risk",
    "no_progress": "off_track",
    "insufficient_progress": "off_track",
    "movement_away": "regressing",
    "significant_deterioration": "regressing",
}
_METHODS = {
    "eurostat-eustat": ("eurostat",),
    "eurostat-target-boundary": ("eurostat",),
    "cn-time-progress": ("timeline",),
    "cn-cumulative": ("timeline",),
    "edge": ("eurostat", "timeline"),
}
_RATES = {"required_cagr": "required_cagr", "actual_cagr": "actual_cagr", "catchup_cagr": "needed_cagr"}
_FIGURES = {
    "eurostat": {"progress_value": "statistic", "ratio": "statistic", **_RATES},
    "timeline": {
        "linear_ratio": "statistic",
        "time_progress": "elapsed",
        "completion": "progress",
        "needed_per_year": "needed_per_year",
        "expected_linear": "expected",
        **_RATES,
    },
}


def eustat_status(word: str, *, aimed: bool, met: bool) -> str:
    """Our status for EUSTAT's word. The word comes from the score, whose class from −2.5 to −0.25 is called a moderate
    deterioration: with a target that is a ratio from 0 to 0.54, Eurostat's insufficient progress."""
    if met:
        return "achieved"
    if word == "moderate_deterioration":
        return "off_track" if aimed else "regressing"
    return _EUSTAT[word]


def _expected(given: Mapping[str, Any], inputs: Mapping[str, Any], method: str) -> dict[str, Any]:
    names = _FIGURES[method]
    wanted = {names[key]: value for key, value in given.items() if key in names}
    if given.get("status"):
        aimed = inputs["target"] is not None
        met = aimed and given.get("progress_value", 0) is None
        wanted["status"] = eustat_status(given["status"], aimed=aimed, met=met)
    return wanted | ({"status": "achieved"} if given.get("met") else {})


def beside() -> Iterator[Case]:
    """The cases of the methods lygap has, where the folder is there."""
    found = json.loads(BESIDE.read_text(encoding="utf-8")) if BESIDE.is_file() else []
    for case in found:
        for method in _METHODS.get(case["method"], ()):
            inputs = case["inputs"]
            flat = {
                "id": f"{case['id']}-{method}",
                "method": method,
                "direction": "down" if inputs.get("direction") == "decrease" else "up",
                "base_year": inputs["base_year"],
                "target_year": inputs["target_year"],
                "target": inputs.get("target", inputs.get("target_sum")),
                "expected": _expected(case["expected"], inputs, method),
            }
            if "flows" in inputs:
                yield flat | {"year": max(map(int, inputs["flows"])), "steps": inputs["flows"]}
            else:
                yield flat | {key: inputs[key] for key in ("base", "year", "value")}


# ---- the tests

STORED = [case for method in METHODS for case in stored(method)]


@pytest.mark.parametrize("case", STORED, ids=[f"{case['method']}-{case['id']}" for case in STORED])
def test_a_stored_case_is_reproduced(case: Case) -> None:
    compare(case)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_at_least_twelve_cases_with_a_source(method: str) -> None:
    cases = stored(method)
    assert len({case["id"] for case in cases}) == len(cases) >= 12
    assert all(case["source"] and case["kind"] in ("published", "derived") for case in cases)


@pytest.mark.skipif(not BESIDE.is_file(), reason="the collection of cases is not beside the checkout")
def test_the_whole_collection_beside_the_checkout_is_reproduced() -> None:
    cases = list(beside())
    assert len(cases) >= 28
    for case in cases:
        compare(case)
