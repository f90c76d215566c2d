"""Which of the published values counts: one value a time, and one time a year."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from lygap.plan.dates import span
from lygap.plan.parts import best_without_overlap, covers_from_new_year, covers_year
from lygap.plan.records import TOLERANCE, Bound, Observation, ObsStatus, Source, SourceKind
from lygap.plan.timing import Timing, timing

OBS_STATUSES = get_args(ObsStatus)
SOURCE_KINDS: tuple[SourceKind, ...] = ("statistics", "briefing", "plan", "news", "compilation", "other")
"""Who is to be believed first."""

_NO_SOURCE = Source("", "", kind="other")


class Point(NamedTuple):
    """A value that counts, with the ends between which its time and its value may lie; an open end is infinite.

    `vague` is an “about” without a margin. `part_year` is what is surely reached within a year that is known in part
    only; it counts once it settles the target. `rivals` are the values published for the same time that differ.
    """

    observation: Observation
    value: float
    time: float
    earliest: float
    latest: float
    low: float
    high: float
    vague: bool = False
    part_year: bool = False
    rivals: tuple[Observation, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether rivals differ and nobody said which one to prefer."""
        return bool(self.rivals) and not self.observation.preferred


Timed = tuple[Timing, Observation]


def usable(o: Observation) -> bool:
    """Whether an observation may be judged at all."""
    return o.excluded is None and o.value is not None


def stands_alone(o: Observation) -> bool:
    """Whether an observation is a year's value and nothing else, so that alone it counts as it stands."""
    return o.excluded is None and o.as_of is None and o.period is None


def differ(first: float | None, second: float | None) -> bool:
    """Whether two values differ by more than the dust of a conversion."""
    if first is None or second is None:
        return first is not second
    return abs(first - second) > TOLERANCE * max(abs(first), abs(second))


def published(o: Observation, sources: Mapping[str, Source]) -> str | None:
    """When an observation was published: its own date, else its source's."""
    return o.published or sources.get(o.source or "", _NO_SOURCE).date


def preference(o: Observation, sources: Mapping[str, Source]) -> tuple[bool, int, bool, int, int]:
    """What decides between rivals, the smallest first; equals stay in file order."""
    source = sources.get(o.source or "", _NO_SOURCE)
    return (
        not o.preferred,
        OBS_STATUSES.index(o.obs_status),
        source.mirror,
        -_published_day(o, sources),
        SOURCE_KINDS.index(source.kind or "other"),
    )


def _published_day(o: Observation, sources: Mapping[str, Source]) -> int:
    date = published(o, sources)
    return span(date).last.toordinal() if date else 0


def ends_of(o: Observation) -> tuple[float, float]:
    """The ends between which an observed value lies; an open end is infinite."""
    if o.ends is not None:
        return o.ends
    value = o.value or 0.0
    margin = o.margin or 0.0
    low = -math.inf if o.bound == "at_most" else value - margin
    return low, math.inf if o.bound == "at_least" else value + margin


def _point(rivals: Sequence[Observation], when: Timing) -> Point:
    """The first of the values for one time, and between which ends it may lie."""
    chosen = rivals[0]
    others = tuple(o for o in rivals[1:] if differ(o.value, chosen.value))
    value = chosen.value if chosen.value is not None else math.nan
    low = high = value
    vague = False
    for o in (chosen,) if chosen.preferred else (chosen, *others):
        if o.bound is not None or o.margin is not None or o.ends is not None or o is not chosen:
            ends = ends_of(o)
            low, high = min(low, ends[0]), max(high, ends[1])
            vague = vague or (o.bound == "about" and o.margin is None)
    return Point(chosen, value, when.time, when.earliest, when.latest, low, high, vague, rivals=others)


