"""`lygap check` beside yamllint and check-jsonschema on the same YAML files.

    python bench/linters.py [10000] [--bin DIR]

Writes a plan of so many indicators with ten years of values, all in YAML, and prints the clock time of each program
that is installed: the two linters are looked for in DIR (`pip install yamllint check-jsonschema` into an environment of
their own) or on the PATH. They look at syntax and shape only; lygap does that, and compares the numbers.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from large import LYGAP, YEARS, write_plan


def into_yaml(folder: Path) -> None:
    """Replace the CSV of a plan by one YAML file: a line an indicator, its values by year."""
    rows = (folder / "actuals" / "values.csv").read_text(encoding="utf-8").splitlines()[1:]
    values: dict[str, list[str]] = {}
    for row in rows:
        indicator, year, value = row.split(",")
        values.setdefault(indicator, []).append(f"{year}: {value}")
    lines = [f"  {indicator}: {{{', '.join(years)}}}\n" for indicator, years in values.items()]
    text = "source: plan\nobservations:\n" + "".join(lines)
    (folder / "actuals" / "values.yaml").write_text(text, encoding="utf-8")
    (folder / "actuals" / "values.csv").unlink()


def clock(commands: list[list[str]]) -> float:
    """The time on the clock of commands one after the other; their output is thrown away."""
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def commands(folder: Path, schemas: Path, where: str | None) -> dict[str, list[list[str]]]:
    """What each program is asked, without the programs that are not installed."""
    targets, values = str(folder / "targets.yaml"), str(folder / "actuals" / "values.yaml")
    for kind in ("targets", "actuals"):
        done = subprocess.run([LYGAP, "schema", kind], stdout=subprocess.PIPE, check=True)
        (schemas / f"{kind}.json").write_bytes(done.stdout)
    asked = {"lygap check": [[LYGAP, "check", str(folder)]]}
    if lint := shutil.which("yamllint", path=where):
        asked["yamllint"] = [[lint, "-d", "relaxed", targets, values]]
    if checker := shutil.which("check-jsonschema", path=where):
        pairs = (("targets", targets), ("actuals", values))
        asked["check-jsonschema"] = [[checker, "--schemafile", str(schemas / f"{k}.json"), f] for k, f in pairs]
    return asked


def main() -> None:
    """Write the plan and time each program on it."""
    parser = argparse.ArgumentParser(description="lygap check beside two linters")
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="number of indicators (default: 10000)")
    parser.add_argument("--bin", metavar="DIR", help="where the linters are installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lygap-linters-") as temporary:
        folder = Path(temporary) / "plan"
        write_plan(folder, options.count)
        into_yaml(folder)
        print(f"{options.count:,} indicators, {options.count * len(YEARS):,} values in YAML")
        for name, asked in commands(folder, Path(temporary), options.bin).items():
            print(f"{name:<18}{clock(asked):>8.2f} s")


if __name__ == "__main__":
    main()
