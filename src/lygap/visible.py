"""Text of unknown origin made harmless for whatever shows it: a terminal, or the log of a CI service."""

import re

_SPACES = "\u3000\xa0"
"""Blanks that Python does not count as printable and Chinese and French texts are full of."""
_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=#)#(?=[\\[A-Za-z])")
_FORMULA_AT_START = "'*[-=+@\t\r＝＋－＠]"
# A spreadsheet that takes another sign for the separator would begin a new cell behind it.
_FORMULA_WITHIN = "'*[=@＝＠]"
_BEHIND_SEPARATOR = "(?<=[;\t\r\n])"
# The next two are compiled where they are used: most runs have no such text.
_UNGUARDED = rf"\A(?={_FORMULA_AT_START})|{_BEHIND_SEPARATOR}(?={_FORMULA_WITHIN})"
_GUARD = rf"\A'(?={_FORMULA_AT_START})|{_BEHIND_SEPARATOR}'(?={_FORMULA_WITHIN})"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OLD_COMMAND = re.compile(r"##(?=[\[A-Za-z])")


def for_xml(text: str) -> str:
    """Text without the characters that no XML may hold: a replacement character stands for each."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def visible(text: str) -> str:
    r"""Text without what a terminal might obey or a reader not see: ESC becomes \x1b. Nor does a CI log obey it."""
    text = _OLD_COMMAND.sub("## ", text)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode("ascii") for c in text)


def no_commands(text: str) -> str:
    """Lines of which a CI service takes none for a command to itself: `::error::` becomes `: :error::`."""
    return _OLD_COMMAND.sub("## ", _COMMAND.sub(r"\1: ", text))


def visible_json(text: str) -> str:
    """JSON that says the same, with escapes for what a terminal or the log of a CI service might obey."""
    if text.isascii() and "##" not in text and "\x7f" not in text:  # most of what a hundred thousand rows hold
        return text
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def guarded(text: str) -> str:
    """A cell's text that no spreadsheet takes for a formula: `=1` becomes `'=1`, and `'=1` becomes `''=1`."""
    return re.sub(_UNGUARDED, "'", text)


def unguarded(text: str) -> str:
    """The text that was guarded; any other stays as it is."""
    return re.sub(_GUARD, "", text) if "'" in text else text
