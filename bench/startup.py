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
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LYGAP = str(Path(sysconfig.get_path("scripts")) / "lygap")
NOTHING = [sys.executable, "-c", "pass"]

# Compiled modules are kept, as they are for whoever installed lygap.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Measured(NamedTuple):
    """What is run, and the ratio that is aimed at; `typed` is a line that the shell asks to complete."""

    words: str
    aim: float
    typed: str = ""

    @property
    def command(self) -> list[str]:
        """The program with its arguments."""
        return [LYGAP, *self.words.split()]

    @property
    def environment(self) -> dict[str, str]:
        """The variables, with those by which the shell asks for completion."""
        if not self.typed:
            return ENVIRONMENT
        place = str(len(self.typed.split(" ")) - 1)
        asked = {"_LYGAP_COMPLETE": "complete_bash", "COMP_WORDS": self.typed, "COMP_CWORD": place}
        return ENVIRONMENT | asked

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"{self.typed}<TAB>" if self.typed else f"lygap {self.words}"


COMMANDS = (
    Measured("--version", 2.5),
    Measured("status 2023 --format json", 10),
    Measured("status 2023", 12.5),
    Measured("check data", 11),
    Measured("", 6.5, typed="lygap st"),
    Measured("", 10.5, typed="lygap show fi"),
)


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Run a command with its output thrown away; return the seconds of CPU time it took."""
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(measured: Measured, rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of nothing and of the command, and the median ratio of the pairs."""
    cpu(measured.command, measured.environment)  # the first run compiles
    pairs = [(cpu(NOTHING, ENVIRONMENT), cpu(measured.command, measured.environment)) for _ in range(rounds)]
    nothing, something = zip(*pairs, strict=True)
    ratio = statistics.median(b / a for a, b in pairs)
    return statistics.median(nothing), statistics.median(something), ratio


def main() -> None:
    """Measure and print one line a command."""
    parser = argparse.ArgumentParser(description="CPU time of the everyday commands against `python -c pass`")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs for each command (default: 15)")
    rounds = parser.parse_args().rounds
    print(f"{'command':36}{'python -c pass':>16}{'command':>12}{'ratio':>8}{'aim':>9}")
    for measured in COMMANDS:
        nothing, something, ratio = measure(measured, rounds)
        aim = f"≤ {measured.aim:g}×"
        print(f"{measured.name:36}{1000 * nothing:13.1f} ms{1000 * something:9.1f} ms{ratio:7.1f}×{aim:>9}")


if __name__ == "__main__":
    main()
