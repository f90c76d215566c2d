"""Strict text → plain data, and on request the place of every key and value.

YAML is read by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema): `NO` is text and `010` is
ten. Keys are always text. Duplicate keys, aliases and tags are findings, never silently resolved.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from lygap import rules
from lygap.findings import START, Finding, Path, Place, Rule

MAX_DEPTH = 50
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"), None)
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_MAY_BE_NUMBER = frozenset("0123456789+-.")
# Python without libyaml gets the same events from PyYAML's own parser, only slower.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


class Places(NamedTuple):
    """Where each key and each value of a document stands, by its path."""

    keys: dict[Path, Place]
    values: dict[Path, Place]

    def of_value(self, path: Path) -> Place:
        """The place of the value, or of the nearest thing around it that exists."""
        return self.values.get(path) or (self.of_key(path[:-1]) if path else START)

    def of_key(self, path: Path) -> Place:
        """The place of the key, or of the nearest thing around it that exists."""
        return self.keys.get(path) or self.of_value(path)


def scalar(text: str) -> str | int | float | bool | None:
    """A plain scalar by the core schema; what is neither null, boolean nor number is text."""
    if text[:1] in _MAY_BE_NUMBER:
        if _INT.fullmatch(text):
            return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
        if _FLOAT.fullmatch(text):
            return float(text.replace(".", "", 1) if text.lower().endswith(("inf", "nan")) else text)
        return text
    return _WORDS.get(text, text)


class _Refused(Exception):
    """Reading cannot go on; the finding that says why has been noted."""


class _Reader:
    """One pass over the events of one YAML document."""

    def __init__(self, text: str, file: str, places: Places | None = None) -> None:
        self.file = file
        self.places = places
        self.findings: list[Finding] = []
        self.parser = _PARSER(text)

    def find(self, rule: Rule, mark: Any, **params: str) -> None:
        place = START if mark is None else Place(mark.line + 1, mark.column + 1)
        self.findings.append(Finding(rule, self.file, place, params))

    def document(self) -> Any:
        self.parser.get_event()
        if isinstance(self.parser.get_event(), yaml.StreamEndEvent):
            return None
        data = self.node(self.parser.get_event(), (), 0)
        self.parser.get_event()
        following = self.parser.get_event()
        if not isinstance(following, yaml.StreamEndEvent):
            self.find(rules.SYNTAX, following.start_mark, problem="a second document begins here")
        return data

    def node(self, event: Any, path: Path, depth: int) -> Any:
        if self.places is not None:
            self.places.values[path] = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if type(event) is yaml.ScalarEvent:
            return self.leaf(event)
        if type(event) is yaml.AliasEvent:
            return self.find(rules.ALIAS, event.start_mark, name=event.anchor)
        if event.tag is not None:
            self.find(rules.TAG, event.start_mark, tag=event.tag)
        if depth == MAX_DEPTH:
            self.find(rules.LIMIT, event.start_mark, what="nesting", limit=str(MAX_DEPTH))
            raise _Refused
        return (self.mapping if type(event) is yaml.MappingStartEvent else self.sequence)(path, depth + 1)

    def leaf(self, event: Any) -> Any:
        if event.tag is not None:
            if event.tag not in _TEXT_TAGS:
                self.find(rules.TAG, event.start_mark, tag=event.tag)
            return event.value
        if not event.implicit[0]:
            return event.value
        try:
            return scalar(event.value)
        except ValueError:
            self.find(rules.LIMIT, event.start_mark, what="digits", limit="4300")
            return None

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        get_event = self.parser.get_event
        while type(event := get_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self.find(rules.KEY_NOT_TEXT, event.start_mark)
                raise _Refused
            key = event.value
            inner = path
            if key in result:
                self.find(rules.DUPLICATE_KEY, event.start_mark, key=key)
            elif self.places is not None:
                inner = (*path, key)
                self.places.keys[inner] = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            value = self.node(get_event(), inner, depth)
            result.setdefault(key, value)
        return result

    def sequence(self, path: Path, depth: int) -> list[Any]:
        result: list[Any] = []
        get_event = self.parser.get_event
        while type(event := get_event()) is not yaml.SequenceEndEvent:
            inner = path if self.places is None else (*path, len(result))
            result.append(self.node(event, inner, depth))
        return result


def read_yaml(text: str, file: str, places: Places | None = None) -> tuple[Any, list[Finding]]:
    """Read one YAML document; the data is None where reading could not finish."""
    reader = _Reader(text, file, places)
    try:
        return reader.document(), reader.findings
    except _Refused:
        pass
    except yaml.MarkedYAMLError as error:
        reader.find(rules.SYNTAX, error.problem_mark, problem=" ".join(filter(None, (error.context, error.problem))))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + 1, error.position - before.rfind("\n"))
        reader.findings.append(Finding(rules.SYNTAX, file, place, {"problem": error.reason}))
    return None, reader.findings


def locate_yaml(text: str) -> Places:
    """The places of every key and value: a second pass, made only when something has to be said about them."""
    places = Places({}, {})
    read_yaml(text, "", places)
    return places


def read_csv(text: str, file: str, typed: frozenset[str]) -> tuple[list[str], Iterator[tuple[int, dict[str, Any]]], list[Finding]]:
    """Read rows as mappings of the header's words; an empty cell is an absent key; cells of `typed` columns are scalars.

    Returns the header, an iterator of (line, row), and the findings, which grow while the rows are read.
    """
    findings: list[Finding] = []
    reader = csv.reader(io.StringIO(text), strict=True)
    header = next(reader, [])

    def rows() -> Iterator[tuple[int, dict[str, Any]]]:
        convert = [scalar if name in typed else str for name in header]
        try:
            for cells in reader:
                if len(cells) == len(header):
                    yield reader.line_num, {n: c(x) for n, c, x in zip(header, convert, cells, strict=True) if x}
                elif cells:
                    params = {"cells": str(len(cells)), "columns": str(len(header))}
                    findings.append(Finding(rules.CSV_ROW, file, Place(reader.line_num, 1), params))
        except (csv.Error, ValueError) as error:
            findings.append(Finding(rules.SYNTAX, file, Place(reader.line_num, 1), {"problem": str(error)}))

    return header, rows(), findings
