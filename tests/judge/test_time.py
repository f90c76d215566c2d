"""Parts of a year, lower bounds, target dates, yearly targets, disputed starts, districts: what counts, and when."""

from typing import Any

import pytest

from lygap.judge.assessment import Assessment, Stated
from onerow import UNSTATED, Entry, codes, row, target

FLOW: dict[str, Any] = {"kind": "flow", "path": "linear", "base": 100}
COUNT: dict[str, Any] = {"kind": "cumulative", "base": UNSTATED, "targets": 180.0}
CAP = target(100.0, None, comparator="at_most", each_year=True)


def over(value: float, period: str, **keys: Any) -> dict[str, Any]:
    return {"value": value, "period": period, **keys}


def added(value: float, period: str, **keys: Any) -> dict[str, Any]:
    return {"increment": value, "period": period, **keys}


def value_of(a: Assessment) -> tuple[float, int, str | None]:
    """The value that counts, its year and its bound."""
    assert a.point is not None
    assert a.observation is not None
    return a.point.value, a.observation.year, a.observation.bound


# ---- whole years that are not the calendar's


@pytest.mark.parametrize("kind", ["ratio", "stock", "flow", "coverage"])
def test_twelve_months_are_their_year_s_value_whatever_the_kind(kind: str) -> None:
    a = row({2023: over(64, "2022-07/2023-06")}, kind=kind, base=40, targets=80.0, path="linear")
    assert a.figures["elapsed"] == pytest.approx(0.6)
    assert a.figures["pace"] == pytest.approx(1.0)
    assert a.status == "on_track"


def test_an_increment_over_a_financial_year_is_that_of_its_year() -> None:
    a = row({2021: added(40, "2020-04/2021-03"), 2022: added(50, "2021-04/2022-03")}, 2022, **COUNT)
    assert value_of(a) == (90, 2022, None)
    assert a.figures["elapsed"] == pytest.approx(0.4)
    assert a.firm


def test_of_windows_that_roll_the_last_one_counts_without_a_conflict() -> None:
    windows: list[Entry] = [over(70, "2022-07/2023-06"), over(72, "2022-10/2023-09")]
    a = row({2023: windows}, targets=180.0, **FLOW)
    assert value_of(a) == (72, 2023, None)
    assert a.point is not None
    assert a.point.rivals == ()


def test_the_calendar_year_stands_before_twelve_months_that_end_earlier() -> None:
    a = row({2023: [over(70, "2022-07/2023-06"), 75]}, targets=180.0, **FLOW)
    assert value_of(a) == (75, 2023, None)


def test_of_shares_within_a_year_the_newest_counts_not_the_longest() -> None:
    a = row({2023: [over(5.5, "2023-01/2023-06"), {"value": 5.1, "as_of": "2023-11"}]}, base=6, targets=4.0)
    assert value_of(a) == (5.1, 2023, None)


def test_several_years_of_a_ratio_count_where_nothing_else_is_known() -> None:
    several = over(3.1, "2021-01/2023-06")
    assert value_of(row({2023: several})) == (3.1, 2023, None)
    assert value_of(row({2023: [several, {"value": 3.0, "as_of": "2023-03"}]})) == (3.0, 2023, None)


# ---- parts of a year that add up

QUARTERS = [("2023-01/2023-03", 30.0), ("2023-04/2023-06", 31.0), ("2023-07/2023-09", 32.0), ("2023-10/2023-12", 33.0)]
IN_QUARTERS: list[Entry] = [over(value, period) for period, value in QUARTERS]


def test_quarters_of_a_flow_make_its_year() -> None:
    a = row({2023: IN_QUARTERS}, targets=120.0, **FLOW)
    assert value_of(a) == (126, 2023, None)
    assert a.observation is not None
    assert [part.value for part in a.observation.parts] == [30, 31, 32, 33]
    assert (a.observation.obs_status, a.observation.period, a.observation.as_of) == ("derived", None, None)
    assert (a.status, a.firm, codes(a)) == ("achieved", True, ["sum_of_parts"])


def test_the_sum_has_the_newest_part_s_source_and_date() -> None:
    halves: list[Entry] = [over(60, "2023-01/2023-06", source="later"), over(66, "2023-07/2023-12", source="news")]
    a = row({2023: halves}, targets=120.0, **FLOW)
    assert a.observation is not None
    assert (a.observation.source, a.observation.published) == ("later", "2025-01")


