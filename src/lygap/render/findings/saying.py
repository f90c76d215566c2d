"""What a finding says, in a language: its message and its hint."""

from collections.abc import Sequence

from lygap.findings import Finding, Rule
from lygap.render.findings.additions import example_of
from lygap.visible import visible
from lygap.words import Lang, say, say_rule
from lygap.words.others import said_by, syntax_said

_WORD_KEYS = ("expected", "fault", "what", "why", "problem", "count", "effect")
"""Parameters that are keys of words, not what stands in the data."""
_LISTS = ("choices", "was", "now")
"""Parameters that list words of the file format."""


def _params(finding: Finding, lang: Lang) -> dict[str, str]:
    params = {key: visible(value) for key, value in finding.params.items()}
    for key in _WORD_KEYS:
        if key in params:
            params[key] = say_rule(lang, f"{key}.{params[key]}", params) or _said_by_others(key, params[key], lang)
    for key in _LISTS:
        if key in params:
            params[key] = params[key].replace(", ", say(lang, "enumeration"))
    return params


def _said_by_others(key: str, message: str, lang: Lang) -> str:
    """What another program has worded: the system, or the reader of YAML or CSV."""
    match key:
        case "why":
            return said_by("system", message, lang)
        case "problem":
            return syntax_said(message, lang)
        case _:
            return message


def message(finding: Finding, lang: Lang) -> str:
    """What is wrong, in one line."""
    code, params = finding.rule.code, _params(finding, lang)
    special = say_rule(lang, f"{code}.{params['case']}", params) if "case" in params else None
    return special or say_rule(lang, code, params) or finding.rule.name


def hint(finding: Finding, lang: Lang) -> str | None:
    """What to do: a near word where there is one, else what fits this fault, or an example, or what fits all."""
    code, params = finding.rule.code, _params(finding, lang)
    if "suggestion" in params:
        suggested = say_rule(lang, f"{code}.suggest", params)
        if suggested is not None:
            return suggested
    for about in (finding.params.get("case"), finding.params.get("expected")):
        special = say_rule(lang, f"{code}.hint.{about}", params)
        if special is not None:
            return special
    return _with_example(finding, params, lang) or say_rule(lang, f"{code}.hint")


def _with_example(finding: Finding, params: dict[str, str], lang: Lang) -> str | None:
    """What to add, written out; None where the rule asks for nothing, or nobody can know what."""
    example = example_of(finding)
    return None if example is None else say_rule(lang, f"{finding.rule.code}.example", {**params, "example": example})


def where(finding: Finding) -> str:
    """File, line and column, as editors and terminals open them; in a spreadsheet the cell."""
    if finding.cell is not None:
        return visible(f"{finding.file} {finding.cell}".strip())
    return f"{visible(finding.file)}:{finding.place.line}:{finding.place.column}"


def title(finding: Finding) -> str:
    """Code and name of the rule."""
    return f"{finding.rule.code} {finding.rule.name}"


def severity(rule: Rule, lang: Lang) -> str:
    """Whether it is an error or a warning, in words."""
    return say_rule(lang, f"severity.{rule.severity}") or rule.severity


def sums(findings: Sequence[Finding]) -> dict[str, int]:
    """How many errors and warnings there are."""
    errors = sum(finding.is_error for finding in findings)
    return {"errors": errors, "warnings": len(findings) - errors}
