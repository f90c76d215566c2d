"""The row: which year counts, the order of decision, how firm a verdict is, and what is told beside it."""

import math
from typing import Any

import pytest

from lygap.figures import FIGURES, Reason
from lygap.judge.assess import Question, assess, track
from lygap.judge.assessment import Stated
from lygap.judge.notes import NOTE_CODES
from lygap.methods import METHODS
from lygap.plan.records import Baseline, Level, Target
from onerow import UNSTATED, codes, dataset, row, target

ABOUT = target(3.75, comparator="about", tolerance=0.05)
BAND = target(min=0.97, max=1.03, comparator="between")
each_method = pytest.mark.parametrize("ask", [{"method": key} for key in METHODS], ids=list(METHODS))
BY_BASE = [key for key, method in METHODS.items() if method.needs_base]
each_by_base = pytest.mark.parametrize("ask", [{"method": key} for key in BY_BASE], ids=BY_BASE)


def test_the_contract_s_example() -> None:
    a = row({2023: 3.44}, targets=ABOUT)
    assert (a.method, a.status, a.label, a.reason) == ("eurostat", "on_track", "significant progress", None)
    assert a.statistic == pytest.approx(1.168, abs=5e-4)
    assert a.agreement == dict.fromkeys(
        ("eurostat", "timeline", "statcan", "unsd", "sdsn", "igme", "escap"), "on_track"
    )
    assert (a.firm, a.status_range, a.score, a.undefined, a.stale) == (True, None, None, {}, False)
    assert a.figures["reach_date"] == "2025-04"
    assert a.figures["projected"] == pytest.approx(3.9273, abs=5e-5)
    assert (a.target, a.observation) == (ABOUT, a.point.observation if a.point else None)
    assert codes(a) == []


# ---- which year counts


SERIES: dict[int, Any] = {2019: 2.4, 2021: 3.0, 2022: 3.2, 2024: 3.03, 2026: 5.0}


@pytest.mark.parametrize(
    ("year", "used", "stale"), [(2021, 2021, False), (2023, 2022, True), (2024, 2024, False), (2030, 2024, True)]
)
def test_the_newest_value_up_to_the_year_and_the_target_s_counts(year: int, used: int, stale: bool) -> None:
    a = row(SERIES, year)
    assert a.observation is not None
    assert (a.observation.year, a.stale, "stale" in codes(a)) == (used, stale, stale)
    assert a.figures["elapsed"] == pytest.approx((used - 2020) / 5), "at its own date"


def test_values_of_the_base_year_and_before_are_not_judged() -> None:
    a = row({2019: 2.4, 2020: 2.8}, 2023)
    assert (a.status, a.reason, a.point) == ("unknown", "no_observation", None)


def test_without_a_value_elapsed_and_expected_are_those_of_the_year() -> None:
    a = row({}, 2023)
    assert a.figures["elapsed"] == pytest.approx(0.6)
    assert a.figures["expected"] == pytest.approx(3.34594, abs=1e-5)
    assert a.undefined["gap"] == "no_observation"


@pytest.mark.parametrize(
    ("ask", "max_age", "reason"),
    [
        ({"exact_year": True}, None, "stale"),
        ({"max_age": 0}, None, "stale"),
        ({"max_age": 1}, None, None),
        ({}, 0, "stale"),
        ({}, 1, None),
        ({"max_age": 1}, 0, None),
    ],
)
def test_old_values_may_be_refused(ask: dict[str, Any], max_age: int | None, reason: str | None) -> None:
    a = row({2022: 3.2}, 2023, ask=ask, max_age=max_age)
    assert a.reason == reason
    assert (a.point is None) == (reason is not None)
    assert a.undefined.get("gap") == reason


PART = {"value": 100.0, "period": "2023-01/2023-11"}


def test_part_of_a_year_waits_for_the_year() -> None:
    a = row({2022: 80, 2023: PART}, base=53.8, targets=120.0, kind="flow")
    assert a.observation is not None
    assert (a.observation.year, a.stale) == (2022, True)
    assert codes(a) == ["part_year_skipped", "stale"]
    assert a.notes[0].params == {"year": 2023, "value": "100", "period": ("2023-01/2023-11",)}


