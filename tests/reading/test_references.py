"""One slip is one finding: an id that is rejected where it is described is not rejected wherever it is named."""

import re
from pathlib import Path

import pytest

from lygap.reading import Folder, load
from smallplan import HEAD, STOCK, checked, indicator

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: SRC}
regions: {here: {name: Here}, REG: {name: East}, sub: {name: Sub, part_of: REG}}
sources: {SRC: {title: Plan}}
groups: {GRP: {name: Main}}
indicators:
  IND: {name: A, group: GRP, kind: stock, direction: up, target: 180}
  b:
    name: B
    group: GRP
    kind: stock
    direction: up
    part_of: IND
    baseline: {value: 1, source: SRC}
    target: {value: 3, source: SRC}
    regions: {REG: {target: 3}}
claims:
  - {id: c, kind: share, part: IND, whole: b, value: 0.5, year: 2020, region: REG, source: SRC}
  - {id: d, kind: sum, parts: [IND, b], whole: IND, year: 2020}
checks: {LYG306: {ignore: So, indicators: [IND]}}
"""
YAML = """\
source: SRC
region: REG
observations:
  IND: {2021: 120}
  b: {2021: {value: 1, region: REG, source: SRC}}
"""
CSV = """\
indicator,year,value,source,region
IND,2021,120,SRC,REG
IND,2022,120,SRC,REG
b,2022,120,SRC,REG
"""
GOOD = {"IND": "a", "SRC": "plan", "REG": "east", "GRP": "main"}
LONG = "A-name-that-is-longer-than-what-a-message-quotes-of-it"


def told(folder: Path, names: dict[str, str]) -> list[str]:
    """The findings as rule and place, where the plan and its values use these names."""
    (folder / "actuals").mkdir()
    for name, text in (("targets.yaml", PLAN), ("actuals/v.yaml", YAML), ("actuals/w.csv", CSV)):
        named = re.sub("|".join(names), lambda mark: names[mark[0]], text)
        (folder / name).write_text(named, "utf-8")
    found = load(Folder(folder)).findings
    return [f"{Path(f.file).name}:{f.place.line} {f.rule.code}" for f in found]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({}, []),
        ({"IND": "RD-1"}, ["targets.yaml:7 LYG106"]),
        ({"IND": LONG}, ["targets.yaml:7 LYG106"]),
        ({"SRC": "my plan"}, ["targets.yaml:4 LYG106"]),
        ({"REG": "East-1"}, ["targets.yaml:3 LYG106"]),
        ({"GRP": "Main-1"}, ["targets.yaml:5 LYG106"]),
        (
            {"IND": "RD-1", "SRC": "my plan", "REG": "East-1", "GRP": "Main-1"},
            [f"targets.yaml:{line} LYG106" for line in (3, 4, 5, 7)],
        ),
    ],
)
def test_a_rejected_id_is_told_where_it_is_described(
    names: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, GOOD | names) == expected


def test_what_is_described_nowhere_is_told_where_it_is_named(tmp_path: Path) -> None:
    values = "source: plan\nobservations: {A-1: {2020: 1}, a: {2020: {value: 1, region: East-1}}}\n"
    found = checked(tmp_path, HEAD + indicator(f"{STOCK}, group: Main-1"), v=values)
    assert [(f.rule.code, f.params["value"]) for f in found] == [
        ("LYG106", "A-1"),
        ("LYG106", "East-1"),
        ("LYG106", "Main-1"),
    ]


def test_an_id_of_one_kind_excuses_none_of_another(tmp_path: Path) -> None:
    plan = HEAD.replace("{here: {name: Here}", "{here: {name: Here}, X-1: {name: X}")
    found = checked(tmp_path, plan + indicator(f"{STOCK}, group: X-1"), v="source: plan\nobservations: {}\n")
    assert [(f.rule.code, f.place.line) for f in found] == [("LYG106", 3), ("LYG106", 6)]


@pytest.mark.parametrize(("part", "misspelt"), [("sources", "source"), ("groups", "group"), ("regions", "region")])
def test_a_part_of_the_plan_that_is_misspelt_is_one_slip(part: str, misspelt: str, tmp_path: Path) -> None:
    plan = (HEAD + indicator(f"{STOCK}, group: main, baseline: 1, regions: {{east: {{target: 2}}}}")).replace(
        "indicators:", "groups: {main: {name: Main}}\nindicators:"
    )
    found = checked(tmp_path, plan.replace(f"{part}:", f"{misspelt}:", 1), v="source: plan\nobservations: {}\n")
    assert [(f.rule.code, f.params["key"]) for f in found] == [("LYG101", misspelt)]


def test_your_own_keys_describe_nothing(tmp_path: Path) -> None:
    plan = HEAD.replace("sources:", "x_sources:") + indicator(STOCK)
    found = checked(tmp_path, plan, v="observations: {a: {2020: {value: 1, source: plan}}}\n")
    assert [f.rule.code for f in found] == ["LYG202", "LYG202"]


@pytest.mark.parametrize(
    "broken", ["sources: {news: {title: News}\n", "<<<<<<< HEAD\nsources: {}\n", "sources: &a {}\nx_b: [\n"]
)
def test_the_sources_of_a_file_that_cannot_be_read_may_be_there(broken: str, tmp_path: Path) -> None:
    values = "observations: {a: {2020: [{value: 1, source: news}, {value: 2, source: plan}]}}\n"
    found = checked(tmp_path, HEAD + indicator(STOCK), v=values, u=broken)
    assert [Path(f.file).name for f in found if f.is_error] == ["u.yaml"]
    found = checked(tmp_path, HEAD + indicator(STOCK), v=values, u="sources: {}\n")
    assert [(Path(f.file).name, f.rule.code) for f in found if f.is_error] == [("v.yaml", "LYG202")]
