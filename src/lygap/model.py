"""The file format `lygap/1`: what one value in a file may be. Whatever compares two values is a rule in `checks`."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    FiniteFloat,
    Tag,
    WithJsonSchema,
)

from lygap.dates import INSTANT, SPAN, span

ID = r"^[a-z][a-z0-9_]*$"
NUMBER, RECORD, LIST, YEARS, TEXT = "<number>", "<record>", "<list>", "<years>", "<text>"
"""Tags of the forms an entry may take; they are no part of the path to a value."""


def _text_of_year(value: Any) -> Any:
    """YAML reads a bare 2018 as a number; as a date it is a year."""
    return str(value) if type(value) is int else value


def _real_date(value: str) -> str:
    span(value)
    return value


def _date(pattern: str) -> Any:
    schema = WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{pattern}$"}, {"type": "integer"}]})
    return Annotated[
        str, Field(pattern=f"^{pattern}$"), BeforeValidator(_text_of_year), AfterValidator(_real_date), schema
    ]


def _shape(value: Any) -> str:
    """Which of its forms a value takes, for an entry that may be short or long."""
    if isinstance(value, dict):
        return YEARS if value and all(k.isascii() and k.isdigit() for k in value) else RECORD
    if isinstance(value, list):
        return LIST
    return TEXT if isinstance(value, str) else NUMBER


def _number_or_record(value: Any) -> str:
    return RECORD if isinstance(value, dict) else NUMBER


def _text_or_record(value: Any) -> str:
    return RECORD if isinstance(value, dict) else TEXT


Id = Annotated[str, Field(pattern=ID)]
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Number = FiniteFloat
Year = Annotated[int, Field(ge=1000, le=9999)]
Instant = _date(INSTANT)
Interval = _date(SPAN)
Text = Annotated[str, Field(min_length=1)]
Names = dict[Literal["zh", "en"], Text]
Name = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[Names, Tag(RECORD)], Discriminator(_text_or_record)]
Growth = Literal["geometric", "linear"]


class _Record(BaseModel):
    """Strict, frozen, and closed: an unknown key is an error, unless it begins with `x_`."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        populate_by_name=False,
        json_schema_extra={"patternProperties": {"^x_": {}}},
    )


class PlanRecord(_Record):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
    name: Name
    lang: Literal["zh", "en"]
    region: Id
    base_year: Year
    target_year: Year | None = None
    path: Growth = "geometric"
    source: SourceId | None = None
    max_age: Annotated[int, Field(ge=0)] | None = None


class RegionRecord(_Record):
    name: Name
    part_of: Id | None = None
    kind: Literal["district", "zone"] | None = None


class SourceRecord(_Record):
    title: Text
    publisher: Text | None = None
    date: Instant | None = None
    url: Text | None = None
    kind: Literal["plan", "statistics", "briefing", "news", "compilation", "other"] | None = None
    reference: Text | None = None
    mirror: bool = False


class GroupRecord(_Record):
    name: Name


class BaselineRecord(_Record):
    value: Number | None
    year: Year | None = None
    source: SourceId | None = None
    note: Text | None = None
    locator: Text | None = None


class RangeRecord(_Record):
    min: Number
    max: Number


class TargetRecord(_Record):
    value: (
        Annotated[Annotated[Number, Tag(NUMBER)] | Annotated[RangeRecord, Tag(RECORD)], Discriminator(_number_or_record)]
        | None
    ) = None
    multiple_of_baseline: Number | None = None
    growth: Number | None = None
    change: Number | None = None
    from_: Annotated[Year | None, Field(alias="from")] = None
    text: Text | None = None
    year: Year | None = None
    comparator: Literal["at_least", "at_most", "about", "between"] | None = None
    tolerance: Annotated[Number, Field(ge=0)] | None = None
    source: SourceId | None = None
    modality: Literal["commit", "strive"] = "commit"
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    id: SourceId | None = None
    on_path: bool = False
    each_year: bool = False
    note: Text | None = None
    locator: Text | None = None


Baseline = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[BaselineRecord, Tag(RECORD)], Discriminator(_number_or_record)
]
Target = Annotated[
    Annotated[Number | None, Tag(NUMBER)] | Annotated[TargetRecord, Tag(RECORD)], Discriminator(_number_or_record)
]


