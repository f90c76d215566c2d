"""The SDG Index's trend arrows: the change a year so far against the one needed, both in a straight line.

Sustainable Development Solutions Network, Sustainable Development Report, chapter on methods. That past growth is
extended in a straight line to the target year was read there; the limits 1, 0.5 and 0, the words and the scale of the
mean are from memory of the published method. The index takes scores from 0 to 100; a straight line gives the same
ratio on the values themselves.
"""

from collections.abc import Sequence
from math import fsum

from lygap.figures import pace
from lygap.methods.method import Aggregate, Band, Judged, Method

_HELD, _BEST = 3.0, 4.0
"""Place on the scale of what holds its target, or keeps up with it exactly, and of the best; the worst is 0."""
_CLASSES = ((3.0, "on track"), (2.0, "moderately improving"), (1.0, "stagnating"))


def _place(row: Judged) -> float | None:
    """Where an arrow stands between 0 and 4: 1 is no change, 2 half and 3 all of the needed pace."""
    if row.status == "achieved":
        return _HELD
    if row.statistic is None:
        return 0.0 if row.status == "regressing" else None
    ratio = row.statistic
    return max(
        0.0, min(_BEST, 1 + ratio + max(0.0, min(1.0, ratio)))
    )  # from no change to the needed pace twice as steep


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the arrows on a scale from 0 to 4, each whole number the limit of a class."""
    places = [place for row in rows if row.status != "unknown" and (place := _place(row)) is not None]
    if not places:
        return None
    mean = fsum(places) / len(places)
    return Aggregate(mean, next((word for bound, word in _CLASSES if mean >= bound), "decreasing"))


METHOD = Method(
    id="sdsn",
    statistic=pace,
    bands=(Band("on_track", 1.0), Band("at_risk", 0.5), Band("off_track", 0.0)),
    labels={
        "achieved": "maintaining achievement",
        "on_track": "on track",
        "at_risk": "moderately improving",
        "off_track": "stagnating",
        "regressing": "decreasing",
        "missed": "target not met",
    },
    reference="Sustainable Development Solutions Network, Sustainable Development Report: methods summary, trend "
    "arrows",
    aggregate=aggregate,
)
