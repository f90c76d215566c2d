"""The users' pages in Chinese say what the English ones say, and are set as Chinese is."""

import re
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pages import CHINESE, ENGLISH, LANGS, PAGES, ROOT, Section, anchors, links, page, prose, sections

READMES = (ROOT / "README.md", ROOT / "README.zh.md")
PAIRS = {**{name: (ENGLISH / name, CHINESE / name) for name in PAGES if name != "findings.md"}, "README": READMES}
"""Every page in both languages; the findings are made from the tables of words, as another test tells."""

HAN = r"\u3400-\u9fff"
NUMBER = re.compile(r"(?<![\w.,])[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?(?![\w])")


def test_every_page_is_there_in_both_languages() -> None:
    assert [file.name for file in sorted(ENGLISH.iterdir())] == [file.name for file in sorted(CHINESE.iterdir())]


def both(name: str) -> list[tuple[Section, Section]]:
    """The sections of a page, each with its counterpart."""
    english, chinese = (sections(file.read_text("utf-8")) for file in PAIRS[name])
    return list(zip(english, chinese, strict=True))


@pytest.mark.parametrize("name", PAIRS)
def test_both_have_the_same_sections_in_the_same_order(name: str) -> None:
    for english, chinese in both(name):
        assert english.level == chinese.level, (english.title, chinese.title)
        typed = Counter(re.findall("`.*?`", english.title)), Counter(re.findall("`.*?`", chinese.title))
        assert typed[0] == typed[1], (english.title, chinese.title)


@pytest.mark.parametrize("name", PAIRS)
def test_sections_have_as_many_rows_items_and_examples(name: str) -> None:
    for english, chinese in both(name):
        for start in ("|", "- ", "1. ", "**", "<!-- "):
            assert english.lines(start) == chinese.lines(start), (english.title, start)
        assert [lang for lang, _ in english.blocks] == [lang for lang, _ in chinese.blocks], english.title


@pytest.mark.parametrize("name", PAIRS)
def test_sections_name_the_same_keys_options_and_files(name: str) -> None:
    for english, chinese in both(name):
        known = {word.strip("`") for word in chinese.typed}
        said = {word for word in english.typed if not re.search(r"\b[A-Z]{2,}\b|file:line|text:", word)}
        assert said - known == set(), (english.title, chinese.title)


def numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in NUMBER.findall(re.sub(f"(?<=[{HAN}])|(?=[{HAN}])", " ", text))}


@pytest.mark.parametrize("name", PAIRS)
def test_sections_give_the_same_numbers(name: str) -> None:
    in_words = {str(number) for number in range(13)} | {
        "100",
        "250",
        "80",
        "580",
        "600",
        "10000",
    }  # 百, 2.5亿, 0.8亿, 5800亿, 6000亿, 万
    for english, chinese in both(name):
        assert numbers(english.prose) - numbers(chinese.prose) - in_words == set(), english.title


@pytest.mark.parametrize("name", [*PAGES, "README"])
def test_links_lead_to_headings_that_are_there(name: str) -> None:
    for file in (LANG / name for LANG in LANGS.values()) if name in PAGES else READMES:
        text = file.read_text("utf-8")
        for target, heading in links(text):
            other = (file.parent / target).read_text("utf-8") if target else text
            assert not heading or heading in anchors(other), (file.name, target, heading)


@pytest.mark.parametrize("name", PAGES)
def test_chinese_pages_lead_to_chinese_pages(name: str) -> None:
    for target, _ in links(page("zh", name)):
        assert not target or Path(target).name == target, "a page beside it, or one for developers"


WRONG_MARKS = {
    "an ASCII mark between Han characters": re.compile(f"[{HAN}][,;:?!()][{HAN}]"),
    "an ASCII mark at the end of Han characters": re.compile(f"[{HAN}][,;:?!.](?=\\s|$)", re.MULTILINE),
    "an ASCII bracket around Han characters": re.compile(f"\\([{HAN}]|[{HAN}]\\)"),
    "ASCII quotes around Han characters": re.compile(f"[\"'][{HAN}]|[{HAN}][\"']"),
    "a space beside a Chinese mark": re.compile("[ ][，。；：？！、）》]|[，。；：？！、（《][ ](?!\\|)"),
    "a mark twice": re.compile("[，。；：、]{2}"),
    "three dots": re.compile(f"[{HAN}]\\.\\.\\."),
    "a space between Han characters": re.compile(f"[{HAN}] [{HAN}]"),
    "a year apart from its character": re.compile("[0-9] 年|年 [0-9]|[0-9] 月"),
    "a paragraph on two lines, which shows a gap": re.compile(f"[{HAN}，。；：、）”]\n(?![0-9]+\\. )[{HAN}（“`0-9]"),
    "a space before a percent sign": re.compile("[0-9] %"),
}


@pytest.mark.parametrize("what", WRONG_MARKS)
@pytest.mark.parametrize("file", [*(CHINESE / name for name in PAGES), READMES[1]], ids=lambda file: file.name)
def test_chinese_is_set_as_chinese(file: Path, what: str) -> None:
    text = prose(file.read_text("utf-8"))
    assert [text[max(0, found.start() - 12) : found.end() + 12] for found in WRONG_MARKS[what].finditer(text)] == []


def texts(tokens: list[Token]) -> list[str]:
    """What is text in a page that has been read as Markdown."""
    own = [token.content for token in tokens if token.type == "text"]
    return [*own, *(text for token in tokens for text in texts(token.children or []))]


@pytest.mark.parametrize(
    "file", [file for pair in PAIRS.values() for file in pair], ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_no_mark_of_emphasis_code_or_a_link_is_left_as_text(file: Path) -> None:
    read = MarkdownIt("commonmark").enable("table").parse(file.read_text("utf-8"))
    assert [text for text in texts(read) if re.search(r"\*\*|\]\(|`|\*\w", text)] == []


def test_both_readmes_list_the_same_commands() -> None:
    english, chinese = (re.findall(r"^\| `lygap (\w+)", file.read_text("utf-8"), re.MULTILINE) for file in READMES)
    assert english == chinese
