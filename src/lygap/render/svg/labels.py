"""Which texts a chart has and where they stand: none is cut, none lies on another."""

import math
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from lygap.figures.case import Node
from lygap.render.svg.metrics import Box, Label, shifted_apart, width_of
from lygap.render.svg.scale import BOTTOM, HEIGHT, TOP, WIDTH, Frame

TICK, CAPTION, SIDE, VALUE = 10.5, 9.5, 11.5, 13.0
"""Sizes of the texts."""
GAP = 10
"""Between the frame and the texts beside it."""
_YEARS_LINE = 190
_APART = 27
_CAPTION_BELOW = 12
_HIGHEST_SIDE, _LOWEST_SIDE = TOP - 12, BOTTOM - 15
_YEARS_APART = 33
_EDGE = Box(2, 2, WIDTH - 2, BOTTOM + 6)
_AROUND_JUDGED = (("middle", 0), ("start", -4), ("end", 4), ("start", 8), ("end", -8))
_AROUND_BASE = (("start", 1), ("start", 8), ("middle", 0))
_BESIDE = (("start", 9), ("end", -9))
"""Anchors of a label and how far it is moved aside, the usual first; the base's stays clear of the left margin."""
_LATER = 1.5
"""What a place costs for each that is more usual; to cover a point costs 1."""
_PICTURE = Box(0, 0, WIDTH, HEIGHT)


class Side(NamedTuple):
    """A number in the right margin: beside which height, and the word below it."""

    text: str
    caption: str
    y: float
    is_bold: bool = False

    @property
    def width(self) -> float:
        """The room that the number and the word need."""
        return max(width_of(self.text, SIDE, is_bold=self.is_bold), width_of(self.caption, CAPTION))


class Labels:
    """The texts of one chart, set one after the other; `obstacles` are points that are better not covered."""

    def __init__(self, frame: Frame, obstacles: Iterable[Node]) -> None:
        self.frame = frame
        self.placed: list[Label] = []
        self._obstacles = list(obstacles)

    # ---- around the frame

    def ticks(self, values: list[float], texts: list[str]) -> None:
        """The values of the lines, left of them; one that would lie on another is left out."""
        for value, text in zip(values, texts, strict=True):
            line = self.frame.y(value) + 0.35 * TICK
            self._place_if_free(Label(text, self.frame.left - GAP + 3, line, TICK, "end", look="k"))

    def years(self, asked: int) -> None:
        """As many years as have room, before all the one asked for, which is bold, and the ends."""
        years = self.frame.years
        room = self.frame.right - self.frame.left + _YEARS_APART
        every = max(1, math.ceil(_YEARS_APART * len(years) / room))
        wanted = [year for year in (asked, years[0], years[-1]) if year in years]
        for year in dict.fromkeys([*wanted, *years[::every]]):
            self._place_if_free(self._year(year, is_asked=year == asked))

    def _year(self, year: int, *, is_asked: bool) -> Label:
        x, look = self.frame.x(year), "a" if is_asked else "k"
        return Label(str(year), x, _YEARS_LINE, TICK, "middle", is_asked, look)

    def sides(self, sides: list[Side]) -> None:
        """The numbers in the right margin, so far apart that each has its word below it."""
        places = shifted_apart([side.y for side in sides], _APART, _HIGHEST_SIDE, _LOWEST_SIDE)
        x = self.frame.right + GAP
        for side, place in zip(sides, places, strict=True):
            line, look = place + 4, "t" if side.is_bold else "s"
            self.placed.append(Label(side.text, x, line, SIDE, is_bold=side.is_bold, look=look))
            self.placed.append(Label(side.caption, x, line + _CAPTION_BELOW, CAPTION, look="c"))

    def _place_if_free(self, label: Label) -> None:
        box = label.box
        if box.is_within(_PICTURE) and not self._is_taken(box):
            self.placed.append(label)

    def _is_taken(self, box: Box) -> bool:
        return any(box.meets(other.box) for other in self.placed)

    # ---- beside a mark

    def beside(self, text: str, mark: Node, *, rooms: tuple[float, float], is_above: bool, is_judged: bool) -> None:
        """A number near its mark; the base's is left out where there is no room for it.

        `rooms` are what the mark itself needs above and below it.
        """
        wanted = _around(text, mark, rooms, is_above=is_above, is_judged=is_judged)
        elsewhere = _anywhere(text, mark) if is_judged else ()
        chosen, least = None, math.inf
        for rank, label in enumerate(chain(wanted, elsewhere)):
            if _LATER * rank >= least:  # no later place can be better
                break
            box = label.box
            if box.is_within(_EDGE) and not self._is_taken(box):
                cost = self._covered(box) + _LATER * rank
                chosen, least = (label, cost) if cost < least else (chosen, least)
        if chosen is not None:
            self.placed.append(chosen)

    def _covered(self, box: Box) -> int:
        return sum(box.has(x, y) for x, y in self._obstacles)


def _around(text: str, mark: Node, rooms: tuple[float, float], *, is_above: bool, is_judged: bool) -> Iterator[Label]:
    """Above and below the mark, the better side first: over it, and to its left and right."""
    x, y = mark
    size, look = (VALUE, "v") if is_judged else (SIDE, "s")
    above, below = y - rooms[0], y + rooms[1] + 0.78 * size
    anchors = _AROUND_JUDGED if is_judged else _AROUND_BASE
    for line in (above, below) if is_above else (below, above):
        for anchor, shift in anchors:
            yield Label(text, x + shift, line, size, anchor, is_judged, look)
    for anchor, shift in _BESIDE:
        yield Label(text, x + shift, y + 0.36 * size, size, anchor, is_judged, look)


def _anywhere(text: str, mark: Node) -> Iterator[Label]:
    """Any height, the nearest first, left and right of the mark: for where all around it is taken."""
    x, y = mark
    lines = sorted(range(TOP - 12, BOTTOM, 6), key=lambda line: abs(line - y))
    for line in lines:
        for anchor in ("middle", "end", "start"):
            yield Label(text, x, line, VALUE, anchor, is_bold=True, look="v")
