"""A plan far larger than any real one, assessed in one go.

    python bench/large.py [100000] [--keep DIR]

Writes a plan of so many indicators with ten years of values in one CSV file, runs `lygap status` over all of them to
JSON lines that are thrown away, and prints the time on the clock, the CPU time and the largest memory of that process.
"""

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LYGAP = str(Path(sysconfig.get_path("scripts")) / "lygap")
BASE_YEAR, TARGET_YEAR = 2014, 2025
YEARS = range(BASE_YEAR + 1, TARGET_YEAR)
GROUPS = 5

Write = Callable[[str], object]

HEAD = f"""\
format: lygap/1
plan:
  id: large
  name: A plan made up to be large
  lang: en
  region: somewhere
  base_year: {BASE_YEAR}
  target_year: {TARGET_YEAR}
  path: geometric
  source: plan
regions:
  somewhere: {{name: Somewhere}}
sources:
  plan: {{title: A plan made up to be large, publisher: nobody, date: {BASE_YEAR + 1}-03, kind: plan}}
groups:
"""


def write_plan(folder: Path, count: int) -> None:
    """Write targets.yaml and actuals/values.csv; the same count always gives the same files."""
    chance = random.Random(count)
    (folder / "actuals").mkdir(parents=True)
    with (
        (folder / "targets.yaml").open("w", encoding="utf-8") as targets,
        (folder / "actuals" / "values.csv").open("w", encoding="utf-8") as values,
    ):
        targets.write(HEAD)
        targets.writelines(f"  g{group}: {{name: Group {group}}}\n" for group in range(GROUPS))
        targets.write("indicators:\n")
        values.write("indicator,year,value\n")
        for number in range(count):
            write_indicator(targets.write, values.write, number, chance)


def write_indicator(target_line: Write, value_line: Write, number: int, chance: random.Random) -> None:
    """Write one indicator's line in the plan and its ten rows of values: a steady pace with some noise."""
    direction, sign = ("up", 1) if number % 4 else ("down", -1)
    base = round(chance.uniform(10, 1000), 2)
    target = round(base * (1 + sign * chance.uniform(0.02, 0.09)) ** (TARGET_YEAR - BASE_YEAR), 2)
    target_line(
        f"  i{number}: {{name: Indicator {number}, group: g{number % GROUPS}, unit: t, kind: flow, "
        f"direction: {direction}, baseline: {base}, target: {target}}}\n"
    )
    pace = 1 + sign * chance.uniform(0, 0.1)
    for year in YEARS:
        value = base * pace ** (year - BASE_YEAR) * chance.uniform(0.97, 1.03)
        value_line(f"i{number},{year},{value:.2f}\n")


def report(folder: Path, count: int) -> None:
    """Run `lygap status` over the plan and print what it took."""
    command = [LYGAP, "status", str(TARGET_YEAR - 1), "-d", str(folder), "--group", "all", "--format", "jsonl"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"lygap status: exit code {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, the others KiB
    print(f"indicators  {count:>10,}")
    print(f"values      {count * len(YEARS):>10,}")
    print(f"clock       {wall:>10.2f} s")
    print(f"CPU         {usage.ru_utime + usage.ru_stime:>10.2f} s")
    print(f"memory      {usage.ru_maxrss * unit / 2**20:>10.0f} MiB at most")


def main() -> None:
    """Write the plan, into a temporary folder unless told otherwise, and report."""
    parser = argparse.ArgumentParser(description="`lygap status` over a very large plan")
    parser.add_argument("count", type=int, nargs="?", default=100_000, help="number of indicators (default: 100000)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the plan to this new folder and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lygap-large-") as temporary:
        folder = options.keep or Path(temporary) / "plan"
        write_plan(folder, options.count)
        report(folder, options.count)


if __name__ == "__main__":
    main()
