"""`lygap export`."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import chosen_indicators, chosen_region
from lygap.cli.session import BYTE_ORDER_MARK, Session, listed

if TYPE_CHECKING:
    from lygap.exchange.forms.form import Remark
    from lygap.exchange.selection import Selection
    from lygap.plan.records import Dataset, Indicator

_Option = typer.Option


@command("export")
def export(
    session: Session,
    to: Annotated[
        str | None, _Option("--to", metavar="FORMAT", help=text("export.to"), autocompletion=completing("form"))
    ] = None,
    group: Annotated[
        str | None,
        _Option("--group", "-g", metavar="GROUP", help=text("export.group"), autocompletion=completing("group")),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        _Option("--indicator", "-i", metavar="ID", help=text("export.indicator"), autocompletion=completing("id")),
    ] = None,
    region: Annotated[
        list[str] | None,
        _Option("--region", "-r", metavar="REGION", help=text("export.region"), autocompletion=completing("region")),
    ] = None,
) -> None:
    """The data for other programs."""
    from lygap.exchange.forms import FORMS
    from lygap.exchange.forms.form import File

    name = _form(session, to)
    data = session.data()
    written = FORMS[name].write(_selection(session, data, group, indicator or [], region or []))
    for remark in written.remarks:
        session.say(_told(session, remark) + "\n")
    match written:
        case File(chunks):
            is_sheet = name == "csv" and session.writes_a_sheet()
            session.write(chain((BYTE_ORDER_MARK,) if is_sheet else (), chunks), for_people=False)


def _form(session: Session, to: str | None) -> str:
    """The form asked for, by --to or as other commands have it, else that of the output file's ending."""
    from lygap.exchange.forms import FORMS

    by_suffix = {form.suffix: name for name, form in reversed(FORMS.items())}
    suffix = Path(session.choices.output or "").suffix[1:].lower()
    return session.choose("--to", to or session.choices.format or by_suffix.get(suffix, next(iter(FORMS))), FORMS)


def _selection(
    session: Session, data: "Dataset", group: str | None, wanted: list[str], regions: list[str]
) -> "Selection":
    """The indicators and regions named, else all of them, in the language of a data format."""
    from lygap.exchange.selection import Selection, regions_of

    chosen = {i.id for i in _indicators(session, data, group, wanted)}
    places = {chosen_region(session, data, word) for word in regions} or set(regions_of(data))
    return Selection(
        data=data,
        indicators=tuple(i for i in data.indicators.values() if i.id in chosen),
        regions=tuple(region for region in regions_of(data) if region in places),
        lang=session.asked_lang or data.plan.language,
    )


def _indicators(session: Session, data: "Dataset", group: str | None, wanted: list[str]) -> "list[Indicator]":
    from lygap.vocabularies import ALL

    return chosen_indicators(session, data, group or ALL, wanted, data.plan.region)


def _told(session: Session, remark: "Remark") -> str:
    """What a form leaves out, in the reader's language."""
    params = {
        name: listed(value, session.lang) if isinstance(value, list) else value for name, value in remark.params.items()
    }
    return session.words(remark.key, **params)
