"""The styles of the document: by GB/T 9704—2012 for Chinese, plain and without serifs for English."""

from typing import Any, NamedTuple

from lygap.render.docx.markup import EXTRA, element, twips
from lygap.render.extras import from_extra
from lygap.words import Lang

PAGE = (210, 297)
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
"""In millimetres."""
TEXT_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]
_FOOTER = 25


class Style(NamedTuple):
    """One paragraph style; sizes and distances in points.

    `line` is an exact distance of lines, 0 that of the font; `indent` says that the first line is indented by two
    characters, `is_tight` that nothing sets numbers apart from Chinese. `level` is that of the outline, 0 for other
    text than headings.
    """

    name: str
    chinese: str
    latin: str
    size: float
    line: float = 0
    is_bold: bool = False
    align: str = "left"
    indent: bool = False
    before: float = 0
    after: float = 0
    keeps: bool = False
    level: int = 0
    is_tight: bool = False


_SERIF, _SANS = "Times New Roman", "Arial"
_CHINESE = (
    Style("Normal", "仿宋", _SERIF, 16, 28, align="both", indent=True),
    Style("Title", "方正小标宋简体", _SERIF, 22, 35, align="center", after=20, keeps=True),
    Style("Heading 1", "黑体", _SERIF, 16, 28, indent=True, keeps=True, level=1),
    Style("Heading 2", "楷体", _SERIF, 16, 28, indent=True, keeps=True, level=2),
    Style("Heading 3", "仿宋", _SERIF, 16, 28, is_bold=True, indent=True, keeps=True, level=3),
    Style("Caption", "黑体", _SERIF, 12, align="center", before=8, after=4, keeps=True),
    Style("Table Text", "宋体", _SERIF, 9, is_tight=True),
    Style("Table Note", "宋体", _SERIF, 9, align="both", before=3, after=3),
    Style("Figure", "宋体", _SERIF, 9, align="center", before=6, keeps=True),
    Style("Source", "仿宋", _SERIF, 12, 20, align="left"),
    Style("Footer", "宋体", "SimSun", 14, align="center"),
)
_ENGLISH = (
    Style("Normal", "宋体", _SANS, 11, 16, after=6),
    Style("Title", "黑体", _SANS, 20, 26, is_bold=True, after=18, keeps=True),
    Style("Heading 1", "黑体", _SANS, 15, 20, is_bold=True, before=14, after=6, keeps=True, level=1),
    Style("Heading 2", "黑体", _SANS, 12, 17, is_bold=True, before=8, after=4, keeps=True, level=2),
    Style("Heading 3", "黑体", _SANS, 11, 16, is_bold=True, keeps=True, level=3),
    Style("Caption", "黑体", _SANS, 10, is_bold=True, before=10, after=4, keeps=True),
    Style("Table Text", "宋体", _SANS, 8.5),
    Style("Table Note", "宋体", _SANS, 8.5, before=3, after=3),
    Style("Figure", "宋体", _SANS, 9, align="center", before=6, keeps=True),
    Style("Source", "宋体", _SANS, 9.5, after=3),
    Style("Footer", "宋体", _SANS, 9, align="center"),
)
STYLES: dict[Lang, tuple[Style, ...]] = {"zh": _CHINESE, "en": _ENGLISH}
_NEW = ("Table Text", "Table Note", "Figure", "Source")
"""Styles that no template is expected to have; the others are kept as a template has them."""


def dress(document: Any, lang: Lang, *, is_template: bool) -> None:
    """Give a document its styles and its page; of a template only the styles that it lacks."""
    known = {style.name for style in document.styles}
    for style in STYLES[lang]:
        if not is_template or style.name not in known:
            _set(document, style, is_known=style.name in known)
    if not is_template:
        _set_language(document)
        for section in document.sections:
            _set_page(section)


def style_id(document: Any, name: str) -> str:
    """The id by which paragraphs name a style."""
    return str(document.styles[name].style_id)


def _set(document: Any, style: Style, *, is_known: bool) -> None:
    if not is_known:
        kinds = from_extra(EXTRA, "docx.enum.style").WD_STYLE_TYPE
        document.styles.add_style(style.name, kinds.PARAGRAPH)
    found = document.styles[style.name].element
    for tag in ("w:pPr", "w:rPr"):
        for old in found.findall(_qualified(tag)):
            found.remove(old)
    found.append(_paragraph_properties(style))
    found.append(_run_properties(style))


def _qualified(tag: str) -> str:
    return str(from_extra(EXTRA, "docx.oxml.ns").qn(tag))


def _paragraph_properties(style: Style) -> Any:
    before, after = round(style.before * 20), round(style.after * 20)
    line, rule = (round(style.line * 20), "exact") if style.line else (240, "auto")
    properties = element("w:pPr")
    if style.keeps:
        properties.append(element("w:keepNext"))
    if style.is_tight:
        # Chinese numbers and units would be set apart, and no longer fit into their column.
        properties.append(element("w:autoSpaceDE", val=0))
        properties.append(element("w:autoSpaceDN", val=0))
    properties.append(element("w:spacing", before=before, after=after, line=line, lineRule=rule))
    characters = 200 if style.indent else 0
    properties.append(element("w:ind", firstLineChars=characters, firstLine=round(characters / 100 * style.size * 20)))
    properties.append(element("w:jc", val=style.align))
    if style.level:
        properties.append(element("w:outlineLvl", val=style.level - 1))
    return properties


def _run_properties(style: Style) -> Any:
    """The fonts by name: theme fonts beside them would win."""
    fonts = element("w:rFonts", ascii=style.latin, hAnsi=style.latin, cs=style.latin, eastAsia=style.chinese)
    properties = element("w:rPr", fonts)
    weight = "1" if style.is_bold else "0"
    properties.append(element("w:b", val=weight))
    properties.append(element("w:i", val="0"))
    properties.append(element("w:color", val="000000"))
    half_points = round(style.size * 2)
    properties.append(element("w:sz", val=half_points))
    properties.append(element("w:szCs", val=half_points))
    return properties


def _set_language(document: Any) -> None:
    """The language of the text, for hyphenation and spelling."""
    normal = document.styles["Normal"].element.find(_qualified("w:rPr"))
    normal.append(element("w:lang", val="en-GB", eastAsia="zh-CN"))


def _set_page(section: Any) -> None:
    shared = from_extra(EXTRA, "docx.shared")
    section.page_width, section.page_height = (shared.Mm(length) for length in PAGE)
    for side, length in MARGINS.items():
        setattr(section, f"{side}_margin", shared.Mm(length))
    section.footer_distance = shared.Mm(_FOOTER)


def text_width(document: Any) -> float:
    """The width between the margins of the last section, in millimetres; a template may have its own."""
    section = document.sections[-1]
    lengths = (section.page_width, section.left_margin, section.right_margin)
    if None in lengths:
        return TEXT_WIDTH
    width, left, right = (length.mm for length in lengths)
    return float(width - left - right)


def cell_margin() -> int:
    """What is kept free left and right in a cell: one millimetre."""
    return twips(1)
