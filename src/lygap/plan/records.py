"""What lygap knows, after reading and before judging: light, immutable records.

Tuples, because a data folder may hold a million observations; a file's own shape is in `model`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.findings import Path

Name = Mapping[str, str]
"""A name by language; a plain string stands under the empty key."""


class Source(NamedTuple):
    """A publication. `kind` says who measured; `mirror` that a copy elsewhere was read."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str | None = None
    reference: str | None = None
    mirror: bool = False


class Region(NamedTuple):
    """A territory; zones overlap districts and are never summed with them."""

    id: str
    name: Name
    part_of: str | None = None
    kind: str | None = None


class Observation(NamedTuple):
    """One published value, as published; `file` and `path` say where it was read."""

    indicator: str
    region: str
    year: int
    value: float | None = None
    increment: float | None = None
    growth: float | None = None
    base_year: int | None = None
    source: str | None = None
    as_of: str | None = None
    period: str | None = None
    published: str | None = None
    obs_status: str = "final"
    bound: str | None = None
    margin: float | None = None
    preferred: bool = False
    breaks: bool = False
    excluded: str | None = None
    note: str | None = None
    locator: str | None = None
    file: str = ""
    path: Path = ()


class Baseline(NamedTuple):
    """The value a plan starts from; `value` None means the plan prints that it has none."""

    value: float | None
    year: int
    source: str | None
    note: str | None = None
    locator: str | None = None


class Target(NamedTuple):
    """A target as stated: one of value (or min/max), multiple, growth, change and text; year None means undated."""

    id: str | None
    year: int | None
    value: float | None = None
    min: float | None = None
    max: float | None = None
    multiple: float | None = None
    growth: float | None = None
    change: float | None = None
    base_year: int | None = None
    text: str | None = None
    comparator: str = "at_least"
    tolerance: float | None = None
    source: str | None = None
    modality: str = "commit"
    valid_from: str | None = None
    valid_to: str | None = None
    on_path: bool = False
    each_year: bool = False
    note: str | None = None
    locator: str | None = None


class Goals(NamedTuple):
    """What one region aims at. `baseline` None means it was left out, and the series' own base value stands in."""

    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()


class Indicator(NamedTuple):
    """A measure with a fixed definition, and the goals each region has for it."""

    id: str
    number: int | None
    group: str | None
    name: Name
    unit: str | None
    kind: str
    nature: str | None
    direction: str | None
    path: str
    limits: tuple[float | None, float | None] = (None, None)
    definition: Name | None = None
    note: str | None = None
    owner: str | None = None
    part_of: str | None = None
    population: tuple[Name, float] | None = None
    aliases: tuple[str, ...] = ()
    goals: Mapping[str, Goals] = {}


class Claim(NamedTuple):
    """What a plan says about its own figures; `terms` are the claim's own words (part, whole, from, to, value …)."""

    id: str
    kind: str
    terms: Mapping[str, object]
    region: str
    source: str | None = None
    note: str | None = None
    locator: str | None = None


class Plan(NamedTuple):
    """The head of a plan."""

    id: str
    name: Name
    lang: str
    region: str
    base_year: int
    target_year: int | None
    max_age: int | None = None


class Dataset(NamedTuple):
    """A whole data folder. `observations` are by region, then by indicator, in file order."""

    path: str
    builtin: bool
    plan: Plan
    units: Mapping[str, Name]
    regions: Mapping[str, Region]
    sources: Mapping[str, Source]
    groups: Mapping[str, Name]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Mapping[str, list[Observation]]]
    claims: tuple[Claim, ...] = ()

    def of(self, indicator: str, region: str) -> list[Observation]:
        """The observations of one indicator in one region, in file order."""
        return self.observations.get(region, {}).get(indicator, [])

    def years(self, region: str) -> list[int]:
        """Every year in which a region has an observation that may be judged, ascending."""
        series = self.observations.get(region, {}).values()
        return sorted({o.year for values in series for o in values if o.excluded is None})