def test_part_of_a_year_counts_once_it_attains_the_target() -> None:
    a = row({2023: PART | {"value": 140.71}}, base=53.8, targets=120.0, kind="flow")
    assert (a.status, a.firm, codes(a)) == ("achieved", True, ["part_year_attains"])
    assert a.figures["elapsed"] == pytest.approx(0.6)


@pytest.mark.parametrize("ask", [{}, {"exact_year": True}])
def test_only_part_of_a_year_is_an_open_bound(ask: dict[str, Any]) -> None:
    a = row({2023: PART}, base=53.8, targets=120.0, kind="flow", ask=ask)
    assert (a.status, a.reason, a.undefined["progress"]) == ("unknown", "open_bound", "open_bound")


def test_a_refused_older_value_leaves_the_open_bound() -> None:
    a = row({2022: 80, 2023: PART}, base=53.8, targets=120.0, kind="flow", ask={"exact_year": True})
    assert a.reason == "open_bound"


@pytest.mark.parametrize(
    "keys",
    [
        {"direction": "down", "targets": 120.0},
        {"targets": target(min=90, max=110, comparator="between")},
        {"targets": []},
    ],
    ids=["down", "band", "no target"],
)
def test_part_of_a_year_never_attains_a_cap_a_band_or_nothing(keys: dict[str, Any]) -> None:
    assert row({2023: PART}, base=53.8, kind="flow", **keys).reason == "open_bound"


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        (["not_comparable"], "not_comparable"),
        (["undated"], "undated"),
        (["superseded"], "no_observation"),
        (["secondary", "undated"], "undated"),
    ],
)
def test_why_nothing_may_be_judged(marks: list[str], reason: str) -> None:
    a = row({2022: [{"value": 3.0, "excluded": mark} for mark in marks]})
    assert (a.status, a.reason) == ("unknown", reason)


def test_an_excluded_value_of_the_base_year_explains_nothing() -> None:
    assert row({2020: {"value": 3.0, "excluded": "undated"}}).reason == "no_observation"


def test_the_newest_excluded_value_gives_the_reason() -> None:
    excluded = {2022: {"value": 3.0, "excluded": "undated"}, 2023: {"value": 3.0, "excluded": "not_comparable"}}
    assert row(excluded).reason == "not_comparable"
    assert row(excluded, 2022).reason == "undated"


# ---- a base that stands in


def test_a_later_base_stands_in_with_a_note() -> None:
    a = row({2021: 3.0, 2023: 3.44}, base=UNSTATED)
    assert (a.base.value, a.figures["elapsed"], a.status) == (3.0, 0.5, "on_track")
    assert codes(a) == ["base_taken"]


@pytest.mark.parametrize(("value", "status", "reason"), [(3.0, "unknown", "no_baseline"), (4.0, "achieved", None)])
def test_a_single_value_is_the_observation_and_not_its_own_base(value: float, status: str, reason: str | None) -> None:
    a = row({2022: value}, base=UNSTATED)
    assert (a.status, a.reason, a.base.value, a.figures["elapsed"]) == (status, reason, None, 0.4)
    assert a.undefined["progress"] == "no_baseline"
    assert "base_taken" not in codes(a)


# ---- the order of decision


