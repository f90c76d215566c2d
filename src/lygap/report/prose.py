"""Sentences of a report: notes, reasons, names and units in a language."""

from collections.abc import Iterator

from lygap.judge.assessment import Assessment, Note, Stated
from lygap.plan.records import Dataset, Indicator
from lygap.plan.texts import Bilingual
from lygap.report.numbers import growth
from lygap.report.times import time_in_words
from lygap.words import Lang, meaning_of, name_in, say

_TIMES = ("period", "as_of", "date")
"""The facts of a note that say when."""


def note_text(note: Note, data: Dataset, lang: Lang) -> str:
    """A note in words, with sources called by their titles, and fractions of growth in percent."""
    return say(lang, f"note.{note.code}", {key: _fact(key, fact, data, lang) for key, fact in note.params.items()})


def _fact(key: str, fact: object, data: Dataset, lang: Lang) -> object:
    match fact:
        case Stated():
            return _stated(fact, data, lang)
        case tuple():
            return say(lang, "semicolon").join(str(_fact(key, one, data, lang)) for one in fact)
        case float():
            return growth(fact)
        case str() if key in _TIMES:
            return time_in_words(fact, lang)
        case _:
            return fact


def _stated(fact: Stated, data: Dataset, lang: Lang) -> str:
    """A published number with what is said of it: its source's title, or when it was."""
    if fact.when is not None:
        return in_brackets(fact.number, time_in_words(fact.when, lang), lang)
    source = data.sources.get(fact.source or "")
    title = fact.source if source is None else name_in(source.title, lang)
    return in_brackets(fact.number, title, lang) if title else fact.number


def in_brackets(text: str, inside: str, lang: Lang) -> str:
    """A text and what explains it."""
    return say(lang, "in_brackets", {"text": text, "inside": inside})


def own_word(word: str, lang: Lang) -> str:
    """A method's own word for a verdict, as the office writes it, and in brackets what that means in the language."""
    meaning = meaning_of(word, lang)
    return word if meaning == word else in_brackets(word, meaning, lang)


def unit_in(data: Dataset, unit: str | None, lang: Lang) -> str:
    """A unit's name. Indicators write it in the plan's own language; `units` has the translations."""
    if unit is None:
        return ""
    translated = data.units.get(unit, unit)
    if lang != data.plan.language:
        return name_in(translated, lang)
    match translated:
        case Bilingual(zh, en):
            return (zh if lang == "zh" else en) or unit
        case _:
            return unit


def group_name(data: Dataset, group: str | None, lang: Lang) -> str:
    """What a group is called; that there is none, where there is none."""
    return say(lang, "no_group") if group is None else name_in(data.groups[group].name, lang)


def region_name(data: Dataset, region: str | None, lang: Lang) -> str:
    """What a region is called; its id where nobody describes it."""
    described = data.regions.get(region or "")
    return str(region) if described is None else name_in(described.name, lang)


def source_title(data: Dataset, source: str | None, lang: Lang) -> str:
    """What a publication is called; its id where nobody describes it, empty where none is named."""
    described = data.sources.get(source or "")
    return source or "" if described is None else name_in(described.title, lang)


def label_of(indicator: Indicator, lang: Lang) -> str:
    """An indicator as a remark calls it: its number where it has one, and its name."""
    name = name_in(indicator.name, lang)
    return name if indicator.number is None else say(lang, "numbered", {"number": indicator.number, "name": name})


def together(told: list[tuple[str, str]], lang: Lang) -> list[str]:
    """What is said of each label, in lines; labels of which the same is said share one."""
    lines: dict[str, list[str]] = {}
    for label, text in told:
        lines.setdefault(text, []).append(label)
    return [f"{say(lang, 'enumeration').join(labels)}{say(lang, 'colon')}{text}" for text, labels in lines.items()]


def remarks(row: Assessment, data: Dataset, lang: Lang) -> Iterator[str]:
    """Why a row's status is unknown, whether it is firm, and its notes."""
    if row.reason is not None:
        yield say(lang, f"reason.{row.reason}")
    yield from reservations(row, data, lang)


def reservations(row: Assessment, data: Dataset, lang: Lang) -> Iterator[str]:
    """Between which ends a verdict lies that is not firm, and the notes."""
    if row.status_range is not None:
        worst, best = (say(lang, f"status.{status}") for status in row.status_range)
        yield say(lang, "not_firm", {"worst": worst, "best": best}) if worst != best else say(lang, "not_firm_vague")
    for note in row.notes:
        yield note_text(note, data, lang)
