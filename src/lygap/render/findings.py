"""Findings → text for people, JSON for programs, and the annotations of a CI service; and their manual."""

import json
from collections.abc import Callable, Sequence

from lygap.findings import Finding, Rule
from lygap.rules import RULES
from lygap.words import Lang, say_rule

_WORD_KEYS = ("expected", "fault", "what", "why", "problem", "count")
"""Parameters that are keys of words, not what stands in the data."""


def visible(text: str) -> str:
    r"""Text of unknown origin without what a terminal might obey: ESC becomes \x1b."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _params(finding: Finding, lang: Lang) -> dict[str, str]:
    params = {key: visible(value) for key, value in finding.params.items()}
    for key in _WORD_KEYS:
        if key in params:
            params[key] = say_rule(lang, f"{key}.{params[key]}", params) or params[key]
    return params


def message(finding: Finding, lang: Lang) -> str:
    """What is wrong, in one line."""
    return say_rule(lang, finding.rule.code, _params(finding, lang)) or finding.rule.name


def hint(finding: Finding, lang: Lang) -> str | None:
    """What to do; a near word where there is one."""
    code, params = finding.rule.code, _params(finding, lang)
    suggested = say_rule(lang, f"{code}.suggest", params) if "suggestion" in params else None
    special = say_rule(lang, f"{code}.hint.{finding.params.get('expected')}")
    return suggested or special or say_rule(lang, f"{code}.hint")


def text(findings: Sequence[Finding], lang: Lang) -> str:
    """For people: a line for each finding, its place first so that terminals can open it; then the sums."""
    lines = []
    for f in findings:
        head = f"{visible(f.file)}:{f.place.line}:{f.place.column}: {f.rule.severity} {f.rule.code} {f.rule.name}"
        lines.append(f"{head}: {message(f, lang)}")
        advice = hint(f, lang)
        if advice is not None:
            lines.append("    " + str(say_rule(lang, "hint", {"hint": advice})))
    if findings:
        lines.append(str(say_rule(lang, "summary", {key: str(n) for key, n in _sums(findings).items()})))
    return "".join(line + "\n" for line in lines)


def _sums(findings: Sequence[Finding]) -> dict[str, int]:
    errors = sum(finding.is_error for finding in findings)
    return {"errors": errors, "warnings": len(findings) - errors}


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
    result = {"schema": "lygap.check/1", "findings": listed, **_sums(findings)}
    return json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _escaped(value: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def github(findings: Sequence[Finding], lang: Lang) -> str:
    """For GitHub's checks: a command a finding, which puts it beside the line it is about."""
    lines = []
    for f in findings:
        properties = {
            "file": visible(f.file),
            "line": str(f.place.line),
            "col": str(f.place.column),
            "title": f"{f.rule.code} {f.rule.name}",
        }
        listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
        said = "\n".join(filter(None, (message(f, lang), hint(f, lang))))
        lines.append(f"::{f.rule.severity} {listed}::{_escaped(said)}\n")
    return "".join(lines)


FORMATS: dict[str, Callable[[Sequence[Finding], Lang], str]] = {"text": text, "json": json_text, "github": github}


def entry(rule: Rule, lang: Lang) -> str:
    """The manual of one rule, in Markdown."""
    why, advice = (say_rule(lang, f"{rule.code}.{part}") for part in ("why", "hint"))
    return f"{rule.code} {rule.name} ({rule.severity})\n\n{why}\n\n{advice}\n"


def manual(lang: Lang) -> str:
    """The manual of all rules, in Markdown."""
    return "\n".join(f"### {entry(rule, lang)}" for rule in RULES.values())
