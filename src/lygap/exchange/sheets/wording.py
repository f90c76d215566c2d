"""Words of a sheet without what writers of tables add to them: wide letters, blanks, numbering, units in brackets."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")

_NUMBERING = re.compile(
    r"(?:第?[一二三四五六七八九十]+[、.]|\((?:[一二三四五六七八九十]+|[0-9]+)\)、?|[0-9]+(?:\.[0-9]+)*(?:[、.)](?![0-9])|(?=[^0-9.,%]))"
    r"|[ivx]+[、.)])"
)
_CIRCLED = re.compile("[\u2460-\u2473\u2776-\u277f]+")
_OF_WHICH = re.compile("(?:其中|ofwhich)[:、,]?")
_BRACKETS = re.compile(r"(?P<name>.+)[(\[【〔](?P<inside>[^()\[\]【】〔〕]+)[)\]】〕]")


def narrow(text: str) -> str:
    """A text with narrow letters in the place of wide ones, without blanks at its ends."""
    return text.translate(_WIDE).strip()


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """A name without what people do not mind: capitals, wide letters, blanks."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


class Reading(NamedTuple):
    """A way to read a label: the name in it, and what stands in brackets at its end; None where nothing does.

    `is_whole` says that the brackets are still part of the name.
    """

    name: str
    inside: str | None = None
    is_whole: bool = True


def readings(label: str) -> Iterator[Reading]:
    """What may be the name in a label, first the label as it stands, then with less and less of what surrounds it."""
    for text in dict.fromkeys(_without_numbering(label)):
        split = _BRACKETS.fullmatch(text)
        if split is None:
            yield Reading(text)
        else:
            yield Reading(text, split["inside"])
            yield Reading(split["name"], split["inside"], is_whole=False)


def _without_numbering(label: str) -> Iterator[str]:
    text = folded(label)
    yield text
    circled = _CIRCLED.match(narrow(label))
    if circled is not None:
        text = folded(narrow(label)[circled.end() :])
        yield text
    for _ in range(3):
        for prefix in (_NUMBERING, _OF_WHICH):
            found = prefix.match(text)
            if found is not None and found.end() < len(text):
                text = text[found.end() :]
                yield text
