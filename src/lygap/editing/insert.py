"""A YAML text with one observation more.

Nothing is ever taken out of the text or moved: an edit is a list of insertions, found by the places of the nodes. So
comments, order, quotes, ends of lines and blank lines stay what they were.
"""

import re
from typing import Any, NamedTuple

import yaml

from lygap.editing.wording import CannotInsertError, New, Said, block, flow
from lygap.source import PARSER

_BREAK = re.compile("\r\n|[\n\r\x85]")
_REST = re.compile("[^\n\r\x85]*")
_BESIDE = re.compile(":[ ]+")
_STEP = "  "

Insertion = tuple[int, str]


class _Entry(NamedTuple):
    """What an indicator or a year has so far: the node of its key, its own, and whether brackets surround it."""

    key: Any
    node: Any
    in_flow: bool
    said: Said


def with_observation(text: str, new: New, region: str) -> str:
    """The text of a file of actuals with the observation; `region` is the plan's own."""
    root = yaml.compose(text, Loader=PARSER)
    edit = _Edit(text, new, quoting=_is_json(text, root))
    if root is None:
        edit.document(Said(None, region))
    elif isinstance(root, yaml.MappingNode):
        edit.root(root, _said(root, region))
    else:
        raise CannotInsertError("no_mapping")
    for offset, inserted in sorted(edit.insertions, key=lambda insertion: insertion[0], reverse=True):
        text = text[:offset] + inserted + text[offset:]
    return text


def _is_json(text: str, root: Any) -> bool:
    """Whether the file begins with a bracket and a quoted key; what is added is then JSON too."""
    bracketed = isinstance(root, yaml.MappingNode) and root.flow_style
    return bool(bracketed) and text[root.start_mark.index + 1 :].lstrip().startswith('"')


def _said(root: Any, region: str) -> Said:
    stated = {key.value: value.value for key, value in root.value if isinstance(value, yaml.ScalarNode)}
    year = stated.get("year", "")
    return Said(int(year) if year.isdigit() else None, stated.get("region") or region, stated.get("source") or None)


