"""What the methods have beyond bands: symbols, limits, scores, and summaries of several indicators."""

import math
from typing import Any

import pytest

from lygap.figures import Case, Reason
from lygap.methods import (
    METHODS,
    Aggregate,
    Judged,
    Status,
    Verdict,
    Window,
    destatis,
    escap,
    eurostat,
    igme,
    judge,
    statcan,
    unsd,
)
from lygap.plan.records import Baseline
from onerow import row, target

HALFWAY = Case(1, "linear", 100.0, 2020, 150.0, 2022.5, 200.0, 2025)
TREND = HALFWAY._replace(target=None, target_time=None, trend=True)
NEAR = TREND._replace(base=70.0, limits=(None, 100.0))
NEAR_SCALE = 1 - 0.7**4.44


def after(*values: float, **changes: Any) -> Case:
    """A series of yearly values from 2018 on, the last observed, towards 20 in 2030."""
    points = tuple((2018 + i, value) for i, value in enumerate(values))
    s = Case(1, "linear", values[0], 2018, points[-1][1], points[-1][0], 20.0, 2030, earlier=points[:-1])
    return s._replace(**changes)


def weather(s: Case) -> tuple[Status, str | None]:
    verdict = judge(s, METHODS["destatis"])
    return verdict.status, METHODS["destatis"].label(s, verdict.status)


# ---- the office's symbols


@pytest.mark.parametrize(
    ("s", "status", "symbol"),
    [
        (after(10, 11, 12, 13), "on_track", "sun"),
        (after(20, 21, 22, 23), "achieved", "sun"),
        (after(22, 22, 22, 22), "achieved", "sun"),
        (after(26, 25, 24, 23), "achieved", "sun and cloud"),
        (after(25, 24, 23), "achieved", "no symbol"),
        (after(10, 11, 12, 13, each_year=True), "off_track", "cloud"),
        (after(13, 13, 13, 13, each_year=True), "off_track", "cloud"),
        (after(16, 15, 14, 13, each_year=True), "off_track", "thunderstorm"),
        (after(15, 14, 13, each_year=True), "off_track", "no symbol"),
        (after(10, 11, 12, 13, target_time=2021.0), "missed", "cloud"),
        (after(13, 13, 13, 13, target_time=2021.0), "missed", "thunderstorm"),
        (after(16, 15, 14, 13, target_time=2021.0), "missed", "thunderstorm"),
        (after(12, 13, target_time=2019.0), "missed", "no symbol"),
        (after(11, 12, 13), "unknown", None),
        (after(10, 11, 12, 13, base=None), "on_track", "sun"),
        (after(22, 12, 13, 14, 15, 16, 17, 18), "on_track", "sun"),
    ],
)
def test_the_symbol_of_the_order_of_decision_is_the_office_s(s: Case, status: str, symbol: str | None) -> None:
    assert weather(s) == (status, symbol)


def test_only_consecutive_years_count_and_of_one_year_the_later_value() -> None:
    s = after(10, 11, 12, 13)
    gap = s._replace(earlier=((2016, 1.0), (2017, 2.0), (2019, 11.0), (2020, 12.0)))
    assert destatis.window(gap) == "too_few_points"
    twice = s._replace(earlier=((2018, 10.0), (2018.5, 10.6), (2019, 11.0), (2020, 12.0)))
    assert destatis.window(twice) == (2018, 1.0)
    three = s._replace(earlier=((2019, 11.0), (2019.5, 11.4), (2020, 12.0)))
    assert destatis.window(three) == "too_few_points"
    within = s._replace(earlier=((2017.5, 9.5), (2018.5, 10.5), (2019.5, 11.5)), time=2020.5)
    recent = destatis.window(within)
    assert isinstance(recent, Window)
    assert recent.change == pytest.approx(3.5 / 3)


def test_of_several_targets_the_next_one_counts() -> None:
    goals = [target(13.0, year=2020, id="near", valid_to="2020"), target(20.0, year=2030, id="far")]
    values = {2017: 9.0, 2018: 10.0, 2019: 11.0, 2020: 12.0, 2021: 13.0}
    ask = {"method": "destatis"}
    rows = [row(values, year, base=Baseline(8.0, 2016, None), targets=goals, ask=ask) for year in (2019, 2021)]
    assert [a.case.target for a in rows] == [13.0, 20.0]
    assert [a.label for a in rows] == ["cloud", "sun"]


def test_of_an_interval_the_weaker_end_counts() -> None:
    values = {2017: 9.0, 2018: 10.0, 2019: 11.0, 2020: 12.0}
    a = row(values, 2020, base=None, targets=target(min=20.0, max=40.0, year=2030), ask={"method": "destatis"})
    assert a.case.target == 20


