"""Every figure: its number, and each reason for having none."""

import math
from typing import Any

import pytest

from lygap.figures import FIGURES, Case, Reason, along, cagr, finite

# The contract's own example: R&D intensity of Luoyang, 2.82 % in 2020, 3.44 % in 2023, about 3.75 % aimed at in 2025.
RD = Case(
    direction=1,
    path="geometric",
    base=2.82,
    base_time=2020,
    value=3.44,
    time=2023,
    target=3.75,
    target_time=2025,
    tolerance=0.05,
)
LINEAR = RD._replace(path="linear")


def figure(name: str, s: Case = RD, **changes: Any) -> float | str:
    return FIGURES[name](s._replace(**changes))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("elapsed", 0.6),
        ("expected", 2.82 * (3.75 / 2.82) ** 0.6),
        ("required_cagr", (3.75 / 2.82) ** 0.2 - 1),
        ("actual_cagr", (3.44 / 2.82) ** (1 / 3) - 1),
        ("needed_cagr", (3.75 / 3.44) ** 0.5 - 1),
        ("required_per_year", 0.186),
        ("actual_per_year", 0.62 / 3),
        ("needed_per_year", 0.155),
        ("gap", 0.31),
        ("gap_pct", 0.31 / 3.75),
        ("gap_to_path", 3.44 - 2.82 * (3.75 / 2.82) ** 0.6),
        ("progress", 0.62 / 0.93),
        ("pace", 0.62 / 0.93 / 0.6),
        ("projected", 2.82 * (3.44 / 2.82) ** (5 / 3)),
    ],
)
def test_the_contract_s_example_by_formula(name: str, expected: float) -> None:
    assert figure(name) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("expected", 3.3459),
        ("required_cagr", 0.058660),
        ("actual_cagr", 0.0685),
        ("needed_cagr", 0.0441),
        ("gap_pct", 0.0827),
        ("gap_to_path", 0.0941),
        ("pace", 1.1111),
        ("projected", 3.9273),
    ],
)
def test_the_contract_s_example_as_printed(name: str, printed: float) -> None:
    assert figure(name) == pytest.approx(printed, abs=6e-5)


def test_the_contract_s_example_is_reached_in_april_2025() -> None:
    assert figure("reach_date") == "2025-04"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("expected", 3.378), ("gap_to_path", 0.062), ("projected", 2.82 + 0.62 / 0.6), ("required_cagr", 0.0586598)],
)
def test_the_linear_path(name: str, expected: float) -> None:
    assert figure(name, LINEAR) == pytest.approx(expected, abs=1e-7)


def test_the_unit_changes_no_date() -> None:
    tenth = RD._replace(base=0.282, value=0.344, target=0.375, tolerance=RD.tolerance / 10)
    assert figure("reach_date", tenth) == figure("reach_date") == "2025-04"
    assert figure("projected", tenth) == pytest.approx(figure("projected", RD) / 10)  # type: ignore[operator]


def test_the_linear_path_is_reached_by_calendar_days() -> None:
    assert figure("reach_date", LINEAR) == "2025-07"  # 4.5 years after the end of 2020: on the 183rd day, 2 July


DOWN = Case(-1, "linear", 50.0, 2020, 44.0, 2023, 40.0, 2025)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("gap", 4), ("gap_pct", 0.1), ("gap_to_path", 0), ("progress", 0.6), ("pace", 1), ("required_per_year", -2)],
)
def test_a_target_downwards(name: str, expected: float) -> None:
    assert figure(name, DOWN) == pytest.approx(expected)


# ---- undefined


RATES = ("required_cagr", "actual_cagr", "needed_cagr")
PER_YEAR = ("required_per_year", "actual_per_year", "needed_per_year")
PATH = ("expected", "gap_to_path")
WAY = ("progress", "pace", "projected", "reach_date")
NO_WAY = ("progress", "pace", "reach_date")

