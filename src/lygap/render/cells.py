"""A cell's value as text, the same for every format that people read."""

from collections.abc import Callable

from lygap.render.screen import Screen
from lygap.report.numbers import rate, share
from lygap.report.table import Bar, Cell, Column, Judgement, Kind, Prose, Quantity, Rate
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
    match cell:
        case Prose(text):
            return text
        case Quantity():
            return cell.text or MISSING
        case _:
            return MISSING if cell is None else str(cell)


def _rate(cell: Cell, _screen: Screen) -> str:
    if isinstance(cell, Rate):
        return rate(cell.value) + (f" ({cell.behind})" if cell.behind else "")
    return MISSING


def _bar(cell: Cell, _screen: Screen) -> str:
    if not isinstance(cell, Bar) or cell.progress is None:
        return MISSING
    filled = round(min(max(cell.progress, 0), 1) * BAR_WIDTH)
    bar = "█" * filled + "─" * (BAR_WIDTH - filled)
    if cell.elapsed is not None and 0 <= cell.elapsed < 1:
        mark = round(cell.elapsed * BAR_WIDTH)
        bar = f"{bar[:mark]}│{bar[mark:]}"
    return f"{bar} {share(cell.progress)}"


def _status(cell: Cell, screen: Screen) -> str:
    status = status_of(cell)
    if status is None:
        return MISSING
    remark = f" ({cell.remark})" if isinstance(cell, Judgement) and cell.remark else ""
    return f"{screen.sign(status)} {say(screen.lang, f'status.{status}')}{remark}"


def status_of(cell: Cell) -> str | None:
    """The status that a cell of statuses tells; None where it has none."""
    match cell:
        case Judgement(status):
            return status
        case None:
            return None
        case _:
            return str(cell)


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
    return STYLES.get(status_of(cell) or "", "") if column.kind == "status" else ""
