"""Kill `lygap record` at random moments and count what was lost: nothing may be.

    python bench/kills.py [1000] [--seed 1]

A process records one value after the other and says so after each; it is killed (SIGKILL) some time after its start.
Then the folder must be without errors and hold every value that was acknowledged. At the end the number of kills, of
values acknowledged, and of files a killed writer left behind is printed; the exit code is 1 if anything was lost.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lygap.plan.records import Dataset
from lygap.reading import Folder, load

PLAN = """\
format: lygap/1
plan: {id: kills, name: Kills, lang: en, region: here, base_year: 2000}
indicators:
"""
WRITER = """\
import sys
import lygap.__main__ as program
folder, first = sys.argv[1], int(sys.argv[2])
for number in range(first, first + 1000):
    year, indicator = 2001 + number % 50, f"i{number % 7}"
    sys.argv = ["lygap", "record", str(year), indicator, str(number), "-d", folder]
    try:
        program.main()
    except SystemExit as end:
        sys.stdout.write(f"ACK {indicator} {year} {number} {end.code}\\n")
        sys.stdout.flush()
"""
ACKNOWLEDGED = re.compile(r"^ACK (\w+) (\d+) (\d+) 0$", re.MULTILINE)


def new_plan(folder: Path) -> None:
    """A small plan with one block, one flow and one CSV file to be edited."""
    (folder / "actuals").mkdir(parents=True)
    names = "".join(f"  i{n}: {{name: I{n}, kind: stock, direction: up}}\n" for n in range(7))
    (folder / "targets.yaml").write_text(PLAN + names, "utf-8")
    (folder / "actuals" / "2001.yaml").write_text("# one\nyear: 2001\nobservations: {}\n", "utf-8")
    (folder / "actuals" / "2002.csv").write_text("indicator,year,value\ni0,2002,0.5\n", "utf-8")


def killed_after(folder: Path, first: int, seconds: float) -> list[tuple[str, int, float]]:
    """Record until killed; what was acknowledged."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        time.sleep(seconds)
        process.kill()
        said, _ = process.communicate()
    return [(name, int(year), float(value)) for name, year, value in ACKNOWLEDGED.findall(said)]


def whole(folder: Path) -> Dataset:
    """The folder's data, which must have no error."""
    loaded = load(Folder(folder), with_warnings=True)
    if loaded.data is None:
        raise SystemExit(f"broken: {[f for f in loaded.findings if f.is_error]}")
    return loaded.data


def main() -> None:
    """Kill as often as asked, and report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    acknowledged = number = left = 0
    folder, had = Path(), set[tuple[str, int, float]]()
    with tempfile.TemporaryDirectory() as name:
        for kill in range(asked.kills):
            if kill % 50 == 0:  # a fresh plan now and then, so that files stay small and quick to read
                folder, had = Path(name, str(kill)), set[tuple[str, int, float]]()
                new_plan(folder)
            had.update(killed_after(folder, number, chance.uniform(0.1, 0.9)))
            number += 1000
            data = whole(folder)
            present = {(i, o.year, o.value) for i in data.indicators for o in data.of(i, "here")}
            if lost := had - present:
                raise SystemExit(f"lost after kill {kill}: {sorted(lost)}")
            left += sum(1 for _ in (folder / "actuals").glob(".lygap-*"))
            acknowledged += len(had) if kill % 50 == 49 or kill == asked.kills - 1 else 0
    print(f"{asked.kills} kills, {acknowledged} values acknowledged, none lost; {left} unfinished files seen")


if __name__ == "__main__":
    main()
