"""What values rest on: which source is the better one, what is recorded twice, what is old, and names that mislead."""

from pathlib import Path

import pytest

from lygap.checks import Asked
from lygap.findings import Finding
from smallplan import FLOW, HEAD, STOCK, checked, found, indicator, warnings

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2018, target_year: 2030, source: plan}
regions: {here: {name: Here}, east: {name: East, part_of: here}}
sources: {plan: {title: Plan, date: 2026-12, kind: plan}}
indicators:
"""
SOURCES = """\
sources:
  office: {title: Yearbook, date: 2022-09, kind: statistics}
  digest: {title: Digest, date: 2023-09, kind: compilation}
  paper: {title: Paper, date: 2023-09, kind: news}
  copy: {title: Yearbook as copied, date: 2022-10, kind: statistics, mirror: true}
"""


def told(found: list[Finding]) -> list[str]:
    """Findings as file, place and code."""
    return [f"{Path(f.file).stem}:{f.place.line}:{f.place.column} {f.rule.code}" for f in found]


def better(folder: Path, values: str, keys: str = STOCK) -> list[str]:
    """What LYG403 says of the values of one indicator: the year, the source that counts, and the better one's value."""
    actuals = f"{SOURCES}observations:\n  a:\n{values}"
    rules = [f for f in warnings(folder, PLAN + f"  a: {{name: A, {keys}}}\n", v=actuals) if f.rule.code == "LYG403"]
    return ["{id}: {value} in {better}".format(**f.params) for f in rules]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("2021: [{value: 5, source: digest}, {value: 6, source: office}]", ["digest: 6 in office"]),
        ("2021: [{value: 5, source: paper}, {value: 6, source: office}]", ["paper: 6 in office"]),
        ("2021: [{value: 5, source: copy, preferred: true}, {value: 6, source: office}]", ["copy: 6 in office"]),
        ("2021: [{value: 5, source: digest}, {value: 6, source: copy}]", []),
        ("2021: [{value: 5, source: digest}, {value: 6, source: paper}]", []),
        ("2021: [{value: 5, source: digest}, {value: 6}]", []),
        ("2021: [{value: 5}, {value: 6, source: office}]", []),
        ("2021: [{value: 5, source: digest}, {value: 5, source: office}]", []),
        ("2021: [{value: 5, source: digest, note: Revised}, {value: 6, source: office}]", []),
        ("2021: [{value: 5, source: digest}, {value: 6, source: office, excluded: superseded}]", []),
        ("2021: [{value: 5, source: digest}, {value: 6, source: office, obs_status: provisional}]", []),
        ("2021: [{value: 5, source: digest}, {value: 6, source: office, as_of: 2021-06}]", []),
        ("2021: [{value: 5, source: office, preferred: true}, {value: 6, source: digest}]", []),
        # one word for each year, however many better ones there are, and each year on its own
        (
            "2021: [{value: 5, source: digest, preferred: true}, {value: 6, source: office}, {value: 7, source: plan}]",
            ["digest: 6 in office"],
        ),
        (
            """2020: [{value: 4, source: paper}, {value: 3, source: office}]
    2021: {value: 5, source: office}
    2022: [{value: 5, source: digest}, {value: 6, source: office}]""",
            ["paper: 3 in office", "digest: 6 in office"],
        ),
    ],
)
def test_what_counts_should_come_from_its_origin(values: str, expected: list[str], tmp_path: Path) -> None:
    assert better(tmp_path, f"    {values}\n") == expected


def test_part_of_a_year_is_no_better_source_for_the_year(tmp_path: Path) -> None:
    values = "    2021: [{value: 5, source: digest}, {value: 3, source: office, period: 2021-01/2021-06}]\n"
    assert better(tmp_path, values, FLOW) == []


@pytest.mark.parametrize("dates", [("", ", period: 2021-01/2021-12"), (", period: 2021-01/2021-06",) * 2])
def test_the_same_time_may_be_written_in_two_ways(dates: tuple[str, str], tmp_path: Path) -> None:
    values = f"2021: [{{value: 5, source: digest{dates[0]}}}, {{value: 6, source: office{dates[1]}}}]"
    assert better(tmp_path, f"    {values}\n", FLOW) == ["digest: 6 in office"]


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ("[{value: 5, year: 2021}, {value: 5, year: 2021}]", ["v:3:31 LYG405"]),
        ("[{value: 5, year: 2021}, {value: 5, year: 2022}]", []),
        ("[{value: 5, year: 2021}, {value: 5, year: 2021, note: As in the yearbook}]", []),
        ("[{value: 5, year: 2021}, {value: 5, year: 2021, locator: p. 4}]", []),
        (
            "[{value: 5, year: 2021}, {value: 5, year: 2021}, {value: 5, year: 2021}]",
            ["v:3:31 LYG405", "v:3:55 LYG405"],
        ),
        ("[{growth: 0.1, from: 2019, year: 2021}, {growth: 0.1, from: 2019, year: 2021}]", []),
        ("[{growth: 0.1, year: 2020, from: 2019}, {value: 5, year: 2021}, {value: 5, year: 2021}]", ["v:3:70 LYG405"]),
    ],
)
def test_a_value_is_recorded_once(values: str, lines: list[str], tmp_path: Path) -> None:
    actuals = f"source: plan\nobservations:\n  a: {values}\n"
    found = warnings(tmp_path, PLAN + f"  a: {{name: A, {STOCK}}}\n", v=actuals)
    found = [f for f in found if f.rule.code not in ("LYG305", "LYG317")]
    assert told(found) == lines
    assert all((f.params["year"], Path(f.params["other"]).name) == ("2021", "v.yaml") for f in found)


