"""Pictures of indicators, and the document whose styles a report takes."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lygap.cli.session import Session
from lygap.words import name_in

if TYPE_CHECKING:
    from lygap.judge.assessment import Assessment
    from lygap.report.report import Report

_TAKEN_BY_WINDOWS = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that no file can have there, whatever its extension."""


def look_at_chart(session: Session, report: "Report", form: str) -> None:
    """End the run where there is nothing to draw; say so where the fonts lack what is in a picture."""
    chart = None if report.chart is None else report.chart(session.lang)
    if chart is None:
        raise session.failure("nothing_to_draw")
    from lygap.plan.texts import has_han

    if form == "png" and (session.lang == "zh" or has_han(name_in(chart.name, session.lang))):
        tell_of_missing_font(session)


def tell_of_missing_font(session: Session) -> None:
    """A line where this system has no font with Chinese characters, so that pictures will lack them."""
    from lygap.render.extras import ExtraMissingError
    from lygap.render.png import has_chinese_font

    with suppress(ExtraMissingError):  # which is told when the picture is to be made
        if not has_chinese_font():
            session.say(session.words("no_chinese_font") + "\n")


def write_charts(session: Session, folder: str, rows: "Iterable[Assessment]") -> None:
    """Write the chart of every indicator that has a value into a new or empty folder, as SVG under its id."""
    from lygap.render.svg import chart_file
    from lygap.report.charting import chart_of

    drawn = (chart_of(row) for row in rows)
    files = {file_of(chart.id): chart_file(chart, session.lang).encode() for chart in drawn if chart is not None}
    if not files:
        raise session.failure("no_charts")
    session.write_folder(files, folder)


def file_of(indicator: str) -> str:
    """The name of an indicator's file; no id has the dash that keeps it from a name that Windows uses itself."""
    mark = "-" if _TAKEN_BY_WINDOWS.fullmatch(indicator) else ""
    return f"{indicator}{mark}.svg"


def read_template(session: Session, template: str, form: str) -> bytes:
    """The document whose styles a report takes; only Word reports have any."""
    if form != "docx":
        raise session.failure("template_without_styles", format=form)
    path = Path(template)
    try:
        return path.read_bytes()
    except OSError as error:
        raise session.failure("cannot_read", path=path.as_posix(), why=error.strerror or str(error)) from None
