"""What the rules look at: the data, and what was asked of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap.checks.units import is_percent
from lygap.findings import Issue, Rule
from lygap.plan.records import Baseline, Dataset, Goals, Indicator, Location, Observation, Target

if TYPE_CHECKING:
    from lygap.model.plan import ChecksRecord


class Known:
    """The ids that stand in the files, also of entries that are wrong: to refer to one of these is no second fault.

    `unread` says that a file could not be read which may have described more sources.
    """

    def __init__(self) -> None:
        self.indicators: set[str] = set()
        self.sources: set[str] = set()
        self.regions: set[str] = set()
        self.groups: set[str] = set()
        self.unread = False

    def add(self, data: Any, keys: Collection[str]) -> None:
        """Note the ids of a file's plain data, whatever its shape; what stands under none of its `keys` may be any."""
        if not isinstance(data, dict):
            return
        described = {
            "indicators": self.indicators,
            "sources": self.sources,
            "regions": self.regions,
            "groups": self.groups,
        }
        for key, entries in data.items():
            if isinstance(entries, dict):
                misspelt = key not in keys and not key.startswith("x_")
                for part, ids in described.items():
                    if misspelt or key == part:
                        ids.update(entries)


Settings = Sequence[tuple[str, "ChecksRecord"]]
"""What is changed about the rules, each with its file; the first that speaks of a rule counts."""


class Asked(NamedTuple):
    """What somebody asked `check` for: values no older than so many years, and nothing lost since a revision."""

    stale_after: int | None = None
    before: Dataset | None = None
    revision: str = ""


class Material(NamedTuple):
    """What could be read of a folder, and what was asked.

    `complete` says that nothing was left out for being unreadable or of the wrong shape, so that what is not there is
    really missing.
    """

    data: Dataset
    known: Known
    settings: Settings = ()
    asked: Asked = Asked()
    complete: bool = True

    def series(self) -> Iterator[Series]:
        """The observations of each indicator in each region."""
        for region, series in self.data.observations.items():
            for key, values in series.items():
                yield Series(region, key, self.data.indicators.get(key), values)

    def aims(self) -> Iterator[Aim]:
        """What each region aims at for each indicator."""
        home = self.data.plan.region
        for indicator in self.data.indicators.values():
            for region, goals in indicator.goals.items():
                yield Aim(indicator, region, region == home, goals)


class Series(NamedTuple):
    """The observations of one indicator in one region, in file order; an indicator nobody described is None."""

    region: str
    key: str
    indicator: Indicator | None
    values: list[Observation]


class Aim(NamedTuple):
    """The goals of one indicator in one region; `at_home` are those in the indicator itself, for the plan's region."""

    indicator: Indicator
    region: str
    at_home: bool
    goals: Goals

    @property
    def baseline(self) -> Baseline | None:
        """The stated baseline; None where it was left out."""
        return self.goals.baseline

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in file order."""
        return self.goals.targets

    def issue(self, rule: Rule, at: Location | None = None, **params: str) -> Issue:
        """An issue at a place of these goals, by default where they begin."""
        return at_place(at or self.goals.place, rule, **params)._replace(indicator=self.indicator.id)


def at_place(place: Location, rule: Rule, **params: str) -> Issue:
    """An issue with what stands at a place."""
    return Issue(rule, place.file, place.path, params)


def of(o: Observation, rule: Rule, at: str | None = None, known: Collection[str] = (), **params: str) -> Issue:
    """An issue with an observation, at one of its keys where that is written out."""
    return Issue(rule, o.file, o.path if at is None else (*o.path, at), params, o.indicator, known=known)


def limits_of(low: float | None, high: float | None) -> str:
    """Limits as a message writes them."""
    return f"[{'' if low is None else f'{low:g}'}, {'' if high is None else f'{high:g}'}]"


def all_there_are(indicator: Indicator) -> float | None:
    """What a coverage cannot exceed: 100 where it is in per cent, else its population; None where nobody said.

    An upper limit of the indicator's own says it better, and has a rule of its own.
    """
    if indicator.kind != "coverage" or indicator.limits[1] is not None:
        return None
    if is_percent(indicator.unit):
        return 100.0
    return None if indicator.population is None else indicator.population[1]


def within(value: float, limits: tuple[float | None, float | None]) -> bool:
    """Whether a value lies within limits of which an end may be open."""
    low, high = limits
    return (low is None or value >= low) and (high is None or value <= high)
