"""What a plan says of its own figures: sums and shares, in the year they are said of, to the last printed digit."""

from pathlib import Path

import pytest

from lygap.checks.printed import rounding
from lygap.findings import Place
from smallplan import FLOW, findings, found, indicator

AB = "  a: {name: A, kind: flow, direction: up, baseline: 20, target: 60}\n"
AB += "  b: {name: B, kind: flow, direction: up, baseline: 30, target: 90}\n"
AB += "  all: {name: All, kind: flow, direction: up, baseline: 50, target: %s}\n"


@pytest.mark.parametrize(("whole", "expected"), [("150", []), ("152", ["LYG314"]), ("{value: 150, year: 2029}", [])])
def test_parts_and_their_whole(whole: str, expected: list[str], tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2030}]\n"
    assert found(tmp_path, AB % whole, "  {}\n", claims) == expected


def test_parts_say_what_they_add_up_to(tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2030}]\n"
    (wrong,) = findings(tmp_path, AB % "152.5", "  {}\n", claims)
    assert wrong.params == {"terms": "60 + 90", "sum": "150", "total": "152.5"}
    assert wrong.place == Place(9, 36)


@pytest.mark.parametrize(
    ("year", "values", "told"),
    [
        (2018, "  {}\n", []),
        (2018, "  a: {2018: 99}\n", []),  # the plan speaks of its own baseline
        (2020, "  a: {2020: 1}\n  b: {2020: 2}\n  all: {2020: 3}\n", []),
        (2020, "  a: {2020: 1}\n  b: {2020: 2}\n  all: {2020: 6}\n", ["1 + 2 = 3, not 6"]),
        (2020, "  a: {2020: 1}\n  all: {2020: 6}\n", []),
        (2020, "  a: {2020: 1}\n  b: {2020: 2}\n", []),
        (2020, "  a: {2020: {value: 1, margin: 3}}\n  b: {2020: 2}\n  all: {2020: 6}\n", []),
    ],
)
def test_a_sum_is_of_the_year_it_is_said_of(year: int, values: str, told: list[str], tmp_path: Path) -> None:
    claims = f"claims: [{{id: c, kind: sum, parts: [a, b], whole: all, year: {year}}}]\n"
    wrong = [f for f in findings(tmp_path, AB % "152.5", values, claims) if f.rule.code == "LYG314"]
    assert ["{terms} = {sum}, not {total}".format(**f.params) for f in wrong] == told


def test_the_baselines_of_parts_may_differ_from_that_of_the_whole(tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2018}]\n"
    (wrong,) = findings(tmp_path, (AB % 150).replace("baseline: 50", "baseline: 55"), "  {}\n", claims)
    assert wrong.params == {"terms": "20 + 30", "sum": "50", "total": "55"}


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
        ({2021: 10, 2022: 11, 2023: 12}, "31", []),
        ({2021: 0, 2022: 0, 2023: 0}, "0", []),
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
    claims = "claims: [{id: c, kind: sum, parts: [a, b], whole: all, year: 2030}]\n"
    assert found(tmp_path, three, "  {}\n", claims) == expected


def test_each_claim_is_recomputed_whatever_those_before_it_say(tmp_path: Path) -> None:
    total = "{id: %s, kind: total, indicator: a, from: %d, to: 2019, value: 9}"
    share = "{id: %s, kind: share, part: a, whole: all, value: %s, year: %d}"
    claims = [total % ("c1", 2016), total % ("c2", 2018), share % ("c3", 0.9, 2024), share % ("c4", 0.9, 2018)]
    told = findings(tmp_path, AB % 150, "  a: {2019: 21}\n", f"claims: [{', '.join(claims)}]\n")
    assert [f.rule.code for f in told] == ["LYG314", "LYG315"]


def test_a_whole_without_parts_is_no_sum(tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: sum, parts: [], whole: a, year: 2018}]\n"
    assert found(tmp_path, indicator(f"{FLOW}, target: 60"), "  {}\n", claims) == []


@pytest.mark.parametrize(("kind", "told"), [("flow", ["LYG314"]), ("stock", []), ("ratio", []), ("cumulative", [])])
def test_only_a_flow_adds_up_over_the_years(kind: str, told: list[str], tmp_path: Path) -> None:
    plan = indicator(f"kind: {kind}, direction: up")
    assert found(tmp_path, plan, "  a: {2021: 10, 2022: 11, 2023: 12}\n", TOTAL % 43) == told


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
        ("part: a, whole: all, value: 0.4, year: 2030", []),
        ("part: a, whole: all, value: 0.5, year: 2030", ["2030 LYG315"]),
        ("part: a, whole: a, region: east, value: 0.5, year: 2020", []),
        ("part: a, whole: a, region: east, value: 0.6, year: 2020", ["2020 LYG315"]),
    ],
)
def test_shares(claim: str, expected: list[str], tmp_path: Path) -> None:
    actuals = "  a: [{value: 22, year: 2020}, {value: 11, year: 2020, region: east}, {value: 2, year: 2021}]\n"
    actuals += "  all: [{value: 66, year: 2020}, {value: 0, year: 2021}]\n"
    told = found(tmp_path, AB % 150, actuals, f"claims: [{{id: c, kind: share, {claim}}}]\n")
    assert [line for line in told if "LYG306" not in line] == expected


