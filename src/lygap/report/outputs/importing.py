"""The JSON of `import`."""

from typing import Literal, TypedDict

from lygap.findings import Severity
from lygap.plan.records import Bound, ObsStatus
from lygap.report.outputs.common import Date, Interval


class ImportedValue(TypedDict):
    """A value that was read from a cell."""

    cell: str
    indicator: str
    region: str
    year: int
    value: float | None
    increment: float | None
    growth: float | None
    base_year: int | None
    source: str | None
    as_of: Interval | None
    period: Interval | None
    published: Date | None
    obs_status: ObsStatus
    bound: Bound | None
    note: str | None


class ImportFinding(TypedDict):
    """A rule that a cell breaks."""

    code: str
    name: str
    severity: Severity
    message: str
    cell: str
    indicator: str | None
    hint: str | None


class UnmatchedRow(TypedDict):
    """A row whose label no indicator has."""

    cell: str
    label: str
    suggestions: list[str]


class SkippedColumn(TypedDict):
    """A column, or a row in a table of years, that holds no observed values."""

    cell: str
    head: str


class ImportDocument(TypedDict):
    """What `lygap import` understood of a file."""

    schema: Literal["lygap.import/1"]
    file: str
    into: str | None
    observations: list[ImportedValue]
    added: int
    findings: list[ImportFinding]
    errors: int
    warnings: int
    unmatched: list[UnmatchedRow]
    skipped: list[SkippedColumn]
