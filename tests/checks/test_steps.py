"""The rules take steps in proportion to the data: counted, not timed."""

import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import counted
from lygap.checks import Asked, configuration
from lygap.checks import plan as plan_rules
from lygap.checks.runs import jumps
from lygap.checks.runs.line import Line, Value
from lygap.checks.runs.middle import median, median_without
from lygap.checks.runs.slips import _slip_from_most
from lygap.checks.units import unit_factor
from lygap.findings import Issue
from lygap.plan.counting import of_year
from lygap.plan.records import Goals, Indicator, Observation, Region
from lygap.plan.series import by_year
from lygap.reading.read import read_past
from lygap.reading.rows import _header
from lygap.rules import CONFLICT
from smallplan import HEAD, STOCK, checked, indicator


def line(values: list[float], aims: list[float] | None = None, unit: str | None = None) -> Line:
    """A line of observed values, one a year."""
    described = Indicator("a", None, None, "A", unit, "ratio", None, "up", "linear")
    listed = [
        Value(year, year, value, value, value, Observation("a", "here", year, value), answered=False)
        for year, value in enumerate(values, 1000)
    ]
    return Line(described, listed, Goals(), aims or [])


def slip_by_pairs(size: float, others: list[float]) -> tuple[float, float] | None:
    """The rule as it is meant: a size against each of the others, and the one in the middle of those it is off from."""
    factors = Counter(unit_factor(size, other) for other in others)
    factor, agreeing = factors.most_common(1)[0]
    if factor is None or agreeing * 2 <= len(others):
        return None
    alike = sorted(other for other in others if unit_factor(size, other) == factor)
    return factor, alike[(len(alike) - 1) // 2]


def test_slips_are_those_of_each_value_against_each_other() -> None:
    chance = random.Random(9)
    met = 0
    for _ in range(3000):
        base = 10 ** chance.uniform(1.5, 5)
        sizes = [base * chance.choice((1, 1, 1, 1, 100, 1000, 1e4, 0.01, 50, 200, 1e8, 0)) for _ in range(12)]
        sizes = sizes[: chance.randint(2, 12)]
        for i, size in enumerate(sizes):
            found = _slip_from_most(size, sorted(sizes))
            expected = slip_by_pairs(size, sizes[:i] + sizes[i + 1 :])
            assert (None if found is None else (found.factor, found.low)) == expected
            met += found is not None
    assert met > 300


def test_the_median_without_one_of_the_numbers() -> None:
    chance = random.Random(9)
    for _ in range(500):
        numbers = [chance.choice((1.0, 2.5, chance.random())) for _ in range(chance.randint(2, 9))]
        for i, number in enumerate(numbers):
            assert median_without(number, sorted(numbers)) == median(numbers[:i] + numbers[i + 1 :])


@pytest.mark.parametrize(
    "values",
    [
        [float(i + 1) for i in range(2000)],
        [1.0 + i % 2 * 500 for i in range(2000)],
        [(1.0, 100.0, 1e4)[i % 3] for i in range(2000)],
    ],
)
def test_a_value_more_is_a_few_steps_more(values: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    monkeypatch.setattr(sys.modules[_slip_from_most.__module__], "unit_factor", counted(unit_factor, compared))
    jumps.jumps(line(values))
    assert len(compared) <= 2 * len(values)


def test_a_leap_is_looked_for_without_sorting_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    sorted_ones: list[object] = []
    monkeypatch.setattr(jumps, "sorted", counted(sorted, sorted_ones), raising=False)
    jumps.jumps(line([100 * 1.01**i * (5 if i == 900 else 1) for i in range(2000)]))
    assert len(sorted_ones) < 10


class Steps(dict[str, Region]):
    """Regions that count how often one was looked up."""

    taken = 0

    def __getitem__(self, key: str) -> Region:
        self.taken += 1
        return super().__getitem__(key)


CHAINS: dict[str, Callable[[int], str | None]] = {
    "a chain": lambda i: f"r{i + 1}" if i < 999 else None,
    "a ring": lambda i: f"r{(i + 1) % 1000}",
    "a tail below a ring": lambda i: f"r{i - 1}" if i else "r1",
    "each part of itself": lambda i: f"r{i}",
}


@pytest.mark.parametrize("name", CHAINS)
def test_each_part_of_a_chain_is_followed_once(name: str) -> None:
    regions = Steps({f"r{i}": Region(f"r{i}", "R", CHAINS[name](i)) for i in range(1000)})
    issues = list(plan_rules._cycles(regions))
    assert regions.taken <= 2 * len(regions)
    expected = {"a chain": 0, "a ring": 1000, "a tail below a ring": 2, "each part of itself": 1000}
    assert len({issue.params["id"] for issue in issues}) == len(issues) == expected[name]


def test_a_header_is_counted_once() -> None:
    class Columns(list[str]):
        def count(self, _: str) -> int:
            raise AssertionError("the whole header for each column")

    columns = Columns(f"c{i % 900}" for i in range(1000))
    rules = Counter(issue.rule.name for issue in _header(columns, 1, "x.csv"))
    assert rules == {"unknown-key": 900, "duplicate-key": 100, "missing-key": 1}


def test_the_past_is_grouped_by_years_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lygap.reading import Folder

    values = "source: plan\nobservations:\n  a:\n" + "".join(f"    {year}: {year}\n" for year in range(2019, 2419))
    plan = HEAD + indicator(f"{STOCK}, target: 20")
    checked(tmp_path, plan, v=values)
    before = read_past(Folder(tmp_path)).data
    grouped: list[object] = []
    monkeypatch.setattr("lygap.checks.past.by_year", counted(by_year, grouped))
    found = checked(tmp_path, plan, Asked(before=before, revision="v1"), v=values.replace(": 2020\n", ": 7\n"))
    assert [f.params["year"] for f in found if f.rule.code == "LYG408"] == ["2020"]
    assert len(grouped) == 2


def test_a_sum_that_is_no_number_any_more_is_told_as_one(tmp_path: Path) -> None:
    plan = HEAD + "  a: {name: A, kind: flow, direction: up, target: 5}\n"
    plan += "claims:\n- {id: c, kind: total, indicator: a, from: 2019, to: 2020, value: 5}\n"
    values = "source: plan\nobservations: {a: {2019: 1.7e308, 2020: 1.7e308}}\n"
    found = [f for f in checked(tmp_path, plan, v=values) if f.rule.code == "LYG314"]
    assert [f.params["sum"] for f in found] == ["3.4e+308"]


def test_what_is_chosen_for_an_issue() -> None:
    issue = Issue(CONFLICT, "x", (), {"year": "2020"}, "a")
    for entry, expected in (
        ({"ignore": "known"}, None),
        ({"severity": "error"}, "error"),
        ({"ignore": "known", "years": [2021]}, "warning"),
        ({"ignore": "known", "indicators": ["b"]}, "warning"),
        ({"ignore": "known", "indicators": ["a"], "years": [2020]}, None),
    ):
        settings = [("targets.yaml", {CONFLICT.code: entry})]
        assert configuration.severity_of(issue, settings) == expected  # type: ignore[arg-type]


def test_each_value_is_worked_out_once_for_all_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = HEAD + "  a: {name: A, kind: flow, direction: up, target: 5}\nclaims:\n"
    plan += "".join(f"- {{id: c{i}, kind: total, indicator: a, from: 2001, to: 2100, value: 5}}\n" for i in range(50))
    values = "source: plan\nobservations:\n  a:\n" + "".join(f"    {year}: 1\n" for year in range(2001, 2101))
    asked: list[object] = []
    monkeypatch.setattr("lygap.checks.yearly.of_year", counted(of_year, asked))
    found = [f for f in checked(tmp_path, plan, v=values) if f.rule.code == "LYG314"]
    assert len(asked) <= 100
    assert len(found) == 50
    assert found[0].params["terms"] == " + ".join(["1"] * 12 + ["…"])
