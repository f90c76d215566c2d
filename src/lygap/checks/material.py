"""What the rules look at: the assembled data, and the plan's file for the paths into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap.findings import Issue, Path, Rule
from lygap.plan.records import Baseline, Dataset, Goals, Indicator, Observation, Target

if TYPE_CHECKING:
    from lygap.model.actuals import ActualsFile
    from lygap.model.plan import ChecksRecord, GoalsRecord, TargetsFile


class Known:
    """The ids that stand in the files, also of entries that are wrong: to refer to one of these is no second fault."""

    def __init__(self) -> None:
        self.indicators: set[str] = set()
        self.sources: set[str] = set()
        self.regions: set[str] = set()
        self.groups: set[str] = set()

    def add(self, data: Any) -> None:
        """Note the ids of a file's plain data, whatever its shape."""
        for part, ids in vars(self).items():
            entries = data.get(part) if isinstance(data, dict) else None
            ids.update(entries if isinstance(entries, dict) else ())


Settings = Sequence[tuple[str, "ChecksRecord"]]
"""What is changed about the rules, each with its file; the first that speaks of a rule counts."""


class Asked(NamedTuple):
    """What somebody asked `check` for: values no older than so many years, and nothing lost since a revision."""

    stale_after: int | None = None
    before: Dataset | None = None
    revision: str = ""


class Material(NamedTuple):
    """What could be read of a folder. `file` is the plan's file, `actuals` the YAML ones by name.

    `complete` says that nothing was left out for being unreadable or of the wrong shape, so that what is not there is
    really missing.
    """

    data: Dataset
    file: str
    plan: TargetsFile
    actuals: Mapping[str, ActualsFile]
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
        for key, record in self.plan["indicators"].items():
            indicator = self.data.indicators[key]
            stated: list[tuple[str, GoalsRecord, Path]] = [(home, record, ("indicators", key))]
            for region, own in record.get("regions", {}).items():
                stated.append((region, own, ("indicators", key, "regions", region)))
            for region, own, path in stated:
                goals = indicator.goals[region]
                yield Aim(self.file, indicator, region, own is record, own, goals, path, _targets(own, goals))


class Series(NamedTuple):
    """The observations of one indicator in one region, in file order; an indicator nobody described is None."""

    region: str
    key: str
    indicator: Indicator | None
    values: list[Observation]


class Aim(NamedTuple):
    """The goals of one indicator in one region, as written (`record`) and as understood (`goals`).

    `at_home` are those in the indicator itself, for the plan's own region. `path` says where they stand, and those of
    the targets go on from there.
    """

    file: str
    indicator: Indicator
    region: str
    at_home: bool
    record: GoalsRecord
    goals: Goals
    path: Path
    targets: list[tuple[Path, Target]]

    @property
    def baseline(self) -> Baseline | None:
        """The stated baseline; None where it was left out or is a dash."""
        return self.goals.baseline if self.record.get("baseline") is not None else None

    def issue(self, rule: Rule, *path: str | int, **params: str) -> Issue:
        """An issue at a path below the goals."""
        return Issue(rule, self.file, (*self.path, *path), params, self.indicator.id)


def _targets(record: GoalsRecord, goals: Goals) -> list[tuple[Path, Target]]:
    given = record.get("targets")
    if not given:
        return [(("target",), target) for target in goals.targets]
    paths: list[Path] = [("targets", i) for i, target in enumerate(given) if target is not None]
    return list(zip(paths, goals.targets, strict=True))


def of(o: Observation, rule: Rule, at: str | None = None, known: Collection[str] = (), **params: str) -> Issue:
    """An issue with an observation, at one of its keys where that is written out."""
    return Issue(rule, o.file, o.path if at is None else (*o.path, at), params, o.indicator, known=known)


def limits_of(low: float | None, high: float | None) -> str:
    """Limits as a message writes them."""
    return f"[{'' if low is None else f'{low:g}'}, {'' if high is None else f'{high:g}'}]"


def within(value: float, limits: tuple[float | None, float | None]) -> bool:
    """Whether a value lies within limits of which an end may be open."""
    low, high = limits
    return (low is None or value >= low) and (high is None or value <= high)