@each_method
@pytest.mark.parametrize(
    ("case", "status", "reason"),
    [
        ({"actuals": {}, "targets": target(text="better")}, "unknown", "not_numeric"),
        ({"actuals": {2023: 3.44}, "targets": target(text="better")}, "unknown", "not_numeric"),
        ({"actuals": {2023: 3.44}, "direction": None}, "unknown", "no_target"),
        ({"actuals": {}}, "unknown", "no_observation"),
        ({"actuals": {}, "targets": target(multiple=2), "base": None}, "unknown", "no_observation"),
        ({"actuals": {2023: 3.44}, "targets": target(multiple=2), "base": None}, "unknown", "no_baseline"),
        ({"actuals": {2023: 3.75}}, "achieved", None),
        ({"actuals": {2023: 3.75}, "base": None}, "achieved", None),
        ({"actuals": {2023: 3.75}, "base": 5}, "achieved", None),
        ({"actuals": {2023: 3.75}, "targets": target(3.75, year=None)}, "achieved", None),
        ({"actuals": {2023: 3.75}, "targets": target(3.75, each_year=True)}, "achieved", None),
        ({"actuals": {2025: 3.75}, "year": 2025}, "achieved", None),
        ({"actuals": {2023: 3.44}, "targets": target(3.75, each_year=True)}, "off_track", None),
        (
            {"actuals": {2023: 3.44}, "targets": target(3.75, year=None, each_year=True), "base": None},
            "off_track",
            None,
        ),
        ({"actuals": {2023: 3.44}, "targets": target(3.75, year=None)}, "unknown", "no_target_year"),
        ({"actuals": {2023: 3.44}, "targets": target(3.75, year=None), "base": None}, "unknown", "no_target_year"),
        ({"actuals": {2025: 3.44}, "year": 2025}, "missed", None),
        ({"actuals": {2025: 3.44}, "year": 2030, "base": None}, "missed", None),
        ({"actuals": {2025: 3.44}, "year": 2025, "base": 4.0}, "missed", None),
    ],
)
def test_every_method_decides_in_the_same_order(
    ask: dict[str, Any], case: dict[str, Any], status: str, reason: str | None
) -> None:
    a = row(
        case["actuals"],
        case.get("year", 2023),
        ask=ask,
        **{k: v for k, v in case.items() if k not in ("actuals", "year")},
    )
    assert (a.status, a.reason) == (status, reason)
    assert a.label == METHODS[ask["method"]].label(a.case, a.status)
    assert (a.label is None) == (status == "unknown")


@each_by_base
@pytest.mark.parametrize(
    ("case", "status", "reason"),
    [
        ({"actuals": {2023: 3.44}, "base": 4.0}, "regressing", None),
        ({"actuals": {2023: 3.44}, "base": 3.75}, "regressing", None),
        ({"actuals": {2023: 20.8}, "base": 7.8, "targets": 10.0, "direction": "down"}, "regressing", None),
        ({"actuals": {2023: 3.44}, "base": None}, "unknown", "no_baseline"),
        ({"actuals": {2023: 3.44}}, "on_track", None),
        ({"actuals": {2023: 2.5}}, "regressing", None),
    ],
)
def test_then_the_baseline_decides_for_the_methods_that_use_it(
    ask: dict[str, Any], case: dict[str, Any], status: str, reason: str | None
) -> None:
    a = row(case["actuals"], ask=ask, **{k: v for k, v in case.items() if k != "actuals"})
    assert (a.status, a.reason) == (status, reason)


def test_without_a_baseline_the_weather_is_known_all_the_same() -> None:
    values = {2020: 2.9, 2021: 3.0, 2022: 3.2, 2023: 3.44}
    a = row(values, base=None, ask={"method": "destatis"})
    assert (a.status, a.label, a.agreement) == ("on_track", "sun", {"destatis": "on_track"})
    assert row(values, base=4.0, ask={"method": "destatis"}).status == "regressing"
    assert row({2022: 3.2, 2023: 3.44}, ask={"method": "destatis"}).reason == "too_few_points"


def test_without_a_target_only_a_method_with_that_variant_judges() -> None:
    a = row({2023: 3.44}, targets=[])
    assert (a.method, a.status) == ("eurostat", "on_track")
    assert a.agreement == dict.fromkeys(("eurostat", "statcan", "unsd"), "on_track")
    assert a.statistic == pytest.approx((3.44 / 2.82) ** (1 / 3) - 1)
    assert row({2023: 3.44}, targets=[], ask={"method": "timeline"}).reason == "no_target"
    assert row({2023: 3.44}, targets=[], direction=None).reason == "no_target"
    assert row({}, targets=[]).reason == "no_observation"
    assert row({2023: 3.44}, targets=[], base=None).reason == "no_baseline"
    assert row({2023: -3.44}, targets=[]).reason == "nonpositive"


@pytest.mark.parametrize("ask", [{"target_id": "x"}, {"target_id": "x", "method": "eurostat"}])
def test_a_target_asked_for_that_is_not_there_is_no_target(ask: dict[str, Any]) -> None:
    a = row({2023: 3.44}, ask=ask)
    assert (a.status, a.reason, a.undefined["gap"]) == ("unknown", "no_target", "no_target")


def test_a_target_asked_for_is_judged_by_its_own_year() -> None:
    targets = [target(3.75), target(3.15, year=2022, id="annual-2022")]
    a = row({2022: 3.2, 2023: 3.44}, targets=targets, ask={"target_id": "annual-2022"})
    assert (a.status, a.observation and a.observation.year) == ("achieved", 2022)
    assert row({2022: 3.1}, targets=targets, ask={"target_id": "annual-2022"}).status == "missed"


