"""Observations from CSV: one a row, read and validated in chunks so that a million fit in memory."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from lygap import rules
from lygap.findings import Finding, Issue
from lygap.loading.assemble import Defaults, observation
from lygap.loading.shape import issue_of
from lygap.model import CSV_COLUMNS, CsvRow
from lygap.records import Observation
from lygap.source import read_csv
from lygap.suggest import suggest

_TYPED = frozenset(("year", "value", "increment", "growth", "from", "margin", "preferred", "break"))
_CHUNK = 2000
_ROWS = TypeAdapter(list[CsvRow])


def _header(columns: list[str], file: str) -> list[Issue]:
    unknown = [c for c in columns if c not in CSV_COLUMNS and not c.startswith("x_")]
    issues = [Issue(rules.UNKNOWN_KEY, file, (1, c), {"key": c} | suggest(c, CSV_COLUMNS)) for c in unknown]
    twice = sorted({c for c in columns if columns.count(c) > 1})
    issues += [Issue(rules.DUPLICATE_KEY, file, (1, c), {"key": c}) for c in twice]
    missing = [c for c in ("indicator",) if c not in columns]
    return issues + [Issue(rules.MISSING_KEY, file, (1,), {"key": c}) for c in missing]


def _validated(rows: list[dict[str, Any]], lines: list[int], file: str) -> tuple[list[tuple[int, CsvRow]], list[Issue]]:
    try:
        return list(zip(lines, _ROWS.validate_python(rows), strict=True)), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    bad = {int(error["loc"][0]) for error in errors}
    good = [i for i in range(len(rows)) if i not in bad]
    records, _ = _validated([rows[i] for i in good], [lines[i] for i in good], file)
    issues = []
    for error in errors:
        row = int(error["loc"][0])
        issue = issue_of(error, file)
        issues.append(issue._replace(path=(lines[row], *issue.path[1:]), indicator=rows[row].get("indicator")))
    return records, issues


def read_rows(text: str, d: Defaults) -> Iterator[Observation | Issue | Finding]:
    """Every observation of a CSV file, and whatever is wrong with it."""
    columns, rows, findings = read_csv(text, d.file, _TYPED)
    headed = _header(columns, d.file)
    if headed:
        yield from headed
        return
    private = [c for c in columns if c.startswith("x_")]
    while chunk := list(islice(rows, _CHUNK)):
        lines = [line for line, _ in chunk]
        plain = [row for _, row in chunk]
        for row in plain if private else ():
            for column in private:
                row.pop(column, None)
        records, issues = _validated(plain, lines, d.file)
        yield from issues
        for line, record in records:
            year = record.year if record.year is not None else d.year
            if year is None:
                yield Issue(rules.NO_YEAR, d.file, (line,), {}, record.indicator)
            else:
                yield observation(record, record.indicator, year, d, (line,))
    yield from findings


