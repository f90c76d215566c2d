"""A plan and its values given as Python objects → the bytes of files, which are then read and checked as any are."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from lygap.plan.numbers import as_written
from lygap.reading.folder import ACTUALS, TARGETS

ROWS = f"{ACTUALS}/rows.csv"
FORMAT = {"format": "lygap/1"}
"""What goes without saying where there is no file."""


def contents_of(plan: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """The files of a plan: what stands in targets.yaml, and rows as those of CSV have them.

    A finding about a row names the line that it would have in a file: the first row is line 2.

    Raises:
        TypeError: A cell, or something in the plan, is neither text, number, truth value, date nor nothing.
    """
    text = json.dumps({**FORMAT, **plan}, ensure_ascii=False, indent=1, default=_plain)
    contents = {TARGETS: text.encode("utf-8", "surrogatepass")}
    listed = list(rows)
    if listed:
        contents[ROWS] = _table(listed).encode("utf-8", "surrogatepass")
    return contents


def _table(rows: list[Mapping[str, Any]]) -> str:
    columns = list(dict.fromkeys(str(column) for row in rows for column in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    """A number or a date of another library as Python's own."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if hasattr(value, "item"):  # a number of numpy, alone
        return value.item()
    raise TypeError(f"no text, number, truth value or date: {value!r:.100}")


def _cell(value: Any) -> str:
    """A value as a cell has it; what data frames put where there is nothing is nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int():
            return str(int(value))
        case float():
            return _number(float(value))
    if _is_missing(value):
        return ""
    return _cell(_plain(value))


def _number(value: float) -> str:
    """A number as it is read again; a whole one without “.0”, as years are floats in a data frame with gaps."""
    if value != value:  # noqa: PLR0124 (only NaN differs from itself)
        return ""
    return str(as_written(value))


def _is_missing(value: Any) -> bool:
    """Whether it stands for nothing: such a value equals nothing, itself included."""
    try:
        return bool(value != value)  # noqa: PLR0124 (that is the question)
    except (TypeError, ValueError):  # pandas’ NA has no truth value; an array has several
        return not hasattr(value, "item")
