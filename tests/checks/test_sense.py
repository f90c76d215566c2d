"""The rules of sense at their edges: what is far outside, what is a slip, and what real series do all the time."""

from pathlib import Path

import pytest

from lygap.findings import Place
from lygap.reading import Folder, load
from smallplan import HEAD, STOCK, checked, findings, found, indicator, warnings


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


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        # that the plan is old says nothing of a yearbook without a date …
        ("plan: {title: Plan, date: 2021}, web: {title: Web}, old: {title: Old, date: 2021-06}", []),
        ("web: {title: Web}", []),
        # … whose own date says all
        ("plan: {title: Plan, date: 2026}, web: {title: Web, date: 2023-02}", [("2024", "2023-02")]),
        ("plan: {title: Plan, date: 2021}, web: {title: Web, date: 2025-02}", []),
    ],
)
def test_only_its_own_source_says_that_a_value_is_of_the_future(
    sources: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    head = HEAD.replace("sources: {plan: {title: Plan, date: 2026-12}}", f"sources: {{{sources}}}")
    head = head if "plan: {title" in sources else head.replace(", source: plan}", "}")
    cited = "claims: [{id: c, kind: statement, text: T, source: old}]\n" if "old:" in sources else ""
    told = warnings(
        tmp_path, head + indicator(STOCK) + cited, v="source: web\nobservations:\n  a: {2022: 1, 2024: 2}\n"
    )
    future = [(f.params["text"], f.params["date"]) for f in told if f.rule.code == "LYG312"]
    assert future == expected
    assert len(told) == len(expected)


COVER = 'kind: coverage, direction: up, unit: "%"'
PLACES = "kind: coverage, direction: up, unit: counties, population: {name: Counties, count: 9}"


@pytest.mark.parametrize(
    ("keys", "observation", "expected"),
    [
        (COVER, "{2020: 99, 2021: 100, 2022: 102}", ["102 of 100 in 2022"]),
        (COVER, "{2021: 100.00000001}", []),
        (COVER, "{2021: {value: 102, note: The population is that of 2019}}", []),
        (COVER, "{2021: {value: 102, excluded: secondary}}", []),
        (COVER, "{2021: {value: 102, bound: at_most}}", []),
        (COVER + ", limits: [0, 120]", "{2021: 102}", []),
        (COVER + ", limits: [0, null]", "{2021: 102}", ["102 of 100 in 2021"]),
        (PLACES, "{2021: 8, 2022: 9, 2023: 10}", ["10 of 9 in 2023"]),
        (PLACES + ", target: 12", "{2021: 8}", ["12 of 9"]),
        (PLACES + ", target: {value: {min: 8, max: 10}}", "{2021: 8}", ["10 of 9"]),
        (PLACES + ", target: {value: 12, note: Three are new}", "{2021: 8}", []),
        (PLACES + ", baseline: 10, target: 9", "{2021: 9}", ["10 of 9"]),
        ("kind: coverage, direction: up, unit: counties", "{2021: 900}", []),
        ('kind: ratio, direction: up, unit: "%"', "{2021: 102}", []),
        ('kind: coverage, direction: up, unit: "% of households"', "{2021: 102}", ["102 of 100 in 2021"]),
        ("kind: coverage, direction: up, unit: percentage points", "{2021: 102}", []),
    ],
)
def test_nothing_covers_more_than_all(keys: str, observation: str, expected: list[str], tmp_path: Path) -> None:
    told = [f for f in findings(tmp_path, indicator(keys), f"  a: {observation}\n") if f.rule.code == "LYG318"]
    shown = [f"{f.params['value']} of {f.params['whole']} in {f.params.get('year')}" for f in told]
    assert [text.removesuffix(" in None") for text in shown] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("[0.3, 0.30000000000000004]", 0),
        ("[1000000000, 1000000000.5]", 0),
        ("[1000000000, 1000000002]", 1),
        ("[0, 1.0e-12]", 1),
        ("[-0.3, -0.30000000000000004]", 0),
        ("[-0.3, 0.3]", 1),
    ],
)
def test_dust_is_no_conflict(values: str, expected: int, tmp_path: Path) -> None:
    told = found(tmp_path, indicator("kind: ratio, direction: up"), f"  a: {{2021: {values}}}\n")
    assert told.count("2021 LYG305") == expected


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


def test_targets_without_any_value_are_compared_with_nothing(tmp_path: Path) -> None:
    bands = "targets: [{value: {min: 82, max: 88}, year: 2030}, {value: {min: 1, max: 2}, year: 2026}]"
    plan = HEAD + indicator(f"kind: stock, direction: up, {bands}")
    assert [f.rule.code for f in checked(tmp_path, plan) if f.rule.code in ("LYG307", "LYG308")] == []
