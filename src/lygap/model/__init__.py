"""The file format `lygap/1`: what one value in a file may be. Whatever compares two values is a rule in `checks`.

The records are typed dicts, not classes of pydantic's own: what was read stays plain data, a key that was left out
stays left out, and a validator is built only for the file kind that is read. Descriptions for editors are in `schema`.
"""

import os
from functools import lru_cache
from typing import Annotated, Any, Literal, Required, get_args, get_type_hints

# No plugin that happens to be installed may change what is valid, and looking for some costs 15 ms at start-up.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    FiniteFloat,
    Tag,
    TypeAdapter,
    WithJsonSchema,
    with_config,
)
from typing_extensions import TypedDict

from lygap.dates import INSTANT, SPAN, span

FileKind = Literal["targets", "actuals", "project"]
FORMS = NUMBER, RECORD, LIST, YEARS, TEXT = "\0number", "\0record", "\0list", "\0years", "\0text"
"""Tags of the forms an entry may take; they are no part of the path to a value, and no key can look like one."""
_CLOSED = ConfigDict(strict=True, extra="forbid", json_schema_extra={"patternProperties": {"^x_": {}}})


def _text_of_year(value: Any) -> Any:
    """YAML reads a bare 2018 as a number; as a date it is a year."""
    return str(value) if type(value) is int else value


def _real_date(value: str) -> str:
    span(value)
    return value


def _ascii(pattern: str) -> str:
    return f"^{pattern}$".replace(r"\d", "[0-9]")  # \d would let full-width digits pass


def _json_date(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]})


def _shape(value: Any) -> str:
    """Which of its forms an entry takes, which may be short or long. No word of a record begins with a digit."""
    if isinstance(value, dict):
        return YEARS if any(key[:1].isdigit() for key in value) else RECORD
    if isinstance(value, list):
        return LIST
    return NUMBER


def _number_or_record(value: Any) -> str:
    return RECORD if isinstance(value, dict) else NUMBER


def _list_or_record(value: Any) -> str:
    return LIST if isinstance(value, list) else RECORD


def _text_or_record(value: Any) -> str:
    return RECORD if isinstance(value, dict) else TEXT


Id = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
SourceId = Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Number = FiniteFloat
Year = Annotated[int, Field(ge=1000, le=9999)]
_Date = Annotated[str, BeforeValidator(_text_of_year), AfterValidator(_real_date)]
Instant = Annotated[_Date, Field(pattern=_ascii(INSTANT)), _json_date(_ascii(INSTANT))]
Interval = Annotated[_Date, Field(pattern=_ascii(SPAN)), _json_date(_ascii(SPAN))]
Text = Annotated[str, Field(min_length=1)]
Names = Annotated[dict[Literal["zh", "en"], Text], Field(min_length=1)]
Name = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[Names, Tag(RECORD)], Discriminator(_text_or_record)]
Growth = Literal["geometric", "linear"]
Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]


@with_config(_CLOSED)
class PlanRecord(TypedDict, total=False):
    """What the whole plan has in common."""

    id: Required[SourceId]
    name: Required[Name]
    lang: Required[Literal["zh", "en"]]
    region: Required[Id]
    base_year: Required[Year]
    target_year: Year | None
    path: Growth
    source: SourceId | None
    max_age: Annotated[int, Field(ge=0)] | None


@with_config(_CLOSED)
class RegionRecord(TypedDict, total=False):
    """A territory."""

    name: Required[Name]
    part_of: Id | None
    kind: Literal["district", "zone"] | None


@with_config(_CLOSED)
class SourceRecord(TypedDict, total=False):
    """A publication that values, baselines or targets come from."""

    title: Required[Text]
    publisher: Text | None
    date: Instant | None
    url: Text | None
    kind: Literal["plan", "statistics", "briefing", "news", "compilation", "other"] | None
    reference: Text | None
    mirror: bool


