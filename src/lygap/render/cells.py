"""A cell's value as text, the same for every format that people read."""

from collections.abc import Callable

from lygap.render.screen import Screen
from lygap.report.numbers import number, rate
from lygap.report.table import Bar, Cell, Column, Kind, Quantity
from lygap.words import say

MISSING = "–"
BAR_WIDTH = 10
STYLES = {
    "achieved": "bold green",
    "on_track": "green",
    "at_risk": "yellow",
    "off_track": "red",
    "regressing": "bold red",
    "missed": "bold red",
    "unknown": "dim",
}


def _quantity(cell: Cell, _screen: Screen) -> str:
    if not isinstance(cell, Quantity):
        return MISSING if cell is None else str(cell)
    if cell.value is None:
        return MISSING
    behind = f" ({cell.behind})" if cell.behind else ""
    return cell.before + number(cell.value, cell.decimals) + behind


def _rate(cell: Cell, _screen: Screen) -> str:
    return rate(cell) if isinstance(cell, float) else MISSING


def _bar(cell: Cell, _screen: Screen) -> str:
    if not isinstance(cell, Bar) or cell.progress is None:
        return MISSING
    filled = round(min(max(cell.progress, 0), 1) * BAR_WIDTH)
    bar = "█" * filled + "─" * (BAR_WIDTH - filled)
    if cell.elapsed is not None and 0 <= cell.elapsed < 1:
        mark = round(cell.elapsed * BAR_WIDTH)
        bar = f"{bar[:mark]}│{bar[mark:]}"
    share = f"{cell.progress * 100:.0f} %" if abs(cell.progress) < 100 else f"{cell.progress:.0e}"
    return f"{bar} {share}"


def _status(cell: Cell, screen: Screen) -> str:
    if cell is None:
        return MISSING
    return f"{screen.sign(str(cell))} {say(screen.lang, f'status.{cell}')}"


def _text(cell: Cell, _screen: Screen) -> str:
    return "" if cell is None else " ".join(str(cell).split("\n"))


_WRITERS: dict[Kind, Callable[[Cell, Screen], str]] = {
    "text": _text,
    "value": _quantity,
    "rate": _rate,
    "bar": _bar,
    "status": _status,
    "year": _text,
    "count": _text,
}
RIGHT: tuple[Kind, ...] = ("value", "rate", "year", "count")


def text_of(cell: Cell, column: Column, screen: Screen) -> str:
    """A cell as text."""
    return screen.spell(_WRITERS[column.kind](cell, screen))


def style_of(cell: Cell, column: Column) -> str:
    """A cell's colour, which only repeats what its text says."""
    return STYLES.get(str(cell), "") if column.kind == "status" else ""
