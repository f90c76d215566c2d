"""The file format `lygap/1`: what one value in a file may be. Whatever compares two values is a rule in `checks`.

The records are typed dicts, not classes of pydantic's own: what was read stays plain data, a key that was left out
stays left out, and a validator is built only for the file kind that is read. Descriptions for editors are in `schema`.
"""

import os
from functools import lru_cache
from typing import Any, Literal, get_args, get_type_hints

# No plugin that happens to be installed may change what is valid, and looking for some costs 15 ms at start-up.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

from pydantic import TypeAdapter, with_config
from typing_extensions import TypedDict

from lygap.model.actuals import CSV_FIELDS, ActualsFile, CsvRow
from lygap.model.plan import ChecksRecord, TargetsFile
from lygap.model.values import CLOSED

FileKind = Literal["targets", "actuals", "project"]


@with_config(CLOSED)
class ProjectFile(TypedDict, total=False):
    """[tool.lygap] of a pyproject.toml."""

    checks: ChecksRecord


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
