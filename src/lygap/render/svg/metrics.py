"""How much room texts take, at the most: no font is asked, since every reader has another one."""

from typing import NamedTuple

_WIDE = 1.0
_LETTERS = {
    **dict.fromkeys("0123456789", 0.64),
    **dict.fromkeys(" .,'|ijlI:;!", 0.36),
    **dict.fromkeys("frt-()[]", 0.45),
    **dict.fromkeys("mwMW@%", 1.0),
    **dict.fromkeys("+<>=≈≥≤±−–↑↓", 0.84),
}
_SMALL_LETTER, _CAPITAL = 0.64, 0.8
_BOLD = 1.1
"""How much wider bold letters are than those of the widest of the usual fonts."""
_ABOVE, _BELOW = 0.95, 0.26
"""How far letters reach above and below their line, in sizes."""
_FIRST_WIDE = "\u1100"
"""From here on writing is taken to be as wide as high."""


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of a text in pixels, not less than any usual font makes it."""
    units = sum(_width(character) for character in text)
    return units * size * (_BOLD if is_bold else 1.0)


def _width(character: str) -> float:
    known = _LETTERS.get(character)
    if known is not None:
        return known
    if character >= _FIRST_WIDE:
        return _WIDE
    return _SMALL_LETTER if character.islower() else _CAPITAL


class Box(NamedTuple):
    """The room of a text; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any room."""
        is_beside = self.right <= other.left or other.right <= self.left
        is_above = self.bottom <= other.top or other.bottom <= self.top
        return not is_beside and not is_above

    def is_within(self, other: "Box") -> bool:
        """Whether it does not reach out of the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Label(NamedTuple):
    """A text at a place: `anchor` is start, middle or end, `y` the line it stands on."""

    text: str
    x: float
    y: float
    size: float
    anchor: str = "start"
    is_bold: bool = False
    look: str = ""

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = width_of(self.text, self.size, is_bold=self.is_bold)
        match self.anchor:
            case "end":
                left = self.x - width
            case "middle":
                left = self.x - width / 2
            case _:
                left = self.x
        return Box(left, self.y - _ABOVE * self.size, left + width, self.y + _BELOW * self.size)


def shifted_apart(wanted: list[float], distance: float, lowest: float, highest: float) -> list[float]:
    """Two places, or one, moved as little as may be, so that they are so far apart and between the two ends."""
    if len(wanted) < 2:
        return [min(max(place, lowest), highest) for place in wanted]
    first, last = sorted(wanted)
    lacking = max(0.0, distance - (last - first))
    first = min(max(first - lacking / 2, lowest), highest - distance)
    last = min(max(last + lacking / 2, first + distance), highest)
    return [first, last] if wanted[0] <= wanted[1] else [last, first]
