"""Sentences of a report: notes, reasons, names and units in a language."""

from collections.abc import Iterator

from lygap.judge.assessment import Assessment, Note
from lygap.plan.records import Dataset, Indicator
from lygap.plan.texts import Bilingual
from lygap.report.numbers import growth
from lygap.words import Lang, name_in, say


def note_text(note: Note, data: Dataset, lang: Lang) -> str:
    """A note in words, with sources called by their titles, and fractions of growth in percent."""
    params = {key: _written(value, data, lang) for key, value in note.params.items()}
    return say(lang, f"note.{note.code}", params)


def _written(value: object, data: Dataset, lang: Lang) -> object:
    match value:
        case float():
            return growth(value)
        case str() if value in data.sources:
            return name_in(data.sources[value].title, lang)
        case _:
            return value


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


def method_name(method: str, lang: Lang) -> str:
    """What a method is called in a table or a sentence: shortly."""
    return say(lang, f"method.{method}.short")


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