@pytest.mark.parametrize(
    ("part", "whole", "claim", "told"),
    [
        # a region's part of the whole in that region; of the same indicator, in the plan's region
        ((5, 50), (10, 90), "part: a, whole: all, value: 0.5", []),
        ((5, 50), (10, 90), "part: a, whole: all, value: 0.05", ["0.5"]),
        ((5, 50), (10, 90), "part: a, whole: a, value: 0.1", []),
        ((5, 50), (10, 90), "part: a, whole: a, value: 0.9", ["0.1"]),
        # of a whole that may be nothing, or a part below it, there is no share
        ((0, 0.5), (1, 1), "part: a, whole: a, value: 0.9", []),
        ((0.2, 0.6), (1, 1), "part: a, whole: a, value: 0.9", ["0.3333"]),
        ((0.5, 2), (1, 1), "part: a, whole: a, value: 0.9", ["0.25"]),
        ((-1, 20), (1, 1), "part: a, whole: a, value: 0.9", []),
    ],
)
def test_a_share_in_a_region(
    part: tuple[float, float], whole: tuple[float, float], claim: str, told: list[str], tmp_path: Path
) -> None:
    pair = "  {}: [{{value: {}, year: 2020, region: east}}, {{value: {}, year: 2020}}]\n"
    claims = f"claims: [{{id: c, kind: share, region: east, {claim}, year: 2020}}]\n"
    found = findings(tmp_path, AB % 150, pair.format("a", *part) + pair.format("all", *whole), claims)
    assert [f.params["share"] for f in found if f.rule.code == "LYG315"] == told


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ("1", "{value: 1, margin: 0.5}", []),  # the whole may be nothing
        ("{value: 1, margin: 0.5}", "40", ["0.025"]),  # the part may be, and still has a share
    ],
)
def test_a_share_of_what_has_a_margin(part: str, whole: str, told: list[str], tmp_path: Path) -> None:
    claims = "claims: [{id: c, kind: share, part: a, whole: all, value: 0.9, year: 2020}]\n"
    found = findings(tmp_path, AB % 150, f"  a: {{2020: {part}}}\n  all: {{2020: {whole}}}\n", claims)
    assert [f.params["share"] for f in found if f.rule.code == "LYG315"] == told


def test_the_share_is_told_of_the_figures_as_printed(tmp_path: Path) -> None:
    plan = (AB % 150).replace("baseline: 20", "baseline: 10").replace("baseline: 50", "baseline: 40")
    claims = "claims: [{id: c, kind: share, part: a, whole: all, value: 0.42, year: 2018}]\n"
    (wrong,) = findings(tmp_path, plan, "  {}\n", claims)
    assert wrong.params == {"value": "0.42", "share": "0.25", "year": "2018"}


def test_of_a_flow_the_whole_year_has_the_share(tmp_path: Path) -> None:
    actuals = "  a: [{value: 22, year: 2020}, {value: 60, year: 2020, period: 2020-12}]\n  all: {2020: 66}\n"
    claims = "claims: [{id: c, kind: share, part: a, whole: all, value: 0.9, year: 2020}]\n"
    assert found(tmp_path, AB % 150, actuals, claims) == ["2020 LYG315"]


@pytest.mark.parametrize(("value", "half"), [(3, 0.5), (0.646, 0.0005), (12.5, 0.05), (1.5e20, 0.0)])
def test_half_of_the_last_digit(value: float, half: float) -> None:
    assert rounding(value) == pytest.approx(half)


MULTIPLE = "claims: [{id: c, kind: multiple, indicator: a, from: 2018, to: 2030, %s}]\n"