REASONS: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    (
        "no baseline",
        {"base": None},
        dict.fromkeys(
            ("required_cagr", "actual_cagr", "required_per_year", "actual_per_year", *PATH, *WAY), "no_baseline"
        ),
    ),
    (
        "no observation",
        {"value": None},
        dict.fromkeys(
            (*RATES[1:], *PER_YEAR[1:], "gap", "gap_pct", "gap_to_path", *WAY),
            "no_observation",
        ),
    ),
    (
        "no target",
        {"target": None, "target_time": None},
        {name: "no_target" for name in FIGURES if not name.startswith("actual")},
    ),
    (
        "a worded target with a year",
        {"target": None, "why_target": Reason("not_numeric")},
        {name: "not_numeric" for name in FIGURES if not name.startswith("actual") and name != "elapsed"},
    ),
    (
        "no date",
        {"target_time": None},
        dict.fromkeys(
            ("elapsed", RATES[0], RATES[2], PER_YEAR[0], PER_YEAR[2], *PATH, "pace", "projected"), "no_target_year"
        ),
    ),
    (
        "base of zero",
        {"base": 0.0},
        dict.fromkeys(("required_cagr", "actual_cagr", *PATH, "projected", "reach_date"), "nonpositive"),
    ),
    ("value of zero", {"value": 0.0}, dict.fromkeys((*RATES[1:], "projected", "reach_date"), "nonpositive")),
    ("negative value", {"value": -1.0}, dict.fromkeys((*RATES[1:], "projected", "reach_date"), "nonpositive")),
    (
        "target of zero",
        {"target": 0.0, "value": -0.5, "base": -2.0, "tolerance": 0.0},
        dict.fromkeys((*RATES, *PATH, "projected", "reach_date"), "nonpositive") | {"gap_pct": "zero_target"},
    ),
    (
        "target at or below zero, downwards",
        {"direction": -1, "target": -1.0, "value": 2.0},
        dict.fromkeys(("required_cagr", "needed_cagr", *PATH, "reach_date"), "nonpositive"),
    ),
    (
        "attained",
        {"value": 3.8},
        {"needed_cagr": "attained", "needed_per_year": "attained", "reach_date": "attained"},
    ),
    (
        "attained within the tolerance",
        {"value": 3.70},
        {"needed_cagr": "attained", "needed_per_year": "attained", "reach_date": "attained"},
    ),
    ("base attains the target", {"base": 4.0}, dict.fromkeys(NO_WAY, "base_attains_target")),
    ("base is the target", {"base": 3.75}, dict.fromkeys(NO_WAY, "base_attains_target")),
    (
        "the target year",
        {"time": 2025},
        dict.fromkeys(("needed_cagr", "needed_per_year", "projected"), "target_year_over"),
    ),
    (
        "after the target year",
        {"time": 2026},
        dict.fromkeys(("needed_cagr", "needed_per_year", "projected"), "target_year_over"),
    ),
    (
        "at the baseline's time",
        {"time": 2020},
        dict.fromkeys(("actual_cagr", "actual_per_year", "pace", "projected", "reach_date"), "no_time"),
    ),
    (
        "a target at the baseline's time",
        {"target_time": 2020, "time": 2019},
        dict.fromkeys(
            ("elapsed", "required_cagr", "required_per_year", "actual_cagr", "actual_per_year", *PATH, *WAY[1:]),
            "no_time",
        ),
    ),
    ("no better than the base", {"value": 2.82}, {"reach_date": "not_better"}),
    ("worse than the base", {"value": 2.5}, {"reach_date": "not_better"}),
    ("so slow that no calendar has it", {"value": 2.8200001}, {"reach_date": "beyond_calendar"}),
    ("better by less than a date can tell", {"base": 1.0, "value": 1 + 2**-52}, {"reach_date": "beyond_calendar"}),
    (
        "better by less than a rate can tell",
        {"base": 1e15, "value": 1e15 + 0.125, "target": 2e15},
        {"reach_date": "beyond_calendar"},
    ),
]


@pytest.mark.parametrize(("changes", "reasons"), [case[1:] for case in REASONS], ids=[case[0] for case in REASONS])
def test_what_is_undefined_says_why(changes: dict[str, Any], reasons: dict[str, str]) -> None:
    s = RD._replace(**changes)
    found = {name: compute(s) for name, compute in FIGURES.items()}
    undefined = {name: str(result) for name, result in found.items() if isinstance(result, Reason)}
    assert undefined == reasons


def test_linear_figures_know_no_sign() -> None:
    s = Case(1, "linear", -5.0, 2020, 1.0, 2023, 5.0, 2025)
    assert {name for name, compute in FIGURES.items() if isinstance(compute(s), Reason)} == set(RATES[:2])
    assert figure("pace", s) == 1
    assert figure("projected", s) == 5


