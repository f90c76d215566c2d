"""Sheets are read as they stand: numbers as typed, formats, what is merged or hidden; hostile files are refused."""

import contextlib
import datetime
import io
import random
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lygap import rules
from lygap.exchange.cells import CannotReadError, Fault, Merged, MissingLibraryError, Percent, read_book
from lygap.exchange.cells.biff import require_bearable
from lygap.exchange.cells.formats import Look, look_of
from lygap.exchange.cells.sheet import letters, place
from lygap.exchange.cells.texts import separator_of
from workbooks import archive, saved, sheet_of, workbook, xlsx

HERE = Path(__file__).parent / "books"
OLDER = {
    "数据!B3": "指标",
    "数据!C3": "2021年",
    "数据!C4": Decimal("1.5"),
    "数据!B5": "率",
    "数据!C5": Decimal("0.0271"),
    "数据!C6": True,
    "数据!C7": datetime.date(2023, 9, 30),
    "数据!C8": Decimal(12345678901234),
}
"""What stands in the two workbooks that LibreOffice wrote."""


def only(content: bytes) -> dict[str, Any]:
    (sheet,) = read_book(content).sheets
    return {sheet.address(row, column).rpartition("!")[2]: value for row, column, value in sheet.cells()}


def refused(content: bytes) -> CannotReadError:
    with pytest.raises(CannotReadError) as failure:
        read_book(content)
    return failure.value


def test_numbers_are_what_was_typed() -> None:
    cells = {"A1": 0.3, "B1": 29.4, "C1": 1e21, "D1": 960, "E1": -0.0, "F1": 1.2e-7}
    assert only(xlsx(cells)) == {
        "A1": Decimal("0.3"),
        "B1": Decimal("29.4"),
        "C1": Decimal("1E+21"),
        "D1": Decimal(960),
        "E1": Decimal(0),
        "F1": Decimal("1.2E-7"),
    }
    rows = '<row><c r="A1"><v>2.7099999999999999E-2</v></c><c r="B1"><v>0.30000000000000004</v></c></row>'
    assert only(sheet_of(rows)) == {"A1": Decimal("0.0271"), "B1": Decimal("0.3")}


def test_formats_tell_percentages_and_dates_from_numbers() -> None:
    cells = {
        "A1": (0.0271, "0.00%"),
        "B1": (3.5, '0.0"%"'),
        "C1": (1065.4, r"0.00_);[Red]\(0.00\)"),
        "D1": datetime.date(2023, 9, 30),
        "E1": (0.5, "0.0E+00"),
    }
    found = only(xlsx(cells))
    assert found == {
        "A1": Percent(Decimal("0.0271")),
        "B1": Decimal("3.5"),
        "C1": Decimal("1065.4"),
        "D1": datetime.date(2023, 9, 30),
        "E1": Decimal("0.5"),
    }
    assert found["A1"].shown == Decimal("2.71")


@pytest.mark.parametrize(
    ("number", "code", "look"),
    [
        (0, None, "number"),
        (10, None, "percent"),
        (14, None, "date"),
        (31, None, "date"),
        (164, "General", "number"),
        (164, '#,##0.00"亿元"', "number"),
        (164, '"yd"0', "number"),
        (164, 'yyyy"年"m"月"', "date"),
        (164, "[$-804]aaaa;@", "number"),
        (164, r"0\%", "number"),
        (164, "0.0%;[Red]-0.0%", "percent"),
        (164, "[h]:mm", "date"),
    ],
)
def test_what_a_format_makes_of_a_number(number: int, code: str | None, look: Look) -> None:
    assert look_of(number, code) == look


def test_days_are_counted_as_the_workbook_counts_them() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    row = '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>45199</v></c><c r="C1" s="1"><v>9e9</v></c></row>'
    sheet = f"<worksheet><sheetData>{row}</sheetData></worksheet>"
    assert only(archive(sheet1=sheet, styles=styles)) == {
        "A1": datetime.date(1900, 2, 28),
        "B1": datetime.date(2023, 9, 30),
        "C1": "9e9",
    }
    head = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
    from_1904 = only(archive(workbook=head, sheet1=sheet, styles=styles))
    assert from_1904["B1"] == datetime.date(2027, 10, 1)


