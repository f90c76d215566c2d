"""Fuzz folders or command lines with inputs by chance: `python chance.py TARGET SECONDS FAILED`."""

import json
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, given, seed, settings

from generating import folders
from targets import TARGETS
from typed import command_lines

MEMORY = 512 * 1024 * 1024
SECONDS_EACH = 5
_ROUND = 200
_STRATEGIES = {"folder": folders, "arguments": command_lines}


def peak() -> int:
    """The most memory this process has had so far, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"longer than {SECONDS_EACH} s")


@contextmanager
def _limited() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, SECONDS_EACH)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Fuzzing:
    """One target, its time, and what was seen."""

    def __init__(self, name: str, seconds: float, failed: Path) -> None:
        self.name = name
        self.until = time.monotonic() + seconds
        self.failed = failed
        self.inputs = 0
        self.slowest = 0.0
        self.first_peak = 0

    def one(self, content: bytes) -> None:
        """Give one input to the target; one that fails is kept, and takes the place of the larger one before it."""
        start = time.monotonic()
        if start > self.until:
            return
        try:
            with _limited():
                TARGETS[self.name](content)
        except BaseException:
            self.keep(content)
            raise
        self.inputs += 1
        self.slowest = max(self.slowest, time.monotonic() - start)

    def keep(self, content: bytes) -> None:
        """Keep an input that failed; time for making it smaller is given on top."""
        for old in self.failed.glob("chance-*"):
            old.unlink()
        (self.failed / f"chance-{sha1(content).hexdigest()}").write_bytes(content)
        self.until += 2 * SECONDS_EACH

    def round(self, number: int) -> None:
        """Some hundred inputs; rounds are short so that nothing of the generator's piles up in memory."""
        settled = settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
        )
        seed(number)(settled(given(_STRATEGIES[self.name]())(self.one)))()

    def report(self) -> str:
        """What was seen, as one line of JSON."""
        seen = {"inputs": self.inputs, "new": 0, "slowest": self.slowest}
        return json.dumps({**seen, "start": self.first_peak, "end": peak()})


def main(name: str, seconds: str, failed: str) -> None:
    """Run until the time is over or an input fails."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    fuzzing = Fuzzing(name, float(seconds), Path(failed))
    while time.monotonic() < fuzzing.until:
        fuzzing.round(random.randrange(2**32))
        fuzzing.first_peak = fuzzing.first_peak or peak()
    print(fuzzing.report())


if __name__ == "__main__":
    main(*sys.argv[1:])
