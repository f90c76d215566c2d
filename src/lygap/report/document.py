"""A document of sections: what `show` and `methods` tell, before anyone decides how it looks."""

from typing import NamedTuple

from lygap.report.table import Table


class Heading(NamedTuple):
    """A heading; level 1 is the document's own."""

    text: str
    level: int = 2


class Facts(NamedTuple):
    """Words and what they stand for."""

    pairs: list[tuple[str, str]]


class Lines(NamedTuple):
    """Running text or a list, a line each."""

    lines: list[str]


class Picture(NamedTuple):
    """Lines of a drawing in characters, kept as they are."""

    lines: list[str]


Block = Heading | Facts | Lines | Picture | Table
Document = list[Block]
