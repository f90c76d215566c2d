"""ESCAP's anticipated progress: what a regression that weighs recent values more leaves missing at the target year.

United Nations Economic and Social Commission for Asia and the Pacific, Asia and the Pacific SDG progress report,
technical notes; A. Bidarbakht Nia, working papers SD/WP/04 and 05 of its Statistics Division, 2017. The two indices
were read there, and in UNECE's technical notes that the regression is linear, weighted by time, over all values since
2000. The limits of 10 % and 100 % are from memory of the published method. The weights are in none of these: here they
rise by one a year from the oldest value, which has one.
"""

from collections.abc import Sequence
from math import fsum

from lygap.figures import Number, finite, progress
from lygap.figures.case import BASE_ATTAINS_TARGET, NO_TARGET_YEAR, Case, Undefined
from lygap.methods.method import TOO_FEW_POINTS, Aggregate, Band, Judged, Method, Status, Window

_FULL = 10.0
"""The current status index of a target reached; the baseline has 0."""


def _line(s: Case) -> tuple[float, float, float, float] | Undefined:
    """The weighted line: oldest time, mean time, mean value and slope a year."""
    if s.base is None:
        return s.why_base
    if s.value is None:
        return s.why_value
    points = (*(s.earlier() or ((s.base_time, s.base),)), (s.time, s.value))
    oldest, newest = points[0][0], s.value
    weight = across = level = square = product = 0.0
    for time, value in points:
        x, y = time - oldest, value - newest
        w = 1 + x
        weight += w
        across += w * x
        square += w * x * x
        level += w * y
        product += w * x * y
    spread = square - across * across / weight
    if spread <= 0:
        return TOO_FEW_POINTS
    return oldest, oldest + across / weight, newest + level / weight, (product - across * level / weight) / spread


def window(s: Case) -> Window | Undefined:
    """All the values, and the slope of their line, in their unit a year."""
    line = _line(s)
    if isinstance(line, Undefined):
        return line
    slope = finite(line[3])
    return slope if isinstance(slope, Undefined) else Window(line[0], slope)


def projection(s: Case) -> Number:
    """The line's value at the target's time."""
    line = _line(s)
    if isinstance(line, Undefined):
        return line
    return NO_TARGET_YEAR if s.target_time is None else finite(line[2] + line[3] * (s.target_time - line[1]))


def statistic(s: Case) -> Number:
    """The share of the needed change that will be missing, d·(T−P)/|T−b|; negative beyond the target."""
    if s.target is None:
        return s.why_target
    there = projection(s)
    if isinstance(there, Undefined):
        return there
    way = abs(s.target - s.base) if s.base is not None else 0.0
    return finite(s.direction * (s.target - there) / way) if way else BASE_ATTAINS_TARGET


def current_status(s: Case, status: Status, _statistic: float | None) -> float | None:
    """The current status index: 0 is the baseline, 10 the target, less than 0 a loss; None where there is no way."""
    made = progress(s)
    if status == "unknown" or isinstance(made, Undefined):
        return None
    index = finite(_FULL * made)
    return None if isinstance(index, Undefined) else index


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the current status indices, as ESCAP gives it for a goal; it has no word for it."""
    indices = [row.score for row in rows if row.score is not None]
    return Aggregate(fsum(indices) / len(indices)) if indices else None


METHOD = Method(
    id="escap",
    statistic=statistic,
    bands=(Band("on_track", 0.10, "<="), Band("off_track", 1.0, "<=")),
    labels={
        "achieved": "target achieved",
        "on_track": "maintain",
        "off_track": "accelerate",
        "regressing": "reverse",
        "missed": "target not achieved",
    },
    reference="United Nations ESCAP, Asia and the Pacific SDG progress report: technical notes; A. Bidarbakht Nia, "
    "working paper SD/WP/04, 2017",
    score=current_status,
    aggregate=aggregate,
    projection=projection,
    window=window,
)
