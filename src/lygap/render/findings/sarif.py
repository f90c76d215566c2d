"""Findings in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning services read."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from lygap.findings import Finding
from lygap.render.findings.gitlab import fingerprints
from lygap.render.findings.saying import hint, message
from lygap.rules import RULES
from lygap.version import __version__
from lygap.visible import visible_json
from lygap.words import Lang, say_rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def _uri(file: str) -> str:
    """A file as a URI: relative to the repository's root where it was named so."""
    path = PurePath(file)
    # What a name holds that is no UTF-8 stays the bytes it is.
    quoted = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{quoted}" if path.is_absolute() else quoted


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    rule, why, advice = RULES[code], say_rule(lang, f"{code}.why"), say_rule(lang, f"{code}.hint")
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": why},
        "help": {"text": advice},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(f: Finding, fingerprint: str, codes: list[str], lang: Lang) -> dict[str, Any]:
    said = "\n".join(filter(None, (message(f, lang), hint(f, lang))))
    region = {"startLine": f.place.line, "startColumn": f.place.column}
    return {
        "ruleId": f.rule.code,
        "ruleIndex": codes.index(f.rule.code),
        "level": f.rule.severity,
        "message": {"text": said},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(f.file)}, "region": region}}],
        "partialFingerprints": {"lygap/v1": fingerprint},
    }


def sarif(findings: Sequence[Finding], lang: Lang) -> str:
    """A log of one run, with the rules that were broken."""
    codes = sorted({f.rule.code for f in findings})
    driver = {"name": "lygap", "version": __version__, "rules": [_rule(code, lang) for code in codes]}
    marks = fingerprints(findings)
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, mark, codes, lang) for f, mark in zip(findings, marks, strict=True)],
    }
    return (
        visible_json(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))
        + "\n"
    )
