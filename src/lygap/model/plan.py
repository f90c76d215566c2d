"""The plan: what stands in targets.yaml, and what it changes about the rules."""

from typing import Annotated, Literal, Required

from pydantic import Discriminator, Field, Tag, with_config
from typing_extensions import TypedDict

from lygap.model.forms import LIST, NUMBER, RECORD, list_or_record, number_or_record
from lygap.model.values import (
    CLOSED,
    Growth,
    Id,
    Instant,
    NotNegative,
    Number,
    Positive,
    Prose,
    SourceId,
    Text,
    Year,
)
from lygap.plan.records import (
    Bound,
    ClaimKind,
    Comparator,
    Direction,
    Kind,
    LaterValue,
    Modality,
    Nature,
    RegionKind,
    SourceKind,
)


@with_config(CLOSED)
class PlanRecord(TypedDict, total=False):
    """What the whole plan has in common."""

    id: Required[SourceId]
    name: Required[Prose]
    lang: Literal["zh", "en"]
    region: Required[Id]
    base_year: Required[Year]
    target_year: Year | None
    path: Growth
    source: SourceId | None
    max_age: Annotated[int, Field(ge=0)] | None


@with_config(CLOSED)
class RegionRecord(TypedDict, total=False):
    """A territory."""

    name: Required[Prose]
    part_of: Id | None
    kind: RegionKind | None


@with_config(CLOSED)
class SourceRecord(TypedDict, total=False):
    """A publication that values, baselines or targets come from."""

    title: Required[Prose]
    publisher: Prose | None
    date: Instant | None
    url: Text | None
    kind: SourceKind | None
    reference: Text | None
    mirror: bool


@with_config(CLOSED)
class GroupRecord(TypedDict):
    """A heading for indicators."""

    name: Prose


@with_config(CLOSED)
class BaselineRecord(TypedDict, total=False):
    """A value to start from, in full."""

    value: Required[Number | None]
    year: Year | None
    source: SourceId | None
    note: Prose | None
    locator: Text | None


@with_config(CLOSED)
class RangeRecord(TypedDict):
    """A target with two ends."""

    min: Number
    max: Number


@with_config(CLOSED)
class TargetRecord(TypedDict, total=False):
    """A target in full: exactly one of value, multiple_of_baseline, growth, change and text."""

    value: (
        Annotated[Annotated[Number, Tag(NUMBER)] | Annotated[RangeRecord, Tag(RECORD)], Discriminator(number_or_record)]
        | None
    )
    multiple_of_baseline: Number | None
    growth: Number | None
    change: Number | None
    base_year: Annotated[Year | None, Field(alias="from")]
    text: Prose | None
    year: Year | None
    date: Instant | None
    comparator: Comparator | None
    tolerance: NotNegative | None
    source: SourceId | None
    modality: Modality
    valid_from: Instant | None
    valid_to: Instant | None
    id: SourceId | None
    on_path: bool
    each_year: bool
    note: Prose | None
    locator: Text | None


Baseline = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[BaselineRecord, Tag(RECORD)], Discriminator(number_or_record)
]
Target = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[TargetRecord, Tag(RECORD)], Discriminator(number_or_record)
]


@with_config(CLOSED)
class GoalsRecord(TypedDict, total=False):
    """What one region starts from and aims at."""

    baseline: Baseline
    target: Target
    targets: list[Target] | None


@with_config(CLOSED)
class PopulationRecord(TypedDict):
    """All the things of which a coverage covers some."""

    name: Prose
    count: Positive


@with_config(CLOSED)
class IndicatorRecord(GoalsRecord, total=False):
    """A measure with a fixed definition, and the plan's goals for it."""

    number: int | None
    group: Id | None
    name: Required[Prose]
    definition: Prose | None
    note: Prose | None
    owner: Prose | None
    part_of: Id | None
    unit: Text | None
    kind: Required[Kind]
    nature: Nature | None
    direction: Direction | None
    path: Growth | None
    limits: Annotated[list[Number | None], Field(min_length=2, max_length=2)] | None
    population: PopulationRecord | None
    aliases: list[Text]
    regions: dict[Id, GoalsRecord]


@with_config(CLOSED)
class ClaimRecord(TypedDict, total=False):
    """What the plan says about its own figures."""

    id: Required[SourceId]
    kind: Required[ClaimKind]
    indicator: Id | None
    part: Id | None
    whole: Id | None
    parts: list[Id] | None
    value: Number | None
    year: Year | None
    base_year: Annotated[Year | None, Field(alias="from")]
    to: Year | None
    of: LaterValue | None
    reading: Literal["by", "to", "unknown"] | None
    bound: Bound | None
    margin: NotNegative | None
    text: Prose | None
    source: SourceId | None
    region: Id | None
    note: Prose | None
    locator: Text | None


@with_config(CLOSED)
class RuleRecord(TypedDict, total=False):
    """How a rule of `check` is changed: another severity, or ignored for a reason; for all or for some."""

    severity: Literal["error", "warning"]
    ignore: Prose
    indicators: list[Id]
    years: list[Year]
    after: Annotated[int, Field(ge=0)]


_Rule = Annotated[
    Annotated[RuleRecord, Tag(RECORD)] | Annotated[list[RuleRecord], Tag(LIST)], Discriminator(list_or_record)
]
ChecksRecord = dict[Text, _Rule]


@with_config(CLOSED)
class TargetsFile(TypedDict, total=False):
    """targets.yaml: the plan."""

    schema: Annotated[str | None, Field(alias="$schema")]
    format: Required[Literal["lygap/1"]]
    plan: Required[PlanRecord]
    units: dict[Text, Prose]
    regions: dict[Id, RegionRecord]
    sources: dict[SourceId, SourceRecord]
    groups: dict[Id, GroupRecord]
    indicators: Required[dict[Id, IndicatorRecord]]
    claims: list[ClaimRecord]
    checks: ChecksRecord
