"""Eurostat's monitoring of the sustainable development goals: observed against required growth rate.

Thresholds with a target: Eurostat, Sustainable development in the European Union: monitoring report, annex on the
assessment method (95 %, 60 % and 0 % of the required rate). Without a target: the edition with a neutral band,
+1 %, +0.1 % and −0.1 % a year.
"""

from lygap.growth import Result, Situation, Undefined, actual_cagr, required_cagr
from lygap.methods.method import Band, Method


def statistic(s: Situation) -> Result:
    """Observed over required CAGR, signed by the direction; without a target the observed rate itself."""
    actual = actual_cagr(s)
    if isinstance(actual, str) or s.target is None:
        return actual if isinstance(actual, str) else s.direction * actual
    required = required_cagr(s)
    if isinstance(required, str):
        return required
    return s.direction * actual / abs(required) if required else Undefined("base_attains_target")


METHOD = Method(
    id="eurostat",
    statistic=statistic,
    bands=(Band("on_track", 0.95), Band("at_risk", 0.60), Band("off_track", 0.0)),
    trend=(Band("on_track", 0.01, open=True), Band("at_risk", 0.001, open=True), Band("off_track", -0.001)),
    labels={
        "achieved": "significant progress",
        "on_track": "significant progress",
        "at_risk": "moderate progress",
        "off_track": "insufficient progress",
        "regressing": "movement away from the target",
        "missed": "target not met",
    },
    reference="Eurostat, Sustainable development in the European Union: overview of progress towards the SDGs in an EU context",
    needs_positive=True,
)
