"""The collection of cases beside the checkout, where it is there: every one is reproduced, or it is said why not.

`published`: an office's verdict. `published-mismatch`: the office's verdict rests on data since revised, so nothing is
compared. `peer_test`, `peer_doc`: another program's result. `derived`: from the stated formula.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from test_published import Case, compare, judged

from lygap.figures import along
from lygap.methods import eurostat
from lygap.plan.records import Baseline
from onerow import row, target

BESIDE = Path(__file__).parents[3] / "shared" / "cases" / "published_verdicts.json"
ALL: list[Case] = json.loads(BESIDE.read_text(encoding="utf-8")) if BESIDE.is_file() else []

pytestmark = pytest.mark.skipif(not ALL, reason="the collection of cases is not beside the checkout")

DIFFERENT = {
    "who-percent-baseline-001": "the peer counts the years from the baseline but the way from a later start, so that "
    "its path jumps in the first year; ours is straight: 65, not 67",
    "okr-linear-clamped-008": "the peer calls a target that is met from the start 0 % done, which its users report as "
    "a mistake; here it is achieved, and progress is undefined",
    "me-percent-met-001": "the peer divides by the target and forgets the baseline: 60 %, where half the way is done",
    "cross-threshold-004": "the peer rounds the crossing up to the next whole year, also from a whole year; no figure "
    "of a row asks when a past path crossed a value",
}
"""Where lygap says something else on purpose, and why."""
FORECAST = ("prob-ols-linear", "prob-ols-loglinear", "prob-rw-drift")
"""Probabilities, which are another command's business."""

STATCAN = {
    "substantial_progress": "on_track",
    "moderate_progress": "at_risk",
    "limited_progress": "off_track",
    "deterioration": "regressing",
    "target_achieved": "achieved",
    "not_available": "unknown",
}
SYMBOLS = {"sun": "sun", "sun-cloud": "sun and cloud", "cloud": "cloud", "storm": "thunderstorm"}
EUSTAT = {
    "significant_progress": "on_track",
    "moderate_progress": "at_risk",
    "no_progress": "off_track",
    "insufficient_progress": "off_track",
    "movement_away": "regressing",
    "significant_deterioration": "regressing",
}
RATES = {"required_cagr": "required_cagr", "actual_cagr": "actual_cagr", "catchup_cagr": "needed_cagr"}
FIGURES = {
    "eurostat": {"progress_value": "statistic", "ratio": "statistic", **RATES},
    "timeline": {
        "linear_ratio": "statistic",
        "time_progress": "elapsed",
        "completion": "progress",
        "needed_per_year": "needed_per_year",
        "expected_linear": "expected",
        **RATES,
    },
    "statcan": {"progress_value": "statistic", "opensdg_value": "statistic", "score": "score"},
    "unsd": {"share_of_needed_change": "statistic", "score": "score", "actual_cagr": "actual_cagr"},
    "sdsn": {"ratio": "statistic", "required_annual": "required_per_year", "actual_annual": "actual_per_year"},
    "escap": {"current_status_index": "score"},
    "destatis": {"miss_share": "statistic"},
}
METHODS_OF = {
    "opensdg-statcan-target": ("statcan",),
    "opensdg-statcan-notarget": ("statcan",),
    "eurostat-eustat": ("eurostat",),
    "eurostat-target-boundary": ("eurostat",),
    "dns-weather": ("destatis",),
    "unsd-progress-chart": ("unsd",),
    "sdsn-arrow": ("sdsn",),
    "escap-current-status": ("escap",),
    "cn-time-progress": ("timeline",),
    "cn-cumulative": ("timeline",),
    "edge": ("eurostat", "timeline", "statcan"),
}


def eustat_status(word: str, *, aimed: bool, met: bool) -> str:
    """Our status for EUSTAT's word. The word comes from the score, whose class from −2.5 to −0.25 is called a moderate
    deterioration: with a target that is a ratio from 0 to 0.54, Eurostat's insufficient progress."""
    if met:
        return "achieved"
    if word == "moderate_deterioration":
        return "off_track" if aimed else "regressing"
    return EUSTAT[word]


def expectation(case: Case, method: str) -> dict[str, Any]:
    """What is expected of our row, in our words; what a source leaves undefined it does not judge."""
    given, aimed = case["expected"], case["inputs"].get("target") is not None
    names = FIGURES[method]
    wanted = {names[key]: value for key, value in given.items() if key in names}
    word = given.get("status")
    if method == "statcan" and word:
        wanted["status"] = STATCAN[word]
    elif method == "eurostat" and word:
        wanted["status"] = eustat_status(word, aimed=aimed, met=aimed and given.get("progress_value", 0) is None)
    elif method == "destatis":
        wanted = {"class": SYMBOLS[word]} | {key: value for key, value in wanted.items() if value is not None}
    elif method == "sdsn":
        wanted["class"] = word
    return wanted | ({"status": "achieved"} if given.get("met") else {})