def test_the_statistic_is_given_wherever_it_can_be_computed() -> None:
    assert row({2025: 3.44}, 2025).statistic == pytest.approx(0.6912, abs=5e-5)
    assert row({2023: 4.0}).statistic == pytest.approx(2.1067, abs=5e-5)
    assert row({2023: 3.44}, base=3.75, targets=ABOUT).statistic is None


@each_by_base
def test_growth_rates_need_positive_values(ask: dict[str, Any]) -> None:
    a = row({2023: 1.0}, base=-5, targets=5.0, ask=ask)
    positive = METHODS[ask["method"]].needs_positive
    expected = ("unknown", "nonpositive") if positive else ("on_track", None)
    assert (a.status, a.reason) == expected


def test_values_too_far_apart_are_not_comparable() -> None:
    a = row({2021: 5e-324}, 2021, base=1e308, targets=1.0, direction="down", ask={"method": "eurostat"})
    assert a.status == "achieved"
    a = row({2021: 1e300}, 2021, base=5e-324, targets=1e301, ask={"method": "eurostat"})
    assert (a.status, a.reason, a.undefined["actual_cagr"]) == ("unknown", "not_comparable", "overflow")


# ---- the automatic choice


@pytest.mark.parametrize(
    ("keys", "method"),
    [
        ({}, "eurostat"),
        ({"path": "linear"}, "timeline"),
        ({"kind": "rank", "direction": "down", "base": 30, "targets": 20.0}, "timeline"),
        ({"base": 0}, "timeline"),
        ({"base": None}, "timeline"),
        ({"base": 5, "targets": 0.0, "direction": "down"}, "timeline"),
        ({"targets": target(text="better")}, "timeline"),
        ({"targets": []}, "eurostat"),
        ({"targets": [], "path": "linear"}, "eurostat"),
    ],
)
def test_auto_takes_the_growth_rate_where_the_path_is_one(keys: dict[str, Any], method: str) -> None:
    assert row({2023: 3.44}, **keys).method == method


# ---- a series that breaks


def test_nothing_before_a_break_is_comparable() -> None:
    a = row({2022: {"value": 3.2, "breaks": True}, 2023: 3.44})
    assert (a.status, a.reason, a.base.value) == ("unknown", "not_comparable", None)
    assert a.undefined["progress"] == "not_comparable"
    assert codes(a) == ["break"]


def test_a_break_does_not_touch_the_target_nor_what_came_before_it() -> None:
    assert row({2022: {"value": 4, "breaks": True}}).status == "achieved"
    assert row({2022: 3.2, 2023: {"value": 3.44, "breaks": True}}, 2022).status == "on_track"
    assert row({2020: {"value": 2.82, "breaks": True}, 2023: 3.44}).status == "on_track"
    assert row({2022: {"value": 9, "breaks": True, "excluded": "superseded"}, 2023: 3.44}).status == "on_track"


def test_a_relative_target_over_a_break_is_not_comparable() -> None:
    assert row({2023: {"value": 9.0, "breaks": True}}, targets=target(multiple=2)).reason == "not_comparable"


# ---- firm, or a range of verdicts


@pytest.mark.parametrize(
    ("value", "status", "firm", "status_range"),
    [
        ({"value": 3.44, "bound": "at_least"}, "on_track", False, ("on_track", "achieved")),
        ({"value": 3.80, "bound": "at_least"}, "achieved", True, None),
        ({"value": 3.44, "bound": "at_most"}, "on_track", False, ("regressing", "on_track")),
        ({"value": 2.70, "bound": "at_most"}, "regressing", True, None),
        ({"value": 3.44, "margin": 0.01}, "on_track", True, None),
        ({"value": 3.34, "margin": 0.10}, "on_track", False, ("at_risk", "on_track")),
        ({"value": 3.44, "bound": "about"}, "on_track", False, ("on_track", "on_track")),
        ({"value": 9.99, "bound": "about"}, "achieved", False, ("achieved", "achieved")),
        ({"value": 3.44, "bound": "about", "margin": 0.01}, "on_track", True, None),
        ([3.44, 3.47], "on_track", True, None),
        ([3.44, 3.80], "on_track", False, ("on_track", "achieved")),
        ([{"value": 3.44, "preferred": True}, 3.80], "on_track", True, None),
    ],
)
def test_a_verdict_is_firm_where_both_ends_agree(
    value: Any, status: str, firm: bool, status_range: tuple[str, str] | None
) -> None:
    a = row({2023: value})
    assert (a.status, a.firm, a.status_range) == (status, firm, status_range)


