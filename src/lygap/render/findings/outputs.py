"""The JSON of `check` and of `rule`."""

from typing import Annotated, Literal, TypedDict

from lygap.findings import Severity
from lygap.report.outputs.common import Pattern

Code = Annotated[str, Pattern("LYG[0-9]{3}")]
RuleName = Annotated[str, Pattern("[a-z]+(-[a-z]+)*")]


class FindingRow(TypedDict):
    """A rule that is broken at a place."""

    code: Code
    name: RuleName
    severity: Severity
    message: str
    file: str
    line: int
    column: int
    indicator: str | None
    hint: str | None


class CheckDocument(TypedDict):
    """The answer of `check`."""

    schema: Literal["lygap.check/1"]
    findings: list[FindingRow]
    errors: int
    warnings: int


class RuleRow(TypedDict):
    """A rule, with an example that breaks it and one that does not."""

    code: Code
    name: RuleName
    severity: Severity
    why: str
    hint: str
    bad: str
    said: str
    good: str


class RulesDocument(TypedDict):
    """The answer of `rule`."""

    schema: Literal["lygap.rules/1"]
    rules: list[RuleRow]