def test_the_year_s_own_value_stands_before_the_sum_of_its_parts() -> None:
    assert value_of(row({2023: [*IN_QUARTERS, 128]}, targets=180.0, **FLOW)) == (128, 2023, None)


def test_what_is_disputed_or_inexact_in_a_part_is_so_in_the_sum() -> None:
    others = IN_QUARTERS[1:]
    a = row({2023: [over(60, "2023-01/2023-03", source="copy"), *IN_QUARTERS]}, targets=140.0, **FLOW)
    assert (a.status, a.status_range) == ("on_track", ("on_track", "achieved"))
    assert a.point is not None
    assert [rival.value for rival in a.point.rivals] == [156]
    assert (a.point.low, a.point.high) == (126, 156)
    b = row({2023: [over(30, "2023-01/2023-03", margin=2), *others]}, targets=140.0, **FLOW)
    assert b.point is not None
    assert (b.point.low, b.point.high, b.point.observation.margin) == (124, 128, 2)


def test_parts_that_overlap_are_not_added() -> None:
    overlapping: list[Entry] = [{"value": 60, "as_of": "2023-06-15"}, over(66, "2023-06/2023-12")]
    a = row({2022: 105, 2023: overlapping}, targets=120.0, **FLOW)
    assert value_of(a) == (105, 2022, None)
    assert codes(a) == ["part_year_skipped", "stale"]


def test_the_choice_that_covers_most_days_counts_of_equals_the_fewest_parts() -> None:
    windows: list[Entry] = [
        over(30, "2023-01/2023-03"), over(61, "2023-01/2023-06"), over(93, "2023-01/2023-09"),
        over(31, "2023-04/2023-06"), over(33, "2023-10/2023-12"),
    ]  # fmt: skip
    a = row({2023: windows}, targets=120.0, **FLOW)
    assert value_of(a) == (126, 2023, None)
    assert a.observation is not None
    assert [part.value for part in a.observation.parts] == [93, 33]


def test_three_quarters_are_a_lower_bound_that_counts_once_it_attains_the_target() -> None:
    three: dict[int, Entry | list[Entry]] = {2022: 85, 2023: IN_QUARTERS[:3]}
    a = row(three, targets=90.0, **FLOW)
    assert value_of(a) == (93, 2023, "at_least")
    assert (a.status, a.firm, codes(a)) == ("achieved", True, ["part_year_attains"])
    assert value_of(row(three, targets=100.0, **FLOW)) == (85, 2022, None)


@pytest.mark.parametrize("part", [{"value": -1}, {"value": 30, "bound": "at_most"}])
def test_nothing_is_surely_reached_where_a_part_may_be_below_zero(part: dict[str, Any]) -> None:
    a = row({2023: [over(**part, period="2023-01/2023-03"), over(200, "2023-04/2023-06")]}, targets=120.0, **FLOW)
    assert (a.status, a.reason) == ("unknown", "open_bound")


def test_a_part_of_two_years_is_not_used_and_said_to_be() -> None:
    a = row({2022: 105, 2023: over(40, "2022-12/2023-02")}, targets=120.0, **FLOW)
    assert value_of(a) == (105, 2022, None)
    assert codes(a) == ["period_unused", "stale"]


def test_a_sum_beyond_all_numbers_is_no_value() -> None:
    a = row({2023: [over(1.7e308, "2023-01/2023-06"), over(1.7e308, "2023-07/2023-12")]}, targets=120.0, **FLOW)
    assert (a.status, a.point) == ("unknown", None)


# ---- lower bounds and caps


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_cap_is_broken_before_the_year_is_over(year: int) -> None:
    cap = target(100.0, 2023, comparator="at_most")
    keys: dict[str, Any] = {"kind": "flow", "path": "linear", "base": 120, "direction": "down", "targets": cap}
    a = row({2022: 99, 2023: {"value": 110, "as_of": "2023-09-30"}}, year, **keys)
    assert value_of(a) == (110, 2023, "at_least")
    assert (a.status, a.firm) == ("missed", True)
    assert "part_year_exceeds" in codes(a)


def test_a_cap_that_is_not_due_is_not_broken_by_a_part() -> None:
    cap = target(100.0, 2025, comparator="at_most")
    keys: dict[str, Any] = {"kind": "flow", "path": "linear", "base": 120, "direction": "down", "targets": cap}
    a = row({2022: 115, 2023: {"value": 110, "as_of": "2023-09-30"}}, **keys)
    assert value_of(a) == (115, 2022, None)


