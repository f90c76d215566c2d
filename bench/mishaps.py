"""Ordinary mishaps and small hostile inputs: what each costs, and how the run ends.

    python bench/mishaps.py [--only KIND] [--seconds 5] [--mebibytes 512] [--all]

Makes each input in a folder of its own, runs the commands of people over it, and prints the worst of each kind: CPU
seconds and MiB of the whole process, exit code and the first line it said. Ends with 1 where a run takes more than
promised, ends with another code than 0, 1 and 2, or shows a traceback, NaN or Infinity.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

LYGAP = str(Path(sysconfig.get_path("scripts")) / "lygap")
COMMANDS = (
    "check",
    "check -f json",
    "check -f sarif",
    "status -g all",
    "status 2023 -g all -f json",
    "status 2020..2025 -g all -f jsonl",
    "show x 2023",
    "show x -f json",
    "path x -f md",
)
_LONGEST = 60
"""CPU seconds after which a run is ended: it is lost by then."""
_ODD = re.compile(r"Traceback|bug:|[:\[,] ?-?(?:NaN|Infinity)\b|-?\b(?:nan|inf) %|[=→] -?(?:nan|inf)\b")
Make = Callable[[Path], None]


class Mishap(NamedTuple):
    """One input: the kind it belongs to, what it is called, and what makes it in an empty folder."""

    kind: str
    name: str
    make: Make


class Outcome(NamedTuple):
    """How one command ended over one input."""

    mishap: Mishap
    words: str
    seconds: float
    mebibytes: float
    code: int
    said: str
    odd: str


# ------------------------------------------------------------------------------------------- making inputs


def head(extra: str = "", **plan: object) -> str:
    """The head of a plan of one region, up to its indicators."""
    said = {"id": "p", "name": "P", "lang": "en", "region": "here", "base_year": 2020, "target_year": 2025} | plan
    listed = ", ".join(f"{key}: {value}" for key, value in said.items())
    return f"format: lygap/1\nplan: {{{listed}}}\n{extra}indicators:\n"


def indicator(key: str = "x", /, **said: object) -> str:
    """An indicator, by default the one of “Plan P”: 12 in 2020, 20 in 2025."""
    words: dict[str, object] = {"name": "X", "kind": "ratio", "direction": "up", "baseline": 12, "target": 20}
    words |= said
    listed = ", ".join(f"{word}: {value}" for word, value in words.items() if value is not None)
    return f"  {key}: {{{listed}}}\n"


def write(folder: Path, targets: str, **actuals: str) -> None:
    """The files of a plan; actuals by their names, of which the last `_` stands for the dot."""
    (folder / "actuals").mkdir(parents=True, exist_ok=True)
    (folder / "targets.yaml").write_text(targets, "utf-8")
    for name, text in actuals.items():
        stem, _, suffix = name.rpartition("_")
        (folder / "actuals" / f"{stem}.{suffix}").write_text(text, "utf-8")


def values(text: str, targets: str | None = None) -> Make:
    """What writes a plan with rows of CSV."""

    def make(folder: Path) -> None:
        write(folder, targets or head() + indicator(), values_csv=text)

    return make


def plan(targets: str, observations: str = "  x: {2023: 15}\n") -> Make:
    """What writes a plan with observations of YAML."""

    def make(folder: Path) -> None:
        write(folder, targets, values_yaml=f"observations:\n{observations}")

    return make


def rows(lines: Iterator[str], header: str = "indicator,year,value") -> str:
    """CSV of many rows."""
    return "".join(f"{line}\n" for line in (header, *lines))


# ------------------------------------------------------------------------------------------- numbers

EXTREMES = ("1.7e308", "-1.7e308", "1e-323", "-1e-323", "1e308", "1e16", "1e-5", "0", "1e400")


def numbers() -> dict[str, Make]:
    """The largest and the smallest numbers, in each place a number may stand."""
    made: dict[str, Make] = {}
    for number in EXTREMES:
        for name, make in (_aims(number) | _series(number)).items():
            made[f"{name} of {number}"] = make
    return made


def _aims(number: str) -> dict[str, Make]:
    linear = indicator(target=number, path="linear", direction="down", baseline="-1.7e308")
    between = f"{{value: {{min: -1.7e308, max: {number}}}, comparator: between}}"
    about = f"{{value: 20, comparator: about, tolerance: {number}}}"
    made = {
        "a baseline": plan(head() + indicator(baseline=number)),
        "a target": plan(head() + indicator(target=number)),
        "a linear way down": plan(head() + linear),
        "a band": plan(head() + indicator(target=between)),
        "a tolerance": plan(head() + indicator(target=about)),
        "limits": plan(head() + indicator(limits=f"[{number}, 1.7e308]")),
    }
    for how in ("multiple_of_baseline", "growth", "change"):
        aim = f"{{{how}: {number}}}"
        made[how] = plan(head() + indicator(target=aim))
        made[f"{how} on 1.7e308"] = plan(head() + indicator(target=aim, baseline="1.7e308"))
    return made


def _series(number: str) -> dict[str, Make]:
    steps = f"  x: {{2021: {{increment: {number}}}, 2022: {{increment: {number}}}, 2023: {{increment: 1.7e308}}}}\n"
    swing = f"  x: {{2021: {number}, 2022: -1.7e308, 2023: 1.7e308}}\n"
    claims = f"""\
