"""What `import` understands of a table written out in a test."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lygap.exchange.cells import Book, Sheet, Value, read_book
from lygap.exchange.cells.sheet import Merged, place
from lygap.exchange.sheets.found import Found, Wanted
from lygap.exchange.sheets.taking import plain
from lygap.exchange.sheets.understand import understood
from lygap.plan.records import Dataset
from lygap.reading import Folder
from lygap.reading.read import read_folder

PLAN = Path(__file__).parent / "exchange" / "samples" / "plan.yaml"


@cache
def plan() -> Dataset:
    """The plan that the tables speak of."""
    state = {"targets.yaml": PLAN.read_bytes()}
    data, findings = read_folder(Folder(PLAN.parent), {}, with_warnings=False, state=state)
    assert data is not None, findings
    return data


class Told(NamedTuple):
    """Values as `cell indicator year value …`, remarks as `name cell`, labels of no indicator, what was skipped."""

    values: list[str]
    remarks: list[str]
    unmatched: list[str]
    skipped: list[str]


def sheet(table: str, *, name: str = "", merged: tuple[str, ...] = (), comma: bool = False) -> Sheet:
    """A sheet written as lines of cells between bars; numbers are numbers, what stands in quotes is text."""
    rows = {}
    for number, line in enumerate(table.strip("\n").split("\n"), 1):
        cells = {column: _value(text.strip()) for column, text in enumerate(line.split("|"), 1) if text.strip()}
        if cells:
            rows[number] = cells
    return Sheet(name, rows, tuple(map(_merged, merged)), comma=comma)


def _value(text: str) -> Value:
    if text.startswith("'"):
        return text[1:]
    return Decimal(text) if text.replace(".", "", 1).lstrip("-").isdigit() and text.isascii() else text


def _merged(ends: str) -> Merged:
    first, last = (place(end) for end in ends.split(":"))
    assert first is not None
    assert last is not None
    return Merged(*first, *last)


def found(*sheets: Sheet | bytes, **wanted: object) -> Found:
    """What is understood of sheets, or of the bytes of a file."""
    given = [one for one in sheets if isinstance(one, Sheet)]
    book = Book(given) if given else read_book(next(one for one in sheets if isinstance(one, bytes)))
    return understood(book, plan(), Wanted(**wanted))  # type: ignore[arg-type]


def told(*sheets: Sheet | bytes, **wanted: object) -> Told:
    """The same in words."""
    all_found = found(*sheets, **wanted)
    values = []
    for one in all_found.taken:
        region = "" if one.region == "demo" else one.region
        words = (one.as_of, one.period, one.obs_status, one.bound, one.source, one.note, region)
        said = " ".join(word for word in words if word)
        values.append(f"{one.at.name} {one.indicator} {one.year} {plain(one.number)} {said}".strip())
    remarks = [f"{one.rule.name} {one.at.name}".strip() for one in all_found.remarks]
    unmatched = [f"{one.at.name} {one.label}" for one in all_found.unmatched]
    return Told(values, remarks, unmatched, [f"{one.at.name} {one.text}".strip() for one in all_found.skipped])
