"""What the output can show: how wide it is, whether in colour, and which characters it has."""

from typing import NamedTuple

from lygap.words import Lang

STATUS_SIGNS = {
    "achieved": "★",
    "on_track": "●",
    "at_risk": "◆",
    "off_track": "▼",
    "regressing": "←",
    "missed": "×",
    "unknown": "?",
}
_WIDE_QUESTION_MARK = "？"
"""As Chinese texts write it."""
_ASCII_SIGNS = dict(zip(STATUS_SIGNS, "*+!v<x?", strict=True))
_ASCII = {"≥": ">=", "≤": "<=", "≈": "~", "–": "-", "−": "-", "×": "x", "±": "+-", "·": ".", "…": "...", "’": "'"} | {
    "█": "#",
    "─": "-",
    "│": "|",
    "└": "+",
    "●": "o",
    "★": "*",
    "▸": ">",
    "→": "->",
    "←": "<-",
    "◆": "!",
    "▼": "v",
    "—": "-",
    "‘": "'",
    "“": '"',
    "”": '"',
    "¹": "^1",
    "²": "^2",
    "³": "^3",
}
"""Symbols and how they are spelt without; the widths of most depend on the font."""


class Screen(NamedTuple):
    """`width` None is unlimited, as in a pipe; `encoding` is what the output is written in.

    `is_ascii` asks for ASCII instead of symbols, though the encoding may have them: in some fonts they are too wide.
    `template` is a document whose styles a written report takes, for formats that know styles.
    """

    lang: Lang
    width: int | None = None
    colour: bool = False
    encoding: str = "utf-8"
    is_ascii: bool = False
    template: bytes | None = None

    def can(self, text: str) -> bool:
        """Whether the output may have these characters: its encoding has them, and they are not to be avoided."""
        if self.is_ascii and any(character in _ASCII for character in text):
            return False
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def sign(self, status: str) -> str:
        """The sign of a status, from ASCII where the encoding has no better."""
        if not self.can("".join(STATUS_SIGNS.values())):
            return _ASCII_SIGNS[status]
        if status == "unknown" and self.lang == "zh":
            return _WIDE_QUESTION_MARK
        return STATUS_SIGNS[status]

    def spell(self, text: str) -> str:
        """A text in which the symbols that the encoding lacks are spelt in ASCII."""
        if self.can(text):
            return text
        return "".join(c if self.can(c) else _ASCII.get(c, c) for c in text)
