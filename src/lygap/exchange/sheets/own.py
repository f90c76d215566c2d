"""Rows as lygap itself writes them, one value each: read as its own files are, so that nothing is lost."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from lygap.exchange.cells import Book, Percent, Row, Sheet, Value
from lygap.exchange.sheets.found import At, Found, Taken, Wanted
from lygap.exchange.sheets.taking import plain
from lygap.model.columns import CSV_COLUMNS
from lygap.plan.records import Dataset, Observation
from lygap.plan.texts import wordings
from lygap.reading.assemble import Defaults
from lygap.reading.rows import read_rows

_NEEDED = frozenset(("indicator", "year"))
_KEYS = ("value", "increment", "growth")


def own_rows(book: Book, data: Dataset, wanted: Wanted) -> Found | None:
    """The values of a sheet that lygap wrote; None where it wrote none, or anything in it is not well."""
    sheet = next((sheet for sheet in book.sheets if _is_own(sheet)), None)
    if sheet is None or wanted.year is not None or wanted.indicator is not None:
        return None
    head = next(iter(sheet.rows))
    columns = _columns(sheet)
    text = "".join(_lines(sheet, head, list(columns)))
    region = wanted.region or data.plan.region
    read = list(read_rows(text, Defaults(None, region, wanted.source, "")))
    observations = [one for one in read if isinstance(one, Observation)]
    if len(observations) < len(read) or not _are_known(observations, data):
        return None
    rows = [row for row in sheet.rows if row != head]
    has_locator = "locator" in columns.values()
    taken = [
        _taken(one, _at(sheet, rows[_line(one) - 2], columns, one), has_locator=has_locator) for one in observations
    ]
    return Found(taken, [], [], [], tables=1)


def _columns(sheet: Sheet) -> dict[int, str]:
    """The texts of the first row with their columns."""
    first = next(iter(sheet.rows.values()), {})
    return {column: value for column, value in first.items() if isinstance(value, str)}


def _is_own(sheet: Sheet) -> bool:
    """Whether a sheet has the columns of a file of values, and no others."""
    return _NEEDED <= set(_columns(sheet).values()) <= set(CSV_COLUMNS)


def _lines(sheet: Sheet, head: int, columns: list[int]) -> Iterator[str]:
    """The rows as CSV, the head first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number_of_row in (head, *(row for row in sheet.rows if row != head)):
        row = sheet.rows[number_of_row]
        writer.writerow([_text(row, column) for column in columns])
    yield buffer.getvalue()


def _text(row: Row, column: int) -> str:
    value: Value | None = row.get(column)
    match value:
        case None:
            return ""
        case str():
            return " ".join(value.split("\n")).strip()
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case Percent():
            return plain(value.number)
        case _:
            return str(value)


def _are_known(observations: list[Observation], data: Dataset) -> bool:
    """Whether all that the rows name is in the plan."""
    regions = {data.plan.region, *data.regions}
    sources = {None, *data.sources}
    return all(
        one.indicator in data.indicators and one.region in regions and one.source in sources for one in observations
    )


def _line(observation: Observation) -> int:
    line = observation.path[0]
    assert isinstance(line, int)
    return line


def _key(observation: Observation) -> str:
    return next((key for key in _KEYS if getattr(observation, key) is not None), "value")


def _at(sheet: Sheet, row: int, columns: dict[int, str], observation: Observation) -> At:
    column = next((column for column, name in columns.items() if name == _key(observation)), 1)
    return At(0, row, column, sheet.address(row, column))


def _taken(one: Observation, at: At, *, has_locator: bool) -> Taken:
    """An observation as a value with its cell; its own words stay what they are, and so does that it names no place."""
    key = _key(one)
    words: dict[str, str | bool | None] = {
        "published": one.published,
        "margin": None if one.margin is None else f"{one.margin:.15g}",
        "preferred": one.preferred or None,
        "break": one.breaks or None,
        "excluded": one.excluded,
    }
    kept: dict[str, str | bool | None] = {word: said for word, said in words.items() if said is not None}
    if has_locator:
        kept["locator"] = one.locator
    note = None if one.note is None else wordings(one.note)[0]
    amount = getattr(one, key)
    return Taken(
        at=at,
        indicator=one.indicator,
        region=one.region,
        year=one.year,
        number=Decimal(repr(amount)) if amount is not None else Decimal(0),
        as_of=one.as_of,
        period=one.period,
        obs_status=one.obs_status,
        bound=one.bound,
        note=note,
        source=one.source,
        key=key,
        base_year=one.base_year,
        excluded=one.excluded,
        more=kept,
        is_rival=True,
    )
