"""What is asked about, from the words on the command line: years, regions, indicators, statuses, a target."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import completing, text
from lygap.cli.session import Session

if TYPE_CHECKING:
    from lygap.plan.records import Dataset, Indicator

Year = Annotated[str | None, typer.Argument(metavar="YEAR", help=text("year"), autocompletion=completing("year"))]
Method = Annotated[
    str, typer.Option("--method", "-m", metavar="METHOD", help=text("method"), autocompletion=completing("method"))
]
Group = Annotated[
    str | None, typer.Option("--group", "-g", metavar="GROUP", help=text("group"), autocompletion=completing("group"))
]
Region = Annotated[
    str | None,
    typer.Option("--region", "-r", metavar="REGION", help=text("region"), autocompletion=completing("region")),
]
TargetId = Annotated[
    str | None, typer.Option("--target", metavar="ID", help=text("target"), autocompletion=completing("target"))
]


_YEAR = re.compile("(?P<year>[0-9]{4})(?:年|年度)?")
_RANGE = re.compile(r"(?P<first>[0-9]{4})年?\s*(?:\.\.|[-–—~至到]+)\s*(?P<last>[0-9]{4})年?")
_COMMA = re.compile("[,，、]")

MAX_YEARS = 200
"""Years that may be asked for at once: a table of more is no answer to anybody."""


def chosen_year(session: Session, data: "Dataset", given: str | None, region: str) -> int:
    """The year asked for, else the newest in which the region has an observation."""
    if given is None:
        years = data.years(region)
        if not years:
            raise session.failure("no_years")
        return years[-1]
    year = year_in(given)
    if year is None:
        raise session.failure("bad_year", given=given)
    return year


def chosen_years(session: Session, data: "Dataset", given: str | None, region: str) -> list[int]:
    """One year, or every year of a range."""
    ends = None if given is None else _RANGE.fullmatch(_plain(given))
    if ends is None:
        if given is not None and year_in(given) is None:
            raise _no_year(session, data, given)
        return [chosen_year(session, data, given, region)]
    first, last = int(ends["first"]), int(ends["last"])
    if first > last:
        raise session.failure("bad_range", given=given)
    if last - first >= MAX_YEARS:
        raise session.failure("long_range", given=given, most=MAX_YEARS)
    return list(range(first, last + 1))


def _no_year(session: Session, data: "Dataset", given: str) -> SystemExit:
    """What is wrong with a word in the place of a year: half a range, or the name of an indicator."""
    from lygap.vocabularies import indicators

    if ".." in given:
        return session.failure("bad_range", given=given)
    named = indicators(data).vocabulary().meant(given)
    return session.failure("year_is_indicator" if named else "bad_year", given=given)


def names_years(text: str) -> bool:
    """Whether a word is a year or a range of them."""
    return year_in(text) is not None or _RANGE.fullmatch(_plain(text)) is not None


def year_in(text: str) -> int | None:
    """The year that a word is, with 年 behind it or not; None where it is none."""
    found = _YEAR.fullmatch(_plain(text))
    return None if found is None else int(found["year"])


def _plain(text: str) -> str:
    """A word with narrow digits and signs in the place of wide ones."""
    if text.isascii():
        return text.strip()
    import unicodedata

    return unicodedata.normalize("NFKC", text).strip()


def year_before(year: str | None, other: str) -> tuple[str | None, str]:
    """A year and another word in this order, also where they were typed the other way round."""
    is_swapped = year is not None and year_in(year) is None and year_in(other) is not None
    return (other, year) if year is not None and is_swapped else (year, other)


def in_order(session: Session, year: str, wanted: str, value: str) -> tuple[str, str, str]:
    """YEAR, ID and VALUE in this order, also where the year came second; where the value did, that is answered."""
    from lygap.source import number

    first, second = year_before(year, wanted)
    is_word = value[0:1].isalpha() and not any(character.isdigit() for character in value)
    if number(second) is not None and is_word:
        raise session.failure("record_order", year=first, id=value, value=second)
    return first or year, second, value


def chosen_method(session: Session, given: str) -> str:
    """A method's id, or `auto`."""
    if given in session.methods():
        return given
    from lygap.cli.resolving import find
    from lygap.vocabularies import methods

    return find(session, "--method", given, methods())


def chosen_indicators(
    session: Session, data: "Dataset", group: str | None, wanted: list[str], region: str
) -> list["Indicator"]:
    """The indicators of a group (the first by default) or those named; of another region those it has anything for."""
    if wanted:
        return [chosen_indicator(session, data, word) for word in wanted]
    chosen = _group(session, data, group)
    found = [i for i in data.indicators.values() if chosen in (None, i.group)]
    if region == data.plan.region:
        return found
    return [i for i in found if region in i.goals or data.of(i.id, region)]


def _group(session: Session, data: "Dataset", given: str | None) -> str | None:
    """The group asked for, else the first; None for all indicators, and where there are no groups."""
    if given is None:
        return next(iter(data.groups), None)
    from lygap.cli.resolving import find
    from lygap.vocabularies import ALL, groups

    found = find(session, "--group", given, groups(data))
    return None if found == ALL else found


def chosen_indicator(session: Session, data: "Dataset", wanted: str, *, exactly: bool = False) -> "Indicator":
    """The one indicator of that id, name, alias or row's number, or unless `exactly` so, of a part of a name.

    Several or none end the run with suggestions.
    """
    from lygap.cli.resolving import meant, nearest, shown
    from lygap.plan.lookup import numbered
    from lygap.vocabularies import indicators

    things = indicators(data)
    rows = numbered(data, wanted)
    if len(rows) > 1:
        raise session.failure("ambiguous", given=wanted, known=shown(session, [row.id for row in rows], things))
    found = rows[0].id if rows else meant(session, wanted, things, exactly=exactly)
    if found is None:
        raise session.failure("unknown_indicator", given=wanted, hint=session.hint(nearest(session, wanted, things)))
    return data.indicators[found]


def chosen_region(session: Session, data: "Dataset", given: str | None) -> str:
    """The region asked for, else the plan's own."""
    if given is None:
        return data.plan.region
    from lygap.cli.resolving import find
    from lygap.vocabularies import regions

    return find(session, "--region", given, regions(data))


def chosen_statuses(session: Session, option: str, given: str | None) -> set[str]:
    """Statuses separated by commas; none where the option was left out."""
    if given is None:
        return set()
    from lygap.cli.resolving import find
    from lygap.vocabularies import statuses

    return {find(session, option, word, statuses()) for word in words_in(given)}


def words_in(given: str) -> list[str]:
    """The words of a list that commas separate, also those of Chinese texts."""
    return [word.strip() for word in _COMMA.split(given) if word.strip()]


def chosen_target(session: Session, data: "Dataset", given: str | None) -> str | None:
    """The id of another target, which some indicator must have; rows without it say so."""
    if given is None:
        return None
    from lygap.cli.resolving import find
    from lygap.vocabularies import targets

    return find(session, "--target", given, targets(data))
