"""Workbooks: what stands in their cells, what a spreadsheet program makes of it, and that texts stay texts."""

import io
import math
import re
import runpy
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from conftest import DEMO, HERE, Lygap
from lygap.judge.assess import Question, assess_all
from lygap.plan.records import Dataset
from lygap.render.xlsx import charts, listing, paths, workbook
from lygap.render.xlsx.book import Book, cut, height, letter, write_text
from lygap.render.xlsx.guide import status_words
from lygap.report.answer import Answer, Versioned
from lygap.words import LANGS, Lang, say
from onerow import dataset, target
from spreadsheets import recalculated

ROOT = HERE.parent
DATA = str(ROOT / "data")
SHEETS = ("status", "values", "targets", "paths", "sources", "charts", "methods")
FIGURES = ("elapsed", "expected", "required_cagr", "actual_cagr", "needed_cagr", "gap", "gap_pct", "progress", "pace")
Values = Mapping[int, Any]

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


class Row:
    """A row of a list by the titles of its columns."""

    def __init__(self, sheet: Worksheet, number: int, titles: Mapping[str, int]) -> None:
        self.sheet, self.number, self.titles = sheet, number, titles

    def __getitem__(self, title: str) -> Cell:
        cell = self.sheet.cell(self.number, self.titles[title])
        assert isinstance(cell, Cell)
        return cell


def rows_of(sheet: Worksheet, first: str) -> list[Row]:
    """The rows of a list below the head in which a title stands."""
    head = next(row for row in sheet.iter_rows() if any(cell.value == first for cell in row))
    titles = {str(cell.value): number for number, cell in enumerate(head, start=1) if cell.value is not None}
    return [Row(sheet, number, titles) for number in range((head[0].row or 0) + 1, sheet.max_row + 1)]


def written(data: Dataset, *years: int, lang: Lang = "en", method: str = "auto") -> bytes:
    """The workbook about the region `here`."""
    asked = list(years or (2023,))
    indicators = list(data.indicators.values())
    rows = assess_all(data, indicators, "here", Question(asked[-1], method), asked)
    answer = Answer(data, "here", asked, method, rows)
    return b"".join(workbook.workbook(Versioned(answer, "data · 0"), lang))


def opened(content: bytes, *, computed: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=computed)


def status_row(values: Values, year: int = 2023, **keys: Any) -> tuple[Row, Row]:
    """The row of the one indicator, its formulas and its results."""
    content = written(dataset(values, **keys), year)
    first, second = (rows_of(opened(content, computed=computed)["Status"], "Status")[0] for computed in (False, True))
    return first, second


# ---- as the command line writes it


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks")


class Files(NamedTuple):
    """Workbooks as lygap wrote them, and as a spreadsheet program computed them anew."""

    before: dict[str, Path]
    after: dict[str, Path]


def luoyang(lang: Lang, year: int) -> bytes:
    from lygap.reading import load
    from lygap.reading.folder import builtin_folder

    data = load(builtin_folder()).data
    assert data is not None
    headline = [indicator for indicator in data.indicators.values() if indicator.group == "headline"]
    rows = assess_all(data, headline, data.plan.region, Question(year))
    answer = Answer(data, data.plan.region, [year], "auto", rows)
    return b"".join(workbook.workbook(Versioned(answer, "data · 0"), lang))


def moved(content: bytes, sheet: str, id_: str, title: str, value: float, to: float) -> bytes:
    """The workbook in which somebody has typed another number over one of an indicator's."""
    book = opened(content)
    (row,) = (
        row
        for row in rows_of(book[sheet], title)
        if id_ in (row.sheet.cell(row.number, 1).value, row.sheet.cell(row.number, 4).value)
        and row[title].value == value
    )
    row[title].value = to
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


MOVING = {2022: 44.0, 2023: 46.8}


