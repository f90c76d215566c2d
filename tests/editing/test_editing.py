"""An edit adds one observation and touches nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editable import PLAN, WORDS, Parts, files, folder, is_spread_over
from lygap.editing import New, RefusedError, change, named_file, read
from lygap.editing.difference import difference
from lygap.editing.insert import with_observation
from lygap.editing.rows import with_row
from lygap.editing.wording import CannotInsertError, text_of
from lygap.reading import Folder
from lygap.source import read_yaml


def edited(text: str, indicator: str = "a", year: int = 2022, region: str = "here", **words: str | bool) -> str:
    return with_observation(text, New(indicator, region, year, "9.50", words), "here")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 12 # why\n", "a: [12, 9.50] # why\n"),
        ("a: {value: 1, s: 2} # y\n", "a:\n    - {value: 1, s: 2} # y\n    - 9.50\n"),
        ("a: {value: 1,\n    s: 2}\n", "a: [{value: 1,\n    s: 2}, 9.50]\n"),
        ("a: # y\n    {value: 1}\n", "a: # y\n    [{value: 1}, 9.50]\n"),
        ("a: [1, 2,] # z\n", "a: [1, 2, 9.50,] # z\n"),
        ("a: []\n", "a: [9.50]\n"),
        ("a:\n    - 1 # z\n\n  # b\n  b: 2\n", "a:\n    - 1 # z\n    - 9.50\n\n  # b\n  b: 2\n"),
        ("a:\n  - 1\n  b: 2\n", "a:\n  - 1\n  - 9.50\n  b: 2\n"),
        (
            "a:\n    value: 1 # v\n\n    note: |\n      x\n\n  b: 2",
            "a:\n    - value: 1 # v\n\n      note: |\n        x\n    - 9.50\n\n  b: 2",
        ),
        ("a:\n    2021: 1\n    2023: 3\n", "a:\n    2021: 1\n    2022: 9.50\n    2023: 3\n"),
        ("a:\n    2023: 3\n", "a:\n    2022: 9.50\n    2023: 3\n"),
        ("a: {'2021': 1, '2023': 3}\n", "a: {'2021': 1, '2022': 9.50, '2023': 3}\n"),
        ("a: {2023: 3}\n", "a: {2022: 9.50, 2023: 3}\n"),
        ("a:\n    2022: 3 # n\n", "a:\n    2022: [3, 9.50] # n\n"),
        ("a:\n    2022:\n      value: 3\n", "a:\n    2022:\n      - value: 3\n      - 9.50\n"),
        ("b: 1 # n\n\n# end\n", "b: 1 # n\n  a: 9.50\n\n# end\n"),
        ("b: 1", "b: 1\n  a: 9.50"),
        ("b:\n    note: |+\n      x\n\n", "b:\n    note: |+\n      x\n\n  a: 9.50\n"),
    ],
)
def test_a_bare_number_joins_what_is_there(text: str, after: str) -> None:
    head = "year: 2022\nobservations:\n  "
    assert edited(head + text) == head + after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 12 # why\n", "a:\n    - 12 # why\n    - {value: 9.50, source: s-1}\n"),
        ("a:\n    value: 1\n", "a:\n    - value: 1\n    - value: 9.50\n      source: s-1\n"),
        ("a:\n  - 1\n  - value: 1\n", "a:\n  - 1\n  - value: 1\n  - value: 9.50\n    source: s-1\n"),
        ("a: {2021: 1}\n", "a: {2021: 1, 2022: {value: 9.50, source: s-1}}\n"),
        ("b:\n    value: 1\n", "b:\n    value: 1\n  a:\n    value: 9.50\n    source: s-1\n"),
        ("b: {value: 1}\n", "b: {value: 1}\n  a: {value: 9.50, source: s-1}\n"),
        ("b:\n    2021:\n      value: 1\n", "b:\n    2021:\n      value: 1\n  a:\n    value: 9.50\n    source: s-1\n"),
        (
            "a:\n    2021:\n      value: 1\n",
            "a:\n    2021:\n      value: 1\n    2022:\n      value: 9.50\n      source: s-1\n",
        ),
    ],
)
def test_a_longer_one_is_written_as_its_neighbours_are(text: str, after: str) -> None:
    head = "year: 2022\nobservations:\n  "
    assert edited(head + text, source="s-1") == head + after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "observations:\n  a: {value: 9.50, year: 2022}\n"),
        ("# c", "# c\nobservations:\n  a: {value: 9.50, year: 2022}"),
        ("year: 2022", "year: 2022\nobservations:\n  a: 9.50"),
        ("year: 2022\r\n", "year: 2022\r\nobservations:\r\n  a: 9.50\r\n"),
        ("observations: {}\n", "observations: {a: {value: 9.50, year: 2022}}\n"),
        ("{}", "{observations: {a: {value: 9.50, year: 2022}}}"),
        ('{"year": 2022}', '{"year": 2022, "observations": {"a": 9.50}}'),
        (
            '{"observations": {"a": {"value": 1}}}',
            '{"observations": {"a": [{"value": 1}, {"value": 9.50, "year": 2022}]}}',
        ),
    ],
)
def test_files_with_nothing_in_them_yet(text: str, after: str) -> None:
    assert edited(text) == after


def test_what_the_file_says_already_is_not_said_again() -> None:
    head = "year: 2021\nregion: there\nsource: s-1\n"
    assert edited(head, "a", 2021, "there", source="s-1") == head + "observations:\n  a: 9.50\n"
    long = edited(head, source="plan", bound="about", preferred=True, note="x: #1", as_of="2022")
    assert long.endswith(
        "  a: {value: 9.50, year: 2022, region: here, source: plan, bound: about, preferred: true, "
        'note: "x: #1", as_of: 2022}\n'
    )


@pytest.mark.parametrize("text", ["- 1\n", "x\n", "observations: ~\n", "{observations: }\n", "observations: [1]\n"])
def test_what_cannot_be_edited(text: str) -> None:
    with pytest.raises(CannotInsertError):
        edited(text)


def can_be_quoted(text: str) -> bool:
    return "\x85" not in text and read_yaml(json.dumps(text, ensure_ascii=False), "")[1] == []


@given(st.text(min_size=1).filter(can_be_quoted))
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    assert read_yaml(f"a: {text_of(text)}\nb: [{text_of(text)}]\n", "") == ({"a": text, "b": [text]}, [])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("indicator,year,value\nb,2021,1\n", "indicator,year,value\nb,2021,1\na,2022,9.50\n"),
        ("year,x_1,indicator,value\r\n2021,,b,1", "year,x_1,indicator,value\r\n2021,,b,1\r\n2022,,a,9.50"),
        ('indicator,year,value\n"b",2021,1\n\n', 'indicator,year,value\n"b",2021,1\na,2022,9.50\n\n'),
        ("indicator,year,value\n", "indicator,year,value\na,2022,9.50\n"),
    ],
)
def test_a_row_goes_to_the_end(text: str, after: str) -> None:
    assert with_row(text, New("a", "here", 2022, "9.50"), "here") == after


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ("a,2021 a,2023 b,2021", "a,2021 * a,2023 b,2021"),  # by series
        ("b,2021 a,2020 a,2021", "b,2021 a,2020 a,2021 *"),
        ("b,2021 b,2022 a,2023", "b,2021 b,2022 * a,2023"),
        ("a,2023 b,2021 b,2022", "* a,2023 b,2021 b,2022"),
        ("b,2021 b,2022 c,2021", "b,2021 b,2022 c,2021 *"),  # the first of its series
        ("a,2023 a,2021 b,2021", "a,2023 a,2021 b,2021 *"),  # without an order
        ("b,2021 a,2021 b,2022 c,2023", "b,2021 a,2021 b,2022 * c,2023"),  # by year
        ("b,2023 a,2024 b,2024", "* b,2023 a,2024 b,2024"),
        ("b,2021 c,2021", "b,2021 c,2021 *"),
        ("b,2024", "b,2024 *"),
        (
            "a,2021,there a,2023,there a,2021,here a,2023 b,2021",
            "a,2021,there a,2023,there a,2021,here * a,2023 b,2021",
        ),
        ("a,2021,there a,2023,there b,2021", "a,2021,there * a,2023,there b,2021"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_row_goes_where_the_order_of_the_others_wants_it(rows: str, after: str, ending: str) -> None:
    def text(words: str) -> str:
        cells = [[*word.split(","), ""][:3] for word in words.split()]
        return "".join(f"{','.join(row)}{ending}" for row in [["indicator", "year", "region"], *cells])

    made = with_row(text(rows), New("a", "here", 2022, "2022", key="year"), "here")
    assert made == text(after.replace("*", "a,2022,"))


def test_quotes_and_blank_rows_do_not_disturb_the_order() -> None:
    rows = 'note,year,indicator,value\n"x\ny, ""z""",2021,a,1\n,,,\n\nn,2023,a,1\nn,2021,b,1\n'
    made = with_row(rows, New("a", "here", 2022, "9"), "here")
    assert made == rows.replace("1\n,,,\n", "1\n,2022,a,9\n,,,\n")


