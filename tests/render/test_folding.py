"""Where lines of Chinese end."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from conftest import DEMO, Lygap
from lygap.render.folding import folded, in_lines

BEGINS = re.compile("[)、，。．；：！？）］】》」』”’％…]")
ENDS = re.compile("[(（［【《「『“‘]$")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("按两年的数值判断。", 8, ["按两年的", "数值判", "断。"]),
        ("按两年的，数值判断", 8, ["按两年", "的，数值", "判断"]),
        ("结论（不定）为准", 6, ["结论", "（不", "定）为", "准"]),
        ("介于“滞后”与“正常”", 8, ["介于“滞", "后”与“正", "常”"]),
        ("可用 -d 指定数据", 7, ["可用 -d", "指定数", "据"]),
        ("value 2.8 (洛阳双创) stands", 11, ["value 2.8", "(洛阳双创)", "stands"]),
        ("到2025年为止", 6, ["到", "2025年", "为止"]),
        ("plain English words", 9, ["plain", "English", "words"]),
        ("一\n二", 8, ["一", "二"]),
        ("", 8, [""]),
        ("   缩进", 20, ["   缩进"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


TEXTS = st.text(st.sampled_from("一二三四（）()“”，。、；：ab12 年—…"), max_size=40)


@given(TEXTS, st.integers(12, 30))
def test_no_line_is_too_wide_and_none_begins_or_ends_badly(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for before, line in pairwise(lines):
        longest = max((cell_len(run) for run in re.findall(r"\S+", text)), default=0)
        if longest <= width:
            continue  # nothing but blanks had to part
        if not re.fullmatch("[（）“”，。、；：…—]*", before + line) and cell_len(before) < width - 4:
            assert not BEGINS.match(line)


def test_a_style_stays_where_it_was() -> None:
    text = Text.assemble("一二三", ("四五六", "bold"))
    told = in_lines(text, 4)
    assert told.plain == "一二\n三四\n五六"
    assert [(span.start, span.end) for span in told.spans if span.style == "bold"] == [(4, 5), (5, 6), (6, 8)] or {
        told.plain[span.start : span.end].strip("\n") for span in told.spans
    } == {"四", "五六"}


def test_english_and_what_has_no_width_stay_as_they_are() -> None:
    english = Text("one two three")
    assert in_lines(english, 5) is english
    assert in_lines(english, None) is english


@pytest.mark.parametrize("columns", range(24, 120, 7))
@pytest.mark.parametrize("command", ["status 2023 -g all", "show firms 2023", "show contracts 2023", "methods", "path"])
def test_no_line_that_is_printed_begins_or_ends_badly(lygap: Lygap, command: str, columns: int) -> None:
    told = lygap(*command.split(), "-d", str(DEMO), "--lang", "zh", COLUMNS=str(columns)).out
    assert [line for line in told.split("\n") if BEGINS.match(line.lstrip()) or ENDS.search(line)] == []


@given(TEXTS, st.integers(1, 12))
def test_every_letter_stays_even_where_nothing_fits(text: str, width: int) -> None:
    told = in_lines(Text(text), width).plain
    assert "".join(told.split()) == "".join(text.split())
