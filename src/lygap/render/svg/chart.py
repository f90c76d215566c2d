"""A chart model → SVG."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from lygap.render.svg.drawing import BIG, Drawing, rooms_of
from lygap.render.svg.labels import GAP, TICK, Labels, Side
from lygap.render.svg.metrics import Label, width_of
from lygap.render.svg.scale import BOTTOM, HEIGHT, TOP, WIDTH, Ends, Frame, ends_of, height_of, is_counted, ticks
from lygap.render.svg.shapes import SQUARE, coordinate
from lygap.render.svg.style import status_class
from lygap.render.svg.texts import goal_caption, goal_in_brief, judged_in_brief, projected_in_brief, short, tick_texts
from lygap.report.charting import ChartModel, description
from lygap.visible import for_xml
from lygap.words import Lang, name_in, say

_LEFT, _RIGHT = 46, 64
"""The least margins beside the frame."""


def chart_svg(chart: ChartModel, lang: Lang, prefix: str = "chart-") -> str:
    """The chart as an SVG element of 340 × 200 whose look is the page's stylesheet (`chart_css`).

    `prefix` keeps its ids apart from those of other charts in the page; the element's own is it and the indicator's id.
    """
    return tostring(chart_element(chart, lang, prefix), encoding="unicode")


def chart_element(chart: ChartModel, lang: Lang, prefix: str) -> Element:
    """The chart as an element, with its name and a sentence for whoever cannot see it."""
    own = prefix + chart.id
    root = Element(
        "svg",
        {
            "id": own,
            "class": f"chart {status_class(chart.status)}",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "aria-labelledby": f"{own}-t {own}-d",
        },
    )
    SubElement(root, "title", {"id": f"{own}-t"}).text = for_xml(name_in(chart.name, lang))
    SubElement(root, "desc", {"id": f"{own}-d"}).text = for_xml(description(chart, lang))
    for label in draw(chart, root, lang):
        write_label(root, label)
    return root


def draw(chart: ChartModel, parent: Element, lang: Lang) -> list[Label]:
    """Draw the marks and lines of a chart into an element; the texts that belong to them."""
    ends = ends_of(chart)
    round_values = ticks(ends, is_counted=is_counted(chart))
    written = tick_texts(round_values)
    sides = list(_sides(chart, ends, lang))
    frame = Frame(_left(written), WIDTH - _right(sides), chart.years, ends)
    drawing = Drawing(parent, frame)
    _draw_marks(chart, drawing, round_values)
    labels = Labels(frame, drawing.obstacles)
    labels.sides(sides)
    labels.years(chart.asked)
    labels.ticks(round_values, written)
    _label_values(chart, labels)
    return labels.placed


def _draw_marks(chart: ChartModel, drawing: Drawing, round_values: list[float]) -> None:
    """All marks and lines, from the back to the front."""
    drawing.grid(round_values, chart.asked)
    drawing.goal(chart.goal)
    drawing.paths(chart)
    drawing.distance(chart.judged)
    drawing.observed(chart)
    drawing.projection(chart.projection)
    drawing.goal_marks(chart)
    drawing.rivals(chart.rivals)
    drawing.marks(chart)


def _left(written: list[str]) -> float:
    """The left margin: wide enough for the values of the lines."""
    widest = max((width_of(text, TICK) for text in written), default=0.0)
    return max(_LEFT, round(widest + GAP))


def _right(sides: list[Side]) -> float:
    """The right margin: wide enough for the target and the projection."""
    widest = max((side.width for side in sides), default=0.0)
    return max(_RIGHT, round(widest + GAP + 3))


def _sides(chart: ChartModel, ends: Ends, lang: Lang) -> Iterator[Side]:
    """The projection and the target, in the right margin."""
    projected, goal = chart.projected, chart.goal
    if projected is not None:
        number, caption = projected_in_brief(chart), say(lang, "drawing.projected")
        if projected > ends.high:
            yield Side(f"↑ {number}", caption, TOP)
        elif projected < ends.low:
            yield Side(f"↓ {number}", caption, BOTTOM)
        else:
            yield Side(number, caption, height_of(projected, ends))
    if goal is not None:
        caption = goal_caption(goal, chart.years[-1], lang)
        yield Side(goal_in_brief(goal), caption, height_of(goal.value, ends), is_bold=True)


def _label_values(chart: ChartModel, labels: Labels) -> None:
    """The judged value, on the side away from the path, and the base."""
    frame, judged, base = labels.frame, chart.judged, chart.base
    if judged is not None:
        place = frame.place((judged.mark.time, judged.mark.value))
        is_above = judged.expected is None or judged.mark.value >= judged.expected
        rooms = rooms_of(judged.mark, BIG)
        labels.beside(judged_in_brief(judged), place, rooms=rooms, is_above=is_above, is_judged=True)
    if base is not None:
        place = frame.place((base.time, base.value))
        rooms = rooms_of(base, SQUARE)
        labels.beside(short(base.value), place, rooms=rooms, is_above=False, is_judged=False)


def write_label(parent: Element, label: Label) -> None:
    """A text as an element."""
    given = {"x": coordinate(label.x), "y": coordinate(label.y), "class": label.look}
    if label.anchor != "start":
        given["text-anchor"] = label.anchor
    SubElement(parent, "text", given).text = for_xml(label.text)