def test_a_row_has_only_the_columns_there_are() -> None:
    with pytest.raises(CannotInsertError):
        with_row("indicator,year,value\n", New("a", "there", 2022, "9.50"), "here")
    text = with_row("indicator,year,value,region,note\n", New("a", "there", 2022, "1", {"note": 'x, "y"'}), "here")
    assert text.endswith('\na,2022,1,there,"x, ""y"""\n')


# ------------------------------------------------------------------------------------------- whole folders


def made(path: Path, new: New, file: str | None = None) -> tuple[str, str]:
    before, _ = read(Folder(path))
    assert before is not None
    edit = change(before, new, None if file is None else named_file(path, file))
    return edit.file.name, edit.own.after


@pytest.mark.parametrize(
    ("actuals", "new", "name"),
    [
        ({}, New("a", "here", 2022, "1"), "2022.yaml"),
        ({}, New("a", "there", 2022, "1"), "there-2022.yaml"),
        ({"x_yaml": b"year: 2022\n"}, New("a", "here", 2022, "1"), "x.yaml"),
        ({"x_yaml": b"year: 2022\nregion: there\n"}, New("a", "here", 2022, "1"), "2022.yaml"),
        ({"x_yaml": b"year: 2022\nregion: there\n"}, New("a", "there", 2022, "1"), "x.yaml"),
        (
            {"x_yaml": b"year: 2022\n", "y_csv": b"indicator,year,value\na,2022,3\n"},
            New("a", "here", 2022, "1"),
            "y.csv",
        ),
        (
            {"x_yaml": b"year: 2022\n", "y_csv": b"indicator,year,value\nb,2022,3\n"},
            New("a", "here", 2022, "1"),
            "x.yaml",
        ),
        ({"y_csv": b"indicator,year,value\nb,2022,3\n"}, New("a", "here", 2022, "1"), "y.csv"),
        ({"y_csv": b"indicator,year,value\na,2021,3\n"}, New("a", "here", 2022, "1"), "y.csv"),
        ({"y_csv": b"indicator,year,value\na,2021,3\n"}, New("a", "here", 2022, "1", {"note": "n"}), "2022.yaml"),
        ({"y_csv": b"indicator,year,value\nb,2021,3\n"}, New("a", "here", 2022, "1"), "2022.yaml"),
        ({"2021_yaml": b"year: 2021\nobservations: {a: 3}\n"}, New("a", "here", 2022, "1"), "2022.yaml"),
        ({"2022_yaml": b"year: 2021\nobservations: {a: 3}\n"}, New("a", "here", 2022, "1"), "2022.yaml"),
    ],
)
def test_the_file_it_goes_into(actuals: dict[str, bytes], new: New, name: str) -> None:
    with folder(**actuals) as path:
        assert made(path, new)[0] == name


