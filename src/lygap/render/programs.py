"""What programs read: JSON, JSON lines, CSV and TSV."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lygap.report.flat import Columns, cells, columns, titles
from lygap.visible import no_commands, visible_json

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# A spreadsheet that takes another sign for the separator would begin a new cell behind it.
_HIDDEN_FORMULA = re.compile("(?<=[;\t])(?=[=@＝＠])")
_ENDS = re.compile("[\r\n\x85]+")
_PIECE = 65_536
"""Characters after which what was written so far is handed on."""
_SUSPECT = re.compile("[-=+@\t\r\n\x85;:#＝＋－＠]")


def json_text(document: Mapping[str, Any]) -> str:
    """One JSON document; NaN and infinity cannot occur and would raise."""
    import json

    return visible_json(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object a line; what is no finite number would be null, as a figure is that is undefined."""
    # Ten times as fast as the standard library, where rows may be a hundred thousand.
    from lygap.engine import core

    for row in rows:
        yield visible_json(core.to_json(row, inf_nan_mode="null").decode()) + "\n"


def delimited(rows: Iterable[Mapping[str, Any]], separator: str) -> Iterator[str]:
    """Rows with a header, by RFC 4180; an undefined figure is an empty cell."""
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    kept: Columns = []
    for row in rows:
        if not kept:
            kept = columns(row)
            writer.writerow(titles(kept))
        writer.writerow([_TOLD[type(value)](value) if type(value) in _TOLD else value for value in cells(row, kept)])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


@lru_cache(maxsize=4096)
def _harmless(value: str) -> str:
    """Text on one line, made plain text where a spreadsheet would take it for a formula."""
    if _SUSPECT.search(value) is None:  # most of what a hundred thousand rows hold
        return value
    text = no_commands(_HIDDEN_FORMULA.sub("'", _ENDS.sub(" ", value)))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _array(value: Any) -> str:
    """A list, or what else has parts, in one cell: JSON, from which programs get it whole."""
    import json

    return "[]" if value == [] else _harmless(json.dumps(value, ensure_ascii=False))


_TOLD: dict[type, Callable[[Any], Any]] = {
    str: _harmless,
    bool: lambda value: "true" if value else "false",
    list: _array,
    dict: _array,
}
"""What is written otherwise than it is: all but numbers and nothing. A reason is text of a class of its own."""
