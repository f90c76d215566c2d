"""Words from the command line that go into the data: each as the files have it, or refused."""

import re

from lygap.cli.session import Session

_UNFIT = re.compile("[\n\r\t\x85\ud800-\udfff\ufffe\uffff]")


def entered_number(session: Session, given: str) -> str:
    """A number as the data writes it; what needs a guess is refused."""
    from lygap.source import number

    if number(given) is None:
        raise session.failure("bad_value", given=given)
    return given


def entered_margin(session: Session, given: str | None) -> str | None:
    """A margin: a number that is not below zero."""
    from lygap.source import number

    if given is not None and (number(entered_number(session, given)) or 0) < 0:
        raise session.failure("bad_margin", given=given)
    return given


def entered_span(session: Session, option: str, given: str | None) -> str | None:
    """A day, a month or a year, or two of these with a slash."""
    from lygap.plan.dates import span

    try:
        if given is not None:
            span(given)
    except ValueError:
        raise session.failure("bad_date", option=option, given=given) from None
    return given


def entered_date(session: Session, option: str, given: str | None) -> str | None:
    """A day, a month or a year."""
    if given is not None and "/" in given:
        raise session.failure("bad_instant", option=option, given=given)
    return entered_span(session, option, given)


def entered_line(session: Session, option: str, given: str | None) -> str | None:
    """One line of visible text."""
    from lygap.source import CONTROL

    if given is not None and (not given.strip() or _UNFIT.search(given) or CONTROL.search(given)):
        raise session.failure("bad_line", option=option)
    return given
