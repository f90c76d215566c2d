"""`lygap import` from the outside: what it writes, says and refuses."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import DEMO, HERE, Lygap
from lygap.editing import write
from lygap.reading import Folder, load
from workbooks import saved, workbook, xlsx

SAMPLES = HERE / "exchange" / "samples"
TABLE = "指标,单位,2022年,2023年\n高企数,家,1100,1320\n地区生产总值,万元,11302000,12045000\n"
ROWS = (
    "indicator,year,value,region,source,as_of,period,obs_status,bound,preferred,note,locator\n"
    "firms,2022,1100,,yearbook,,,,,,,C2\nfirms,2023,1320,,yearbook,,,,,,,D2\n"
    "gdp,2022,1130.2,,yearbook,,,,,,,C3\ngdp,2023,1204.5,,yearbook,,,,,,,D3\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan without values in the current folder, and a spreadsheet beside it."""
    shutil.copy(SAMPLES / "plan.yaml", tmp_path / "targets.yaml")
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LYGAP_LANG", "en")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answer(lygap: Lygap, *words: str) -> tuple[int, Any]:
    run = lygap("import", *words, "-f", "json")
    return run.code, json.loads(run.out)


def test_values_become_rows_with_their_cells(folder: Path, lygap: Lygap) -> None:
    run = lygap("import", "table.csv", "--source", "yearbook")
    assert run.code == 0
    assert run.err.splitlines()[-1] == "lygap: 4 added to actuals/table.csv; 0 already there"
    assert (folder / "actuals" / "table.csv").read_text("utf-8") == ROWS
    assert lygap("check").code == 0


def test_a_second_import_changes_nothing(folder: Path, lygap: Lygap) -> None:
    lygap("import", "table.csv", "--source", "yearbook")
    before = contents(folder)
    run = lygap("import", "table.csv", "--source", "yearbook")
    assert (run.code, run.err.splitlines()[-1]) == (0, "lygap: nothing to add: 4 already there")
    assert contents(folder) == before


def test_a_dry_run_shows_the_change_and_writes_nothing(folder: Path, lygap: Lygap) -> None:
    before = contents(folder)
    run = lygap("import", "table.csv", "--source", "yearbook", "--dry-run")
    assert "+gdp,2023,1204.5,,yearbook,,,,,,,D3\n" in run.out
    assert contents(folder) == before
    assert run.err.splitlines()[-1].endswith(
        "4 would be added to actuals/table.csv; 0 already there; nothing was written"
    )


def test_a_value_that_differs_is_never_overwritten(folder: Path, lygap: Lygap) -> None:
    lygap("import", "table.csv", "--source", "yearbook")
    (folder / "table.csv").write_text(TABLE.replace("1320", "1302").replace("1100", "1100*"), "utf-8")
    code, told = answer(lygap, "table.csv", "--source", "yearbook")
    assert code == 1
    assert [(one["name"], one["cell"]) for one in told["findings"] if one["severity"] == "error"] == [
        ("differs-from-data", "D2")
    ]
    assert (folder / "actuals" / "table.csv").read_text("utf-8") == ROWS
    code, told = answer(lygap, "table.csv", "--source", "rd-2023")
    assert (code, told["added"]) == (0, 4)
    assert "firms,2023,1302,,rd-2023," in (folder / "actuals" / "table.csv").read_text("utf-8")


def test_what_is_sound_is_written_unless_strict(folder: Path, lygap: Lygap) -> None:
    (folder / "table.csv").write_text(TABLE.replace("1320", "80-90"), "utf-8")
    run = lygap("import", "table.csv", "--strict")
    assert (run.code, run.err.splitlines()[-1]) == (1, "lygap: nothing was written: --strict, and there are errors")
    assert not (folder / "actuals").exists()
    assert lygap("import", "table.csv").code == 1
    assert (folder / "actuals" / "table.csv").read_text("utf-8").count("\n") == 4


def test_what_the_data_cannot_have_is_left_out_with_its_finding(folder: Path, lygap: Lygap) -> None:
    text = "indicator,year,value,as_of\nfirms,2022,1100,\nfirms,2023,1320,2021-05\n"
    (folder / "tidy.csv").write_text(text, "utf-8")
    code, told = answer(lygap, "tidy.csv")
    assert (code, [(one["name"], one["cell"]) for one in told["findings"]]) == (1, [("outside-year", "C3")])
    assert (told["added"], [one["year"] for one in told["observations"]]) == (1, [2022])


def test_json_is_printed_where_nothing_can_be_read(folder: Path, lygap: Lygap) -> None:
    (folder / "list.csv").write_text("序号,指标名称,指标数值\n1,高企数,1320\n", "utf-8")
    code, told = answer(lygap, "list.csv")
    assert (code, told["observations"], told["into"]) == (2, [], None)
    assert [(one["code"], one["name"], one["cell"]) for one in told["findings"]] == [("LYG209", "no-year", "C1")]
    assert "--year" in told["findings"][0]["hint"]
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04")
    code, told = answer(lygap, "broken.xlsx")
    assert (code, [(one["name"], one["cell"]) for one in told["findings"]]) == (2, [("unreadable-file", "")])
    (folder / "latin.csv").write_bytes("Région;2021\nPopulation à Genève;3\n".encode("cp1252"))
    code, told = answer(lygap, "latin.csv")
    assert (code, told["findings"][0]["name"]) == (2, "encoding")


