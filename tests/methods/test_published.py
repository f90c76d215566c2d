"""Verdicts and figures from the field, as facts with their source, are reproduced.

A case of `tests/published` is flat: `id`, `kind` (published by an office, or derived from a method's stated formula),
`source`, `method`, `direction`, `base_year`, `base`, `year`, `value` (or yearly `steps` of a cumulative count, or the
`series` of all values), `target_year`, `target`, `each_year`, `limits`, and `expected`: `statistic`, `score`, `status`,
`class` (the office's own word) and any figure of a row, None where it is undefined.
"""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lygap.judge.assessment import Assessment
from lygap.methods import METHODS
from lygap.plan.records import Baseline
from onerow import UNSTATED, Entry, row, target

Case = Mapping[str, Any]
HERE = Path(__file__).parents[1]
OTHER_WORDS = ("eurostat",)
"""Methods whose published cases come with the words of another office that applies them."""


def stored(method: str) -> list[Case]:
    """The cases of one method in the repository."""
    found: list[Case] = json.loads((HERE / "published" / f"{method}.json").read_text(encoding="utf-8"))
    return found


def judged(case: Case) -> Assessment:
    """The row a case gives by its method."""
    aim, up = case["target"], case["direction"] == "up"
    actuals: dict[int, Entry | list[Entry]] = {case["year"]: case.get("value")}  # type: ignore[dict-item]
    if "steps" in case:
        actuals = {int(year): {"increment": step} for year, step in case["steps"].items()}
    if "series" in case:
        actuals = {int(year): value for year, value in case["series"].items()}
    keys = {"year": case["target_year"], "comparator": "at_least" if up else "at_most"}
    return row(
        actuals,
        case["year"],
        ask={"method": case["method"]},
        kind="cumulative" if "steps" in case else "ratio",
        path=METHODS[case["method"]].path,
        direction=case["direction"],
        limits=tuple(case.get("limits", (None, None))),
        base=Baseline(case["base"], case["base_year"], None) if "base" in case else UNSTATED,
        targets=[] if aim is None else target(aim, each_year=case.get("each_year", False), **keys),
    )


def compare(case: Case, tolerance: float = 1e-9) -> None:
    """The row has everything the case expects."""
    a = judged(case)
    for key, expected in case["expected"].items():
        if key == "status":
            assert a.status == expected
        elif key == "class":
            assert case["method"] in OTHER_WORDS or a.label == expected
        else:
            found = getattr(a, key) if key in ("statistic", "score") else a.figures.get(key)
            wanted = None if expected is None else pytest.approx(expected, rel=tolerance, abs=tolerance)
            assert found == wanted, key


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


def test_how_many_of_the_group_s_countries_need_acceleration_and_how_much() -> None:
    cases = [case for case in stored("igme") if case["kind"] == "published"]
    found = Counter(judged(case).status for case in cases)
    assert found == {"achieved": 67, "on_track": 4, "at_risk": 7, "off_track": 24, "regressing": 1}
