"""The file format `lygap/1`: what one value in a file may be. Whatever compares two values is a rule in `checks`.

The records (`plan`, `actuals`) are typed dicts, not classes of pydantic's own: what was read stays plain data, and a
key that was left out stays left out. Their validators are built by pydantic (`full`) only to word what is wrong or to
describe the format for editors (`schema`); what is well is found so by schemas written out beforehand (`prepared`).
"""

from typing import Any, Literal

from lygap.words import Lang

FileKind = Literal["targets", "actuals"]


def json_schema(kind: FileKind, lang: Lang = "en") -> dict[str, Any]:
    """The JSON Schema of a file kind, described in a language."""
    from copy import deepcopy

    from lygap.model.schema import schema_of

    return deepcopy(schema_of(kind, lang))
