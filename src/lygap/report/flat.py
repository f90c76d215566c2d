"""Nested rows as one level of columns: nested keys joined by a dot, a list as a JSON array in its cell."""

from collections.abc import Iterable, Mapping
from typing import Any

from lygap.figures import FIGURES
from lygap.methods import METHODS

NESTED: dict[str, Iterable[str]] = {
    "baseline": ("year", "value", "source"),
    "target": (
        "id", "year", "value", "min", "max", "comparator", "tolerance", "date", "each_year", "modality", "source",
    ),
    "observation": (
        "year", "value", "as_of", "period", "published", "source", "obs_status", "bound", "margin", "parts",
        "stale", "alternatives",
    ),
    "undefined": tuple(FIGURES),
    "agreement": METHODS,  # as many as there are when a table is made
}  # fmt: skip
"""The inner keys of what may be absent, so that every row has the same columns."""

Columns = list[tuple[str, "Columns"]]
"""The keys of a row, each with the columns within it; none where it is a column itself."""


def columns(row: Mapping[str, Any]) -> "Columns":
    """The columns of rows of this kind, in their order."""
    found: Columns = []
    for key, value in row.items():
        if key in NESTED:
            found.append((key, [(inner, []) for inner in NESTED[key]]))
        else:
            found.append((key, columns(value) if isinstance(value, Mapping) else []))
    return found


def titles(kept: "Columns", before: str = "") -> list[str]:
    """What the columns are called."""
    found = []
    for key, inner in kept:
        found += titles(inner, f"{before}{key}.") if inner else [before + key]
    return found


def cells(row: Mapping[str, Any], kept: "Columns") -> list[Any]:
    """The values of a row in these columns."""
    found = []
    for key, inner in kept:
        value = row.get(key)
        if inner:
            found += cells(value or {}, inner)
        else:
            found.append(value)
    return found
