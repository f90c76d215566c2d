"""Documents of sections as terminal text and as Markdown."""

from collections.abc import Iterator

from lygap.render.cells import STYLES
from lygap.render.markdown import escaped, markdown
from lygap.render.screen import Screen
from lygap.report.document import Document, Facts, Heading, Lines, Paragraph, Picture
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
            paper.facts(_signed(block, screen), STYLES[block.status] if block.status else "")
        elif isinstance(block, Lines):
            for line in block.lines:
                paper.line(line)
        elif isinstance(block, Paragraph):
            paper.line()
            paper.line(block.text)
        elif isinstance(block, Picture):
            paper.picture(block.lines)
        else:
            paper.table(block)
    return paper.text().lstrip("\n")


def _signed(facts: Facts, screen: Screen) -> list[tuple[str, str]]:
    """The facts, the status with its sign before it."""
    if facts.status is None:
        return facts.pairs
    (label, text), *others = facts.pairs
    return [(label, f"{screen.sign(facts.status)} {text}"), *others]


def document_markdown(document: Document, screen: Screen) -> Iterator[str]:
    """A document in Markdown."""
    colon = say(screen.lang, "colon")
    for block in document:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {escaped(block.text)}\n\n"
        elif isinstance(block, Facts):
            yield from (f"- **{escaped(label)}**{colon}{escaped(text)}\n" for label, text in _signed(block, screen))
            yield "\n"
        elif isinstance(block, Lines):
            yield from (f"- {escaped(line)}\n" for line in block.lines)
            yield "\n"
        elif isinstance(block, Paragraph):
            yield f"{escaped(block.text)}\n\n"
        elif isinstance(block, Picture):
            yield "```text\n" + "\n".join(block.lines) + "\n```\n\n"
        else:
            yield from markdown(block, screen)
