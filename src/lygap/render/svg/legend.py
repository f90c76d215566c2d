"""What the marks of charts mean: a small picture and a word for each that occurs."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from lygap.report.charting import ChartModel
from lygap.words import Lang, say

KEY_WIDTH, KEY_HEIGHT = 26, 12


class Key(NamedTuple):
    """One entry of a legend: whether a chart has it, and what is drawn for it, as (class, path data) and circles.

    A circle is (class, radius) and stands at `centre`.
    """

    name: str
    is_in: Callable[[ChartModel], bool]
    lines: tuple[tuple[str, str], ...] = ()
    circles: tuple[tuple[str, float], ...] = ()
    centre: float = 13

    def draw(self, parent: Element) -> None:
        """Draw it at the origin."""
        for look, data in self.lines:
            SubElement(parent, "path", {"class": look, "d": data})
        for look, radius in self.circles:
            SubElement(parent, "circle", {"class": look, "cx": f"{self.centre:g}", "cy": "6", "r": f"{radius:g}"})

    def words(self, lang: Lang) -> str:
        """What it means."""
        return say(lang, f"drawing.key.{self.name}")


def _has_bound(chart: ChartModel) -> bool:
    return any(mark.bound in ("at_least", "at_most") for mark in (*chart.values, *chart.parts))


def _has_path(chart: ChartModel, *, is_followed: bool) -> bool:
    return any(way.is_followed == is_followed for way in chart.paths)


def _has_band(chart: ChartModel) -> bool:
    return chart.goal is not None and chart.goal.low is not None


def _has_distance(chart: ChartModel) -> bool:
    return chart.judged is not None and chart.judged.expected is not None


KEYS = (
    Key("base", lambda chart: chart.base is not None, (("z", "M9.5 2.5h7v7h-7z"),)),
    Key("values", lambda chart: bool(chart.values), (("o", "M2 6H24"),), (("x", 3),)),
    Key("gap", lambda chart: any(stretch.is_gap for stretch in chart.stretches), (("m", "M2 6H24"),)),
    Key("stale", lambda chart: chart.judged is not None and chart.judged.is_stale, (), (("h", 4.4),)),
    Key("followed", lambda chart: _has_path(chart, is_followed=True), (("p", "M2 6H24"),)),
    Key("other", lambda chart: _has_path(chart, is_followed=False), (("q", "M2 6H24"),)),
    Key("goal", lambda chart: chart.goal is not None, (("l", "M1 6H25"), ("f", "M13 .5l5.5 5.5 -5.5 5.5 -5.5 -5.5z"))),
    Key("band", _has_band, (("b", "M1 1h24v10h-24z"),)),
    Key("interim", lambda chart: bool(chart.interim), (("i", "M13 2l4 4 -4 4 -4 -4z"),)),
    Key("projected", lambda chart: bool(chart.projection), (("j", "M2 6H19"),), (("e", 3),), 22),
    Key("distance", _has_distance, (("d", "M13 0V12"),)),
    Key("bound", _has_bound, (("w", "M13 12V1M10 4L13 1 16 4"),), (("x", 2.4),)),
    Key("margin", lambda chart: any(mark.margin for mark in chart.values), (("w", "M13 1V11m-3 0h6M13 1m-3 0h6"),)),
    Key("rival", lambda chart: bool(chart.rivals), (("r", "M10.2 3.2l5.6 5.6m-5.6 0l5.6 -5.6"),)),
)
"""All entries, in the order of a legend."""


def keys_of(charts: Iterable[ChartModel]) -> list[Key]:
    """The entries that some of the charts need."""
    listed = list(charts)
    return [key for key in KEYS if any(key.is_in(chart) for chart in listed)]


def legend_items(charts: Iterable[ChartModel], lang: Lang) -> list[tuple[str, str]]:
    """The small pictures of a legend as SVG, each with its words; the page's stylesheet gives the look."""
    items = []
    for key in keys_of(charts):
        root = Element("svg", {"class": "chart on-track", "viewBox": f"0 0 {KEY_WIDTH} {KEY_HEIGHT}"})
        root.set("width", str(KEY_WIDTH))
        root.set("height", str(KEY_HEIGHT))
        root.set("aria-hidden", "true")
        key.draw(root)
        items.append((tostring(root, encoding="unicode"), key.words(lang)))
    return items
