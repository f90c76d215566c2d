"""A YAML text with one observation more.

Nothing is ever taken out of the text or moved: an edit is a list of insertions, found by the places of the nodes. So
comments, order, quotes, ends of lines and blank lines stay what they were.
"""

import re
from typing import Any, NamedTuple

import yaml

from lygap.editing.insertions import BREAK, Insertions, is_block_record, last_leaf
from lygap.editing.wording import CannotInsertError, New, Said, block, flow
from lygap.source import PARSER

_BESIDE = re.compile(":[ ]+")
_STEP = "  "


class _Entry(NamedTuple):
    """What an indicator or a year has so far: the node of its key, its own, and whether brackets surround it."""

    key: Any
    node: Any
    in_flow: bool
    said: Said


def with_observation(text: str, new: New, region: str) -> str:
    """The text of a file of actuals with the observation; `region` is the plan's own."""
    root = yaml.compose(text, Loader=PARSER)
    edit = _Edit(text, new, quoting=_begins_as_json(text, root))
    if root is None:
        edit.document(Said(None, region))
    elif isinstance(root, yaml.MappingNode):
        edit.root(root, _said(root, region))
    else:
        raise CannotInsertError("no_mapping")
    return edit.applied()


def is_json(text: str) -> bool:
    """Whether a text is written as JSON is; what is added is then JSON too."""
    return _begins_as_json(text, yaml.compose(text, Loader=PARSER))


def _begins_as_json(text: str, root: Any) -> bool:
    """Whether the file begins with a bracket and a quoted key."""
    bracketed = isinstance(root, yaml.MappingNode) and root.flow_style
    return bool(bracketed) and text[root.start_mark.index + 1 :].lstrip().startswith('"')


def _said(root: Any, region: str) -> Said:
    stated = {key.value: value.value for key, value in root.value if isinstance(value, yaml.ScalarNode)}
    year = stated.get("year", "")
    return Said(int(year) if year.isdigit() else None, stated.get("region") or region, stated.get("source") or None)


class _Edit(Insertions):
    """The insertions that one observation needs."""

    def __init__(self, text: str, new: New, *, quoting: bool) -> None:
        super().__init__(text)
        self.new = new
        self.quoting = quoting

    def key(self, word: str) -> str:
        return f'"{word}"' if self.quoting else word

    def flow(self, said: Said) -> str:
        return flow(self.new, said, quoting=self.quoting)

    def document(self, said: Said) -> None:
        """Of a text without data."""
        ends = not self.text or BREAK.search(self.text[-1]) is not None
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
            blocky = is_block_record(node.value[-1][1])
            self.lines_after(node, node.start_mark.column, self.pair(self.new.indicator, said, blocky=blocky))

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
            self.lines_after(node, node.start_mark.column, self.item(said, blocky=is_block_record(node.value[-1])))

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
        blocky = is_block_record((before or [years[0][1]])[-1])
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
        if entry.in_flow or bare or beside is None or BREAK.search(self.text, start, end):
            self.add(start, "[")
            self.add(end, f", {item}]")
            return
        column = entry.key.start_mark.column + 2
        self.add(entry.key.end_mark.index + 1, f"{self.newline}{' ' * column}-")
        self.lines_after(node, column, self.item(entry.said, blocky=False))

    def made_block_list(self, node: Any, said: Said) -> None:
        """An observation over several lines becomes the first of a list: its lines move in by two."""
        start, end = node.start_mark.index, last_leaf(node).end_mark.index
        column = node.start_mark.column
        self.add(start, "- ")
        for line in BREAK.finditer(self.text, start, end):
            if line.end() < end and not BREAK.match(self.text, line.end()):
                self.add(line.end(), _STEP)
        self.lines_after(node, column, self.item(said, blocky=True))
