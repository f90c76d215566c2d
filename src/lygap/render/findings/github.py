"""Findings for GitHub: commands that mark lines in a pull request, and a summary of the whole step."""

from collections.abc import Sequence
from itertools import islice

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, severity, sums, title, where
from lygap.render.markdown import escaped
from lygap.visible import visible
from lygap.words import Lang, say_rule

_SUMMARY_ROWS = 500
"""A step's summary may have 1 MiB."""


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
            "title": title(f),
        }
        listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
        said = "\n".join(filter(None, (message(f, lang), hint(f, lang))))
        lines.append(f"::{f.rule.severity} {listed}::{_escaped(said)}\n")
    return "".join(lines)


def summary(findings: Sequence[Finding], lang: Lang) -> str:
    """The same as a table in Markdown, for the page that shows the step."""
    told = str(say_rule(lang, "summary", {key: str(n) for key, n in sums(findings).items()}))
    lines = [f"### lygap check: {told}", ""]
    if findings:
        heads = [str(say_rule(lang, f"column.{key}")) for key in ("place", "rule", "message")]
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
    for f in islice(findings, _SUMMARY_ROWS):
        place = where(f)
        cells = (place, f"{severity(f.rule, lang)} {title(f)}", message(f, lang))
        lines.append(f"| {' | '.join(escaped(cell).replace('&', '&amp;') for cell in cells)} |")
    if len(findings) > _SUMMARY_ROWS:
        lines.append(f"| … {len(findings) - _SUMMARY_ROWS} | | |")
    return "".join(line + "\n" for line in lines) + "\n"