def flat(case: Case, method: str) -> Case:
    """A case in the form of those in the repository."""
    inputs: Mapping[str, Any] = case["inputs"]
    base = inputs.get("base", inputs.get("base_score"))
    falls = base is not None and base > (inputs.get("target") or base)
    direction = inputs.get("direction", "decrease" if falls else "increase")
    down = direction.startswith("decreas")
    series = inputs.get("series")
    values = {"series": series} if series else {"value": inputs.get("value", inputs.get("score"))}
    if "flows" in inputs:
        values = {"steps": inputs["flows"]}
    else:
        values["base"] = next(iter(series.values())) if series else base
    limit = inputs.get("limit")
    return {
        "method": method,
        "direction": "down" if down else "up",
        "base_year": inputs.get("base_year", int(next(iter(series))) if series else 2020),
        "year": inputs.get("year", max(map(int, inputs["flows"])) if "flows" in inputs else 2022),
        "target_year": inputs.get("target_year", 2025),
        "target": inputs.get("target", inputs.get("target_sum")),
        "limits": (limit, None) if down else (None, limit),
        "expected": expectation(case, method),
        **values,
    }


def comparable() -> Iterator[tuple[Case, str]]:
    """The cases that one or several of the methods judge."""
    for case in ALL:
        if case["kind"] != "published-mismatch":
            yield from ((case, method) for method in METHODS_OF.get(case["method"], ()))


def test_every_case_a_method_judges_is_reproduced() -> None:
    for case, method in comparable():
        compare(flat(case, method), case["tol"])


def test_the_offices_are_reproduced_to_the_last_case() -> None:
    counted: dict[str, int] = {}
    for case, method in comparable():
        if case["kind"] == "published":
            counted[method] = counted.get(method, 0) + 1
    assert counted == {"statcan": 174, "destatis": 81, "eurostat": 6}


def test_eustat_s_scores_are_those_of_our_mean() -> None:
    for case, method in comparable():
        if case["method"] == "eurostat-eustat":
            a = judged(flat(case, method))
            score = eurostat.score(a.case, a.status, a.statistic)
            assert score == pytest.approx(case["expected"]["score"], abs=case["tol"])


# ---- other programs


def _who_linear_path(inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    base, aim, start, end = (inputs[key] for key in ("base", "target", "base_year", "target_year"))
    path = {year: along("linear", base, aim, (int(year) - start) / (end - start)) for year in expected["path"]}
    a = row(
        {start + 1: base}, start + 1, base=Baseline(base, start, None), targets=target(aim, year=end), path="linear"
    )
    step = a.figures["required_per_year"] == pytest.approx(expected["required_annual_change"])
    return step and path == pytest.approx(expected["path"])


def _who_relative_target(inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    start, base = inputs["base_year"], inputs["base"]
    aim = target(multiple=1 + inputs["target_change_pct"] / 100, year=inputs["target_year"])
    a = row({start + 1: base}, start + 1, base=Baseline(base, start, None), targets=aim)
    found = {"target": a.aim.value, "required_cagr": a.figures["required_cagr"]}
    return found == pytest.approx(expected)


def _who_percent_baseline(inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    aim = inputs["base"] * (1 + inputs["target_change_pct"] / 100)
    start, end = inputs["start_year"], inputs["target_year"]
    there = along("linear", inputs["start"], aim, (2025 - start) / (end - start))
    assert there == pytest.approx(65)
    return {"target": aim, "value_2025": there} == pytest.approx(expected)


def _progress(inputs: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    up = inputs["target"] >= inputs["base"]
    aim = target(inputs["target"], comparator="at_least" if up else "at_most")
    a = row({2023: inputs["value"]}, base=inputs["base"], targets=aim, direction="up" if up else "down", path="linear")
    (wanted,) = expected.values()
    made = a.figures.get("progress")
    if made is None:
        assert (a.status, a.undefined["progress"]) == ("achieved", "base_attains_target")
    return isinstance(made, float) and 100 * made == pytest.approx(wanted)


PEERS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], bool]] = {
    "who-linear-path": _who_linear_path,
    "who-relative-target": _who_relative_target,
    "who-percent-baseline": _who_percent_baseline,
    "okr-linear-clamped": _progress,
    "me-percent-met": _progress,
    "cross-threshold": lambda _inputs, _expected: False,
}


def test_other_programs_agree_but_where_it_is_said_why_not() -> None:
    differing = {c["id"] for c in ALL if c["method"] in PEERS and not PEERS[c["method"]](c["inputs"], c["expected"])}
    assert differing == set(DIFFERENT)


def test_no_case_is_left_out() -> None:
    assert {case["method"] for case in ALL} == {*METHODS_OF, *PEERS, *FORECAST}
