"""The report's blocks → a Word document."""

import io
import re
from collections.abc import Iterator
from math import ceil
from typing import Any

from lygap.render.docx.captions import caption_of
from lygap.render.docx.look import STYLES, dress, style_id, text_width
from lygap.render.docx.markup import EXTRA, MILLIMETRES, bold, element, field, paragraph, run, twips
from lygap.render.docx.packing import packed
from lygap.render.docx.pictures import Pictures
from lygap.render.docx.tables import table
from lygap.render.extras import from_extra
from lygap.render.svg.metrics import width_of
from lygap.report.document import Heading, Lines, Paragraph
from lygap.report.evaluation import Evaluation
from lygap.report.evaluation.overview import Citation
from lygap.report.implementation import (
    Block,
    Described,
    Gallery,
    Grid,
    References,
    Written,
    implementation_report,
)
from lygap.words import Lang, say

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

_UNBREAKABLE = re.compile(r"[!-~]{10,}")
"""What has no place to break a line: a version, a span of months, an address."""


class TemplateError(ValueError):
    """A template that is no Word document."""


def write_docx(evaluation: Evaluation, lang: Lang, template: bytes | None = None) -> bytes:
    """The evaluation as a Word document, in the styles of a template where one is given.

    Raises:
        ExtraMissingError: python-docx, or what draws the charts, is not installed.
        TemplateError: The template is no Word document (.docx).
    """
    written = implementation_report(evaluation, lang)
    document = _begun(template)
    dress(document, lang, is_template=template is not None)
    page = _Page(document, lang)
    page.write(written)
    if template is None:
        page.number_pages()
    return packed(document, f"{written.plan} {written.kind}")


def _begun(template: bytes | None) -> Any:
    """An empty document, or a template's without its text."""
    docx = from_extra(EXTRA, "docx")
    if template is None:
        return docx.Document()
    try:
        document = docx.Document(io.BytesIO(template))
    except Exception as error:  # noqa: BLE001 (whatever a damaged archive makes the library raise)
        raise TemplateError(str(error)) from None
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    return document


class _Page:
    """The document as it is written, block by block."""

    def __init__(self, document: Any, lang: Lang) -> None:
        self._document = document
        self._lang = lang
        self._width = text_width(document)
        self._ids = {style.name: style_id(document, style.name) for style in STYLES[lang]}
        self._pictures = Pictures(document, lang, self._ids["Figure"], self._ids["Caption"])

    def write(self, written: Written) -> None:
        """The title and all blocks."""
        title = run(f"{written.plan}\n{written.kind}")
        self._add(paragraph(self._ids["Title"], *title, properties=self._balanced(written.plan)))
        for block in written.blocks:
            for part in self._parts(block):
                self._add(part)

    def _balanced(self, title: str) -> tuple[Any, ...]:
        """Indents that make the lines of a long title about as long as each other."""
        style = next(style for style in STYLES[self._lang] if style.name == "Title")
        size = style.size
        whole = width_of(title, size, is_bold=style.is_bold) * MILLIMETRES
        lines = ceil(whole / self._width)
        spare = self._width - whole / lines - 2 * size * MILLIMETRES
        if lines < 2 or spare <= 0:
            return ()
        left = spare / 2 if style.align == "center" else 0.0
        return (element("w:ind", left=twips(left), right=twips(spare - left), firstLine=0),)

    def _add(self, part: Any) -> None:
        """At the end of the text, before what says how its pages look."""
        self._document.element.body.insert_element_before(part, "w:sectPr")

    def _parts(self, block: Block) -> Iterator[Any]:
        match block:
            case Heading(text, level):
                yield paragraph(self._ids[f"Heading {level}"], *run(text))
            case Paragraph(text):
                yield self._running(text, run(text))
            case Lines(lines):
                yield from (self._running(line, run(line)) for line in lines)
            case Described(name, text):
                lead = run(say(self._lang, "implementation.lead", {"name": name}), bold())
                yield self._running(text, [*lead, *run(text)])
            case Grid():
                yield from self._grid(block)
            case Gallery(charts):
                yield from self._pictures.gallery(charts, self._width)
            case References(citations):
                yield from map(self._citation, citations)

    def _running(self, text: str, content: list[Any]) -> Any:
        """A paragraph; where a long piece cannot be broken, justified lines before it would be torn apart."""
        properties = (element("w:jc", val="left"),) if _UNBREAKABLE.search(text) else ()
        return paragraph(self._ids["Normal"], *content, properties=properties)

    def _grid(self, grid: Grid) -> Iterator[Any]:
        yield caption_of(self._ids["Caption"], "table", grid.number, grid.caption, self._lang)
        size = next(style.size for style in STYLES[self._lang] if style.name == "Table Text")
        yield table(grid, self._ids["Table Text"], size, self._width)
        # Without a paragraph between them, two tables would become one.
        for note in grid.notes or [""]:
            yield paragraph(self._ids["Table Note"], *run(note))

    def _citation(self, citation: Citation) -> Any:
        """A source with its number; its title leads to where it can be read."""
        title = run(citation.title)
        if citation.link is not None:
            title = [self._link(citation.link, title)]
        about = run(say(self._lang, "comma") + citation.about) if citation.about else []
        return paragraph(self._ids["Source"], *run(f"[{citation.number}] "), *title, *about)

    def _link(self, address: str, shown: list[Any]) -> Any:
        names = from_extra(EXTRA, "docx.oxml.ns")
        made = element("w:hyperlink", *shown)
        made.set(names.qn("r:id"), self._document.part.relate_to(address, _LINK, is_external=True))
        return made

    def number_pages(self) -> None:
        """The page's number at its foot."""
        footer = self._document.sections[-1].footer
        before, _, after = say(self._lang, "implementation.page").partition("{page}")
        content = [*run(before), *field("PAGE", "1"), *run(after)]
        for old in list(footer._element):  # noqa: SLF001 (there is no other way to empty it)
            footer._element.remove(old)  # noqa: SLF001
        footer._element.append(paragraph(self._ids["Footer"], *content))  # noqa: SLF001
