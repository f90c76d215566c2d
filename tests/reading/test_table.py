from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lygap.findings import Finding, Issue, Place
from lygap.plan.records import Observation
from lygap.reading.assemble import Defaults
from lygap.reading.rows import read_rows
from lygap.reading.table import Cells, plain, read_table

DEFAULTS = Defaults(None, "here", None, "f.csv")


def rows(text: str) -> list[tuple[int, dict[str, object]]]:
    table = read_table(text, "f.csv")
    return [(line, plain(table.columns, cells)) for line, cells in table.rows]


def results(text: str) -> Iterator[tuple[str, object]]:
    for result in read_rows(text, DEFAULTS):
        if isinstance(result, Observation):
            yield "value", result.value
        else:
            yield result.rule.code, result.path if isinstance(result, Issue) else result.place


def test_empty_cells_are_absent_and_numbers_are_numbers() -> None:
    text = "indicator,year,value,note,preferred\na,2022,1.5,,\nb,2023,,7,true\n"
    assert rows(text) == [
        (2, {"indicator": "a", "year": 2022, "value": 1.5}),
        (3, {"indicator": "b", "year": 2023, "note": "7", "preferred": True}),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_where_a_row_begins(end: str) -> None:
    text = end.join(["indicator,note,value", "", 'a,"two', 'lines",1', "", "b,,2", ""])
    assert [line for line, _ in rows(text)] == [3, 6]


def test_a_row_of_the_wrong_length_is_passed_over() -> None:
    table = read_table("a,b\n1\n1,2\n1,2,3\n", "f.csv")
    assert [line for line, _ in table.rows] == [3]
    assert [f.place for f in table.findings] == [Place(2, 1), Place(4, 1)]


def test_an_open_quote_is_a_finding_where_it_begins() -> None:
    table = read_table('a,b\n1,2\n1,"2\n3\n', "f.csv")
    assert [line for line, _ in table.rows] == [2]
    assert [(f.rule.code, f.place) for f in table.findings] == [("LYG002", Place(3, 1))]


def test_an_open_quote_in_the_header_is_a_finding() -> None:
    assert [code for code, _ in results('indicator,"year\n')] == ["LYG002"]


def test_places_of_cells() -> None:
    cells = Cells('indicator,"a, b",value\nx,"two\nlines, ""q""",oops\ny,,')
    assert cells.place((2, "indicator")) == Place(2, 1)
    assert cells.place((2, "a, b")) == Place(2, 3)
    assert cells.place((2, "value")) == Place(3, 15)
    assert cells.place((4, "value")) == Place(4, 4)
    assert cells.place((4, "nowhere")) == Place(4, 1)
    assert cells.place((4,)) == Place(4, 1)
    assert cells.place(()) == Place(1, 1)
    assert Cells('"').place(("x",)) == Place(1, 1)


def test_rows_become_observations() -> None:
    text = "indicator,year,value,from,break,region,source,as_of,x_own\na,2022,3,2020,true,there,s,2022,whatever\n"
    (found,) = read_rows(text, DEFAULTS)
    assert found == Observation(
        "a", "there", 2022, 3.0, base_year=2020, source="s", as_of="2022", breaks=True, file="f.csv", path=(2,)
    )


def test_what_is_wrong_in_rows() -> None:
    text = "indicator,year,value\na,2022,4%\n,2022,1\na,,1\na,x,1\na,2022," + "9" * 400 + "\na,2022,1\n"
    assert list(results(text)) == [
        ("LYG103", (2, "value")),
        ("LYG102", (3,)),
        ("LYG103", (5, "year")),
        ("LYG103", (6, "value")),
        ("LYG209", (4,)),
        ("value", 1.0),
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("year,value", [("LYG102", (1,))]),
        ("year;value", [("LYG101", (1, "year;value")), ("LYG102", (1,))]),
        ("indicator;year", [("LYG101", (1, "indicator;year"))]),
        ("indicator;year,x", [("LYG101", (1, "indicator;year")), ("LYG101", (1, "x")), ("LYG102", (1,))]),
        ("indicator,value,vlaue,value", [("LYG003", (1, "value")), ("LYG101", (1, "vlaue"))]),
    ],
)
def test_headers(header: str, expected: list[tuple[str, object]]) -> None:
    assert list(results(header + "\na,1,2,3\n")) == expected


