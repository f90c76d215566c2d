"""JSON Schemas (draft-07, as those of the files) made from the types of `outputs`, described in a language.

Nothing is left open: every key of a record is required, and there are no others.
"""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from lygap.figures import FIGURES
from lygap.methods import STATUSES
from lygap.report.outputs.common import Length, OneOf, Pattern, Said
from lygap.words import Lang, describe, describe_output, say

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema_of(document: Any, command: str, lang: Lang) -> Schema:
    """The schema of what a command prints.

    Args:
        document: The type of the JSON, a record or one of several.
        command: The words after `lygap`, for the title.
        lang: The language of title and descriptions.
    """
    writer = _Writer(lang)
    records = get_args(document) or (document,)
    (identifier,) = get_args(get_type_hints(records[0])["schema"])
    return {
        "$schema": _DRAFT,
        "$id": f"urn:{identifier.replace('.', ':', 1)}",
        "title": describe_output(lang, "title").format(command=command),
        **(writer.schema(document) if len(records) > 1 else writer.record(document)),
        "definitions": dict(sorted(writer.definitions.items())),
    }


class _Writer:
    """Writes types as schemas; the records that it meets become definitions."""

    def __init__(self, lang: Lang) -> None:
        self.definitions: dict[str, Schema] = {}
        self._lang = lang

    def schema(self, hint: Any) -> Schema:
        """The schema of a type."""
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._narrowed(*inner)
        if origin is Literal:
            return _words(inner)
        if origin in (Union, UnionType):
            return _either([self.schema(one) for one in inner])
        if origin is list:
            return {"type": "array", "items": self.schema(inner[0])}
        if origin is dict:
            return self._mapping(*inner)
        if hint in _SIMPLE:
            return {"type": _SIMPLE[hint]}
        return self._reference(hint)

    def record(self, record: Any) -> Schema:
        """The schema of a record, its keys described."""
        hints = get_type_hints(record, include_extras=True)
        return {
            "description": describe_output(self._lang, record.__name__),
            "type": "object",
            "properties": {key: self._property(record.__name__, key, hint) for key, hint in hints.items()},
            "required": list(hints),
            "additionalProperties": False,
        }

    def _narrowed(self, hint: Any, *narrower: Pattern | Length | OneOf | Said) -> Schema:
        schema = self.schema(hint)
        for one in narrower:
            match one:
                case Pattern(expression):
                    schema |= {"pattern": f"^({expression})$"}
                case Length(number):
                    schema |= {"minItems": number, "maxItems": number}
                case OneOf():
                    schema = _words(one.words)
        return schema

    def _mapping(self, key: Any, value: Any) -> Schema:
        names = {} if key is str else {"propertyNames": self.schema(key)}
        return {"type": "object", **names, "additionalProperties": self.schema(value)}

    def _reference(self, record: Any) -> Schema:
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # known from here on, also to itself
            self.definitions[name] = self.record(record)
        return {"$ref": f"#/definitions/{name}"}

    def _property(self, record: str, key: str, hint: Any) -> Schema:
        written = self.schema(hint)
        if "$ref" in written:  # in draft-07 nothing beside a reference counts
            written = {"allOf": [written]}
        return {"description": self._said(record, key, getattr(hint, "__metadata__", ())), **written}

    def _said(self, record: str, key: str, more: tuple[Any, ...]) -> str:
        for one in more:
            if isinstance(one, Said):
                return describe(self._lang, *one.keys)
        if key in STATUSES:
            return describe_output(self._lang, "status.count").format(status=say(self._lang, f"status.{key}"))
        if key in FIGURES:
            kind = describe_output(self._lang, f"figure.{FIGURES[key].kind}")
            return kind.format(figure=say(self._lang, f"figure.{key}"))
        return describe_output(self._lang, f"{record}.{key}", key)


def _words(words: Iterable[Any]) -> Schema:
    """The words of a closed set; a single one is a constant."""
    listed = [str(word) for word in words]
    return {"const": listed[0]} if len(listed) == 1 else {"enum": listed}


def _either(schemas: list[Schema]) -> Schema:
    """One of several; what may be null besides says so in the simplest way."""
    null = {"type": "null"}
    others = [schema for schema in schemas if schema != null]
    if len(others) == 1 and len(schemas) == 2:
        (other,) = others
        if "enum" in other:
            return {"enum": [*other["enum"], None]}
        if "type" in other:
            return {**other, "type": [other["type"], "null"]}
    return {"anyOf": schemas}
