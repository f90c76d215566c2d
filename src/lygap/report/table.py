"""One neutral table for all writers: columns with kinds, cells with values; how they look is the writer's business."""

from typing import Literal, NamedTuple

from lygap.methods import Status

Kind = Literal["text", "value", "rate", "bar", "status", "year"]


class Quantity(NamedTuple):
    """A number with its sign of openness (≥, ≤, ≈) before it and a remark (a year) behind it."""

    value: float | None
    before: str = ""
    behind: str = ""
    decimals: int | None = None


class Bar(NamedTuple):
    """Progress against elapsed time, both as fractions; None where undefined."""

    progress: float | None
    elapsed: float | None


Cell = str | int | float | Quantity | Bar | Status | None


class Column(NamedTuple):
    """A column; the higher `rank`, the sooner it gives way in a narrow terminal, and 0 stays. `folds`: may wrap."""

    key: str
    title: str
    kind: Kind
    rank: int = 0
    folds: bool = False


class Section(NamedTuple):
    """Rows under a heading; an empty heading is none."""

    heading: str
    rows: list[list[Cell]]


class Table(NamedTuple):
    """A titled table with remarks below it."""

    title: str
    columns: list[Column]
    sections: list[Section]
    subtitle: str = ""
    footer: tuple[str, ...] = ()


def decimals(*values: float | None) -> int:
    """The most decimals any of these values is written with."""
    written = [f"{value:.10g}" for value in values if value is not None]
    return max((len(text.partition(".")[2]) for text in written if "e" not in text), default=0)