@pytest.mark.parametrize(
    ("base", "target", "claim", "told"),
    [
        ("755", "1510", "value: 2", []),
        ("755", "1500", "value: 2", ["1500 in 2030 is 1.987 times the 755 of 2018, not 2"]),
        ("25.98", "50", "value: 2", ["50 in 2030 is 1.925 times the 25.98 of 2018, not 2"]),
        ("25.98", "51.96", "value: 2", []),
        # either figure may have been rounded
        ("755", "1511", "value: 2", []),
        ("755", "1512", "value: 2", ["1512 in 2030 is 2.003 times the 755 of 2018, not 2"]),
        ("755", "1508", "value: 2", ["1508 in 2030 is 1.997 times the 755 of 2018, not 2"]),
        # and a multiple with decimals too, but a whole one is a word
        ("100", "224", "value: 2.2", []),
        ("100", "228", "value: 2.2", ["228 in 2030 is 2.28 times the 100 of 2018, not 2.2"]),
        ("100", "240", "value: 2", ["240 in 2030 is 2.4 times the 100 of 2018, not 2"]),
        # a bound and a margin
        ("53.8", "120", "value: 2, bound: at_least", []),
        ("53.8", "100", "value: 2, bound: at_least", ["100 in 2030 is 1.859 times the 53.8 of 2018, not 2"]),
        ("100", "190", "value: 2, bound: at_most", []),
        ("100", "240", "value: 2, bound: at_most", ["240 in 2030 is 2.4 times the 100 of 2018, not 2"]),
        ("100", "224", "value: 2, margin: 0.25", []),
        ("100", "227", "value: 2, margin: 0.25", ["227 in 2030 is 2.27 times the 100 of 2018, not 2"]),
        ("100", "224", "value: 2, bound: about", []),
        ("100", "227", "value: 2, bound: about, margin: 0.25", ["227 in 2030 is 2.27 times the 100 of 2018, not 2"]),
        ("100", "240", "value: 2, note: So printed", []),
        # what cannot be told
        ("null", "240", "value: 2", []),
        ("0", "240", "value: 2", []),
        ("100", "{multiple_of_baseline: 3}", "value: 2", []),
        ("100", "{value: 240, year: 2025}", "value: 2", []),
    ],
)
def test_a_multiple_and_its_target(base: str, target: str, claim: str, told: list[str], tmp_path: Path) -> None:
    plan = indicator(f"{FLOW}, baseline: {base}, target: {target}")
    wrong = [f for f in findings(tmp_path, plan, "  a: {2030: 777}\n", MULTIPLE % claim) if f.rule.code == "LYG320"]
    assert [
        "{value} in {year} is {multiple} times the {base} of {since}, not {stated}".format(**f.params) for f in wrong
    ] == told
    assert all((f.indicator, f.place) == ("a", Place(7, 77)) for f in wrong)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("2030: 200", []),
        ("2030: 210", ["2.1"]),
        ("2030: {value: 190, margin: 12}", []),
        ("2030: {value: 190, bound: at_least}", []),
        ("2030: {value: 190, excluded: not_comparable}", []),
        ("2029: 150", []),
    ],
)
def test_a_multiple_of_what_was_observed(values: str, told: list[str], tmp_path: Path) -> None:
    plan = indicator(f"{FLOW}, baseline: 100, target: 777")
    claim = MULTIPLE % "value: 2, of: observation"
    wrong = [f for f in findings(tmp_path, plan, f"  a: {{{values}}}\n", claim) if f.rule.code == "LYG320"]
    assert [f.params["multiple"] for f in wrong] == told


def test_a_multiple_since_an_observed_year(tmp_path: Path) -> None:
    claim = (MULTIPLE % "value: 2").replace("from: 2018", "from: 2020")
    plan = indicator(f"{FLOW}, baseline: 100, target: 260")
    assert found(tmp_path, plan, "  a: {2020: 130}\n", claim) == []
    assert found(tmp_path, plan, "  a: {2020: 120}\n", claim) == ["2030 LYG320"]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("value: 36", ["LYG314"]),
        ("value: 36, bound: at_most", []),
        ("value: 36, bound: at_least", ["LYG314"]),
        ("value: 30, bound: at_least", []),
        ("value: 30, bound: at_most", ["LYG314"]),
        ("value: 30, bound: about", []),
        ("value: 30, margin: 2", []),
        ("value: 30, margin: 0.5", ["LYG314"]),
    ],
)
def test_a_total_with_a_bound_or_a_margin(claim: str, told: list[str], tmp_path: Path) -> None:
    targets = ", ".join(f"{{year: {year}, value: {value}}}" for year, value in ((2021, 10), (2022, 11), (2023, 12)))
    total = (TOTAL % 0).replace("value: 0", claim)
    assert found(tmp_path, indicator(YEARLY % targets), "  {}\n", total) == told


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("value: 0.5", ["2018 LYG315"]),
        ("value: 0.5, bound: at_most", []),
        ("value: 0.3, bound: at_least", []),
        ("value: 0.3, bound: at_most", ["2018 LYG315"]),
        ("value: 0.5, bound: about", []),
        ("value: 0.5, margin: 0.1", []),
    ],
)
def test_a_share_with_a_bound_or_a_margin(claim: str, told: list[str], tmp_path: Path) -> None:
    claims = f"claims: [{{id: c, kind: share, part: a, whole: all, year: 2018, {claim}}}]\n"
    assert found(tmp_path, AB % 150, "  {}\n", claims) == told
