"""A value that is replaced is marked where it stands, a source is added where sources are, and nothing else changes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editable import PLAN, Parts, files, folder, is_spread_over
from lygap.editing import Before, Change, New, NewSource, RefusedError, change, named_file, read, write
from lygap.editing.difference import difference
from lygap.editing.sources import with_source
from lygap.editing.superseding import candidates, marked
from lygap.editing.verify import expected
from lygap.editing.wording import CannotInsertError
from lygap.files import replace_file
from lygap.plan.records import Observation
from lygap.reading import Folder

SOURCE = NewSource("s-9", {"title": "Nine: a title", "date": "2024-03", "kind": "news"})


def before_of(path: Path) -> Before:
    before, findings = read(Folder(path))
    assert before is not None, findings
    return before


def made(path: Path, new: New, file: str | None = None, **how: object) -> Change:
    named = None if file is None else named_file(path, file)
    return change(before_of(path), new, named, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("a: 12 # why\n", "a:\n    - {value: 12, excluded: superseded} # why\n    - 9.50\n"),
        (
            "a: {value: 12, source: s-1}\n",
            "a:\n    - {value: 12, source: s-1, excluded: superseded}\n    - 9.50\n",
        ),
        (
            "a:\n    value: 12 # v\n    note: n\n",
            "a:\n    - value: 12 # v\n      note: n\n      excluded: superseded\n    - 9.50\n",
        ),
        ("a: {2021: 1, 2022: 12}\n", "a: {2021: 1, 2022: [{value: 12, excluded: superseded}, 9.50]}\n"),
        (
            "a:\n    - {value: 12, as_of: 2022-06}\n    - 13 # last\n",
            "a:\n    - {value: 12, as_of: 2022-06}\n    - {value: 13, excluded: superseded} # last\n    - 9.50\n",
        ),
    ],
)
def test_the_value_for_the_same_time_is_marked_in_yaml(entry: str, after: str) -> None:
    head = "year: 2022\nobservations:\n  "
    with folder(x_yaml=(head + entry).encode()) as path:
        assert made(path, New("a", "here", 2022, "9.50"), supersedes=True).own.after == head + after


def test_json_stays_json() -> None:
    text = b'{"year": 2022, "observations": {"a": 12}}'
    with folder(x_yaml=text) as path:
        edit = made(path, New("a", "here", 2022, "9.5"), supersedes=True).own
        told = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), source=SOURCE)
    assert edit.after == '{"year": 2022, "observations": {"a": [{"value": 12, "excluded": "superseded"}, 9.5]}}'
    assert [edit.file.name for edit in told.edits] == ["targets.yaml", "x.yaml"]


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        (
            "indicator,year,value,excluded,note\na,2022,12,,n\n",
            "indicator,year,value,excluded,note\na,2022,12,superseded,n\na,2022,9.50,,\n",
        ),
        (
            'x_1,indicator,year,value\r\n"p\r\nq, r",a,2022,12\r\n\r\n,,,\r\n',
            'x_1,indicator,year,value,excluded\r\n"p\r\nq, r",a,2022,12,superseded\r\n\r\n,,,\r\n,a,2022,9.50,\r\n',
        ),
        (
            'x_1,indicator,excluded,year,value\n5" p,b,,2022,3\n"6"" p",a,,2022,12\n',
            'x_1,indicator,excluded,year,value\n5" p,b,,2022,3\n"6"" p",a,superseded,2022,12\n,a,,2022,9.50\n',
        ),
        (
            "indicator,year,value,,\na,2022,12,,\nb,2022,3\n",
            "indicator,year,value,excluded,\na,2022,12,superseded,\nb,2022,3,\na,2022,9.50,\n",
        ),
        (
            "indicator,year,value\nb,2022,3\na,2022,12",
            "indicator,year,value,excluded\nb,2022,3,\na,2022,12,superseded\na,2022,9.50,",
        ),
    ],
)
def test_the_value_for_the_same_time_is_marked_in_a_row(rows: str, after: str) -> None:
    with folder(x_csv=rows.encode()) as path:
        change_of_rows = made(path, New("a", "here", 2022, "9.50"), "x.csv", supersedes=True)
    assert change_of_rows.own.after == after
    assert is_spread_over(rows, after)


def test_a_value_in_another_file_is_marked_there() -> None:
    with folder(x_csv=b"indicator,year,value\na,2022,12\n", y_yaml=b"year: 2022\n") as path:
        edits = made(path, New("a", "here", 2022, "9.5", {"note": "n"}), supersedes=True).edits
        assert [edit.file.name for edit in edits] == ["y.yaml", "x.csv"]
        assert edits[1].after == "indicator,year,value,excluded\na,2022,12,superseded\n"


OF_A = [("11", "s-1", {}), ("12", "plan", {}), ("13", "2023", {"as_of": "2022-06"})]


@pytest.mark.parametrize(
    ("words", "replaced"),
    [
        ({"source": "s-1"}, [11]),
        ({"source": "plan"}, [12]),
        ({}, [11]),  # neither is of that source: the one that counts, which stands first
        ({"source": "2023", "as_of": "2022-06-30"}, [13]),
        ({"as_of": "2022-03"}, [11, 12, 13]),
    ],
)
def test_which_of_several_is_replaced(words: dict[str, str], replaced: list[float]) -> None:
    listed = ", ".join(
        "{value: " + value + f", source: '{source}'" + "".join(f", {k}: {v}" for k, v in more.items()) + "}"
        for value, source, more in OF_A
    )
    with folder(x_yaml=f"year: 2022\nobservations: {{a: [{listed}]}}\n".encode()) as path:
        data = before_of(path).data
    found = candidates(data, expected(New("a", "here", 2022, "9", words), None))
    assert [o.value for o in found] == replaced


def test_the_only_value_of_a_year_is_replaced_whatever_its_date() -> None:
    with folder(x_yaml=b"year: 2022\nobservations: {a: {value: 3, as_of: 2022-06}}\n") as path:
        change_of_date = made(path, New("a", "here", 2022, "9.5", {"as_of": "2022-09"}), supersedes=True)
    assert change_of_date.superseded is not None
    assert change_of_date.superseded.value == 3


@pytest.mark.parametrize(
    ("text", "key", "known"),
    [
        ("year: 2021\nobservations: {a: 3}\n", "nothing_to_supersede", []),
        ("year: 2022\nobservations: {a: {value: 3, excluded: undated}}\n", "nothing_to_supersede", []),
        (
            "year: 2022\nobservations: {a: [{value: 3, as_of: 2022-06}, {value: 4, as_of: 2022-09}]}\n",
            "several_to_supersede",
            [3, 4],
        ),
    ],
)
def test_where_no_value_is_clearly_meant_none_is_marked(text: str, key: str, known: list[float]) -> None:
    with folder(x_yaml=text.encode()) as path, pytest.raises(RefusedError) as refusal:
        made(path, New("a", "here", 2022, "9.5"), supersedes=True)
    assert (refusal.value.key, [o.value for o in refusal.value.known]) == (key, known)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ("observations", "a")),
        ("observations: 3\n", ("observations", "a")),
        ("observations: {a: [[1]]}\n", ("observations", "a", 0)),
    ],
)
def test_a_value_that_is_not_where_it_was_read_is_not_marked(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotInsertError):
        marked(text, Observation("a", "here", 2022, 1.0, path=path), is_csv=False, quoting=False)


@pytest.mark.parametrize("text", ['indicator,year,value\n"a,2022,1\n', "indicator,year,excluded\na,2022,x\n", "a\n"])
def test_a_row_that_is_not_where_it_was_read_is_not_marked(text: str) -> None:
    with pytest.raises(CannotInsertError):
        marked(text, Observation("a", "here", 2022, 1.0, path=(2,)), is_csv=True, quoting=False)


@given(files(), st.sampled_from([2021, 2022, 2023]))
def test_a_mark_changes_nothing_else(parts: Parts, year: int) -> None:
    with folder(x_yaml=parts.mark + parts.text.encode()) as path:
        try:
            edit = made(path, New("a", "here", year, "9876.5"), "x.yaml", supersedes=True).own
        except RefusedError as refusal:
            assert refusal.key in ("nothing_to_supersede", "several_to_supersede")  # noqa: PT017 (some are refused)
            return
    assert edit.new.startswith(parts.mark)
    assert edit.after.startswith(parts.before)
    assert edit.after.endswith(parts.after)
    assert is_spread_over(parts.text, edit.after)
    assert edit.after.count("excluded: superseded") == 1


# ------------------------------------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "sources: {s-8: {title: E}} # c\nyear: 2022\n",
            'sources: {s-8: {title: E}, s-9: {title: "Nine: a title", date: 2024-03, kind: news}} # c\nyear: 2022\n',
        ),
        (
            "sources:\n  s-8: {title: E}\n\nyear: 2022\n",
            'sources:\n  s-8: {title: E}\n  s-9: {title: "Nine: a title", date: 2024-03, kind: news}\n\nyear: 2022\n',
        ),
        (
            "sources:\r\n  s-8:\r\n    title: E # e\r\n",
            'sources:\r\n  s-8:\r\n    title: E # e\r\n  s-9:\r\n    title: "Nine: a title"\r\n',
        ),
    ],
)
def test_a_source_joins_those_of_the_file_that_has_the_value(text: str, after: str) -> None:
    text += "observations: {b: {value: 1, source: s-8, year: 2022}}\n"
    with folder(x_yaml=text.encode()) as path:
        found = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), source=SOURCE)
    assert len(found.edits) == 1
    assert found.own.after.startswith(after)


def test_else_it_joins_those_of_the_plan() -> None:
    with folder(x_csv=b"indicator,year,value,source\nb,2022,1,plan\n") as path:
        found = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), source=SOURCE)
    plan, rows = found.edits
    assert (plan.file.name, rows.after.splitlines()[-1]) == ("targets.yaml", "a,2022,9.5,s-9")
    assert 's-1: {title: One}, s-9: {title: "Nine: a title", date: 2024-03, kind: news}}\n' in plan.after


def test_a_plan_without_sources_gets_some(tmp_path: Path) -> None:
    text = PLAN.replace(", source: plan}\n", "}\n").replace(PLAN.splitlines()[3] + "\n", "")
    (tmp_path / "targets.yaml").write_text(text, "utf-8")
    found = made(tmp_path, New("a", "here", 2022, "9.5", {"source": "s-9"}), source=SOURCE)
    added = 'sources:\n  s-9: {title: "Nine: a title", date: 2024-03, kind: news}\n'
    assert found.edits[0].after == text + added


@pytest.mark.parametrize(
    ("id", "words"),
    [("a b", {"title": "T"}), ("s-9", {"title": "T", "date": "2024-13"}), ("s-9", {"title": "T", "kind": "x"})],
)
def test_a_source_that_the_format_refuses_is_not_added(id: str, words: dict[str, str]) -> None:  # noqa: A002
    with folder(x_yaml=b"year: 2022\n") as path, pytest.raises(RefusedError) as refusal:
        made(path, New("a", "here", 2022, "9.5", {"source": id}), source=NewSource(id, words))
    assert refusal.value.key == "would_break"


def test_a_file_that_has_no_place_for_sources_is_left_alone() -> None:
    for text in ("sources:\n", "- 1\n", ""):
        with pytest.raises(CannotInsertError):
            with_source(text, SOURCE, quoting=False)


# ------------------------------------------------------------------------------------------- writing


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.rglob("*") if file.is_file()}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_several_files_are_written_all_or_none(
    fails_at: int, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source in the plan, a value in a new file, a mark in a third."""
    real, calls = replace_file, iter(range(1, 100))

    def failing(file: Path, content: bytes) -> None:
        if next(calls) == fails_at:
            if isinstance(error, KeyboardInterrupt):
                real(file, content)  # it comes when the file is in place already
            raise error
        real(file, content)

    with folder(x_csv=b"indicator,year,value\na,2022,12\n") as path:
        old = contents(path)
        found = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), "new.yaml", source=SOURCE, supersedes=True)
        assert [edit.file.name for edit in found.edits] == ["targets.yaml", "new.yaml", "x.csv"]
        monkeypatch.setattr("lygap.editing.replace_file", failing)
        with pytest.raises(type(error)):
            write(found)
        assert contents(path) == old
        monkeypatch.undo()
        write(found)
        assert sorted(contents(path)) == ["new.yaml", "targets.yaml", "x.csv"]
        assert read(Folder(path))[0] is not None


