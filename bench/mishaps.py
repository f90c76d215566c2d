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
    "status 2000..2030 -g all -f jsonl",
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


def indicator(key: str = "x", **said: object) -> str:
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

EXTREMES = ("1.7e308", "-1.7e308", "1e-323", "-1e-323", "5e-324", "1e308", "1e15", "1e16", "1e-5", "0", "1e400")


def numbers() -> Iterator[Mishap]:
    """The largest and the smallest numbers, in each place a number may stand."""
    for number in EXTREMES:
        yield Mishap("number", f"value {number}", values(f"indicator,year,value\nx,2023,{number}\n"))
        yield Mishap("number", f"baseline {number}", plan(head() + indicator(baseline=number)))
        yield Mishap("number", f"target {number}", plan(head() + indicator(target=number)))
        linear = indicator(target=number, path="linear", direction="down", baseline="-1.7e308")
        yield Mishap("number", f"down to {number}, linear", plan(head() + linear))
        for how in ("multiple_of_baseline", "growth", "change"):
            aim = f"{{{how}: {number}}}"
            yield Mishap("number", f"{how} {number}", plan(head() + indicator(target=aim)))
            large = indicator(target=aim, baseline="1.7e308")
            yield Mishap("number", f"{how} {number} of 1.7e308", plan(head() + large))
        for word in ("margin", "growth"):
            said = f"  x: {{2021: 14, 2023: {{value: 15, {word}: {number}}}}}\n"
            if word == "growth":
                said = f"  x: {{2021: 1.7e308, 2023: {{growth: {number}, from: 2021}}}}\n"
            yield Mishap("number", f"{word} {number}", plan(head() + indicator(), said))
        between = f"{{value: {{min: -1.7e308, max: {number}}}, comparator: between}}"
        yield Mishap("number", f"between -1.7e308 and {number}", plan(head() + indicator(target=between)))
        about = f"{{value: 20, comparator: about, tolerance: {number}}}"
        yield Mishap("number", f"tolerance {number}", plan(head() + indicator(target=about)))
        counted = indicator(kind="cumulative", baseline=None)
        twice = f"  x: {{2021: {{increment: {number}}}, 2022: {{increment: {number}}}, 2023: {{increment: 1.7e308}}}}\n"
        yield Mishap("number", f"increments {number}", plan(head() + counted, twice))
        claims = "claims:\n- {id: a, kind: sum, parts: [x, y], whole: x, year: 2023}\n"
        claims += f"- {{id: b, kind: share, part: x, whole: y, value: {number}, year: 2023}}\n"
        claims += f"- {{id: c, kind: total, indicator: y, from: 2021, to: 2023, value: {number}}}\n"
        parts = f"  x: {{2023: {number}}}\n  y: {{2021: 1.7e308, 2022: 1.7e308, 2023: {number}}}\n"
        two = head() + indicator() + indicator("y", kind="flow") + claims
        yield Mishap("number", f"claims with {number}", plan(two, parts))
        limits = indicator(limits=f"[{number}, 1.7e308]")
        yield Mishap("number", f"limits from {number}", plan(head() + limits))
        swing = f"  x: {{2021: {number}, 2022: -1.7e308, 2023: 1.7e308}}\n"
        for kind in ("stock", "flow", "rank", "coverage"):
            about_kind = indicator(kind=kind, path=None, baseline=number, target="1.7e308")
            yield Mishap("number", f"{kind} from {number} to and fro", plan(head() + about_kind, swing))


# ------------------------------------------------------------------------------------------- odd targets


