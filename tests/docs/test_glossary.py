"""The glossary calls things as lygap does, in both languages."""

import re
from pathlib import Path

import pytest

from glossary import HEADS, TERMS
from lygap.words import LANGS, Lang

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Lang, Path] = {"en": DOCS / "use" / "glossary.md", "zh": DOCS / "zh" / "glossary.md"}
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_is_that_of_the_terms(lang: Lang, request: pytest.FixtureRequest) -> None:
    table = HEADS[lang] + "".join(term.row(lang) for term in TERMS)
    page = PAGES[lang]
    if request.config.getoption("--update-golden"):
        page.write_text(TABLE.sub(lambda _: table, page.read_text("utf-8")), "utf-8")
    assert TABLE.findall(page.read_text("utf-8")) == [table]


@pytest.mark.parametrize("lang", LANGS)
def test_no_term_is_there_twice(lang: Lang) -> None:
    names = [term.name(lang) for term in TERMS]
    assert sorted(names) == sorted(set(names))