@pytest.fixture(scope="module")
def files(folder: Path) -> Files:
    plan = dataset(MOVING, base=43.3, targets=50.0)
    halves: list[Any] = [
        {"value": 3.0, "period": "2023-01/2023-06", "path": ("first",)},
        {"value": 4.5, "period": "2023-07/2023-12", "path": ("second",)},
    ]
    district = dataset({2023: halves}, kind="flow")
    contents = {
        "zh": luoyang("zh", 2023),
        "en": luoyang("en", 2025),
        "hostile": hostile(),
        "faster": moved(written(plan), "Values", "i", "Value", 46.8, 49.0),
        "slower": moved(written(plan), "Values", "i", "Value", 46.8, 45.0),
        "there": moved(written(plan), "Values", "i", "Value", 46.8, 50.0),
        "stricter": moved(written(plan), "Targets", "i", "Value or lower end", 50.0, 60.0),
        "doubled": written(dataset({2023: 3.0}, targets=target(multiple=2.0))),
        "parts": written(district),
        "timeline": written(dataset(MOVING, base=43.3, targets=50.0, path="linear")),
    }
    before = {}
    for name, content in contents.items():
        before[name] = folder / f"{name}.xlsx"
        before[name].write_bytes(content)
    return Files(before, dict(zip(before, recalculated(folder, *before.values()), strict=True)))


PLANS = runpy.run_path(str(ROOT / "bench" / "plans.py"))
HOSTILE: tuple[str, ...] = PLANS["HOSTILE"]


def hostile() -> bytes:
    """The workbook of the plan of harm."""
    from lygap.reading import load
    from lygap.reading.folder import Folder

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "plan"
        PLANS["write_plan"](folder, PLANS["hostile_head"](), PLANS["hostile"](), None)
        data = load(Folder(folder)).data
    assert data is not None
    rows = assess_all(data, list(data.indicators.values()), data.plan.region, Question(2023))
    answer = Answer(data, data.plan.region, [2023], "auto", rows)
    return b"".join(workbook.workbook(Versioned(answer, HOSTILE[0]), "en"))


def formulas(book: Workbook) -> Iterator[Cell]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.data_type == "f")


def is_close(cell: object, result: object) -> bool:
    if isinstance(cell, float | int) and isinstance(result, float | int):
        return math.isclose(cell, result, rel_tol=1e-9, abs_tol=1e-12)
    return (cell or "") == (result or "")


@pytest.mark.parametrize("name", ["zh", "en", "hostile", "doubled", "parts", "timeline"])
def test_a_spreadsheet_program_computes_what_the_file_says(files: Files, name: str) -> None:
    plain, told = openpyxl.load_workbook(files.before[name]), openpyxl.load_workbook(files.before[name], data_only=True)
    computed = openpyxl.load_workbook(files.after[name], data_only=True)
    found = list(formulas(plain))
    assert len(found) > 10
    differing = [
        (cell.parent.title, cell.coordinate, cell.value, there, here)
        for cell in found
        if not is_close(
            there := told[cell.parent.title][cell.coordinate].value,
            here := computed[cell.parent.title][cell.coordinate].value,
        )
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "status", "gap"),
    [
        ("faster", "on_track", 1.0),
        ("slower", "off_track", 5.0),
        ("there", "achieved", 0.0),
        ("stricter", "off_track", 13.2),
    ],
)
def test_who_types_another_number_gets_another_gap_and_another_status(
    files: Files, name: str, status: str, gap: float
) -> None:
    book = openpyxl.load_workbook(files.after[name], data_only=True)
    (row,) = rows_of(book["Status"], "Status")
    assert row["Status"].value == status_words(status, "en")  # type: ignore[arg-type]
    assert row["Gap"].value == pytest.approx(gap)


def test_hostile_texts_stay_texts(files: Files) -> None:
    book = openpyxl.load_workbook(files.before["hostile"], rich_text=False)
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    names = [row["Indicator"].value for row in rows_of(book["Status"], "Status")]
    assert names == list(HOSTILE)
    assert set(HOSTILE) <= texts
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)
    called = {name for cell in formulas(book) for name in re.findall(r"([A-Z]+)\(", str(cell.value))}
    assert called <= {"IF", "AND", "OR", "NOT", "ISNUMBER", "ABS", "MIN"}


def test_hostile_texts_leave_nothing_else_in_the_file(files: Files) -> None:
    with zipfile.ZipFile(files.before["hostile"]) as archive:
        names = archive.namelist()
        pages = {name: archive.read(name).decode() for name in names}
    assert [n for n in names if re.search("externalLink|vbaProject|connections|activeX|embeddings|hyperlink", n)] == []
    assert [name for name, page in pages.items() if 'TargetMode="External"' in page] == []
    assert [name for name, page in pages.items() if re.search("<(script|img|b|x)[ >]", page)] == []


# ---- what stands in the cells


def test_sheets_are_called_in_the_reader_s_language() -> None:
    data = dataset({2023: 3.44})
    for lang in LANGS:
        assert opened(written(data, lang=lang)).sheetnames == [say(lang, f"sheet.{sheet}") for sheet in SHEETS]


