"""The JSON of `export`: all tables of a plan."""

from typing import Literal, TypedDict

from lygap.plan.records import (
    Bound,
    Comparator,
    Direction,
    Excluded,
    Kind,
    Modality,
    Nature,
    ObsStatus,
    PathShape,
    RegionKind,
    SourceKind,
)
from lygap.report.outputs.common import Date, Interval
from lygap.words import Lang


class TextByLanguage(TypedDict):
    """A text that was written by language."""

    zh: str | None
    en: str | None


ExportedText = str | TextByLanguage
"""A text as the files have it: plain, or by language."""


class ExportedPlan(TypedDict):
    """The head of the plan."""

    id: str
    name: ExportedText
    lang: Lang | None
    region: str
    base_year: int
    target_year: int | None
    max_age: int | None
    source: str | None
    units: dict[str, ExportedText]


class ExportedIndicator(TypedDict):
    """An indicator, apart from its baselines and targets."""

    id: str
    number: int | None
    group: str | None
    name: ExportedText
    unit: str | None
    kind: Kind
    nature: Nature | None
    direction: Direction | None
    path: PathShape
    definition: ExportedText | None
    note: ExportedText | None
    owner: ExportedText | None
    part_of: str | None
    lowest: float | None
    highest: float | None
    population: ExportedText | None
    population_count: float | None
    aliases: list[str]


# `from` and `break` are words of Python.
ExportedObservation = TypedDict(
    "ExportedObservation",
    {
        "indicator": str,
        "year": int,
        "value": float | None,
        "increment": float | None,
        "growth": float | None,
        "from": int | None,
        "region": str,
        "source": str | None,
        "as_of": Interval | None,
        "period": Interval | None,
        "published": Date | None,
        "obs_status": ObsStatus,
        "bound": Bound | None,
        "margin": float | None,
        "preferred": bool,
        "break": bool,
        "excluded": Excluded | None,
        "note": ExportedText | None,
        "locator": str | None,
    },
)

ExportedTarget = TypedDict(
    "ExportedTarget",
    {
        "indicator": str,
        "region": str,
        "what": Literal["baseline", "target"],
        "id": str | None,
        "year": int | None,
        "date": Date | None,
        "value": float | None,
        "min": float | None,
        "max": float | None,
        "multiple_of_baseline": float | None,
        "growth": float | None,
        "change": float | None,
        "from": int | None,
        "text": ExportedText | None,
        "comparator": Comparator | None,
        "tolerance": float | None,
        "modality": Modality | None,
        "each_year": bool | None,
        "on_path": bool | None,
        "valid_from": Date | None,
        "valid_to": Date | None,
        "source": str | None,
        "note": ExportedText | None,
        "locator": str | None,
    },
)


class ExportedSource(TypedDict):
    """A publication."""

    id: str
    title: ExportedText
    publisher: ExportedText | None
    date: Date | None
    url: str | None
    kind: SourceKind | None
    reference: str | None
    mirror: bool


class ExportedRegion(TypedDict):
    """A territory."""

    id: str
    name: ExportedText
    part_of: str | None
    kind: RegionKind | None


class ExportedGroup(TypedDict):
    """A heading for indicators."""

    id: str
    name: ExportedText


class ExportDocument(TypedDict):
    """The answer of `export --to json`."""

    schema: Literal["lygap.export/1"]
    version: str
    plan: ExportedPlan
    indicators: list[ExportedIndicator]
    observations: list[ExportedObservation]
    targets: list[ExportedTarget]
    sources: list[ExportedSource]
    regions: list[ExportedRegion]
    groups: list[ExportedGroup]
