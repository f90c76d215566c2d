"""The base, the target in force and in numbers, totals of increments and values published as growth."""

import math
from typing import Any

import pytest

from lygap.judge.target import Aim, Start, aim_of
from lygap.judge.track import Base, Track, track
from lygap.plan.records import Baseline, Target
from onerow import UNSTATED, Entry, dataset, target, tracked

Actuals = dict[int, Entry | list[Entry]]


def base(actuals: Actuals, **keys: Any) -> Base:
    return tracked(actuals, **keys).base


# ---- the base


def test_a_stated_baseline() -> None:
    b = base({2023: 3.44})
    assert (b.value, b.time, b.low, b.high, b.year, b.source, b.stated, b.late) == (
        (2.82, 2020, 2.82, 2.82, 2020, "plan", True, False)
    )


def test_a_dash_is_not_zero_and_nothing_stands_in() -> None:
    b = base({2020: 2.7, 2021: 2.9}, base=None)
    assert (b.value, b.why, b.stated, b.time) == (None, "no_baseline", True, 2020)


def test_left_out_the_base_year_s_observation_is_the_base() -> None:
    b = base({2019: 2.5, 2020: {"value": 2.7, "source": "bulletin"}, 2021: 2.9}, base=UNSTATED)
    assert (b.value, b.year, b.source, b.stated, b.late) == (2.7, 2020, "bulletin", False, False)


def test_left_out_the_first_year_after_stands_in() -> None:
    b = base({2019: 2.5, 2021: {"value": 2.9, "as_of": "2021-06"}, 2022: 3}, base=UNSTATED)
    assert (b.value, b.year, b.time, b.late) == (2.9, 2021, 2020 + 181 / 365, True)


@pytest.mark.parametrize("actuals", [{}, {2019: 1.0}, {2024: 1.0}, {2021: {"value": 1.0, "excluded": "undated"}}])
def test_left_out_and_nothing_to_stand_in_up_to_the_year_asked_for(actuals: Actuals) -> None:
    b = base(actuals, base=UNSTATED)
    assert (b.value, b.why, b.time) == (None, "no_baseline", 2020)


def test_part_of_a_year_is_no_base() -> None:
    assert base({2020: {"value": 9, "period": "2020-01/2020-06"}, 2021: 12}, base=UNSTATED, kind="flow").value == 12


def test_an_observed_base_keeps_its_ends() -> None:
    b = base({2020: {"value": 5, "margin": 1}, 2023: 7}, base=UNSTATED)
    assert (b.low, b.high) == (4, 6)


@pytest.mark.parametrize(
    ("observed", "low", "high", "rivals"),
    [
        (2.82, 2.82, 2.82, []),
        (2.80, 2.80, 2.82, [2.80]),
        ([2.80, 2.90], 2.80, 2.90, [2.80, 2.90]),
        ([2.80, {"value": 2.82, "preferred": True}], 2.82, 2.82, [2.80]),  # the same value preferred settles it
        ([2.90, {"value": 2.80, "preferred": True}], 2.80, 2.82, [2.80, 2.90]),  # another one does not
        ({"value": 2.7, "as_of": "2020-06"}, 2.82, 2.82, []),  # another time is no conflict
        ({"value": 2.7, "excluded": "secondary"}, 2.82, 2.82, []),
    ],
)
def test_a_stated_baseline_joins_the_series(observed: Any, low: float, high: float, rivals: list[float]) -> None:
    b = base({2020: observed})
    assert (b.value, b.low, b.high, [o.value for o in b.rivals]) == (2.82, low, high, rivals)


def test_part_of_the_base_year_is_no_rival_of_the_baseline() -> None:
    assert base({2020: {"value": 2, "period": "2020-01/2020-06"}}, kind="flow").rivals == ()


# ---- the target in force


TARGETS = [
    target(1, on_path=True, year=2022, id="way"),
    target(2, valid_to="2022-12"),
    target(3, valid_to="2023-12-31"),
    target(4),
    target(5, id="other"),
]


@pytest.mark.parametrize(
    ("year", "asked", "value"),
    [(2022, None, 2), (2023, None, 3), (2024, None, 4), (2022, "other", 5), (2022, "way", 1), (2022, "none", None)],
)
def test_the_first_target_in_force_or_the_one_asked_for(year: int, asked: str | None, value: float | None) -> None:
    data = dataset({}, targets=TARGETS)
    t = track(data, data.indicators["i"], "here", year, asked)
    assert (t.target.value if t.target else None) == value
    assert [i.id for i in t.interim] == ["way"]
    assert t.asked == (asked is not None)


def test_an_interim_target_out_of_force_shapes_nothing() -> None:
    assert tracked({}, targets=[target(4), target(1, on_path=True, year=2022, valid_to="2021")]).interim == ()


def test_a_region_without_goals_has_neither_baseline_nor_target() -> None:
    data = dataset({2023: 1})
    t = track(data, data.indicators["i"], "elsewhere", 2023)
    assert (t.target, t.base.value, t.years) == (None, None, {})
    assert t.data.sources is data.sources


