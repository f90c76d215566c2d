"""Files of values that only their form keeps from being read: nobody would notice that they are missing."""

import os
from pathlib import Path

from lygap import rules
from lygap.findings import START, Finding

SUFFIXES = (".yaml", ".csv")
"""Of actuals, files with these endings are read."""

_BY_NAME = (".yaml", ".yml", ".csv")
"""What these hold could be read, were they called otherwise: `.yml`, `.CSV`, and `.csv.txt`, as Windows adds it."""

_WITH_TABS = (".tsv", ".tab")

_SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".et", ".numbers")

_LOCK = "~$"
"""How the lock begins that a spreadsheet leaves beside a file that is open."""


def _ending(name: str) -> tuple[str, str]:
    """A name without its ending, and that in small letters; `.txt` behind another ending is none."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    if ending.lower() != ".txt":
        return stem, ending.lower()
    inner, before = os.path.splitext(stem)  # noqa: PTH122
    return (inner, before.lower()) if before.lower() in (*_BY_NAME, *_WITH_TABS) else (stem, ".txt")


def is_overlooked(name: str) -> bool:
    """Whether a file of actuals holds values that are not read."""
    if name.endswith(SUFFIXES) or name.startswith(_LOCK):
        return False
    return _ending(name)[1] in (*_BY_NAME, *_WITH_TABS, *_SPREADSHEETS)


def overlooked_file(path: Path) -> Finding:
    """The finding with such a file: what would have to be done for it to be read."""
    stem, ending = _ending(path.name)
    file = path.as_posix()
    if ending in _SPREADSHEETS:
        return Finding(rules.UNREAD_TABLE, file, START, {})
    if ending in _WITH_TABS:
        return Finding(rules.OVERLOOKED_FILE, file, START, {"expected": "tabs", "name": f"{stem}.csv"})
    return Finding(rules.OVERLOOKED_FILE, file, START, {"suggestion": stem + (".csv" if ending == ".csv" else ".yaml")})
