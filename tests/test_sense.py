"""The rules of sense at their edges: what is far outside, what is a slip, and what real series do all the time."""

from pathlib import Path

import pytest

from lygap.checks.sense import rounding
from lygap.findings import Place
from lygap.loading import Folder, load
from smallplan import FLOW, STOCK, findings, found, indicator


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
    assert (early.place, early.params) == (Place(3, column), {"text": text, "date": date})


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


AB = "  a: {name: A, kind: flow, direction: up, baseline: 20, target: 60}\n"
AB += "  b: {name: B, kind: flow, direction: up, baseline: 30, target: 90}\n"
AB += "  all: {name: All, kind: flow, direction: up, baseline: 50, target: %s}\n"


@pytest.mark.parametrize(("whole", "expected"), [("150", []), ("152", ["LYG314"]), ("{value: 150, year: 2029}", [])])
def test_parts_and_their_whole(whole: str, expected: list[str], tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2018}]\n"
    assert found(tmp_path, AB % whole, "  {}\n", claims) == expected


def test_parts_say_what_they_add_up_to(tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2018}]\n"
    (wrong,) = findings(tmp_path, AB % "152.5", "  {}\n", claims)
    assert wrong.params == {"terms": "60 + 90", "sum": "150", "total": "152.5"}
    assert wrong.place == Place(9, 36)


TOTAL = "claims: [{id: c, kind: total, indicator: a, from: 2021, to: 2023, value: %s}]\n"
YEARLY = "kind: flow, direction: up, targets: [%s]"


@pytest.mark.parametrize(
    ("targets", "total", "told"),
    [
        ({2021: 10, 2022: 11, 2023: 12}, "33", []),
        ({2021: 10, 2022: 11, 2023: 12}, "36", ["10 + 11 + 12 = 33, not 36"]),
        ({2021: 10, 2022: 11, 2023: 12}, "30", ["10 + 11 + 12 = 33, not 30"]),
        # each is rounded by half of its last digit, the four together by two
        ({2021: 10, 2022: 11, 2023: 12}, "35", []),
        ({2021: 10, 2022: 11, 2023: 12}, "34.6", ["10 + 11 + 12 = 33, not 34.6"]),
        ({2021: 10.5, 2022: 11.5, 2023: 12.5}, "34.7", []),
        ({2021: 10.5, 2022: 11.5, 2023: 12.5}, "34.8", ["10.5 + 11.5 + 12.5 = 34.5, not 34.8"]),
        # those outside the period do not count, and without all of it there is no sum
        ({2020: 9, 2021: 10, 2022: 11, 2023: 12}, "43", ["10 + 11 + 12 = 33, not 43"]),
        ({2021: 10, 2022: 11, 2023: 12, 2024: 13}, "43", ["10 + 11 + 12 = 33, not 43"]),
        ({2021: 10, 2023: 12}, "43", []),
        ({2021: 0, 2022: 0, 2023: 1}, "5", ["0 + 0 + 1 = 1, not 5"]),
    ],
)
def test_years_and_their_total(targets: dict[int, float], total: str, told: list[str], tmp_path: Path) -> None:
    listed = ", ".join(f"{{year: {year}, value: {value}}}" for year, value in targets.items())
    wrong = findings(tmp_path, indicator(YEARLY % listed), "  {}\n", TOTAL % total)
    assert ["{terms} = {sum}, not {total}".format(**f.params) for f in wrong] == told
    assert all((f.rule.code, f.place) == ("LYG314", Place(7, 74)) for f in wrong)


@pytest.mark.parametrize(
    ("b", "whole", "expected"),
    [
        ("target: 90", "targets: [160, {id: two, value: 150, year: 2029}]", ["LYG314"]),  # the first of each counts …
        ("targets: [90, {id: two, value: 40}]", "target: 150", []),  # … of several targets
        ("target: {text: more}", "target: 75", []),
        ("target: 90", "target: {text: more}", []),
        ("target: 90", "target: 0", ["LYG314"]),
        ("target: 0", "target: 60", []),
    ],
)
def test_of_each_part_one_target_counts(b: str, whole: str, expected: list[str], tmp_path: Path) -> None:
    keys = {"a": "target: 60", "b": b, "all": whole}
    three = "".join(f"  {key}: {{name: {key}, {FLOW}, {goal}}}\n" for key, goal in keys.items())
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2018}]\n"
    assert found(tmp_path, three, "  {}\n", claims) == expected


def test_a_whole_without_parts_is_no_sum(tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [], whole: a, year: 2018}]\n"
    assert found(tmp_path, indicator(f"{FLOW}, target: 60"), "  {}\n", claims) == []


def test_a_claim_with_a_note_is_explained(tmp_path: Path) -> None:
    total = TOTAL.replace("value: %s", "value: 99, note: As printed")
    targets = ", ".join(f"{{year: {year}, value: 9}}" for year in (2021, 2022, 2023))
    assert found(tmp_path, indicator(YEARLY % targets), "  {}\n", total) == []


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


def test_of_a_flow_the_whole_year_has_the_share(tmp_path: Path) -> None:
    actuals = "  a: [{value: 22, year: 2020}, {value: 60, year: 2020, period: 2020-12}]\n  all: {2020: 66}\n"
    claims = "claims: [{id: c, kind: share, part: a, whole: all, value: 0.9, year: 2020}]\n"
    assert found(tmp_path, AB % 150, actuals, claims) == ["2020 LYG315"]


@pytest.mark.parametrize(("value", "half"), [(3, 0.5), (0.646, 0.0005), (12.5, 0.05), (1.5e20, 0.0)])
def test_half_of_the_last_digit(value: float, half: float) -> None:
    assert rounding(value) == pytest.approx(half)


def test_the_data_of_the_repository_has_only_its_two_conflicts() -> None:
    found = load(Folder(Path(__file__).parents[1] / "data"), with_warnings=True).findings
    assert [(f.rule.code, f.indicator) for f in found] == [
        ("LYG305", "innovation_platforms"),
        ("LYG305", "invention_patents_per_10k"),
    ]
