"""Whether the figures are to the last bit those of another checkout, on random cases, extreme ratios included.

    python bench/same.py CHECKOUT [--cases 1000000] [--seed 1]

CHECKOUT is a checkout of version 0.1.0, of which the package `growth` is loaded beside this one. Every figure of every
case is compared: the same bits, the same month, or the same reason for having none. The exit code is 1 if one differs,
save by what was decided since: `NAMED` says it.
"""

import argparse
import math
import random
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lygap.figures import FIGURES, Case, Reason

PIECE = 20_000
"""Cases that are sent to the other version at a time."""
OTHER = """
import pickle, sys
sys.path.insert(0, sys.argv[1])
from lygap.growth import FIGURES
from lygap.situation import Situation, Undefined
while True:
    try:
        cases = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    answers = [[FIGURES[key](Situation(*case)) for key in FIGURES] for case in cases]
    plain = [[f"?{answer}" if isinstance(answer, Undefined) else answer for answer in row] for row in answers]
    pickle.dump(plain, sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


NAMED = (("projected", "?base_attains_target"),)
"""Figures, and what they were, that are others now on purpose: where the baseline attains the target, the pace so far
leads somewhere all the same."""

BY_DAYS = "reach_date"
"""A month that was counted in twelfths of a year, and now by calendar days: near its ends it is the one beside."""


def is_meant(key: str, before: object, now: object) -> bool:
    """Whether a figure is another one on purpose."""
    if key == BY_DAYS and isinstance(before, str) and isinstance(now, str) and "?" not in before + now:
        return abs(months(before) - months(now)) == 1
    return (key, before) in NAMED


def months(text: str) -> int:
    """A month as a number: 2025-04."""
    year, month = map(int, text.split("-"))
    return year * 12 + month


class Differing(NamedTuple):
    """A figure that is another one now."""

    key: str
    case: tuple[object, ...]
    was: object
    now: object


def value(chance: random.Random) -> float:
    """A number as data have it, or one that they hardly ever have: huge, tiny, zero, negative, a neighbour of one."""
    match chance.randrange(8):
        case 0:
            return chance.choice((0.0, 1.0, -1.0, 1.7e308, 5e-324, -1.7e308, 1 + 2**-52, 1e-308))
        case 1:
            return math.pow(10, chance.uniform(-320, 308))
        case 2:
            return -math.pow(10, chance.uniform(-10, 10))
        case 3:
            return float(chance.randrange(1, 10_000))
        case _:
            return round(math.pow(10, chance.uniform(-2, 6)), chance.randrange(4))


def cases(number: int, seed: int) -> Iterator[tuple[object, ...]]:
    """Cases by chance, the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(number):
        start = float(chance.randrange(1990, 2025))
        end = start + chance.choice((0, 1, 2, 5, 5, 5, 10, 15, 1000))
        time = start + chance.choice((0, 0.5, 1, 2, 3, 4, 5, 6, 9)) + chance.choice((0, 0, 0, chance.random()))
        base = value(chance)
        near = base * chance.uniform(0.5, 2)
        interim = ((start + 2, value(chance)),) if chance.random() < 0.1 else ()
        yield (
            chance.choice((1, -1)),
            chance.choice(("geometric", "linear")),
            chance.choice((base, base, base, None)),
            start,
            chance.choice((near, near, value(chance), None)),
            time,
            chance.choice((near * 1.1, value(chance), value(chance), None)),
            chance.choice((end, end, end, None)),
            chance.choice((0.0, 0.0, 0.05)),
            chance.random() < 0.05,
            False,
            interim,
        )


def bits(answer: object) -> object:
    """What is the same only where every bit is."""
    return struct.pack("d", answer) if isinstance(answer, float) else answer


def figures(case: tuple[object, ...]) -> list[object]:
    """Each figure of a case; a reason begins with a question mark."""
    made = Case(*case)  # type: ignore[arg-type]
    answers = [made.figure(key) for key in FIGURES]
    return [f"?{answer}" if isinstance(answer, Reason) else answer for answer in answers]


def differing(checkout: Path, number: int, seed: int) -> Iterator[list[Differing]]:
    """What differs, piece by piece."""
    import pickle

    command = (sys.executable, "-c", OTHER, str(checkout / "src"))
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdin is not None
    assert other.stdout is not None
    waiting = cases(number, seed)
    while piece := [case for _, case in zip(range(PIECE), waiting, strict=False)]:
        pickle.dump(piece, other.stdin)
        other.stdin.flush()
        there = pickle.load(other.stdout)
        found = []
        for case, was in zip(piece, there, strict=True):
            for key, before, now in zip(FIGURES, was, figures(case), strict=True):
                if bits(before) != bits(now) and not is_meant(key, before, now):
                    found.append(Differing(key, case, before, now))
        yield found
    other.stdin.close()
    other.wait()


def main() -> int:
    """Compare and report; return the exit code."""
    parser = argparse.ArgumentParser(description="whether the figures are those of another checkout, to the last bit")
    parser.add_argument("checkout", type=Path, help="a checkout of version 0.1.0")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not (asked.checkout / "src" / "lygap" / "growth").is_dir():
        parser.error(f"no version 0.1.0 at {asked.checkout}")
    count: Counter[str] = Counter()
    shown = 0
    for found in differing(asked.checkout, asked.cases, asked.seed):
        for one in found:
            count[one.key] += 1
            if shown < 10:
                print(f"{one.key}: was {one.was!r}, is {one.now!r} of {one.case}")
                shown += 1
    print(
        f"{asked.cases:,} cases, {asked.cases * len(FIGURES):,} figures: {count.total():,} differ {dict(count) or ''}"
    )
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