@pytest.mark.parametrize("kind", ["cumulative", "rank", "coverage"])
def test_counts_ranks_and_coverage_have_a_linear_path(kind: str) -> None:
    assert tracked({}, kind=kind, path="geometric").path == "linear"


def test_other_kinds_have_the_indicator_s_own_path() -> None:
    assert tracked({}, kind="stock", path="geometric").path == "geometric"


# ---- the target in numbers


def aimed(t: Target, base: float | None = 100, value: float | None = 110, **keys: Any) -> Aim:
    made = tracked(keys.pop("actuals", {}), base=base, targets=t, **keys)
    return aim_of(made, Start(base, value))


@pytest.mark.parametrize(
    ("made", "direction", "expected"),
    [
        (target(120), "up", Aim(1, 120)),
        (target(80, comparator="at_most"), "down", Aim(-1, 80)),
        (target(min=1, max=2), "up", Aim(1, 1)),
        (target(min=1, max=2, comparator="at_most"), "down", Aim(-1, 2)),
        (target(min=1, max=2, comparator="about"), "down", Aim(-1, 2)),
        (target(multiple=2), "up", Aim(1, 200)),
        (target(growth=0.10), "up", Aim(1, 100 * 1.1**5)),
        (target(change=400), "up", Aim(1, 500)),
        (target(change=-40, comparator="at_most"), "down", Aim(-1, 60)),
        (target(text="better"), "up", Aim(1, None, why="not_numeric")),  # type: ignore[arg-type]
        (target(growth=0.10, year=None), "up", Aim(1, None, why="no_target_year")),  # type: ignore[arg-type]
        (target(multiple=1e307), "up", Aim(1, None, why="overflow")),  # type: ignore[arg-type]
        (target(growth=1e300), "up", Aim(1, None, why="overflow")),  # type: ignore[arg-type]
        (target(growth=-1, base_year=2021, year=2020), "up", Aim(1, None, why="overflow")),  # type: ignore[arg-type]
        (target(120), None, Aim(0, None)),
    ],
)
def test_the_kinds_of_target(made: Target, direction: str, expected: Aim) -> None:
    assert aimed(made, direction=direction, actuals={2021: 100}) == expected


BAND = target(min=0.97, max=1.03, comparator="between")


@pytest.mark.parametrize(
    ("start", "direction", "near", "far"),
    [(0.8, 1, 0.97, 1.03), (1.2, -1, 1.03, 0.97), (0.98, 1, 0.97, 1.03), (1.02, -1, 1.03, 0.97)],
)
def test_a_band_points_from_the_end_nearer_the_base(start: float, direction: int, near: float, far: float) -> None:
    assert aimed(BAND, start, 1.0, direction=None) == Aim(direction, near, far)
    assert aimed(BAND, None, start, direction=None) == Aim(direction, near, far), "else nearer the value"


@pytest.mark.parametrize(("start", "direction"), [(4, 1), (6, 1), (8, -1)])
def test_a_band_without_width_points_from_the_start_into_it(start: float, direction: int) -> None:
    exactly = target(min=6, max=6, comparator="between")
    assert aimed(exactly, start, 7.0, direction=None) == Aim(direction, 6, 6)


def test_from_the_middle_of_a_band_its_lower_end_is_the_target() -> None:
    assert aimed(target(min=4, max=8, comparator="between"), 6, 7.0, direction=None) == Aim(1, 4, 8)


def test_a_band_without_base_or_value_has_no_end() -> None:
    assert aimed(BAND, None, None, direction=None) == Aim(0, None, why="no_observation")  # type: ignore[arg-type]


def test_past_the_band_counts_as_far_short_of_it() -> None:
    from_below = Aim(1, 0.97, 1.03)
    assert [from_below.folded(v) for v in (0.9, 1.0, 1.03)] == [0.9, 1.0, 1.03]
    assert from_below.folded(1.10) == pytest.approx(0.90)
    assert Aim(-1, 1.03, 0.97).folded(0.90) == pytest.approx(1.10)
    assert Aim(1, 5.0).folded(9.0) == 9.0


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (target(multiple=2, base_year=2021), 240),
        (target(growth=0.10, base_year=2021), 120 * 1.1**4),
        (target(change=5, base_year=2021), 125),
        (target(change=5, base_year=2020), 105),
    ],
)
def test_a_relative_target_may_start_from_another_year(made: Target, expected: float) -> None:
    assert aimed(made, actuals={2021: 120}).value == pytest.approx(expected)


@pytest.mark.parametrize("made", [target(multiple=2), target(growth=0.1), target(change=1, base_year=2021)])
def test_a_relative_target_needs_what_it_starts_from(made: Target) -> None:
    assert aimed(made, None) == Aim(1, None, why="no_baseline")  # type: ignore[arg-type]


def test_a_relative_target_does_not_reach_over_a_break() -> None:
    t = tracked({2019: 90, 2021: {"value": 50, "breaks": True}}, targets=target(multiple=2, base_year=2019))
    assert aim_of(t, Start(100, 50)).why == "not_comparable"


