"""Eurostat's monitoring of the sustainable development goals: the observed against the required growth rate.

Eurostat, Sustainable development in the European Union, monitoring report, annex on the assessment method. Thresholds
with a target: 95 %, 60 % and 0 % of the required rate. Without one, in the edition of 2026 with its neutral class:
+1 %, +0.1 % and −0.1 % a year. Both were read in the implementation of EUSTAT, the Basque statistics office, whose
published verdicts are reproduced. Eurostat's two classes of movement away without a target are one status here.

The scores from −5 to +5, for the mean of several indicators, and the classes of that mean are EUSTAT's; Eurostat
publishes none, so a row has none.
"""

from collections.abc import Sequence

from lygap.figures import Case, Number, rate_ratio
from lygap.methods.method import Aggregate, Band, Judged, Method, Status, mean

_BEST, _WORST = 5.0, -5.0
_FULL_RATIO, _EVEN_RATIO = 1.3, 0.6
"""EUSTAT: the ratio from which the score is 5, and that of which it is 0; at the negative of the latter it is −5."""
_PER_RATE = 250.0
"""EUSTAT: score for a growth rate of 1, without a target; ±2 % a year are ±5."""
_CLASSES = (
    (Band("on_track", 2.5, ">"), "significant progress"),
    (Band("at_risk", 0.25, ">"), "moderate progress"),
    (Band("off_track", -0.25), "no progress"),
    (Band("regressing", -2.5), "moderate deterioration"),
)
"""EUSTAT: the classes of a mean score, of which the last status has two."""


def statistic(case: Case) -> Number:
    """d·CAGR observed over |CAGR required|, without a target d·CAGR; EUSTAT takes a fall to zero as −100 % a year."""
    if case.trend and _fell_to_zero(case):
        return case.toward(-1.0)
    return rate_ratio(case)


def _fell_to_zero(case: Case) -> bool:
    return case.value == 0 and case.base is not None and case.base > 0 and case.passed_years > 0


def score(case: Case, status: Status, number: float | None) -> float | None:
    """EUSTAT's score from −5 to +5; None where there is neither a statistic nor a target attained."""
    if status == "achieved":
        return _BEST
    if status == "unknown" or number is None:
        return None
    if case.trend:
        return max(_WORST, min(_BEST, _PER_RATE * number))
    is_above_even = number > _EVEN_RATIO
    width = _FULL_RATIO - _EVEN_RATIO if is_above_even else 2 * _EVEN_RATIO
    return max(_WORST, min(_BEST, _BEST * (number - _EVEN_RATIO) / width))


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of EUSTAT's scores and its class; None where nothing has a score."""
    scores = [mark for row in rows if (mark := score(*row[:3])) is not None]
    if not scores:
        return None
    average = mean(scores)
    word = next((word for band, word in _CLASSES if band.holds(average)), "significant deterioration")
    return Aggregate(average, word)


METHOD = Method(
    id="eurostat",
    statistic=statistic,
    bands=(Band("on_track", 0.95), Band("at_risk", 0.60), Band("off_track", 0.0)),
    trend=(Band("on_track", 0.01, ">"), Band("at_risk", 0.001, ">"), Band("off_track", -0.001)),
    labels={
        "achieved": "significant progress",
        "on_track": "significant progress",
        "at_risk": "moderate progress",
        "off_track": "insufficient progress",
        "regressing": "movement away",
        "missed": "target not met",
    },
    reference="Eurostat, Sustainable development in the European Union: monitoring report on progress towards the SDGs "
    "in an EU context, annex on the assessment method",
    needs_positive=True,
    aggregate=aggregate,
    path="geometric",
)