def test_what_the_sheet_does_not_say_is_said_by_options(folder: Path, lygap: Lygap) -> None:
    (folder / "list.csv").write_text("指标名称,指标数值\n高企数,500\n", "utf-8")
    code, told = answer(lygap, "list.csv", "--year", "2023", "--region", "东城区", "--source", "示例统计年鉴")
    (value,) = told["observations"]
    assert (code, value["year"], value["region"], value["source"]) == (0, 2023, "east", "yearbook")
    (folder / "regions.csv").write_text("区,2022年\n东城区,480\n全市,1100\n", "utf-8")
    code, told = answer(lygap, "regions.csv", "--indicator", "高企数", "--into", "more.csv")
    assert [(one["region"], one["value"]) for one in told["observations"]] == [("east", 480), ("demo", 1100)]
    assert told["into"] == "actuals/more.csv"
    (folder / "odd.csv").write_text("Was,Jahr,Wert\nGDP,2022,1130.2\n", "utf-8")
    words = ("--column", "label=Was", "--column", "year=Jahr", "--column", "value=Wert")
    assert [one["value"] for one in answer(lygap, "odd.csv", *words)[1]["observations"]] == [1130.2]


def test_sheets_are_chosen_by_name_and_hidden_ones_only_so(folder: Path, lygap: Lygap) -> None:
    cells = {"A1": "指标", "B1": "2023年", "A2": "高企数", "B2": 1320}
    book = workbook({"数据": cells, "旧稿": {**cells, "B2": 1302}})
    book["旧稿"].sheet_state = "hidden"
    (folder / "book.xlsx").write_bytes(saved(book))
    code, told = answer(lygap, "book.xlsx", "--dry-run")
    assert (code, [(one["name"], one["cell"]) for one in told["findings"]]) == (0, [("hidden", "旧稿")])
    assert [one["cell"] for one in told["observations"]] == ["数据!B2"]
    code, told = answer(lygap, "book.xlsx", "--dry-run", "--sheet", "旧稿")
    assert (code, told["findings"], [one["value"] for one in told["observations"]]) == (0, [], [1302])
    run = lygap("import", "book.xlsx", "--sheet", "表3")
    assert (run.code, run.err) == (2, "lygap: --sheet: there is no sheet “表3”; there are 数据, 旧稿\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.csv",), "cannot read nowhere.csv"),
        (("table.csv", "--year", "soon"), "soon"),
        (("table.csv", "--indicator", "nothing"), "nothing"),
        (("table.csv", "--region", "nowhere"), "nowhere"),
        (("table.csv", "--source", "nobody"), "--source: “nobody” is not among"),
        (("table.csv", "--into", "2023.yaml"), "--into: 2023.yaml is not a CSV file in actuals"),
        (("table.csv", "--into", "../x.csv"), "--into: ../x.csv"),
        (("table.csv", "--column", "wert=Value"), "--column: wert=Value"),
        (("table.csv", "-d", "builtin"), "built-in"),
    ],
)
def test_what_was_typed_wrong_is_one_line(folder: Path, lygap: Lygap, words: tuple[str, ...], told: str) -> None:
    before = contents(folder)
    run = lygap("import", *words)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1
    assert contents(folder) == before


def test_files_without_a_table_or_without_a_name(folder: Path, lygap: Lygap) -> None:
    (folder / "letter.csv").write_text("Dear all\n", "utf-8")
    run = lygap("import", "letter.csv")
    assert (run.code, "there is no table" in run.err) == (2, True)
    (folder / "sdg.csv").write_text("Year,Value\n2022,5\n", "utf-8")
    run = lygap("import", "sdg.csv")
    assert (run.code, "use --indicator" in run.err) == (2, True)


def test_rows_without_an_indicator_are_told_with_suggestions(folder: Path, lygap: Lygap) -> None:
    (folder / "table.csv").write_text(TABLE + "高新技术企业总数,家,1,2\n" + "其他,家,1,2\n" * 30, "utf-8")
    run = lygap("import", "table.csv", "--dry-run")
    assert "lygap: A4: no indicator is called “高新技术企业总数”; did you mean firms?\n" in run.err
    assert "and 11 more rows" in run.err


