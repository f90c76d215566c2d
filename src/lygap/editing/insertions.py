"""A text and what is to be inserted into it: nothing is ever taken out or moved."""

import re
from typing import Any

import yaml

BREAK = re.compile("\r\n|[\n\r\x85]")
REST = re.compile("[^\n\r\x85]*")


def last_leaf(node: Any) -> Any:
    """The last leaf or bracketed node in a node: where its content ends, comments and blank lines not counted."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def is_block_record(node: Any) -> bool:
    """Whether it is an observation over several lines, or has one as its last."""
    while isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        node = node.value[-1]
    years = isinstance(node, yaml.MappingNode) and any(key.value.isdigit() for key, _ in node.value)
    if years and not node.flow_style:
        return is_block_record(node.value[-1][1])
    return isinstance(node, yaml.MappingNode) and not node.flow_style


class Insertions:
    """Insertions at places of a text, found by the nodes of its YAML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.insertions: list[tuple[int, str]] = []
        found = BREAK.search(text)
        self.newline = "\n" if found is None else found[0]

    def applied(self) -> str:
        """The text with all of them."""
        text = self.text
        for offset, inserted in sorted(self.insertions, key=lambda insertion: insertion[0], reverse=True):
            text = text[:offset] + inserted + text[offset:]
        return text

    def add(self, offset: int, inserted: str) -> None:
        """Insert a text."""
        self.insertions.append((offset, inserted))

    def lines_after(self, node: Any, column: int, lines: list[str]) -> None:
        """Lines of their own behind the last line of a node, comments at its end included."""
        last = last_leaf(node)
        end = last.end_mark.index
        indent = " " * column
        if end and BREAK.fullmatch(self.text[end - 1]):  # behind a literal text, which ends where a line begins
            end = self.before_blank_lines(last)
            self.add(end, "".join(indent + line + self.newline for line in lines))
        else:
            rest = REST.match(self.text, end)
            at = end if rest is None else rest.end()
            self.add(at, "".join(self.newline + indent + line for line in lines))

    def before_blank_lines(self, literal: Any) -> int:
        """The end of a literal text, blank lines not counted unless it keeps them."""
        start, end = literal.start_mark.index, literal.end_mark.index
        head = REST.match(self.text, start)
        if head is not None and "+" in head[0].partition("#")[0]:
            return int(end)
        lines = self.text[start:end].splitlines(keepends=True)
        while lines and not lines[-1].strip():
            lines.pop()
        return int(start + len("".join(lines)))

    def into_flow(self, node: Any, inserted: str) -> None:
        """Between brackets, as the last."""
        if not node.value:
            self.add(node.start_mark.index + 1, inserted)
            return
        last = node.value[-1]
        end = (last[1] if isinstance(node, yaml.MappingNode) else last).end_mark.index
        self.add(end, f", {inserted}")
