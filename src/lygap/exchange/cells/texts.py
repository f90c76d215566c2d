"""Tables in plain text: which characters the bytes are, and which sign separates the cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from lygap import rules
from lygap.exchange.cells.sheet import MAX_CELLS, Book, CannotReadError, Row, Sheet

_SEPARATORS = "\t;,|"
_LOOKED_AT = 200
"""Lines by which the separator is known."""
_SEP = re.compile("sep=([\t;,|])\r?\n?", re.IGNORECASE)
_QUOTED = re.compile('"[^"]*"')
_LONGEST = 1024 * 1024
_COMMON = 0.7
"""Of the letters beyond ASCII so many must be common Chinese ones, else they were written in another encoding."""
_WIDE = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030.

    Raises:
        CannotReadError: It is none of them.
    """
    encoding = _encoding_by_mark(content) or _encoding_by_zeros(content)
    tried = [encoding] if encoding else ["utf-8", "gb18030"]
    for name in tried:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (name != "gb18030" or _is_chinese(text)):
            return text.removeprefix("\ufeff")
    raise CannotReadError(rules.ENCODING, case="sheet", byte="")


def _encoding_by_mark(content: bytes) -> str | None:
    if content.startswith(_WIDE):
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def _encoding_by_zeros(content: bytes) -> str | None:
    """UTF-16 without a mark: separators, digits and ends of lines have a zero on one side."""
    head = content[:4000]
    first, second = head[0::2].count(0), head[1::2].count(0)
    few = len(head) // 10
    if second > few and first <= few // 4:
        return "utf-16-le"
    return "utf-16-be" if first > few and second <= few // 4 else None


def _is_chinese(text: str) -> bool:
    foreign = [character for character in text[:200_000] if character > "\x7f"]
    common = sum(_is_common(character) for character in foreign)
    return common >= _COMMON * len(foreign)


def _is_common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def read_text(content: bytes) -> Book:
    """The one sheet of a file of plain text.

    Raises:
        CannotReadError: No encoding that is known, or no table.
    """
    text = decoded(content)
    separator = separator_of(text)
    rows: dict[int, Row] = {}
    count = 0
    try:
        for number, cells in _numbered(text, separator):
            row: Row = {column: cell for column, cell in enumerate(cells, 1) if cell.strip()}
            count += len(row)
            if count > MAX_CELLS:
                raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_CELLS:,}")
            if row:
                rows[number] = row
    except csv.Error as error:
        raise CannotReadError(rules.SYNTAX, problem=str(error)) from error
    return Book([Sheet("", rows, comma=separator == ";")])


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, counted as a spreadsheet counts them."""
    if max(map(len, text.splitlines()), default=0) > _LONGEST:
        raise CannotReadError(rules.LIMIT, what="line", limit=f"{_LONGEST:,}")
    return enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1)


def separator_of(text: str) -> str:
    """The sign that stands equally often in most lines."""
    named = _SEP.match(text)
    if named is not None:
        return named[1]
    lines = [_QUOTED.sub("", line) for line in text[:1_000_000].splitlines()[:_LOOKED_AT] if line.strip()]
    return max(_SEPARATORS, key=lambda sign: _agreeing(sign, lines))


def _agreeing(sign: str, lines: list[str]) -> int:
    """How many lines have the sign, and as often as most that have it."""
    counts = Counter(line.count(sign) for line in lines)
    del counts[0]
    return max(counts.values(), default=0)
