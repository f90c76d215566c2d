"""Charts as pictures in the text, one or two in a row, each with its caption and with words for who cannot see it."""

import io
from typing import Any

from lygap.render.docx.captions import caption_of
from lygap.render.docx.markup import EXTRA, copies, element, paragraph, twips
from lygap.render.extras import from_extra
from lygap.render.png import png_of
from lygap.render.svg import bare_chart_file, legend_file
from lygap.report.charting import ChartModel, description
from lygap.visible import for_xml
from lygap.words import Lang, say

FEW = 8
"""So many charts stand one in a row, and more of them two."""
_WIDE, _SMALL = 100.0, 74.0
_LEGEND = 480
"""How wide the drawing of the legend is: its texts are then as large in print as those of the charts."""
_PIXELS = 3
"""For one of the drawing: printed, a picture needs some 200 an inch."""


class Pictures:
    """What draws charts for one document, the styles of which are named by their ids."""

    def __init__(self, document: Any, lang: Lang, figure: str, caption: str) -> None:
        self._document = document
        self._lang = lang
        self._figure = figure
        self._caption = caption
        self._count = 0

    def gallery(self, charts: list[tuple[ChartModel, str]], width: float) -> list[Any]:
        """The legend, and the charts below one another or in two columns."""
        models = [chart for chart, _ in charts]
        is_wide = len(charts) <= FEW
        size = _WIDE if is_wide else min(_SMALL, width / 2 - 2)
        legend = self._picture(legend_file(models, self._lang, _LEGEND), self._legend_in_words(), width)
        # In a table the rows stay whole by themselves; elsewhere a picture stays with its caption.
        together = () if is_wide else (element("w:keepNext", val=0),)
        shown = [self._with_caption(chart, caption, size, together) for chart, caption in charts]
        blocks = [paragraph(self._figure, legend)]
        if is_wide:
            return [*blocks, *(block for pair in shown for block in pair)]
        return [*blocks, _in_two_columns(shown, width), paragraph(self._figure)]

    def _legend_in_words(self) -> str:
        return say(self._lang, "implementation.chart.legend.about")

    def _with_caption(self, chart: ChartModel, caption: str, width: float, properties: tuple[Any, ...]) -> list[Any]:
        self._count += 1
        picture = self._picture(bare_chart_file(chart, self._lang), description(chart, self._lang), width)
        below = caption_of(self._caption, "chart", self._count, caption, self._lang)
        return [paragraph(self._figure, picture, properties=copies(properties)), below]

    def _picture(self, svg: str, told: str, width: float) -> Any:
        """A run with a picture of a width in millimetres."""
        shared = from_extra(EXTRA, "docx.shared")
        stream = io.BytesIO(png_of(svg, _PIXELS))
        inline = self._document.part.new_pic_inline(stream, width=shared.Mm(width), height=None)
        inline.docPr.set("descr", for_xml(told))
        inline.docPr.set("name", f"chart {inline.docPr.get('id')}")
        return element("w:r", element("w:drawing", inline))


def _in_two_columns(shown: list[list[Any]], width: float) -> Any:
    """A table without lines that sets two charts side by side."""
    half = twips(width / 2)
    table = element(
        "w:tbl",
        element("w:tblPr", element("w:tblW", w=2 * half, type="dxa"), element("w:tblLayout", type="fixed")),
        element("w:tblGrid", element("w:gridCol", w=half), element("w:gridCol", w=half)),
    )
    for first in range(0, len(shown), 2):
        row = element("w:tr", element("w:trPr", element("w:cantSplit")))
        pair = shown[first : first + 2]
        for blocks in (*pair, *[[element("w:p")]] * (2 - len(pair))):
            row.append(element("w:tc", element("w:tcPr", element("w:tcW", w=half, type="dxa")), *blocks))
        table.append(row)
    return table
