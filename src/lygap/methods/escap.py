"""ESCAP's anticipated progress: what a regression that weighs recent values more leaves missing at the target year.

United Nations Economic and Social Commission for Asia and the Pacific, Asia and the Pacific SDG progress report,
technical notes; A. Bidarbakht Nia, working papers SD/WP/04 and 05 of its Statistics Division, 2017. The two indices
were read there, and in UNECE's technical notes that the regression is linear, weighted by time, over all values since
2000. The limits of 10 % and 100 % are from memory of the published method. The weights are in none of these: here they
rise by one a year from the oldest value, which has one.
"""

from collections.abc import Sequence

from lygap.figures import Case, Number, Reason, finite
from lygap.methods.method import Aggregate, Band, Judged, Method, Status, Window, mean

_FULL = 10.0
"""The current status index of a target reached; the baseline has 0."""


def _line(case: Case) -> tuple[float, float, float, float] | Reason:
    """The weighted line: oldest time, mean time, mean value and slope a year."""
    if case.base is None:
        return case.why_base
    if case.value is None:
        return case.why_value
    earlier = case.earlier or ((case.base_time, case.base),)
    points = (*earlier, (case.time, case.value))
    oldest, newest = points[0][0], case.value
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
        return Reason.TOO_FEW_POINTS
    return oldest, oldest + across / weight, newest + level / weight, (product - across * level / weight) / spread


def window(case: Case) -> Window | Reason:
    """All the values, and the slope of their line, in their unit a year."""
    line = _line(case)
    if isinstance(line, Reason):
        return line
    slope = finite(line[3])
    return slope if isinstance(slope, Reason) else Window(line[0], slope)


def projection(case: Case) -> Number:
    """The line's value at the target's time."""
    line = _line(case)
    if isinstance(line, Reason):
        return line
    return (
        Reason.NO_TARGET_YEAR if case.target_time is None else finite(line[2] + line[3] * (case.target_time - line[1]))
    )


def statistic(case: Case) -> Number:
    """The share of the needed change that will be missing, d·(T−P)/|T−b|; negative beyond the target."""
    if case.target is None:
        return case.why_target
    there = projection(case)
    if isinstance(there, Reason):
        return there
    way = abs(case.target - case.base) if case.base is not None else 0.0
    return finite(case.direction * (case.target - there) / way) if way else Reason.BASE_ATTAINS_TARGET


def current_status(case: Case, status: Status, _statistic: float | None) -> float | None:
    """The current status index: 0 is the baseline, 10 the target, less than 0 a loss; None where there is no way."""
    made = case.number("progress")
    if status == "unknown" or isinstance(made, Reason):
        return None
    index = finite(_FULL * made)
    return None if isinstance(index, Reason) else index


def aggregate(rows: Sequence[Judged]) -> Aggregate | None:
    """The mean of the current status indices, as ESCAP gives it for a goal; it has no word for it."""
    indices = [row.score for row in rows if row.score is not None]
    return Aggregate(mean(indices)) if indices else None


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
