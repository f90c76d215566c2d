"""Whether plain data has the shape of the format; what pydantic objects to becomes issues with a path."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap import rules
from lygap.engine import core
from lygap.findings import Issue, Path, Rule
from lygap.model import FileKind
from lygap.model.forms import FORMS
from lygap.model.prepared import Kind, valid
from lygap.reading.commas import join_split_numbers, says_nothing, with_point
from lygap.source import number

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

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
_WORDS_FOR_NOTHING = (rules.WRONG_TYPE, rules.NOT_A_CHOICE, rules.BAD_DATE)
"""Where a value belongs that may be left out, and a word says that there is none."""
_ID = re.compile("[a-z][a-z0-9_]*")
_DATE = re.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_DATES = ("date", "as_of", "period", "published", "valid_from", "valid_to")
_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
_LENGTHS = {"too_short": "min_length", "too_long": "max_length"}
# Parts of the files that hold independent entries: where one is wrong, the others can still be looked at.
_PARTS: dict[Kind, tuple[str, ...]] = {
    "targets": ("indicators", "regions", "sources", "groups", "units", "claims", "checks"),
    "actuals": ("observations", "sources"),
}


class Shaped(NamedTuple):
    """What of a file has the shape of the format, without the entries that have not; None where its head is wrong."""

    data: Any
    issues: list[Issue]


class Looked(NamedTuple):
    """Data in the shape of its kind; None where there are errors."""

    data: Any
    errors: "list[ErrorDetails]"


def quoted(value: Any) -> str:
    """A value as a message may quote it: as YAML would write it, shortened."""
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    names = {None: "null", True: "true", False: "false"}
    text = names[value] if value is None or isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def path_of(error: "ErrorDetails") -> Path:
    """The path into the file, without the names pydantic gives to the forms of a value."""
    return tuple(part for part in (error["loc"][:-1] if _is_of_key(error) else error["loc"]) if part not in FORMS)


def _is_of_key(error: "ErrorDetails") -> bool:
    return error["loc"][-1:] == ("[key]",) and error["type"] != "extra_forbidden"


def indicator_of(path: Path) -> str | None:
    """The indicator a path lies in."""
    inside = len(path) > 1 and path[0] in ("indicators", "observations")
    return str(path[1]) if inside else None


def _rule_of(error: "ErrorDetails", key: str, *, is_key: bool) -> Rule:
    rule = _RULES.get(error["type"], rules.WRONG_TYPE)
    if is_key and rule is rules.BAD_TEXT:
        return rules.BAD_DATE if key[:1].isdigit() else rule  # a map of years
    if is_key:
        return rules.UNKNOWN_KEY
    return rules.BAD_DATE if key in _DATES and rule in (rules.BAD_TEXT, rules.WRONG_TYPE) else rule


def _bounds(error: "ErrorDetails") -> dict[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    limit = context.get(_BOUNDS.get(kind) or _LENGTHS.get(kind, ""), "")
    return {"expected": kind, "limit": f"{limit:g}" if isinstance(limit, (int, float)) else ""}


def _types(error: "ErrorDetails") -> dict[str, str]:
    given = error["input"]
    if error["type"] == "float_type" and _is_band_of_target(error):
        low, high = sorted(given)
        ends = f"{{min: {low}, max: {high}}}"
        band = ends if path_of(error)[-1] == "value" else f"{{value: {ends}}}"
        return {"expected": error["type"], "case": "band", "band": band}
    if error["type"] == "float_type" and isinstance(given, str):
        number_with_point = with_point(given)
        if number_with_point is not None:
            return {"expected": error["type"], "case": "decimal_comma", "number": number_with_point}
    if error["type"] == "float_type" and isinstance(given, str) and number(given) is not None:
        return {"expected": "quoted_number", "value": f'"{quoted(given)}"'}  # without its quotes it would look right
    return {"expected": error["type"]}


def _is_band_of_target(error: "ErrorDetails") -> bool:
    """Whether two numbers in a list stand for the ends of a target."""
    path, given = path_of(error), error["input"]
    is_target = path[-1:] in (("value",), ("target",)) and not {"target", "targets"}.isdisjoint(path)
    return is_target and isinstance(given, list) and [type(end) in (int, float) for end in given] == [True, True]


def _choices(error: "ErrorDetails") -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]


def issue_of(error: "ErrorDetails", file: str, kind: Kind) -> Issue:
    """What pydantic objects to, by our rules."""
    path = path_of(error)
    is_key = _is_of_key(error)
    key = str(path[-1]) if path else ""
    rule = _rule_of(error, key, is_key=is_key)
    about = indicator_of(path)
    if rule is rules.MISSING_KEY:
        return Issue(rule, file, path[:-1], {"key": key}, about, at_key=True)
    if rule is rules.UNKNOWN_KEY and _belongs_in_plan(key, path, kind):
        return Issue(rule, file, path, {"key": key, "expected": "in_plan"}, at_key=True)
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
        if key == "year" and kind == "targets" and _DATE.fullmatch(str(error["input"])):
            params["expected"] = "date"
    elif rule is rules.OUT_OF_BOUNDS:
        params |= _bounds(error)
    if rule in _WORDS_FOR_NOTHING and says_nothing(params["value"]):
        params["case"] = "nothing"
    return Issue(rule, file, path, params, about, at_key=is_key, known=known)


def _belongs_in_plan(key: str, path: Path, kind: Kind) -> bool:
    """Whether a key beside `plan` is one of those that stand in it."""
    return kind == "targets" and path == (key,) and key in _keys(kind, ("plan",))


def _keys(kind: Kind, path: Path) -> list[str]:
    from lygap.model.schema import keys_at

    return [] if kind == "row" else keys_at(kind, path)


def _entry_of(error: "ErrorDetails", kind: FileKind) -> Path:
    """The smallest part of the file without which the rest can be looked at; empty where that is all of it."""
    path = path_of(error)
    in_part = path[:1] != () and path[0] in _PARTS[kind]
    if not in_part:
        return path if error["type"] == "extra_forbidden" else ()
    if len(path) == 1 and error["type"] == "missing":
        return ()
    return path[:1] if path[0] == "claims" else path[:2]


def _drop(data: Any, path: Path, kind: FileKind) -> None:
    """Take an entry out, or all entries of a part."""
    *before, last = path
    for part in before:
        data = data[part]
    is_part = path[:-1] == () and last in _PARTS[kind]
    if is_part and last != "claims":
        data[last] = {}
    else:
        del data[last]


def _is_named_by_user(path: Path, key: str, kind: FileKind) -> bool:
    """Whether a key is the id of something, which may begin with `x_` as any other."""
    match path:
        case (part,):
            return part in _PARTS[kind]
        case ("indicators", _, "regions"):
            return _ID.fullmatch(key) is not None
    return False


def _take_out_private(node: dict[str, Any] | list[Any], kind: FileKind, path: Path = ()) -> None:
    """Take the user's own keys out, which begin with `x_`, wherever they stand."""
    if isinstance(node, dict):
        for key in [key for key in node if key.startswith("x_") and not _is_named_by_user(path, key, kind)]:
            del node[key]
        for key, value in node.items():
            if isinstance(value, (dict, list)):
                _take_out_private(value, kind, (*path, key))
    else:
        for i, value in enumerate(node):
            if isinstance(value, (dict, list)):
                _take_out_private(value, kind, (*path, i))