@pytest.mark.parametrize(
    ("value", "status", "status_range"),
    [(3.76, "achieved", None), (3.72, "achieved", ("on_track", "achieved")), (3.44, "on_track", None)],
)
def test_within_the_tolerance_but_short_is_not_firm(
    value: float, status: str, status_range: tuple[str, str] | None
) -> None:
    a = row({2023: value}, targets=ABOUT)
    assert (a.status, a.status_range, a.firm) == (status, status_range, status_range is None)
    assert ("within_tolerance" in codes(a)) == (not a.firm)


def test_within_the_tolerance_in_the_target_year_it_may_be_missed() -> None:
    a = row({2025: 3.72}, 2025, targets=ABOUT)
    assert (a.status, a.status_range) == ("achieved", ("missed", "achieved"))


def test_an_uncertain_date_is_judged_at_both_ends() -> None:
    a = row({2023: {"value": 3.2, "as_of": "2022-03/2023-12"}})
    assert a.status_range == ("at_risk", "on_track")
    assert codes(a) == ["uncertain_date"]


def test_a_contested_base_is_judged_at_both_ends() -> None:
    assert row({2020: 2.80, 2023: 3.44}).firm
    a = row({2020: 3.30, 2023: 3.40}, base=2.82)
    assert (a.status, a.status_range) == ("on_track", ("off_track", "on_track"))
    assert codes(a) == ["base_rivals"]
    assert row({2020: [3.30, {"value": 2.82, "preferred": True}], 2023: 3.44}).firm


@pytest.mark.parametrize(
    ("bound", "worst", "best"), [("at_least", "regressing", "on_track"), ("at_most", "on_track", "on_track")]
)
@each_by_base
def test_an_open_base(ask: dict[str, Any], bound: str, worst: str, best: str) -> None:
    a = row({2020: {"value": 2.82, "bound": bound}, 2023: 3.44}, base=UNSTATED, ask=ask)
    assert a.status == "on_track"
    assert a.status_range == (None if worst == best else (worst, best))


@pytest.mark.parametrize(
    ("bound", "expected"), [("at_least", ("on_track", "on_track")), ("at_most", ("regressing", "on_track"))]
)
def test_an_open_value_without_a_target(bound: str, expected: tuple[str, str]) -> None:
    a = row({2023: {"value": 3.44, "bound": bound}}, targets=[])
    assert a.status_range == (None if expected[0] == expected[1] else expected)


@pytest.mark.parametrize(
    ("path", "limits", "expected"),
    [
        ("linear", (2.9, None), ("off_track", "on_track")),
        ("geometric", (2.9, None), ("off_track", "on_track")),
        ("linear", (0, None), ("regressing", "on_track")),
        ("geometric", (0, None), ("regressing", "on_track")),
    ],
)
def test_natural_limits_close_an_open_end(path: str, limits: Any, expected: tuple[str, str]) -> None:
    assert row({2023: {"value": 3.44, "bound": "at_most"}}, path=path, limits=limits).status_range == expected


def test_natural_limits_keep_a_target_out_of_reach() -> None:
    a = row({2023: {"value": 99, "bound": "at_least"}}, base=90, targets=101.0, limits=(0, 100))
    assert a.status_range is None


def test_a_fraction_of_an_open_end_in_a_band() -> None:
    a = row({2023: {"value": 0.95, "margin": 0.2}}, base=0.8, targets=BAND, path="linear")
    assert (a.status, a.status_range) == ("on_track", ("regressing", "achieved"))
    a = row({2023: {"value": 1.0, "bound": "at_least"}}, base=0.8, targets=BAND, path="linear")
    assert (a.status, a.status_range) == ("achieved", ("regressing", "achieved"))


def test_a_total_with_a_gap_is_a_lower_bound() -> None:
    steps: dict[int, Any] = {2021: {"increment": 90}, 2023: {"increment": 130}}
    a = row(steps, kind="cumulative", base=UNSTATED, targets=600.0)
    assert (a.method, a.status, a.status_range) == ("timeline", "off_track", ("off_track", "achieved"))
    assert codes(a) == ["bound_at_least", "obs_derived"]


