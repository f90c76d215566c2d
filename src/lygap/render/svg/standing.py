"""A chart as a file of its own: with its name, its unit and a legend, on a light ground."""

from collections.abc import Iterable, Iterator
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


def chart_file(chart: ChartModel, lang: Lang) -> str:
    """The chart as the text of an SVG file, with name, unit and legend."""
    heading, keys = _heading(chart, lang), list(_in_rows(keys_of([chart]), lang))
    top = _NAME_LINE * len(heading) + 8
    below = top + HEIGHT
    root, picture = _page(chart, lang, below + _height_of(keys))
    picture.set("transform", f"translate(0 {top})")
    for label in heading:
        write_label(root, label)
    for key, x, y in keys:
        _write_key(root, key, (x, below + y), lang)
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
    for key, x, y in keys:
        _write_key(root, key, (x, y), lang)
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


def _height_of(keys: list[tuple[Key, float, float]]) -> float:
    """What the rows of a legend need."""
    return max((y + _KEY_LINE for _, _, y in keys), default=0.0)


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
    """A text in lines of a width."""
    lines: list[str] = []
    line = ""
    for character in " ".join(text.split()):
        if width_of(line + character, _NAME, is_bold=True) <= width:
            line += character
            continue
        if len(lines) == _MOST_LINES - 1:
            return [*lines, line[:-1] + "…"]
        kept, blank, begun = line.rpartition(" ")
        breaks_at_blank = bool(blank) and character != " " and len(begun) < len(line) / 2
        lines.append(kept if breaks_at_blank else line)
        line = (begun if breaks_at_blank else "") + character
    return [*lines, line.strip()] if line.strip() else lines


def _in_rows(keys: list[Key], lang: Lang, whole: float = WIDTH) -> Iterator[tuple[Key, float, float]]:
    """The entries of the legend and where each stands, in rows."""
    x, y = float(_EDGE), 6.0
    for key in keys:
        width = KEY_WIDTH + 4 + width_of(key.words(lang), _KEY)
        if x > _EDGE and x + width > whole - _EDGE:
            x, y = float(_EDGE), y + _KEY_LINE
        yield key, x, y
        x += width + _BETWEEN_KEYS


def _write_key(root: Element, key: Key, place: tuple[float, float], lang: Lang) -> None:
    x, y = place
    group = SubElement(root, "g", {"transform": f"translate({x:.1f} {y:g})"})
    key.draw(group)
    write_label(group, Label(key.words(lang), KEY_WIDTH + 4, KEY_HEIGHT - 2.5, _KEY, look="c"))