def test_between_two_files_the_data_is_right() -> None:
    """What a power cut between two of them leaves has no error."""
    with folder(x_csv=b"indicator,year,value\na,2022,12\n") as path:
        found = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), "new.yaml", source=SOURCE, supersedes=True)
        for edit in found.edits:
            edit.file.write_bytes(edit.new)
            assert read(Folder(path))[0] is not None


def test_a_file_that_was_changed_meanwhile_keeps_all_from_being_written() -> None:
    with folder(x_csv=b"indicator,year,value\na,2022,12\n") as path:
        found = made(path, New("a", "here", 2022, "9.5", {"source": "s-9"}), "new.yaml", source=SOURCE, supersedes=True)
        (path / "actuals" / "x.csv").write_bytes(b"indicator,year,value\na,2022,13\n")
        old = contents(path)
        with pytest.raises(RefusedError):
            write(found)
        assert contents(path) == old
        assert "new.yaml" not in old


def test_places_that_lie_far_apart_are_shown_apart() -> None:
    lines = [f"line {i}\n" for i in range(1000)]
    shown = list(difference("x", "".join(lines), "".join(["new\n", *lines[:900], "newer\n", *lines[900:]])))
    assert [line for line in shown if line.startswith("@@")] == ["@@ -1,3 +1,4 @@\n", "@@ -898,6 +899,7 @@\n"]


