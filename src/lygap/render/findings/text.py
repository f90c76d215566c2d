"""Findings for people: a line for each, and its hint."""

from collections.abc import Sequence

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, severity, sums, title, where
from lygap.visible import no_commands
from lygap.words import Lang, say_rule

_COLOURS = {"error": "1;31", "warning": "33", "place": "1", "hint": "2"}
"""Bold red, yellow, bold and dim: they only repeat what the words say."""


def text(findings: Sequence[Finding], lang: Lang, *, colour: bool = False) -> str:
    """For people: a line for each finding, its place first so that terminals can open it; then the sums."""

    def on(part: str) -> str:
        return f"\x1b[{_COLOURS[part]}m" if colour else ""

    def painted(part: str, words: str) -> str:
        return f"{on(part)}{words}{off}"

    off = "\x1b[0m" if colour else ""
    lines = []
    for f in findings:
        told = {
            "severity": on(f.rule.severity) + severity(f.rule, lang),
            "title": title(f) + off,
            "message": message(f, lang),
        }
        lines.append(f"{painted('place', no_commands(where(f)))}: {say_rule(lang, 'line', told)}")
        advice = hint(f, lang)
        if advice is not None:
            lines.append("    " + painted("hint", str(say_rule(lang, "hint", {"hint": advice}))))
    if findings:
        lines.append(str(say_rule(lang, "summary", {key: str(n) for key, n in sums(findings).items()})))
    return no_commands("".join(line + "\n" for line in lines))
