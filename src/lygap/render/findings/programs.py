"""Findings for programs: the JSON of the contract."""

import json
from collections.abc import Sequence
from typing import Any

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, sums
from lygap.render.programs import delimited
from lygap.visible import visible, visible_json
from lygap.words import Lang


def record(finding: Finding, lang: Lang) -> dict[str, Any]:
    """A finding as a row of that JSON."""
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "message": message(finding, lang),
        "file": visible(finding.file),
        "line": finding.place.line,
        "column": finding.place.column,
        "indicator": finding.indicator,
        "hint": hint(finding, lang),
    }


def json_text(findings: Sequence[Finding], lang: Lang) -> str:
    """For programs: the JSON of the contract."""
    listed = [record(finding, lang) for finding in findings]
    result = {"schema": "lygap.check/1", "findings": listed, **sums(findings)}
    return visible_json(json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def csv_text(findings: Sequence[Finding], lang: Lang) -> str:
    """For spreadsheets: a finding a row, with the keys of the JSON as heads."""
    return "".join(delimited((record(finding, lang) for finding in findings), ","))
