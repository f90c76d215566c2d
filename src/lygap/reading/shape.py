"""Whether plain data has the shape of the format; what pydantic objects to becomes issues with a path."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lygap import rules
from lygap.findings import Issue, Path, Rule
from lygap.model import FileKind, adapter
from lygap.model.values import FORMS
from lygap.source import number

_RULES: dict[str, Rule] = {
    "extra_forbidden": rules.UNKNOWN_KEY,
    "missing": rules.MISSING_KEY,
    "literal_error": rules.NOT_A_CHOICE,
    "finite_number": rules.OUT_OF_BOUNDS,
    "greater_than": rules.OUT_OF_BOUNDS,
    "greater_than_equal": rules.OUT_OF_BOUNDS,
    "less_than_equal": rules.OUT_OF_BOUNDS,
    "too_short": rules.OUT_OF_BOUNDS,
    "too_long": rules.OUT_OF_BOUNDS,
    "string_too_short": rules.BAD_TEXT,
    "string_pattern_mismatch": rules.BAD_TEXT,
    "value_error": rules.BAD_DATE,
}
_NOTHING = object()
_DATES = ("date", "as_of", "period", "published", "valid_from", "valid_to")
_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
_LENGTHS = {"too_short": "min_length", "too_long": "max_length"}
# Parts of the files that hold independent entries: where one is wrong, the others can still be looked at.
_PARTS = [(key,) for key in ("indicators", "observations", "regions", "sources", "groups", "units", "claims", "checks")]


class Shaped(NamedTuple):
    """What of a file has the shape of the format, without the entries that have not; None where its head is wrong."""

    data: Any
    issues: list[Issue]


def quoted(value: Any) -> str:
    """A value as a message may quote it: as YAML would write it, shortened."""
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    names = {None: "null", True: "true", False: "false"}
    text = names[value] if value is None or isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def path_of(error: ErrorDetails) -> Path:
    """The path into the file, without the names pydantic gives to the forms of a value."""
    return tuple(part for part in (error["loc"][:-1] if _is_of_key(error) else error["loc"]) if part not in FORMS)


def _is_of_key(error: ErrorDetails) -> bool:
    return error["loc"][-1:] == ("[key]",) and error["type"] != "extra_forbidden"


def indicator_of(path: Path) -> str | None:
    """The indicator a path lies in."""
    inside = len(path) > 1 and path[0] in ("indicators", "observations")
    return str(path[1]) if inside else None


def _rule_of(error: ErrorDetails, key: str, *, is_key: bool) -> Rule:
    rule = _RULES.get(error["type"], rules.WRONG_TYPE)
    if is_key and rule is rules.BAD_TEXT:
        return rules.BAD_DATE if key[:1].isdigit() else rule  # a map of years
    if is_key:
        return rules.UNKNOWN_KEY
    return rules.BAD_DATE if key in _DATES and rule in (rules.BAD_TEXT, rules.WRONG_TYPE) else rule


def _bounds(error: ErrorDetails) -> dict[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    limit = context.get(_BOUNDS.get(kind) or _LENGTHS.get(kind, ""), "")
    return {"expected": kind, "limit": f"{limit:g}" if isinstance(limit, (int, float)) else ""}


def _types(error: ErrorDetails) -> dict[str, str]:
    given = error["input"]
    if error["type"] == "float_type" and isinstance(given, str) and number(given) is not None:
        return {"expected": "quoted_number", "value": f'"{quoted(given)}"'}  # without its quotes it would look right
    return {"expected": error["type"]}


def _choices(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]


def issue_of(error: ErrorDetails, file: str, kind: FileKind | Literal["rows"]) -> Issue:
    """What pydantic objects to, by our rules."""
    path = path_of(error)
    is_key = _is_of_key(error)
    key = str(path[-1]) if path else ""
    rule = _rule_of(error, key, is_key=is_key)
    about = indicator_of(path)
    if rule is rules.MISSING_KEY:
        return Issue(rule, file, path[:-1], {"key": key}, about, at_key=True)
    if rule is rules.UNKNOWN_KEY:
        return Issue(rule, file, path, {"key": key}, about, at_key=True, known=_keys(kind, path[:-1]))
    named = path[:-1] if is_key else path
    around = next((part for part in reversed(named) if isinstance(part, str)), file)
    params = {"key": around, "value": quoted(error["input"])}
    known: list[str] = []
    if rule is rules.NOT_A_CHOICE:
        known = _choices(error)
        params["choices"] = ", ".join(known)
    elif rule in (rules.WRONG_TYPE, rules.BAD_TEXT):
        params |= _types(error)
    elif rule is rules.OUT_OF_BOUNDS:
        params |= _bounds(error)
    return Issue(rule, file, path, params, about, at_key=is_key, known=known)


def _keys(kind: FileKind | Literal["rows"], path: Path) -> list[str]:
    from lygap.model.schema import keys_at

    return [] if kind == "rows" else keys_at(kind, path)


def _is_private(error: ErrorDetails) -> bool:
    """Whether it is about a key of the user's own; among the ids of indicators or sources `x_…` is one like others."""
    path = path_of(error)
    unknown = error["type"] == "extra_forbidden" or (_is_of_key(error) and len(path) > 2)
    return unknown and str(path[-1]).startswith("x_")


def _entry_of(error: ErrorDetails) -> Path:
    """The smallest part of the file without which the rest can be looked at; empty where that is all of it."""
    path = path_of(error)
    if error["type"] == "extra_forbidden" and (len(path) == 1 or path[:1] not in _PARTS):
        return path
    if path[:1] not in _PARTS or (len(path) == 1 and error["type"] == "missing"):
        return ()
    return path[:1] if path[0] == "claims" else path[:2]


def _drop(data: Any, path: Path) -> bool:
    """Take an entry out; False where there was nothing to take."""
    *before, last = path
    for part in before:
        data = data.get(part) if isinstance(data, dict) else data[part]
        if data is None:  # an entry that was dropped for another of its faults
            return False
    if path in _PARTS and last != "claims":
        changed = bool(data[last] != {})
        data[last] = {}
        return changed
    return isinstance(data, dict) and data.pop(last, _NOTHING) is not _NOTHING


def validate(kind: FileKind, data: Any, file: str) -> Shaped:
    """What has the shape of the format, and what is wrong with the rest. Keys that begin with `x_` are passed over.

    Takes the entries that are wrong, and the user's own keys, out of `data`.
    """
    if not isinstance(data, Mapping):
        params = {"key": file, "value": quoted(data), "expected": "dict_type"}
        return Shaped(None, [Issue(rules.WRONG_TYPE, file, (), params)])
    issues: list[Issue] = []
    while True:
        try:
            return Shaped(adapter(kind).validate_python(data), issues)
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        private = [error for error in errors if _is_private(error)]
        wrong = [error for error in errors if not private]
        issues += [issue_of(error, file, kind) for error in wrong]
        dropped = {path_of(error) for error in private} or {_entry_of(error) for error in wrong}
        if () in dropped or not sum(_drop(data, path) for path in sorted(dropped, key=len, reverse=True)):
            return Shaped(None, issues)