def _fully(kind: Kind, data: Any) -> Looked:
    """The full way; the package of pydantic is imported for that, and only for that."""
    from lygap.model.full import adapter

    try:
        return Looked(adapter(kind).validate_python(data), [])
    except core.ValidationError as failure:
        return Looked(None, failure.errors(include_url=False))


def looked_at(kind: Kind, data: Any) -> Looked:
    """The data if it has the shape of its kind, or everything that is wrong with it."""
    quickly = valid(kind, data)
    return _fully(kind, data) if quickly is None else Looked(quickly, [])


def validate(kind: FileKind, data: Any, file: str) -> Shaped:
    """What has the shape of the format, and what is wrong with the rest. Keys that begin with `x_` are passed over.

    Takes the entries that are wrong, and the user's own keys, out of `data`.
    """
    if not isinstance(data, dict):
        params = {"key": file, "value": quoted(data), "expected": "dict_type"}
        return Shaped(None, [Issue(rules.WRONG_TYPE, file, (), params)])
    at_once = valid(kind, data)
    if at_once is not None:
        return Shaped(at_once, [])
    _take_out_private(data, kind)
    looked = looked_at(kind, data)
    if looked.errors and join_split_numbers(data):
        looked = looked_at(kind, data)
    if not looked.errors:
        return Shaped(looked.data, [])
    issues = [issue_of(error, file, kind) for error in looked.errors]
    wrong = {_entry_of(error, kind) for error in looked.errors}
    if () in wrong:
        return Shaped(None, issues)
    for path in sorted(wrong, key=len, reverse=True):
        _drop(data, path, kind)
    return Shaped(looked_at(kind, data).data, issues)