def test_a_band_is_left_for_good_past_its_upper_end() -> None:
    band = target(min=90, max=100, comparator="between", year=2023)
    keys: dict[str, Any] = {"kind": "flow", "path": "linear", "base": 80, "targets": band, "direction": None}
    assert value_of(row({2022: 85, 2023: {"value": 101, "as_of": "2023-09"}}, **keys)) == (101, 2023, "at_least")
    assert value_of(row({2022: 85, 2023: {"value": 95, "as_of": "2023-09"}}, **keys)) == (85, 2022, None)


# ---- increments


def test_quarterly_increments_add_up_to_the_total() -> None:
    quarters: list[Entry] = [added(value, period) for period, value in QUARTERS]
    a = row({2021: {"increment": 10}, 2022: {"increment": 20}, 2023: quarters}, **COUNT)
    assert value_of(a) == (156, 2023, None)
    assert a.firm


def test_increments_from_new_year_on_make_a_total_at_their_end() -> None:
    two: list[Entry] = [added(10, "2022-01/2022-03"), added(11, "2022-04/2022-06")]
    a = row({2021: {"increment": 40}, 2022: two}, 2022, **COUNT)
    assert value_of(a) == (61, 2022, None)
    assert a.figures["elapsed"] == pytest.approx((1 + 181 / 365) / 5)
    assert a.firm


def test_a_missing_quarter_leaves_this_total_open_and_those_after_it_bounds() -> None:
    gap: list[Entry] = [added(10, "2021-01/2021-03"), added(12, "2021-10/2021-12")]
    a = row({2021: gap, 2022: {"increment": 50}}, 2022, **COUNT)
    assert value_of(a) == (72, 2022, "at_least")
    assert not a.firm
    assert (row({2021: gap}, 2021, **COUNT).reason, codes(row({2021: gap}, 2021, **COUNT))) == (
        "open_bound",
        ["part_year_skipped"],
    )


def test_after_half_a_year_the_next_year_s_total_is_a_bound() -> None:
    a = row({2021: added(10, "2021-01/2021-06"), 2022: {"increment": 50}}, 2022, **COUNT)
    assert value_of(a) == (60, 2022, "at_least")


def test_of_increments_for_the_same_time_one_counts() -> None:
    a = row({2021: [added(10, "2021-01/2021-06"), added(12, "2021-01/2021-06", source="later")]}, 2021, **COUNT)
    assert value_of(a) == (12, 2021, None)
    assert a.point is not None
    assert (a.point.low, a.point.high) == (10, 12)


def test_a_dispute_about_an_earlier_increment_is_told_of_the_total() -> None:
    disputed: list[Entry] = [{"increment": 50, "source": "later"}, {"increment": 55, "source": "news"}]
    a = row({2021: disputed, 2022: {"increment": 40}}, 2022, **COUNT)
    assert a.point is not None
    assert (a.point.value, a.point.low, a.point.high) == (90, 90, 95)
    assert codes(a) == ["obs_derived", "computed_from_contested"]
    assert a.notes[-1].params == {"year": 2021, "values": (Stated("50", "later"), Stated("55", "news"))}


def test_increments_beyond_all_numbers_end_the_count() -> None:
    a = row({2021: {"increment": 1.7e308}, 2022: {"increment": 1.7e308}}, 2022, **COUNT)
    assert value_of(a) == (1.7e308, 2021, None)


# ---- target dates and yearly targets

MARCH = target(80.0, 2024, date="2024-03")


def test_a_target_date_is_the_end_of_its_month() -> None:
    a = row({2022: {"value": 68, "as_of": "2022-03"}}, 2022, kind="stock", base=60, targets=MARCH, path="linear")
    t1, t = 2023 + 91 / 366, 2021 + 90 / 365
    assert a.figures["elapsed"] == pytest.approx((t - 2020) / (t1 - 2020))
    assert a.figures["expected"] == pytest.approx(60 + 20 * (t - 2020) / (t1 - 2020))
    assert a.figures["needed_per_year"] == pytest.approx(12 / (t1 - t))
    assert a.status == "on_track"


