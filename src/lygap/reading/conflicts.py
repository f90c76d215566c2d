"""The marks that git leaves in a file where two versions of it could not be merged."""

import re
from itertools import islice

from lygap import rules
from lygap.findings import Finding, Place

_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARK = re.compile(r"^(?:(<<<<<<<|\|\|\|\|\|\|\||>>>>>>>)(?=[ \r\n]|\Z)|(=======)(?=[\r\n]|\Z))", re.MULTILINE)
"""Behind a mark the line ends, or a branch is named; behind the middle one nothing is."""

_MOST_QUOTED = 1000
"""A cell in quotes may hold such lines; a file of nothing else is no data."""


def merge_conflict(text: str, file: str) -> Finding | None:
    """The finding with the first mark of a file; None where there is none."""
    if not any(mark in text for mark in _MARKS):  # most files, and this is many times faster than the pattern
        return None
    quotes = read = 0
    for found in islice(_MARK.finditer(text), _MOST_QUOTED):
        quotes += text.count('"', read, found.start())
        read = found.start()
        is_quoted = file.endswith(".csv") and quotes % 2 == 1
        if not is_quoted:
            place = Place(text.count("\n", 0, read) + 1, 1)
            return Finding(rules.MERGE_CONFLICT, file, place, {"mark": found[1] or found[2]})
    return None
