"""Whether plain data has the shape of the format; what pydantic objects to becomes issues with a path."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lygap import model, rules
from lygap.findings import Issue, Path, Rule
from lygap.suggest import suggest

_M = TypeVar("_M", bound=BaseModel)
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
_DATES = ("date", "as_of", "period", "published", "valid_from", "valid_to")
_TYPES = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a mapping"}
_EXPECTED = {
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "union_tag_invalid": "a number, a mapping or a list",
}
KEYS = tuple(
    dict.fromkeys(
        field.alias or name
        for record in vars(model).values()
        if isinstance(record, type) and issubclass(record, BaseModel)
        for name, field in record.model_fields.items()
    )
)
"""Every key of the format, for suggestions."""


def shorten(value: Any) -> str:
    """A value as a message may quote it."""
    text = value if isinstance(value, str) else _TYPES.get(type(value), "nothing") if value is None else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 (what fits in a message)


def path_of(error: ErrorDetails) -> Path:
    """The path into the file, without the names pydantic gives to the forms of a value."""
    return tuple(part for part in error["loc"] if not str(part).startswith("<") and part != "[key]")


def indicator_of(path: Path) -> str | None:
    """The indicator a path lies in."""
    inside = len(path) > 1 and path[0] in ("indicators", "observations")
    return str(path[1]) if inside else None


def issue_of(error: ErrorDetails, file: str) -> Issue:
    """What pydantic objects to, by our rules."""
    path = path_of(error)
    kind = error["type"]
    is_key = error["loc"][-1] == "[key]"
    rule = _RULES.get(kind, rules.WRONG_TYPE)
    last = str(path[-1]) if path else ""
    if rule is rules.BAD_TEXT and last in _DATES and not is_key:
        rule = rules.BAD_DATE
    params: dict[str, str] = {"key": last, "value": shorten(error["input"])}
    if rule is rules.UNKNOWN_KEY:
        params |= suggest(last, KEYS)
    elif rule is rules.NOT_A_CHOICE:
        expected = str(error.get("ctx", {}).get("expected", ""))
        choices = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
        params |= {"expected": ", ".join(choices)} | suggest(str(error["input"]), choices)
    elif rule is rules.WRONG_TYPE:
        params["expected"] = _EXPECTED.get(kind, error["msg"])
    elif rule is rules.OUT_OF_BOUNDS:
        params["expected"] = error["msg"]
    if rule is rules.MISSING_KEY:
        return Issue(rule, file, path[:-1], {"key": last}, indicator_of(path), at_key=True)
    return Issue(rule, file, path, params, indicator_of(path), at_key=is_key or rule is rules.UNKNOWN_KEY)


def _drop(data: Any, path: Path) -> None:
    for part in path[:-1]:
        data = data[part]
    del data[path[-1]]


def validate(kind: type[_M], data: Any, file: str) -> tuple[_M | None, list[Issue]]:
    """A record of the format, or what is wrong. Keys that begin with `x_` are the user's own and are passed over."""
    if not isinstance(data, Mapping):
        return None, [Issue(rules.WRONG_TYPE, file, (), {"key": file, "value": shorten(data), "expected": "a mapping"})]
    try:
        return kind.model_validate(data), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    private = [e for e in errors if e["type"] == "extra_forbidden" and str(e["loc"][-1]).startswith("x_")]
    if private:
        for error in private:
            _drop(data, path_of(error))
        return validate(kind, data, file)
    return None, [issue_of(error, file) for error in errors]