def targets() -> Iterator[Mishap]:
    """Targets that hold together as a file and make no sense as a plan."""
    odd = {
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
    for name, said in odd.items():
        yield Mishap("target", name, plan(head() + indicator(**said)))
        yield Mishap(
            "target", f"{name}, value at the end", plan(head() + indicator(**said), "  x: {2025: 15, 2028: 16}\n")
        )
    for first, last in ((1, 9999), (9998, 9999), (1, 2), (2025, 2020), (2020, 2020)):
        years = head(base_year=f"{first:04}", target_year=f"{last:04}")
        yield Mishap(
            "target",
            f"plan {first} to {last}",
            plan(years + indicator(), f"  x: {{'{first:04}': 12, '{last:04}': 21}}\n"),
        )


# ------------------------------------------------------------------------------------------- cells


def cells() -> Iterator[Mishap]:
    """What is no value in each cell of a table."""
    columns = (
        "indicator,year,value,increment,growth,from,region,source,as_of,period,published,"
        "obs_status,bound,margin,preferred,break,excluded,note,locator"
    )
    for word in ("null", "~", "Null", "NULL", "true", "-", "N/A", "#REF!", "0", "1e400", "''", '"x"', " "):
        for i, column in enumerate(columns.split(",")):
            given = ["x", "2023", "15", *[""] * 16]
            given[i] = word.replace('"', '""') if '"' not in word else '"""x"""'
            table = f"{columns}\n{','.join(given)}\n"
            yield Mishap("cell", f"{word} as {column}", values(table))


# ------------------------------------------------------------------------------------------- many of something


def many() -> Iterator[Mishap]:
    """Much of one thing in a small file."""
    table = head() + indicator()
    years = [f"{year}" for year in range(1000, 4600)]
    yield Mishap("values", "3,600 years", values(rows(f"x,{y},{i + 1}" for i, y in enumerate(years))))
    yield Mishap(
        "values", "3,600 years to and fro", values(rows(f"x,{y},{1 + i % 2 * 500}" for i, y in enumerate(years)))
    )
    slips = (f"x,{y},{(1, 100, 10000)[i % 3]}" for i, y in enumerate(years))
    yield Mishap("values", "3,600 years that slip", values(rows(slips), head() + indicator(kind="stock")))
    percent = head() + indicator(unit='"%"')
    yield Mishap(
        "values", "3,600 years of per cent", values(rows(f"x,{y},{0.01 + i % 2}" for i, y in enumerate(years)), percent)
    )
    falling = (f"x,{y},{5000 - i}" for i, y in enumerate(years))
    yield Mishap("values", "3,600 years that fall", values(rows(falling), head() + indicator(kind="stock")))
    counted = head(base_year=1000) + indicator(kind="cumulative", baseline=None)
    steps = rows((f"x,{y},1" for y in years), "indicator,year,increment")
    yield Mishap("values", "3,600 increments", values(steps, counted))
    chained = rows(
        (f"x,{y},{'' if i else 5},{0.1 if i else ''},{int(y) - 1 if i else ''}" for i, y in enumerate(years)),
        "indicator,year,value,growth,from",
    )
    yield Mishap("values", "3,600 years, each grown from the one before", values(chained))
    grown_from_one = rows(
        (f"x,{y},{'' if i else 5},{0.1 if i else ''},{1000 if i else ''}" for i, y in enumerate(years)),
        "indicator,year,value,growth,from",
    )
    yield Mishap("values", "3,600 years, each grown from the first", values(grown_from_one))
    breaks = rows((f"x,{y},{i},true" for i, y in enumerate(years)), "indicator,year,value,break")
    yield Mishap("values", "3,600 breaks", values(breaks))
    yield Mishap("values", "20,000 rivals", values(rows(f"x,2023,{i}" for i in range(20_000))))
    yield Mishap("values", "20,000 rivals in the base year", values(rows(f"x,2020,{i}" for i in range(20_000))))
    alike = (f"x,2023,{i % 7},true" for i in range(20_000))
    yield Mishap("values", "20,000 preferred", values(rows(alike, "indicator,year,value,preferred")))
    yield Mishap("values", "20,000 times the same", values(rows("x,2023,15" for _ in range(20_000))))
    months = [f"{y}-{m:02}" for y in range(1000, 2600) for m in range(1, 13)]
    dated = rows((f"x,{when[:4]},{i},{when}" for i, when in enumerate(months)), "indicator,year,value,as_of")
    yield Mishap("values", "19,200 months", values(dated))
    parts = rows((f"x,{when[:4]},1,{when}" for when in months), "indicator,year,value,period")
    yield Mishap("values", "19,200 months of a flow", values(parts, head() + indicator(kind="flow")))
    days = [f"2023-{m:02}-{d:02}" for m in range(1, 13) for d in range(1, 29)]
    overlap = rows((f"x,2023,1,{a}/{b}" for a in days for b in days if a <= b), "indicator,year,value,period")
    yield Mishap("values", "56,616 overlapping periods", values(overlap, head() + indicator(kind="flow")))
    stepped = rows((f"x,2023,1,{a}/{b}" for a in days for b in days if a <= b), "indicator,year,increment,period")
    yield Mishap("values", "56,616 overlapping increments", values(stepped, counted))
    yield Mishap("values", "100,000 unknown indicators", values(rows(f"u{i},2023,1" for i in range(100_000))))
    unknown = rows((f"x,{1000 + i % 3600},1,s{i}" for i in range(50_000)), "indicator,year,value,source")
    yield Mishap("values", "50,000 unknown sources", values(unknown))
    regions = rows((f"x,2023,1,r{i}" for i in range(50_000)), "indicator,year,value,region")
    yield Mishap("values", "50,000 unknown regions", values(regions))
    future = rows((f"x,{3000 + i % 3600},1,plan" for i in range(20_000)), "indicator,year,value,source")
    yield Mishap(
        "values",
        "20,000 from the future",
        values(future, head("sources: {plan: {title: T, date: 2020}}\n") + indicator()),
    )
    notes = rows((f"x,{1000 + i},{i},{'n' * 1000}" for i in range(3600)), "indicator,year,value,note")
    yield Mishap("values", "3,600 notes of 1,000 letters", values(notes))

    yield Mishap(
        "columns",
        "12,000 unknown columns",
        values("indicator,year,value," + ",".join(f"c{i}" for i in range(12_000)) + "\nx,2023,15\n"),
    )
    yield Mishap("columns", "12,000 times one column", values("indicator,year,value" + ",c" * 12_000 + "\n"))
    yield Mishap(
        "columns",
        "12,000 empty columns",
        values("indicator,year,value" + "," * 12_000 + "\n" + "x,2023,15" + "," * 12_000 + "\n"),
    )
    yield Mishap(
        "columns",
        "12,000 own columns",
        values(
            "indicator,year,value," + ",".join(f"x_{i}" for i in range(12_000)) + "\nx,2023,15" + "," * 12_000 + "\n"
        ),
    )
    yield Mishap(
        "columns", "12,000 years as columns", values("indicator," + ",".join(f"{i:04}" for i in range(1, 9999)) + "\n")
    )
    yield Mishap("columns", "10,000 rows too wide", values(rows(f"x,{y % 9999},15,,,,," for y in range(10_000))))
    yield Mishap("columns", "500,000 empty lines", values("indicator,year,value\n" + "\n" * 500_000 + "x,2023,15\n"))
    yield Mishap(
        "columns", "a quote that is not closed", values('indicator,year,value\nx,2023,"15\n' + "y,2023,1\n" * 50_000)
    )
    yield Mishap(
        "columns", "10,000 wrong values", values(rows(f"x,{1000 + i % 3600},about {i}" for i in range(10_000)))
    )
    wrong = rows(
        (f"x,{1000 + i % 3600},15," + ",".join("?" * 8) for i in range(10_000)),
        "indicator,year,value,as_of,period,published,obs_status,bound,margin,preferred,excluded",
    )
    yield Mishap("columns", "10,000 rows of eight wrong cells", values(wrong))
    no_year = rows((f"x,{i}" for i in range(50_000)), "indicator,value")
    yield Mishap("columns", "50,000 rows without a year", values(no_year))

    regions_below = (
        "".join(f"  r{i}: {{name: R, part_of: r{i + 1}}}\n" for i in range(10_000)) + "  r10000: {name: R}\n"
    )
    yield Mishap(
        "chains",
        "10,000 regions each part of the next",
        plan(head("regions:\n  here: {name: H}\n" + regions_below) + indicator()),
    )
    ring = "".join(f"  r{i}: {{name: R, part_of: r{(i + 1) % 10_000}}}\n" for i in range(10_000))
    yield Mishap("chains", "10,000 regions in a ring", plan(head("regions:\n  here: {name: H}\n" + ring) + indicator()))
    tail = "  a: {name: A, part_of: b}\n  b: {name: B, part_of: a}\n" + "".join(
        f"  r{i}: {{name: R, part_of: {f'r{i - 1}' if i else 'a'}}}\n" for i in range(10_000)
    )
    yield Mishap(
        "chains", "10,000 regions below a ring", plan(head("regions:\n  here: {name: H}\n" + tail) + indicator())
    )
    below = "".join(indicator(f"i{i}", part_of=f"i{i + 1}", target=None, baseline=None) for i in range(5_000))
    yield Mishap(
        "chains", "5,000 indicators each part of the next", plan(head() + indicator() + below + indicator("i5000"))
    )
    districts = "".join(f"  r{i}: {{name: R, part_of: here, kind: district}}\n" for i in range(10_000))
    share = rows((f"x,2023,1,r{i}" for i in range(10_000)), "indicator,year,value,region")
    yield Mishap(
        "chains",
        "10,000 districts of one region",
        values(share, head("regions:\n  here: {name: H}\n" + districts) + indicator(kind="stock")),
    )

    listed = ", ".join(f"{{id: t{i}, value: {20 + i}, year: {2021 + i % 8000}}}" for i in range(5_000))
    yield Mishap("plan", "5,000 targets of one indicator", plan(head() + indicator(targets=f"[{listed}]", target=None)))
    interim = ", ".join(f"{{value: {12 + i / 1000}, year: {2021 + i % 3}, on_path: true}}" for i in range(5_000))
    yield Mishap(
        "plan", "5,000 interim targets", plan(head() + indicator(targets=f"[{{value: 20}}, {interim}]", target=None))
    )
    same = ", ".join("{id: t, value: 20}" for _ in range(5_000))
    yield Mishap("plan", "5,000 targets of one name", plan(head() + indicator(targets=f"[{same}]", target=None)))
    claims = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: total, indicator: x, from: 1, to: 9999, value: 5}}\n" for i in range(5_000)
    )
    yield Mishap("plan", "5,000 claims over 9,999 years", plan(head() + indicator(kind="flow") + claims))
    full = rows(f"x,{y},1" for y in range(1000, 4600))
    some = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: total, indicator: x, from: 1000, to: 4599, value: 5}}\n" for i in range(1_000)
    )
    yield Mishap("plan", "1,000 claims over 3,600 values", values(full, head() + indicator(kind="flow") + some))
    parts_of = ", ".join(["x"] * 5_000)
    sums = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: sum, parts: [{parts_of}], whole: x, year: 2023}}\n" for i in range(20)
    )
    yield Mishap("plan", "20 sums of 5,000 parts", plan(head() + indicator() + sums))
    shares = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: share, part: x, whole: x, value: 0.5, year: 2023}}\n" for i in range(3_000)
    )
    yield Mishap("plan", "3,000 shares, 3,600 values", values(full, head() + indicator() + shares))
    unknown_names = "claims:\n" + "".join(
        f"- {{id: c{i}, kind: share, part: y{i}, whole: z{i}, value: 0.5, year: 2023}}\n" for i in range(3_000)
    )
    yield Mishap("plan", "6,000 unknown names in claims", plan(head() + indicator() + unknown_names))
    statements = "claims:\n" + "".join(f"- {{id: c{i}, kind: statement, text: T}}\n" for i in range(10_000))
    yield Mishap("plan", "10,000 statements", plan(head() + indicator() + statements))
    wrong_claims = "claims:\n" + "".join(f"- {{id: c{i}, kind: nothing}}\n" for i in range(5_000))
    yield Mishap("plan", "5,000 claims of no kind", plan(head() + indicator() + wrong_claims))
    sources = "sources:\n" + "".join(f"  s{i}: {{title: T}}\n" for i in range(10_000))
    yield Mishap("plan", "10,000 unused sources", plan(head(sources) + indicator()))
    alike_ids = "sources:\n" + "".join(
        f"  s{i:014b}: {{title: T}}\n".replace("0", "o").replace("1", "l") for i in range(10_000)
    )
    yield Mishap("plan", "10,000 sources", plan(head(alike_ids) + indicator()))
    aliases = ", ".join(f"a{i}" for i in range(10_000))
    yield Mishap(
        "plan",
        "two times 10,000 aliases",
        plan(head() + indicator(aliases=f"[{aliases}]") + indicator("y", aliases=f"[{aliases}]")),
    )
    one_alias = "".join(indicator(f"i{i}", aliases="[same]") for i in range(3_000))
    yield Mishap("plan", "3,000 indicators of one alias", plan(head() + indicator() + one_alias))
    plain_indicators = "".join(indicator(f"i{i}") for i in range(2_000))
    yield Mishap("plan", "2,000 indicators without values", plan(head() + indicator() + plain_indicators))
    groups = "groups:\n" + "".join(f"  g{i}: {{name: G}}\n" for i in range(10_000))
    yield Mishap("plan", "10,000 groups", plan(head(groups) + indicator()))
    goals = ", ".join(f"r{i}: {{baseline: 1, target: 2}}" for i in range(3_000))
    yield Mishap("plan", "3,000 goals of unknown regions", plan(head() + indicator(regions=f"{{{goals}}}")))
    checks = "checks:\n  LYG305:\n" + "".join(
        f"  - {{ignore: r, indicators: [x], years: [{1 + i % 9000}]}}\n" for i in range(3_000)
    )
    conflicts = rows(f"x,{1000 + i % 3600},{i}" for i in range(7_200))
    yield Mishap("plan", "3,000 settings, 3,600 conflicts", values(conflicts, head(checks) + indicator()))
    codes = "checks:\n" + "".join(f"  LYG9{i:05}: {{ignore: r}}\n" for i in range(5_000))
    yield Mishap("plan", "5,000 unknown rules", plan(head(codes) + indicator()))
    yield Mishap(
        "plan",
        "10,000 unknown keys",
        plan(head() + indicator() + "".join(f"  y{i}: {{nome: N}}\n" for i in range(10_000))),
    )
    yield Mishap("plan", "20,000 keys of an indicator", plan(head() + indicator(**{f"k{i}": 1 for i in range(20_000)})))
    yield Mishap("plan", "20,000 times one key", plan(head() + "  x: {" + "name: X, " * 20_000 + "kind: ratio}\n"))
    own_keys = ", ".join(f"x_{i}: 1" for i in range(20_000))
    yield Mishap("plan", "20,000 own keys", plan(head(f"x_mine: {{{own_keys}}}\n") + indicator()))

    yield Mishap("text", "a name of 60,000 letters", plan(head() + indicator(name="n" * 60_000)))
    yield Mishap("text", "a name of 60,000 Han characters", plan(head() + indicator(name="名" * 60_000)))
    yield Mishap("text", "an id of 60,000 letters", plan(head() + indicator("i" * 60_000) + indicator()))
    yield Mishap("text", "a number of 60,000 digits", plan(head() + indicator(target="9" * 60_000)))
    yield Mishap("text", "a number of 299 digits", plan(head() + indicator(target="9" * 299)))
    yield Mishap("text", "a year of 299 digits", plan(head(target_year="9" * 299) + indicator()))
    yield Mishap("text", "a hexadecimal number of 299 digits", plan(head() + indicator(target="0x" + "f" * 297)))
    yield Mishap("text", "nested 10,000 times", plan(head() + indicator(target="[" * 10_000 + "]" * 10_000)))
    yield Mishap("text", "nested 45 times", plan(head() + indicator(target="[" * 45 + "]" * 45)))
    yield Mishap("text", "indented 1,000 times", plan(head() + "".join(" " * i + "a:\n" for i in range(2, 1_000))))
    yield Mishap(
        "text",
        "100,000 anchors",
        plan(head() + indicator(x_a="[" + ", ".join(f"&a{i} b" for i in range(100_000)) + "]")),
    )
    yield Mishap("text", "100,000 aliases of YAML", plan(head() + indicator(x_a="[&a 1" + ", *a" * 100_000 + "]")))
    yield Mishap("text", "100,000 tags", plan(head() + indicator(x_a="[" + "!t 1, " * 100_000 + "]")))
    yield Mishap("text", "100,000 flow braces that are not closed", plan(head() + indicator() + "{" * 100_000))
    yield Mishap("text", "1 MB of colons", plan(head() + ":" * 1_000_000))
    yield Mishap("text", "1 MB of question marks", plan(head() + "? " * 500_000))
    yield Mishap("text", "1 MB of dashes", plan(head() + "- " * 500_000))
    yield Mishap("text", "1 MB of hashes", plan(head() + indicator() + "#" * 1_000_000))
    yield Mishap("text", "20,000 documents", plan(head() + indicator() + "---\n" * 20_000))
    yield Mishap("text", "a block of 1 MB", plan(head() + indicator(note=None) + "x_note: |\n" + "  line\n" * 140_000))
    yield Mishap("text", "200,000 control characters", plan(head() + indicator() + "# \x07\n" * 200_000))


