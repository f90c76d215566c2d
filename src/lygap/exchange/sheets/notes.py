"""The lines of text around a table: the unit of all its values, its time, and what the marks of footnotes stand for."""

import re
from collections.abc import Iterable, Sequence

from lygap.exchange.sheets.blocks import Line
from lygap.exchange.sheets.names import Named, Names
from lygap.exchange.sheets.times import When, mentioned, when
from lygap.exchange.sheets.units import Units
from lygap.exchange.sheets.wording import narrow

_UNIT = re.compile(r"(?:单位|\bunits?)\s*[:：]\s*(?P<units>[^()（）【】\[\]]+)", re.IGNORECASE)
_NAME = re.compile(r"\s*(?:指标|指标名称|indicator)\s*[:：]\s*(?P<name>.+)", re.IGNORECASE)
_BETWEEN = re.compile("[、,，;；]|和|及| and ")
_LABEL = re.compile(r"^\s*(?:注释|备注|附注|说明|注|notes?)\s*[:：.]?\s*", re.IGNORECASE)
_MARK = re.compile(
    "[*＊※★☆†‡§\u2460-\u2473\u2776-\u277f¹²³⁴-⁹ᵃ-ᶻ]+|\\[[0-9]{1,2}\\]|[(（]?注[0-9一二三四五]{1,2}[)）]?[:：、.]?"
)
_CIRCLED = re.compile("[\u2460-\u2473\u2776-\u277f¹²³⁴-⁹ᵃ-ᶻ]+")
_ENDS = " \t\r\n；;。.，,、:："
_LONGEST = 500


def stated_unit(lines: Iterable[Line], units: Units) -> tuple[Line, str] | None:
    """The line that names the one unit of a table, with that; None where it names several, or none."""
    found = [(line, match["units"]) for line in lines if (match := _UNIT.search(line.text)) is not None]
    for line, text in reversed(found):
        named = [word for word in map(str.strip, _BETWEEN.split(text)) if word]
        if len(named) == 1 and units.is_unit(named[0]):
            return line, named[0]
    return None


def stated_name(lines: Iterable[Line], names: Names) -> tuple[Line, Named] | None:
    """The line “指标：…” above a table that names the one indicator of all its values; None where none does."""
    for line in lines:
        found = _NAME.match(line.text)
        named = None if found is None else names.indicator(found["name"])
        if named is not None:
            return line, named
    return None


def stated_time(lines: Sequence[Line], sheet: str) -> When | None:
    """The time that a title or the name of the sheet names, where it is the only one."""
    times = {found for line in lines if (found := _alone(line.text)) is not None}
    if len(times) == 1:
        return times.pop()
    named = when(sheet) if not times else None
    return named if named is not None and named.year is not None else None


def _alone(text: str) -> When | None:
    """The time in a line of text."""
    own = when(text)
    return own if own is not None and own.year is not None else mentioned(text)


def note_of(mark: str, lines: Sequence[Line]) -> str | None:
    """What a mark stands for, by the line below the table that begins with it or has it; None where none has.

    Of several marks side by side each may have its own.
    """
    whole = _note_of(mark, lines)
    if whole is not None or len(mark) == 1 or not _CIRCLED.fullmatch(mark):
        return whole
    single = [note for one in mark if (note := _note_of(one, lines)) is not None]
    return "；".join(single) or None


def _note_of(mark: str, lines: Sequence[Line]) -> str | None:
    wanted = narrow(mark)
    for line in lines:
        text = narrow(_LABEL.sub("", line.text))
        marks = list(_MARK.finditer(text))
        for at, found in enumerate(marks):
            end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            told = text[found.end() : end].strip(_ENDS)
            if found[0].strip("()（）:：、.") == wanted.strip("()（）") and told:
                note = f"{found[0]}{text[found.end() : end]}".strip(_ENDS)
                return " ".join(note.split())[:_LONGEST]
    return None
