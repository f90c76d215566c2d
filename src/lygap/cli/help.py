"""Help texts in the reader's language, also the words that typer itself puts around ours."""

import re
import shutil
from collections.abc import Iterator
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup

from lygap.words import Lang, say

_FRAME = ("usage", "arguments", "options", "commands", "default", "required", "help", "install", "show")
"""Typer's own words, by their keys under `typer.`; the English ones are what typer prints."""

_METAVARS = (
    *("ARGS", "CODE", "COLUMN", "COMMAND", "DATE", "DIR", "FIGURE", "FILE", "FOLDER", "FORMAT", "FROM"),
    *("GROUP", "ID", "KEY", "KIND", "METHOD", "NAME", "NUMBER", "OPTIONS", "PATH", "REGION", "REV", "SHELL", "SOURCE"),
    *("STATUS", "TARGET", "TEXT", "TITLE", "TO", "VALUE", "WHAT", "YEAR", "YEARS"),
)
"""What stands for something to be typed, by its key under `metavar.`."""

_STANDS_FOR = re.compile(
    rf"(?<![A-Za-z0-9_]){{?({'|'.join(sorted(_METAVARS, key=len, reverse=True))})}}?(?![A-Za-z0-9_=])"
)
_INDENT = "  "
_DEEPER = "   "
_NARROWEST, _WIDEST = 50, 78
_LONG_TERM = 30


def in_language(text: str, lang: Lang) -> str:
    """A help text with typer's own words in a language; a line may break between any two of them."""
    if lang == "en":
        return text
    for key in _FRAME:
        words = map(re.escape, say("en", f"typer.{key}").split())
        text = re.sub(r"\s+".join(words) + r"(?:(?<=:) +(?=\S))?", say(lang, f"typer.{key}"), text)
    return "\n".join(_laid_out(_STANDS_FOR.sub(lambda found: say(lang, f"metavar.{found[1]}"), text).split("\n")))


def _laid_out(lines: list[str]) -> Iterator[str]:
    """The lines of a help text, its terms and what is said about them in columns; typer does not know wide letters."""
    entries: list[_Entry] = []
    for line in lines:
        if line.startswith(_DEEPER) and entries:
            entries[-1] = entries[-1].with_more(line.strip())
        elif line.startswith(_INDENT) and not line.startswith(_DEEPER):
            term, _, about = line.strip().partition("  ")
            entries.append(_Entry(term, about.strip()))
        else:
            yield from _columns(entries)
            entries = []
            yield line
    yield from _columns(entries)


class _Entry(NamedTuple):
    """What may be typed, and what the help says about it; a paragraph has nothing beside it."""

    term: str
    about: str

    def with_more(self, text: str) -> "_Entry":
        """The same with the text of another line."""
        return self._replace(about=f"{self.about} {text}".strip())


def _columns(entries: list[_Entry]) -> Iterator[str]:
    from rich.cells import cell_len

    from lygap.render.folding import folded

    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))
    short = [cell_len(entry.term) for entry in entries if entry.about and cell_len(entry.term) <= _LONG_TERM]
    column = len(_INDENT) + max(short, default=0) + 2
    for entry in entries:
        if not entry.about:
            yield from (_INDENT + line for line in folded(entry.term, width - len(_INDENT)))
            continue
        first, *others = folded(entry.about, width - column)
        blanks = column - len(_INDENT) - cell_len(entry.term)
        if blanks >= 2:
            yield _INDENT + entry.term + " " * blanks + first
        else:
            yield _INDENT + entry.term
            others.insert(0, first)
        yield from (" " * column + line for line in others)


_ERROR = "Error: "


def usage_in_language(text: str, lang: Lang) -> str:
    """What typer says of a wrong command line."""
    if lang == "en":
        return text
    return "\n".join(_usage_line(line, lang) for line in text.split("\n"))


def _usage_line(line: str, lang: Lang) -> str:
    from lygap.words.others import said_by

    if line.startswith(_ERROR):
        said = in_language(said_by("usage", line.removeprefix(_ERROR), lang), lang)
        return say(lang, "typer.error", {"said": said})
    if line.startswith("Try "):
        return said_by("usage", line, lang)
    return in_language(line, lang)


def classes(lang: Lang) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The classes of the program and of its commands."""

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    return Group, Command