@with_config(_CLOSED)
class GroupRecord(TypedDict):
    """A heading for indicators."""

    name: Name


@with_config(_CLOSED)
class BaselineRecord(TypedDict, total=False):
    """A value to start from, in full."""

    value: Required[Number | None]
    year: Year | None
    source: SourceId | None
    note: Text | None
    locator: Text | None


@with_config(_CLOSED)
class RangeRecord(TypedDict):
    """A target with two ends."""

    min: Number
    max: Number


@with_config(_CLOSED)
class TargetRecord(TypedDict, total=False):
    """A target in full: exactly one of value, multiple_of_baseline, growth, change and text."""

    value: (
        Annotated[
            Annotated[Number, Tag(NUMBER)] | Annotated[RangeRecord, Tag(RECORD)], Discriminator(_number_or_record)
        ]
        | None
    )
    multiple_of_baseline: Number | None
    growth: Number | None
    change: Number | None
    base_year: Annotated[Year | None, Field(alias="from")]
    text: Text | None
    year: Year | None
    comparator: Literal["at_least", "at_most", "about", "between"] | None
    tolerance: NotNegative | None
    source: SourceId | None
    modality: Literal["commit", "strive"]
    valid_from: Instant | None
    valid_to: Instant | None
    id: SourceId | None
    on_path: bool
    each_year: bool
    note: Text | None
    locator: Text | None


Baseline = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[BaselineRecord, Tag(RECORD)], Discriminator(_number_or_record)
]
Target = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[TargetRecord, Tag(RECORD)], Discriminator(_number_or_record)
]


@with_config(_CLOSED)
class GoalsRecord(TypedDict, total=False):
    """What one region starts from and aims at."""

    baseline: Baseline
    target: Target
    targets: list[Target] | None


@with_config(_CLOSED)
class PopulationRecord(TypedDict):
    """All the things of which a coverage covers some."""

    name: Name
    count: Positive


@with_config(_CLOSED)
class IndicatorRecord(GoalsRecord, total=False):
    """A measure with a fixed definition, and the plan's goals for it."""

    number: int | None
    group: Id | None
    name: Required[Name]
    definition: Name | None
    note: Text | None
    owner: Text | None
    part_of: Id | None
    unit: Text | None
    kind: Required[Literal["stock", "flow", "ratio", "cumulative", "rank", "coverage"]]
    nature: Literal["binding", "anticipatory"] | None
    direction: Literal["up", "down"] | None
    path: Growth | None
    limits: Annotated[list[Number | None], Field(min_length=2, max_length=2)] | None
    population: PopulationRecord | None
    aliases: list[Text]
    regions: dict[Id, GoalsRecord]


@with_config(_CLOSED)
class ClaimRecord(TypedDict, total=False):
    """What the plan says about its own figures."""

    id: Required[SourceId]
    kind: Required[Literal["share", "growth", "cagr", "sum", "total", "statement"]]
    indicator: Id | None
    part: Id | None
    whole: Id | None
    parts: list[Id] | None
    value: Number | None
    year: Year | None
    base_year: Annotated[Year | None, Field(alias="from")]
    to: Year | None
    reading: Literal["by", "to", "unknown"] | None
    text: Text | None
    source: SourceId | None
    region: Id | None
    note: Text | None
    locator: Text | None


@with_config(_CLOSED)
class RuleRecord(TypedDict, total=False):
    """How a rule of `check` is changed: another severity, or ignored for a reason; for all or for some indicators."""

    severity: Literal["error", "warning"]
    ignore: Text
    indicators: list[Id]
    after: Annotated[int, Field(ge=0)]


_Rule = Annotated[
    Annotated[RuleRecord, Tag(RECORD)] | Annotated[list[RuleRecord], Tag(LIST)], Discriminator(_list_or_record)
]
ChecksRecord = dict[Text, _Rule]