def test_a_value_is_the_cell_where_it_was_typed_in() -> None:
    row, results = status_row({2022: 3.1, 2023: 3.44})
    assert [row[title].value for title in ("Base", "Target", "Value", "Time of the value")] == [
        "=Targets!$E$4",
        "=Targets!$E$5",
        "=Values!$D$5",
        "=Values!$E$5",
    ]
    assert [results[title].value for title in ("Base", "Target", "Value", "Time of the value")] == [
        2.82,
        3.75,
        3.44,
        2023,
    ]
    book = opened(written(dataset({2022: 3.1, 2023: 3.44})))
    assert [book["Values"][cell].value for cell in ("D4", "D5", "E5", "H5")] == [3.1, 3.44, 2023, "used"]
    assert book["Targets"]["E4"].value == 2.82


def test_blue_is_data_and_black_is_computed() -> None:
    row, _ = status_row({2023: 3.44})
    colours = {title: row[title].font.color.rgb for title in ("Base time", "Value", "Gap", "Required growth rate")}
    assert colours == {
        "Base time": "FF1F4FC4",
        "Value": "FF000000",
        "Gap": "FF000000",
        "Required growth rate": "FF000000",
    }


def test_every_figure_is_a_formula_with_its_result() -> None:
    data = dataset({2023: 3.44})
    (judged,) = assess_all(data, list(data.indicators.values()), "here", Question(2023))
    row, results = status_row({2023: 3.44})
    for key in FIGURES:
        title = say("en", f"figure.{key}")
        assert str(row[title].value).startswith("=IF(")
        assert results[title].value == pytest.approx(judged.figures[key], rel=1e-12)
    assert results["Status"].value == "● on track"
    assert results["Statistic"].value == pytest.approx(judged.statistic)
    assert "Methods!$C$14" in str(row["Status"].value)


@pytest.mark.parametrize(
    ("values", "keys", "shown"),
    [
        ({2023: 3.44}, {}, {"Value": "#,##0.00", "Gap": "#,##0.00", "Required growth rate": "0.00%", "Progress": "0%"}),
        ({2023: {"value": 1610.0, "bound": "at_least"}}, {"base": 755.0, "targets": 1600.0}, {"Value": '"≥"#,##0'}),
        ({2023: 3.44}, {"targets": target(3.75, comparator="about", tolerance=0.05)}, {"Target": '"≈"#,##0.00'}),
        ({2023: 3.1}, {"targets": target(3.0, comparator="at_most"), "direction": "down"}, {"Target": '"≤"#,##0.00'}),
        ({2023: 1.5e16}, {"base": 1e16, "targets": 2e16}, {"Value": "0.#####E+00"}),
        ({2023: {"value": 3.44, "as_of": "2023-10"}}, {}, {"Time of the value": "0.00", "Base time": "0"}),
    ],
)
def test_numbers_look_as_they_were_stated(values: Values, keys: dict[str, Any], shown: dict[str, str]) -> None:
    row, _ = status_row(values, **keys)
    assert {title: row[title].number_format for title in shown} == shown


@pytest.mark.parametrize(
    ("values", "keys", "is_live"),
    [
        ({2023: 3.44}, {}, True),
        ({}, {}, True),
        ({2023: 3.44}, {"targets": target(multiple=1.5)}, True),
        ({2023: 3.44}, {"targets": target(growth=0.05)}, True),
        ({2023: 3.44}, {"targets": target(change=1.0)}, True),
        ({2023: 3.44}, {"targets": target(change=1.0, base_year=2022)}, False),
        ({2023: 3.44}, {"targets": target(3.75, comparator="more_than")}, False),
        ({2023: 3.44}, {"targets": target(3.75, comparator="about", tolerance=0.1)}, False),
        ({2023: 3.44}, {"targets": target(min=3.5, max=4.0, comparator="between")}, False),
        ({2023: 3.44}, {"targets": target(text="more")}, False),
        ({2023: 3.44}, {"targets": []}, False),
        ({2023: {"value": 3.44, "bound": "about"}}, {}, False),
        ({2023: {"value": 3.44, "margin": 0.01}}, {}, False),
        ({2023: 1e160}, {}, False),
        ({2023: 3.44}, {"targets": target(3.75, each_year=True)}, True),
        ({2023: 3.44}, {"targets": target(3.75, year=None)}, True),
    ],
)
def test_a_status_is_a_formula_where_nothing_but_numbers_decides(
    values: Values, keys: dict[str, Any], is_live: bool
) -> None:
    row, results = status_row(values, **keys)
    data = dataset(values, **keys)
    (judged,) = assess_all(data, list(data.indicators.values()), "here", Question(2023))
    assert (row["Status"].data_type == "f") == is_live
    assert results["Status"].value == status_words(judged.status, "en")


