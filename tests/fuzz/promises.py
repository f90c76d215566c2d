"""What holds of everything lygap prints, whatever it was given: AssertionError where it does not."""

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

# What a terminal obeys or a reader does not see; of the C0 characters only tab and the end of a line may stand there.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
_ANNOTATION = re.compile(r"^::(error|warning) file=[^\n]*$", re.MULTILINE)
_FORMULA = re.compile(r"[=@＝＋－＠]|[+-](?![0-9])")


def harmless(text: str, *, coloured: bool = False) -> None:
    """Nothing a terminal or the log of a CI service would obey; colours only where they were asked for."""
    plain = _COLOUR.sub("", text) if coloured else text
    found = _OBEYED.search(plain)
    assert found is None, f"{found[0]!r} in {_around(plain, found)}"
    command = _COMMAND.search(plain)
    assert command is None, f"a CI command in {_around(plain, command)}"
    assert "Traceback (most recent call last)" not in text, text


def _around(text: str, found: re.Match[str]) -> str:
    return repr(text[max(0, found.start() - 60) : found.end() + 60])


def _no_constant(name: str) -> float:
    raise AssertionError(f"{name} is no JSON")


def is_json(text: str) -> None:
    """One JSON document by the standard, which knows no NaN and no infinity."""
    json.loads(text, parse_constant=_no_constant)


def is_json_lines(text: str) -> None:
    """One JSON object a line."""
    for line in text.removesuffix("\n").split("\n") if text else ():
        assert isinstance(json.loads(line, parse_constant=_no_constant), dict), line


def is_table(text: str, separator: str) -> None:
    """Rows of one width, one line each, and no cell that a spreadsheet would compute."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert len({len(row) for row in rows}) <= 1, text
    assert len(rows) == text.count("\n"), text
    formulas = [cell for row in rows for cell in row if _FORMULA.match(cell)]
    assert not formulas, formulas


def is_xml(text: str) -> None:
    """A document that any XML reader takes."""
    ET.fromstring(text)


def is_annotations(text: str) -> None:
    """Nothing but the commands that mark lines."""
    assert not _ANNOTATION.sub("", text).strip(), text


_FORMS: dict[str, Callable[[str], None]] = {
    "json": is_json,
    "jsonl": is_json_lines,
    "csv": lambda text: is_table(text, ","),
    "tsv": lambda text: is_table(text, "\t"),
    "junit": is_xml,
    "sarif": is_json,
    "gitlab": is_json,
    "github": is_annotations,
}


def kept(form: str, text: str, *, coloured: bool = False) -> None:
    """The output is harmless and what its format says it is; of `any` format nothing more is known."""
    harmless(_ANNOTATION.sub("", text) if form in ("github", "any") else text, coloured=coloured)
    if form in _FORMS:
        _FORMS[form](text)