# ---- bands


@pytest.mark.parametrize(
    ("base", "value", "status", "gap"),
    [
        (0.8, 1.0, "achieved", -0.03),
        (0.8, 0.92, "on_track", 0.05),
        (0.8, 1.05, "on_track", 0.02),
        (0.8, 1.30, "regressing", 0.27),
        (1.2, 0.90, "at_risk", 0.07),
        (1.0, 1.05, "regressing", 0.02),
    ],
)
def test_a_band_has_two_ends(base: float, value: float, status: str, gap: float) -> None:
    a = row({2023: value}, base=base, targets=BAND, direction=None, path="linear")
    assert a.status == status
    assert a.figures["gap"] == pytest.approx(gap)
    past = a.case.value != value
    assert past == ("beyond_band" in codes(a)) == (value in (1.05, 1.30, 0.90))


# ---- interim targets


def test_interim_targets_shape_the_path_but_not_the_verdict() -> None:
    way = target(6.0, year=2022, on_path=True)
    a = row({2021: 3.0}, 2021, base=2.0, targets=[way, target(6.5)], path="linear")
    assert a.figures["expected"] == pytest.approx(4.0)
    assert a.status == row({2021: 3.0}, 2021, base=2.0, targets=6.5, path="linear").status


def test_interim_targets_may_be_relative() -> None:
    way = target(multiple=3, year=2022, on_path=True)
    undated = target(4.0, year=None, on_path=True)
    a = row({2021: 3.0}, 2021, base=2.0, targets=[target(6.5), way, undated], path="linear")
    assert a.figures["expected"] == pytest.approx(4.0)


# ---- notes

CAP = target(100.0, None, comparator="at_most", each_year=True)
HALVES: list[Any] = [{"value": 60, "period": "2023-01/2023-06"}, {"value": 66, "period": "2023-07/2023-12"}]


def test_every_code_of_a_note_has_its_facts() -> None:
    rows = [
        row({2022: {"value": 3.2, "breaks": True}, 2023: 3.44}),
        row({2021: 3.0, 2023: 3.44}, base=UNSTATED),
        row({2020: 2.8, 2023: [3.44, 3.47]}),
        row({2023: [{"value": 3.44, "preferred": True, "source": "news"}, 3.47]}),
        row({2022: 80, 2023: PART}, base=53.8, targets=120.0, kind="flow"),
        row({2023: PART | {"value": 140.71}}, base=53.8, targets=120.0, kind="flow"),
        *(row({2023: {"value": 3.44, "bound": bound}}) for bound in ("at_least", "at_most", "about")),
        *(row({2023: {"value": 3.44, "obs_status": s}}) for s in ("provisional", "estimated", "derived")),
        row({2023: {"value": 3.2, "as_of": "2023-03/2023-12"}}),
        row({2023: 3.72}, targets=ABOUT),
        row({2022: 3.8, 2023: 3.5}),
        row({2023: 1.3}, base=0.8, targets=BAND),
        row({2023: {"value": 600, "period": "2021/2023"}}, base=53.8, targets=120.0, kind="flow"),
        row({2023: {"value": 110, "as_of": "2023-09"}}, base=98, targets=CAP, kind="flow", direction="down"),
        *(row({}, base=98, targets=aim, kind="flow", districts={"east": {2023: 90}}) for aim in (80, 120)),
        row({}, base=98, targets=CAP, kind="flow", direction="down", districts={"east": {2023: 101}}),
        row({2023: {"value": 9, "period": "2022-11/2023-02"}}, kind="flow"),
        row({2023: {"growth": 0.1, "base_year": 2021}}),
        row({2023: {"growth": 0.1, "base_year": 2020, "period": "2023-01/2023-06"}}, kind="flow"),
        row({2021: 3.0, 2023: {"growth": 1.7e308, "base_year": 2021}}),
        row({2021: [3.0, 3.1], 2023: {"growth": 0.1, "base_year": 2021}}),
        row({2023: HALVES}, kind="flow"),
        row({2022: 3.0}, 2024, targets=target(3.75, 2023)),
        row({2024: 3.8}, 2024, targets=target(3.75, 2024, date="2024-03")),
    ]
    found = [note for a in rows for note in a.notes]
    assert {note.code for note in found} == set(NOTE_CODES)
    assert all(tuple(note.params) == NOTE_CODES[note.code] for note in found)


