"""A document of sections: what `show` and `methods` tell, before anyone decides how it looks."""

from typing import NamedTuple

from lygap.methods import Status
from lygap.report.table import Table


class Heading(NamedTuple):
    """A heading; level 1 is the document's own."""

    text: str
    level: int = 2


class Facts(NamedTuple):
    """Words and what they stand for; the first one tells `status` where there is one, which has a sign and a colour."""

    pairs: list[tuple[str, str]]
    status: Status | None = None


class Lines(NamedTuple):
    """Running text or a list, a line each."""

    lines: list[str]


class Paragraph(NamedTuple):
    """A sentence or more that stand for themselves."""

    text: str


class Picture(NamedTuple):
    """Lines of a drawing in characters, kept as they are."""

    lines: list[str]


Block = Heading | Facts | Lines | Paragraph | Picture | Table
Document = list[Block]
