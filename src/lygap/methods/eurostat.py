"""Eurostat's monitoring of the sustainable development goals: the observed against the required growth rate.

Eurostat, Sustainable development in the European Union, monitoring report, annex on the assessment method. Thresholds
with a target: 95 %, 60 % and 0 % of the required rate. Without one, in the edition of 2026 with its neutral class:
+1 %, +0.1 % and −0.1 % a year. Both were read in the implementation of EUSTAT, the Basque statistics office, whose
published verdicts are reproduced. Eurostat's two classes of movement away without a target are one status here.

The scores from −5 to +5, for the mean of several indicators, and the classes of that mean are EUSTAT's; Eurostat
publishes none, so a row has none.
"""

from collections.abc import Sequence
from math import fsum

from lygap.figures import rate_ratio
from lygap.figures.case import Case
from lygap.methods.method import Aggregate, Band, Judged, Method, Status

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


def score(s: Case, status: Status, number: float | None) -> float | None:
    """EUSTAT's score from −5 to +5; None where there is neither a statistic nor a target attained."""
    if status == "achieved":
        return _BEST
    if status == "unknown" or number is None:
        return None
    if s.trend:
        return max(_WORST, min(_BEST, _PER_RATE * number))
    width = _FULL_RATIO - _EVEN_RATIO if number > _EVEN_RATIO else 2 * _EVEN_RATIO
    return max(_WORST, min(_BEST, _BEST * (number - _EVEN_RATIO) / width))


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of EUSTAT's scores and its class; None where nothing has a score."""
    scores = [mark for row in rows if (mark := score(*row[:3])) is not None]
    if not scores:
        return None
    mean = fsum(scores) / len(scores)
    return Aggregate(mean, next((word for band, word in _CLASSES if band.holds(mean)), "significant deterioration"))


METHOD = Method(
    id="eurostat",
    statistic=rate_ratio,
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