@pytest.mark.parametrize(
    ("goals", "actuals", "stale"),
    [
        ("target: 9", "  a: {2021: 5}\n  b: {2024: 1}\n", ["2021"]),
        ("target: 9", "  a: {2022: 5}\n  b: {2024: 1}\n", []),
        ("target: 9", "  b: {2024: 1}\n", []),
        ("baseline: 3, target: 9", "  b: {2024: 1}\n", ["2018"]),
        ("baseline: null, target: 9", "  b: {2024: 1}\n", []),
        ("target: {text: more}", "  a: {2021: 5}\n  b: {2024: 1}\n", []),
        (
            "target: 9",
            "  a: [{value: 5, year: 2021}, {value: 6, year: 2024, excluded: superseded}]\n  b: {2024: 1}\n",
            ["2021"],
        ),
        # a region has its own values, and its own target
        (
            "target: 9, regions: {east: {target: 4}}",
            "  a: [{value: 5, year: 2024}, {value: 2, year: 2020, region: east}]\n",
            ["2020"],
        ),
        ("target: 9, regions: {east: {target: 4}}", "  a: [{value: 5, year: 2024}]\n", []),
    ],
)
def test_stale_is_what_is_older_than_the_newest(goals: str, actuals: str, stale: list[str], tmp_path: Path) -> None:
    plan = PLAN + f"  a: {{name: A, {STOCK}, {goals}}}\n  b: {{name: B, {FLOW}}}\n"
    found = warnings(tmp_path, plan, Asked(stale_after=2), v="source: plan\nobservations:\n" + actuals)
    assert [f.params for f in found] == [{"year": year, "newest": "2024", "after": "2"} for year in stale]


def test_values_without_a_source_are_one_finding_a_file_at_the_first(tmp_path: Path) -> None:
    plan = PLAN + f"  a: {{name: A, {STOCK}}}\n  b: {{name: B, {STOCK}}}\n"
    one = (
        "observations:\n  a: {2020: 1, 2021: 2}\n  b: [{value: 2, year: 2020, source: plan}, {value: 3, year: 2021}]\n"
    )
    two = "observations:\n  b: {2022: 4}\n"
    found = warnings(tmp_path, plan, one=one, two=two)
    assert told(found) == ["one:2:13 LYG402", "two:2:13 LYG402"]
    assert [f.params["number"] for f in found] == ["3", "1"]
    assert [f.indicator for f in found] == [None, None]


def test_of_values_without_a_source_the_first_is_told(tmp_path: Path) -> None:
    plan = PLAN + f"  a: {{name: A, {STOCK}}}\n  b: {{name: B, {STOCK}}}\n"
    (tmp_path / "actuals").mkdir()
    table = "indicator,year,value,source\na,2020,1,plan\nb,2020,2,\na,2021,3,\nb,2021,4,\n"
    (tmp_path / "actuals" / "t.csv").write_text(table, "utf-8")
    found = warnings(tmp_path, plan, v="observations:\n  b: {2022: 4}\n  a: {2022: 4}\n")
    assert told(found) == ["t:3:1 LYG402", "v:2:13 LYG402"]
    assert [f.params["number"] for f in found] == ["3", "2"]


def test_a_source_is_cited_by_whatever_may_cite_it(tmp_path: Path) -> None:
    plan = PLAN.replace("sources: {plan: ", "sources: {s1: {title: T1}, s2: {title: T2}, s3: {title: T3}, plan: ")
    plan += f"  a: {{name: A, {STOCK}, baseline: {{value: 1, source: s1}}, target: {{value: 2, source: s2}}}}\n"
    plan += "claims: [{id: c, kind: cagr, indicator: a, from: 2018, to: 2020, value: 1, source: s3}]\n"
    actuals = "source: s4\nsources: {s4: {title: T4}, s5: {title: T5}, s6: {title: T6}}\n"
    found = warnings(tmp_path, plan, v=actuals + "observations:\n  a: {2021: {value: 3, source: s5}}\n")
    assert [(f.rule.code, f.params, f.indicator) for f in found] == [("LYG404", {"id": "s6"}, None)]
    assert told(found) == ["v:2:45 LYG404"]


