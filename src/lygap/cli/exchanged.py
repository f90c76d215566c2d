"""The JSON of `export`, as types. Its tables say what may stand in their fields, and these types are made from them."""

from typing import Annotated, Any, Literal, TypedDict

from lygap.exchange.tables import TABLES, Field, Table
from lygap.plan.texts import Lang
from lygap.report.outputs.common import OneOf, Pattern, Said

Prose = str | dict[Lang, str | None]
"""What a person reads: one text, or one for each language, null where there is none."""

_PROSE = ("name", "definition", "note", "owner", "population", "text", "title", "publisher")
_TYPES = {"string": str, "number": float, "integer": int, "year": int, "boolean": bool, "array": list[str]}


def _hint(field: Field) -> Any:
    """The type of a field, described as the files describe it."""
    hint: Any = _TYPES[field.type]
    if field.choices:
        hint = Annotated[str, OneOf(field.choices)]
    elif field.pattern is not None:
        hint = Annotated[str, Pattern(field.pattern)]
    elif field.name in _PROSE:
        hint = Prose
    return Annotated[hint if field.required else hint | None, Said(field.said)]


def _record(table: Table) -> Any:
    """The type of the rows of a table."""
    name = f"Exported{table.name.removesuffix('s').title()}"
    return TypedDict(name, {field.name: _hint(field) for field in table.fields})  # type: ignore[operator]


class ExportedPlan(TypedDict):
    """The plan, and the names of its units."""

    id: str
    name: Prose
    lang: Lang | None
    region: str
    base_year: int
    target_year: int | None
    max_age: int | None
    source: str | None
    units: dict[str, Prose]


class _Head(TypedDict):
    schema: Literal["lygap.export/1"]
    version: str
    plan: ExportedPlan


Tables = TypedDict("Tables", {table.name: list[_record(table)] for table in TABLES})  # type: ignore[misc]


class ExportDocument(_Head, Tables):
    """The answer of `export --to json`."""
