"""The validators as pydantic makes them of the records: slow to build, and able to word what is wrong."""

import os
from functools import lru_cache
from typing import Any, Literal, get_args, get_type_hints

# No plugin that happens to be installed may change what is valid, and looking for some costs 15 ms at start-up.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

from pydantic import TypeAdapter

from lygap.model.actuals import ActualsFile, CsvRow
from lygap.model.columns import CSV_FIELDS
from lygap.model.plan import TargetsFile

_KINDS = {"targets": TargetsFile, "actuals": ActualsFile, "row": CsvRow}


@lru_cache
def adapter(kind: Literal["targets", "actuals", "row"]) -> TypeAdapter[Any]:
    """The validator of a file kind or of a row, built when it is first needed."""
    return TypeAdapter(_KINDS[kind])


@lru_cache
def column_adapter(column: str) -> TypeAdapter[list[Any]]:
    """The validator of a column of CSV cells, of which an empty one is None."""
    hint: Any = get_type_hints(CsvRow, include_extras=True)[CSV_FIELDS.get(column, column)]
    item: Any = get_args(hint)[0] if column in CSV_FIELDS else hint  # without its alias, which only a key can have
    return TypeAdapter(list[item | None])
