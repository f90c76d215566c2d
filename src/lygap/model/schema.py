"""JSON Schema (draft-07, which editors understand) of the files, and which keys may stand where."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lygap.findings import Path
from lygap.model import FileKind
from lygap.model.full import adapter
from lygap.words import Lang, describe

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEMPLATE = "#/definitions/{model}"


@lru_cache
def schema_of(kind: FileKind, lang: Lang = "en") -> dict[str, Any]:
    """The JSON Schema of a file kind, described in a language."""
    made = adapter(kind).json_schema(by_alias=True, ref_template=_TEMPLATE)
    definitions = made.pop("$defs")
    schema = {"$schema": _DRAFT, "$id": f"urn:lygap:{kind}/1", **made, "definitions": definitions}
    names = [made["title"], *definitions]
    for name, record in zip(names, (schema, *definitions.values()), strict=True):
        record["description"] = describe(lang, name)
        for key, value in record["properties"].items():
            value["description"] = describe(lang, f"{name}.{key}", key)
    tidied: dict[str, Any] = _tidied(schema)
    for name, record in zip(names[1:], tidied["definitions"].values(), strict=True):
        record["title"] = describe(lang, f"title.{name}")
    head = {key: tidied.pop(key) for key in ("$schema", "$id")}
    return {**head, "title": describe(lang, f"title.{names[0]}"), **tidied}


def _tidied(node: Any) -> Any:
    """What pydantic leaves open or says twice: keys of maps are checked, names may carry `x_` keys, titles go."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _tidied(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    patterns = result.get("patternProperties")
    if isinstance(patterns, dict) and "properties" not in result and "additionalProperties" not in result:
        ((pattern, value),) = patterns.items()
        result = {"type": "object", "additionalProperties": value, "propertyNames": {"pattern": pattern}}
        result |= {key: node[key] for key in ("description",) if key in node}
    words = result.get("propertyNames", {})
    if isinstance(words, dict) and "enum" in words:
        own = dict.fromkeys(words["enum"], result["additionalProperties"])
        result = {"type": "object", "properties": own, "patternProperties": {"^x_": {}}, "minProperties": 1}
        result["additionalProperties"] = False
    if "$ref" in result and len(result) > 1:  # in draft-07 nothing beside a reference counts
        result["allOf"] = [{"$ref": result.pop("$ref")}]
    return result


def keys_at(kind: FileKind, path: Path) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    schema = schema_of(kind)
    return list(dict.fromkeys(key for node in _at(schema, schema, path) for key in node.get("properties", {})))


def _at(schema: dict[str, Any], node: Any, path: Path) -> Iterator[dict[str, Any]]:
    """The parts of a schema that speak of a path."""
    if "$ref" in node:
        node = schema["definitions"][node["$ref"].rpartition("/")[2]]
    for several in ("anyOf", "oneOf", "allOf"):
        for one in node.get(several, ()):
            yield from _at(schema, one, path)
    if not path:
        yield node
        return
    head, rest = path[0], path[1:]
    inner = node.get("items") if isinstance(head, int) else node.get("properties", {}).get(head)
    inner = inner if inner is not None else node.get("additionalProperties")
    if isinstance(inner, dict):
        yield from _at(schema, inner, rest)


def schema_text(kind: FileKind) -> str:
    """The JSON Schema as a file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
