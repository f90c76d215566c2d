"""Observations from CSV: one a row, read and validated in chunks so that a million fit in memory.

A chunk is validated by columns, which costs a fraction of doing so by rows; where a column has something wrong, the
chunk is gone through again by rows, which tells what and where.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from lygap import rules
from lygap.findings import START, Finding, Issue
from lygap.model.columns import CSV_COLUMNS, CSV_FIELDS
from lygap.model.prepared import valid_column
from lygap.plan.records import Observation
from lygap.reading.assemble import Defaults
from lygap.reading.shape import issue_of, looked_at
from lygap.reading.table import plain, read_table, reader_of
from lygap.source import MAX_FINDINGS, too_many

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from lygap.model.actuals import CsvRow

_CHUNK = 2000
_OTHER_SEPARATORS = re.compile("[;\t]")
_YEAR = re.compile(r"[12][0-9]{3}(\.0)? ?年?")
"""The name of a column in a sheet that has one for each year."""

Row = tuple[int, list[str]]


def _header(columns: list[str], line: int, file: str) -> Iterator[Issue]:
    if len(columns) == 1 and "indicator" in _OTHER_SEPARATORS.split(columns[0]):
        yield Issue(rules.UNKNOWN_KEY, file, (line, columns[0]), {"key": columns[0], "expected": "commas"})
        return
    years = [column for column in columns if _YEAR.fullmatch(column.strip())]
    if len(years) > 1 or (years and "value" not in columns):
        yield Issue(rules.UNKNOWN_KEY, file, (line, years[0]), {"key": years[0], "expected": "wide"})
        return
    for column, times in Counter(columns).items():
        if column not in CSV_COLUMNS and not column.startswith("x_"):
            yield Issue(rules.UNKNOWN_KEY, file, (line, column), {"key": column}, known=CSV_COLUMNS)
        if times > 1:
            yield Issue(rules.DUPLICATE_KEY, file, (line, column), {"key": column})
    if "indicator" not in columns:
        yield Issue(rules.MISSING_KEY, file, (line,), {"key": "indicator"})


def _issues(errors: "list[ErrorDetails]", row: dict[str, Any], line: int, file: str) -> Iterator[Issue]:
    """What is wrong with a row."""
    for error in errors:
        issue = issue_of(error, file, "row")
        yield issue._replace(path=(line, *issue.path), indicator=row.get("indicator"))


def _validated(
    rows: list[dict[str, Any]], lines: list[int], file: str
) -> tuple[list[tuple[int, "CsvRow"]], list[Issue]]:
    """The rows that are well, each with its line, and what is wrong with the others."""
    records: list[tuple[int, CsvRow]] = []
    issues: list[Issue] = []
    for line, row in zip(lines, rows, strict=True):
        looked = looked_at("row", row)
        if looked.errors:
            issues += _issues(looked.errors, row, line, file)
        else:
            records.append((line, looked.data))
    return records, issues


def _by_rows(chunk: list[Row], columns: list[str], d: Defaults) -> Iterator[Observation | Issue]:
    given: dict[str, Any] = {"region": d.region, "source": d.source, "file": d.file}
    used = [{key: value for key, value in plain(columns, cells).items() if key in CSV_COLUMNS} for _, cells in chunk]
    records, issues = _validated(used, [line for line, _ in chunk], d.file)
    yield from issues
    for line, record in records:
        if "year" in record:
            yield Observation(**{**given, **record, "path": (line,)})
        else:
            yield Issue(rules.NO_YEAR, d.file, (line,), {}, record["indicator"])


def _columns(chunk: list[Row], columns: list[str]) -> Mapping[str, list[Any]] | None:
    """The columns by their fields, None in an empty cell; None where a value has not the shape of its column."""
    result = {}
    for column, cells in zip(columns, zip(*(cells for _, cells in chunk), strict=True), strict=True):
        if column in CSV_COLUMNS:
            read = reader_of(column)
            values = [read(cell) if cell else None for cell in cells]
            valid_values = valid_column(column, values)
            if valid_values is None:
                return None
            result[CSV_FIELDS.get(column, column)] = valid_values
    complete = all(None not in result.get(field, [None]) for field in ("indicator", "year"))
    return result if complete else None


def _by_columns(chunk: list[Row], columns: Mapping[str, list[Any]], d: Defaults) -> Iterator[Observation]:
    defaults = {**Observation._field_defaults, "region": d.region, "source": d.source, "file": d.file}
    series: list[Iterable[Any]] = []
    for field in Observation._fields:
        if field == "path":
            series.append([(line,) for line, _ in chunk])
        elif field not in columns:
            series.append(repeat(defaults[field], len(chunk)))
        elif defaults.get(field) is None:
            series.append(columns[field])
        else:
            series.append([defaults[field] if value is None else value for value in columns[field]])
    return map(Observation._make, zip(*series, strict=True))


def read_rows(text: str, d: Defaults) -> Iterator[Observation | Issue | Finding]:
    """Every observation of a CSV file, and whatever is wrong with it, up to a limit."""
    columns, rows, findings, line = read_table(text, d.file)
    unread = bool(findings) and not columns
    headed = [] if unread else list(_header(columns, line, d.file))
    if headed or findings:
        yield from findings
        yield from headed
    if headed or unread:
        return
    known, wrong = len(findings), 0
    while wrong < MAX_FINDINGS and (chunk := list(islice(rows, _CHUNK))):
        made = _columns(chunk, columns)
        for result in _by_rows(chunk, columns, d) if made is None else _by_columns(chunk, made, d):
            wrong += made is None and not isinstance(result, Observation)
            yield result
    yield from findings[known:]
    if wrong >= MAX_FINDINGS:
        yield too_many(d.file, START)
