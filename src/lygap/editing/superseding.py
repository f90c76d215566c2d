"""The value that a new one replaces: which it is, and a text in which it is marked `excluded: superseded`."""

import csv
import io
import re
from typing import Any

import yaml

from lygap.editing.insertions import Insertions
from lygap.editing.rows import CELL, columns_of, is_blank, rows_of
from lygap.editing.wording import CannotInsertError
from lygap.plan.counting import preference
from lygap.plan.records import Dataset, Observation
from lygap.plan.timing import timing
from lygap.source import PARSER

KEY, WORD = "excluded", "superseded"


def candidates(data: Dataset, wanted: Observation) -> list[Observation]:
    """The values that a new one can replace, the one that it does replace first; more than one where none is meant.

    Only values of the same year that may be judged. Those for the same time come before all others: of them the one of
    the same source is replaced, else the one that counts. Of values for other times only one that is alone is.
    """
    kind = data.indicators[wanted.indicator].kind
    known = data.of(wanted.indicator, wanted.region)
    of_year = [o for o in known if o.year == wanted.year and o.excluded is None]
    for_same_time = [o for o in of_year if timing(o, kind) == timing(wanted, kind)]
    if not for_same_time:
        return of_year
    of_same_source = [o for o in for_same_time if o.source is not None and o.source == wanted.source]
    rivals = of_same_source or for_same_time
    return [min(rivals, key=lambda o: preference(o, data.sources))]


def marked(text: str, old: Observation, *, is_csv: bool, quoting: bool) -> str:
    """The text with the value marked; only insertions.

    Raises:
        CannotInsertError: The value is not found where it was read.
    """
    if is_csv:
        return _marked_row(text, old)
    edit = _Mark(text, quoting=quoting)
    edit.mark(_node_at(yaml.compose(text, Loader=PARSER), old.path))
    return edit.applied()


# ---- YAML


def _node_at(node: Any, path: tuple[str | int, ...]) -> Any:
    """The node to which keys and positions lead."""
    for step in path:
        match node, step:
            case yaml.MappingNode(), str():
                node = next((value for key, value in node.value if key.value == step), None)
            case yaml.SequenceNode(), int():
                node = node.value[step]
            case _:
                raise CannotInsertError("elsewhere")
    return node


class _Mark(Insertions):
    def __init__(self, text: str, *, quoting: bool) -> None:
        super().__init__(text)
        self.value_key = '"value"' if quoting else "value"
        self.pair = f'"{KEY}": "{WORD}"' if quoting else f"{KEY}: {WORD}"

    def mark(self, node: Any) -> None:
        """Mark an observation: a bare number becomes one in brackets."""
        match node:
            case yaml.ScalarNode():
                self.add(node.start_mark.index, f"{{{self.value_key}: ")
                self.add(node.end_mark.index, f", {self.pair}}}")
            case yaml.MappingNode(flow_style=True):
                self.into_flow(node, self.pair)
            case yaml.MappingNode():
                self.lines_after(node, node.start_mark.column, [self.pair])
            case _:
                raise CannotInsertError("elsewhere")


# ---- CSV


def _marked_row(text: str, old: Observation) -> str:
    """The text with the word in the cell of that row; where there is no such column it becomes the last."""
    rows = list(rows_of(text))
    columns = columns_of(text)
    (line,) = old.path
    at = _index_of_line(rows, line)
    if KEY in columns:
        rows[at] = _with_cell(rows[at], columns.index(KEY), WORD)
        return "".join(rows)
    header = next(index for index, row in enumerate(rows) if not is_blank(row))
    words = {header: KEY, at: WORD}
    return "".join(_with_cell(row, len(columns), words.get(index, "")) for index, row in enumerate(rows))


def _index_of_line(rows: list[str], line: str | int) -> int:
    """Which row begins in a line."""
    begins = 1
    for index, row in enumerate(rows):
        if begins == line:
            return index
        begins += len(re.findall("\r\n|\r|\n", row))
    raise CannotInsertError("elsewhere")


def _with_cell(row: str, column: int, word: str) -> str:
    """A row with a word in an empty cell, or in one more behind its last; a row in which nothing stands stays."""
    if is_blank(row):
        return row
    cells = next(csv.reader(io.StringIO(row, newline="")))
    if column == len(cells):
        at, inserted = len(row.rstrip("\r\n")), f",{word}"
    elif column < len(cells) and not cells[column]:
        at, inserted = _start_of_cell(row, column), word
    else:
        raise CannotInsertError("elsewhere")
    return row[:at] + inserted + row[at:]


def _start_of_cell(row: str, column: int) -> int:
    """Where a cell begins."""
    start = 0
    for _ in range(column):
        found = CELL.match(row, start)
        start = found.end() + 1 if found else start
    return start
