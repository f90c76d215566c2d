"""Nested rows as one level of columns: nested keys joined by a dot, lists by `;`."""

from collections.abc import Mapping, Sequence
from typing import Any

from lygap.figures import FIGURES
from lygap.methods import METHODS

NESTED: dict[str, tuple[str, ...]] = {
    "baseline": ("year", "value", "source"),
    "target": ("id", "year", "value", "min", "max", "comparator", "tolerance", "each_year", "modality", "source"),
    "observation": (
        "year", "value", "as_of", "period", "published", "source", "obs_status", "bound", "margin", "stale",
        "alternatives",
    ),
    "undefined": tuple(FIGURES),
    "agreement": tuple(METHODS),
}  # fmt: skip
"""The inner keys of what may be absent, so that every row has the same columns."""

Column = tuple[str, ...]
"""The keys that lead to a column's value."""


def columns(row: Mapping[str, Any]) -> list[Column]:
    """The columns of rows of this kind, in their order."""
    found: list[Column] = []
    for key, value in row.items():
        if key in NESTED:
            found += [(key, inner) for inner in NESTED[key]]
        elif isinstance(value, Mapping):
            found += [(key, *inner) for inner in columns(value)]
        else:
            found.append((key,))
    return found


def cells(row: Mapping[str, Any], kept: Sequence[Column]) -> list[Any]:
    """The values of a row in these columns."""
    return [_value(row, column) for column in kept]


def _value(row: Any, column: Column) -> Any:
    for key in column:
        if row is None:
            return None
        row = row.get(key)
    return _text(row) if isinstance(row, (list, dict)) else row


def _text(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(str(_text(item)) for item in value)
    if isinstance(value, Mapping):
        return " ".join(str(item) for item in value.values() if item is not None)
    return value
