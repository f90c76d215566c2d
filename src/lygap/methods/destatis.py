"""Germany's weather symbols: the mean of the last five annual changes, carried on to the target year.

Statistisches Bundesamt (Destatis), indicators of the German Sustainable Development Strategy, page “Indicator status:
methodology”, read in 2026. A sun is a target reached or missed by less than 5 % of the way from the last value to the
target, sun and cloud by 5 % to 20 %, a cloud by more; a thunderstorm is a movement in the wrong direction, or none.
The last six values count, at the least four of consecutive years. The office's published symbols are reproduced.

The rule does not use the baseline. Of a target interval the weakest target counts, which is the end that lygap takes
as the target; of several target years the next one.
"""

from math import ceil

from lygap.figures import Case, Number, Reason, finite
from lygap.methods.method import Band, Method, Status, Window

_POINTS, _AT_LEAST = 6, 4
"""How many of the last values count, and how many there must be."""
_SUN, _BOTH, _CLOUD, _STORM = "sun", "sun and cloud", "cloud", "thunderstorm"
_NO_SYMBOL = "no symbol"
"""Where the order of decision that all methods share has a status, but the office would not compute one."""


def _last(case: Case) -> list[tuple[float, float]]:
    """The observation and what comes before it in consecutive years, newest first, at most six points."""
    if case.value is None:
        return []
    points, year = [(case.time, case.value)], ceil(case.time)
    for point in reversed(case.earlier):
        before = ceil(point[0])
        if before < year - 1 or len(points) == _POINTS:
            break
        if before < year:  # of two values in one year the later one counts
            points.append(point)
            year = before
    return points


def window(case: Case) -> Window | Reason:
    """The mean annual change over the last values, in their unit a year; at least four consecutive years."""
    points = _last(case)
    if len(points) < _AT_LEAST:
        return Reason.TOO_FEW_POINTS if points else case.why_value
    (time, last), (since, first) = points[0], points[-1]
    change = finite((last - first) / (time - since))
    return change if isinstance(change, Reason) else Window(since, change)


def projection(case: Case) -> Number:
    """The value at the target's time if the mean of the last annual changes goes on."""
    recent = window(case)
    if isinstance(recent, Reason):
        return recent
    if case.value is None:
        return case.why_value
    if case.target_time is None:
        return Reason.NO_TARGET_YEAR
    return finite(case.value + recent.change * case.years_left)


def _direction_only(case: Case) -> Number:
    """2 where the mean change is in the right direction, and 1 more where the last change is."""
    recent = window(case)
    if isinstance(recent, Reason):
        return recent
    (_, last), (_, before), *_ = _last(case)
    return 2.0 * (case.toward(recent.change) > 0) + 1.0 * (case.toward(last - before) > 0)


def statistic(case: Case) -> Number:
    """What will be missing at the target's time, d·(T−P)/|T−v|, from 1 on in the wrong direction.

    Nothing measures it where the value is a target that must be passed.

    Without a target 3 for mean and last change in the right direction, 2 for the mean alone, 1 for the last alone.
    """
    if case.trend:
        return _direction_only(case)
    if case.value is None:
        return case.why_value
    if case.target is None:
        return case.why_target
    if case.attained:
        return Reason.ATTAINED
    projected = projection(case)
    if isinstance(projected, Reason):
        return projected
    if case.value == case.target:  # which is to be passed
        return Reason.OVERFLOW
    return finite(case.toward(case.target - projected) / abs(case.target - case.value))


def symbol(case: Case, status: Status) -> str:
    """The office's symbol; its rule for what is reached, or to be held, looks at value and trend alone."""
    recent = window(case) if status in ("achieved", "missed") or case.each_year else None
    if recent is None:
        return METHOD.labels[status]
    if isinstance(recent, Reason):
        return _NO_SYMBOL
    forward = case.toward(recent.change)
    if status == "achieved":
        return _SUN if forward >= 0 else _BOTH
    return _CLOUD if forward > 0 or (case.each_year and forward == 0) else _STORM


METHOD = Method(
    id="destatis",
    statistic=statistic,
    bands=(Band("on_track", 0.05, "<"), Band("at_risk", 0.20, "<="), Band("off_track", 1.0, "<")),
    trend=(Band("on_track", 3.0), Band("at_risk", 2.0), Band("off_track", 1.0)),
    labels={
        "achieved": _SUN,
        "on_track": _SUN,
        "at_risk": _BOTH,
        "off_track": _CLOUD,
        "regressing": _STORM,
        "missed": _CLOUD,
    },
    reference="Statistisches Bundesamt (Destatis), indicators of the German Sustainable Development Strategy: "
    "indicator status, methodology",
    needs_base=False,
    word=symbol,
    projection=projection,
    window=window,
)