def test_a_range_of_the_base_moves_the_series_too() -> None:
    values: dict[int, Any] = {2017: [{"value": 9.0}, {"value": 15.0}], 2018: 10.0, 2019: 11.0, 2020: 12.0}
    keys: dict[str, Any] = {"base": Baseline(9.0, 2017, None), "targets": target(20.0, year=2030)}
    a = row(values, 2020, ask={"method": "destatis"}, **keys)
    assert (a.status, a.status_range) == ("on_track", ("regressing", "on_track"))
    assert row({2017: 9.0, **{y: values[y] for y in (2018, 2019, 2020)}}, 2020, ask={"method": "destatis"}, **keys).firm


def test_a_base_without_bound_has_no_place_in_a_series() -> None:
    values: dict[int, Any] = {2020: {"value": 9.0, "bound": "at_least"}, 2021: 10.0, 2022: 11.0, 2023: 12.0}
    keys: dict[str, Any] = {"base": "unstated", "targets": target(20.0, year=2030)}
    assert row(values, ask={"method": "destatis"}, **keys).firm
    assert row(values, ask={"method": "escap"}, **keys).status_range == ("regressing", "on_track")


# ---- thresholds near a natural limit


@pytest.mark.parametrize(
    ("direction", "base", "limits", "scale"),
    [
        (1, 50.0, (None, None), 1.0),
        (1, 50.0, (0.0, 100.0), 1 - 0.5**4.44),
        (1, 100.0, (0.0, 100.0), 0.0),
        (1, 150.0, (0.0, 100.0), 1 - 0.5**4.44),
        (1, 200.0, (0.0, 100.0), 1.0),
        (1, 250.0, (0.0, 100.0), 1.0),
        (-1, 50.0, (0.0, 100.0), 1.0),
        (-1, 1.5, (1.0, None), 1 - 0.5**4.44),
        (1, -50.0, (None, -100.0), 1 - 0.5**4.44),
    ],
)
def test_limits_scale_the_thresholds(
    direction: int, base: float, limits: tuple[float | None, float | None], scale: float
) -> None:
    s = TREND._replace(direction=direction, base=base, limits=limits)
    assert statcan.limit_scale(s) == pytest.approx(scale)
    bounds = [band.bound for band in METHODS["statcan"].bands_for(s)]
    assert bounds == pytest.approx([0.015 * scale, 0.005 * scale, 0.0])


def test_at_its_limit_a_value_that_holds_is_on_track() -> None:
    s = TREND._replace(base=100.0, value=100.0, limits=(0.0, 100.0))
    verdict = judge(s, METHODS["statcan"])
    assert (verdict.status, statcan.score(s, verdict.status, verdict.statistic)) == ("on_track", 5)
    assert judge(s._replace(value=99.9), METHODS["statcan"]).status == "regressing"


@pytest.mark.parametrize(
    ("base", "value", "aim", "answer"),
    [
        (-10.0, -8.0, -5.0, "off_track"),
        (-10.0, -12.0, -5.0, "regressing"),
        (-10.0, 0.0, 5.0, "nonpositive"),
        (-10.0, 1.0, 5.0, "nonpositive"),
        (10.0, -1.0, 20.0, "nonpositive"),
        (0.0, 1.0, 20.0, "nonpositive"),
        (10.0, 0.0, 20.0, "regressing"),
    ],
)
def test_statistics_canada_s_arithmetic_of_signs(base: float, value: float, aim: float, answer: str) -> None:
    s = HALFWAY._replace(base=base, value=value, target=aim, time=2023.0)
    verdict = judge(s, METHODS["statcan"])
    assert answer in (verdict.status, verdict.reason)


@pytest.mark.parametrize(
    ("base", "value", "years", "answer"),
    [
        (10.0, 0.0, 2.0, -1.0),
        (1.0, 0.0, 1.0, -1.0),
        (-10.0, 0.0, 2.0, 1.0),
        (-10.0, -5.0, 1.0, 0.5),
        (0.0, 0.0, 2.0, "nonpositive"),
        (0.0, 1.0, 2.0, "nonpositive"),
        (-10.0, 0.0, 0.0, "no_time"),
        (-10.0, -5.0, 0.0, "no_time"),
    ],
)
def test_without_a_target_statistics_canada_reads_values_of_any_sign(
    base: float, value: float, years: float, answer: float | str
) -> None:
    s = TREND._replace(base=base, value=value, time=2020 + years)
    assert statcan.statistic(s) == (pytest.approx(answer) if isinstance(answer, float) else answer)


