"""The words inputs are made of: those of the file format and of the command line, and those that did harm elsewhere.

They stand in `words.json`; here are those that are long, and what each command takes.
"""

import json
from pathlib import Path
from typing import Any

from lygap.model.columns import CSV_COLUMNS

_WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))

TOKENS = [word.encode() for word in (*_WORDS["tokens"], *CSV_COLUMNS, "9" * 301)]
NUMBERS: list[float] = [*_WORDS["numbers"], 10**300]
NASTY: list[Any] = [*_WORDS["nasty"], 10**300, "x" * 3000]
"""What may stand in the place of any value."""
ODD_NAMES: list[str] = [*_WORDS["odd_names"], "x" * 200]
"""Names for files."""

_LONG = {
    "data": ["x" * 300],
    "output": ["x" * 250, "x" * 300],
    "value": ["9" * 300, "9" * 301],
    "note": ["x" * 3000],
    "number": ["9" * 5000],
}
VALUES: dict[str, list[str]] = {kind: words + _LONG.get(kind, []) for kind, words in _WORDS["values"].items()}
"""Words of the command line by their kind, three good ones first."""
OPTIONS = {name: "" if kind == "flag" else kind for kind, names in _WORDS["options"].items() for name in names}
"""Each option with the kind of its value; empty where it has none."""
SHARED: list[str] = _WORDS["shared"]
COMMANDS: dict[str, tuple[list[str], list[str]]] = {
    **{name: (one["arguments"], [*SHARED, *one["options"]]) for name, one in _WORDS["commands"].items()},
    "nonsense": ([], list(OPTIONS)),
}
"""Each command with the kinds of its arguments and its options; the empty one is what stands before any."""
ENVIRONMENT: dict[str, list[str]] = {
    name: values + (["9" * 5000] if name == "COLUMNS" else []) for name, values in _WORDS["environment"].items()
}
COMPLETIONS = [
    {"_LYGAP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "3"} for words in _WORDS["completions"]
]
"""What a shell says when it wants to know how the words typed so far could go on."""
