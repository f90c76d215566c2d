"""A chart in a page that has hundreds of them: what all have in common stands once in the page's style."""

from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from lygap.render.svg.chart import chart_element
from lygap.report.charting import ChartModel
from lygap.words import Lang


def drawn(chart: ChartModel, lang: Lang, prefix: str = "c-") -> Markup:
    """The chart as an element of the page; `prefix` begins its ids."""
    root = chart_element(chart, lang, prefix)
    for text in root.iter("text"):
        _shorten(text)
    # No text of the data holds “/>” any more: it is escaped.
    return Markup(tostring(root, encoding="unicode").replace(" />", "/>"))


def _shorten(text: Element) -> None:
    """Leave out what the style says of years, which stand in the middle, and of ticks, which look as any text."""
    look, anchor = text.get("class"), text.get("text-anchor")
    if look in ("a", "k") and anchor == "middle":
        del text.attrib["text-anchor"]
    elif look == "k":
        del text.attrib["class"]
