"""What is written for other programs: the indicators and regions chosen of a plan, and the values they have."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lygap.plan.records import Dataset, Indicator, Observation, Region, Source
from lygap.plan.texts import Lang


class Selection(NamedTuple):
    """A plan with the indicators and regions chosen of it, in the plan's order, and the language of their names."""

    data: Dataset
    indicators: tuple[Indicator, ...]
    regions: tuple[str, ...]
    lang: Lang

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the plan was left out."""
        return len(self.indicators) == len(self.data.indicators) and self.regions == regions_of(self.data)

    def observations(self) -> Iterator[Observation]:
        """The values by indicator and region, each series in file order, which may settle a tie or what notes tell."""
        for indicator in self.indicators:
            for region in self.regions:
                yield from self.data.of(indicator.id, region)

    def sources(self) -> list[Source]:
        """The sources of a whole plan, else those that the values, baselines and targets chosen name."""
        if self.is_whole:
            return list(self.data.sources.values())
        named = set(self._named_sources())
        return [source for source in self.data.sources.values() if source.id in named]

    def _named_sources(self) -> Iterable[str | None]:
        yield from (observation.source for observation in self.observations())
        for indicator in self.indicators:
            for region in self.regions:
                goals = indicator.goals.get(region)
                if goals is not None:
                    yield from (target.source for target in goals.targets)
                    yield None if goals.baseline is None else goals.baseline.source

    def described_regions(self) -> list[Region]:
        """The regions chosen; one that the plan does not describe has its id for a name."""
        return [self.data.regions.get(key) or Region(key, key) for key in self.regions]


def regions_of(data: Dataset) -> tuple[str, ...]:
    """The plan's own region first, then the others."""
    return tuple(dict.fromkeys((data.plan.region, *data.regions)))
