"""Fuzz whatever reads what others wrote, and report; exit code 1 when an input failed, which is then kept.

    python tests/fuzz/run.py                      ten minutes, shared by all targets
    python tests/fuzz/run.py --minutes 1 --only rows
    python tests/fuzz/run.py FILE...              give kept inputs to their targets again

Three fifths of the time go to the readers, led by the coverage of the code (atheris); the rest to whole folders and to
command lines, made by chance (hypothesis). A target's folder in `corpus` is where it starts from. What is new is put
into `found/TARGET`, what failed into `found/failed/TARGET`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

HERE = Path(__file__).parent
FOUND = HERE / "found"
GUIDED = ("yaml", "targets", "actuals", "rows", "record", "record_row")
CHANCE = ("folder", "arguments")
MOST_GROWTH = 128
"""MiB by which the peak of memory may grow between the first inputs and the last: what a fuzzer keeps for itself."""
_PATIENCE = 60
_MEMORY = Path("/dev/shm")
"""Where a system has a file system in memory: making and removing folders takes longer on a disk than the reading."""


class Seen(NamedTuple):
    """What came of one target; memory in MiB, None where a process ended before it could say."""

    inputs: int | None = None
    new: int | None = None
    slowest: float | None = None
    start: int | None = None
    end: int | None = None
    problem: str = ""


def shares(names: list[str], seconds: float) -> dict[str, int]:
    """The seconds of each target."""
    weights = {name: 3 / len(GUIDED) if name in GUIDED else 2 / len(CHANCE) for name in names}
    return {name: max(1, round(seconds * weight / sum(weights.values()))) for name, weight in weights.items()}


def command(name: str, seconds: int) -> list[str]:
    """The process that fuzzes one target."""
    found, failed = FOUND / name, FOUND / "failed" / name
    for folder in (found, failed):
        folder.mkdir(parents=True, exist_ok=True)
    program, places = ("guided.py", [found, failed]) if name in GUIDED else ("chance.py", [failed])
    return [sys.executable, str(HERE / program), name, str(seconds), *map(str, places)]


def told_by_guided(log: str) -> Seen:
    """What libFuzzer says at its end, and of the memory when it had read the corpus."""
    stats = {key: int(value) for key, value in re.findall(r"^stat::(\w+):\s+(\d+)", log, re.MULTILINE)}
    memory = [int(found) for found in re.findall(r"^#\d+\s.*rss: (\d+)Mb", log, re.MULTILINE)]
    if not stats or not memory:
        return Seen()
    slowest = stats["slowest_unit_time_sec"]
    return Seen(stats["number_of_executed_units"], stats["new_units_added"], slowest, memory[0], memory[-1])


def told_by_chance(out: str) -> Seen:
    """What the program says in its last line."""
    return Seen(**json.loads(out.splitlines()[-1])) if out.strip() else Seen()


def fuzz(name: str, seconds: int) -> Seen:
    """Fuzz one target in a process of its own; what that said is kept beside what it found."""
    failed = FOUND / "failed" / name
    before = {*failed.glob("*")}
    with TemporaryDirectory(prefix="lygap-fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        given = {**os.environ, "TMPDIR": folder}
        words = command(name, seconds)
        try:
            done = subprocess.run(
                words,
                env=given,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=seconds + _PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Seen(problem="did not end")
    (FOUND / f"{name}.log").write_text(done.stderr, "utf-8")
    seen = told_by_guided(done.stderr) if name in GUIDED else told_by_chance(done.stdout)
    new = sorted(path.relative_to(HERE).as_posix() for path in {*failed.glob("*")} - before)
    if new or done.returncode:
        return seen._replace(problem=" ".join(new) or f"exit code {done.returncode}, see {name}.log")
    grown = seen.start is None or seen.end is None or seen.end - seen.start > MOST_GROWTH
    return seen._replace(problem="memory grew") if grown else seen


def line(name: str, seen: Seen) -> str:
    """A row of the report."""
    cells = ["?" if cell is None else f"{cell:.3g}" if isinstance(cell, float) else str(cell) for cell in seen[:-1]]
    inputs, new, slowest, start, end = cells
    return f"{name:11}{inputs:>9}{new:>7}{slowest:>9} s{start:>7} → {end:<6}{seen.problem or 'ok'}"


def replay(files: list[Path]) -> None:
    """Give files to the targets that their folders are named after; what fails, fails with its traceback."""
    from targets import replay as again

    for file in files:
        again(file)
        print(f"ok {file}")


def main() -> int:
    """Run, report, and say by the exit code whether all went well."""
    parser = argparse.ArgumentParser(description="Fuzz whatever reads what others wrote.")
    parser.add_argument("files", nargs="*", type=Path, help="kept inputs to be tried again")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", action="append", choices=(*GUIDED, *CHANCE))
    asked = parser.parse_args()
    if asked.files:
        replay(asked.files)
        return 0
    if find_spec("atheris") is None:
        print('atheris is missing: pip install -c constraints.txt -e ".[dev,fuzz]"', file=sys.stderr)
        return 2
    print(f"{'target':11}{'inputs':>9}{'new':>7}{'slowest':>11}{'MiB':>8}", flush=True)
    results = {}
    for name, seconds in shares(asked.only or [*GUIDED, *CHANCE], 60 * asked.minutes).items():
        results[name] = fuzz(name, seconds)
        print(line(name, results[name]), flush=True)
    print(f"{'together':11}{sum(seen.inputs or 0 for seen in results.values()):>9}")
    return int(any(seen.problem for seen in results.values()))


if __name__ == "__main__":
    sys.exit(main())
