"""Observations from CSV: one a row, read and validated in chunks so that a million fit in memory."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError

from lygap import rules
from lygap.findings import Finding, Issue
from lygap.loading.assemble import Defaults
from lygap.loading.shape import issue_of
from lygap.loading.table import read_table
from lygap.model import CSV_COLUMNS, CsvRow, adapter
from lygap.records import Observation

_CHUNK = 2000


def _header(columns: list[str], file: str) -> Iterator[Issue]:
    for column in dict.fromkeys(columns):
        if column not in CSV_COLUMNS and not column.startswith("x_"):
            yield Issue(rules.UNKNOWN_KEY, file, (1, column), {"key": column}, known=CSV_COLUMNS)
        if columns.count(column) > 1:
            yield Issue(rules.DUPLICATE_KEY, file, (1, column), {"key": column})
    if "indicator" not in columns:
        yield Issue(rules.MISSING_KEY, file, (1,), {"key": "indicator"})


def _validated(rows: list[dict[str, Any]], lines: list[int], file: str) -> tuple[list[tuple[int, CsvRow]], list[Issue]]:
    try:
        return list(zip(lines, adapter("rows").validate_python(rows), strict=True)), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    bad = {int(error["loc"][0]) for error in errors}
    good = [i for i in range(len(rows)) if i not in bad]
    records, _ = _validated([rows[i] for i in good], [lines[i] for i in good], file)
    issues = []
    for error in errors:
        row = int(error["loc"][0])
        issue = issue_of(error, file, "rows")
        issues.append(issue._replace(path=(lines[row], *issue.path[1:]), indicator=rows[row].get("indicator")))
    return records, issues


def read_rows(text: str, d: Defaults) -> Iterator[Observation | Issue | Finding]:
    """Every observation of a CSV file, and whatever is wrong with it."""
    columns, rows, findings = read_table(text, d.file)
    headed = list(_header(columns, d.file))
    if headed or findings:
        yield from findings
        yield from headed
    if headed:
        return
    private = [column for column in columns if column.startswith("x_")]
    known = len(findings)
    given: dict[str, Any] = {"region": d.region, "source": d.source, "file": d.file}
    while chunk := list(islice(rows, _CHUNK)):
        lines = [line for line, _ in chunk]
        plain = [row for _, row in chunk]
        for row in plain if private else ():
            for column in private:
                row.pop(column, None)
        records, issues = _validated(plain, lines, d.file)
        yield from issues
        for line, record in records:
            if "year" in record:
                yield Observation(**{**given, **record, "path": (line,)})
            else:
                yield Issue(rules.NO_YEAR, d.file, (line,), {}, record["indicator"])
    yield from findings[known:]