# ------------------------------------------------------------------------------------------- files


def files() -> Iterator[Mishap]:
    """Many files, and things that are none."""

    def named(count: int, suffix: str, text: str = "") -> Make:
        def make(folder: Path) -> None:
            write(folder, head() + indicator(), values_yaml="observations: {x: {2023: 15}}\n")
            for i in range(count):
                (folder / "actuals" / f"f{i:05}{suffix}").write_text(text, "utf-8")

        return make

    yield Mishap("files", "50,000 files .txt", named(50_000, ".txt"))
    yield Mishap("files", "20,000 files .YAML", named(20_000, ".YAML"))
    yield Mishap(
        "files",
        "20,000 hidden files",
        lambda folder: (
            named(0, "")(folder) or ([(folder / "actuals" / f".f{i}.yaml").touch() for i in range(20_000)] and None)
        ),
    )
    yield Mishap("files", "20,000 empty files", named(20_000, ".yaml"))
    yield Mishap("files", "20,000 empty tables", named(20_000, ".csv"))
    yield Mishap("files", "5,000 files of one value", named(5_000, ".yaml", "observations: {x: {2022: 14}}\n"))
    yield Mishap("files", "5,000 tables of one value", named(5_000, ".csv", "indicator,year,value\nx,2022,14\n"))
    yield Mishap("files", "5,000 broken files", named(5_000, ".yaml", "observations: {x: [\n"))

    def folders(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(20_000):
            (folder / "actuals" / f"d{i:05}").mkdir()

    yield Mishap("files", "20,000 folders", folders)

    def deep(folder: Path) -> None:
        named(0, "")(folder)
        within = folder / "actuals" / "/".join(["d"] * 1_000)
        within.mkdir(parents=True)

    yield Mishap("files", "1,000 folders deep", deep)

    def linked(target: str) -> Make:
        def make(folder: Path) -> None:
            write(folder, head() + indicator())
            (folder / "actuals").rmdir()
            (folder / "actuals").symlink_to(target)

        return make

    yield Mishap("files", "actuals → /", linked("/"))
    yield Mishap("files", "actuals → /proc", linked("/proc"))
    yield Mishap("files", "actuals → /dev", linked("/dev"))
    yield Mishap("files", "actuals → itself", linked("actuals"))
    yield Mishap("files", "actuals → the folder above", linked("."))

    def rings(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(300):
            (folder / "actuals" / f"l{i}").symlink_to(".")

    yield Mishap("files", "300 links that lead back", rings)

    def links(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(10_000):
            (folder / "actuals" / f"l{i}.yaml").symlink_to("values.yaml")

    yield Mishap("files", "10,000 links to one file", links)

    def nowhere(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(10_000):
            (folder / "actuals" / f"l{i}.yaml").symlink_to("nothing")

    yield Mishap("files", "10,000 links to nothing", nowhere)

    def sparse(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(20):
            with (folder / "actuals" / f"s{i}.yaml").open("wb") as file:
                file.truncate(1 << 30)

    yield Mishap("files", "20 files of 1 GiB of nothing", sparse)

    def zeros(folder: Path) -> None:
        named(0, "")(folder)
        for i in range(10):
            with (folder / "actuals" / f"s{i}.yaml").open("wb") as file:
                file.truncate(63 << 20)

    yield Mishap("files", "10 files of 63 MiB of nothing", zeros)


# ------------------------------------------------------------------------------------------- revisions


def _git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *settings, "-C", str(folder), *words), check=True, capture_output=True)


def revisions() -> Iterator[Mishap]:
    """What a small repository can hold."""

    def committed(make: Make, then: Callable[[Path], None] = lambda _: None) -> Make:
        def make_repository(folder: Path) -> None:
            make(folder)
            _git(folder, "init", "-q")
            _git(folder, "add", "-A")
            _git(folder, "commit", "-qm", "first")
            then(folder)

        return make_repository

    def zeros(suffix: str, count: int, size: int) -> Make:
        def make(folder: Path) -> None:
            plan(head() + indicator())(folder)
            for i in range(count):
                (folder / "actuals" / f"z{i}{suffix}").write_bytes(bytes([i % 256]) + bytes(size))

        return make

    def without_zeros(folder: Path) -> None:
        for path in (folder / "actuals").glob("z*"):
            path.unlink()

    yield Mishap(
        "revision", "700 MB of zeros that are no data", committed(zeros(".bin", 7, 100_000_000), without_zeros)
    )
    yield Mishap("revision", "700 MB of zeros", committed(zeros(".yaml", 12, 60_000_000), without_zeros))
    yield Mishap("revision", "one file of 300 MB", committed(zeros(".yaml", 1, 300_000_000), without_zeros))
    yield Mishap("revision", "20,000 empty files", committed(zeros(".yaml", 20_000, 1), without_zeros))


INPUTS = (numbers, targets, cells, many, files, revisions)


# ------------------------------------------------------------------------------------------- running


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
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST)),
        )
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


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="one kind, or a part of an input's name")
    parser.add_argument("--seconds", type=float, default=5, help="CPU seconds that a run may take")
    parser.add_argument("--mebibytes", type=float, default=512, help="MiB that a run may take")
    parser.add_argument("--all", action="store_true", help="print every run, not only what is wrong")
    asked = parser.parse_args()
    worst: dict[str, Outcome] = {}
    largest: dict[str, Outcome] = {}
    runs: dict[str, int] = {}
    lost = 0
    for mishap in (one for make in INPUTS for one in make()):
        if asked.only not in (mishap.kind, "") and asked.only not in mishap.name:
            continue
        for done in outcomes(mishap):
            kind = mishap.kind
            runs[kind] = runs.get(kind, 0) + 1
            worst[kind] = max(worst.get(kind, done), done, key=lambda outcome: outcome.seconds)
            largest[kind] = max(largest.get(kind, done), done, key=lambda outcome: outcome.mebibytes)
            too_much = done.seconds > asked.seconds or done.mebibytes > asked.mebibytes
            wrong = too_much or done.odd or done.code not in (0, 1, 2)
            lost += bool(wrong)
            if wrong or asked.all:
                mark = "LOST" if wrong else "well"
                figures = f"{done.seconds:6.2f} s {done.mebibytes:5.0f} MiB, {done.code:3}"
                print(f"{mark} {figures}  {mishap.name}: {done.words}: {done.odd or done.said}", flush=True)
    print(
        "\n| kind | runs | slowest | CPU s | exit | largest | MiB | exit |\n| --- | ---: | --- | ---: | ---: | --- | ---: | ---: |"
    )
    for kind, slow in worst.items():
        large = largest[kind]
        print(
            f"| {kind} | {runs[kind]} | {slow.mishap.name}: `{slow.words}` | {slow.seconds:.2f} | {slow.code} "
            f"| {large.mishap.name}: `{large.words}` | {large.mebibytes:.0f} | {large.code} |"
        )
    print(f"\n{lost} of {sum(runs.values())} runs lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
