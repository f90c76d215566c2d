"""The working has the row's own numbers, and computing it gives the figure."""

import pytest

import lygap
from conftest import DEMO
from lygap.report.working import formulas, result, working


@pytest.fixture(scope="module")
def rows() -> dict[str, lygap.Assessment]:
    return {row.track.indicator.id: row for row in lygap.assess(lygap.load(DEMO), 2023)}


def test_a_growth_rate_as_the_readme_writes_it(rows: dict[str, lygap.Assessment]) -> None:
    assert dict(working(rows["contracts"]))["required_cagr"] == "(100/50)^(1/5) − 1 = 14.87 %"


def test_every_line_of_one_row(rows: dict[str, lygap.Assessment]) -> None:
    assert dict(working(rows["waste"])) == {
        "elapsed": "(2023 − 2020)/(2025 − 2020) = 60.00 %",
        "expected": "50×(40/50)^0.6 = 43.7345",
        "required_cagr": "(40/50)^(1/5) − 1 = -4.36 %",
        "actual_cagr": "(49/50)^(1/3) − 1 = -0.67 %",
        "needed_cagr": "(40/49)^(1/2) − 1 = -9.65 %",
        "required_per_year": "(40 − 50)/5 = -2",
        "actual_per_year": "(49 − 50)/3 = -0.333333",
        "needed_per_year": "(40 − 49)/2 = -4.5",
        "gap": "−(40 − 49) = 9",
        "gap_pct": "9/40 = 22.50 %",
        "gap_to_path": "−(49 − 43.7345) = -5.26552",
        "progress": "−((49 − 50)/|40 − 50|) = 10.00 %",
        "pace": "0.1/0.6 = 0.166667",
        "projected": "50×(49/50)^(1/0.6) = 48.3445",
        "reach_date": "2020 + 3×ln(40/50)/ln(49/50) → 2054-02",
    }


def value_of(formula: str) -> float:
    """Compute a printed formula."""
    plain = formula.replace("−", "-").replace("×", "*").replace("^", "**")
    while "|" in plain:
        plain = plain.replace("|", "abs(", 1).replace("|", ")", 1)
    return float(eval(plain, {"__builtins__": {}, "abs": abs}))


def test_computing_the_working_gives_the_figure(rows: dict[str, lygap.Assessment]) -> None:
    compared = 0
    for row in rows.values():
        texts = formulas(row)
        for key, figure in row.figures.items():
            if texts[key] and isinstance(figure, float):
                assert value_of(texts[key]) == pytest.approx(figure, rel=2e-4, abs=1e-4), (row.track.indicator.id, key)
                compared += 1
    assert compared > 100


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [("gap", 1234.5, "1,234.5"), ("required_cagr", 0.1, "10.00 %"), ("reach_date", "2025-04", "2025-04")],
)
def test_results_as_people_write_them(key: str, value: float | str, text: str) -> None:
    assert result(key, value) == text


@pytest.mark.parametrize(
    ("key", "line", "text"),
    [("double", "target", "2×300 = 600"), ("trained", "value", "90 + 110 = 200")],
)
def test_what_goes_into_a_row_is_derived_too(key: str, line: str, text: str, rows: dict[str, lygap.Assessment]) -> None:
    assert dict(working(rows[key]))[line] == text
