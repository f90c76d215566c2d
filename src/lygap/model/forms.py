"""The forms, short or long, that an entry may take, and the dates: what the validators ask of Python."""

from typing import Any

from lygap.plan.dates import span

FORMS = NUMBER, RECORD, LIST, YEARS, TEXT = "\0number", "\0record", "\0list", "\0years", "\0text"
"""Tags of the forms an entry may take; they are no part of the path to a value, and no key can look like one."""


def text_of_year(value: Any) -> Any:
    """YAML reads a bare 2018 as a number; as a date it is a year."""
    return str(value) if type(value) is int else value


def real_date(value: str) -> str:
    """The text itself.

    Raises:
        ValueError: The calendar has no such day.
    """
    span(value)
    return value


def shape(value: Any) -> str:
    """Which of its forms an entry takes, which may be short or long. No word of a record begins with a digit."""
    if isinstance(value, dict):
        return YEARS if any(key[:1].isdigit() for key in value) else RECORD
    if isinstance(value, list):
        return LIST
    return NUMBER


def number_or_record(value: Any) -> str:
    """The form of one observation: a bare number, or all that is said of it."""
    return RECORD if isinstance(value, dict) else NUMBER


def list_or_record(value: Any) -> str:
    """The form of what may be said once or several times."""
    return LIST if isinstance(value, list) else RECORD


def text_or_record(value: Any) -> str:
    """The form of what a person reads: one text, or one for each language."""
    return RECORD if isinstance(value, dict) else TEXT