@with_config(_CLOSED)
class TargetsFile(TypedDict, total=False):
    """targets.yaml: the plan."""

    schema: Annotated[str | None, Field(alias="$schema")]
    format: Required[Literal["lygap/1"]]
    plan: Required[PlanRecord]
    units: dict[Text, Name]
    regions: dict[Id, RegionRecord]
    sources: dict[SourceId, SourceRecord]
    groups: dict[Id, GroupRecord]
    indicators: Required[dict[Id, IndicatorRecord]]
    claims: list[ClaimRecord]
    checks: ChecksRecord


@with_config(_CLOSED)
class ObservationRecord(TypedDict, total=False):
    """A published value in full: exactly one of value, increment and growth."""

    value: Number | None
    increment: Number | None
    growth: Number | None
    base_year: Annotated[Year | None, Field(alias="from")]
    year: Year | None
    region: Id | None
    source: SourceId | None
    as_of: Interval | None
    period: Interval | None
    published: Instant | None
    obs_status: Literal["final", "provisional", "estimated", "derived"]
    bound: Literal["at_least", "at_most", "about"] | None
    margin: NotNegative | None
    preferred: bool
    breaks: Annotated[bool, Field(alias="break")]
    excluded: Literal["not_comparable", "undated", "secondary", "superseded"] | None
    note: Text | None
    locator: Text | None


@with_config(_CLOSED)
class CsvRow(ObservationRecord):
    """An observation as a row; what a row says of one value is what a record says of it."""

    indicator: Id


_One = Annotated[Number, Tag(NUMBER)] | Annotated[ObservationRecord, Tag(RECORD)]
_Some = Annotated[list[Annotated[_One, Discriminator(_number_or_record)]], Tag(LIST)]
_InYear = Annotated[_One | _Some, Discriminator(_shape)]
_Years = Annotated[dict[Annotated[str, Field(pattern="^[1-9][0-9]{3}$")], _InYear], Tag(YEARS)]
Entry = Annotated[_One | _Some | _Years, Discriminator(_shape)]


@with_config(_CLOSED)
class ActualsFile(TypedDict, total=False):
    """A file of observed values."""

    schema: Annotated[str | None, Field(alias="$schema")]
    year: Year | None
    region: Id | None
    source: SourceId | None
    sources: dict[SourceId, SourceRecord]
    observations: dict[Id, Entry]


@with_config(_CLOSED)
class ProjectFile(TypedDict, total=False):
    """[tool.lygap] of a pyproject.toml."""

    checks: ChecksRecord


CSV_COLUMNS = (
    *("indicator", "year", "value", "increment", "growth", "from", "region", "source", "as_of", "period", "published"),
    *("obs_status", "bound", "margin", "preferred", "break", "excluded", "note", "locator"),
)
"""Every column a CSV file may have, in the order in which we write them."""

CSV_FIELDS = {"from": "base_year", "break": "breaks"}
"""The columns whose names are no Python names, and the fields they fill."""

_KINDS = {"targets": TargetsFile, "actuals": ActualsFile, "project": ProjectFile, "rows": list[CsvRow]}


@lru_cache
def adapter(kind: Literal["targets", "actuals", "project", "rows"]) -> TypeAdapter[Any]:
    """The validator of a file kind, built when the first file of that kind is read."""
    return TypeAdapter(_KINDS[kind])


@lru_cache
def column_adapter(column: str) -> TypeAdapter[list[Any]]:
    """The validator of a column of CSV cells, of which an empty one is None."""
    hint: Any = get_type_hints(CsvRow, include_extras=True)[CSV_FIELDS.get(column, column)]
    item: Any = get_args(hint)[0] if column in CSV_FIELDS else hint  # without its alias, which only a key can have
    return TypeAdapter(list[item | None])


def json_schema(kind: FileKind) -> dict[str, Any]:
    """The JSON Schema of a file kind."""
    from copy import deepcopy

    from lygap.model.schema import schema_of

    return deepcopy(schema_of(kind))
