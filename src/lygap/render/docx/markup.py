"""Elements of WordprocessingML, made by python-docx's own parser so that they can stand in its documents."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lygap.render.extras import from_extra
from lygap.visible import for_xml

EXTRA = "docx"
TWIPS = 56.6929
"""Of one millimetre: a twip is the twentieth of a point."""
MILLIMETRES = 0.353
"""Of one point."""


def element(tag: str, *children: Any, **attributes: object) -> Any:
    """An element such as `w:tcW`, its attributes in the same namespace, with what stands in it."""
    oxml, names = from_extra(EXTRA, "docx.oxml"), from_extra(EXTRA, "docx.oxml.ns")
    made = oxml.OxmlElement(tag)
    for name, value in attributes.items():
        made.set(names.qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def text_of(text: str) -> Any:
    """The text of a run, its blanks kept."""
    names = from_extra(EXTRA, "docx.oxml.ns")
    made = element("w:t")
    made.text = for_xml(text)
    made.set(names.qn("xml:space"), "preserve")
    return made


def run(text: str, *properties: Any) -> list[Any]:
    """The runs of a text, one a line, the lines broken but within one paragraph."""
    runs = []
    for index, line in enumerate(text.split("\n")):
        content = [element("w:br")] if index else []
        own = [element("w:rPr", *copies(properties))] if properties else []
        runs.append(element("w:r", *own, *content, text_of(line)))
    return runs


def copies(elements: Iterable[Any]) -> tuple[Any, ...]:
    """The same elements anew: one stands in one place only."""
    return tuple(map(deepcopy, elements))


def bold() -> Any:
    """The property of bold runs."""
    return element("w:b")


def field(instruction: str, shown: str) -> list[Any]:
    """A field that Word computes, such as a page number, with what is shown until then."""
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", _instruction(instruction)),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        element("w:r", text_of(shown)),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]


def _instruction(text: str) -> Any:
    names = from_extra(EXTRA, "docx.oxml.ns")
    made = element("w:instrText")
    made.text = f" {text} "
    made.set(names.qn("xml:space"), "preserve")
    return made


def paragraph(style_id: str, *content: Any, properties: tuple[Any, ...] = ()) -> Any:
    """A paragraph in a style."""
    head = element("w:pPr", element("w:pStyle", val=style_id), *properties)
    return element("w:p", head, *content)


def twips(millimetres: float) -> int:
    """A length as Word counts it."""
    return round(millimetres * TWIPS)
