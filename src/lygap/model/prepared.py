"""The quick validators, from schemas written out beforehand: pydantic itself need not be imported for good data.

They say only whether data is well. Where it is not, and where the core is not the one the schemas were made with,
`full` has the word.
"""

from functools import lru_cache
from typing import Any, Literal

from lygap.engine import core
from lygap.model.schemas import CORE, SCHEMAS, columns

Kind = Literal["targets", "actuals", "row"]


@lru_cache
def _validator(kind: Kind) -> Any:
    if core.__version__ != CORE:
        from lygap.model.full import adapter

        return adapter(kind).validator
    return core.SchemaValidator(SCHEMAS[kind]())


@lru_cache
def _column_validator(column: str) -> Any:
    if core.__version__ != CORE:
        from lygap.model.full import column_adapter

        return column_adapter(column).validator
    return core.SchemaValidator(columns()[column])


def valid(kind: Kind, data: Any) -> Any:
    """The data in the shape of its kind; None at any objection, which the full way is to find again and to word."""
    try:
        return _validator(kind).validate_python(data)
    except Exception:  # noqa: BLE001 (whatever keeps the quick way from its end, the full way is there)
        return None


def valid_column(column: str, values: list[Any]) -> list[Any] | None:
    """The values of a CSV column, of which an empty one is None; None instead of the list at any objection."""
    try:
        result: list[Any] = _column_validator(column).validate_python(values, strict=True)
    except Exception:  # noqa: BLE001 (the rows will be looked at one by one)
        return None
    return result
