"""Documents of sections as terminal text and as Markdown."""

from collections.abc import Iterator

from lygap.render.screen import Screen
from lygap.render.text_formats import escaped, markdown
from lygap.report.document import Document, Facts, Heading, Lines, Picture
from lygap.words import say


def document_text(document: Document, screen: Screen) -> str:
    """A document for a terminal."""
    from rich.text import Text

    from lygap.render.terminal import Paper

    paper = Paper(screen)
    for block in document:
        if isinstance(block, Heading):
            paper.line("" if block.level > 1 else Text(""))
            paper.line(Text(block.text, style="bold"))
        elif isinstance(block, Facts):
            paper.facts(block.pairs)
        elif isinstance(block, (Lines, Picture)):
            for line in block.lines:
                paper.line(line)
        else:
            paper.table(block)
    return paper.text().lstrip("\n")


def document_markdown(document: Document, screen: Screen) -> Iterator[str]:
    """A document in Markdown."""
    colon = say(screen.lang, "colon")
    for block in document:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {escaped(block.text)}\n\n"
        elif isinstance(block, Facts):
            yield from (f"- **{escaped(label)}**{colon}{escaped(text)}\n" for label, text in block.pairs)
            yield "\n"
        elif isinstance(block, Lines):
            yield from (f"- {escaped(line)}\n" for line in block.lines)
            yield "\n"
        elif isinstance(block, Picture):
            yield "```text\n" + "\n".join(block.lines) + "\n```\n\n"
        else:
            yield from markdown(block, screen)
