"""One document of YAML, read from the parser's events: nothing is constructed, resolved or guessed."""

import re
from functools import cached_property
from typing import Any

import yaml

from lygap import rules
from lygap.findings import START, Finding, Path, Place, Rule
from lygap.source.controls import CONTROL, MAX_FINDINGS, code_point, too_many, without_controls
from lygap.source.places import Places
from lygap.source.scalars import MAX_DIGITS, scalar

MAX_DEPTH = 50
MAX_TEXT = 65_536
_SHOWN = 80
_BREAKS = ("\n", "\r", "\x85")
_LEFT_OPEN = (
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
    "while scanning a simple key",
)
# Python without libyaml gets the same events from PyYAML's own parser, only slower.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


def _end(text: str) -> Place:
    """Where a text ends, by what YAML takes for ends of lines."""
    lines = sum(map(text.count, _BREAKS)) - text.count("\r\n") + 1
    return Place(lines, len(text) - max(map(text.rfind, _BREAKS)))


def _within(end: Place, mark: Any) -> Place:
    """The place of a mark in a text that ends there; libyaml sets what stands at the end a line too far."""
    return START if mark is None else min(Place(mark.line + 1, mark.column + 1), end)


class _RefusedError(Exception):
    """Reading cannot go on; the finding that says why has been noted."""


class _Reader:
    """One pass over the events of one YAML document. A path of None is one whose places nobody asks for."""

    def __init__(self, text: str, file: str, places: Places | None = None) -> None:
        self.file = file
        self.places = places
        self.findings: list[Finding] = []
        self.parser = PARSER(text)
        self.content = text

    @cached_property
    def end(self) -> Place:
        return _end(self.content)

    def find(self, rule: Rule, mark: Any, **params: str) -> None:
        place = _within(self.end, mark)
        shown = {key: text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…" for key, text in params.items()}
        self.findings.append(Finding(rule, self.file, place, shown))
        if len(self.findings) == MAX_FINDINGS:
            self.findings.append(too_many(self.file, place))
            raise _RefusedError

    def document(self) -> Any:
        self.parser.get_event()
        if isinstance(self.parser.get_event(), yaml.StreamEndEvent):
            return None
        data = self.node(self.parser.get_event(), None if self.places is None else (), 0)
        self.parser.get_event()
        following = self.parser.get_event()
        if not isinstance(following, yaml.StreamEndEvent):
            self.find(rules.SYNTAX, following.start_mark, problem="second_document")
        return data

    def node(self, event: Any, path: Path | None, depth: int) -> Any:
        if path is not None and self.places is not None:
            self.places.values[path] = _within(self.end, event.start_mark)
        if type(event) is yaml.ScalarEvent:
            return self.leaf(event)
        if type(event) is yaml.AliasEvent:
            return self.find(rules.ALIAS, event.start_mark, name=str(event.anchor))
        if event.tag is not None:
            self.find(rules.TAG, event.start_mark, tag=event.tag)
        if depth == MAX_DEPTH:
            self.find(rules.LIMIT, event.start_mark, what="nesting", limit=str(MAX_DEPTH))
            raise _RefusedError
        return (self.mapping if type(event) is yaml.MappingStartEvent else self.sequence)(path, depth + 1)

    def leaf(self, event: Any) -> Any:
        if len(event.value) > MAX_TEXT:
            return self.find(rules.LIMIT, event.start_mark, what="text", limit=str(MAX_TEXT))
        if not event.implicit[0]:  # quoted, a block, or tagged
            return self.text(event)
        try:
            return scalar(event.value)
        except ValueError:
            return self.find(rules.LIMIT, event.start_mark, what="digits", limit=str(MAX_DIGITS))

    def text(self, event: Any) -> str:
        value: str = event.value
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self.find(rules.TAG, event.start_mark, tag=event.tag)
        # A raw control character was found before; in double quotes one may be written as an escape.
        hidden = CONTROL.search(value) if event.style == '"' else None
        if hidden is not None:
            self.find(rules.CONTROL_CHARACTER, event.start_mark, character=code_point(hidden[0]))
            value = CONTROL.sub("\ufffd", value)
        return value

    def mapping(self, path: Path | None, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        get_event = self.parser.get_event
        while type(event := get_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self.find(rules.KEY_NOT_TEXT, event.start_mark)
                self.node(event, None, depth)
                self.node(get_event(), None, depth)
                continue
            key = event.value if event.implicit[0] else self.text(event)
            if len(key) > MAX_TEXT:
                self.find(rules.LIMIT, event.start_mark, what="text", limit=str(MAX_TEXT))
                self.node(get_event(), None, depth)
                continue
            if key in result:
                self.find(rules.DUPLICATE_KEY, event.start_mark, key=key)
                self.node(get_event(), None, depth)
                continue
            inner = None
            if path is not None and self.places is not None:
                inner = (*path, key)
                self.places.keys[inner] = _within(self.end, event.start_mark)
            result[key] = None  # so that the keys keep their order while the value is read
            result[key] = self.node(get_event(), inner, depth)
        return result

    def sequence(self, path: Path | None, depth: int) -> list[Any]:
        result: list[Any] = []
        get_event = self.parser.get_event
        while type(event := get_event()) is not yaml.SequenceEndEvent:
            result.append(self.node(event, None if path is None else (*path, len(result)), depth))
        return result


def read_yaml(text: str, file: str, places: Places | None = None) -> tuple[Any, list[Finding]]:
    """Read one YAML document; the data is None where reading could not finish."""
    text, hidden = without_controls(text, file)
    reader: _Reader | None = None
    try:
        reader = _Reader(text, file, places)
        return reader.document(), hidden + reader.findings
    except _RefusedError:
        wrong = []
    except yaml.MarkedYAMLError as error:
        wrong = [_syntax(error, text, file)]
    except (yaml.reader.ReaderError, UnicodeError) as error:
        wrong = [_unreadable_character(error, text, file)]
    return None, hidden + (reader.findings if reader is not None else []) + wrong


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    """Where the parser gave up; of what a line above left open, where that began, since there it is put right."""
    problem = " ".join(filter(None, (error.context, error.problem)))
    place = shown = _within(_end(text), error.problem_mark or error.context_mark)
    if error.context in _LEFT_OPEN:
        place = _within(_end(text), error.context_mark)
    if place.line == shown.line:
        return Finding(rules.SYNTAX, file, shown, {"problem": problem})
    return Finding(rules.SYNTAX, file, place, {"problem": f"{problem} ({shown.line}:{shown.column})"})


def _unreadable_character(error: Exception, text: str, file: str) -> Finding:
    """A code point that YAML does not allow; the parsers say so before they read, with its position or none."""
    found = re.search("[\ud800-\udfff\ufffe\uffff]", text)
    start = 0 if found is None else found.start()
    place = Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    if found is None:
        return Finding(rules.SYNTAX, file, place, {"problem": getattr(error, "reason", str(error))})
    return Finding(rules.CONTROL_CHARACTER, file, place, {"character": code_point(found[0])})


def locate_yaml(text: str) -> Places:
    """The places of every key and value: a second pass, made only when something has to be said about them."""
    places = Places({}, {})
    read_yaml(text, "", places)
    return places