def test_before_its_date_a_target_is_not_missed_and_after_it_it_is() -> None:
    keys: dict[str, Any] = {"kind": "stock", "base": 60, "targets": MARCH, "path": "linear"}
    assert row({2024: {"value": 78, "as_of": "2024-01"}}, 2024, **keys).status == "at_risk"
    assert row({2024: {"value": 78, "as_of": "2024-04"}}, 2024, **keys).status == "missed"
    late = row({2024: {"value": 81, "as_of": "2024-11"}}, 2024, **keys)
    assert (late.status, codes(late)) == ("achieved", ["attained_after_date"])


def test_on_a_flow_a_target_date_means_its_year() -> None:
    a = row({2023: 90}, targets=target(120.0, 2024, date="2024-03"), **FLOW)
    assert a.figures["elapsed"] == pytest.approx(0.75)


def test_growth_until_a_date_runs_for_a_broken_number_of_years() -> None:
    a = row({2022: 105}, base=100, targets=target(growth=0.1, year=2024, date="2024-06-30"))
    assert a.aim.value == pytest.approx(100 * 1.1 ** (3 + 182 / 366))


YEARLY = [target(80.0, 2021, id="t21"), target(82.0, 2022, id="t22"), target(85.0, 2023, id="t23")]


@pytest.mark.parametrize(
    ("year", "wanted", "status"), [(2021, "t21", "achieved"), (2022, "t22", "missed"), (2023, "t23", "missed")]
)
def test_yearly_targets_are_judged_each_in_its_year(year: int, wanted: str, status: str) -> None:
    a = row({2021: 81, 2022: 81, 2023: 79}, year, base=78, targets=YEARLY, path="linear")
    assert a.target is not None
    assert (a.target.id, a.status) == (wanted, status)


def test_where_all_targets_are_over_the_latest_is_judged_of_equals_the_first() -> None:
    aims = [target(80.0, 2021), target(82.0, 2023, id="b"), target(90.0, 2023, id="c"), target(70.0, 2022)]
    a = row({2021: 75, 2023: 84}, 2025, base=70, targets=aims)
    assert a.target is not None
    assert (a.target.id, a.status, a.firm) == ("b", "achieved", True)


@pytest.mark.parametrize("keys", [{"year": None}, {"year": None, "each_year": True}, {"year": 2021, "each_year": True}])
def test_what_has_no_date_or_holds_each_year_is_never_over(keys: dict[str, Any]) -> None:
    a = row({2021: 82, 2022: 84}, 2022, base=70, targets=[target(80.0, 2021), target(90.0, id="b", **keys)])
    assert a.target is not None
    assert a.target.id == "b"


# ---- after the target's year


def test_without_its_result_a_target_that_is_over_is_open() -> None:
    a = row({2021: 105, 2022: 112}, 2024, base=100, targets=target(120.0, 2023))
    assert (a.status, a.status_range) == ("at_risk", ("missed", "achieved"))
    assert (a.undefined["needed_cagr"], a.undefined["needed_per_year"]) == ("target_year_over", "target_year_over")
    assert codes(a) == ["result_unknown", "stale"]


def test_what_was_attained_earlier_needs_nothing_but_is_not_firm() -> None:
    a = row({2022: 125}, 2024, base=100, targets=target(120.0, 2023))
    assert (a.status, a.status_range, a.undefined["needed_cagr"]) == ("achieved", ("missed", "achieved"), "attained")


def test_a_value_within_the_target_s_year_is_a_result_only_where_it_attains_it() -> None:
    keys: dict[str, Any] = {"base": 100, "targets": target(120.0, 2023), "kind": "stock"}
    assert row({2023: {"value": 121, "as_of": "2023-10"}}, 2024, **keys).firm
    assert not row({2023: {"value": 118, "as_of": "2023-10"}}, 2024, **keys).firm
    assert row({2023: {"value": 118, "as_of": "2023-10"}}, 2023, **keys).firm


# ---- growth


def test_growth_carries_what_is_disputed_in_its_start() -> None:
    start: list[Entry] = [{"value": 104, "source": "later"}, {"value": 120, "source": "news"}]
    twice: dict[int, Entry | list[Entry]] = {
        2021: start,
        2022: {"growth": 0.1, "base_year": 2021},
        2023: {"growth": 0.1, "base_year": 2022},
    }
    a = row(twice, base=100, targets=180.0)
    assert a.point is not None
    assert (a.point.value, a.point.low, a.point.high) == pytest.approx((125.84, 125.84, 145.2))
    assert (a.status, a.status_range) == ("at_risk", ("at_risk", "on_track"))
    assert codes(a) == ["obs_derived", "computed_from_contested"]


