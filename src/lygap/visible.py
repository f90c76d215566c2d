"""Text of unknown origin made harmless for whatever shows it: a terminal, or the log of a CI service."""

import re

_SPACES = "\u3000\xa0"
"""Blanks that Python does not count as printable and Chinese and French texts are full of."""
_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_OLD_COMMAND = re.compile(r"##(?=[\[A-Za-z])")


def visible(text: str) -> str:
    r"""Text without what a terminal might obey or a reader not see: ESC becomes \x1b."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode("ascii") for c in text)


def no_commands(text: str) -> str:
    """Lines of which a CI service takes none for a command to itself: `::error::` becomes `: :error::`."""
    return _OLD_COMMAND.sub("## ", _COMMAND.sub(r"\1: ", text))
