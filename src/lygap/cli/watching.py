"""Who waits for long work sees how far it is: a bar on the terminal's other stream, gone when the work is done."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from lygap.words import Lang, say

if TYPE_CHECKING:
    from lygap.report.evaluation.evaluation import Watch

_LONG = 100
"""Rows from which on somebody would wonder."""
Row = TypeVar("Row")


def watch(lang: Lang) -> "Watch":
    """What goes through rows, in sight of whoever sits at a terminal."""

    def watched(rows: Sequence[Row]) -> Iterable[Row]:
        return watched_stream(lang, rows, len(rows))

    return watched


def watched_stream(lang: Lang, rows: Iterable[Row], total: int) -> Iterable[Row]:
    """The same rows as they come, of which there will be so many."""
    if total < _LONG or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    return track(rows, say(lang, "evaluation.writing"), total=total, console=console, transient=True)
