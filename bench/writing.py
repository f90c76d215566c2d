"""What written reports and imports of many rows cost: CPU seconds and memory of the whole process.

    python bench/writing.py [--rows 1000] [--formats html,xlsx]

Makes a plan of so many indicators, as `bench/plans.py` does, and writes it in each format.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import NamedTuple

LYGAP = str(Path(sysconfig.get_path("scripts")) / "lygap")
PLANS = Path(__file__).with_name("plans.py")


class Cost(NamedTuple):
    """Seconds of CPU time, and MiB at the most."""

    seconds: float
    mebibytes: float


def cost(*command: str) -> Cost:
    """Run a command with its messages thrown away; return what it took."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure and print one line a format."""
    parser = argparse.ArgumentParser(description="CPU time and memory of reports of many rows")
    parser.add_argument("--rows", type=int, default=1000, help="indicators of the plan (default: 1000)")
    parser.add_argument("--formats", default="html,md,xlsx", help="which, with commas between (default: html,md,xlsx)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = str(Path(folder) / "plan")
        subprocess.run((sys.executable, str(PLANS), plan, "--rows", str(asked.rows)), check=True)
        print(f"{'report of ' + format(asked.rows, ','):24}{'CPU':>10}{'memory':>12}{'file':>12}")
        for form in asked.formats.split(","):
            file = Path(folder) / f"report.{form}"
            spent = cost(LYGAP, "report", "-d", plan, "-g", "all", "-o", str(file))
            size = file.stat().st_size / 1e6
            print(f"{form:24}{spent.seconds:8.1f} s{spent.mebibytes:8.0f} MiB{size:9.2f} MB")


if __name__ == "__main__":
    main()