@pytest.mark.parametrize("text", ["", "\n", ",,\r\n", "\n\n , \n"])
def test_nothing_is_no_header(text: str) -> None:
    assert list(results(text)) == [("LYG102", (1,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a spreadsheet leaves behind: rows and columns in which nothing stands
        ("indicator,year,value,,\r\na,2022,1,,\r\n,,,,\r\n,,,,\r\n", [("value", 1.0)]),
        ("indicator,year,value\na,2022,1\n,,\n,,,,,,\na,2023,2\n", [("value", 1.0), ("value", 2.0)]),
        ("indicator,year,value,, ,\na,2022,1\na,2023,2,\n", [("value", 1.0), ("value", 2.0)]),
        ("indicator,year,value\n  ,\t,\n\u3000,,\na,2022,1\n", [("value", 1.0)]),
        (",,\n\nindicator,year,value\na,2022,1\n", [("value", 1.0)]),
        ('indicator,year,value,""\na,2022,1,""\n"","","",""\n', [("value", 1.0)]),
        # … but what stands there is not passed over
        ("indicator,year,value,\na,2022,1,7\n", [("LYG009", Place(2, 1))]),
        ("indicator,year,value\na,2022,1,,7\n", [("LYG009", Place(2, 1))]),
        # a separator of thousands moves what stands behind it: no cell more than the header has
        ("indicator,year,value,source\na,2022,1,300,\n", [("LYG009", Place(2, 1))]),
        ("indicator,year,value,source,\na,2022,1,300,,\n", [("LYG009", Place(2, 1))]),
        ("indicator,year,value,,\na,2022\n", [("LYG009", Place(2, 1))]),
        ("\n\nindicator,year,vlaue\na,2022,1\n", [("LYG101", (3, "vlaue"))]),
        ("\nyear,value\n2022,1\n", [("LYG102", (2,))]),
        (",,\nindicator,year,value\n,,\na,2022,x\n", [("LYG103", (4, "value"))]),
        ("indicator,,year,value\na,,2022,1\n", [("LYG101", (1, ""))]),
    ],
)
def test_what_is_empty_is_blank(text: str, expected: list[tuple[str, object]]) -> None:
    assert list(results(text)) == expected


def test_a_cell_is_found_below_a_header_further_down() -> None:
    cells = Cells(",,,\n\nindicator,value,,\nx,oops,,\n")
    assert cells.columns == ["indicator", "value"]
    assert cells.place((4, "value")) == Place(4, 3)


def test_every_word_of_an_observation_may_be_a_column() -> None:
    """Also growth on an earlier year, a break and a place in the source."""
    text = "indicator,year,growth,from,break,locator\na,2022,0.5,2020,true,Table 3\na,2023,,,,\n"
    grown, _ = read_rows(text, DEFAULTS)
    assert grown == Observation(
        "a", "here", 2022, growth=0.5, base_year=2020, breaks=True, locator="Table 3", file="f.csv", path=(2,)
    )


def test_controls_are_found_and_reading_goes_on() -> None:
    found = list(results("indicator,year,value,note\na,2022,1,x\x1by\n"))
    assert found == [("LYG108", Place(2, 11)), ("value", 1.0)]


@given(st.text() | st.text(alphabet='a,"\n\r0.x '))
def test_no_text_raises(text: str) -> None:
    for body in (text, "indicator,year,value\n" + text):
        places = Cells(body)
        for result in read_rows(body, DEFAULTS):
            if isinstance(result, Issue):
                assert places.place(result.path) >= Place(1, 1)
            else:
                assert isinstance(result, (Observation, Finding))