def test_a_fall_by_all_of_it_leaves_nothing_however_open_its_start() -> None:
    start: list[Entry] = [
        {"value": 104, "source": "later"},
        {"value": 120, "source": "news", "bound": "at_least"},
    ]
    a = row({2021: start, 2022: {"growth": -1.0, "base_year": 2021}}, base=100, targets=180.0)
    assert a.point is not None
    assert (a.point.value, a.point.low, a.point.high) == (0.0, 0.0, 0.0)
    assert a.point.observation.ends == (0.0, 0.0)


def test_growth_on_the_stated_base_carries_the_dispute_about_it() -> None:
    a = row({2020: 110, 2023: {"growth": 0.5, "base_year": 2020}}, base=100, targets=180.0)
    assert a.point is not None
    assert (a.point.value, a.point.low, a.point.high) == pytest.approx((150, 150, 165))


def test_growth_carries_bound_and_margin() -> None:
    near: Entry = {"value": 100, "bound": "about", "margin": 4}
    a = row({2021: near, 2022: {"growth": 0.5, "base_year": 2021, "margin": 1}}, 2022, base=90, targets=180.0)
    assert a.point is not None
    assert (a.point.low, a.point.high, a.point.vague) == (143, 157, False)
    over_that: Entry = {"value": 100, "bound": "at_least"}
    b = row({2021: over_that, 2022: {"growth": 0.5, "base_year": 2021}}, 2022, base=90, targets=180.0)
    assert value_of(b) == (150, 2022, "at_least")


@pytest.mark.parametrize(
    ("start", "growth", "note"),
    [
        ([], {}, "growth_without_start"),
        ([over(60, "2021-01/2021-06")], {}, "growth_without_start"),
        ([120], {"period": "2022-01/2022-09"}, "growth_over_part"),
    ],
)
def test_growth_that_gives_no_value_is_said(start: list[Entry], growth: dict[str, Any], note: str) -> None:
    actuals: dict[int, Entry | list[Entry]] = {2022: {"growth": 0.1, "base_year": 2021, **growth}}
    if start:
        actuals[2021] = start
    a = row(actuals, 2022, targets=180.0, **FLOW)
    assert note in codes(a)
    assert a.observation is None or a.observation.year == 2021


def test_a_target_relative_to_a_disputed_year_is_judged_from_both() -> None:
    start: list[Entry] = [{"value": 50, "source": "later"}, {"value": 70, "source": "news"}]
    aim = target(multiple=2, base_year=2021)
    a = row({2021: start, 2023: 110}, base=40, targets=aim, kind="stock", path="linear")
    assert (a.aim.value, a.status) == (100, "achieved")
    assert a.status_range == ("on_track", "achieved")


def test_what_a_sum_of_parts_attained_was_attained_before_and_a_part_below_a_cap_was_not() -> None:
    a = row({2022: [over(60, "2022-01/2022-06"), over(66, "2022-07/2022-12")], 2023: 110}, targets=120.0, **FLOW)
    assert codes(a) == ["attained_and_lost"]
    part = {"value": 40, "period": "2022-01/2022-03"}
    b = row({2022: part, 2023: 110}, base=98, targets=CAP, kind="flow", direction="down")
    assert codes(b) == []


# ---- rivals


def test_the_dust_of_a_conversion_is_no_conflict() -> None:
    a = row({2020: 4.8999999999999995, 2022: [5.34, 5.340000000000001]}, 2022, base=4.9, targets=6.0)
    assert (a.firm, a.notes) == (True, ())


def test_every_value_of_a_margin_that_attains_the_target_is_firm_from_a_base_below_zero() -> None:
    a = row({2023: {"value": 102.3, "margin": 1}}, base=-53, targets=target(change=116.8), ask={"method": "eurostat"})
    assert (a.status, a.firm) == ("achieved", True)


# ---- beyond, not at


@pytest.mark.parametrize(
    ("value", "status"), [(13.9, "achieved"), (14, "missed"), (14 * (1 - 1e-10), "missed"), (15, "missed")]
)
def test_less_than_is_attained_below_the_value_alone(value: float, status: str) -> None:
    few = target(14.0, 2023, comparator="less_than")
    assert row({2023: value}, base=20, targets=few, direction="down").status == status


