"""Observed values: what stands in the files of `actuals`, in YAML and as rows of CSV."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag, with_config
from typing_extensions import TypedDict

from lygap.model.forms import LIST, NUMBER, RECORD, YEARS, number_or_record, shape
from lygap.model.plan import SourceRecord
from lygap.model.values import (
    CLOSED,
    Id,
    Instant,
    Interval,
    NotNegative,
    Number,
    Prose,
    SourceId,
    Text,
    Year,
)
from lygap.plan.records import Bound, Excluded, ObsStatus


@with_config(CLOSED)
class _PublishedRecord(TypedDict, total=False):
    """What a record and a row say of a value alike."""

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
    obs_status: ObsStatus
    bound: Bound | None
    margin: NotNegative | None
    preferred: bool
    breaks: Annotated[bool, Field(alias="break")]
    excluded: Excluded | None
    locator: Text | None


@with_config(CLOSED)
class ObservationRecord(_PublishedRecord, total=False):
    """A published value in full: exactly one of value, increment and growth."""

    note: Prose | None


class _RowRecord(_PublishedRecord, total=False):
    """What a row says of a value; a cell has no languages."""

    note: Text | None


@with_config(CLOSED)
class CsvRow(_RowRecord):
    """An observation as a row."""

    indicator: Id


_One = Annotated[Number, Tag(NUMBER)] | Annotated[ObservationRecord, Tag(RECORD)]
_Some = Annotated[list[Annotated[_One, Discriminator(number_or_record)]], Tag(LIST)]
_InYear = Annotated[_One | _Some, Discriminator(shape)]
_Years = Annotated[dict[Annotated[str, Field(pattern="^[1-9][0-9]{3}$")], _InYear], Tag(YEARS)]
Entry = Annotated[_One | _Some | _Years, Discriminator(shape)]


@with_config(CLOSED)
class ActualsFile(TypedDict, total=False):
    """A file of observed values."""

    schema: Annotated[str | None, Field(alias="$schema")]
    year: Year | None
    region: Id | None
    source: SourceId | None
    sources: dict[SourceId, SourceRecord]
    observations: dict[Id, Entry]
