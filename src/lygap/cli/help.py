"""Help texts in the reader's language, also the words that typer itself puts around ours."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from lygap.words import Lang, say

_FRAME = ("usage", "arguments", "options", "commands", "default", "required", "help", "install", "show")
"""Typer's own words, by their keys under `typer.`; the English ones are what typer prints."""


def in_language(text: str, lang: Lang) -> str:
    """A help text with typer's own words in a language; a line may break between any two of them."""
    for key in _FRAME:
        words = map(re.escape, say("en", f"typer.{key}").split())
        text = re.sub(r"\s+".join(words), say(lang, f"typer.{key}"), text)
    return text


def classes(lang: Lang) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The classes of the program and of its commands."""

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    return Group, Command
