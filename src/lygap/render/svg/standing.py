"""A chart as a file of its own: with its name, its unit and a legend, on a light ground."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from lygap.render.svg.chart import chart_element, write_label
from lygap.render.svg.legend import KEY_HEIGHT, KEY_WIDTH, Key, keys_of
from lygap.render.svg.metrics import Label, width_of
from lygap.render.svg.scale import HEIGHT, WIDTH
from lygap.render.svg.style import FONTS, LIGHT, chart_css
from lygap.report.charting import ChartModel
from lygap.words import Lang, name_in, say

NAMESPACE = "http://www.w3.org/2000/svg"
_NAME, _KEY = 14.0, 9.5
_EDGE = 14
_NAME_LINE, _KEY_LINE = 19, 16
_MOST_LINES = 3
_BETWEEN_KEYS = 12


class _Placed(NamedTuple):
    """An entry of the legend with its words, and where it stands."""

    key: Key
    words: str
    x: float
    y: float

    def write(self, parent: Element, top: float) -> None:
        """Draw it into the legend that begins at a height."""
        group = SubElement(parent, "g", {"transform": f"translate({self.x:.1f} {top + self.y:g})"})
        self.key.draw(group)
        write_label(group, Label(self.words, KEY_WIDTH + 4, KEY_HEIGHT - 2.5, _KEY, look="c"))


def chart_file(chart: ChartModel, lang: Lang) -> str:
    """The chart as the text of an SVG file, with name, unit and legend."""
    heading, keys = _heading(chart, lang), list(_in_rows(keys_of([chart]), lang))
    top = _NAME_LINE * len(heading) + 8
    below = top + HEIGHT
    root, picture = _page(chart, lang, below + _height_of(keys))
    picture.set("transform", f"translate(0 {top})")
    for label in heading:
        write_label(root, label)
    for key in keys:
        key.write(root, below)
    return tostring(root, encoding="unicode") + "\n"


def bare_chart_file(chart: ChartModel, lang: Lang) -> str:
    """The same without name, unit and legend, for a page that has them."""
    root, _ = _page(chart, lang, HEIGHT)
    return tostring(root, encoding="unicode") + "\n"


def legend_file(charts: Iterable[ChartModel], lang: Lang, width: float) -> str:
    """The legend of several charts as the text of an SVG file."""
    keys = list(_in_rows(keys_of(charts), lang, width))
    root = Element("svg", {"class": "chart on-track", "xmlns": NAMESPACE})
    height = _height_of(keys) + 4
    root.attrib |= {"width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {width:g} {height:g}"}
    _dress(root)
    for key in keys:
        key.write(root, 0)
    return tostring(root, encoding="unicode") + "\n"


def _dress(root: Element) -> None:
    """Give a drawing its look and its ground."""
    SubElement(root, "style").text = f".chart{{font-family:{FONTS}}}\n{chart_css(LIGHT)}"
    size = {side: root.attrib[side] for side in ("width", "height")}
    SubElement(root, "rect", {**size, "fill": LIGHT["card"]})


def _page(chart: ChartModel, lang: Lang, height: float) -> tuple[Element, Element]:
    """An SVG file with its ground and its look, and in it the group that holds the drawing."""
    root = chart_element(chart, lang, "chart-")
    told, drawn = root[:2], root[2:]
    size = {"width": str(WIDTH), "height": f"{height:g}"}
    root[:] = told
    root.attrib |= {"xmlns": NAMESPACE, **size, "viewBox": f"0 0 {WIDTH} {height:g}"}
    _dress(root)
    picture = SubElement(root, "g")
    picture.extend(drawn)
    return root, picture


def _height_of(keys: list[_Placed]) -> float:
    """What the rows of a legend need."""
    return max((key.y + _KEY_LINE for key in keys), default=0.0)


def _heading(chart: ChartModel, lang: Lang) -> list[Label]:
    """The name and the unit, in as many lines as they need; of a very long name the beginning."""
    name, unit = name_in(chart.name, lang), name_in(chart.unit, lang)
    text = say(lang, "with_unit", {"name": name, "unit": unit}) if unit else name
    lines = _folded(text, WIDTH - 2 * _EDGE)
    return [
        Label(line, _EDGE, _EDGE + 8 + _NAME_LINE * row, _NAME, is_bold=True, look="name")
        for row, line in enumerate(lines)
    ]


def _folded(text: str, width: float) -> list[str]:
    """A text in lines of a width; of one that has too many the first, and dots."""
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest:
        line = _first_line(rest, width)
        rest = rest[len(line) :].lstrip()
        if rest and len(lines) == _MOST_LINES - 1:
            return [*lines, line.rstrip()[:-1] + "…"]
        lines.append(line.rstrip())
    return lines


def _first_line(text: str, width: float) -> str:
    """As much of a text as has room, up to a blank if one is near."""
    end = 1
    while end < len(text) and width_of(text[: end + 1], _NAME, is_bold=True) <= width:
        end += 1
    blank = text.rfind(" ", 0, end + 1)
    is_near = blank > end / 2 and end < len(text)
    return text[:blank] if is_near else text[:end]


def _in_rows(keys: list[Key], lang: Lang, whole: float = WIDTH) -> Iterator[_Placed]:
    """The entries of the legend, set in rows of a width."""
    x, y = float(_EDGE), 6.0
    for key in keys:
        words = key.words(lang)
        width = KEY_WIDTH + 4 + width_of(words, _KEY)
        if x > _EDGE and x + width > whole - _EDGE:
            x, y = float(_EDGE), y + _KEY_LINE
        yield _Placed(key, words, x, y)
        x += width + _BETWEEN_KEYS
