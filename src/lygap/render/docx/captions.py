"""Captions whose numbers Word keeps, so that they stay right when somebody edits the document."""

from typing import Any

from lygap.render.docx.markup import element, field, paragraph, run
from lygap.words import Lang, say

_SEQUENCES = {"table": "Table", "chart": "Figure"}


def _below_a_picture() -> tuple[Any, ...]:
    """What sets a caption below a picture apart from one above a table, which stays with what follows."""
    return element("w:keepNext", val=0), element("w:jc", val="center")


def caption_of(style_id: str, kind: str, number: int, text: str, lang: Lang) -> Any:
    """A caption such as “表1　主要指标进展情况”."""
    label = run(say(lang, f"implementation.{kind}"))
    counted = field(f"SEQ {_SEQUENCES[kind]} \\* ARABIC", str(number))
    told = run(f"\u3000{text}" if lang == "zh" else f"  {text}")
    return paragraph(style_id, *label, *counted, *told, properties=_below_a_picture() if kind == "chart" else ())