claims:
- {{id: a, kind: sum, parts: [x, y], whole: x, year: 2023}}
- {{id: b, kind: share, part: x, whole: y, value: {number}, year: 2023}}
- {{id: c, kind: total, indicator: y, from: 2021, to: 2023, value: {number}}}
"""
    parts = f"  x: {{2023: {number}}}\n  y: {{2021: 1.7e308, 2022: 1.7e308, 2023: {number}}}\n"
    made = {
        "a value": values(f"indicator,year,value\nx,2023,{number}\n"),
        "a margin": plan(head() + indicator(), f"  x: {{2023: {{value: 15, margin: {number}}}}}\n"),
        "growth observed": plan(
            head() + indicator(), f"  x: {{2021: 1.7e308, 2023: {{growth: {number}, from: 2021}}}}\n"
        ),
        "increments": plan(head() + indicator(kind="cumulative", baseline=None), steps),
        "claims": plan(head() + indicator() + indicator("y", kind="flow") + claims, parts),
    }
    for kind in ("stock", "flow", "rank", "coverage"):
        about_kind = indicator(kind=kind, path=None, baseline=number, target="1.7e308")
        made[f"a {kind} to and fro"] = plan(head() + about_kind, swing)
    return made


# ------------------------------------------------------------------------------------------- odd targets

_INTERIM = "{value: 15, year: %s, on_path: true}"
ODD: dict[str, dict[str, object]] = {
    "baseline after a worded target": {
        "baseline": "{value: 12, year: 2027}",
        "target": "{text: more, each_year: true}",
    },
    "baseline after the target": {"baseline": "{value: 12, year: 2027}"},
    "baseline after an undated target": {
        "baseline": "{value: 12, year: 2027}",
        "target": "{value: 20, year: null}",
    },
    "baseline in the target's year": {
        "baseline": "{value: 12, year: 2025}",
        "target": "{value: 20, each_year: true}",
    },
    "baseline after a yearly target": {
        "baseline": "{value: 12, year: 2027}",
        "target": "{value: 20, each_year: true}",
    },
    "growth from the target's year": {"target": "{growth: 0.1, from: 2025}"},
    "growth of -1": {"target": "{growth: -1}"},
    "growth of -2": {"target": "{growth: -2}"},
    "growth since 1000": {"target": "{growth: 0.1, from: 1000}"},
    "multiple of 0": {"target": "{multiple_of_baseline: 0}"},
    "no baseline": {"baseline": "null"},
    "baseline 0": {"baseline": "0"},
    "baseline is the target": {"baseline": "20"},
    "target 0": {"target": "0"},
    "an empty band": {"target": "{value: {min: 6, max: 6}, comparator: between}"},
    "a band round the baseline": {"target": "{value: {min: 6, max: 18}, comparator: between}"},
    "interim after the target": {
        "targets": "[{value: 20}, {value: 15, year: 2027, on_path: true}]",
        "target": None,
    },
    "interim in the base year": {
        "targets": "[{value: 20}, {value: 15, year: 2020, on_path: true}]",
        "target": None,
    },
    "two interim of one year": {
        "targets": "[{value: 20}, {value: 15, year: 2022, on_path: true}, {value: 16, year: 2022, on_path: true}]",
        "target": None,
    },
    "only interim": {"targets": "[{value: 15, year: 2022, on_path: true}]", "target": None},
    "valid before the year 1": {"target": "{value: 20, valid_to: 0001}"},
    "limits that leave nothing": {"limits": "[20, 12]"},
    "limits of one point": {"limits": "[12, 12]"},
    "no target": {"target": None},
    "null target": {"target": "null"},
    "population of nothing": {"kind": "coverage", "path": None, "population": "{name: N, count: 0}"},
}


def targets() -> dict[str, Make]:
    """Targets that hold together as a file and make no sense as a plan."""
    made: dict[str, Make] = {}
    for name, said in ODD.items():
        made[name] = plan(head() + indicator(**said))
        made[f"{name}, value at the end"] = plan(head() + indicator(**said), "  x: {2025: 15, 2028: 16}\n")
    for first, last in ((1, 9999), (9998, 9999), (1, 2), (2025, 2020), (2020, 2020)):
        span = head(base_year=f"{first:04}", target_year=f"{last:04}")
        observed = f"  x: {{'{first:04}': 12, '{last:04}': 21}}\n"
        made[f"a plan from {first} to {last}"] = plan(span + indicator(), observed)
    return made


# ------------------------------------------------------------------------------------------- cells

COLUMNS = [
    "indicator",
    "year",
    "value",
    "increment",
    "growth",
    "from",
    "region",
    "source",
    "as_of",
    "period",
    "published",
    "obs_status",
    "bound",
    "margin",
    "preferred",
    "break",
    "excluded",
    "note",
    "locator",
]


def cells() -> dict[str, Make]:
    """What is no value in each cell of a table."""
    made: dict[str, Make] = {}
    for word in ("null", "~", "true", "-", "N/A", "#REF!", "1e400", "''", '"x"', " "):
        for i, column in enumerate(COLUMNS):
            given = ["x", "2023", "15", *[""] * 16]
            given[i] = f'"{word.replace(chr(34), chr(34) * 2)}"'
            made[f"{word} as {column}"] = values(f"{','.join(COLUMNS)}\n{','.join(given)}\n")
    return made


# ------------------------------------------------------------------------------------------- many of something


YEARS = [f"{year}" for year in range(1000, 4600)]
COUNTED = head(base_year=1000) + indicator(kind="cumulative", baseline=None)


def every_year() -> str:
    """A value of each of the years."""
    return rows(f"x,{year},1" for year in YEARS)


def many_values() -> dict[str, Make]:
    """Many values of one indicator, and many that are about none."""
    slips = (f"x,{y},{(1, 100, 10000)[i % 3]}" for i, y in enumerate(YEARS))
    percent = head() + indicator(unit='"%"')
    falling = (f"x,{y},{5000 - i}" for i, y in enumerate(YEARS))
    steps = rows((f"x,{y},1" for y in YEARS), "indicator,year,increment")
    chained = rows(
        (f"x,{y},{'' if i else 5},{0.1 if i else ''},{int(y) - 1 if i else ''}" for i, y in enumerate(YEARS)),
        "indicator,year,value,growth,from",
    )
    grown_from_one = rows(
        (f"x,{y},{'' if i else 5},{0.1 if i else ''},{1000 if i else ''}" for i, y in enumerate(YEARS)),
        "indicator,year,value,growth,from",
    )
    breaks = rows((f"x,{y},{i},true" for i, y in enumerate(YEARS)), "indicator,year,value,break")
    alike = (f"x,2023,{i % 7},true" for i in range(20_000))
    months = [f"{y}-{m:02}" for y in range(1000, 2600) for m in range(1, 13)]
    dated = rows((f"x,{when[:4]},{i},{when}" for i, when in enumerate(months)), "indicator,year,value,as_of")
    parts = rows((f"x,{when[:4]},1,{when}" for when in months), "indicator,year,value,period")
    days = [f"2023-{m:02}-{d:02}" for m in range(1, 13) for d in range(1, 29)]
    overlap = rows((f"x,2023,1,{a}/{b}" for a in days for b in days if a <= b), "indicator,year,value,period")
    stepped = rows((f"x,2023,1,{a}/{b}" for a in days for b in days if a <= b), "indicator,year,increment,period")
    unknown = rows((f"x,{1000 + i % 3600},1,s{i}" for i in range(50_000)), "indicator,year,value,source")
    regions = rows((f"x,2023,1,r{i}" for i in range(50_000)), "indicator,year,value,region")
    future = rows((f"x,{3000 + i % 3600},1,plan" for i in range(20_000)), "indicator,year,value,source")
    notes = rows((f"x,{1000 + i},{i},{'n' * 1000}" for i in range(3600)), "indicator,year,value,note")
    return {
        "3,600 years": values(rows(f"x,{y},{i + 1}" for i, y in enumerate(YEARS))),
        "3,600 years to and fro": values(rows(f"x,{y},{1 + i % 2 * 500}" for i, y in enumerate(YEARS))),
        "3,600 years that slip": values(rows(slips), head() + indicator(kind="stock")),
        "3,600 years of per cent": values(rows(f"x,{y},{0.01 + i % 2}" for i, y in enumerate(YEARS)), percent),
        "3,600 years that fall": values(rows(falling), head() + indicator(kind="stock")),
        "3,600 increments": values(steps, COUNTED),
        "3,600 years, each grown from the one before": values(chained),
        "3,600 years, each grown from the first": values(grown_from_one),
        "3,600 breaks": values(breaks),
        "20,000 rivals": values(rows(f"x,2023,{i}" for i in range(20_000))),
        "20,000 rivals in the base year": values(rows(f"x,2020,{i}" for i in range(20_000))),
        "20,000 preferred": values(rows(alike, "indicator,year,value,preferred")),
        "20,000 times the same": values(rows("x,2023,15" for _ in range(20_000))),
        "19,200 months": values(dated),
        "19,200 months of a flow": values(parts, head() + indicator(kind="flow")),
        "56,616 overlapping periods": values(overlap, head() + indicator(kind="flow")),
        "56,616 overlapping increments": values(stepped, COUNTED),
        "200 misspelt indicators of 4,900": values(
            rows(f"indicator_nmber_{i},2023,1" for i in range(200)),
            head() + "".join(indicator(f"indicator_number_{i}") for i in range(4_900)),
        ),
        "100,000 unknown indicators": values(rows(f"u{i},2023,1" for i in range(100_000))),
        "50,000 unknown sources": values(unknown),
        "50,000 unknown regions": values(regions),
        "20,000 from the future": values(future, head("sources: {plan: {title: T, date: 2020}}\n") + indicator()),
        "3,600 notes of 1,000 letters": values(notes),
    }


def many_columns() -> dict[str, Make]:
    """Wide, empty and broken tables."""
    wrong = rows(
        (f"x,{1000 + i % 3600},15," + ",".join("?" * 8) for i in range(10_000)),
        "indicator,year,value,as_of,period,published,obs_status,bound,margin,preferred,excluded",
    )
    no_year = rows((f"x,{i}" for i in range(50_000)), "indicator,value")
    return {
        "12,000 unknown columns": values(
            "indicator,year,value," + ",".join(f"c{i}" for i in range(12_000)) + "\nx,2023,15\n"
        ),
        "12,000 times one column": values("indicator,year,value" + ",c" * 12_000 + "\n"),
        "12,000 empty columns": values(
            "indicator,year,value" + "," * 12_000 + "\n" + "x,2023,15" + "," * 12_000 + "\n"
        ),
        "12,000 own columns": values(
            "indicator,year,value," + ",".join(f"x_{i}" for i in range(12_000)) + "\nx,2023,15" + "," * 12_000 + "\n"
        ),
        "12,000 years as columns": values("indicator," + ",".join(f"{i:04}" for i in range(1, 9999)) + "\n"),
        "10,000 rows too wide": values(rows(f"x,{y % 9999},15,,,,," for y in range(10_000))),
        "500,000 empty lines": values("indicator,year,value\n" + "\n" * 500_000 + "x,2023,15\n"),
        "a quote that is not closed": values('indicator,year,value\nx,2023,"15\n' + "y,2023,1\n" * 50_000),
        "10,000 wrong values": values(rows(f"x,{1000 + i % 3600},about {i}" for i in range(10_000))),
        "10,000 rows of eight wrong cells": values(wrong),
        "50,000 rows without a year": values(no_year),
    }


def chains() -> dict[str, Make]:
    """Things that are part of each other."""
    regions_below = (
        "".join(f"  r{i}: {{name: R, part_of: r{i + 1}}}\n" for i in range(10_000)) + "  r10000: {name: R}\n"
    )
    ring = "".join(f"  r{i}: {{name: R, part_of: r{(i + 1) % 10_000}}}\n" for i in range(10_000))
    tail = "  a: {name: A, part_of: b}\n  b: {name: B, part_of: a}\n" + "".join(
        f"  r{i}: {{name: R, part_of: {f'r{i - 1}' if i else 'a'}}}\n" for i in range(10_000)
    )
    below = "".join(indicator(f"i{i}", part_of=f"i{i + 1}", target=None, baseline=None) for i in range(5_000))
    districts = "".join(f"  r{i}: {{name: R, part_of: here, kind: district}}\n" for i in range(10_000))
    share = rows((f"x,2023,1,r{i}" for i in range(10_000)), "indicator,year,value,region")
    return {
        "10,000 regions each part of the next": plan(
            head("regions:\n  here: {name: H}\n" + regions_below) + indicator()
        ),
        "10,000 regions in a ring": plan(head("regions:\n  here: {name: H}\n" + ring) + indicator()),
        "10,000 regions below a ring": plan(head("regions:\n  here: {name: H}\n" + tail) + indicator()),
        "5,000 indicators each part of the next": plan(head() + indicator() + below + indicator("i5000")),
        "10,000 districts of one region": values(
            share, head("regions:\n  here: {name: H}\n" + districts) + indicator(kind="stock")
        ),
    }


def plans() -> dict[str, Make]:
    """Much of one thing in a plan."""
    listed = ", ".join(f"{{id: t{i}, value: {20 + i}, year: {2021 + i % 8000}}}" for i in range(5_000))
    interim = ", ".join(f"{{value: {12 + i / 1000}, year: {2021 + i % 3}, on_path: true}}" for i in range(5_000))
    same = ", ".join("{id: t, value: 20}" for _ in range(5_000))
    claims = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: total, indicator: x, from: 1, to: 9999, value: 5}}\n" for i in range(5_000)
    )
    some = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: total, indicator: x, from: 1000, to: 4599, value: 5}}\n" for i in range(1_000)
    )
    parts_of = ", ".join(["x"] * 5_000)
    sums = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: sum, parts: [{parts_of}], whole: x, year: 2023}}\n" for i in range(20)
    )
    shares = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: share, part: x, whole: x, value: 0.5, year: 2023}}\n" for i in range(3_000)
    )
    unknown_names = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: share, part: y{i}, whole: z{i}, value: 0.5, year: 2023}}\n" for i in range(3_000)
    )
    statements = "claims:\n" + "".join(f"- {{id: c{i}, kind: statement, text: T}}\n" for i in range(10_000))
    wrong_claims = "claims:\n" + "".join(f"- {{id: c{i}, kind: nothing}}\n" for i in range(5_000))
    sources = "sources:\n" + "".join(f"  s{i}: {{title: T}}\n" for i in range(10_000))
    alike_ids = "sources:\n" + "".join(
        f"  s{i:014b}: {{title: T}}\n".replace("0", "o").replace("1", "l") for i in range(10_000)
    )
    aliases = ", ".join(f"a{i}" for i in range(10_000))
    one_alias = "".join(indicator(f"i{i}", aliases="[same]") for i in range(3_000))
    plain_indicators = "".join(indicator(f"i{i}") for i in range(2_000))
    groups = "groups:\n" + "".join(f"  g{i}: {{name: G}}\n" for i in range(10_000))
    goals = ", ".join(f"r{i}: {{baseline: 1, target: 2}}" for i in range(3_000))
    checks = "checks:\n  LYG305:\n" + "".join(
        f"  - {{ignore: r, indicators: [x], years: [{1 + i % 9000}]}}\n" for i in range(3_000)
    )
    conflicts = rows(f"x,{1000 + i % 3600},{i}" for i in range(7_200))
    codes = "checks:\n" + "".join(f"  LYG9{i:05}: {{ignore: r}}\n" for i in range(5_000))
    own_keys = ", ".join(f"x_{i}: 1" for i in range(20_000))
    return {
        "5,000 targets of one indicator": plan(head() + indicator(targets=f"[{listed}]", target=None)),
        "5,000 interim targets": plan(head() + indicator(targets=f"[{{value: 20}}, {interim}]", target=None)),
        "5,000 targets of one name": plan(head() + indicator(targets=f"[{same}]", target=None)),
        "5,000 claims over 9,999 years": plan(head() + indicator(kind="flow") + claims),
        "1,000 claims over 3,600 values": values(every_year(), head() + indicator(kind="flow") + some),
        "20 sums of 5,000 parts": plan(head() + indicator() + sums),
        "3,000 shares, 3,600 values": values(every_year(), head() + indicator() + shares),
        "6,000 unknown names in claims": plan(head() + indicator() + unknown_names),
        "10,000 statements": plan(head() + indicator() + statements),
        "5,000 claims of no kind": plan(head() + indicator() + wrong_claims),
        "10,000 unused sources": plan(head(sources) + indicator()),
        "10,000 sources": plan(head(alike_ids) + indicator()),
        "two times 10,000 aliases": plan(
            head() + indicator(aliases=f"[{aliases}]") + indicator("y", aliases=f"[{aliases}]")
        ),
        "3,000 indicators of one alias": plan(head() + indicator() + one_alias),
        "2,000 indicators without values": plan(head() + indicator() + plain_indicators),
        "10,000 groups": plan(head(groups) + indicator()),
        "3,000 goals of unknown regions": plan(head() + indicator(regions=f"{{{goals}}}")),
        "3,000 settings, 3,600 conflicts": values(conflicts, head(checks) + indicator()),
        "5,000 unknown rules": plan(head(codes) + indicator()),
        "10,000 unknown keys": plan(head() + indicator() + "".join(f"  y{i}: {{nome: N}}\n" for i in range(10_000))),
        "20,000 keys of an indicator": plan(head() + indicator(**{f"k{i}": 1 for i in range(20_000)})),
        "20,000 times one key": plan(head() + "  x: {" + "name: X, " * 20_000 + "kind: ratio}\n"),
        "20,000 own keys": plan(head(f"x_mine: {{{own_keys}}}\n") + indicator()),
    }


def texts() -> dict[str, Make]:
    """Long, deep and broken texts."""
    return {
        "a name of 60,000 letters": plan(head() + indicator(name="n" * 60_000)),
        "a name of 60,000 Han characters": plan(head() + indicator(name="名" * 60_000)),
        "an id of 60,000 letters": plan(head() + indicator("i" * 60_000) + indicator()),
        "a number of 60,000 digits": plan(head() + indicator(target="9" * 60_000)),
        "a number of 299 digits": plan(head() + indicator(target="9" * 299)),
        "a year of 299 digits": plan(head(target_year="9" * 299) + indicator()),
        "a hexadecimal number of 299 digits": plan(head() + indicator(target="0x" + "f" * 297)),
        "nested 10,000 times": plan(head() + indicator(target="[" * 10_000 + "]" * 10_000)),
        "nested 45 times": plan(head() + indicator(target="[" * 45 + "]" * 45)),
        "indented 1,000 times": plan(head() + "".join(" " * i + "a:\n" for i in range(2, 1_000))),
        "100,000 anchors": plan(head() + indicator(x_a="[" + ", ".join(f"&a{i} b" for i in range(100_000)) + "]")),
        "100,000 aliases of YAML": plan(head() + indicator(x_a="[&a 1" + ", *a" * 100_000 + "]")),
        "100,000 tags": plan(head() + indicator(x_a="[" + "!t 1, " * 100_000 + "]")),
        "100,000 flow braces that are not closed": plan(head() + indicator() + "{" * 100_000),
        "1 MB of colons": plan(head() + ":" * 1_000_000),
        "1 MB of question marks": plan(head() + "? " * 500_000),
        "1 MB of dashes": plan(head() + "- " * 500_000),
        "1 MB of hashes": plan(head() + indicator() + "#" * 1_000_000),
        "20,000 documents": plan(head() + indicator() + "---\n" * 20_000),
        "a block of 1 MB": plan(head() + indicator(note=None) + "x_note: |\n" + "  line\n" * 140_000),
        "200,000 control characters": plan(head() + indicator() + "# \x07\n" * 200_000),
    }


# ------------------------------------------------------------------------------------------- files


def beside(fill: Callable[[Path], object]) -> Make:
    """What writes Plan P and fills its actuals with more."""

    def make(folder: Path) -> None:
        write(folder, head() + indicator(), values_yaml="observations: {x: {2023: 15}}\n")
        fill(folder / "actuals")

    return make


def named(count: int, name: str, text: str = "") -> Make:
    """What writes many files beside Plan P."""

    def fill(actuals: Path) -> None:
        for i in range(count):
            (actuals / name.format(i)).write_text(text, "utf-8")

    return beside(fill)


def linked(count: int, name: str, to: str) -> Make:
    """What makes many links beside Plan P."""

    def fill(actuals: Path) -> None:
        for i in range(count):
            (actuals / name.format(i)).symlink_to(to)

    return beside(fill)


def sized(count: int, size: int) -> Make:
    """What makes large files that take no room, beside Plan P."""

    def fill(actuals: Path) -> None:
        for i in range(count):
            with (actuals / f"s{i}.yaml").open("wb") as file:
                file.truncate(size)

    return beside(fill)


def folders(actuals: Path) -> None:
    """Fill a folder with empty ones."""
    for i in range(20_000):
        (actuals / f"d{i:05}").mkdir()


def deep(actuals: Path) -> None:
    """Fill a folder with one in another, deeper than a path may be long."""
    handle = os.open(actuals, os.O_RDONLY)
    for _ in range(500):
        os.mkdir("d" * 9, dir_fd=handle)
        handle, above = os.open("d" * 9, os.O_RDONLY, dir_fd=handle), handle
        os.close(above)
    os.close(handle)


def actuals_at(target: str) -> Make:
    """What writes Plan P whose actuals are a link."""

    def make(folder: Path) -> None:
        write(folder, head() + indicator())
        (folder / "actuals").rmdir()
        (folder / "actuals").symlink_to(target)

    return make


def files() -> dict[str, Make]:
    """Many files, and things that are none."""
    return {
        "50,000 files .txt": named(50_000, "f{}.txt"),
        "20,000 files .YAML": named(20_000, "f{}.YAML"),
        "20,000 hidden files": named(20_000, ".f{}.yaml"),
        "9,999 empty files": named(9_999, "f{}.yaml"),
        "9,999 tables of one value": named(9_999, "f{}.csv", "indicator,year,value\nx,2022,14\n"),
        "20,000 empty files": named(20_000, "f{}.yaml"),
        "5,000 files of one value": named(5_000, "f{}.yaml", "observations: {x: {2022: 14}}\n"),
        "5,000 broken files": named(5_000, "f{}.yaml", "observations: {x: [\n"),
        "500 files of 1,000 faults": named(500, "f{}.yaml", "a: 1\n" * 1_000),
        "20,000 folders": beside(folders),
        "500 folders deep": beside(deep),
        "300 links that lead back": linked(300, "l{}", "."),
        "9,000 links to one file": linked(9_000, "l{}.yaml", "values.yaml"),
        "9,000 links to nothing": linked(9_000, "l{}.yaml", "nothing"),
        "20 files of 1 GiB of nothing": sized(20, 1 << 30),
        "10 files of 63 MiB of nothing": sized(10, 63 << 20),
        "actuals → /": actuals_at("/"),
        "actuals → /proc": actuals_at("/proc"),
        "actuals → /dev": actuals_at("/dev"),
        "actuals → itself": actuals_at("actuals"),
        "actuals → the folder above": actuals_at("."),
    }


# ------------------------------------------------------------------------------------------- revisions


def _git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *settings, "-C", str(folder), *words), check=True, capture_output=True)


def committed(make: Make) -> Make:
    """What commits an input, and takes the files that stand beside Plan P away again."""

    def make_repository(folder: Path) -> None:
        make(folder)
        _git(folder, "init", "-q")
        _git(folder, "add", "-A")
        _git(folder, "commit", "-qm", "first")
        for path in (folder / "actuals").glob("[fs]*"):
            path.unlink()

    return make_repository


def revisions() -> dict[str, Make]:
    """What a small repository can hold."""

    def zeros(count: int, name: str, size: int) -> Make:
        def fill(actuals: Path) -> None:
            for i in range(count):
                with (actuals / name.format(i)).open("wb") as file:
                    file.write(bytes([i]))
                    file.truncate(size)

        return beside(fill)

    return {
        "700 MB of zeros that are no data": committed(zeros(7, "f{}.bin", 100_000_000)),
        "700 MB of zeros": committed(zeros(12, "f{}.yaml", 60_000_000)),
        "one file of 300 MB": committed(zeros(1, "f{}.yaml", 300_000_000)),
        "20,000 files": committed(named(20_000, "f{}.yaml")),
        "9,000 files": committed(named(9_000, "f{}.yaml", "observations: {x: {2022: 14}}\n")),
    }


# ------------------------------------------------------------------------------------------- running

INPUTS: dict[str, Callable[[], dict[str, Make]]] = {
    "number": numbers,
    "target": targets,
    "cell": cells,
    "values": many_values,
    "columns": many_columns,
    "chains": chains,
    "plan": plans,
    "text": texts,
    "files": files,
    "revision": revisions,
}


def chosen(only: str) -> Iterator[Mishap]:
    """The inputs of a kind, or whose name has these words; all where none are given."""
    for kind, inputs in INPUTS.items():
        for name, make in inputs().items():
            if only in ("", kind) or (only not in INPUTS and only in name):
                yield Mishap(kind, name, make)


def run(mishap: Mishap, folder: Path, words: str) -> Outcome:
    """One command over one input, in the folder that holds it."""
    against = ["--against", "HEAD"] if mishap.kind == "revision" and words.startswith("check") else []
    command = [LYGAP, *words.split(), *against]
    out, err = folder / "out", folder / "err"
    with out.open("wb") as to, err.open("wb") as complaints:
        process = subprocess.Popen(
            command,
            cwd=folder / "work",
            stdout=to,
            stderr=complaints,
            env={**os.environ, "LYGAP_LANG": "en"},
        )
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (_LONGEST, _LONGEST))
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    with out.open(encoding="utf-8", errors="replace") as printed, err.open(encoding="utf-8", errors="replace") as said:
        text, told = printed.read(4_000_000), said.read(100_000)
    odd = _ODD.search(told) or (_ODD.search(text) if "json" in words else None)
    first = next(iter((told or text).strip().splitlines()), "")
    return Outcome(
        mishap=mishap,
        words=words,
        seconds=used.ru_utime + used.ru_stime,
        mebibytes=used.ru_maxrss / 1024,
        code=process.returncode,
        said=first[:100],
        odd=odd[0] if odd else "",
    )


def outcomes(mishap: Mishap) -> Iterator[Outcome]:
    """Every command over one input."""
    folder = Path(tempfile.mkdtemp(prefix="lygap-mishap-"))
    try:
        (folder / "work").mkdir()
        mishap.make(folder / "work")
        for words in COMMANDS:
            if mishap.kind != "revision" or words.startswith("check"):
                yield run(mishap, folder, words)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _worst(done: list[Outcome]) -> str:
    """The table of the slowest and the largest run of each kind."""
    lines = [
        "| kind | runs | slowest | CPU s | exit | largest | MiB | exit |",
        "| --- | ---: | --- | ---: | ---: | --- | ---: | ---: |",
    ]
    for kind in dict.fromkeys(outcome.mishap.kind for outcome in done):
        of_kind = [outcome for outcome in done if outcome.mishap.kind == kind]
        slow = max(of_kind, key=lambda outcome: outcome.seconds)
        large = max(of_kind, key=lambda outcome: outcome.mebibytes)
        slowest = f"{slow.mishap.name}: `{slow.words}` | {slow.seconds:.2f} | {slow.code}"
        largest = f"{large.mishap.name}: `{large.words}` | {large.mebibytes:.0f} | {large.code}"
        lines.append(f"| {kind} | {len(of_kind)} | {slowest} | {largest} |")
    return "\n".join(lines)


def main() -> int:
    """Run what was asked for; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="one kind, or a part of an input's name")
    parser.add_argument("--seconds", type=float, default=5, help="CPU seconds that a run may take")
    parser.add_argument("--mebibytes", type=float, default=512, help="MiB that a run may take")
    parser.add_argument("--all", action="store_true", help="print every run, not only what is wrong")
    asked = parser.parse_args()
    done: list[Outcome] = []
    lost = 0
    for outcome in (outcome for mishap in chosen(asked.only) for outcome in outcomes(mishap)):
        done.append(outcome)
        too_much = outcome.seconds > asked.seconds or outcome.mebibytes > asked.mebibytes
        is_lost = too_much or bool(outcome.odd) or outcome.code not in (0, 1, 2)
        lost += is_lost
        if is_lost or asked.all:
            mark = "LOST" if is_lost else "well"
            figures = f"{outcome.seconds:6.2f} s {outcome.mebibytes:5.0f} MiB, {outcome.code:3}"
            said = outcome.odd or outcome.said
            print(f"{mark} {figures}  {outcome.mishap.name}: {outcome.words}: {said}", flush=True)
    print(f"\n{_worst(done)}\n\n{lost} of {len(done)} runs lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