def test_other_methods_give_their_status_as_text() -> None:
    content = written(dataset({2022: 3.1, 2023: 3.44}), method="sdsn")
    (row,) = rows_of(opened(content)["Status"], "Status")
    assert (row["Status"].value, row["Statistic"].data_type) == ("● on track", "n")
    assert row["Method"].value == "SDSN"


def test_a_target_that_is_measured_from_the_baseline_follows_it() -> None:
    for keys, formula, number in (
        ({"multiple": 1.5}, '=IF(ISNUMBER($E$5),$E$5*1.5,"")', 4.23),
        ({"growth": 0.1}, '=IF(ISNUMBER($E$5),$E$5*(1+0.1)^($H$5-2020),"")', 2.82 * 1.1**5),
        ({"change": -0.5}, '=IF(ISNUMBER($E$5),$E$5+(-0.5),"")', 2.32),
    ):
        row, results = status_row({2023: 3.44}, targets=target(**keys))  # type: ignore[arg-type]
        assert row["Target"].value == formula
        assert results["Target"].value == pytest.approx(number)


def test_what_is_worked_out_from_elsewhere_is_a_number() -> None:
    row, _ = status_row({2022: 3.0, 2023: 3.44}, targets=target(change=1.0, base_year=2022))
    assert (row["Target"].value, row["Target"].font.color.rgb) == (4.0, "FF1F4FC4")
    row, _ = status_row({2023: 3.44}, targets=target(growth=-1.5))
    assert row["Target"].data_type == "n"


def test_of_a_band_the_end_that_counts_is_called() -> None:
    row, results = status_row({2023: 90.0}, base=95.0, targets=target(min=75.0, max=80.0, comparator="between"))
    assert (row["Target"].value, results["Target"].value, results["Gap"].value) == ("=Targets!$F$5", 80, 10)


def test_a_target_in_words_stands_as_it_is() -> None:
    row, _ = status_row({2023: 3.44}, targets=target(text="=more"))
    assert (row["Target"].value, row["Target"].data_type) == ("=more", "s")


def test_a_row_without_a_value_has_room_for_one() -> None:
    row, results = status_row({})
    assert (row["Value"].value, row["Time of the value"].value, results["Gap"].value) == (None, 2023, None)
    assert row["Gap"].data_type == "f"
    assert results["Status"].value == "? unknown"


def test_a_baseline_that_was_observed_is_the_cell_of_that() -> None:
    row, results = status_row({2020: 2.9, 2023: 3.44}, base="left out")
    assert (row["Base"].value, results["Base"].value) == ("=Values!$D$4", 2.9)
    counted, results = status_row({2022: 5.0, 2023: 7.0}, base=None, kind="cumulative", targets=20.0)
    assert (counted["Base"].value, results["Base"].value) == (0, 0)


def test_a_sum_of_parts_is_added_up_in_the_sheet(files: Files) -> None:
    book = openpyxl.load_workbook(files.before["parts"])
    (row,) = rows_of(book["Status"], "Status")
    assert row["Value"].value == "=Values!$D$6"
    assert book["Values"]["D6"].value == "=$D$4+$D$5"
    computed = openpyxl.load_workbook(files.after["parts"], data_only=True)
    assert computed["Values"]["D6"].value == 7.5


def test_what_was_published_as_a_step_is_told_so() -> None:
    content = written(dataset({2022: {"growth": 0.1, "base_year": 2020}, 2023: {"value": 3.4, "margin": 0.1}}))
    book = opened(content)
    assert [book["Values"][cell].value for cell in ("F4", "F5")] == ["+10 % (2020)", "3.4 (±0.1)"]
    assert book["Values"]["D4"].value == pytest.approx(3.102)
    counted = opened(written(dataset({2023: {"increment": 4.0}}, base=None, kind="cumulative", targets=20.0)))
    assert [counted["Values"][cell].value for cell in ("D4", "F4", "D5")] == [None, "+4", 4]