def test_what_is_no_value_is_told_apart() -> None:
    rows = (
        '<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c><c r="B2"><f>1+1</f><v></v></c><c r="C2" t="b"><v>1</v></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c><c r="E2" s="4"/><c r="F2" t="d"><v>2023-09-30T00:00:00</v></c>'
        '<c r="G2" t="d"><v>soon</v></c><c r="H2"><v>1e400</v></c><c r="I2" t="s"><v>7</v></c></row>'
    )
    assert only(sheet_of(rows)) == {
        "A2": Fault("#DIV/0!"),
        "B2": Fault(""),
        "C2": True,
        "F2": datetime.date(2023, 9, 30),
        "G2": "soon",
        "H2": "1e400",
        "I2": Fault("#REF!"),
    }


def test_cells_without_names_follow_each_other_and_texts_are_joined() -> None:
    strings = "<sst><si><r><t>全社会</t></r><r><t>研发</t></r><rPh><t>ㄧ</t></rPh></si></sst>"
    rows = '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>3</v></c></row>'
    sheet = f"<x:worksheet xmlns:x='x'><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    assert only(archive(sheet1=sheet, strings=strings)) == {"A1": "全社会研发", "B1": "a", "A2": Decimal(3)}


def test_what_is_merged_and_what_is_hidden() -> None:
    book = workbook({"看": {"A1": "2021年", "C1": 1}, "藏": {"A1": 2}, "深": {"A1": 3}})
    book["看"].merge_cells("A1:B2")
    book["藏"].sheet_state, book["深"].sheet_state = "hidden", "veryHidden"
    shown, hidden, deep = read_book(saved(book)).sheets
    assert (shown.merged, shown.hidden) == ((Merged(1, 1, 2, 2),), False)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("藏", True, {})
    assert deep.hidden


def test_a_cell_in_the_last_corner_costs_nothing() -> None:
    assert only(xlsx({"A1": 1, "XFD1048576": 2})) == {"A1": Decimal(1), "XFD1048576": Decimal(2)}


def test_names_of_cells() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert place("$C$7") == (7, 3)
    assert place("7C") is None


TABLE = "指标,2023年\n地区生产总值,1204.5\n"
CELLS = {"A1": "指标", "B1": "2023年", "A2": "地区生产总值", "B2": "1204.5"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert only(TABLE.encode(encoding)) == CELLS


def test_utf_16_without_a_mark_and_turned_round() -> None:
    assert only(TABLE.encode("utf-16-be")) == CELLS


@pytest.mark.parametrize(
    "content",
    [
        "Région;2021\nPopulation à Genève;3\n".encode("cp1252"),
        "指標,2023年\n地區生產總值,1204.5\n".encode("big5"),
        b"a\x00b,1",
        TABLE.encode("utf-32"),
        b"\xff\xff\xff",
    ],
)
def test_other_encodings_are_refused(content: bytes) -> None:
    assert refused(content).rule is rules.ENCODING


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;2021;2022\nb;2,71;2,93\n", ";"),
        ('a,2021\n"b;c",3\nd;e,4\n', ","),
        ("a\t2021\nb, c\t3\n", "\t"),
        ("a|2021\nb|3\n", "|"),
        ("sep=;\na;2021\n", ";"),
        ("alone\n", "\t"),
    ],
)
def test_the_separator_stands_equally_often_in_most_lines(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_semicolons_say_that_commas_may_stand_before_decimals() -> None:
    assert read_book(b"a;2021\nb;2,71\n").sheets[0].comma
    assert not read_book(b"a,2021\nb,2\n").sheets[0].comma
    assert read_book(b"").sheets[0].rows == {}


def test_what_is_no_spreadsheet_is_refused() -> None:
    assert refused(b"<html><table></table></html>").params == {"why": "sheet_form"}
    assert refused(b"\xef\xbb\xbf <?xml version='1.0'?>").params == {"why": "sheet_form"}
    assert refused(b"%PDF-1.7").params == {"why": "sheet_form"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(packed.getvalue()).params == {"why": "sheet_form"}


def test_damaged_files_are_refused() -> None:
    whole = xlsx({"A1": "a"})
    assert refused(whole[:2000]).params == {"why": "sheet_broken"}
    assert refused(archive(sheet1="<worksheet><sheetData>")).params == {"why": "sheet_broken"}
    assert refused(archive()).params == {"why": "sheet_broken"}
    bomb = '<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet/>'
    assert refused(archive(sheet1=bomb)).params == {"why": "sheet_broken"}
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600).params == {"why": "sheet_broken"}
    assert refused(b'a,"b').rule is rules.SYNTAX


def test_passwords_are_refused() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")).params == {
        "why": "sheet_password"
    }
    locked = bytearray(archive(sheet1="<worksheet/>"))
    at = bytes(locked).index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert refused(bytes(locked)).params == {"why": "sheet_password"}


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = archive(sheet1=b"<worksheet>" + b" " * (30 * 1024 * 1024) + b"</worksheet>")
    assert refused(bomb).params == {"why": "sheet_unpacked", "most": "200"}


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("xlsx", "texts"):
        monkeypatch.setattr(f"lygap.exchange.cells.{module}.MAX_CELLS", 3)
    assert refused(xlsx({"A1": 1, "B1": 2, "A2": 3, "B2": 4})).rule is rules.LIMIT
    assert refused(b"1,2\n3,4\n").rule is rules.LIMIT
    assert refused(b"1," + b"2" * 1_100_000).params["what"] == "line"