def test_a_new_file_says_year_and_region_once() -> None:
    with folder() as path:
        assert made(path, New("a", "there", 2022, "1"))[1] == "year: 2022\nregion: there\nobservations:\n  a: 1\n"
        name, text = made(path, New("a", "there", 2022, "1"), "new.csv")
        assert (name, text.splitlines()[1]) == ("new.csv", "a,2022,1,there,,,,,,,")


@pytest.mark.parametrize("name", ["../x.yaml", "x.txt", ".x.yaml", "sub/.x/y.csv", ".yaml", "/etc/x.yaml", ""])
def test_a_file_that_would_not_be_read_is_refused(name: str) -> None:
    with folder() as path:
        assert named_file(path, name) is None


@pytest.mark.parametrize(
    ("text", "new", "key"),
    [
        ("observations: {a: {value: 3, year: 2022}}\n", New("a", "here", 2022, "3.0"), "recorded_already"),
        (
            "source: plan\nyear: 2022\nobservations: {a: 3}\n",
            New("a", "here", 2022, "3", {"source": "plan"}),
            "recorded_already",
        ),
        (
            "year: 2022\nobservations: {a: {value: 3, preferred: true}}\n",
            New("a", "here", 2022, "4", {"preferred": True}),
            "would_break",
        ),
        # Without an end to its last line the literal text would get one by what comes behind it.
        (
            "year: 2022\nobservations:\n  b:\n    value: 1\n    note: |\n      x",
            New("a", "here", 2022, "3"),
            "cannot_edit.elsewhere",
        ),
    ],
)
def test_what_is_refused(text: str, new: New, key: str) -> None:
    with folder(x_yaml=text.encode()) as path, pytest.raises(RefusedError) as refusal:
        made(path, new, "x.yaml")
    assert refusal.value.key == key