def test_a_relative_target_may_start_in_the_very_year_of_a_break() -> None:
    t = tracked({2021: {"value": 50, "breaks": True}}, targets=target(multiple=2, base_year=2021))
    assert aim_of(t, Start(100, 60)).value == 100


@pytest.mark.parametrize(("keys", "value"), [({"multiple": 2}, 1.0), ({"growth": 0.5, "year": 2022}, 1.125)])
def test_a_relative_target_may_start_from_less_than_one(keys: dict[str, Any], value: float) -> None:
    assert aimed(target(**keys), base=0.5).value == value


# ---- increments


def totals(actuals: Any, **keys: Any) -> Track:
    return tracked(actuals, kind="cumulative", base=UNSTATED, **keys)


def test_a_count_since_the_base_year_starts_at_zero() -> None:
    for stated in (UNSTATED, None, 0.0):
        b = base({2021: {"increment": 5}}, kind="cumulative", base=stated)
        assert (b.value, b.time, b.stated) == (0, 2020, True)
    assert base({}, kind="cumulative", base=Baseline(None, 2019, None)).time == 2019


def test_increments_add_up() -> None:
    t = totals({2019: {"increment": 7}, 2021: {"increment": 90}, 2022: {"increment": 110}, 2023: {"increment": 130}})
    assert {year: p.value for year in t.years if (p := t.point(year))} == {2021: 90, 2022: 200, 2023: 330}
    last = t.point(2023)
    assert last is not None
    assert (last.low, last.high, last.observation.increment, last.observation.obs_status) == (330, 330, None, "derived")
    assert last.observation.value == 330
    assert t.value_of(2020) == 0


@pytest.mark.parametrize(
    ("actuals", "low", "high", "bound"),
    [
        ({2021: 10, 2023: 20}, 30, math.inf, "at_least"),  # a missing year
        ({2022: 10, 2023: 20}, 30, math.inf, "at_least"),
        ({2021: 10, 2022: {"bound": "at_least"}, 2023: 10}, 30, math.inf, "at_least"),
        ({2021: 10, 2022: {"bound": "at_most"}, 2023: 10}, -math.inf, 30, "at_most"),
        ({2021: 10, 2022: {"margin": 1}, 2023: {"margin": 2}}, 27, 33, None),
        ({2021: 10, 2022: {"bound": "about"}, 2023: 10}, 30, 30, "about"),
        ({2021: 10, 2022: {"as_of": "2022-06"}, 2023: 10}, 30, math.inf, "at_least"),  # half of a year is missing
        ({2023: {"increment": 30, "period": "2021/2023"}}, 30, 30, None),
        (
            {2021: 10, 2022: 15, 2023: {"increment": 30, "period": "2021/2023"}},
            30,
            30,
            None,
        ),  # replaces those it covers
        ({2021: 25, 2022: 5, 2023: {"increment": 9, "period": "2022/2023"}}, 30, 30, None),  # overlaps: left out
    ],
)
def test_how_far_a_total_is_certain(actuals: Any, low: float, high: float, bound: str | None) -> None:
    whole = {year: {"increment": 10} | x if isinstance(x, dict) else {"increment": x} for year, x in actuals.items()}
    t = totals(whole)
    last = t.point(2023) or t.point(2022)
    assert last is not None
    assert (last.low, last.high, last.observation.bound) == (low, high, bound)
    if {"margin": 2} in actuals.values():
        assert last.observation.margin == 3


def test_rival_increments_are_rival_totals() -> None:
    p = totals({2021: {"increment": 10}, 2022: [{"increment": 5}, {"increment": 7}]}).point(2022)
    assert p is not None
    assert (p.value, p.low, p.high, [o.value for o in p.rivals]) == (15, 15, 17, [17])


def test_totals_so_far_need_no_adding() -> None:
    t = totals({2021: 10, 2023: 30})
    assert (t.value_of(2021), t.value_of(2023), t.value_of(2022)) == (10, 30, None)


# ---- growth


def test_growth_is_computed_from_its_year_and_marked_derived() -> None:
    t = tracked({2022: {"growth": 0.5, "base_year": 2021}, 2021: {"growth": 1.03, "base_year": 2020}}, base=100)
    first, second = t.point(2021), t.point(2022)
    assert first is not None
    assert second is not None
    assert first.value == pytest.approx(203)
    assert first.observation.obs_status == "derived"
    assert second.value == pytest.approx(304.5)


@pytest.mark.parametrize(("growth", "bound"), [(0.5, "at_least"), (-0.5, "at_least"), (-1.5, None)])
def test_growth_on_a_lower_bound_is_one(growth: float, bound: str | None) -> None:
    t = tracked({2021: {"value": 10, "bound": "at_least"}, 2022: {"growth": growth, "base_year": 2021}})
    p = t.point(2022)
    assert p is not None
    assert (p.value, p.observation.bound) == (10 * (1 + growth), bound)


@pytest.mark.parametrize("growth", [{"growth": 0.5, "base_year": 2019}, {"growth": 1e308, "base_year": 2020}])
def test_growth_without_a_base_has_no_value(growth: dict[str, Any]) -> None:
    assert tracked({2021: growth}, base=100).point(2021) is None
