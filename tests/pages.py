"""The users' pages as tests read them: their sections, what is typed in them, and the prose without it."""

import re
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ENGLISH, CHINESE = ROOT / "docs" / "use", ROOT / "docs" / "zh"
PAGES = sorted({file.name for file in chain(ENGLISH.glob("*.md"), CHINESE.glob("*.md"))})
LANGS = {"en": ENGLISH, "zh": CHINESE}

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_TYPED = re.compile(r"`[^`\n]*`")


class Section(NamedTuple):
    """A part of a page below its own heading."""

    level: int
    title: str
    text: str

    @property
    def prose(self) -> str:
        """Everything but blocks of code."""
        return _BLOCK.sub("", self.text)

    @property
    def typed(self) -> list[str]:
        """What stands between backticks, in its order."""
        return [word.strip("`") for word in _TYPED.findall(f"{self.title}\n{self.prose}")]

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The language and the text of each block of code."""
        return _BLOCK.findall(self.text)

    def lines(self, start: str) -> int:
        """How many lines of prose begin so."""
        return sum(line.startswith(start) for line in self.prose.splitlines())


def page(lang: str, name: str) -> str:
    """A page's text."""
    return (LANGS[lang] / name).read_text("utf-8")


def sections(text: str) -> list[Section]:
    """A page by its headings; a `#` within a block of code begins none."""
    hidden = _BLOCK.sub(lambda block: re.sub("(?m)^#", " ", block[0]), text)
    starts = [*_HEADING.finditer(hidden)]
    ends = [*(heading.start() for heading in starts[1:]), len(text)]
    return [
        Section(len(heading[1]), heading[2], text[heading.end() : end])
        for heading, end in zip(starts, ends, strict=True)
    ]


def anchors(text: str) -> set[str]:
    """What a link to a heading of the page is called, as GitHub and others make it from the heading."""
    titles = [section.title.lower() for section in sections(text)]
    return {re.sub(r"[^\w -]", "", title).replace(" ", "-") for title in titles}


def links(text: str) -> list[tuple[str, str]]:
    """The file and the heading of each link to a page; the file is empty for the page itself."""
    found = re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", _BLOCK.sub("", text))
    return [(file, heading) for file, heading in found if file.endswith(".md") or not file]


def prose(text: str) -> str:
    """What is to be read: without code, links' addresses, comments, and titles of works in italics."""
    text = re.sub(r"<!--.*?-->", "", _BLOCK.sub("", text), flags=re.DOTALL)
    text = re.sub(r"\]\([^)]*\)", "]", _TYPED.sub("``", text))
    return re.sub(r"(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)", "``", text)