def test_several_years_have_a_column_of_their_own() -> None:
    content = written(dataset({2022: 3.1, 2023: 3.44}), 2022, 2023)
    rows = rows_of(opened(content)["Status"], "Status")
    assert [(row["Year"].value, row["Value"].value) for row in rows] == [(2022, "=Values!$D$4"), (2023, "=Values!$D$5")]
    assert "2022–2023" in str(opened(content)["Status"]["A1"].value)


def test_paths_are_formulas_and_values_are_called() -> None:
    book = opened(written(dataset({2022: 3.1, 2023: 3.44})))
    rows = rows_of(book["Paths"], "Geometric")
    assert [row["Year"].value for row in rows] == [2020, 2021, 2022, 2023, 2024, 2025]
    assert [row["Observed"].value for row in rows[:4]] == ["=Status!$E$5", None, "=Values!$D$4", "=Values!$D$5"]
    assert "($C$5-Status!$F$5)" in str(rows[1]["Geometric"].value)
    assert [row["Catch-up"].value for row in rows[4:]] == [
        "=Status!$I$5*(Status!$G$5/Status!$I$5)^(($C$8-Status!$J$5)/(Status!$H$5-Status!$J$5))",
        "=Status!$G$5",
    ]


# ---- how it looks


def test_a_sheet_can_be_read_and_printed() -> None:
    book = opened(written(dataset({2023: 3.44})))
    status = book["Status"]
    assert status.freeze_panes == "C5"
    assert status.auto_filter.ref == "A4:W5"
    assert status.print_title_rows == "$4:$4"
    assert str(status.print_area).endswith("$A$1:$V$5")
    assert (status.page_setup.orientation, status.page_setup.paperSize) == ("landscape", 9)
    assert status.page_setup.fitToHeight == 0
    assert status.column_dimensions["D"].hidden
    assert all(book[sheet].auto_filter.ref for sheet in ("Values", "Targets", "Paths", "Sources"))


def test_statuses_have_colours_and_progress_a_bar() -> None:
    status = opened(written(dataset({2023: 3.44})))["Status"]
    rules = [rule for found in status.conditional_formatting for rule in found.rules]
    assert sorted(rule.type for rule in rules) == ["beginsWith"] * 7 + ["dataBar"]
    assert {rule.formula[0] for rule in rules if rule.type == "beginsWith"} >= {'LEFT(U5,1)="★"', 'LEFT(U5,1)="▼"'}


def charts_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]


def test_a_chart_draws_the_paths_the_values_and_the_target() -> None:
    (chart,) = charts_in(written(dataset({2022: 3.1, 2023: 3.44})))
    for column in "DEFGH":  # both paths, the catch-up path, the values, the target
        assert f"<c:f>Paths!${column}$4:${column}$9</c:f>" in chart
    assert '<c:dispBlanksAs val="span"/>' in chart
    assert "<c:title>" not in chart


def test_of_too_many_charts_the_first_with_values_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MOST", 1)
    data = dataset({2023: 3.44})
    empty = data.indicators["i"]._replace(id="e")
    several = data._replace(indicators={"e": empty, **data.indicators, "j": empty._replace(id="j")})
    content = written(several)
    assert len(charts_in(content)) == 1
    book = opened(content)
    assert book["Charts"]["A2"].value == say("en", "sheet.charts_left_out", {"count": 2})
    assert book["Charts"]["A4"].value == "I"


def test_charts_begin_a_new_page_after_four_rows() -> None:
    data = dataset({2023: 3.44})
    many = {f"i{number}": data.indicators["i"]._replace(id=f"i{number}") for number in range(9)}
    sheet = opened(written(data._replace(indicators=many)))["Charts"]
    assert [brk.id for brk in sheet.row_breaks.brk] == [3 + 4 * 16]


# ---- very many rows


def test_of_too_many_rows_there_are_numbers_alone_and_the_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LIVE", 0)
    data = dataset({2022: 3.1, 2023: 3.44})
    book = opened(written(data._replace(groups={})))
    assert book.sheetnames == ["Status", "Values", "Sources", "Methods"]
    assert list(formulas(book)) == []
    (row,) = rows_of(book["Status"], "Status")
    assert (row["Value"].value, row["Status"].value) == (3.44, "● on track")
    assert row["Gap"].value == pytest.approx(0.31)
    assert book["Status"]["A3"].value == say("en", "sheet.plain_numbers")
    assert [cell.value for cell in book["Values"][4]][:4] == ["i", 2023, 3.44, 2023]
    assert book["Values"].max_row == 4


def test_many_milestones_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MOST_LIVE", 5)
    rows = rows_of(opened(written(dataset({2023: 3.44})))["Paths"], "Geometric")
    assert rows[0]["Geometric"].value == 2.82


