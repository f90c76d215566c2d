"""Rules about what should not become less."""

from collections.abc import Iterator
from itertools import pairwise

from lygap import rules
from lygap.checks.runs.jumps import jumps
from lygap.checks.runs.line import Line, Value, issue
from lygap.checks.runs.slips import slips
from lygap.findings import Issue
from lygap.plan.records import TOLERANCE


def _falls(line: Line) -> Iterator[tuple[Value, Value]]:
    """Each value less than the one before it; the way back from a value that is odd itself is no fall."""
    falls = [
        (i, first, then)
        for i, (first, then) in enumerate(pairwise(line.values), 1)
        if then.high < first.low - TOLERANCE * abs(first.low) and then.observation is not None
    ]
    odd = slips(line).keys() | jumps(line).keys() if falls else ()
    for i, first, then in falls:
        if i not in odd and i - 1 not in odd:
            yield first, then


def stock_falls(line: Line) -> Iterator[Issue]:
    """A stock that should grow and falls has a note that says why."""
    if line.indicator.kind == "stock" and line.indicator.direction == "up":
        for first, then in _falls(line):
            if not (then.answered or first.answered):
                params = {"before": f"{first.value:.15g}", "first": str(first.year)}
                yield issue(rules.STOCK_FALLS, then, **params)


def total_falls(line: Line) -> Iterator[Issue]:
    """What has been counted so far does not become less."""
    if line.indicator.kind == "cumulative":
        for first, then in _falls(line):
            params = {"before": f"{first.value:.15g}", "first": str(first.year)}
            yield issue(rules.TOTAL_FALLS, then, **params)
