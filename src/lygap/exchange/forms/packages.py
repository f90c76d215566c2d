"""Data Package, version 2: a folder of CSV tables, with a description of every column."""

import json
import re
from collections.abc import Mapping
from typing import Any

from lygap.exchange.forms.form import File, Files
from lygap.exchange.forms.tidy import table_csv
from lygap.exchange.selection import Selection
from lygap.exchange.tables import TABLES, Field, Table
from lygap.plan.texts import Lang
from lygap.visible import visible_json
from lygap.words import name_in

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTOR = "datapackage.json"
_OF_NAMES = re.compile("[^a-z0-9._-]+")
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can name: what is in it must not depend on when it was made."""


def data_package(selection: Selection) -> Files:
    """The tables as CSV, and the descriptor that says what they are."""
    tables = {f"{table.name}.csv": b"".join(table_csv(table, selection)) for table in TABLES}
    text = json.dumps(descriptor(selection), ensure_ascii=False, indent=2)
    return Files({DESCRIPTOR: visible_json(text).encode() + b"\n", **tables})


def descriptor(selection: Selection) -> dict[str, Any]:
    """What the package holds, in the language of the selection."""
    plan = selection.data.plan
    return {
        "$schema": PROFILE,
        "name": _OF_NAMES.sub("-", plan.id.lower()).strip("-") or "plan",
        "title": name_in(plan.name, selection.lang),
        "resources": [_resource(table, selection.lang) for table in TABLES],
    }


def _resource(table: Table, lang: Lang) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table, lang),
    }


def _schema(table: Table, lang: Lang) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field, lang) for field in table.fields], "missingValues": [""]}
    if table.key is not None:
        schema["primaryKey"] = [table.key]
    keys = [_foreign_key(field) for field in table.fields if field.names is not None]
    return schema | ({"foreignKeys": keys} if keys else {})


def _foreign_key(field: Field) -> dict[str, Any]:
    return {"fields": [field.name], "reference": {"resource": field.names, "fields": ["id"]}}


def _field(field: Field, lang: Lang) -> dict[str, Any]:
    described = {"name": field.name, "type": field.type, "description": field.description(lang)}
    constraints = {"enum": list(field.choices), "pattern": field.pattern, "required": field.required}
    stated = {name: limit for name, limit in constraints.items() if limit}
    return described | ({"constraints": stated} if stated else {})


def zipped(contents: Mapping[str, bytes]) -> File:
    """The files of a folder as one zip file, the same bytes each time."""
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in contents.items():
            entry = zipfile.ZipInfo(path, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return File((buffer.getvalue(),))