def _last(node: Any) -> Any:
    """The last leaf or bracketed node in a node: where its content ends, comments and blank lines not counted."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _is_block_record(node: Any) -> bool:
    """Whether it is an observation over several lines, or has one as its last."""
    while isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        node = node.value[-1]
    years = isinstance(node, yaml.MappingNode) and any(key.value.isdigit() for key, _ in node.value)
    if years and not node.flow_style:
        return _is_block_record(node.value[-1][1])
    return isinstance(node, yaml.MappingNode) and not node.flow_style


class _Edit:
    """The insertions that one observation needs."""

    def __init__(self, text: str, new: New, *, quoting: bool) -> None:
        self.text = text
        self.new = new
        self.insertions: list[Insertion] = []
        found = _BREAK.search(text)
        self.newline = "\n" if found is None else found[0]
        self.quoting = quoting

    def add(self, offset: int, inserted: str) -> None:
        self.insertions.append((offset, inserted))

    def key(self, word: str) -> str:
        return f'"{word}"' if self.quoting else word

    def flow(self, said: Said) -> str:
        return flow(self.new, said, quoting=self.quoting)

    def lines_after(self, node: Any, column: int, lines: list[str]) -> None:
        """Lines of their own behind the last line of a node, comments at its end included."""
        last = _last(node)
        end = last.end_mark.index
        indent = " " * column
        if end and _BREAK.fullmatch(self.text[end - 1]):  # behind a literal text, which ends where a line begins
            end = self.before_blank_lines(last)
            self.add(end, "".join(indent + line + self.newline for line in lines))
        else:
            rest = _REST.match(self.text, end)
            at = end if rest is None else rest.end()
            self.add(at, "".join(self.newline + indent + line for line in lines))

    def before_blank_lines(self, literal: Any) -> int:
        """The end of a literal text, blank lines not counted unless it keeps them."""
        start, end = literal.start_mark.index, literal.end_mark.index
        head = _REST.match(self.text, start)
        if head is not None and "+" in head[0].partition("#")[0]:
            return int(end)
        lines = self.text[start:end].splitlines(keepends=True)
        while lines and not lines[-1].strip():
            lines.pop()
        return int(start + len("".join(lines)))

    def document(self, said: Said) -> None:
        """Of a text without data."""
        ends = not self.text or _BREAK.search(self.text[-1]) is not None
        lines = ["observations:", *(_STEP + line for line in self.pair(self.new.indicator, said, blocky=False))]
        if ends:
            self.add(len(self.text), "".join(line + self.newline for line in lines))
        else:
            self.add(len(self.text), "".join(self.newline + line for line in lines))

    def pair(self, word: str, said: Said, *, blocky: bool) -> list[str]:
        """A key and the observation as lines."""
        lines = block(self.new, said)
        if not blocky or len(lines) == 1:
            return [f"{word}: {self.flow(said)}"]
        return [f"{word}:", *(_STEP + line for line in lines)]

    def root(self, root: Any, said: Said) -> None:
        entries = next(((k, v) for k, v in root.value if k.value == "observations"), None)
        word = self.new.indicator
        if entries is None and root.flow_style:
            inner = f"{self.key(word)}: {self.flow(said)}"
            self.into_flow(root, f"{self.key('observations')}: {{{inner}}}")
        elif entries is None:
            lines = ["observations:", *(_STEP + line for line in self.pair(word, said, blocky=False))]
            self.lines_after(root, root.start_mark.column, lines)
        elif isinstance(entries[1], yaml.MappingNode):
            self.observations(entries[1], said)
        else:
            raise CannotInsertError("no_mapping")

    def observations(self, node: Any, said: Said) -> None:
        found = next(((k, v) for k, v in node.value if k.value == self.new.indicator), None)
        if found is not None:
            self.entry(_Entry(*found, bool(node.flow_style), said))
        elif node.flow_style:
            self.into_flow(node, f"{self.key(self.new.indicator)}: {self.flow(said)}")
        else:
            blocky = _is_block_record(node.value[-1][1])
            self.lines_after(node, node.start_mark.column, self.pair(self.new.indicator, said, blocky=blocky))

    def into_flow(self, node: Any, inserted: str) -> None:
        """Between brackets, as the last."""
        if not node.value:
            self.add(node.start_mark.index + 1, inserted)
            return
        last = node.value[-1]
        end = (last[1] if isinstance(node, yaml.MappingNode) else last).end_mark.index
        self.add(end, f", {inserted}")

    def entry(self, entry: _Entry) -> None:
        """To what an indicator has: a number, an observation, a list or a map of years."""
        node = entry.node
        if isinstance(node, yaml.SequenceNode):
            self.into_list(node, entry.said)
        elif isinstance(node, yaml.MappingNode) and any(key.value.isdigit() for key, _ in node.value):
            self.into_years(node, entry)
        elif isinstance(node, yaml.MappingNode) and not node.flow_style:
            self.made_block_list(node, entry.said)
        else:
            self.made_list(entry)

    def into_list(self, node: Any, said: Said) -> None:
        if node.flow_style:
            self.into_flow(node, self.flow(said))
        else:
            self.lines_after(node, node.start_mark.column, self.item(said, blocky=_is_block_record(node.value[-1])))

    def item(self, said: Said, *, blocky: bool) -> list[str]:
        """An item of a list, as lines."""
        first, *others = block(self.new, said) if blocky else [self.flow(said)]
        return [f"- {first}", *(_STEP + line for line in others)]

    def into_years(self, node: Any, entry: _Entry) -> None:
        said = entry.said._replace(year=self.new.year)
        years = [(k, v) for k, v in node.value if k.value.isdigit()]
        same = next(((k, v) for k, v in years if int(k.value) == self.new.year), None)
        if same is not None:
            self.entry(_Entry(*same, bool(node.flow_style), said))
            return
        first = years[0][0]
        quote = self.text[first.start_mark.index]
        word = f"{quote}{self.new.year}{quote}" if quote in "\"'" else str(self.new.year)
        before = [value for key, value in years if int(key.value) < self.new.year]
        if node.flow_style:
            inserted = f"{word}: {self.flow(said)}"
            if before:
                self.add(before[-1].end_mark.index, f", {inserted}")
            else:
                self.add(first.start_mark.index, f"{inserted}, ")
            return
        blocky = _is_block_record((before or [years[0][1]])[-1])
        lines = self.pair(word, said, blocky=blocky)
        column = node.start_mark.column
        if before:
            self.lines_after(before[-1], column, lines)
        else:
            indent = self.newline + " " * column
            self.add(first.start_mark.index, "".join(line + indent for line in lines))

    def made_list(self, entry: _Entry) -> None:
        """A number or a bracketed observation becomes a list of itself and the new one."""
        node, item = entry.node, self.flow(entry.said)
        start, end = node.start_mark.index, node.end_mark.index
        bare = item == self.new.number and isinstance(node, yaml.ScalarNode)
        beside = _BESIDE.fullmatch(self.text, entry.key.end_mark.index, start)
        if entry.in_flow or bare or beside is None or _BREAK.search(self.text, start, end):
            self.add(start, "[")
            self.add(end, f", {item}]")
            return
        column = entry.key.start_mark.column + 2
        self.add(entry.key.end_mark.index + 1, f"{self.newline}{' ' * column}-")
        self.lines_after(node, column, self.item(entry.said, blocky=False))

    def made_block_list(self, node: Any, said: Said) -> None:
        """An observation over several lines becomes the first of a list: its lines move in by two."""
        start, end = node.start_mark.index, _last(node).end_mark.index
        column = node.start_mark.column
        self.add(start, "- ")
        for line in _BREAK.finditer(self.text, start, end):
            if line.end() < end and not _BREAK.match(self.text, line.end()):
                self.add(line.end(), _STEP)
        self.lines_after(node, column, self.item(said, blocky=True))
