"""The rules of sense at their edges: what is far outside, what is a slip, and what real series do all the time."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lygap.checks.sense import rounding
from lygap.loading import Folder, load

HEAD = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2018, target_year: 2030, source: plan}
regions: {here: {name: Here}, east: {name: East, part_of: here}}
sources: {plan: {title: Plan, date: 2026-12}}
indicators:
"""


def found(tmp_path: Path, indicators: str, actuals: str, claims: str = "") -> list[str]:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(HEAD + indicators + claims, "utf-8")
    (tmp_path / "actuals" / "v.yaml").write_text("source: plan\nobservations:\n" + actuals, "utf-8")
    findings = load(Folder(tmp_path), with_warnings=True).findings
    assert not any(f.is_error for f in findings)
    return [f"{f.params.get('year', '')} {f.rule.code}".strip() for f in findings]


def line(tmp_path: Path, keys: str, values: Sequence[object], first: int = 2019) -> list[str]:
    listed = ", ".join(f"{year}: {value}" for year, value in enumerate(values, first))
    return found(tmp_path, f"  a: {{name: A, {keys}}}\n", f"  a: {{{listed}}}\n")


FLOW = "kind: flow, direction: up"
STOCK = "kind: stock, direction: up"
PERCENT = 'kind: ratio, direction: up, unit: "%"'


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
        (FLOW, (100, -108, 121, 133, 1420), []),
        (FLOW, (100, 108, 121, 133, "{value: 820, bound: at_least}"), []),
        (FLOW, (100, 108, 121, 133, "{value: 820, note: Two districts joined}"), []),
        (FLOW, (100, 108, 121, 133, "{value: 820, break: true}"), []),
        ("kind: rank, direction: down", (30, 31, 29, 30, 140), []),
        ("kind: cumulative, direction: up", (5, 6, 7, 8, 90), []),
        # slips
        (FLOW, (52.1, 61.3, 7020), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 70200), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 702000), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 7.02e9), ["2021 LYG307"]),
        (FLOW, (52100, 61300, 7.02), ["2021 LYG307"]),
        (FLOW, (52.1, 61.3, 702), []),
        (FLOW, ("52.1", "0", "0"), []),
        (FLOW, (1, 2, 100), []),
        (FLOW + ", target: 120", (61.3, 702000), ["2020 LYG307"]),
        (FLOW, (52.1, "{value: 702000, note: In 10 thousand yuan}", 61.3), ["2020 LYG307"]),
        # shares
        (PERCENT, (2.82, 3.01, 0.0312), ["2021 LYG308"]),
        (PERCENT, (0.9, 1.0, 0.011), ["2021 LYG308"]),
        (PERCENT, (0.0282, 0.0301, 0.0312), []),
        (PERCENT, (40, 55, 0.6), ["2021 LYG308"]),
        (PERCENT, (0.4, 0.5, 60), ["2021 LYG307"]),
        (PERCENT + ", baseline: 40, target: 60", ("0.45",), ["2019 LYG308"]),
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
        (STOCK, (100, 108, 121, 1330, 140), ["2022 LYG306"]),
        (STOCK, (100, 10800, 121), ["2020 LYG307"]),
        ("kind: cumulative, direction: up", (90, 85), ["2020 LYG310"]),
        ("kind: cumulative, direction: up", (90, "{value: 85, note: Recounted}"), ["2020 LYG310"]),
        ("kind: cumulative, direction: up", (90, "{value: 85, excluded: superseded}"), []),
    ],
)
def test_how_a_series_runs(keys: str, values: Sequence[object], expected: list[str], tmp_path: Path) -> None:
    assert line(tmp_path, keys, values) == expected


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
    ],
)
def test_dates_and_kinds(observation: str, expected: list[str], tmp_path: Path) -> None:
    assert [code[-6:] for code in found(tmp_path, f"  a: {{name: A, {STOCK}}}\n", f"  a: {observation}\n")] == expected


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
    codes = found(tmp_path, f"  a: {{name: A, {STOCK}, baseline: 10, targets: {targets}}}\n", "  {}\n")
    assert [code[-6:] for code in codes] == ["LYG313"] * expected


AB = "  a: {name: A, kind: flow, direction: up, baseline: 20, target: 60}\n"
AB += "  b: {name: B, kind: flow, direction: up, baseline: 30, target: 90}\n"
AB += "  all: {name: All, kind: flow, direction: up, baseline: 50, target: %s}\n"


@pytest.mark.parametrize(("whole", "expected"), [("150", []), ("152", ["LYG314"]), ("{value: 150, year: 2029}", [])])
def test_parts_and_their_whole(whole: str, expected: list[str], tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2018}]\n"
    assert found(tmp_path, AB % whole, "  {}\n", claims) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("part: a, whole: all, value: 0.4, year: 2018", []),
        ("part: a, whole: all, value: 0.42, year: 2018", ["2018 LYG315"]),
        ("part: a, whole: all, value: 0.42, year: 2018, note: So printed", []),
        ("part: a, whole: all, value: 0.41, year: 2019", []),
        ("part: a, whole: all, value: 0.333, year: 2020", []),
        ("part: a, whole: all, value: 0.34, year: 2020", []),
        ("part: a, whole: all, value: 0.5, year: 2021", []),
        ("part: a, whole: a, region: east, value: 0.5, year: 2020", []),
        ("part: a, whole: a, region: east, value: 0.6, year: 2020", ["2020 LYG315"]),
    ],
)
def test_shares(claim: str, expected: list[str], tmp_path: Path) -> None:
    actuals = "  a: [{value: 22, year: 2020}, {value: 11, year: 2020, region: east}, {value: 2, year: 2021}]\n"
    actuals += "  all: [{value: 66, year: 2020}, {value: 0, year: 2021}]\n"
    assert found(tmp_path, AB % 150, actuals, f"claims: [{{id: c, kind: share, {claim}}}]\n") == expected


@pytest.mark.parametrize(("value", "half"), [(3, 0.5), (0.646, 0.0005), (12.5, 0.05), (1.5e20, 0.0)])
def test_half_of_the_last_digit(value: float, half: float) -> None:
    assert rounding(value) == pytest.approx(half)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("tech_smes", "techsmes"), 1),
        (("level_1", "level_l"), 1),
        (("zone_0", "zone_o"), 1),
        (("firm", "firms"), 0),
        (("rd_2020", "rd_2021"), 0),
    ],
)
def test_ids_that_look_alike(ids: tuple[str, str], expected: int, tmp_path: Path) -> None:
    indicators = "".join(f"  {key}: {{name: {key}, {STOCK}, target: 2}}\n" for key in ids)
    assert found(tmp_path, indicators, "  {}\n") == ["LYG406"] * expected


def test_a_plan_that_describes_no_source_is_not_asked_for_any(tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    head = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2018}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(head + f"  a: {{name: A, {STOCK}}}\n", "utf-8")
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {a: {2022: 3}}\n", "utf-8")
    assert load(Folder(tmp_path), with_warnings=True).findings == []


def test_the_data_of_the_repository_has_only_its_two_conflicts() -> None:
    found = load(Folder(Path(__file__).parents[1] / "data"), with_warnings=True).findings
    assert [(f.rule.code, f.indicator) for f in found] == [
        ("LYG305", "innovation_platforms"),
        ("LYG305", "invention_patents_per_10k"),
    ]
