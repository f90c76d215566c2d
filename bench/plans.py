"""Plans for trials of what leaves the terminal: many rows, or texts made to do harm.

    python bench/plans.py DIR --rows 1000
    python bench/plans.py DIR --hostile
    python bench/plans.py --texts

The first writes a plan of so many indicators, as varied as real ones: values up and down, of all kinds, late, missing
or vague, targets of all sorts. The second writes one whose names, units, groups, sources and notes are what
a writer of reports must show letter for letter; the third prints its names, one a line as JSON. Both plans are the same
each time, and `lygap check` has nothing to say about them.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

BASE_YEAR, TARGET_YEAR = 2020, 2025

Entry = dict[str, Any]
Write = Callable[[str], object]

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style></svg><b>bold</b>",
    "' onmouseover='alert(1)' x='",
    '" onfocus="alert(1)" autofocus="',
    "&lt;b&gt; &amp;amp; &#60;",
    "javascript:alert(1)",
    "]]><x>&x;</x>",
    "<!-- --> <?x ?> <!DOCTYPE x>",
    "{{7*7}}{% raw %}${7*7}#{7*7}",
    "%s %(x)s {0} {x} {",
    '=cmd()|"/C calc"!A0',
    "+1+cmd()",
    "-2+3+cmd()",
    "@SUM(1+1)",
    '=HYPERLINK("http://example.org/","x")',
    "＝1＋1",
    "'=1+1",
    "::error::not a command",
    "##vso[task.complete]x",
    "[red]bold[/] [/] :smile:",
    "| a | b | `code` *x* _y_ [l](http://example.org) #1",
    "$(touch x) `touch x`; touch x",
    "../../etc/passwd\\..\\x",
    "http://example.org/very/long?a=b&c=d#e",
    "mailto:x@example.org",
    "internal:'Sheet1'!A1",
    "<r><t>x</t></r>",
    "_x0041_ _x000D_",
    "{=SUM(A1:A2)}",
    '&P&N&[Date] &G &"Arial"',
    "#REF! #N/A 1E400 NaN TRUE",
    "2023-01-02",
    "00123",
    "مؤشر البحث والتطوير ٪",
    "אחוז ההוצאה על מחקר",
    "نسبة 12 من 34 (R&D) بحث",
    "👩‍🔬🇨🇳🏳️‍🌈 emoji 😀",
    "e\u0301a\u0308o\u0302 combining z\u0334\u0341\u0360\u0347a\u0335\u0352l\u0336\u030bgo",
    "𠮷野家𠀋 rare characters",
    "名称\u3000全角空格\u00a0不断",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
    "没有任何空格和标点的极长指标名称" * 20,
    "W" * 300,
    "x " * 4_999 + "end",
    "长" * 10_000,
    "_" * 40,
    "…",
)
"""Names that are nothing but text, though markup, spreadsheets, templates or terminals may take them for more."""

_SUBJECTS = (
    ("企业", "Enterprise"),
    ("高校", "University"),
    ("农业", "Agricultural"),
    ("工业", "Industrial"),
    ("财政", "Public"),
    ("社会", "Social"),
    ("数字经济", "Digital"),
    ("绿色", "Green"),
    ("县域", "County"),
    ("民间", "Private"),
)
_MEASURES = (
    ("研发经费", "R&D spending", "亿元", "flow", 1),
    ("技术合同成交额", "technology contracts", "亿元", "flow", 1),
    ("有效发明专利", "patents in force", "件", "stock", 1),
    ("从业人员", "staff", "人", "ratio", 1),
    ("增加值占比", "share of value added", "%", "ratio", 1),
    ("单位能耗", "energy per unit of output", "吨标准煤/万元", "ratio", -1),
    ("排放量", "emissions", "万吨", "flow", -1),
    ("新增平台", "platforms set up", "个", "cumulative", 1),
)
_GROUPS = (
    ("经济", "Economy"),
    ("创新", "Innovation"),
    ("民生", "Living"),
    ("绿色", "Environment"),
    ("治理", "Governance"),
)


_COUNTED = ("件", "人", "个")


class Case(NamedTuple):
    """One indicator to be written: its entry in the plan, and its values by year."""

    id: str
    entry: Entry
    values: dict[int, Entry | float]


# ---- many rows


def varied(count: int) -> Iterator[Case]:
    """So many plausible indicators; the same count always gives the same ones."""
    chance = random.Random(count)
    for position in range(count):
        yield _varied(position, chance)


def _varied(position: int, chance: random.Random) -> Case:
    subject = _SUBJECTS[position // len(_MEASURES) % len(_SUBJECTS)]
    zh, en, unit, kind, sign = _MEASURES[position % len(_MEASURES)]
    serial = position // (len(_MEASURES) * len(_SUBJECTS)) + 1
    places = 0 if unit in _COUNTED else chance.choice((0, 1, 2))
    largest = 40 if unit == "%" else 10 ** chance.uniform(1.5, 4)
    base = round(chance.uniform(largest / 3, largest), places)
    required = sign * chance.uniform(0.02, 0.09)
    rate = required * chance.choice((-0.3, 0.2, 0.5, 0.7, 0.85, 1.0, 1.1, 1.6)) + chance.uniform(-0.004, 0.004)
    target = round(base * (1 + required) ** (TARGET_YEAR - BASE_YEAR), places)
    if kind == "stock":  # one that falls would be a finding
        rate = abs(rate) + 0.01
    if kind == "cumulative":
        base, rate = 0.0, abs(rate)
        target = max(5.0, float(round(largest)))
    entry: Entry = {
        "number": position + 1,
        "name": {"zh": f"{subject[0]}{zh}{serial}", "en": f"{subject[1]} {en} {serial}"},
        "group": f"g{position % len(_GROUPS)}",
        "unit": unit,
        "kind": kind,
        "direction": "up" if sign > 0 else "down",
        "baseline": base,
        "target": _aim(position, target, base),
    }
    if position % 11 == 3:
        entry["nature"] = "binding"
    if position % 29 == 7:
        del entry["baseline"]
    if position % 37 == 5:
        del entry["target"]
    return Case(f"i{position + 1}", entry, dict(_path(position, entry, base, rate, chance)))


def _aim(position: int, target: float, base: float) -> Entry | float:
    """The target in one of the ways that plans state it."""
    match position % 17:
        case 4:
            return {"value": target, "comparator": "about", "tolerance": round(abs(target - base) / 10, 2)}
        case 9:
            return {"value": target, "comparator": "more_than" if target > base else "less_than"}
        case 13:
            return {"multiple_of_baseline": round(target / base, 2)} if base else target
        case _:
            return target


def _path(
    position: int, entry: Entry, base: float, rate: float, chance: random.Random
) -> Iterator[tuple[int, Entry | float]]:
    """The values of an indicator, of which some are late, vague or not there."""
    if position % 23 == 11:
        return
    places = 0 if entry["unit"] in _COUNTED else 2
    last = TARGET_YEAR - (2 if position % 13 == 6 else 0)
    for year in range(BASE_YEAR + 1, last + 1):
        passed = year - BASE_YEAR
        if entry["kind"] == "cumulative":
            value = round(300 * rate * passed, 0)
        else:
            value = round(base * (1 + rate) ** passed * chance.uniform(0.995, 1.005), places)
        if position % 19 == 8:
            yield year, {"value": value, "margin": round(value / 100, places)}
        elif position % 31 == 14:
            yield year, {"value": value, "bound": "about"}
        else:
            yield year, value


# ---- harm


def hostile() -> Iterator[Case]:
    """One indicator for each of the texts, which also stands in its definition, notes, unit and aliases."""
    for position, text in enumerate(HOSTILE):
        brief = text[:60].strip()
        entry: Entry = {
            "number": position + 1,
            "name": text,
            "group": f"g{position % len(HOSTILE[:5])}",
            "unit": brief[:12].strip(),
            "definition": text,
            "note": text,
            "owner": brief,
            "aliases": [f"{brief} {position}"],
            "kind": "flow",
            "direction": "up",
            "baseline": {"value": 100, "note": brief},
            "target": {"value": 150, "note": brief, "locator": brief},
        }
        value: Entry = {"value": 100 + position, "note": brief, "locator": brief, "source": f"s{position % 5}"}
        yield Case(f"h{position + 1}", entry, {2022: value, 2023: value | {"value": 102 + position}})


# ---- the files


def head(name: Any, groups: Entry, sources: Entry, region: Any) -> Entry:
    """What a plan says once."""
    return {
        "format": "lygap/1",
        "plan": {
            "id": "trial",
            "name": name,
            "lang": "zh",
            "region": "somewhere",
            "base_year": BASE_YEAR,
            "target_year": TARGET_YEAR,
            "path": "geometric",
            "source": "plan",
        },
        "regions": {"somewhere": {"name": region}},
        "sources": sources,
        "groups": groups,
    }


def varied_head() -> Entry:
    """The head of the plan of many rows."""
    sources = {
        "plan": {"title": {"zh": "试验规划", "en": "Plan for trials"}, "date": "2021-03", "kind": "plan"},
        "yearbook": {
            "title": {"zh": "统计年鉴", "en": "Statistical yearbook"},
            "date": "2025-12",
            "kind": "statistics",
        },
    }
    groups = {f"g{place}": {"name": {"zh": zh, "en": en}} for place, (zh, en) in enumerate(_GROUPS)}
    return head({"zh": "试验规划", "en": "Plan for trials"}, groups, sources, {"zh": "某地", "en": "Somewhere"})


def hostile_head() -> Entry:
    """The head of the plan of harm."""
    sources: Entry = {"plan": {"title": HOSTILE[0], "publisher": HOSTILE[1], "date": "2021-03", "kind": "plan"}}
    for place, address in enumerate(("javascript:alert(1)", "http://example.org/?a=b&c='\"<x>", "data:text/html,x")):
        sources[f"s{place}"] = {"title": HOSTILE[place + 2], "publisher": HOSTILE[place + 11], "url": address}
    sources["s3"] = {"title": "长" * 10_000, "reference": HOSTILE[11]}
    sources["s4"] = {"title": HOSTILE[13], "url": "https://example.org/" + "x" * 3_000}
    groups = {f"g{place}": {"name": text} for place, text in enumerate(HOSTILE[:5])}
    return head("<script>alert('plan')</script> =1+1 {{7*7}} ]]>", groups, sources, HOSTILE[5])


def write_plan(folder: Path, first: Entry, cases: Iterator[Case], source: str | None) -> None:
    """Write targets.yaml and actuals/values.yaml; JSON's way of writing is YAML too."""
    (folder / "actuals").mkdir(parents=True)
    with (
        (folder / "targets.yaml").open("w", encoding="utf-8") as targets,
        (folder / "actuals" / "values.yaml").open("w", encoding="utf-8") as values,
    ):
        targets.writelines(f"{key}: {as_json(value)}\n" for key, value in first.items())
        targets.write("indicators:\n")
        if source is not None:
            values.write(f"source: {source}\n")
        values.write("observations:\n")
        for case in cases:
            targets.write(f"  {case.id}: {as_json(case.entry)}\n")
            if case.values:
                values.write(f"  {case.id}: {as_json(case.values)}\n")


def as_json(value: Any) -> str:
    """A value in one line; what is beyond ASCII is written as it is, so that whoever looks can read it."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(description="Plans for trials of reports")
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="the new folder to write the plan to")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--rows", type=int, metavar="N", help="a plan of so many indicators")
    kind.add_argument("--hostile", action="store_true", help="a plan of texts made to do harm")
    kind.add_argument("--texts", action="store_true", help="print the names of that plan, each as JSON")
    options = parser.parse_args()
    if options.texts:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        print(*map(as_json, HOSTILE), sep="\n")
    elif options.folder is None:
        parser.error("DIR is missing")
    elif options.hostile:
        write_plan(options.folder, hostile_head(), hostile(), None)
    else:
        write_plan(options.folder, varied_head(), varied(options.rows), "yearbook")


if __name__ == "__main__":
    main()