@pytest.mark.parametrize("last", [2, 3, 4, 5, 6])
def test_a_full_sheet_takes_no_more(monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    monkeypatch.setattr(listing, "LAST_ROW", last)
    monkeypatch.setattr(paths, "LAST_ROW", last)
    book = opened(written(dataset({2021: 3.0, 2022: 3.1, 2023: 3.44})))
    assert max(book[sheet].max_row for sheet in ("Values", "Targets", "Paths")) <= max(last + 1, 3)
    (row,) = rows_of(opened(written(dataset({2023: 3.44})), computed=True)["Status"], "Status")
    assert row["Value"].value == 3.44


def test_a_full_sheet_of_statuses_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LIVE", 0)
    monkeypatch.setattr(listing, "LAST_ROW", 4)
    data = dataset({2023: 3.44})
    many = {f"i{number}": data.indicators["i"]._replace(id=f"i{number}") for number in range(3)}
    assert len(rows_of(opened(written(data._replace(indicators=many)))["Status"], "Status")) == 1


# ---- texts and bytes


def test_the_same_data_give_the_same_bytes_and_no_time_of_making(monkeypatch: pytest.MonkeyPatch) -> None:
    data = dataset({2022: 3.1, 2023: 3.44})
    for most in (20_000, 0):
        monkeypatch.setattr(workbook, "MOST_LIVE", most)
        first = written(data)
        assert first == written(data)
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert {info.date_time[:3] for info in archive.infolist()} <= {(1980, 1, 1), (1980, 1, 31)}
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}


def test_no_text_is_taken_for_more_than_text() -> None:
    texts = ["=1+1", "{=1}", "http://example.org/", "internal:'A'!A1", "007", "<r><t>x</t></r>", "_x0041_", " a ", ""]
    book = Book("en")
    sheet = book.sheet("status")
    for row, text in enumerate(texts):
        write_text(sheet, row, 0, text, book.text())
    cells = opened(book.content())["Status"]["A"]
    assert [cell.value for cell in cells] == [text or None for text in texts]
    assert {cell.data_type for cell in cells[:-1]} == {"s"}


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    assert cut("x" * 32_767) == "x" * 32_767
    assert cut("x" * 40_000) == "x" * 32_766 + "…"
    assert cut("😀" * 20_000) == "😀" * 16_383 + "…"


def test_rows_are_as_high_as_their_texts() -> None:
    assert height(8, ("short", 20)) == 18
    assert height(8, ("two\nlines", 20), ("长" * 15, 20)) == 33
    assert height(8, ("x" * 10_000, 20)) == 123


def test_columns_have_letters() -> None:
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# ---- the command line


@pytest.mark.parametrize("words", [("report", "2023"), ("status", "2023"), ("status", "2023", "-f", "xlsx")])
def test_a_workbook_is_written_by_its_extension(lygap: Lygap, tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "x.xlsx"
    run = lygap(*words, "-d", str(DEMO), "--lang", "en", "-o", str(file))
    assert (run.code, run.out, run.err) == (0, "", "")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[0] == "Status"
    assert re.search(r"data: demo · [0-9a-f]{12}", str(book["Status"]["A2"].value))


def test_without_the_library_it_is_said_what_to_install(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    run = lygap("report", "2023", "-d", str(DEMO), "--lang", "en", "-o", str(tmp_path / "x.xlsx"))
    assert run.code == 2
    assert 'pip install "lygap[excel]"' in run.err
    assert run.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_other_answers_are_no_workbook(lygap: Lygap, tmp_path: Path) -> None:
    for words in (("path",), ("list",), ("methods",), ("status", "2023", "--by", "group")):
        run = lygap(*words, "-d", str(DEMO), "-o", str(tmp_path / "x.xlsx"), "--lang", "en")
        assert (run.code, "“.xlsx”" in run.err) == (2, True)


def test_a_status_that_does_not_follow_is_in_italics_and_the_sheet_says_so() -> None:
    data = dataset({2022: 3.1, 2023: 3.44})
    live, fixed = opened(written(data)), opened(written(data, method="sdsn"))
    assert [rows_of(book["Status"], "Status")[0]["Status"].font.i for book in (live, fixed)] == [False, True]
    legend = [cell.value for row in fixed["Status"].iter_rows(max_row=4) for cell in row]
    assert any("a status in italics has no formula" in str(text) for text in legend)
