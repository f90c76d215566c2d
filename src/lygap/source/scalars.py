"""What an unquoted word of YAML is, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)."""

import math
import re

MAX_DIGITS = 300
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"), None)
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_MAY_BE_NUMBER = frozenset("0123456789+-.")


def scalar(text: str) -> str | int | float | bool | None:
    """A plain scalar by the core schema; what is neither null, boolean nor number is text."""
    if text[:1] not in _MAY_BE_NUMBER:
        return _WORDS.get(text, text)
    if "." in text and _FLOAT.fullmatch(text) and text[-1:].isdigit():  # most numbers are written so
        return float(text) or 0.0  # there is no minus zero
    if _INT.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise ValueError(text)
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text.replace(".", "", 1) if text.lower().endswith(("inf", "nan")) else text) or 0.0
    return text


def number(text: str) -> float | None:
    """The finite number that a text is; None where it is anything else."""
    try:
        found = scalar(text)
        value = math.nan if found is None or isinstance(found, (bool, str)) else float(found)
    except (ValueError, OverflowError):  # more digits than a number has
        return None
    return value if math.isfinite(value) else None
