"""Plans whose files are edited, and files of values in every style."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
regions: {here: {name: Here}, there: {name: There}}
sources: {plan: {title: Plan}, "2023": {title: A number}, s-1: {title: One}}
indicators:
  a: {name: A, kind: stock, direction: up, target: 20}
  b: {name: B, kind: stock, direction: up, target: 5}
  c: {name: C, kind: stock, direction: up, target: 5}
"""


@contextmanager
def folder(**actuals: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        (path / "targets.yaml").write_text(PLAN, encoding="utf-8")
        (path / "actuals").mkdir()
        for file, content in actuals.items():
            (path / "actuals" / file.replace("_", ".")).write_bytes(content)
        yield path


NUMBER = st.sampled_from(["1", "2.50", "-3", "1e3", "0"])
COMMENT = st.sampled_from(["", "", " # why", "  # 说明: x"])
LINE_COMMENT = st.sampled_from([[], [], [""], ["# on: [its own]"], ["", "# {", ""]])
WORDS = st.fixed_dictionaries(
    {},
    optional={
        "source": st.sampled_from(["plan", "2023", "s-1"]),
        "bound": st.sampled_from(["about", "at_least"]),
        "note": st.sampled_from(["note", "约120", "a: b # c", "- x", "=1+1", "'"]),
        "as_of": st.sampled_from(["2022-03", "2022"]),
    },
)


@st.composite
def records(draw: st.DrawFn) -> list[str]:
    """An observation as the lines of a block."""
    lines = [f"value: {draw(NUMBER)}{draw(COMMENT)}"]
    more = [
        ["source: plan"],
        ["note: |", "  two", "", "  lines"],
        ["note: one", "  and two"],
        ['note: "x: {"'],
        ["x_1: [a, {b: c}]"],
    ]
    for extra in draw(st.lists(st.sampled_from(more), max_size=2, unique_by=lambda lines: lines[0][:4])):
        lines += draw(LINE_COMMENT) + extra
    return lines


@st.composite
def in_one_line(draw: st.DrawFn) -> str:
    number = draw(NUMBER)
    return draw(st.sampled_from([number, f"{{value: {number}}}", f'{{value: {number}, note: "x, }}", source: plan}}']))


@st.composite
def entries(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """What stands behind a key: the rest of its line, and more lines moved in."""
    form = draw(st.sampled_from(["line", "list", "record", "flow", "dashes", *(["years"] if depth == 0 else [])]))
    if form == "line":
        return [f" {draw(in_one_line())}{draw(COMMENT)}"]
    if form == "list":
        items = [f"- {draw(in_one_line())}{draw(COMMENT)}" for _ in range(draw(st.integers(1, 2)))]
        return [draw(COMMENT), *("  " + item for item in items)]
    if form == "dashes":
        first, *others = draw(records())
        return [draw(COMMENT), f"  - {first}", *(line and f"    {line}" for line in others)]
    if form == "record":
        return [draw(COMMENT), *(line and f"  {line}" for line in draw(records()))]
    if form == "years":
        lines = [""]
        for year in sorted(draw(st.sets(st.sampled_from([2021, 2022, 2023]), min_size=1))):
            first, *others = draw(entries(depth=1))
            lines += [f"  {year}:{first}", *(line and f"  {line}" for line in others), *draw(LINE_COMMENT)]
        return lines
    return [f" [{draw(in_one_line())}, {draw(in_one_line())}]{draw(COMMENT)}"]


class Parts:
    """A file in parts: what stands before one indicator's entry, the entry, and what comes after."""

    def __init__(
        self, before: list[str], entry: list[str], after: list[str], end: str, mark: bytes, final: bool
    ) -> None:
        self.before, self.entry, self.after = ["".join(line + end for line in part) for part in (before, entry, after)]
        self.mark = mark
        if not final and not self.text.endswith("lines" + end):  # a literal text needs the end of its line
            self.after = self.after.removesuffix(end) if self.after else self.after
            self.entry = self.entry if self.after or after else self.entry.removesuffix(end)

    @property
    def text(self) -> str:
        return self.before + self.entry + self.after


@st.composite
def files(draw: st.DrawFn) -> Parts:
    head = draw(LINE_COMMENT) + draw(st.sampled_from([["year: 2022"], ["year: 2022", "source: plan"]]))
    indent = " " * draw(st.sampled_from([1, 2, 4]))

    def entry(name: str) -> list[str]:
        first, *others = draw(entries())
        return [f"{indent}{name}:{first}", *(line and indent + line for line in others)]

    before = [*head, "observations:" + draw(COMMENT), *(entry("b") if draw(st.booleans()) else [])]
    after = [*draw(LINE_COMMENT), *(entry("c") if draw(st.booleans()) else []), *draw(LINE_COMMENT)]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return Parts(before, entry("a"), after, end, mark, draw(st.booleans()))


def is_spread_over(old: str, new: str) -> bool:
    """Whether the new text is the old one with insertions only."""
    rest = iter(new)
    return all(character in rest for character in old)
