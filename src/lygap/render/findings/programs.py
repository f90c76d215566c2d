"""Findings for programs: the JSON of the contract."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, sums
from lygap.render.programs import delimited
from lygap.visible import visible, visible_json
from lygap.words import Lang


def told(finding: Finding, lang: Lang, place: Mapping[str, Any]) -> dict[str, Any]:
    """A finding as a row of JSON, with the keys that say where it is."""
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "message": message(finding, lang),
        **place,
        "indicator": finding.indicator,
        "hint": hint(finding, lang),
    }


def record(finding: Finding, lang: Lang) -> dict[str, Any]:
    """A finding in a file."""
    place = {"file": visible(finding.file), "line": finding.place.line, "column": finding.place.column}
    return told(finding, lang, place)


def json_text(findings: Sequence[Finding], lang: Lang) -> str:
    """For programs: the JSON of the contract."""
    listed = [record(finding, lang) for finding in findings]
    result = {"schema": "lygap.check/1", "findings": listed, **sums(findings)}
    return visible_json(json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def csv_text(findings: Sequence[Finding], lang: Lang) -> str:
    """For spreadsheets: a finding a row, with the keys of the JSON as heads."""
    return "".join(delimited((record(finding, lang) for finding in findings), ","))