class GoalsRecord(_Record):
    baseline: Baseline = None
    target: Target = None
    targets: list[Target] | None = None


class PopulationRecord(_Record):
    name: Name
    count: Annotated[Number, Field(gt=0)]


class IndicatorRecord(GoalsRecord):
    number: int | None = None
    group: Id | None = None
    name: Name
    definition: Name | None = None
    note: Text | None = None
    owner: Text | None = None
    part_of: Id | None = None
    unit: Text | None = None
    kind: Literal["stock", "flow", "ratio", "cumulative", "rank", "coverage"]
    nature: Literal["binding", "anticipatory"] | None = None
    direction: Literal["up", "down"] | None = None
    path: Growth | None = None
    limits: Annotated[list[Number | None], Field(min_length=2, max_length=2)] | None = None
    population: PopulationRecord | None = None
    aliases: list[Text] = []
    regions: dict[Id, GoalsRecord] = {}


class ClaimRecord(_Record):
    id: SourceId
    kind: Literal["share", "growth", "cagr", "sum", "total", "statement"]
    indicator: Id | None = None
    part: Id | None = None
    whole: Id | None = None
    parts: list[Id] | None = None
    value: Number | None = None
    year: Year | None = None
    from_: Annotated[Year | None, Field(alias="from")] = None
    to: Year | None = None
    reading: Literal["by", "to", "unknown"] | None = None
    text: Text | None = None
    source: SourceId | None = None
    region: Id | None = None
    note: Text | None = None
    locator: Text | None = None


class TargetsFile(_Record):
    """targets.yaml: the plan."""

    schema_: Annotated[str | None, Field(alias="$schema")] = None
    format: Literal["lygap/1"]
    plan: PlanRecord
    units: dict[Text, Name] = {}
    regions: dict[Id, RegionRecord] = {}
    sources: dict[SourceId, SourceRecord] = {}
    groups: dict[Id, GroupRecord] = {}
    indicators: dict[Id, IndicatorRecord]
    claims: list[ClaimRecord] = []


class ObservationRecord(_Record):
    value: Number | None = None
    increment: Number | None = None
    growth: Number | None = None
    from_: Annotated[Year | None, Field(alias="from")] = None
    year: Year | None = None
    region: Id | None = None
    source: SourceId | None = None
    as_of: Interval | None = None
    period: Interval | None = None
    published: Instant | None = None
    obs_status: Literal["final", "provisional", "estimated", "derived"] = "final"
    bound: Literal["at_least", "at_most", "about"] | None = None
    margin: Annotated[Number, Field(ge=0)] | None = None
    preferred: bool = False
    break_: Annotated[bool, Field(alias="break")] = False
    excluded: Literal["not_comparable", "undated", "secondary", "superseded"] | None = None
    note: Text | None = None
    locator: Text | None = None


_One = Annotated[Number, Tag(NUMBER)] | Annotated[ObservationRecord, Tag(RECORD)]
_Some = Annotated[list[Annotated[_One, Discriminator(_shape)]], Tag(LIST)]
_InYear = Annotated[_One | _Some, Discriminator(_shape)]
_Years = Annotated[dict[Annotated[str, Field(pattern=r"^[1-9]\d{3}$")], _InYear], Tag(YEARS)]
Entry = Annotated[_One | _Some | _Years, Discriminator(_shape)]


class ActualsFile(_Record):
    """A file of observed values."""

    schema_: Annotated[str | None, Field(alias="$schema")] = None
    year: Year | None = None
    region: Id | None = None
    source: SourceId | None = None
    sources: dict[SourceId, SourceRecord] = {}
    observations: dict[Id, Entry] = {}


class CsvRow(ObservationRecord):
    indicator: Id


CSV_COLUMNS = tuple(field.alias or name for name, field in CsvRow.model_fields.items())
"""Every column a CSV file may have."""


def json_schema(kind: Literal["targets", "actuals"]) -> dict[str, Any]:
    """The JSON Schema of a file kind."""
    model = TargetsFile if kind == "targets" else ActualsFile
    return {"$schema": "http://json-schema.org/draft-07/schema#", **model.model_json_schema(by_alias=True)}
