"""JSON: all tables of a plan in one document, texts in all their languages."""

import json
from typing import Any

from lygap.exchange.forms.form import File
from lygap.exchange.selection import Selection
from lygap.exchange.tables import TABLES
from lygap.plan.texts import Bilingual, Text
from lygap.version import __version__
from lygap.visible import visible_json

SCHEMA = "lygap.export/1"


def json_document(selection: Selection) -> File:
    """The plan and its tables; a text in two languages is a mapping, as in the files."""
    tables = {table.name: [_plain(record) for record in table.rows(selection)] for table in TABLES}
    document = {"schema": SCHEMA, "version": __version__, "plan": _plan(selection), **tables}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return File((visible_json(text).encode(), b"\n"))


def _plan(selection: Selection) -> dict[str, Any]:
    plan = selection.data.plan
    given = {name: value for name, value in plan._asdict().items() if name != "place"}
    return _plain(given) | {"units": {unit: _text(name) for unit, name in selection.data.units.items()}}


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, Bilingual) else value for name, value in record.items()}


def _text(text: Text) -> str | dict[str, str | None]:
    match text:
        case Bilingual():
            return text._asdict()
        case _:
            return text
