"""Values lost since an earlier state: exactly where that is told, and what explains a change."""

from pathlib import Path

import pytest

from lygap.checks import Asked
from lygap.reading import Folder, load
from lygap.reading.read import read_past
from lygap.render.findings.saying import message

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
regions: {here: {name: Here}, east: {name: East, part_of: here}}
sources: {plan: {title: Plan}, news: {title: News}}
indicators:
  new: {name: New, kind: stock, direction: up, baseline: 1, target: 2}
  a:
    name: A
    kind: stock
    direction: up
    baseline: 10
    target: 20
    regions:
      east:
        baseline: {value: 4, year: 2019}
        target: 8
"""
HERE = "baseline: 10\n"
EAST = "baseline: {value: 4, year: 2019}"
VALUES = """\
source: plan
observations:
  a:
    2021: 11
    2022:
      - 12
      - {value: 13, source: news, note: Counted anew, preferred: true}
    2023: {growth: 0.5, from: 2022}
"""


def write(folder: Path, plan: str, values: str) -> Folder:
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(plan, "utf-8")
    (folder / "actuals" / "v.yaml").write_text(values, "utf-8")
    return Folder(folder)


def lost(tmp_path: Path, old: str, new: str, before: tuple[str, str] = (PLAN, VALUES)) -> list[str]:
    """What `check --against` says after a change, each as place, indicator, value and year."""
    plan, values = before
    assert (plan + values).count(old) == 1
    past = read_past(write(tmp_path / "then", plan, values)).data
    now = write(tmp_path / "now", plan.replace(old, new), values.replace(old, new))
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    silent = [f for f in found if f.rule.code == "LYG408"]
    assert all(f.params["revision"] == "v1" for f in silent)
    return [
        f"{Path(f.file).name}:{f.place.line}:{f.place.column} {f.indicator} {f.params['value']} {f.params['year']}"
        for f in silent
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    2021: 11\n", "    2021: 11.5\n", ["v.yaml:4:11 a 11 2021"]),
        ("    2021: 11\n", "", ["targets.yaml:7:3 a 11 2021"]),
        ("    2021: 11\n", "    2020: 11\n", ["targets.yaml:7:3 a 11 2021"]),
        # of several values for the year, the one at the same time from the same source is the one that changed …
        ("value: 13", "value: 14", ["v.yaml:7:17 a 13 2022"]),
        ("      - 12\n", "      - 12.5\n", ["v.yaml:6:9 a 12 2022"]),
        # … and where there is none, the first
        ("      - {value: 13, source: news, note: Counted anew, preferred: true}\n", "", ["v.yaml:6:9 a 13 2022"]),
        ("{growth: 0.5, from: 2022}", "{growth: 0.6, from: 2022}", ["v.yaml:8:11 a 0.5 2023"]),
        # an old note explains no new change
        ("value: 13, source: news, note: Counted anew", "value: 14, source: news", ["v.yaml:7:17 a 13 2022"]),
        ("value: 13, source: news, note: Counted anew", "value: 14, source: news, note: Misprint", []),
        (HERE, "baseline: 9\n", ["targets.yaml:11:15 a 10 2020"]),
        (HERE, "baseline: {value: 10, year: 2019}\n", ["targets.yaml:11:23 a 10 2020"]),
        (HERE, "baseline: {value: 9, note: Second edition}\n", []),
        (EAST, "baseline: 5", ["targets.yaml:15:19 a 4 2019"]),
        (EAST, "baseline: {value: 5, year: 2019}", ["targets.yaml:15:27 a 4 2019"]),
        ("        baseline: {value: 4, year: 2019}\n", "", ["targets.yaml:14:7 a 4 2019"]),
    ],
)
def test_what_was_published_is_missed(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert lost(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  new: {name: New, kind: stock, direction: up, baseline: 1, target: 2}\n", ""),  # comes before the others
        ("baseline: 1, ", ""),
        ("        baseline: {value: 4, year: 2019}\n", ""),
    ],
)
def test_what_was_not_there_is_not_missed(old: str, new: str, tmp_path: Path) -> None:
    before = PLAN.replace(old, new)
    assert lost(tmp_path, "name: A\n", "name: B\n", (before, VALUES)) == []
    past = read_past(write(tmp_path / "earlier", before, VALUES)).data
    now = write(tmp_path / "later", PLAN.replace(HERE, "baseline: 9\n"), VALUES)
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    assert [f.params["value"] for f in found if f.rule.code == "LYG408"] == ["10"]


@pytest.mark.parametrize(
    ("alias", "told"),
    [
        ("", ["a 11 2021 indicator", "a 12 2022 indicator", "a 13 2022 indicator", "a 0.5 2023 indicator"]),
        ("    aliases: [x, a]\n", []),
    ],
)
def test_an_indicator_with_a_new_id_has_the_old_one_among_its_aliases(
    alias: str, told: list[str], tmp_path: Path
) -> None:
    past = read_past(write(tmp_path / "then", PLAN, VALUES)).data
    plan = PLAN.replace("  a:\n", f"  b:\n{alias}")
    now = write(tmp_path / "now", plan, VALUES.replace("  a:\n", "  b:\n"))
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    silent = [f for f in found if f.rule.code == "LYG408"]
    assert sorted("{id} {value} {year} {expected}".format(**f.params) for f in silent) == sorted(told)
    assert all((f.place, f.indicator) == ((5, 1), "a") for f in silent)


def test_a_renamed_indicator_is_still_compared(tmp_path: Path) -> None:
    past = read_past(write(tmp_path / "then", PLAN, VALUES)).data
    plan = PLAN.replace("  a:\n", "  b:\n    aliases: [a]\n").replace(HERE, "baseline: 9\n")
    now = write(tmp_path / "now", plan, VALUES.replace("  a:\n    2021: 11", "  b:\n    2021: 15"))
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    told = [(f.params["id"], f.params["value"], f.place.line) for f in found if f.rule.code == "LYG408"]
    assert told == [("b", "11", 4), ("b", "10", 12)]


@pytest.mark.parametrize("slip", ["2021: 1,1", "2021: {value: 11", "2021: 11%"])
def test_what_cannot_be_read_may_still_be_there(slip: str, tmp_path: Path) -> None:
    past = read_past(write(tmp_path / "then", PLAN, VALUES)).data
    now = write(tmp_path / "now", PLAN, VALUES.replace("2021: 11", slip))
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    assert len(found) == 1
    assert found[0].rule.code in ("LYG002", "LYG103")


def test_an_entry_without_a_number_stated_nothing(tmp_path: Path) -> None:
    assert (
        lost(tmp_path, "2021: {note: To come}", "2021: 11", (PLAN, VALUES.replace("2021: 11", "2021: {note: To come}")))
        == []
    )


def translated(tmp_path: Path, then: str, now: str) -> list[str]:
    """What `check --against` says of a changed value whose note was this and is that."""
    old, new = ("13, source: news, note: Counted anew", f"14, source: news, note: {now}")
    values = VALUES.replace("note: Counted anew", f"note: {then}")
    return lost(tmp_path, old.replace("Counted anew", then), new, (PLAN, values))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Counted anew", "{zh: 重新统计, en: Counted anew}"),
        ("{zh: 重新统计}", "{zh: 重新统计, en: Counted anew}"),
        ("{zh: 重新统计, en: Counted anew}", "{zh: 重新统计, en: Counted anew}"),
        ("{zh: 重新统计, en: Counted anew}", "重新统计"),
    ],
)
def test_a_translated_note_explains_nothing_new(tmp_path: Path, then: str, now: str) -> None:
    assert translated(tmp_path, then, now) == ["v.yaml:7:17 a 13 2022"]


@pytest.mark.parametrize("now", ["{zh: 又重新统计, en: Counted anew}", "{zh: 重新统计, en: Counted a third time}"])
def test_a_note_changed_in_either_language_explains_it(tmp_path: Path, now: str) -> None:
    assert translated(tmp_path, "{zh: 重新统计, en: Counted anew}", now) == []


TARGETS = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
regions: {here: {name: Here}, east: {name: East, part_of: here}}
sources: {plan: {title: Plan}, news: {title: News}}
indicators:
  a: {name: A, kind: stock, direction: up, baseline: 100, target: 180}
  b: {name: B, kind: flow, direction: down, targets: [{id: final, value: 40}, {id: m, value: 60, year: 2023, note: So}]}
  c: {name: C, kind: ratio, target: {value: {min: 3, max: 6}, comparator: between}}
  d: {name: D, kind: flow, direction: up, target: {multiple_of_baseline: 2}, regions: {east: {target: {text: more}}}}
"""


