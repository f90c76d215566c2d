"""What the rules look at: the assembled data, and the plan's file for the paths into it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lygap.findings import Issue, Path, Rule
from lygap.model import ActualsFile, BaselineRecord, GoalsRecord, IndicatorRecord, TargetRecord, TargetsFile
from lygap.records import Dataset, Observation


class Material(NamedTuple):
    """A folder whose every value has the right shape. `file` is the plan's file, `actuals` the YAML ones by name."""

    data: Dataset
    file: str
    plan: TargetsFile
    actuals: Mapping[str, ActualsFile]

    def observations(self) -> Iterator[Observation]:
        """Every observation of every region."""
        for series in self.data.observations.values():
            for values in series.values():
                yield from values

    def goals(self) -> Iterator["Aimed"]:
        """Every goal of every indicator, with the region it belongs to."""
        for key, indicator in self.plan.indicators.items():
            yield Aimed(key, indicator, self.plan.plan.region, indicator, ("indicators", key))
            for region, own in indicator.regions.items():
                yield Aimed(key, indicator, region, own, ("indicators", key, "regions", region))


class Aimed(NamedTuple):
    """The goals of one indicator in one region, and where they stand."""

    key: str
    indicator: IndicatorRecord
    region: str
    goals: GoalsRecord
    path: Path

    def targets(self) -> Iterator[tuple[Path, TargetRecord]]:
        """Every target in its long form, with its path."""
        if self.goals.target is not None:
            yield (*self.path, "target"), _long(self.goals.target)
        for i, target in enumerate(self.goals.targets or ()):
            if target is not None:
                yield (*self.path, "targets", i), _long(target)

    @property
    def baseline(self) -> BaselineRecord | None:
        """The stated baseline in its long form; None where it was left out or is a dash."""
        given = self.goals.baseline
        return given if isinstance(given, BaselineRecord) or given is None else BaselineRecord(value=given)


def _long(target: float | TargetRecord) -> TargetRecord:
    return target if isinstance(target, TargetRecord) else TargetRecord(value=target)


def of(o: Observation, rule: Rule, key: str | None = None, **params: str) -> Issue:
    """An issue with an observation, at one of its keys where that is written out."""
    return Issue(rule, o.file, o.path if key is None else (*o.path, key), params, o.indicator)
