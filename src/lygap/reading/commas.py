"""Commas within numbers, and words for nothing: what people write where a number belongs."""

import re
from itertools import pairwise
from typing import Any

_DECIMAL_COMMA = re.compile(r"([-+]?[0-9]+),([0-9]{1,2}|[0-9]{4,})")
"""Before three digits a comma may separate thousands."""

_NOTHING = frozenset(
    ("null", "~", "none", "nil", "na", "n/a", "#n/a", "nan", ".nan", "-", "–", "—", "——", "..", "...", "…", "/", "无")
)


def with_point(text: str) -> str | None:
    """A number written with a decimal comma, with a point; None where the text is anything else."""
    found = _DECIMAL_COMMA.fullmatch(text)
    return None if found is None else f"{found[1]}.{found[2]}"


def says_nothing(text: str) -> bool:
    """Whether a word says that there is no value."""
    return text.strip().casefold() in _NOTHING


def join_split_numbers(node: Any) -> bool:
    """Put numbers together again that a decimal comma has split; whether there was one.

    Within braces YAML takes the comma of `{value: 3,5}` for the end of an entry, and 5 for the key of another one.
    """
    if isinstance(node, list):
        inner = [join_split_numbers(entry) for entry in node]  # all of them: none may be left out
        return any(inner)
    return isinstance(node, dict) and _join_in(node)


def _join_in(mapping: dict[str, Any]) -> bool:
    inner = [join_split_numbers(value) for value in mapping.values()]
    joined = any(inner)
    for before, key in pairwise(list(mapping)):
        if before in mapping and _is_rest(before, mapping[before], key, mapping[key]):
            mapping[before] = f"{mapping[before]},{key}"
            del mapping[key]
            joined = True
    return joined


def _is_rest(before: str, number: Any, key: str, value: Any) -> bool:
    """Whether a key is what follows a comma in the number before it, and not a year whose value is missing."""
    is_year = len(key) == 4 and before.isdigit()
    return value is None and type(number) is int and key.isdecimal() and key.isascii() and not is_year