@given(files(), st.sampled_from([2021, 2022, 2023, 2024]), WORDS)
def test_an_edit_changes_nothing_else(parts: Parts, year: int, words: dict[str, str]) -> None:
    words = {key: word for key, word in words.items() if key != "as_of" or year == 2022}
    with folder(x_yaml=parts.mark + parts.text.encode()) as path:
        before, findings = read(Folder(path))
        assert before is not None, (parts.text, findings)
        edit = change(before, New("a", "here", year, "9876.5", words), named_file(path, "x.yaml"))
    assert edit.own.new.startswith(parts.mark)
    assert edit.own.after.startswith(parts.before)
    assert edit.own.after.endswith(parts.after)
    assert is_spread_over(parts.text, edit.own.after)
    assert (edit.own.after.count("\r") > 0) == ("\r" in parts.text)
    assert edit.own.after.count("\r") in (0, edit.own.after.count("\n"))
    assert edit.own.after.endswith("\n") == parts.text.endswith("\n")


@given(files(), WORDS)
def test_a_new_entry_is_one_insertion(parts: Parts, words: dict[str, str]) -> None:
    text = parts.text.replace(" a:", " b:", 1) if " b:" not in parts.text else parts.before.rstrip("\r\n")
    after = edited(text, "a", 2022, "here", **words)
    common = next((i for i, (x, y) in enumerate(zip(text, after, strict=False)) if x != y), len(text))
    assert after.endswith(text[common:])


def test_the_difference_of_a_long_file_is_short() -> None:
    lines = [f"line {i}\r\n" for i in range(1000)]
    shown = list(difference("x\x1b.yaml", "".join(lines), "".join([*lines[:500], "::error::\n", *lines[500:]])))
    assert shown[:3] == ["--- x\\x1b.yaml\n", "+++ x\\x1b.yaml\n", "@@ -498,6 +498,7 @@\n"]
    assert shown[6] == "+: :error::\n"
    assert len(shown) == 10
    assert list(difference("x", None, "a"))[2:] == ["@@ -0,0 +1,1 @@\n", "+a\n\\ No newline at end of file\n"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("indicator,year,value,,\na,2021,3,,\n", "a,2022,9.50"),
        ("indicator,year,value,,\na,2021,3,,\n,,,,\n,,,,\n", "a,2022,9.50"),
        (",,\nvalue,indicator,year\n3,a,2021\n", "9.50,a,2022"),
    ],
)
def test_a_row_goes_into_what_a_spreadsheet_has_saved(text: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "actuals" / "v.csv").write_text(text, "utf-8")
    before, _ = read(Folder(tmp_path))
    assert before is not None
    made = change(before, New("a", "here", 2022, "9.50"), None)
    assert made.own.after == f"{text}{after}\n"