def test_no_number_stands_in_for_a_target_of_zero() -> None:
    s = HALFWAY._replace(direction=-1, base=10.0, value=8.0, target=0.0)
    assert judge(s, METHODS["statcan"]) == Verdict("unknown", None, Reason.NONPOSITIVE)
    below = s._replace(base=-10.0, value=-8.0, direction=1)
    assert judge(below, METHODS["statcan"]) == Verdict("unknown", None, Reason.NONPOSITIVE)
    assert statcan.statistic(below._replace(time=2020)) == "no_time"
    assert statcan.statistic(below._replace(target=-10.0)) == "overflow"
    assert statcan.statistic(below._replace(target_time=None)) == "no_target_year"
    assert statcan.statistic(below._replace(target=None)) == "no_target"


# ---- scores


@pytest.mark.parametrize(
    ("s", "status", "statistic", "score"),
    [
        (HALFWAY, "on_track", 1.4, 5),
        (HALFWAY, "on_track", 1.3, 5),
        (HALFWAY, "at_risk", 0.6, 0),
        (HALFWAY, "off_track", 0.0, -2.5),
        (HALFWAY, "regressing", -0.6, -5),
        (HALFWAY, "regressing", -2.0, -5),
        (TREND, "on_track", 0.03, 5),
        (TREND, "on_track", 0.01, 2.5),
        (TREND, "regressing", -0.03, -5),
        (HALFWAY, "achieved", None, 5),
        (HALFWAY, "unknown", 0.5, None),
        (HALFWAY, "regressing", None, None),
    ],
)
def test_eustat_s_score(s: Case, status: Status, statistic: float | None, score: float | None) -> None:
    found = eurostat.score(s, status, statistic)
    assert found == (None if score is None else pytest.approx(score))


@pytest.mark.parametrize(
    ("s", "status", "statistic", "score"),
    [
        (HALFWAY, "on_track", 1.3, 5),
        (HALFWAY, "on_track", 0.95, 2.5),
        (HALFWAY, "at_risk", 0.6, 0),
        (HALFWAY, "off_track", 0.0, -2.5),
        (HALFWAY, "regressing", -0.6, -5),
        (TREND, "on_track", 0.02, 5),
        (TREND, "on_track", 0.015, 2.5),
        (TREND, "at_risk", 0.005, 0),
        (TREND, "off_track", 0.0, -2.5),
        (TREND, "regressing", -0.02, -5),
        (HALFWAY, "achieved", None, 5),
        (NEAR, "on_track", 0.015, 500 * 0.015 / NEAR_SCALE - 5),
        (NEAR, "at_risk", 0.01, 250 * 0.01 / NEAR_SCALE - 1.25),
        (NEAR, "off_track", 0.002, 500 * 0.002 / NEAR_SCALE - 2.5),
        (NEAR, "regressing", -0.01, -3.75),
        (HALFWAY, "unknown", None, None),
        (HALFWAY, "unknown", 0.5, None),
        (HALFWAY, "regressing", None, None),
    ],
)
def test_statistics_canada_s_score(s: Case, status: Status, statistic: float | None, score: float | None) -> None:
    found = statcan.score(s, status, statistic)
    assert found == (None if score is None else pytest.approx(score, abs=1e-4))


def test_statistics_canada_s_pieces_meet_as_printed() -> None:
    assert statcan.score(HALFWAY, "at_risk", 0.6) == pytest.approx(0.00004, abs=1e-9)
    assert statcan.score(HALFWAY, "off_track", 0.6 - 1e-9) == pytest.approx(0.00002, abs=1e-8)


def test_the_other_scores() -> None:
    assert [unsd.score(HALFWAY, status, None) for status in ("on_track", "at_risk", "off_track", "unknown")] == [
        3,
        2,
        1,
        None,
    ]
    assert [unsd.score(HALFWAY, status, None) for status in ("achieved", "regressing", "missed")] == [3, 1, 1]
    assert escap.current_status(HALFWAY, "on_track", None) == 5
    assert escap.current_status(HALFWAY, "unknown", None) is None
    assert escap.current_status(HALFWAY._replace(base=250.0), "regressing", None) is None
    for base in (199.99999, 199.0):  # the progress is too large to be computed, or ten times the progress
        assert escap.current_status(HALFWAY._replace(base=base, value=-1e308), "regressing", None) is None


# ---- what is missing


