"""Findings for programs: the JSON of the contract."""

import json
from collections.abc import Sequence

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, sums
from lygap.visible import visible, visible_json
from lygap.words import Lang


def json_text(findings: Sequence[Finding], lang: Lang) -> str:
    """For programs: the JSON of the contract."""
    listed = [
        {
            "code": f.rule.code,
            "name": f.rule.name,
            "severity": f.rule.severity,
            "message": message(f, lang),
            "file": visible(f.file),
            "line": f.place.line,
            "column": f.place.column,
            "indicator": f.indicator,
            "hint": hint(f, lang),
        }
        for f in findings
    ]
    result = {"schema": "lygap.check/1", "findings": listed, **sums(findings)}
    return visible_json(json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"
