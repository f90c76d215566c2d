"""What was asked of `lygap import`: ids, roles of columns, the file that takes the values."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from lygap.cli.choosing import chosen_indicator, chosen_region, year_in
from lygap.cli.session import Session, listed

if TYPE_CHECKING:
    from lygap.exchange.cells import Book
    from lygap.exchange.sheets.found import Wanted
    from lygap.exchange.sheets.roles import Role
    from lygap.plan.records import Dataset


class Asked(NamedTuple):
    """What was typed."""

    file: str
    sheet: str | None
    year: str | None
    indicator: str | None
    region: str | None
    source: str | None
    into: str | None
    columns: tuple[str, ...]
    strict: bool
    dry_run: bool


def wanted_of(session: Session, data: "Dataset", asked: Asked) -> "Wanted":
    """What the sheet does not say, by ids."""
    from lygap.cli.record import known_source
    from lygap.exchange.sheets.found import Wanted

    year = None if asked.year is None else year_in(asked.year)
    if asked.year is not None and year is None:
        raise session.failure("bad_year", given=asked.year)
    indicator = None
    if asked.indicator is not None:
        indicator = chosen_indicator(session, data, asked.indicator, exactly=True).id
    region = None if asked.region is None else chosen_region(session, data, asked.region)
    source = None if asked.source is None else known_source(session, data, asked.source)
    return Wanted(year, indicator, region, source)


def columns_of(session: Session, given: tuple[str, ...]) -> "dict[str, Role]":
    """The roles of columns by their heads."""
    from lygap.exchange.sheets.roles import Role

    known: tuple[Role, ...] = get_args(Role)
    found: dict[str, Role] = {}
    for word in given:
        name, equals, head = word.partition("=")
        role = next((role for role in known if role == name.strip().lower()), None)
        if role is None or not equals or not head.strip():
            raise session.failure("import.column", given=word, known=listed(known, session.lang))
        found[head] = role
    return found


def into_file(session: Session, data: "Dataset", asked: Asked) -> Path:
    """The file that takes the values: the one named, else one that is called after the spreadsheet."""
    from lygap.editing import named_file
    from lygap.exchange.adding import file_for

    folder = Path(data.path)
    if asked.into is None:
        return file_for(asked.file, folder)
    path = named_file(folder, asked.into)
    if path is None or path.suffix != ".csv":
        raise session.failure("import.into", given=asked.into)
    return path


def asked_sheets(session: Session, book: "Book", given: str | None) -> "Book":
    """The sheet asked for, else all."""
    from lygap.plan.lookup import folded

    if given is None:
        return book
    chosen = [sheet for sheet in book.sheets if folded(sheet.name) == folded(given)]
    if not chosen:
        known = listed([sheet.name for sheet in book.sheets], session.lang)
        raise session.failure("import.no_sheet", given=given, known=known)
    return book._replace(sheets=[sheet._replace(hidden=False) for sheet in chosen])
