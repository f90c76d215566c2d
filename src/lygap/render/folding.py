"""Chinese text in lines: they may end between any two characters, but none begins with 、，。）” or ends with （“(."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text

_OPENING = "(（［｛〔【《〈「『“‘"
_CLOSING = ")、，。．；：！？）］｝〕】》〉」』”’％…—–·"
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_IS_WIDE = re.compile(f"[{_WIDE}]")
_UNIT = re.compile(
    rf"(?:[{_OPENING}]*"
    rf"(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+[年月日]?|(?![{_OPENING}{_CLOSING}])[{_WIDE}])"
    rf"[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+)\s*|\s+"
)
"""What no line is broken within: a character or a word with the punctuation that belongs to it, and blanks after it."""


def folds_as_chinese(text: str) -> bool:
    """Whether a text has characters between which a line may end without a blank."""
    return _IS_WIDE.search(text) is not None


def folded(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width` columns; a unit that is wider itself is cut."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, max(width, 2))]


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for unit in _units(text, width):
        if line.strip() and cell_len(line + unit.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += unit
    yield line.rstrip()


def _units(text: str, width: int) -> Iterator[str]:
    for found in _UNIT.finditer(text):
        unit = found[0]
        if cell_len(unit.rstrip()) > width:
            *pieces, last = chop_cells(unit.rstrip(), width)
            yield from pieces
            yield last + unit[len(unit.rstrip()) :]
        else:
            yield unit


def in_lines(text: Text, width: int | None) -> Text:
    """A Chinese text with its line ends set; any other as it is, for rich to fold at its blanks."""
    if width is None or not folds_as_chinese(text.plain):
        return text
    lines: list[Text] = []
    start = 0
    for line in folded(text.plain, width):
        start = text.plain.index(line, start)
        lines.append(text[start : start + len(line)])
        start += len(line)
    return Text("\n").join(lines)