def moved(tmp_path: Path, old: str, new: str, plan: str = TARGETS) -> list[str]:
    """What `check --against` says of targets after a change, each as line, indicator, and what it was and is."""
    assert plan.count(old) == 1
    past = read_past(write(tmp_path / "then", plan, "observations: {}\n")).data
    now = write(tmp_path / "now", plan.replace(old, new), "observations: {}\n")
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    silent = [f for f in found if f.rule.code == "LYG408"]
    assert all(f.params["revision"] == "v1" for f in silent)
    told = ("{was} → {now}, {effect}" if f.params["case"] == "target" else "{was} gone" for f in silent)
    return [
        f"{f.place.line}:{f.place.column} {f.indicator} {text.format(**f.params)}"
        for f, text in zip(silent, told, strict=True)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("target: 180", "target: 130", ["6:67 a 180 (2025) → 130 (2025), easier"]),
        ("target: 180", "target: 181", ["6:67 a 180 (2025) → 181 (2025), harder"]),
        ("target: 180", "target: {value: 180, year: 2027}", ["6:86 a 180 (2025) → 180 (2027), easier"]),
        ("target: 180", "target: {value: 190, year: 2027}", ["6:75 a 180 (2025) → 190 (2027), other"]),
        ("target: 180", "target: {value: 180, year: null}", ["6:86 a 180 (2025) → 180 (–), other"]),
        (
            "target: 180",
            "target: {value: 180, comparator: about, tolerance: 5}",
            ["6:59 a at_least 180 (2025) → about 180 ± 5 (2025), easier"],
        ),
        ("target: 180", "target: {value: 180, modality: strive}", ["6:59 a 180 (2025) → 180 (2025) strive, other"]),
        (", target: 180", "", ["6:3 a 180 (2025) gone"]),
        ("{id: final, value: 40}", "{id: final, value: 50}", ["7:74 b 40 (2025) → 50 (2025), easier"]),
        ("{id: final, value: 40}", "{id: final, value: 30}", ["7:74 b 40 (2025) → 30 (2025), harder"]),
        ("{id: final, value: 40}, ", "", ["7:3 b 40 (2025) gone"]),
        # a note that was there before explains nothing
        ("value: 60, year: 2023", "value: 70, year: 2023", ["7:94 b 60 (2023) → 70 (2023), easier"]),
        ("{min: 3, max: 6}", "{min: 2, max: 7}", ["8:45 c 3–6 (2025) → 2–7 (2025), easier"]),
        ("{min: 3, max: 6}", "{min: 4, max: 5}", ["8:45 c 3–6 (2025) → 4–5 (2025), harder"]),
        ("{min: 3, max: 6}", "{min: 4, max: 7}", ["8:45 c 3–6 (2025) → 4–7 (2025), other"]),
        (
            "multiple_of_baseline: 2",
            "multiple_of_baseline: 3",
            ["9:74 d multiple 2 (2025) → multiple 3 (2025), harder"],
        ),
        ("multiple_of_baseline: 2", "value: 15", ["9:59 d multiple 2 (2025) → 15 (2025), other"]),
        ("text: more", "text: less", ["9:110 d more (2025) → less (2025), other"]),
        (", regions: {east: {target: {text: more}}}", "", ["9:3 d more (2025) gone"]),
        (
            "  c: {name: C, kind: ratio, target: {value: {min: 3, max: 6}, comparator: between}}\n",
            "",
            ["5:1 c 3–6 (2025) gone"],
        ),
    ],
)
def test_a_target_that_moved_is_told(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert moved(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: 180", "target: {value: 130, note: Corrected by the office in 2023}"),
        ("target: 180", "targets: [{value: 180, valid_to: 2023-06}, {value: 130, valid_from: 2023-07}]"),
        ("target: 180", "targets: [180, {id: revised, value: 130}]"),
        ("target: 180", "target: {value: 180, year: 2025, source: news, locator: Table 1, valid_to: 2024-12}"),
        ("target: 180", "target: {value: 180, note: Binding}"),
        ("{id: final, value: 40}, ", "{id: mid-term, value: 55, year: 2024}, {id: last, value: 40}, "),
        ("  c: {name: C,", "  e: {name: C, aliases: [c],"),
    ],
)
def test_what_answers_for_a_target_that_moved(old: str, new: str, tmp_path: Path) -> None:
    assert moved(tmp_path, old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2021: 11", "2021: {value: 11, bound: at_least}", ["4:30 bound – → bound at_least"]),
        ("2021: 11", "2021: {value: 11, as_of: 2021-03}", ["4:30 as_of – → as_of 2021-03"]),
        (
            "2021: 11",
            "2021: {value: 11, margin: 2, bound: about}",
            ["4:41 bound –, margin – → bound about, margin 2"],
        ),
        ("2021: 11", "2021: {value: 11, as_of: 2021-03, note: The bulletin of March}", []),
        ("2021: 11", "2021: [11, {value: 11, as_of: 2021-03}]", []),
        ("2021: 11", "2021: {value: 11, published: 2022-01, locator: p. 3, obs_status: provisional}", []),
        ("from: 2022", "from: 2021", ["8:31 from 2022 → from 2021"]),
        (
            "source: news, note: Counted anew, preferred: true",
            "source: news, note: Counted anew, period: 2022-01/2022-06, preferred: true",
            ["7:63 period – → period 2022-01/2022-06"],
        ),
    ],
)
def test_a_number_that_means_another_time_or_another_end_is_told(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    past = read_past(write(tmp_path / "then", PLAN, VALUES)).data
    now = write(tmp_path / "now", PLAN, VALUES.replace(old, new))
    found = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    silent = [f for f in found if f.rule.code == "LYG408"]
    assert [f"{f.place.line}:{f.place.column} {f.params['was']} → {f.params['now']}" for f in silent] == expected


def test_a_number_that_lost_its_bound_is_told_where_it_stands(tmp_path: Path) -> None:
    then = VALUES.replace("2021: 11", "2021: {value: 11, bound: at_least}")
    past = read_past(write(tmp_path / "then", PLAN, then)).data
    now = write(tmp_path / "now", PLAN, VALUES)
    (silent,) = load(now, with_warnings=True, asked=Asked(before=past, revision="v1")).findings
    assert message(silent, "en") == "a: 11 for 2021 had bound at_least at v1 and has bound –"
    assert (silent.rule.code, silent.place) == ("LYG408", (4, 11))