def test_statistics_say_why_there_is_none() -> None:
    for method in (unsd, escap):
        assert method.statistic(HALFWAY._replace(base=None)) == "no_baseline"
        assert method.statistic(HALFWAY._replace(value=None)) == "no_observation"
        assert method.statistic(HALFWAY._replace(target=None)) == "no_target"
    assert destatis.statistic(HALFWAY._replace(value=None)) == "no_observation"
    assert destatis.window(HALFWAY._replace(value=None)) == "no_observation"
    assert destatis.projection(HALFWAY._replace(value=None)) == "no_observation"
    assert destatis.statistic(HALFWAY._replace(target=None)) == "no_target"
    assert destatis.statistic(TREND) == "too_few_points"
    assert destatis.statistic(after(10, 12, 9, 10, target=None, trend=True)) == 1
    assert destatis.projection(after(1, 2, 3, 4, target_time=None)) == "no_target_year"
    assert escap.projection(HALFWAY._replace(target_time=None)) == "no_target_year"
    assert unsd.projection(HALFWAY._replace(target_time=None)) == "no_target_year"
    assert unsd.projection(HALFWAY._replace(time=2020)) == "no_time"
    assert escap.window(HALFWAY._replace(time=2020)) == "too_few_points"
    recent = escap.window(HALFWAY)
    assert isinstance(recent, Window)
    assert (recent.since, round(recent.change, 9)) == (2020, 20)
    half = escap.window(HALFWAY._replace(time=2020.5))
    assert isinstance(half, Window)
    assert half.change == pytest.approx(100)
    assert escap.window(HALFWAY._replace(base=None)) == "no_baseline"
    assert escap.window(HALFWAY._replace(base=-1e308, value=1e308)) == "overflow"
    assert destatis.window(after(-1e308, 0, 0, 1e308)) == "overflow"
    for method in (unsd, escap):
        assert method.statistic(HALFWAY._replace(target=100.0)) == "base_attains_target"


def test_a_value_on_a_target_that_must_be_passed_has_no_distance_to_measure_by() -> None:
    on_it = after(10, 12, 14, 16, target=16, beyond=True)
    assert destatis.statistic(on_it) == "overflow"
    assert judge(on_it, METHODS["destatis"]) == Verdict("unknown", None, Reason.NOT_COMPARABLE)
    assert destatis.statistic(on_it._replace(target=17)) == pytest.approx(17 - (16 + 2 * 9))


# ---- summaries of several indicators


def judged(*found: tuple[Status, float | None, float | None]) -> list[Judged]:
    return [Judged(HALFWAY, *each) for each in found]


@pytest.mark.parametrize(
    ("method", "rows", "expected"),
    [
        ("eurostat", judged(("on_track", 1.3, None), ("at_risk", 0.6, None)), (2.5, "moderate progress")),
        ("eurostat", judged(("achieved", None, None), ("unknown", None, None)), (5.0, "significant progress")),
        ("eurostat", judged(("off_track", 0.6, None)), (0.0, "no progress")),
        ("eurostat", judged(("off_track", 0.0, None)), (-2.5, "moderate deterioration")),
        ("eurostat", judged(("regressing", -1.0, None)), (-5.0, "significant deterioration")),
        ("statcan", judged(("achieved", None, 5.0), ("achieved", 2.0, 5.0)), (5.0, "target achieved")),
        ("statcan", judged(("achieved", None, 5.0), ("on_track", 1.0, 3.0)), (4.0, "substantial progress")),
        ("statcan", judged(("on_track", 1.0, 3.0), ("off_track", 0.2, -3.0)), (0.0, "moderate progress")),
        ("statcan", judged(("off_track", 0.0, -2.5), ("unknown", None, None)), (-2.5, "limited progress")),
        ("statcan", judged(("regressing", -1.0, -5.0)), (-5.0, "deterioration")),
        ("sdsn", judged(("on_track", 1.0, None), ("achieved", None, None)), (3.0, "on track")),
        ("eurostat", judged(("on_track", 0.951, None)), (5 * 0.351 / 0.7, "significant progress")),
        ("eurostat", judged(("at_risk", 0.949, None)), (5 * 0.349 / 0.7, "moderate progress")),
        ("eurostat", judged(("at_risk", 0.6351, None)), (5 * 0.0351 / 0.7, "moderate progress")),
        ("eurostat", judged(("at_risk", 0.6349, None)), (5 * 0.0349 / 0.7, "no progress")),
        ("eurostat", judged(("off_track", 0.5401, None)), (-5 * 0.0599 / 1.2, "no progress")),
        ("eurostat", judged(("off_track", 0.5399, None)), (-5 * 0.0601 / 1.2, "moderate deterioration")),
        ("eurostat", judged(("regressing", -0.001, None)), (-5 * 0.601 / 1.2, "significant deterioration")),
        ("statcan", judged(("on_track", 1.0, 2.51)), (2.51, "substantial progress")),
        ("statcan", judged(("at_risk", 1.0, 2.49)), (2.49, "moderate progress")),
        ("statcan", judged(("off_track", 0.1, -2.51)), (-2.51, "deterioration")),
        ("sdsn", judged(("at_risk", 0.501, None)), (2.002, "moderately improving")),
        ("sdsn", judged(("at_risk", 0.5, None), ("achieved", None, None)), (2.5, "moderately improving")),
        ("sdsn", judged(("on_track", 1.5, None)), (3.5, "on track")),
        ("sdsn", judged(("on_track", 9.0, None), ("off_track", 0.0, None)), (2.5, "moderately improving")),
        ("sdsn", judged(("at_risk", 0.5, None), ("regressing", None, None)), (1.0, "stagnating")),
        ("sdsn", judged(("regressing", -0.5, None), ("unknown", 0.5, None)), (0.75, "decreasing")),
        ("sdsn", judged(("regressing", -1.5, None), ("regressing", -9.0, None)), (0.125, "decreasing")),
        ("sdsn", judged(("on_track", 1.25, None)), (3.25, "on track")),
        ("escap", judged(("off_track", 0.5, 4.0), ("regressing", 2.0, -2.0), ("unknown", None, None)), (1.0, None)),
    ],
)
def test_a_method_s_own_summary(method: str, rows: list[Judged], expected: tuple[float, str | None]) -> None:
    aggregate = METHODS[method].aggregate
    assert aggregate is not None
    found = aggregate(rows)
    assert isinstance(found, Aggregate)
    assert found.value == pytest.approx(expected[0])
    assert found.label == expected[1]


