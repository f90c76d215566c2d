"""How the pages become a site: `python -m sphinx -W docs FOLDER`.

The pages are plain Markdown, to be read where they lie too. There is no address here: as long as the project is not
published anywhere, the site names none.
"""

import re
from itertools import pairwise
from typing import Any

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

project = "lygap"
html_title = "lygap"
extensions = ["myst_parser"]
exclude_patterns = ["conf.py"]
suppress_warnings = ["myst.header"]  # rules stand at the third level, as `lygap rule -f md` prints them

myst_heading_anchors = 4  # as GitHub makes them, so that links to headings lead somewhere in both places

html_theme = "furo"  # light and dark, without a font or a script from elsewhere
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False


HAN = r"\u3400-\u9fff"
WORD = re.compile(rf"[{HAN}]+|(?:(?![{HAN}])\w)+")


class SearchBoth(SearchEnglish):
    """Search in both languages: Chinese, which has no blanks, is found by each two letters that stand together."""

    js_splitter_code = f"""
var splitQuery = (query) =>
  (query.match(/[{HAN}]+|(?:(?![{HAN}])[\\p{{Letter}}\\p{{Number}}_])+/gu) ?? []).flatMap((word) =>
    /^[{HAN}]{{2,}}$/.test(word)
      ? Array.from({{ length: word.length - 1 }}, (_, begin) => word.slice(begin, begin + 2))
      : [word],
  );
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 (Sphinx names it)
        """The words of a text."""
        return [pair for word in WORD.findall(input) for pair in self._pairs(word)]

    def _pairs(self, word: str) -> list[str]:
        is_han = re.fullmatch(rf"[{HAN}]{{2,}}", word) is not None
        return ["".join(pair) for pair in pairwise(word)] if is_han else [word]


def name_language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """Say which pages are in Chinese, for whoever reads them aloud and for the choice of a font."""
    if page.startswith("zh/"):
        context["language"] = "zh"


def setup(app: Sphinx) -> None:
    """Take CSV for plain text, since there is nothing in it to colour; name and search the language of each page."""
    app.add_lexer("csv", TextLexer)
    app.add_search_language(SearchBoth)
    app.connect("html-page-context", name_language)
