"""Findings for people: a line for each, and its hint."""

from collections.abc import Sequence

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, severity, sums, title, where
from lygap.visible import no_commands
from lygap.words import Lang, say_rule


def text(findings: Sequence[Finding], lang: Lang) -> str:
    """For people: a line for each finding, its place first so that terminals can open it; then the sums."""
    lines = []
    for f in findings:
        told = {"severity": severity(f.rule, lang), "title": title(f), "message": message(f, lang)}
        lines.append(f"{where(f)}: {say_rule(lang, 'line', told)}")
        advice = hint(f, lang)
        if advice is not None:
            lines.append("    " + str(say_rule(lang, "hint", {"hint": advice})))
    if findings:
        lines.append(str(say_rule(lang, "summary", {key: str(n) for key, n in sums(findings).items()})))
    return no_commands("".join(line + "\n" for line in lines))
