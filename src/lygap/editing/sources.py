"""A YAML text with one source more, written as its neighbours are."""

from pathlib import Path
from typing import Any

import yaml

from lygap.editing.insertions import Insertions, is_block_record
from lygap.editing.wording import CannotInsertError, NewSource, bracketed, lines_of, source_pairs, text_of
from lygap.plan.records import Dataset
from lygap.reading.folder import TARGETS
from lygap.source import PARSER

_SOURCES = "sources"
_STEP = "  "


def home_of_source(data: Dataset, file: Path) -> Path:
    """The file for a new source: the one that has the value, if it has sources of its own, else the plan."""
    head = data.files.get(file.as_posix())
    has_own = head is not None and bool(head.sources)
    return file if has_own else Path(data.path) / TARGETS


def with_source(text: str, source: NewSource, *, quoting: bool) -> str:
    """The text with the source among its `sources`, which are begun where there are none.

    Raises:
        CannotInsertError: The text has no place for it.
    """
    root = yaml.compose(text, Loader=PARSER)
    if not isinstance(root, yaml.MappingNode):
        raise CannotInsertError("no_mapping")
    edit = _SourceInsertions(text, source, quoting=quoting)
    found = next((node for key, node in root.value if key.value == _SOURCES), None)
    if found is None:
        edit.begin(root)
    elif isinstance(found, yaml.MappingNode):
        edit.join(found)
    else:
        raise CannotInsertError("no_mapping")
    return edit.applied()


class _SourceInsertions(Insertions):
    def __init__(self, text: str, source: NewSource, *, quoting: bool) -> None:
        super().__init__(text)
        self.written = source_pairs(source)
        self.key = f'"{source.id}"' if quoting else text_of(source.id)
        self.in_one_line = f"{self.key}: {bracketed(self.written, quoting=quoting)}"
        self.sources_key = f'"{_SOURCES}"' if quoting else _SOURCES

    def begin(self, root: Any) -> None:
        """Of a text that has no sources yet."""
        if root.flow_style:
            self.into_flow(root, f"{self.sources_key}: {{{self.in_one_line}}}")
        else:
            self.lines_after(root, root.start_mark.column, [f"{_SOURCES}:", _STEP + self.in_one_line])

    def join(self, sources: Any) -> None:
        """As the last of those there are."""
        if sources.flow_style:
            self.into_flow(sources, self.in_one_line)
            return
        is_spread = is_block_record(sources.value[-1][1])
        over_lines = [f"{self.key}:", *(_STEP + line for line in lines_of(self.written))]
        self.lines_after(sources, sources.start_mark.column, over_lines if is_spread else [self.in_one_line])
