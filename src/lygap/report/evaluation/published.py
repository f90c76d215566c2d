"""What was published of an indicator, which of it was used, and the sources of it all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset, Goals, Observation, Source
from lygap.report.listing import is_used


class PublishedValue(NamedTuple):
    """An observation as it was published; `used` says that the judged value is this one, or computed from it."""

    observation: Observation
    used: bool


def published_values(row: Assessment) -> list[PublishedValue]:
    """Every observation of a row's indicator in its region, by year, and of a year in the order of the files."""
    found = row.track.data.of(row.track.indicator.id, row.track.region)
    in_order = sorted(found, key=lambda observation: observation.year)
    return [PublishedValue(observation, is_used(observation, row)) for observation in in_order]


def cited_sources(rows: Iterable[Assessment], data: Dataset) -> tuple[Source, ...]:
    """The sources of baselines, targets and values, each once, in the order in which they first come.

    One that nobody describes is called by its id.
    """
    ids = dict.fromkeys(source for row in rows for source in _sources_of(row) if source is not None)
    return tuple(data.sources.get(source) or Source(source, source) for source in ids)


def _sources_of(row: Assessment) -> Iterator[str | None]:
    goals = row.track.indicator.goals.get(row.track.region, Goals())
    yield row.base.source
    yield from (target.source for target in goals.targets)
    yield from (value.observation.source for value in published_values(row))