def test_older_forms_need_a_library(folder: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    shutil.copy(HERE / "exchange" / "books" / "older.xls", folder)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    run = lygap("import", "older.xls")
    said = (
        "lygap: the format xls needs a library that is not installed: "
        f'`{sys.executable} -I -m pip install "lygap[excel]"`\n'
    )
    assert (run.code, run.err) == (2, said)
    (folder / "older.xls").rename(folder / "older")
    assert "the format older needs" in lygap("import", "older").err


def test_columns_that_a_file_has_not_are_not_added(folder: Path, lygap: Lygap) -> None:
    (folder / "actuals").mkdir()
    file = folder / "actuals" / "table.csv"
    file.write_bytes(b"\xef\xbb\xbfindicator,year,value,source,locator\r\ngdp,2021,1065.4,yearbook,p. 3\r\n")
    assert lygap("import", "table.csv", "--source", "yearbook").code == 0
    assert file.read_bytes().startswith(
        b"\xef\xbb\xbfindicator,year,value,source,locator\r\ngdp,2021,1065.4,yearbook,p. 3\r\nfirms,2022"
    )
    (folder / "vague.csv").write_text("指标,2024年\n高企数,约1400\n", "utf-8")
    run = lygap("import", "vague.csv", "--into", "table.csv")
    assert (run.code, "no column" in run.err) == (1, True)


def test_what_export_writes_is_imported_unchanged(tmp_path: Path, lygap: Lygap) -> None:
    for source in (DEMO, HERE.parent / "data"):
        plan = tmp_path / source.name
        shutil.copytree(source, plan)
        (tmp_path / "all.csv").write_text(lygap("export", "-d", str(plan)).out, "utf-8")
        before = contents(plan)
        code, told = answer(lygap, str(tmp_path / "all.csv"), "-d", str(plan))
        assert (code, told["added"], told["findings"]) == (0, 0, [])
        assert contents(plan) == before
        data = load(Folder(plan)).data
        assert data is not None
        assert len(told["observations"]) == sum(
            len(o) for region in data.observations.values() for o in region.values()
        )


def test_what_export_writes_fills_an_empty_plan(tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "all.csv").write_text(lygap("export", "-d", str(DEMO)).out, "utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.copy(DEMO / "targets.yaml", empty)
    full = load(Folder(DEMO)).data
    code, told = answer(lygap, str(tmp_path / "all.csv"), "-d", str(empty))
    copy = load(Folder(empty)).data
    assert full is not None
    assert copy is not None
    assert (code, told["findings"]) == (0, [])
    for region, series in full.observations.items():
        for indicator, values in series.items():
            assert sorted(repr(o.key) for o in copy.of(indicator, region)) == sorted(repr(o.key) for o in values)


def test_somebody_else_writes_meanwhile(folder: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(change: Any) -> None:
        (folder / "actuals").mkdir()
        (folder / "actuals" / "table.csv").write_text("indicator,year,value\n", "utf-8")
        write(change)

    monkeypatch.setattr("lygap.editing.write", late)
    run = lygap("import", "table.csv")
    assert (run.code, "another program changed the file" in run.err) == (1, True)


def test_many_rows_are_read_in_one_go(folder: Path, lygap: Lygap) -> None:
    cells: dict[str, Any] = {"A1": "指标", "B1": "2023年"} | {f"A{row}": f"其他{row}" for row in range(2, 3000)}
    cells |= {f"B{row}": row for row in range(2, 3000)}
    (folder / "long.xlsx").write_bytes(xlsx({**cells, "A3000": "高企数", "B3000": 1320}))
    code, told = answer(lygap, "long.xlsx")
    assert (code, told["added"], len(told["unmatched"])) == (0, 1, 2998)


SLIPPED = "指标,单位,2021年,2022年,2023年\n高企数,家,1100,1200,1320\n地区生产总值,亿元,1130.2,12045000,1204.5\n"


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("-f", "json")])
def test_what_check_would_warn_of_is_told_with_its_cell(options: tuple[str, ...], folder: Path, lygap: Lygap) -> None:
    (folder / "table.csv").write_text(SLIPPED, "utf-8")
    run = lygap("import", "table.csv", *options)
    told = [line for line in run.err.splitlines() if "table.csv" in line and "LYG" in line]
    slip = "12045000 in 2022 is about 10,000 times the usual value here"
    assert (run.code, told) == (0, [f"table.csv D3: warning LYG307 unit-slip: {slip} (1130.2)"])
    if "json" in options:
        answered = json.loads(run.out)
        assert (answered["findings"], answered["warnings"]) == ([], 0)


def test_nothing_is_told_of_values_that_are_not_written(folder: Path, lygap: Lygap) -> None:
    (folder / "table.csv").write_text(SLIPPED.replace("1200", "many"), "utf-8")
    run = lygap("import", "table.csv", "--strict")
    assert (run.code, "LYG307" in run.err) == (1, False)


def test_what_is_told_of_the_sheet_is_not_told_again(folder: Path, lygap: Lygap) -> None:
    table = "指标,单位,2021年,2022年,2023年\n研发经费投入强度,%,2.8,0.029,3.1\n"
    (folder / "table.csv").write_text(table, "utf-8")
    run = lygap("import", "table.csv")
    assert run.code == 0
    assert run.err.count("LYG308") == 1


def test_the_list_names_the_indicators(folder: Path, lygap: Lygap) -> None:
    run = lygap("import", "table.csv", "--dry-run", "--lang", "zh")
    assert "firms（高新技术企业数）" in run.out