# ------------------------------------------------------------------------------------------- tables at random


CELLS = st.sampled_from(["", "n", 'say "so"', "a, b", "two\nlines", '5" pipe', " blank "])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A CSV file in some order of columns and rows, with blank rows, and columns that a spreadsheet leaves empty."""
    columns = draw(
        st.permutations(["indicator", "year", "value", *draw(st.sets(st.sampled_from(["note", "x_1", "excluded"])))])
    )
    years = st.sampled_from(["2021", "2022", "2023"])
    made = {
        "indicator": st.sampled_from("abc"),
        "year": years,
        "value": st.sampled_from(["1", "2.5"]),
        "excluded": st.just(""),
    }
    rows = [[draw(made.get(column, CELLS)) for column in columns] for _ in range(draw(st.integers(1, 6)))]
    order = draw(st.sampled_from([None, ("year",), ("indicator", "year")]))
    if order is not None:
        rows.sort(key=lambda row: [row[columns.index(column)] for column in order])
    buffer = io.StringIO()
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    empty = [""] * draw(st.integers(0, 2))
    writer = csv.writer(buffer, lineterminator=ending)
    for row in [list(columns), *rows]:
        writer.writerow([*row, *empty])
        if draw(st.integers(0, 5)) == 0:
            buffer.write(draw(st.sampled_from(["", ",,", ","])) + ending)
    text = buffer.getvalue()
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@given(tables(), st.sampled_from([2020, 2021, 2022, 2024]), st.booleans())
def test_rows_at_random_are_only_inserted_into(text: str, year: int, supersedes: bool) -> None:
    with folder(x_csv=text.encode()) as path:
        try:
            edit = made(path, New("a", "here", year, "9876.5"), "x.csv", supersedes=supersedes).own
        except RefusedError as refusal:
            assert refusal.key in ("nothing_to_supersede", "several_to_supersede")  # noqa: PT017 (some are refused)
            return
    assert is_spread_over(text, edit.after)
    assert edit.after.count("superseded") == supersedes
    assert edit.after.count("9876.5") == 1
