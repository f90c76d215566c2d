"""What the everyday commands cost, measured against an interpreter that does nothing.

    python bench/startup.py [--rounds 15]

Counts the CPU time of the whole process (user and system), which on a busy machine varies less than the clock does.
Each run of a command is set against a run of `python -c pass` made just before it; the median of these ratios counts.
"""

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LYGAP = str(Path(sysconfig.get_path("scripts")) / "lygap")
NOTHING = [sys.executable, "-c", "pass"]

# What is run, and the ratio that is aimed at.
COMMANDS: tuple[tuple[list[str], int], ...] = (
    (["--version"], 7),
    (["status", "2023", "--format", "json"], 16),
    (["status", "2023"], 20),
)


def cpu(command: list[str]) -> float:
    """Run a command with its output thrown away; return the seconds of CPU time it took."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(command: list[str], rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of nothing and of the command, and the median ratio of the pairs."""
    cpu(command)  # the first run compiles
    pairs = [(cpu(NOTHING), cpu(command)) for _ in range(rounds)]
    nothing, something = zip(*pairs, strict=True)
    ratio = statistics.median(b / a for a, b in pairs)
    return statistics.median(nothing), statistics.median(something), ratio


def main() -> None:
    """Measure and print one line a command."""
    parser = argparse.ArgumentParser(description="CPU time of the everyday commands against `python -c pass`")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs for each command (default: 15)")
    rounds = parser.parse_args().rounds
    print(f"{'command':36}{'python -c pass':>16}{'command':>12}{'ratio':>8}{'aim':>7}")
    for arguments, aim in COMMANDS:
        nothing, something, ratio = measure([LYGAP, *arguments], rounds)
        name = " ".join(["lygap", *arguments])
        print(f"{name:36}{1000 * nothing:13.1f} ms{1000 * something:9.1f} ms{ratio:7.1f}×{f'≤ {aim}×':>7}")


if __name__ == "__main__":
    main()
