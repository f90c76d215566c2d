"""Nested rows as one level of columns: nested keys joined by a dot, lists by `;`."""

from collections.abc import Mapping
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


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """One row of the status JSON as columns."""
    result: dict[str, Any] = {}
    for key, value in row.items():
        if key in NESTED:
            inner = value or {}
            result |= {f"{key}.{name}": _cell(inner.get(name)) for name in NESTED[key]}
        else:
            result[key] = _cell(value)
    return result


def flattened(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """A row whose nested keys are always there as columns."""
    result: dict[str, Any] = {}
    for key, value in row.items():
        result |= flattened(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {prefix + key: value}
    return result


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(str(_cell(item)) for item in value)
    if isinstance(value, Mapping):
        return " ".join(str(item) for item in value.values() if item is not None)
    return value
