"""The rules of sense at their edges: what is far outside, what is a slip, and what real series do all the time."""

from pathlib import Path

import pytest

from lygap.findings import Place
from lygap.reading import Folder, load
from smallplan import HEAD, STOCK, findings, found, indicator, warnings


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        ("{value: 1, year: 2027}", ["LYG312"]),
        ("{value: 1, year: 2026}", []),
        ("{value: 1, year: 2026, published: 2025-12-31}", ["LYG312"]),
        ("{value: 1, year: 2025, as_of: 2025-06, published: 2025-05-31}", ["LYG312"]),
        ("{value: 1, year: 2025, as_of: 2025-06, published: 2025-06-01}", []),
        ("{value: 1, year: 2027, excluded: undated}", []),
        ("{value: 1, year: 2025, period: 2025-01/2025-06}", ["LYG311"]),
        ("{value: 1, year: 2025, period: 2025-06}", []),
        ("{value: 1, year: 2025, period: 2025-01}", []),
        ("{value: 1, year: 2025, period: 2025-01-01/2025-02-01}", ["LYG311"]),
        ("[{value: 1, year: 2027, excluded: undated}, {value: 1, year: 2028}]", ["LYG312"]),
    ],
)
def test_dates_and_kinds(observation: str, expected: list[str], tmp_path: Path) -> None:
    assert [code[-6:] for code in found(tmp_path, indicator(STOCK), f"  a: {observation}\n")] == expected


@pytest.mark.parametrize(
    ("observation", "column", "text"),
    [
        ("{value: 1, year: 2027}", 23, "2027"),
        ("{value: 1, year: 2025, as_of: 2025-06, published: 2025-05-31}", 36, "2025-06"),
        ("{value: 1, year: 2025, as_of: 2025-06, source: plan, published: 2025-05}", 36, "2025-06"),
    ],
)
def test_the_future_stands_at_the_year_or_the_date(observation: str, column: int, text: str, tmp_path: Path) -> None:
    (early,) = findings(tmp_path, indicator(STOCK), f"  a: {observation}\n")
    date = "2026-12" if "published" not in observation else observation.rpartition("published: ")[2].rstrip("}")
    assert (early.place, early.params) == (Place(3, column), {"text": text, "date": date, "what": "published"})


def test_without_a_date_the_newest_source_says_what_may_be_known(tmp_path: Path) -> None:
    head = HEAD.replace("sources: {plan: {title: Plan, date: 2026-12}}", "sources: {%s}")
    actuals = "source: web\nobservations:\n  a: {2203: 1}\n"
    dated = "plan: {title: Plan, date: 2021}, web: {title: Web}, old: {title: Old, date: 2021-06}"
    claims = "claims: [{id: c, kind: statement, text: T, source: old}]\n"
    (early,) = warnings(tmp_path, head % dated + indicator(STOCK) + claims, v=actuals)
    assert (early.rule.code, early.place) == ("LYG312", Place(3, 7))
    assert early.params == {"text": "2203", "date": "2021", "what": "any_source"}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("[20, {value: 15, year: 2024, on_path: true}]", 0),
        ("[20, {value: 25, year: 2024, on_path: true}]", 1),
        ("[20, {value: 8, year: 2024, on_path: true}]", 1),
        ("[20, {value: 15, year: 2031, on_path: true}]", 1),
        ("[20, {value: 12, year: 2026, on_path: true}, {value: 15, year: 2024, on_path: true}]", 1),
        ("[20, {value: 25, year: 2024, on_path: true, note: As printed}]", 0),
        ("[20, {value: 25, year: 2024}]", 0),
        ("[{value: 15, year: 2024, on_path: true}]", 0),
        ("[{text: more}, {value: 15, year: 2024, on_path: true}]", 0),
    ],
)
def test_interim_targets(targets: str, expected: int, tmp_path: Path) -> None:
    codes = found(tmp_path, indicator(f"{STOCK}, baseline: 10, targets: {targets}"), "  {}\n")
    assert [code[-6:] for code in codes] == ["LYG313"] * expected


NODE = "{value: %g, year: %d, on_path: true}"


@pytest.mark.parametrize(
    ("base", "final", "nodes", "told"),
    [
        # each is compared with the one before it in time, wherever that stands
        ("10", 20, [(2026, 12), (2024, 15)], ["12 2026 after 15 2024"]),
        ("10", 20, [(2024, 25), (2026, 12)], ["25 2024 after 10 2018"]),
        ("10", 20, [(2024, 10), (2026, 20)], []),
        ("10", 20, [(2030, 15)], ["15 2030 after 10 2018"]),
        ("10", 20, [(2024, 14), (2024, 16)], ["16 2024 after 14 2024"]),
        ("{value: 10, year: 2020}", 20, [(2031, 15)], ["15 2031 after 10 2020"]),
        ("20", 10, [(2024, 15), (2026, 16)], ["16 2026 after 15 2024"]),
        ("20", 10, [(2024, 9)], ["9 2024 after 20 2018"]),
        ("10", 10, [(2024, 12)], ["12 2024 after 10 2018"]),
        ("-0.5", 0.5, [(2024, -0.6)], ["-0.6 2024 after -0.5 2018"]),
        ("-0.5", 0.5, [(2024, 0), (2026, -0.1)], ["-0.1 2026 after 0 2024"]),
        # without a baseline the first may have any value, but not any year
        ("–", 20, [(2024, 25), (2026, 12)], ["12 2026 after 25 2024"]),
        ("–", 20, [(2030, 15)], ["15 2030 after – 2018"]),
    ],
)
def test_interim_targets_lie_on_the_way(
    base: str, final: float, nodes: list[tuple[int, float]], told: list[str], tmp_path: Path
) -> None:
    listed = ", ".join(NODE % (value, year) for year, value in nodes)
    kind = "kind: flow, direction: " + ("down" if final == 10 and base == "20" else "up")
    stated = "" if base == "–" else f", baseline: {base}"
    off = findings(tmp_path, indicator(f"{kind}{stated}, targets: [{listed}, {final}]"), "  {}\n")
    assert [
        f"{f.params['value']} {f.params['year']} after {f.params['before']} {f.params['first']}" for f in off
    ] == told
    assert all(
        f.rule.code == "LYG313" and f.params["then"] == "2030" and f.params["target"] == f"{final:g}" for f in off
    )


def test_the_data_of_the_repository_has_only_its_two_conflicts() -> None:
    found = load(Folder(Path(__file__).parents[2] / "data"), with_warnings=True).findings
    assert [(f.rule.code, f.indicator) for f in found] == [
        ("LYG305", "innovation_platforms"),
        ("LYG305", "invention_patents_per_10k"),
    ]
