"""Tables of HTML for notebooks, under the names of the JSON, which depend on no language."""

from collections.abc import Iterable, Sequence

from lygap.visible import visible

MOST_ROWS = 60
"""More rows nobody reads in a notebook; what is left out is one row of dots."""


def table_html(caption: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; an empty cell for None."""
    lines = [f"<table><caption>{_text(caption)}</caption><thead>{_row('th', titles)}</thead><tbody>"]
    for number, row in enumerate(rows):
        if number == MOST_ROWS:
            lines.append(_row("td", ["…"] * len(titles)))
            break
        lines.append(_row("td", row))
    return "\n".join([*lines, "</tbody></table>"])


def _row(tag: str, cells: Iterable[object]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"


def _text(cell: object) -> str:
    from html import escape

    match cell:
        case None:
            return ""
        case float():
            return f"{cell:.6g}"
        case _:
            return escape(visible(str(cell)))
