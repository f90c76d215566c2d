"""Marks of a merge that was not finished: named as such, once a file."""

from pathlib import Path

import pytest

from lygap.findings import Place
from smallplan import HEAD, STOCK, checked, indicator

TWO = "<<<<<<< HEAD\n  a: {2020: 1}\n=======\n  a: {2020: 2}\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "mark", "line"),
    [
        ("observations:\n" + TWO, "<<<<<<<", 2),
        ("observations:\r\n" + TWO.replace("\n", "\r\n"), "<<<<<<<", 2),
        ("observations:\n" + TWO.replace("=======", "||||||| base\n  a: {2020: 0}\n======="), "<<<<<<<", 2),
        # what was forgotten when the rest was cleared away
        ("observations:\n  a: {2020: 1}\n=======\n", "=======", 3),
        ("observations:\n  a: {2020: 1}\n>>>>>>> other\n", ">>>>>>>", 3),
        ("<<<<<<<\nobservations:\n  a: {2020: 1}", "<<<<<<<", 1),
        ("observations:\n  a: {2020: 1}\n>>>>>>>", ">>>>>>>", 3),
    ],
)
def test_in_yaml(text: str, mark: str, line: int, tmp_path: Path) -> None:
    (found,) = checked(tmp_path, HEAD + indicator(STOCK), v=text)
    assert (found.rule.code, found.place, found.params) == ("LYG013", Place(line, 1), {"mark": mark})


def test_in_the_plan_itself(tmp_path: Path) -> None:
    plan = HEAD + "<<<<<<< HEAD\n" + indicator(STOCK) + "=======\n" + indicator("kind: flow, direction: up")
    (found,) = checked(tmp_path, plan + ">>>>>>> other\n", v="source: plan\nobservations: {a: {2020: 1}}\n")
    assert (found.rule.code, found.place) == ("LYG013", Place(6, 1))


@pytest.mark.parametrize(
    "text",
    [
        "x_note: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\n",
        "x_line: <<<<<<<\n",
        "x_line: a =======\n",
        "# <<<<<<< HEAD\n",
        "x_note: |\n  Heading\n  =======\n",
    ],
)
def test_what_is_no_mark(text: str, tmp_path: Path) -> None:
    assert checked(tmp_path, HEAD + indicator(STOCK), v=text) == []


def table(tmp_path: Path, rows: str) -> list[str]:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.csv").write_text("indicator,year,value,source,note\n" + rows, "utf-8")
    found = checked(tmp_path, HEAD + indicator(STOCK))
    return [f"{f.place.line} {f.rule.code}" for f in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<<<<<<< HEAD\na,2020,1,plan,\n=======\na,2020,2,plan,\n>>>>>>> other\n", ["2 LYG013"]),
        ("a,2020,1,plan,\n=======\n", ["3 LYG013"]),
        ('a,2020,1,plan,"As printed:\n=======\n1"\n', []),
        ('a,2020,1,plan,"As ""printed"":\n>>>>>>> here\n1"\na,2021,1,plan,\n>>>>>>> other\n', ["6 LYG013"]),
        ("=======,2020,1,plan,\n", ["2 LYG106"]),
    ],
)
def test_in_a_table(rows: str, expected: list[str], tmp_path: Path) -> None:
    assert table(tmp_path, rows) == expected


def test_a_cell_full_of_marks_is_not_gone_through_for_ever(tmp_path: Path) -> None:
    assert table(tmp_path, 'a,2020,1,plan,"' + "=======\n" * 5000 + '"\n') == []
