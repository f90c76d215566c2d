"""The SDG Index's trend arrows: the change a year so far against the one needed, both in a straight line.

Sustainable Development Solutions Network, 2018 Global Index Methodology, section 1.5.3: the needed rate runs in a
straight line from the first year of the window, which is the baseline here, to the target in 2030; the mean change a
year of the window is set against it, with cuts at 1, 0.5 and 0. A goal's arrow is the mean of its indicators' on a
scale from 0 to 4, on which what holds its target has 3. The network takes scores from 0 to 100; a straight line gives
the same ratio on the values themselves. How steep the scale is beyond its ends is not said there: the slopes here are
those that reproduce most of the goal arrows published in 2021.
"""

from collections.abc import Sequence

from lygap.figures import pace
from lygap.methods.method import Aggregate, Band, Judged, Method, mean

_STILL, _HELD, _BEST = 1.0, 3.0, 4.0
"""Place on the scale of no change, of what holds its target or keeps up with it exactly, and of the best, from 0 on."""
_BACKWARD, _FORWARD, _BEYOND = 0.5, 2.0, 1.0
"""How many places a ratio of 1 makes: below no change, from there to the needed pace, and above that."""
_CLASSES = ((3.0, "on track"), (2.0, "moderately improving"), (1.0, "stagnating"))


def _place(row: Judged) -> float | None:
    """Where an arrow stands between 0 and 4: 1 is no change, 2 half and 3 all of the needed pace; None without one."""
    if row.status == "achieved":
        return _HELD
    if row.statistic is None:
        return 0.0 if row.status == "regressing" else None
    ratio = row.statistic
    if ratio > 1:
        return min(_BEST, _HELD + _BEYOND * (ratio - 1))
    return max(0.0, _STILL + (_FORWARD if ratio > 0 else _BACKWARD) * ratio)


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the arrows on a scale from 0 to 4, each whole number the limit of a class."""
    places = [place for row in rows if row.status != "unknown" and (place := _place(row)) is not None]
    if not places:
        return None
    average = mean(places)
    return Aggregate(average, next((word for bound, word in _CLASSES if average >= bound), "decreasing"))


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
    reference="Sustainable Development Solutions Network, 2018 Global Index Methodology, section 1.5.3 (trends)",
    aggregate=aggregate,
)