def test_nothing_judged_has_no_summary_and_some_methods_have_none() -> None:
    nothing = judged(("unknown", None, None), ("missed", None, None))
    for method in METHODS.values():
        assert method.aggregate is None or method.aggregate(nothing) is None
    assert [key for key, method in METHODS.items() if method.aggregate is None] == [
        "timeline",
        "destatis",
        "unsd",
        "igme",
    ]


def test_a_summary_is_finite() -> None:
    rows = [Judged(HALFWAY, "on_track", 1e300, 5.0), Judged(HALFWAY, "regressing", -1e300, -5.0)]
    for method in METHODS.values():
        found = method.aggregate(rows) if method.aggregate else None
        assert found is None or math.isfinite(found.value)


def test_a_label_is_only_for_what_is_known() -> None:
    for method in METHODS.values():
        assert method.label(HALFWAY, "unknown") is None
        assert method.label(HALFWAY, "regressing")


# ---- UN IGME: logarithms a year, from now on and so far


def test_the_acceleration_factor_compares_what_is_needed_with_what_was_done() -> None:
    halved = HALFWAY._replace(direction=-1, base=80.0, value=40.0, target=10.0)
    assert igme.statistic(halved) == pytest.approx(2.0)
    assert igme.projection(halved) == pytest.approx(20.0)
    assert igme.statistic(halved._replace(value=80.0)) == math.inf
    assert igme.statistic(halved._replace(value=160.0)) == pytest.approx(-4.0)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"base": None}, "no_baseline"),
        ({"value": None}, "no_observation"),
        ({"target": None}, "no_target"),
        ({"target_time": None}, "no_target_year"),
        ({"value": 200.0}, "attained"),
        ({"value": 0.0}, "nonpositive"),
        ({"base": -1.0}, "nonpositive"),
        ({"time": 2020}, "no_time"),
        ({"time": 2025}, "target_year_over"),
    ],
)
def test_why_there_is_no_acceleration_factor(changes: dict[str, Any], reason: str) -> None:
    assert igme.statistic(HALFWAY._replace(**changes)) == reason


# ---- EUSTAT: a fall to zero without a target


def test_a_fall_to_zero_is_a_hundred_per_cent_in_the_base_s_direction_alone() -> None:
    to_zero = HALFWAY._replace(target=None, target_time=None, trend=True, value=0.0)
    assert eurostat.statistic(to_zero) == -1
    assert eurostat.statistic(to_zero._replace(direction=-1)) == 1
    assert eurostat.statistic(to_zero._replace(base=0.0)) == "nonpositive"
    assert eurostat.statistic(to_zero._replace(base=None)) == "no_baseline"
    assert eurostat.statistic(to_zero._replace(time=2020)) == "nonpositive"
    assert eurostat.score(to_zero, "regressing", -1) == -5
