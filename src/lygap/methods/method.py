"""What a method is: a statistic, bands that turn it into a status, and its own words for the classes."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from lygap.figures import TOLERANCE, Case, Number, Reason

Status = Literal["unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved"]
STATUSES: tuple[Status, ...] = ("unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved")
"""The one scale of all methods, from the worst to the best."""


class Band(NamedTuple):
    """The status of a statistic that compares with `bound` as `sign` says, rounding in the last digits aside."""

    status: Status
    bound: float
    sign: Literal[">=", ">", "<=", "<"] = ">="

    @property
    def open(self) -> bool:
        """Whether the bound itself lies outside."""
        return self.sign in (">", "<")

    @property
    def symbol(self) -> str:
        """The comparison as people write it: ≥, >, ≤ or <."""
        return {">=": "≥", "<=": "≤"}.get(self.sign, self.sign)

    def holds(self, statistic: float) -> bool:
        """Whether the statistic falls in the band."""
        slack = TOLERANCE * abs(self.bound)
        match self.sign:
            case ">=":
                return statistic >= self.bound - slack
            case ">":
                return statistic > self.bound + slack
            case "<=":
                return statistic <= self.bound + slack
            case "<":
                return statistic < self.bound - slack


Bands = tuple[Band, ...]


class Judged(NamedTuple):
    """One judged indicator, as a method's aggregate sees it; `statistic` and `score` None where there is none."""

    case: Case
    status: Status
    statistic: float | None
    score: float | None = None


class Aggregate(NamedTuple):
    """A method's own summary of several indicators: a number on its scale of scores, and its word for it, if any."""

    value: float
    label: str | None = None


def mean(numbers: Sequence[float]) -> float:
    """The arithmetic mean, summed without loss."""
    return math.fsum(numbers) / len(numbers)


class Window(NamedTuple):
    """The part of a series that a method looks at: from a time on, in years, and its change a year by that method."""

    since: float
    change: float


class Method(NamedTuple):
    """A published way to judge progress.

    What it computes: `statistic` is a number from a case, or the reason why there is none; an infinite one has a class
    and is not shown. `bands` are tried in their order, from the best class to the worst; what falls in none, or lies
    below `lowest`, is `regressing`. `trend` are the bands of the variant without a target, where the method has one,
    and `trend_scale` a factor on their bounds. `needs_positive` says that values at or below zero have no class,
    `needs_base` that there is none without a baseline.

    What it says: `labels` are its own words for each status, `word` finds the word where the status alone does not
    tell it. `score` is a number for averages from the case, the status and the statistic, and `aggregate` its
    own summary of several indicators; None where the method has none.

    How it looks: `path` is the shape of progress that it takes for steady; `projection` the value it expects at the
    target's time, in the unit of the values, and `window` the part of the series it reads, for a method that does
    not compare the baseline with the observation alone. They only serve to explain why methods disagree.

    Name, formula, needs and cautions are words: `method.<id>.name`, `.formula`, `.needs`, `.not_for`. A method from
    another package has them in its `words`, each a text or a mapping of `zh` and `en` to one; without a name its id
    stands for it.
    """

    id: str
    statistic: Callable[[Case], Number]
    bands: Bands
    labels: Mapping[Status, str]
    reference: str
    trend: Bands = ()
    lowest: float = -math.inf
    needs_positive: bool = False
    score: Callable[[Case, Status, float | None], float | None] | None = None
    needs_base: bool = True
    trend_scale: Callable[[Case], float] | None = None
    word: Callable[[Case, Status], str] | None = None
    aggregate: Callable[[Sequence[Judged]], Aggregate | None] | None = None
    path: Literal["geometric", "linear"] = "linear"
    projection: Callable[[Case], Number] | None = None
    window: Callable[[Case], Window | Reason] | None = None
    words: Mapping[str, str | Mapping[str, str]] = {}

    def bands_for(self, case: Case) -> Bands:
        """The bands that hold in a case; none where the method cannot judge the bare trend."""
        if not case.trend:
            return self.bands
        scale = 1.0 if self.trend_scale is None else self.trend_scale(case)
        if scale == 1:
            return self.trend
        return tuple(band._replace(bound=band.bound * scale) for band in self.trend)

    def label(self, case: Case, status: Status) -> str | None:
        """The method's own word for a verdict; None where the status is unknown."""
        if status == "unknown":
            return None
        return self.labels.get(status) if self.word is None else self.word(case, status)

    def score_of(self, case: Case, verdict: "Verdict") -> float | None:
        """The method's score of a verdict; None where it keeps none, or has none here."""
        return None if self.score is None else self.score(case, verdict.status, verdict.statistic)


class Verdict(NamedTuple):
    """A method's answer; `statistic` None where it cannot be computed, `reason` says why a status is unknown."""

    status: Status
    statistic: float | None = None
    reason: Reason | None = None
