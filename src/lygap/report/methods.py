"""The methods as a document: what each computes, needs and is not for, with its source."""

from typing import Any

from lygap.methods import AUTO, METHODS, Band, Method
from lygap.report.document import Document, Facts, Heading, Lines
from lygap.report.method_words import method_name, method_words
from lygap.report.numbers import number
from lygap.report.prose import own_word
from lygap.report.report import Report
from lygap.words import Lang, say


def bands_text(bands: tuple[Band, ...], lang: Lang) -> str:
    """The bands in words: “on track ≥ 0.95, …, else regressing”."""
    parts = [f"{say(lang, f'status.{b.status}')} {b.symbol} {number(b.bound)}" for b in bands]
    return say(lang, "comma").join([*parts, say(lang, "bands.else", {"status": say(lang, "status.regressing")})])


def method_facts(method: Method, lang: Lang) -> Facts:
    """What a method computes, its thresholds, what it needs and is not for, its own words, and its source."""
    named = {say(lang, f"status.{status}"): own_word(word, lang) for status, word in method.labels.items()}
    facts = {
        "formula": method_words(method.id, "formula", lang),
        "bands": bands_text(method.bands, lang),
        "trend": bands_text(method.trend, lang) if method.trend else None,
        "needs": method_words(method.id, "needs", lang),
        "not_for": method_words(method.id, "not_for", lang),
        "labels": say(lang, "comma").join(f"{status} = {word}" for status, word in named.items()),
        "reference": method.reference,
    }
    return Facts([(say(lang, f"methods.{key}"), fact) for key, fact in facts.items() if fact])


def methods_report(ids: list[str]) -> Report:
    """The methods asked for, or all of them."""
    return Report(people=lambda lang: methods_document(ids, lang), json=lambda lang: methods_record(ids, lang))


def methods_document(ids: list[str], lang: Lang) -> Document:
    """The methods asked for, or all of them after what they share."""
    blocks: Document = []
    if not ids or AUTO in ids:
        blocks += [
            Heading(say(lang, "methods.title"), 1),
            Lines([say(lang, "methods.order"), say(lang, "methods.auto")]),
        ]
    for name in ids or METHODS:
        if name != AUTO:
            title = f"{name}{say(lang, 'colon')}{method_name(name, lang)}"
            blocks += [Heading(title), method_facts(METHODS[name], lang)]
    return blocks


def methods_record(ids: list[str], lang: Lang) -> dict[str, Any]:
    """The same for programs."""
    chosen = [METHODS[name] for name in ids or METHODS if name != AUTO]
    return {
        "schema": "lygap.methods/1",
        "methods": [
            {
                "id": m.id,
                "name": method_name(m.id, lang),
                "bands": [b._asdict() for b in m.bands],
                "trend": [b._asdict() for b in m.trend],
                "labels": dict(m.labels),
                "reference": m.reference,
            }
            for m in chosen
        ],
    }