def test_older_forms_tell_values_without_formats() -> None:
    book = read_book((HERE / "older.xls").read_bytes())
    shown, hidden = book.sheets
    assert not book.sees_formats
    assert {shown.address(*cell[:2]): cell[2] for cell in shown.cells()} == OLDER
    assert shown.merged == (Merged(3, 3, 3, 4),)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("隐", True, {})


def test_open_documents_too() -> None:
    shown, hidden = read_book((HERE / "older.ods").read_bytes()).sheets
    assert {shown.address(*cell[:2]): cell[2] for cell in shown.cells()} == {**OLDER, "数据!C6": Decimal(1)}
    assert shown.merged == (Merged(3, 3, 3, 4),)
    assert (hidden.name, hidden.hidden) == ("隐", True)


def document(rows: str, manifest: str = "<m/>") -> bytes:
    """A document of LibreOffice with one table."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", f"<d><table:table table:name='S'>{rows}</table:table></d>")
    return packed.getvalue()


FILLED = "<table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='{times}'/>"


@pytest.mark.parametrize(
    "rows",
    [
        "<table:table-row table:number-rows-repeated='1048576'>" + FILLED.format(times=16384) + "</table:table-row>",
        "<table:table-row table:number-rows-repeated='1048575'><table:table-cell/></table:table-row><table:table-row>"
        "<table:table-cell table:number-columns-repeated='16383'/>" + FILLED.format(times=1) + "</table:table-row>",
    ],
)
def test_repeated_cells_of_open_documents_are_counted_before_they_are_read(rows: str) -> None:
    assert refused(document(rows)).params == {"what": "cells", "limit": "2,000,000"}


def test_a_password_on_an_open_document() -> None:
    assert refused(document("", "<m><encryption-data/></m>")).params == {"why": "sheet_password"}


def test_what_reads_older_forms_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingLibraryError):
        read_book((HERE / "older.xls").read_bytes())
    assert only(xlsx({"A1": 1})) == {"A1": Decimal(1)}


def test_two_far_cells_of_an_old_workbook_are_refused_before_it_is_read() -> None:
    assert refused((HERE / "far.xls").read_bytes()).params == {"what": "cells", "limit": "8,000,000"}


def test_what_an_old_workbook_says_of_itself_is_not_trusted() -> None:
    whole = (HERE / "far.xls").read_bytes()
    chance = random.Random(7)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(4):
            content[chance.randrange(len(content))] = chance.randrange(256)
        with contextlib.suppress(CannotReadError):
            require_bearable(bytes(content))
    with contextlib.suppress(CannotReadError):
        require_bearable(whole[:600])


def test_what_the_library_says_of_a_broken_file_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    whole = (HERE / "older.xls").read_bytes()
    for content in (whole[:4838], whole[:3000], whole[:1000]):
        assert refused(content).params == {"why": "sheet_broken"}
    assert capfd.readouterr().err == ""
