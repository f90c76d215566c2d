"""How the pages become a site: `python -m sphinx -W docs FOLDER`.

The pages are plain Markdown, to be read where they lie too. There is no address here: as long as the project is not
published anywhere, the site names none.
"""

from typing import Any

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

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


def name_language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """Say which pages are in Chinese, for whoever reads them aloud and for the choice of a font."""
    if page.startswith("zh/"):
        context["language"] = "zh"


def setup(app: Sphinx) -> None:
    """Take CSV for plain text, since there is nothing in it to colour, and name the language of each page."""
    app.add_lexer("csv", TextLexer)
    app.connect("html-page-context", name_language)
