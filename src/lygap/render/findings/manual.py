"""The manual of the rules: what each means, with an example that breaks it and one that does not."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lygap.findings import Rule
from lygap.render.findings.saying import severity
from lygap.rules import RULES
from lygap.visible import visible_json
from lygap.words import Lang, say, say_rule

_EXAMPLES = Path(__file__).parents[2] / "words" / "examples.json"


@lru_cache
def examples() -> dict[str, dict[str, str]]:
    """By code, the lines that break a rule (`bad`), what `check` says of them (`said`), and lines that do not (`good`).

    They are made from the folders of `tests/cases`.
    """
    found: dict[str, dict[str, str]] = json.loads(_EXAMPLES.read_text("utf-8"))
    return found


def _part(rule: Rule, part: str, lang: Lang) -> str:
    return say_rule(lang, f"{rule.code}.{part}") or ""


def record(rule: Rule, lang: Lang) -> dict[str, Any]:
    """A rule for programs."""
    texts = {part: _part(rule, part, lang) for part in ("why", "hint")}
    return {**rule._asdict(), **texts, **examples()[rule.code]}


def _head(rule: Rule, lang: Lang) -> str:
    return say(lang, "in_brackets", {"text": f"{rule.code} {rule.name}", "inside": severity(rule, lang)})


def entry(rule: Rule, lang: Lang, mark: str = "") -> str:
    """The manual of one rule, in Markdown."""
    heads = {part: say_rule(lang, f"example.{part}") for part in ("bad", "good")}
    shown = examples()[rule.code]
    blocks = "".join(f"\n{heads[part]}\n\n```text\n{shown[part]}\n```\n" for part in ("bad", "good"))
    return f"{mark}{_head(rule, lang)}\n\n{_part(rule, 'why', lang)}\n\n{_part(rule, 'hint', lang)}\n{blocks}"


def manual(lang: Lang) -> str:
    """The manual of all rules, in Markdown."""
    return "\n".join(entry(rule, lang, "### ") for rule in RULES.values())


def told(rules: Sequence[Rule], lang: Lang) -> str:
    """Rules on a terminal, whole."""
    return "\n".join(_told(rule, lang) for rule in rules)


def _told(rule: Rule, lang: Lang) -> str:
    shown = examples()[rule.code]
    lines = [_head(rule, lang), "", _part(rule, "why", lang), _part(rule, "hint", lang)]
    for part in ("bad", "good"):
        lines += ["", str(say_rule(lang, f"example.{part}")), *(f"    {line}" for line in shown[part].splitlines())]
    return "".join(f"{line}\n" for line in lines)


def listing(lang: Lang) -> str:
    """All rules, a line each: code, severity, name, and why."""
    width = max(len(rule.name) for rule in RULES.values())
    return "".join(
        f"{rule.code}  {severity(rule, lang):7}  {rule.name:{width}}  {_part(rule, 'why', lang)}\n"
        for rule in RULES.values()
    )


def rules_json(rules: Sequence[Rule], lang: Lang) -> str:
    """Rules for programs."""
    listed = [record(rule, lang) for rule in rules]
    return visible_json(json.dumps({"schema": "lygap.rules/1", "rules": listed}, ensure_ascii=False, indent=2)) + "\n"
