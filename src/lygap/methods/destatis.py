"""Germany's weather symbols: the mean of the last five annual changes, carried on to the target year.

Statistisches Bundesamt (Destatis), indicators of the German Sustainable Development Strategy, page “Indicator status:
methodology”, read in 2026. A sun is a target reached or missed by less than 5 % of the way from the last value to the
target, sun and cloud by 5 % to 20 %, a cloud by more; a thunderstorm is a movement in the wrong direction, or none.
The last six values count, at the least four of consecutive years. The office's published symbols are reproduced.

The rule does not use the baseline. Of a target interval the weakest target counts, which is the end that lygap takes
as the target; of several target years the next one, of several targets the worst symbol.
"""

from collections.abc import Iterable
from math import ceil

from lygap.figures import Number, finite
from lygap.figures.case import ATTAINED, NO_TARGET_YEAR, Case, Undefined
from lygap.methods.method import TOO_FEW_POINTS, Band, Method, Status, Window

_POINTS, _AT_LEAST = 6, 4
"""How many of the last values count, and how many there must be."""
_SUN, _BOTH, _CLOUD, _STORM = "sun", "sun and cloud", "cloud", "thunderstorm"
_SYMBOLS = (_STORM, _CLOUD, _BOTH, _SUN)
_NO_SYMBOL = "no symbol"
"""Where the order of decision that all methods share has a status, but the office would not compute one."""


def _last(s: Case) -> list[tuple[float, float]]:
    """The observation and what comes before it in consecutive years, newest first, at most six points."""
    if s.value is None:
        return []
    points, year = [(s.time, s.value)], ceil(s.time)
    for point in reversed(s.earlier()):
        before = ceil(point[0])
        if before < year - 1 or len(points) == _POINTS:
            break
        if before < year:  # of two values in one year the later one counts
            points.append(point)
            year = before
    return points


def window(s: Case) -> Window | Undefined:
    """The mean annual change over the last values, in their unit a year; at least four consecutive years."""
    points = _last(s)
    if len(points) < _AT_LEAST:
        return TOO_FEW_POINTS if points else s.why_value
    (time, last), (since, first) = points[0], points[-1]
    change = finite((last - first) / (time - since))
    return change if isinstance(change, Undefined) else Window(since, change)


def projection(s: Case) -> Number:
    """The value at the target's time if the mean of the last annual changes goes on."""
    recent = window(s)
    if isinstance(recent, Undefined) or s.value is None:
        return recent if isinstance(recent, Undefined) else s.why_value
    return NO_TARGET_YEAR if s.target_time is None else finite(s.value + recent.change * (s.target_time - s.time))


def _direction_only(s: Case) -> Number:
    """2 where the mean change is in the right direction, and 1 more where the last change is."""
    recent = window(s)
    if isinstance(recent, Undefined):
        return recent
    (_, last), (_, before), *_ = _last(s)
    return 2.0 * (s.direction * recent.change > 0) + 1.0 * (s.direction * (last - before) > 0)


def statistic(s: Case) -> Number:
    """What will be missing at the target's time, d·(T−P)/|T−v|, from 1 on in the wrong direction.

    Without a target 3 for mean and last change in the right direction, 2 for the mean alone, 1 for the last alone.
    """
    if s.trend:
        return _direction_only(s)
    if s.value is None:
        return s.why_value
    if s.target is None:
        return s.why_target
    if s.attains(s.value):
        return ATTAINED
    there = projection(s)
    if isinstance(there, Undefined):
        return there
    return finite(s.direction * (s.target - there) / abs(s.target - s.value))


def symbol(s: Case, status: Status) -> str:
    """The office's symbol; its rule for what is reached, or to be held, looks at value and trend alone."""
    recent = window(s) if status in ("achieved", "missed") or s.each_year else None
    if recent is None:
        return METHOD.labels[status]
    if isinstance(recent, Undefined):
        return _NO_SYMBOL
    forward = s.direction * recent.change
    if status == "achieved":
        return _SUN if forward >= 0 else _BOTH
    return _CLOUD if forward > 0 or (s.each_year and forward == 0) else _STORM


def worst_symbol(symbols: Iterable[str]) -> str | None:
    """The symbol of an indicator with several targets at once; None where none has one."""
    return min((symbol for symbol in symbols if symbol in _SYMBOLS), key=_SYMBOLS.index, default=None)


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