def of_year(observations: Sequence[Observation], kind: str, sources: Mapping[str, Source]) -> Point | None:
    """The value that counts among the observations of one year; None where none is usable.

    Amounts over parts of the year are added up where none covers the whole of it.
    """
    timed: list[Timed] = [
        (when, o)
        for o in observations
        if o.value is not None and o.excluded is None and (when := timing(o, kind)) is not None
    ]
    if not timed:
        return None
    is_amount = kind == "flow" or timed[0][1].increment is not None
    if len(timed) == 1 and (timed[0][0].is_whole or not is_amount):
        return _point((timed[0][1],), timed[0][0])
    whole = [pair for pair in timed if pair[0].is_whole]
    parts = [pair for pair in timed if pair[0].extent == "part"]
    if whole:
        return _newest_of(whole, sources)
    if parts and is_amount:
        return _together(parts, sources)
    return _newest_of(parts or timed, sources)


def _newest_of(timed: Sequence[Timed], sources: Mapping[str, Source]) -> Point:
    """What ends last, of equals the longest; of rivals for that time the one to prefer."""
    newest = max((when for when, _ in timed), key=lambda when: (when.time, when.last, when.days))
    return _first_of_rivals([pair for pair in timed if pair[0] == newest], sources)


def _first_of_rivals(timed: Sequence[Timed], sources: Mapping[str, Source]) -> Point:
    rivals = sorted((o for _, o in timed), key=lambda o: preference(o, sources))
    return _point(rivals, timed[0][0])


# ---- parts of a year


def _together(timed: Sequence[Timed], sources: Mapping[str, Source]) -> Point | None:
    """The sum of the parts that do not overlap: the year's value, or what it surely reached.

    None where the sum is larger than a number can be.
    """
    rivals: dict[Timing, list[Timed]] = {}
    for pair in timed:
        rivals.setdefault(pair[0], []).append(pair)
    chosen = best_without_overlap(list(rivals))
    points = [_first_of_rivals(rivals[when], sources) for when in chosen]
    year = timed[0][1].year
    total = points[0] if len(points) == 1 else added_up(points, sources)
    if total is None or covers_year(chosen):
        return None if total is None else at_end_of(total, year)
    if points[0].observation.increment is not None and covers_from_new_year(chosen):
        return total._replace(time=chosen[-1].time, earliest=chosen[-1].earliest, latest=chosen[-1].latest)
    return lower_bound(at_end_of(total, year), points)


def at_end_of(point: Point, year: int) -> Point:
    """The same value, holding at the end of a year."""
    return point._replace(time=year, earliest=year, latest=year)


def lower_bound(total: Point, points: Iterable[Point]) -> Point:
    """What is surely reached by amounts of which only some are known; nothing is where one may be below zero."""
    low = total.low if all(point.low >= 0 for point in points) else -math.inf
    observation = total.observation._replace(bound="at_least")
    return total._replace(observation=observation, low=low, high=math.inf, part_year=True)


def added_up(points: Sequence[Point], sources: Mapping[str, Source]) -> Point | None:
    """The sum of values for different times or places, derived from them; their ends and their rivals add up.

    None where the sum is larger than a number can be.
    """
    value = sum(point.value for point in points)
    if not math.isfinite(value):
        return None
    low, high = sum(point.low for point in points), sum(point.high for point in points)
    vague = any(point.vague for point in points)
    parts = tuple(point.observation for point in points)
    newest = max(parts, key=lambda o: _published_day(o, sources))
    contested = [point for point in points if point.contested]
    bound = bound_between(low, high, vague=vague)
    sum_of_parts = newest._replace(
        value=value,
        obs_status="derived",
        as_of=None,
        period=None,
        published=published(newest, sources),
        bound=bound,
        margin=None if bound or contested or low == high else (high - low) / 2,
        preferred=False,
        note=None,
        locator=None,
        ends=None,
        parts=parts,
    )
    rivals = tuple(
        sum_of_parts._replace(value=value - point.value + (rival.value or 0.0), source=rival.source)
        for point in contested
        for rival in point.rivals
    )
    last = points[-1]
    return Point(sum_of_parts, value, last.time, last.earliest, last.latest, low, high, vague, rivals=rivals)


def bound_between(low: float, high: float, *, vague: bool) -> Bound | None:
    """The word for a value between two ends; None where it is exact, or has a margin."""
    if math.isinf(high) and math.isfinite(low):
        return "at_least"
    if math.isinf(low) and math.isfinite(high):
        return "at_most"
    return "about" if vague else None