def test_conflicting_values_are_all_listed() -> None:
    a = row({2023: [{"value": 3.44, "source": "later"}, {"value": 3.47, "source": "news"}, 1234567.8]})
    assert a.notes[0].params["values"] == (Stated("3.44", "later"), Stated("3.47", "news"), Stated("1234567.8"))


def test_what_was_attained_and_lost_is_judged_like_any_value_with_a_note() -> None:
    a = row({2021: 3.8, 2022: 3.9, 2023: 3.5})
    assert (a.status, codes(a), a.notes[0].params) == ("on_track", ["attained_and_lost"], {"year": 2022})
    assert codes(row({2021: 3.8, 2023: 3.9})) == []
    assert codes(row({2024: 3.8, 2023: 3.5})) == []
    assert codes(row({2021: {"value": 3.8, "excluded": "superseded"}, 2023: 3.5})) == []
    assert codes(row({2021: 39, 2023: 45}, base=50, targets=40.0, direction="down")) == ["attained_and_lost"]
    assert codes(row({2021: 1.0, 2023: 0.9}, base=0.8, targets=BAND, path="linear")) == ["attained_and_lost"]
    assert codes(row({2021: 1.5, 2023: 0.9}, base=0.8, targets=BAND, path="linear")) == []


# ---- the whole row


def test_figures_and_undefined_together_have_exactly_the_contract_s_keys() -> None:
    for a in (row({}), row({2023: 3.44}), row({2023: 0.0}, targets=[]), row({2025: -1}, 2025, base=None)):
        assert sorted([*a.figures, *a.undefined]) == sorted(FIGURES)
        assert a.reason is None or Reason(a.reason).of_status


def test_methods_may_look_at_the_values_before() -> None:
    actuals = {2018: 2.1, 2019: {"value": 2.4, "excluded": "secondary"}, 2021: 3.0, 2023: 3.44, 2024: 9.0}
    assert row(actuals).case.earlier == ((2018, 2.1), (2020, 2.82), (2021, 3.0))  # type: ignore[arg-type]
    nothing = row({})
    assert not nothing.case.earlier
    broken = row({2018: 2.1, 2021: {"value": 3.0, "breaks": True}, 2023: 3.44})
    assert list(broken.case.earlier) == [(2021, 3.0)]
    flow = row({2022: {"value": 3.0, "period": "2022-01/2022-03"}, 2023: 3.44}, kind="flow", base=None)
    assert not flow.case.earlier


def test_the_values_before_are_seen_from_the_same_end_of_a_band() -> None:
    a = row({2021: 1.1, 2022: 0.95, 2023: 0.92}, base=0.7, targets=BAND, direction=None, path="linear")
    assert [(time, round(value, 9)) for time, value in a.case.earlier] == [
        (2020, 0.7),
        (2021, 0.9),
        (2022, 0.95),
    ]


def test_one_track_may_be_judged_by_many_questions() -> None:
    data = dataset({2023: 3.44})
    t = track(data, data.indicators["i"], "here", 2023)
    assert {assess(t, Question(2023, method)).method for method in METHODS} == set(METHODS)


@pytest.mark.parametrize("extreme", [0.0, -0.0, 5e-324, -5e-324, 1e308, -1e308, 1e-300])
@pytest.mark.parametrize("path", ["linear", "geometric"])
def test_extreme_numbers_are_judged_without_nan_or_infinity(extreme: float, path: str) -> None:
    for base, value, aim in ((extreme, 1, 2), (1, extreme, 2), (1, 2, extreme), (extreme, extreme, extreme)):
        for direction in ("up", "down"):
            a = row({2023: value}, base=Baseline(base, 2020, None), targets=float(aim), direction=direction, path=path)
            numbers = [x for x in (*a.figures.values(), a.statistic) if isinstance(x, float)]
            assert all(math.isfinite(x) and math.copysign(1, x or 1.0) == math.copysign(1, x) for x in numbers)


def test_a_target_is_a_record_as_stated() -> None:
    assert row({2023: 3.44}).target == Target(None, 2025, Level(3.75, 3.75))
