"""Which of the published values counts: one value a time, one time a year, one year for the question asked."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lygap.dates import Span, span, time_of
from lygap.records import Observation, Source

OBS_STATUSES = ("final", "provisional", "estimated", "derived")
SOURCE_KINDS = ("statistics", "briefing", "plan", "news", "compilation", "other")
_NO_SOURCE = Source("", "", kind="other")


class Point(NamedTuple):
    """A value that counts, with the ends between which its time and its value may lie."""

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
    days: int = 366
    whole: bool = True


def _flow_days(o: Observation) -> Span | None:
    if o.period is not None:
        return span(o.period)
    return span(f"{o.year}-01-01/{span(o.as_of).last}") if o.as_of is not None and "/" not in o.as_of else None


def timing(o: Observation, kind: str) -> Timing | None:
    """When an observation holds; None for a flow's total of several years, which is the value of no single year."""
    if kind == "flow":
        covered = _flow_days(o)
        if covered is None:
            return Timing(o.year, o.year, o.year)
        if len(covered.years) > 1:
            return None
        whole = covered == span(str(o.year))
        return Timing(o.year, o.year, o.year, covered.days, whole)
    text = o.as_of or o.period
    if text is None:
        return Timing(o.year, o.year, o.year)
    days = span(text)
    latest = time_of(days.last)
    if o.as_of is None or "/" not in o.as_of:
        return Timing(latest, latest, latest)
    return Timing(min(latest, o.year), time_of(span(o.as_of.partition("/")[0]).last), latest)


def usable(o: Observation) -> bool:
    """Whether an observation may be judged at all."""
    return o.excluded is None and o.value is not None


def published(o: Observation, sources: Mapping[str, Source]) -> str | None:
    """When an observation was published: its own date, else its source's."""
    return o.published or (sources.get(o.source or "", _NO_SOURCE).date)


def _preference(o: Observation, sources: Mapping[str, Source]) -> tuple[bool, int, bool, int, int]:
    source = sources.get(o.source or "", _NO_SOURCE)
    date = published(o, sources)
    age = -span(date).last.toordinal() if date else 0
    kind = SOURCE_KINDS.index(source.kind or "other")
    return (not o.preferred, OBS_STATUSES.index(o.obs_status), source.mirror, age, kind)


def _ends(o: Observation) -> tuple[float, float]:
    value = o.value or 0.0
    margin = o.margin or 0.0
    low = -math.inf if o.bound == "at_most" else value - margin
    return low, math.inf if o.bound == "at_least" else value + margin


def of_year(observations: Iterable[Observation], kind: str, sources: Mapping[str, Source]) -> Point | None:
    """The value that counts among the usable observations of one year; None where there is none."""
    timed = [(o, when) for o in observations if usable(o) and (when := timing(o, kind)) is not None]
    if not timed:
        return None
    newest = max((when.days, when.time) for _, when in timed)
    rivals = [(o, when) for o, when in timed if (when.days, when.time) == newest]
    if len(rivals) > 1:
        rivals.sort(key=lambda pair: _preference(pair[0], sources))
    chosen, when = rivals[0]
    others = tuple(o for o, _ in rivals[1:] if o.value != chosen.value)
    judged = [chosen] if chosen.preferred else [chosen, *others]
    ends = [_ends(o) for o in judged]
    return Point(
        observation=chosen,
        value=chosen.value if chosen.value is not None else math.nan,
        time=when.time,
        earliest=when.earliest,
        latest=when.latest,
        low=min(low for low, _ in ends),
        high=max(high for _, high in ends),
        vague=any(o.bound == "about" and o.margin is None for o in judged),
        part_year=not when.whole,
        rivals=others,
    )