def test_more_than_a_range_is_beyond_its_lower_end() -> None:
    several = target(min=1, max=2, comparator="more_than", year=2023)
    assert row({2023: 1}, base=0.5, targets=several).status == "missed"
    assert row({2023: 1.1}, base=0.5, targets=several).status == "achieved"


def test_from_the_very_value_that_must_be_exceeded_there_is_no_way_to_measure() -> None:
    a = row({2023: 12}, base=14, targets=target(14.0, comparator="less_than"), direction="down")
    assert a.status == "achieved"
    b = row({2023: 15}, base=14, targets=target(14.0, comparator="less_than"), direction="down")
    assert (b.status, b.undefined["progress"], b.undefined["pace"]) == (
        "regressing",
        "base_attains_target",
        "base_attains_target",
    )


def test_a_printed_bound_at_the_value_leaves_more_than_open() -> None:
    a = row(
        {2022: {"value": 100, "bound": "at_least"}}, 2022, base=50, targets=target(100.0, 2022, comparator="more_than")
    )
    assert (a.status, a.status_range) == ("missed", ("missed", "achieved"))


# ---- districts

TOWN: dict[str, Any] = {"kind": "stock", "path": "linear", "base": 100}


def test_districts_attain_the_target_of_their_city() -> None:
    a = row({}, targets=120.0, districts={"east": {2023: 70}, "west": {2023: 55}}, **TOWN)
    assert value_of(a) == (125, 2023, "at_least")
    assert a.observation is not None
    assert [(part.region, part.value) for part in a.observation.parts] == [("east", 70), ("west", 55)]
    assert (a.status, a.firm, codes(a)) == ("achieved", True, ["districts_attain"])


def test_districts_break_a_cap() -> None:
    keys = {**TOWN, "kind": "flow", "direction": "down", "base": 98}
    a = row({2022: 95}, targets=CAP, districts={"east": {2023: 60}, "west": {2023: 50}}, **keys)
    assert value_of(a) == (110, 2023, "at_least")
    assert (a.status, a.firm) == ("off_track", True)


@pytest.mark.parametrize(("older", "told"), [(90, True), (150, False)])
def test_districts_that_settle_nothing_are_told_where_they_are_more_than_what_stands(older: float, told: bool) -> None:
    a = row({2022: older}, targets=180.0, districts={"east": {2023: 60}, "west": {2023: 50}}, **TOWN)
    assert value_of(a) == (older, 2022, None)
    assert ("districts_skipped" in codes(a)) == told


def test_districts_alone_that_settle_nothing_leave_the_city_open() -> None:
    a = row({}, targets=180.0, districts={"east": {2023: 60}}, **TOWN)
    assert (a.status, a.reason, codes(a)) == ("unknown", "open_bound", ["districts_skipped"])


def test_a_city_s_own_value_stands_whatever_its_districts_have() -> None:
    a = row({2023: 110}, targets=120.0, districts={"east": {2023: 130}}, **TOWN)
    assert (value_of(a), codes(a)) == ((110, 2023, None), [])


def test_of_a_disputed_district_the_lowest_value_is_sure() -> None:
    disputed: Entry | list[Entry] = [{"value": 130, "source": "later"}, {"value": 70, "source": "news"}]
    a = row({}, targets=120.0, districts={"east": {2023: disputed}}, **TOWN)
    assert a.reason == "open_bound"


@pytest.mark.parametrize("west", [-1, {"value": 10, "bound": "at_most"}])
def test_districts_that_may_be_below_zero_make_no_bound(west: Entry) -> None:
    a = row({}, targets=120.0, districts={"east": {2023: 130}, "west": {2023: west}}, **TOWN)
    assert (a.status, a.reason) == ("unknown", "no_observation")


@pytest.mark.parametrize("kind", ["ratio", "rank", "coverage"])
def test_what_cannot_be_added_up_is_not(kind: str) -> None:
    a = row({}, targets=120.0, districts={"east": {2023: 130}}, **{**TOWN, "kind": kind})
    assert a.reason == "no_observation"


def test_a_row_without_a_target_says_nothing_of_districts() -> None:
    a = row({}, targets=[], districts={"east": {2023: 130}}, **TOWN)
    assert (a.reason, codes(a)) == ("no_observation", [])


def test_increments_of_districts_add_up() -> None:
    keys = {**COUNT, "targets": 100.0}
    a = row({}, 2022, districts={"east": {2021: {"increment": 60}, 2022: {"increment": 50}}}, **keys)
    assert value_of(a) == (110, 2022, "at_least")
