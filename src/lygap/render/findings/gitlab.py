"""Findings for GitLab's code quality report: JSON of the kind that Code Climate writes."""

import json
from collections import Counter
from collections.abc import Sequence

from lygap.findings import Finding
from lygap.render.findings.saying import message, title
from lygap.visible import visible, visible_json
from lygap.words import Lang

_SEVERITIES = {"error": "major", "warning": "minor"}


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """What a finding is known by from one run to the next: all of it but its line, and which of its likes it is."""
    from hashlib import sha256  # loads OpenSSL, which no other format needs

    seen: Counter[str] = Counter()
    made = []
    for f in findings:
        code, file, indicator, params = f.key
        key = "\0".join((code, file, indicator or "", *(f"{name}={value}" for name, value in params)))
        seen[key] += 1
        made.append(sha256(f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest())
    return made


def gitlab(findings: Sequence[Finding], lang: Lang) -> str:
    """An array of issues; an empty one when well."""
    issues = [
        {
            "description": f"{title(f)}: {message(f, lang)}",
            "check_name": f.rule.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[f.rule.severity],
            "location": {"path": visible(f.file), "lines": {"begin": f.place.line}},
        }
        for f, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return visible_json(json.dumps(issues, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"