def test_reasons_of_missing_numbers_are_passed_on() -> None:
    assert figure("gap", value=None, why_value=Reason("stale")) == "stale"
    assert figure("progress", base=None, why_base=Reason("not_comparable")) == "not_comparable"
    assert figure("required_cagr", target=None, why_target=Reason("no_baseline")) == "no_baseline"


# ---- the path


def test_the_path_ends_at_the_target() -> None:
    assert figure("expected", time=2025) == 3.75
    assert figure("expected", time=2030) == 3.75
    assert figure("expected", base=None, time=2030) == 3.75
    assert figure("expected", each_year=True) == 3.75
    assert figure("expected", each_year=True, target_time=None, base=None) == 3.75


@pytest.mark.parametrize(("time", "expected"), [(2021, 3.41), (2022, 4.0), (2023, 17 / 3), (2024, 19 / 3), (2025, 7.0)])
def test_the_path_goes_through_interim_targets(time: float, expected: float) -> None:
    s = LINEAR._replace(target=7.0, interim=((2018, 1.0), (2022, 4.0), (2022, 5.0), (2025, 8.0), (2030, 9.0)))
    assert figure("expected", s, time=time) == pytest.approx(expected)


def test_the_geometric_path_through_an_interim_target() -> None:
    s = Case(1, "geometric", 1.0, 2020, None, 2024, 9.0, 2025, interim=((2023, 1.0),))
    assert figure("expected", s) == pytest.approx(3)


def test_along_a_path() -> None:
    assert along("linear", 1, 3, 0.5) == 2
    assert along("geometric", 1, 4, 0.5) == 2
    assert along("geometric", -1, 4, 0.5) == Reason.NONPOSITIVE


# ---- the arithmetic's own edges


def test_rates() -> None:
    assert cagr(53.8, 120, 5) == pytest.approx(0.174032, abs=5e-7)
    assert cagr(1, 2, 0) == Reason.NO_TIME
    assert cagr(1, 2, -1) == Reason.NO_TIME
    assert cagr(0, 2, 1) == Reason.NONPOSITIVE


def test_extreme_values_give_a_number_or_a_reason() -> None:
    assert cagr(5e-324, 1e308, 1) == Reason.OVERFLOW
    assert cagr(5e-324, 1e308, 1000) == pytest.approx(10 ** ((308 - math.log10(5e-324)) / 1000) - 1)
    assert cagr(1e308, 5e-324, 1000) == pytest.approx(10 ** ((math.log10(5e-324) - 308) / 1000) - 1)
    assert cagr(1, 2, 1e-5) == Reason.OVERFLOW
    assert figure("required_per_year", LINEAR, base=-1e308, target=1e308, base_time=2024) == Reason.OVERFLOW
    assert figure("progress", LINEAR, base=-1e308, target=1e308) == Reason.OVERFLOW
    assert figure("reach_date", LINEAR, base=-1e308, target=1e308, value=0.0) == Reason.OVERFLOW
    assert figure("gap_pct", value=-1e308, target=5e-324) == Reason.OVERFLOW


def test_no_figure_is_minus_zero() -> None:
    for s in (RD._replace(value=2.82), DOWN._replace(value=50.0), DOWN._replace(value=40.0)):
        numbers = [n for compute in FIGURES.values() if isinstance(n := compute(s), float) and n == 0]
        assert all(math.copysign(1, n) == 1 for n in numbers)
    assert math.copysign(1, finite(-0.0)) == 1  # type: ignore[arg-type]


def test_attained_has_a_relative_tolerance() -> None:
    assert RD.attains(3.70)
    assert not RD.attains(3.70 - 1e-8)
    assert RD._replace(tolerance=0.0).attains(3.75 - 3e-9)
    assert not RD._replace(tolerance=0.0).attains(3.75 - 5e-9)
    assert not RD._replace(target=None).attains(5)


def test_figures_have_the_contract_s_keys_in_its_order() -> None:
    assert list(FIGURES) == [
        "elapsed", "expected", "required_cagr", "actual_cagr", "needed_cagr",
        "required_per_year", "actual_per_year", "needed_per_year",
        "gap", "gap_pct", "gap_to_path", "progress", "pace", "projected", "reach_date",
    ]  # fmt: skip


def test_every_reason_is_listed_once() -> None:
    assert len(Reason) == 19
    assert [reason for reason in Reason if reason.of_status] == [
        "no_target", "not_numeric", "no_target_year", "no_baseline", "no_observation", "not_comparable", "undated",
        "open_bound", "stale", "nonpositive", "too_few_points",
    ]  # fmt: skip
