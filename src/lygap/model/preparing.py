"""Write the prepared schemas: `python -m lygap.model.preparing`, after a change of the records or of pydantic.

What pydantic has made of the records is taken as it is, without what only its own Python code looks at.
"""

import re
from pathlib import Path
from textwrap import fill
from typing import Any, get_args

import pydantic_core

from lygap.model import forms
from lygap.model.columns import CSV_COLUMNS
from lygap.model.full import adapter, column_adapter
from lygap.model.prepared import Kind

FILE = Path(__file__).with_name("schemas.py")
_FUNCTIONS = ("list_or_record", "number_or_record", "real_date", "shape", "text_of_year", "text_or_record")
_ADDRESS = re.compile("(?<=[A-Za-z]):[0-9]{6,}$")
"""What pydantic puts behind the name of a class in a reference; another one in each process."""
_UNUSED = ("cls", "computed_fields", "metadata", "serialization", "serialization_alias")


class _Called:
    """A function in a schema, written as its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


_NAMES = {getattr(forms, name): _Called(name) for name in _FUNCTIONS}


def _adds_nothing(schema: dict[str, Any]) -> bool:
    """Whether it is pydantic's wrapper that turns a TypeError of a constraint into a better message."""
    return schema.get("type") == "function-wrap" and schema["function"]["function"].__module__.startswith("pydantic.")


def written(node: Any) -> Any:
    """A core schema of plain data, and of functions that stand there by their names.

    Raises:
        KeyError: It calls a function that is none of `forms`.
    """
    if isinstance(node, list):
        return [written(item) for item in node]
    if isinstance(node, str):
        return _ADDRESS.sub("", node)
    if callable(node):
        return _NAMES[node]
    if not isinstance(node, dict):
        return node
    if _adds_nothing(node):
        return written(node["schema"])
    return {key: written(value) for key, value in node.items() if key not in _UNUSED}


def _function(name: str, result: Any) -> str:
    """A function that returns the schema: made anew for whoever asks. The order of the keys is that of the records."""
    body = fill(repr(result), width=110, break_long_words=False, break_on_hyphens=False)
    return f"def {name}() -> dict[str, Any]:\n    return {body}\n"


def text() -> str:
    """The module `schemas`, as it has to be with the pydantic that is installed."""
    kinds = get_args(Kind)
    made = [_function(kind, written(adapter(kind).core_schema)) for kind in kinds]
    made.append(_function("columns", {name: written(column_adapter(name).core_schema) for name in CSV_COLUMNS}))
    head = [
        '"""Prepared schemas, written by `python -m lygap.model.preparing`: not to be changed by hand."""',
        f"from typing import Any\n\nfrom lygap.model.forms import {', '.join(_FUNCTIONS)}",
        f'CORE = "{pydantic_core.__version__}"',
    ]
    by_kind = ", ".join(f'"{kind}": {kind}' for kind in kinds)
    return "\n\n".join([*head, *made, f"SCHEMAS = {{{by_kind}}}"]) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
