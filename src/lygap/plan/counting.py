"""Which of the published values counts: one value a time, and one time a year."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, get_args

from lygap.plan.dates import span, time_of
from lygap.plan.records import Observation, ObsStatus, Source, SourceKind

OBS_STATUSES = get_args(ObsStatus)
SOURCE_KINDS: tuple[SourceKind, ...] = ("statistics", "briefing", "plan", "news", "compilation", "other")
"""Who is to be believed first."""

_NO_SOURCE = Source("", "", kind="other")
_YEAR = 366
"""What a flow of a whole year covers, whether its days were counted or not."""


class Point(NamedTuple):
    """A value that counts, with the ends between which its time and its value may lie; an open end is infinite.

    `vague` is an “about” without a margin, `part_year` a flow known for part of its year only, `rivals` the values
    published for the same time that differ.
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


class Timing(NamedTuple):
    """When an observation holds; `days` is what a flow covers, `whole` whether that is all of its year."""

    time: float
    earliest: float
    latest: float
    days: int = _YEAR
    whole: bool = True


@lru_cache(maxsize=512)
def _year_end(year: int) -> Timing:
    return Timing(year, year, year)


def _of_flow(o: Observation) -> Timing | None:
    """A flow belongs to its whole year: what was dated earlier, or covers less, is a part of it."""
    if o.period is not None:
        days = span(o.period).days
        return (
            None if days > _YEAR else Timing(o.year, o.year, o.year, *((_YEAR, True) if days >= 365 else (days, False)))
        )
    surely, _, _ = (o.as_of or "").partition("/")
    year, until = span(f"{o.year:04}"), span(o.as_of or "").last
    if span(surely).last >= year.last:
        return _year_end(o.year)
    days = (min(until, year.last) - year.first).days + 1
    return Timing(o.year, o.year, o.year, days, False) if days > 0 else None


def timing(o: Observation, kind: str) -> Timing | None:
    """When an observation holds; None for a flow over several years, which is the value of no single year."""
    text = o.as_of or o.period
    if text is None:
        return _year_end(o.year)
    if kind == "flow":
        return _of_flow(o)
    latest = time_of(span(text).last)
    if o.as_of is None or "/" not in o.as_of:
        return Timing(latest, latest, latest)
    earliest = time_of(span(o.as_of.partition("/")[0]).last)
    return Timing(max(earliest, min(latest, o.year)), earliest, latest)


def usable(o: Observation) -> bool:
    """Whether an observation may be judged at all."""
    return o.excluded is None and o.value is not None


def stands_alone(o: Observation) -> bool:
    """Whether an observation is a year's value and nothing else, so that alone it counts as it stands."""
    return o.excluded is None and o.as_of is None and o.period is None


def published(o: Observation, sources: Mapping[str, Source]) -> str | None:
    """When an observation was published: its own date, else its source's."""
    return o.published or sources.get(o.source or "", _NO_SOURCE).date


def _preference(o: Observation, sources: Mapping[str, Source]) -> tuple[bool, int, bool, int, int]:
    """What decides between rivals, the smallest first; equals stay in file order."""
    source = sources.get(o.source or "", _NO_SOURCE)
    date = published(o, sources)
    age = -span(date).last.toordinal() if date else 0
    return (
        not o.preferred,
        OBS_STATUSES.index(o.obs_status),
        source.mirror,
        age,
        SOURCE_KINDS.index(source.kind or "other"),
    )


def _ends(o: Observation) -> tuple[float, float]:
    value = o.value or 0.0
    margin = o.margin or 0.0
    low = -math.inf if o.bound == "at_most" else value - margin
    return low, math.inf if o.bound == "at_least" else value + margin


def _point(rivals: Sequence[Observation], when: Timing) -> Point:
    """The first of the values for one time, and between which ends it may lie."""
    chosen, others = rivals[0], tuple(o for o in rivals[1:] if o.value != rivals[0].value)
    value = chosen.value if chosen.value is not None else math.nan
    low = high = value
    vague = False
    for o in (chosen,) if chosen.preferred else (chosen, *others):
        if o.bound is not None or o.margin is not None or o is not chosen:
            ends = _ends(o)
            low, high = min(low, ends[0]), max(high, ends[1])
            vague = vague or (o.bound == "about" and o.margin is None)
    return Point(chosen, value, when.time, when.earliest, when.latest, low, high, vague, not when.whole, others)


def of_year(observations: Sequence[Observation], kind: str, sources: Mapping[str, Source]) -> Point | None:
    """The value that counts among the observations of one year; None where none is usable."""
    timed = [
        (when, o)
        for o in observations
        if o.value is not None and o.excluded is None and (when := timing(o, kind)) is not None
    ]
    if len(timed) == 1:
        return _point((timed[0][1],), timed[0][0])
    if not timed:
        return None
    newest = max((when.days, when.time) for when, _ in timed)
    rivals = [(when, o) for when, o in timed if (when.days, when.time) == newest]
    rivals.sort(key=lambda pair: _preference(pair[1], sources))
    return _point([o for _, o in rivals], rivals[0][0])
