"""`lygap export`."""

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lygap.cli.app import command, completing, text
from lygap.cli.choosing import chosen_indicators, chosen_region
from lygap.cli.session import BYTE_ORDER_MARK, Session, listed

if TYPE_CHECKING:
    from lygap.exchange.forms.form import File, Files, Remark
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
    name = _form(session, to)
    _refuse_output(session, name)
    data = session.data()
    selection = _selection(session, data, group, indicator or [], region or [])
    written = _written(session, name, selection)
    for remark in written.remarks:
        session.say(_told(session, remark) + "\n")
    _write(session, name, written)


def _refuse_output(session: Session, name: str) -> None:
    """End the run where a form cannot go where the output goes."""
    from lygap.exchange.forms import FORMS

    if session.choices.output is None:
        if FORMS[name].is_folder:
            raise session.failure("export.needs_folder", format=name)
        if not FORMS[name].is_text and sys.stdout.isatty():
            raise session.failure("binary_to_terminal", format=name)


def _written(session: Session, name: str, selection: "Selection") -> "File | Files":
    from lygap.exchange.forms import FORMS

    form = FORMS[name]
    try:
        return form.write(selection)
    except ModuleNotFoundError:
        if form.extra is None:
            raise
        raise session.lacking(name, form.extra) from None


def _write(session: Session, name: str, written: "File | Files") -> None:
    from lygap.exchange.forms.form import File, Files
    from lygap.exchange.forms.packages import zipped

    match written:
        case File(chunks):
            is_sheet = name == "csv" and session.writes_a_sheet()
            session.write(chain((BYTE_ORDER_MARK,) if is_sheet else (), chunks), for_people=False)
        case Files(contents) if (session.choices.output or "").lower().endswith(".zip"):
            session.write(zipped(contents).chunks, for_people=False)
        case Files(contents):
            session.write_folder(contents)


def _form(session: Session, to: str | None) -> str:
    """The form asked for, by --to or as other commands have it, else that of the output file's ending."""
    from lygap.exchange.forms import FORMS

    given = to or session.choices.format
    if given is not None:
        return session.choose("--to", given, FORMS)
    by_suffix = {form.suffix: name for name, form in reversed(FORMS.items()) if form.suffix is not None}
    suffix = Path(session.choices.output or "").suffix[1:].lower()
    if suffix and suffix not in by_suffix:
        known = listed([f".{known}" for known in by_suffix], session.lang)
        raise session.failure("unknown_choice", what="--output", given=f".{suffix}", known=known, hint="")
    return by_suffix.get(suffix, next(iter(FORMS)))


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
