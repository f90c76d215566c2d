"""What a single value may be: ids, numbers, dates, texts, and the forms, short or long, that an entry may take."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    FiniteFloat,
    Tag,
    WithJsonSchema,
)

from lygap.plan.dates import INSTANT, SPAN, span

FORMS = NUMBER, RECORD, LIST, YEARS, TEXT = "\0number", "\0record", "\0list", "\0years", "\0text"
"""Tags of the forms an entry may take; they are no part of the path to a value, and no key can look like one."""
CLOSED = ConfigDict(strict=True, extra="forbid", json_schema_extra={"patternProperties": {"^x_": {}}})


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


def shape(value: Any) -> str:
    """Which of its forms an entry takes, which may be short or long. No word of a record begins with a digit."""
    if isinstance(value, dict):
        return YEARS if any(key[:1].isdigit() for key in value) else RECORD
    if isinstance(value, list):
        return LIST
    return NUMBER


def number_or_record(value: Any) -> str:
    """The form of one observation: a bare number, or all that is said of it."""
    return RECORD if isinstance(value, dict) else NUMBER


def list_or_record(value: Any) -> str:
    """The form of what may be said once or several times."""
    return LIST if isinstance(value, list) else RECORD


def text_or_record(value: Any) -> str:
    """The form of a name: one text, or one for each language."""
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
Name = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[Names, Tag(RECORD)], Discriminator(text_or_record)]
Growth = Literal["geometric", "linear"]
Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]
