"""Writers: tables in any width, Markdown, delimited text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lygap.render.documents import document_text
from lygap.render.markdown import escaped, markdown
from lygap.render.programs import delimited, json_text
from lygap.render.screen import STATUS_SIGNS, Screen
from lygap.report.numbers import decimals, number, rate
from lygap.report.table import Bar, Cell, Column, Quantity, Section, Table

COLUMNS = [
    Column("name", "Name", "text", folds=True, leads=True),
    Column("value", "Value", "value"),
    Column("extra", "Extra", "value", rank=1),
    Column("status", "Status", "status"),
]


def table(name: str, value: float) -> Table:
    row: list[Cell] = [name, Quantity(value, "≥", "2022"), Quantity(value * 1000), "on_track"]
    return Table("Title", COLUMNS, [Section("Head", [row])], footer=("A remark.",))


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234567.0, None, "1,234,567"),
        (3.75, None, "3.75"),
        (0.1 + 0.2, None, "0.3"),
        (0.31000000000000005, 2, "0.31"),
        (-0.001, 2, "-0.001"),
        (0.0, 2, "0.00"),
        (-0.0, 1, "0.0"),
        (0.00004, 2, "4e-05"),
        (0.00012345, None, "0.00012345"),
        (1e-4, None, "0.0001"),
        (12345678901.5, None, "12,345,678,902"),
        (123456789012345.0, None, "123,456,789,012,345"),
        (987654321098765.0, 2, "987,654,321,098,765.00"),
        (1e15, None, "1e+15"),
        (2.5e15, 2, "2.5e+15"),
        (1e25, None, "1e+25"),
        (1e-7, None, "1e-07"),
    ],
)
def test_numbers_as_people_write_them(value: float, places: int | None, text: str) -> None:
    assert number(value, places) == text


def test_rates_and_decimals() -> None:
    assert rate(0.174032) == "17.40 %"
    assert decimals(2.82, 3, None, 3.4) == 2
    assert decimals() == 0


@given(st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=60), st.integers(1, 160))
def test_no_width_cuts_a_number(name: str, width: int) -> None:
    text = document_text([table(name, 98765.25)], Screen("en", width))
    flat = text.replace("\n", "")
    assert "≥98,765.25 (2022)".replace(" ", "") in flat.replace(" ", "")
    if width >= 20:
        assert max(cell_len(line) for line in text.splitlines()) <= width


def test_columns_give_way_and_are_named() -> None:
    assert "Extra" not in document_text([table("x", 1.0)], Screen("en", 30)).splitlines()[3]
    assert (
        document_text([table("x", 1.0)], Screen("en", 30))
        .replace("\n", " ")
        .endswith("Not shown at this width: Extra (--wide shows all) ")
    )


def test_a_row_becomes_a_card_where_no_table_fits() -> None:
    lines = document_text([table("x", 1.0)], Screen("en", 22)).splitlines()
    assert lines[3:7] == ["x", "  Value: ≥1 (2022)", "  Extra: 1,000", "  Status: ● on track"]


@pytest.mark.parametrize(
    ("bar", "text"),
    [
        (Bar(0.5, 0.6), "█████─│──── 50 %"),
        (Bar(-0.4, 0.6), "──────│──── -40 %"),
        (Bar(1.31, 0.6), "██████│████ 131 %"),
        (Bar(0.25, 1.0), "██──────── 25 %"),
        (Bar(None, 0.6), "–"),
        (Bar(99.99, 0.5), "█████│█████ 9,999 %"),
        (Bar(12345.0, 0.5), "█████│█████ >9,999 %"),
        (Bar(-1.7e308, 0.5), "─────│───── <-9,999 %"),
        (Bar(0.001, 1.0), "────────── 0.1 %"),
    ],
)
def test_bars_set_progress_against_time(bar: Bar, text: str) -> None:
    made = Table("", [Column("p", "P", "bar")], [Section("", [[bar]])])
    assert document_text([made], Screen("en")).splitlines()[-1] == text


def test_gbk_has_every_sign() -> None:
    "".join(STATUS_SIGNS.values()).encode("gbk")


def test_markdown_keeps_what_it_would_interpret() -> None:
    assert escaped("a|b <c> *d* [e](f) `g` \\") == "a\\|b \\<c\\> \\*d\\* \\[e\\](f) \\`g\\` \\\\"
    assert "\n| x\\|y |" in "".join(markdown(table("x|y", 1.0), Screen("en")))


def test_a_spreadsheet_gets_no_formula() -> None:
    rows = [{"a": "=cmd()", "b": -1.5, "c": "@x", "d": True, "e": None, "f": 'q"r,s\nt'}]
    text = "".join(delimited(rows, ","))
    assert next(csv.DictReader(io.StringIO(text))) == {
        "a": "'=cmd()", "b": "-1.5", "c": "'@x", "d": "true", "e": "", "f": 'q"r,s t',
    }  # fmt: skip


def test_json_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text({"x": float("nan")})
