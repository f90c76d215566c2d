"""Eurostat's monitoring of the sustainable development goals: the observed against the required growth rate.

Eurostat, Sustainable development in the European Union, monitoring report, annex on the assessment method. Thresholds
with a target: 95 %, 60 % and 0 % of the required rate. Without one, in the edition of 2026 with its neutral class:
+1 %, +0.1 % and −0.1 % a year. Both were read in the implementation of EUSTAT, the Basque statistics office, whose
published verdicts are reproduced. Eurostat's two classes of movement away without a target are one status here.
"""

from lygap.growth import Number, actual_cagr, finite, required_cagr
from lygap.methods.method import Band, Method
from lygap.situation import OVERFLOW, Situation, Undefined


def statistic(s: Situation) -> Number:
    """d·CAGR observed over |CAGR required|; without a target d·CAGR observed."""
    actual = actual_cagr(s)
    if isinstance(actual, Undefined) or s.trend:
        return actual if isinstance(actual, Undefined) else finite(s.direction * actual)
    required = required_cagr(s)
    if isinstance(required, Undefined):
        return required
    return finite(s.direction * actual / abs(required)) if required else OVERFLOW


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
)
