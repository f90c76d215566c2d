"""Draw the pictures of the README from what lygap prints: `python docs/pictures/draw.py`.

They are dark like a terminal, so that they can be read on a light and on a dark page, and name no font from elsewhere.
"""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = Path(__file__).parent
CELL = 12.2
"""Width of a column, as rich draws it."""

THEME = TerminalTheme(
    (22, 27, 34),
    (230, 237, 243),
    [
        *((110, 118, 129), (255, 123, 114), (86, 211, 100), (227, 179, 65)),
        *((121, 192, 255), (210, 168, 255), (86, 212, 221), (230, 237, 243)),
    ],
)
FONTS = "Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK SC, PingFang SC, Microsoft YaHei"
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="TITLE">
<style>
.{unique_id}-matrix {{ font: {char_height}px FONTS, monospace }}
.wide {{ font-size: 23px }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_WIDE = r"\u2e80-\u9fff\uff00-\uffef"
_PIECE = re.compile(rf" +|[{_WIDE}]+|(?:[^ {_WIDE}]|(?<=[^ {_WIDE}]) (?=[^ {_WIDE}]))+")
"""Blanks, a run of wide letters, or other words: each is drawn at its own column, whatever font there is."""
_DRAWN = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="[^"]*"[^>]*>([^<]*)</text>')


class Picture(NamedTuple):
    """A command, the width of the terminal, and how much is drawn: paragraphs, and lines of the next one."""

    command: str
    columns: int
    paragraphs: int
    lines: int = 0


PICTURES = {
    "status": Picture("status 2023", columns=96, paragraphs=2, lines=1),
    "show": Picture("show rd_intensity 2023", columns=96, paragraphs=2),
}
LANGS = ("en", "zh")


def drawn(name: str, lang: str) -> str:
    """The picture of a command in a language, as SVG."""
    picture = PICTURES[name]
    console = Console(
        record=True, width=picture.columns, file=StringIO(), color_system="truecolor", force_terminal=True
    )
    console.print(_Pieces(f"$ lygap {picture.command}\n{_first(picture, lang)}…"))
    svg = console.export_svg(title="", theme=THEME, code_format=FORMAT, unique_id="t")
    title = html.escape(f"lygap {picture.command}")
    return _DRAWN.sub(_placed, svg).replace("TITLE", title).replace("FONTS", FONTS)


def _first(picture: Picture, lang: str) -> str:
    """As much as is drawn of what the command prints on the built-in plan."""
    command = [sys.executable, "-I", "-m", "lygap", *picture.command.split(), "-d", "builtin", "--lang", lang]
    environment = {**os.environ, "COLUMNS": str(picture.columns)}
    run = subprocess.run([*command, "--color", "always"], env=environment, check=True, stdout=subprocess.PIPE)
    lines = iter(run.stdout.decode("utf-8").splitlines())
    kept: list[str] = []
    for _ in range(picture.paragraphs):
        kept += [*takewhile(str.strip, lines), ""]
    kept += [line for line, _ in zip(lines, range(picture.lines), strict=False)]
    return "".join(f"{line}\n" for line in kept)


class _Pieces:
    """Coloured text, every word of it by itself."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in Text.from_ansi(self._text).render(console):
            for line in re.split(r"(\n)", segment.text):
                for piece in [line] if line == "\n" else _PIECE.findall(line):
                    yield Segment(piece, segment.style)


def _placed(found: re.Match[str]) -> str:
    """A word with the width that it has in a terminal: rich counts a wide letter as one column."""
    style, left, base, drawn_text = found.groups()
    said = html.unescape(drawn_text).replace("\N{NO-BREAK SPACE}", " ").strip()
    if not said:
        return ""
    style += " wide" if cell_len(said) == 2 * len(said) else ""
    width = f"{cell_len(said) * CELL:g}"
    return f'<text class="{style}" x="{left}" y="{base}" textLength="{width}">{html.escape(said)}</text>\n'


if __name__ == "__main__":
    for wanted in PICTURES:
        for language in LANGS:
            (FOLDER / f"{wanted}-{language}.svg").write_text(drawn(wanted, language), "utf-8")
