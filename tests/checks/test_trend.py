"""How a series may run: what is far outside, what is a slip, what may fall, and what real series do all the time."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lygap.findings import Place
from smallplan import CUMULATIVE, FLOW, PERCENT, RANK, STOCK, findings, found, indicator, series


@pytest.mark.parametrize(
    ("keys", "values", "expected"),
    [
        # leaps
        (FLOW, (100, 108, 121, 133, 450), ["2023 LYG306"]),
        (FLOW, (1.7e308, 1.7e308, 1.7e308, 1.7e308, 5e-324), ["2023 LYG306"]),
        (FLOW, (1e-300, 1e-300, 1e-300, 1e-300, 1e300), ["2023 LYG306"]),
        (FLOW, (100, 108, 121, 133, 390), []),
        (FLOW, (100, 108, 121, 30, 133), ["2022 LYG306"]),
        (FLOW, (100, 400), []),
        (FLOW, (100, 108, 121, 480), []),
        (FLOW, (100, 30, 110, 25, 130, 21, 140), []),
        (FLOW, (1, 1, 2, 2, 12), []),
        (FLOW, (100, -108, 121, 133, 1420), ["2020 LYG306"]),
        (FLOW, (100, 108, 121, 133, "{value: 820, bound: at_least}"), []),
        (FLOW, (100, 108, 121, 133, "{value: 820, note: Two districts joined}"), []),
        (FLOW, (100, 108, 121, 133, "{value: 820, break: true}"), []),
        (RANK, (30, 31, 29, 30, 140), []),
        (CUMULATIVE, (5, 6, 7, 8, 90), []),
        (FLOW, (0.9, 30, 33, 36, 400), ["2020 LYG306", "2023 LYG306"]),
        (FLOW, (30, 0.9, 30, 33, 36, 39), ["2020 LYG306"]),
        (FLOW, (100, 108, 121, 480, 130, 140, 150, 600), ["2022 LYG306", "2026 LYG306"]),
        (FLOW, (100, 165, 272, 449, 740, 999, 4778), []),
        (FLOW, (100, 100, 100, 100, 100, 90, 269), []),
        (FLOW, (100, 100, 100, 100, 100, 90, 271), ["2025 LYG306"]),
        (FLOW, (5, 5, 5, 5, 5, 20), ["2024 LYG306"]),
        (FLOW, (4, 4, 4, 4, 4, 19), []),
        (FLOW, (100, 108, 121, 133, "{value: 30, period: 2023-01/2023-03}"), []),
        # the only one at or below zero
        (FLOW, (52, 55, 57, 59, 0), ["2023 LYG306"]),
        (FLOW, (52, 55, 57, 59, -61), ["2023 LYG306"]),
        (FLOW, (-52, 55, 57), ["2019 LYG306"]),
        (FLOW, (0, 55, 57), []),
        (FLOW, (52, 0), []),
        (FLOW, (52, 0, 0, 57), []),
        (FLOW, (19, 55, 57, 0), []),
        (FLOW, (20, 55, 57, 0), ["2022 LYG306"]),
        (FLOW, (52, 155, 257, 0), ["2022 LYG306"]),
        (FLOW, (52, 55, "{value: 0, note: Suspended}"), []),
        (FLOW, (52, 55, "{value: 0, bound: at_least}"), []),
        ("kind: flow, direction: down, target: 0", (52, 55, 57, 0), []),
        ("kind: flow, direction: down, target: 1", (52, 55, 57, 0), ["2022 LYG306"]),
        (FLOW + ", baseline: 50", (52, 55, 0), ["2021 LYG306"]),
        (FLOW + ", baseline: 50", (52, 55, 570), ["2021 LYG306"]),
        (FLOW + ", baseline: -50", (52, 55, 57), []),
        # of few, one far from all the others, which are alike
        (FLOW, (52, 55, 570), ["2021 LYG306"]),
        (FLOW, (52, 55, 330), ["2021 LYG306"]),
        (FLOW, (52, 55, 329), []),
        (FLOW, (520, 550, 57), ["2021 LYG306"]),
        (FLOW, (5.2, 5.5, 57), []),
        (FLOW, (342, 360, 57), ["2021 LYG306"]),
        (FLOW, (341, 360, 57), []),
        (FLOW, (52, 104, 624), ["2021 LYG306"]),
        (FLOW, (52, 105, 630), []),
        (FLOW, (52, 570), []),
        (FLOW + ", target: 570", (52, 55, 570), []),
        (FLOW + ", target: 569", (52, 55, 570), ["2021 LYG306"]),
        (FLOW, (52, 55, "{value: 570, bound: at_least}"), []),
        (STOCK, (520, 550, 57), ["2021 LYG306"]),
        (RANK, (52, 55, 570), []),
        (CUMULATIVE, (52, 55, 570), []),
        # slips
        (FLOW, (52.1, 61.3, 7020), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 70200), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 702000), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 7.02e9), ["2021 LYG307"]),
        (FLOW, (52100, 61300, 7.02), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 702), ["2021 LYG306"]),
        (FLOW, ("52.1", "0", "0"), []),
        (FLOW, (1, 2, 100), []),
        (FLOW + ", target: 120", (61.3, 702000), ["2020 LYG307"]),
        (FLOW, (52.1, "{value: 702000, note: In 10 thousand yuan}", 61.3), ["2020 LYG307"]),
        (FLOW, (50, 5000), ["2020 LYG307"]),
        (FLOW + ", target: 5000", (50,), []),
        (FLOW, (50, 5000, 5100), ["2019 LYG307"]),
        (FLOW, (52, 61, 500, 7020), ["2022 LYG307"]),
        (FLOW, (0, 50, 51, 5000), ["2022 LYG307"]),
        (FLOW, (10, 10, 500), ["2021 LYG307"]),
        (FLOW, (10, 10, 499), []),
        (FLOW, (10, 10, 2000), ["2021 LYG307"]),
        (FLOW, (10, 10, 2e9), ["2021 LYG307"]),
        (FLOW, (10, 10, 5e8), ["2021 LYG307"]),
        (FLOW, (10, 10, 2.1e9), []),
        (FLOW, (9, 9, 900), []),
        (FLOW, (9, 9, 9000), []),
        (FLOW, (9, 9, 90000), ["2021 LYG307"]),
        (CUMULATIVE, (50, 60, 5600), []),
        (RANK, (12, 11, 13, 1300), []),
        (FLOW, (0, 0), []),
        # shares
        (PERCENT, (2.82, 3.01, 0.0312), ["2021 LYG308"]),
        (PERCENT, (0.9, 1.0, 0.011), ["2021 LYG308"]),
        (PERCENT, (0.0282, 0.0301, 0.0312), []),
        (PERCENT, (40, 55, 0.6), ["2021 LYG308"]),
        (PERCENT, (0.4, 0.5, 60), ["2021 LYG307"]),
        (PERCENT + ", baseline: 40, target: 60", ("0.45",), ["2019 LYG308"]),
        (PERCENT, (100, 99, 1.0), ["2021 LYG308"]),
        (PERCENT, (150, 160, 1.6), ["2021 LYG307"]),
        (PERCENT, (350, 360, 0.36), ["2021 LYG307"]),
        (FLOW, (30, 35, 0.33), ["2021 LYG307"]),
        # falls
        (STOCK, (120, 96), ["2020 LYG309"]),
        (STOCK, (120, "{value: 96, note: Struck off}"), []),
        (STOCK, ("{value: 120, note: With a district that left}", 96), []),
        (STOCK, (120, "{value: 96, bound: at_least}"), []),
        (STOCK, ("{value: 120, bound: at_most}", 96), []),
        (STOCK, (120, 120), []),
        ("kind: stock, direction: down", (120, 96), []),
        (FLOW, (120, 96), []),
        (STOCK + ", baseline: 130", (120, 140), ["2019 LYG309"]),
        (STOCK + ", baseline: {value: 130, note: With a district that left}", (120, 140), []),
        (STOCK, (100, 108, 121, 1330, 140), ["2022 LYG306"]),
        (STOCK, (100, 10800, 121), ["2020 LYG307"]),
        (STOCK, (100, 108, 121, 30, 133), ["2022 LYG306"]),
        (STOCK, (0, 0, 5), []),
        (CUMULATIVE, (90, 85), ["2020 LYG310"]),
        (CUMULATIVE, (90, "{value: 85, note: Recounted}"), ["2020 LYG310"]),
        (CUMULATIVE, (90, "{value: 85, excluded: superseded}"), []),
    ],
)
def test_how_a_series_runs(keys: str, values: Sequence[object], expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, indicator(keys), series(values)) == expected


@pytest.mark.parametrize(
    ("values", "params"),
    [
        ((52.1, 61.3, 7020), {"value": "7020", "year": "2021", "usual": "52.1", "factor": "100"}),
        ((52100, 61300, 56.7), {"value": "56.7", "year": "2021", "usual": "52100", "factor": "1/1,000"}),
        ((52.1, 61.3, 702000), {"value": "702000", "year": "2021", "usual": "52.1", "factor": "10,000"}),
        ((5210, 6130, 56.7), {"value": "56.7", "year": "2021", "usual": "5210", "factor": "1/100"}),
    ],
)
def test_a_slip_says_its_factor_and_what_is_usual(
    values: Sequence[float], params: dict[str, str], tmp_path: Path
) -> None:
    (slip,) = findings(tmp_path, indicator(FLOW), series(values))
    assert slip.params == params


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("{2018: 130, 2019: 120}", ["2019 LYG309"]),
        ("{2018: {value: 130, note: With a district that left}, 2019: 120}", []),
        ("{2018: 130, 2019: 120, 2020: {value: 121, note: Recounted}}", ["2019 LYG309"]),
        ("[{value: 130, year: 2018, note: Of all, region: east}, {value: 120, year: 2019}]", ["2019 LYG309"]),
    ],
)
def test_a_note_at_the_base_year_answers_for_the_baseline(values: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, indicator(f"{STOCK}, baseline: 130"), f"  a: {values}\n") == expected


def test_a_change_over_several_years_is_one_a_year(tmp_path: Path) -> None:
    values = "  a: {2019: 100, 2020: 108, 2021: 121, 2022: 133, 2026: 480}\n"
    assert found(tmp_path, indicator(FLOW), values) == []


@pytest.mark.parametrize(
    ("keys", "values", "params"),
    [
        (FLOW, (100, 108, 121, 133, 450), {"value": "450", "year": "2023", "before": "133", "first": "2022"}),
        (FLOW, (52, 55, 0), {"value": "0", "year": "2021", "before": "55", "first": "2020"}),
        (FLOW, (-52, 55, 57), {"value": "-52", "year": "2019", "before": "55", "first": "2020"}),
        (STOCK, (120, 96), {"value": "96", "year": "2020", "before": "120", "first": "2019"}),
        (STOCK + ", baseline: 130", (120,), {"value": "120", "year": "2019", "before": "130", "first": "2018"}),
        (CUMULATIVE, (90, 85.5), {"value": "85.5", "year": "2020", "before": "90", "first": "2019"}),
    ],
)
def test_a_leap_or_a_fall_says_from_where(
    keys: str, values: Sequence[float], params: dict[str, str], tmp_path: Path
) -> None:
    (fall,) = findings(tmp_path, indicator(keys), series(values))
    assert fall.params == params


TONNES = "kind: flow, direction: down, unit: Mt"
EMISSIONS = (101, 93.5, 95, 83.6, 74.8)


@pytest.mark.parametrize(
    ("keys", "values", "expected"),
    [
        # the baseline in one unit, all that was observed in another
        (TONNES + ", baseline: 153000000", EMISSIONS, ["LYG307 baseline 153000000 is 1,000,000 of 74.8–101"]),
        (TONNES + ", baseline: 140000", EMISSIONS, ["LYG307 baseline 140000 is 1,000 of 74.8–101"]),
        (TONNES + ", baseline: 0.0102", EMISSIONS, ["LYG307 baseline 0.0102 is 1/10,000 of 74.8–101"]),
        (TONNES + ", baseline: 1.2e10", EMISSIONS, ["LYG307 baseline 12000000000 is 100,000,000 of 74.8–101"]),
        (TONNES + ", baseline: 12000", EMISSIONS, ["LYG307 baseline 12000 is 100 of 74.8–101"]),
        (TONNES + ", baseline: 153", EMISSIONS, []),
        (TONNES + ", baseline: 1530", EMISSIONS, []),
        # years later the series has moved on, and the factor is still that of a unit
        (TONNES + ", baseline: 243000", EMISSIONS, ["LYG307 baseline 243000 is 1,000 of 74.8–101"]),
        (TONNES + ", baseline: 24300", EMISSIONS, []),
        # baseline and target in one unit, the series in another
        (
            TONNES + ", baseline: 153000000, target: 76500000",
            EMISSIONS,
            ["LYG307 baseline 153000000 is 1,000,000 of 74.8–101"],
        ),
        # the target alone
        (TONNES + ", baseline: 153, target: 76500000", EMISSIONS, ["LYG307 target 76500000 is 1,000,000 of 153"]),
        (TONNES + ", target: 76500000", EMISSIONS, ["LYG307 target 76500000 is 1,000,000 of 74.8"]),
        (TONNES + ", baseline: 153000000, target: 76.5", (), ["LYG307 target 76.5 is 1/1,000,000 of 153000000"]),
        (
            "kind: flow, direction: up, baseline: 150, target: 450000",
            (160, 170),
            ["LYG307 target 450000 is 1,000 of 150"],
        ),
        (
            "kind: flow, direction: up, baseline: 150, target: {change: 1200000}",
            (160, 170),
            ["LYG307 target 1200150 is 10,000 of 150"],
        ),
        # … the wrong way, where a hundredfold is no ambition either
        ("kind: flow, direction: up, baseline: 5200, target: 61", (5300, 5400), ["LYG307 target 61 is 1/100 of 5200"]),
        ("kind: flow, direction: up, baseline: 52, target: 6100", (53, 54), []),
        # ambitions: from a few to many, and to next to none
        ("kind: stock, direction: up, baseline: 2, target: 3000", (3, 5), []),
        ("kind: flow, direction: down, baseline: 8200, target: 5", (8100, 7900), []),
        ("kind: flow, direction: down, baseline: 8200, target: 0", (8100, 7900), []),
        # ranks are no amounts, and counts begin with nothing; but nothing has been counted a thousand times its aim
        (RANK + ", baseline: 31000, target: 31", (30, 29), []),
        (CUMULATIVE + ", target: 80000", (12, 60), []),
        (CUMULATIVE + ", target: 15", (12000, 30000), ["LYG307 target 15 is 1/1,000 of 30000"]),
        # half of a series, with nothing that says which half is right
        (FLOW, (52.1, 61.3, 702000, 711000), ["LYG307 None 702000 is 10,000 of 61.3"]),
        (FLOW, (42000, 43000, 44, 45), ["LYG307 None 44 is 1/1,000 of 43000"]),
        (
            FLOW + ", baseline: 702000",
            (52.1, 61.3, 702000, 711000),
            ["LYG307 None 52.1 is 1/10,000 of 702000", "LYG307 None 61.3 is 1/10,000 of 702000"],
        ),
    ],
)
def test_slips_between_what_the_plan_states_and_what_was_observed(
    keys: str, values: Sequence[object], expected: list[str], tmp_path: Path
) -> None:
    told = findings(tmp_path, indicator(keys), series(values) if values else "  {}\n")
    shown = [
        f"{f.rule.code} {f.params.get('case')} {f.params['value']} is {f.params['factor']} of {f.params['usual']}"
        for f in told
        if f.rule.code != "LYG306"
    ]
    assert shown == expected


@pytest.mark.parametrize(
    ("keys", "values", "expected"),
    [
        (PERCENT + ", baseline: 35, target: 90", (0.38, 0.44, 0.57), ["0.38 of 35", "0.44 of 35", "0.57 of 35"]),
        (PERCENT + ", baseline: 35, target: 90", (0.38, 0.44, 1.0), ["0.38 of 35", "0.44 of 35", "1 of 35"]),
        (PERCENT + ", baseline: null, target: 90", (0.38, 0.44), ["0.38 of 90", "0.44 of 90"]),
        (PERCENT + ", target: 90", (0.38, 0.44), ["0.38 of 90", "0.44 of 90"]),
        (PERCENT + ", target: 2.6", (0.021, 0.022), ["0.021 of 2.6", "0.022 of 2.6"]),
        (PERCENT + ", baseline: 12, target: 100", (0.45, 0.61), ["0.45 of 12", "0.61 of 12"]),
        (PERCENT + ", baseline: 90, target: 20", (0.24, 0.21), ["0.24 of 90", "0.21 of 90"]),
        # nobody says that these are fractions
        (PERCENT + ", baseline: 12, target: 100", (0.02, 0.03), []),
        (PERCENT + ", baseline: 5, target: 60", (0.9, 0.7), []),
        (PERCENT, (0.38, 0.44, 0.57), []),
        (PERCENT + ", baseline: 0.3, target: 60", (0.4, 0.5), []),
        (PERCENT + ", baseline: 0, target: 60", (0.4, 0.5), []),
        (PERCENT + ", target: 60", (0.01, 0.02), []),
        (PERCENT + ", baseline: 1.2, target: 3", (0.9, 1.0), []),
        # the baseline, or the target, is the fraction
        (PERCENT + ", baseline: 0.35, target: 90", (38, 44), ["0.35 of 38–44 baseline"]),
        (PERCENT + ", baseline: 0.35, target: 90", (38,), ["0.35 of 38–38 baseline"]),
        (PERCENT + ", baseline: 35, target: 0.9", (38, 44), ["0.9 of 35 target"]),
        (PERCENT + ", baseline: 35, target: 0.9", (), ["0.9 of 35 target"]),
        ('kind: ratio, direction: down, unit: "%, of all", baseline: 12, target: 0.1', (11, 10), []),
        # a single value, or what follows it, after a true leap
        (PERCENT, (2.0, 2.1, 35, 0.36), ["0.36 of 35"]),
        (PERCENT, (2.0, 2.1, 35, 0.36, 0.37), ["0.36 of 35", "0.37 of 35"]),
        (PERCENT, (0.55, 0.57, 58, 59), ["0.57 of 58", "0.55 of 58"]),
        ("kind: ratio, direction: up, unit: percent", (2.0, 2.1, 35, 0.36), ["0.36 of 35"]),
        ("kind: ratio, direction: up, unit: ％", (2.0, 2.1, 35, 0.36), ["0.36 of 35"]),
        ("kind: ratio, direction: up, unit: 个百分点", (2.0, 2.1, 35, 0.36), []),
    ],
)
def test_fractions_among_percentages(keys: str, values: Sequence[object], expected: list[str], tmp_path: Path) -> None:
    told = findings(tmp_path, indicator(keys), series(values) if values else "  {}\n")
    fractions = [f for f in told if f.rule.code == "LYG308"]
    shown = [f"{f.params['value']} of {f.params['usual']} {f.params.get('case', '')}".strip() for f in fractions]
    assert sorted(shown) == sorted(text.replace("38–38", "38") for text in expected)
    assert not any(f.rule.code == "LYG307" for f in told)


def test_each_region_is_compared_with_its_own_goals(tmp_path: Path) -> None:
    keys = f"{FLOW}, baseline: 50, target: 60, regions: {{east: {{baseline: 70000, target: 90000}}}}"
    values = "  a: {2019: [51, {value: 7.1, region: east}], 2020: [52, {value: 7.4, region: east}]}\n"
    (slip,) = findings(tmp_path, indicator(keys), values)
    assert (slip.params["value"], slip.params["factor"], slip.place.line) == ("70000", "10,000", 6)


def test_where_a_plan_states_a_slip(tmp_path: Path) -> None:
    keys = f"{TONNES}, baseline: {{value: 153000000, year: 2016}}, target: 76.5"
    (slip,) = findings(tmp_path, indicator(keys), series(EMISSIONS))
    assert (slip.indicator, slip.place) == ("a", Place(6, 73))
