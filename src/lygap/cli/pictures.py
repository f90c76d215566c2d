"""Pictures of indicators: what is told before they are written."""

from contextlib import suppress
from typing import TYPE_CHECKING

from lygap.cli.session import Session
from lygap.words import name_in

if TYPE_CHECKING:
    from lygap.report.report import Report


def look_at_chart(session: Session, report: "Report", form: str) -> None:
    """End the run where there is nothing to draw; say so where the fonts lack what is in a picture."""
    chart = None if report.chart is None else report.chart(session.lang)
    if chart is None:
        raise session.failure("nothing_to_draw")
    if form == "png" and (session.lang == "zh" or has_chinese(name_in(chart.name, session.lang))):
        tell_of_missing_font(session)


def has_chinese(text: str) -> bool:
    """Whether a text needs a Chinese font."""
    from lygap.plan.texts import is_han

    return any(map(is_han, text))


def tell_of_missing_font(session: Session) -> None:
    """A line where this system has no font with Chinese characters, so that pictures will lack them."""
    from lygap.render.extras import ExtraMissingError
    from lygap.render.png import has_chinese_font

    with suppress(ExtraMissingError):  # which is told when the picture is to be made
        if not has_chinese_font():
            session.say(session.words("no_chinese_font") + "\n")