def test_a_source_of_what_could_not_be_read_may_be_cited(tmp_path: Path) -> None:
    actuals = f"{SOURCES}observations:\n  a: {{2021: {{value: 2.7%, source: office}}}}\n"
    found = checked(tmp_path, PLAN + f"  a: {{name: A, {STOCK}}}\n", v=actuals)
    assert told(found) == ["v:7:21 LYG103"]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("tech_smes", "techsmes"), 1),
        (("level_1", "level_l"), 1),
        (("zone_0", "zone_o"), 1),
        (("firm", "flrm"), 1),
        (("barn", "bam"), 1),
        (("firm", "firms"), 0),
        (("rd_2020", "rd_2021"), 0),
        (("sdg_11_1", "sdg_1_11"), 0),
        (("sdg_1_1", "sdg_1_l"), 0),
        (("a_1b", "a1b"), 1),
    ],
)
def test_ids_that_look_alike(ids: tuple[str, str], expected: int, tmp_path: Path) -> None:
    indicators = "".join(f"  {key}: {{name: {key}, {STOCK}, target: 2}}\n" for key in ids)
    assert found(tmp_path, indicators, "  {}\n") == ["LYG406"] * expected


def test_ids_of_every_part_may_look_alike(tmp_path: Path) -> None:
    plan = PLAN.replace("east: {name: East, part_of: here}", "east: {name: East}, e_ast: {name: E}")
    plan = plan.replace("indicators:", "groups: {g1: {name: G}, gl: {name: H}}\nindicators:")
    plan += f"  a1: {{name: A, {STOCK}}}\n  al: {{name: B, {STOCK}}}\n"
    actuals = "sources: {p1an: {title: Other, kind: news}}\nobservations:\n  a1: {2021: {value: 1, source: p1an}}\n"
    found = warnings(tmp_path, plan, v=actuals)
    assert [(f.params["id"], f.params["other"], f.indicator) for f in found] == [
        ("p1an", "plan", None),
        ("e_ast", "east", None),
        ("gl", "g1", None),
        ("al", "a1", "al"),
    ]
    assert told(found) == ["v:1:11 LYG406", "targets:3:51 LYG406", "targets:5:25 LYG406", "targets:8:3 LYG406"]


def test_of_three_that_collide_each_names_the_first_other(tmp_path: Path) -> None:
    keys = {"a": "aliases: [X, y]", "b": "aliases: [x]", "c": "aliases: [z, Y]"}
    plan = PLAN + "".join(f"  {key}: {{name: {key}, {STOCK}, {alias}}}\n" for key, alias in keys.items())
    found = warnings(tmp_path, plan)
    assert [(f.indicator, f.params["value"], f.params["other"], f.place.line) for f in found] == [
        ("a", "X", "b", 6),
        ("a", "y", "c", 6),
        ("b", "x", "a", 7),
        ("c", "Y", "a", 8),
    ]


def test_a_plan_that_describes_no_source_is_not_asked_for_any(tmp_path: Path) -> None:
    head = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2018}\nindicators:\n"
    assert warnings(tmp_path, head + f"  a: {{name: A, {STOCK}}}\n", v="observations: {a: {2022: 3}}\n") == []


@pytest.mark.parametrize(
    ("goals", "actuals", "stale"),
    [
        # what was to be reached by 2020 and has its value is done …
        ("target: {value: 20, year: 2020}", "a: {2020: 12}", []),
        ("targets: [{value: 18, year: 2019}, {value: 20, year: 2020}]", "a: {2020: 12}", []),
        # … what has none, or has another target still to come, is not
        ("target: {value: 20, year: 2020}", "a: {2016: 12}", ["2016"]),
        ("targets: [{value: 20, year: 2020}, {value: 30, year: 2026}]", "a: {2020: 12}", ["2020"]),
        ("targets: [{value: 20, year: 2020}, {value: 30, year: null}]", "a: {2020: 12}", ["2020"]),
        ("targets: [{value: 20, year: 2020}, {value: 30, each_year: true}]", "a: {2020: 12}", ["2020"]),
    ],
)
def test_after_the_last_deadline_nothing_gets_old(goals: str, actuals: str, stale: list[str], tmp_path: Path) -> None:
    plan = HEAD + indicator(f"{STOCK}, {goals}") + "  b: {name: B, kind: stock, direction: up}\n"
    found = warnings(
        tmp_path, plan, Asked(stale_after=2), v=f"source: plan\nobservations:\n  {actuals}\n  b: {{2024: 1}}\n"
    )
    assert [f.params["year"] for f in found if f.rule.code == "LYG401"] == stale
