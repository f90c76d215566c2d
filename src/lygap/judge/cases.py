"""Whether a verdict holds wherever the true value, time, base and tolerance may lie."""

import math
from collections.abc import Iterator
from itertools import product

from lygap.figures.case import Case, Earlier
from lygap.judge.target import Aim, Seen, aim, situation
from lygap.judge.track import Track
from lygap.methods import STATUSES, Method, Status, judge
from lygap.plan.counting import Point


def _exact(t: Track, s: Case, p: Point) -> bool:
    """Whether there is nothing to vary."""
    exact = p.low == p.high and p.earliest == p.latest and t.base.low == t.base.high
    return exact and not s.tolerance and not p.vague


def _closed(t: Track, end: float | None, method: Method) -> float | None:
    """An end within the natural limits; it stays open where the method could not judge the limit itself."""
    if end is None:
        return None
    low, high = t.indicator.limits
    limit = low if low is not None and end < low else high if high is not None and end > high else end
    return -math.inf if method.needs_positive and limit <= 0 else limit


def _values(t: Track, a: Aim, p: Point, method: Method) -> dict[float | None, None]:
    """The ends of the value, and the target where a band's lies between them."""
    ends = (_closed(t, p.low, method), _closed(t, p.high, method))
    inside = (a.value,) if a.far is not None and a.value is not None and p.low < a.value < p.high else ()
    return dict.fromkeys((*ends, *inside))


def _earlier(s: Case, base: float | None, time: float) -> Earlier:
    """What comes before a corner: as stated but for the base, whose open end has no place in a series."""

    def values() -> tuple[tuple[float, float], ...]:
        at = s.base_time if base is not None and math.isfinite(base) else None
        return tuple((when, base if when == at and base is not None else v) for when, v in s.earlier() if when < time)

    return values


def _corners(t: Track, a: Aim, stated: Case, p: Point, method: Method) -> Iterator[Case]:
    """Every combination of the ends."""
    bases = dict.fromkeys((_closed(t, t.base.low, method), _closed(t, t.base.high, method)))
    for value, time, base in product(_values(t, a, p, method), dict.fromkeys((p.earliest, p.latest)), bases):
        s = situation(t, aim(t, base, p.value), base, Seen(value, time, earlier=_earlier(stated, base, time)))
        yield s
        if s.tolerance:
            yield s._replace(tolerance=0.0)


def status_range(t: Track, a: Aim, s: Case, p: Point, method: Method, stated: Status) -> tuple[Status, Status] | None:
    """The worst and the best status at the ends; None where the verdict at the stated value is firm.

    An “about” without a margin is never firm, even where nothing is known of another verdict.
    """
    if _exact(t, s, p):
        return None
    found = {stated, *(judge(corner, method).status for corner in _corners(t, a, s, p, method))}
    ordered = sorted(found, key=STATUSES.index)
    return (ordered[0], ordered[-1]) if len(ordered) > 1 or p.vague else None
