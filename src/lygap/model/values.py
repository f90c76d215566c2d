"""What a single value may be: ids, numbers, dates, texts."""

from typing import Annotated, Literal

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

from lygap.model.forms import RECORD, TEXT, real_date, text_of_year, text_or_record
from lygap.plan.dates import INSTANT, SPAN

CLOSED = ConfigDict(strict=True, extra="forbid", json_schema_extra={"patternProperties": {"^x_": {}}})


def _ascii(pattern: str) -> str:
    return f"^{pattern}$".replace(r"\d", "[0-9]")  # \d would let full-width digits pass


def _json_date(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]})


Id = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
SourceId = Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Number = FiniteFloat
Year = Annotated[int, Field(ge=1000, le=9999)]
_Date = Annotated[str, BeforeValidator(text_of_year), AfterValidator(real_date)]
Instant = Annotated[_Date, Field(pattern=_ascii(INSTANT)), _json_date(_ascii(INSTANT))]
Interval = Annotated[_Date, Field(pattern=_ascii(SPAN)), _json_date(_ascii(SPAN))]
Text = Annotated[str, Field(min_length=1)]
_ByLanguage = Annotated[dict[Literal["zh", "en"], Text], Field(min_length=1)]
Prose = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[_ByLanguage, Tag(RECORD)], Discriminator(text_or_record)]
"""What a person reads: one text, or one for each language."""
Growth = Literal["geometric", "linear"]
Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]
