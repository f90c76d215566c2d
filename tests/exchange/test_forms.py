"""The workbook and the JSON document, and where what is exported goes."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anyplan import read, whole, write_plan
from conftest import Lygap
from lygap.exchange.forms import FORMS, workbook
from lygap.exchange.forms.documents import json_document
from lygap.exchange.forms.form import File, Remark
from lygap.files import OccupiedError, write_folder

VALUES: dict[str, Any] = {
    "stock": [
        {
            "year": 2020,
            "value": 12.5,
            "source": "A-b.1",
            "note": {"zh": "注", "en": '=HYPERLINK("http://example.org")'},
        },
        {"year": 2021, "value": 3, "region": "east", "break": True, "locator": "http://example.org/"},
    ]
}


def rows_of(content: bytes, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in book[sheet].iter_rows() for cell in row)
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_a_workbook_has_a_sheet_a_table_and_values_only(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    for name in ("a.xlsx", "b.xlsx"):
        run = lygap("export", "-d", str(folder), "-o", str(tmp_path / name))
        assert (run.code, run.out, run.err) == (0, "", "")
    content = (tmp_path / "a.xlsx").read_bytes()
    assert content == (tmp_path / "b.xlsx").read_bytes()
    sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert sheets == ["observations", "indicators", "targets", "sources", "regions", "groups"]
    head, first, second = rows_of(content, "observations")
    one, two = ({key: cell for key, cell in zip(head, row, strict=True) if cell is not None} for row in (first, second))
    assert one == {
        "indicator": "stock", "year": 2020, "value": 12.5, "region": "city", "source": "A-b.1", "obs_status": "final",
        "note": '=HYPERLINK("http://example.org")',
    }  # fmt: skip
    assert two == {
        "indicator": "stock", "year": 2021, "value": 3, "region": "east", "obs_status": "final", "break": True,
        "locator": "http://example.org/",
    }  # fmt: skip
    names = [row[3] for row in rows_of(content, "indicators")]
    assert names == ["name", "Stock", "Flow", "Ratio", "Count", "=Rank", "Band"]


def test_characters_that_xml_cannot_hold_break_no_workbook(tmp_path: Path) -> None:
    values = {"stock": [{"year": 2020, "value": 1, "note": "a\ufffeb"}]}
    made = FORMS["xlsx"].write(whole(read(write_plan(tmp_path / "plan", values))))
    assert isinstance(made, File)
    assert "a\ufffdb" in rows_of(b"".join(made.chunks), "observations")[1]


def test_what_a_sheet_cannot_hold_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_CHARACTERS", 8)
    made = FORMS["xlsx"].write(whole(read(write_plan(tmp_path / "plan", {}))))
    assert isinstance(made, File)
    content = b"".join(made.chunks)
    assert [row[0] for row in rows_of(content, "indicators")] == ["id", "stock", "flow", "ratio"]
    assert rows_of(content, "regions")[2] == ["east", "East", "city", "district"]
    assert rows_of(content, "targets")[1][2] == "baseline"
    # Longer than eight characters: twice “geometric”, once “statistics” and “2024-02-03”.
    assert made.remarks == (
        Remark("export.left.rows", {"count": 3 + 8}),
        Remark("export.left.characters", {"count": 4}),
    )


def test_without_the_library_one_line_says_what_to_install(
    lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    run = lygap("export", "-d", str(folder), "-o", str(tmp_path / "a.xlsx"))
    assert (run.code, run.out) == (2, "")
    assert 'pip install "lygap[excel]"' in run.err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_fault_of_another_form_stays_one(lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_selection: object) -> File:
        raise ModuleNotFoundError

    folder = write_plan(tmp_path / "plan", VALUES)
    monkeypatch.setitem(FORMS, "csv", FORMS["csv"]._replace(write=fail))
    assert lygap("export", "-d", str(folder)).code == 70


def test_json_holds_all_tables(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("export", "--to", "json", "-d", str(write_plan(tmp_path / "plan", VALUES)))
    said = json.loads(run.out)
    assert list(said) == [
        *("schema", "version", "plan", "indicators", "observations", "targets", "sources", "regions", "groups"),
    ]
    assert said["schema"] == "lygap.export/1"
    assert said["plan"] == {
        "id": "p", "name": "P", "lang": "en", "region": "city", "base_year": 2018, "target_year": 2024, "max_age": None,
        "source": "plan", "units": {},
    }  # fmt: skip
    first = said["observations"][0]
    assert first["note"] == {"zh": "注", "en": '=HYPERLINK("http://example.org")'}
    assert (first["value"], first["break"], first["from"]) == (12.5, False, None)
    assert said["regions"][0] == {"id": "city", "name": {"zh": "市", "en": "City"}, "part_of": None, "kind": None}
    rank = next(target for target in said["targets"] if target["indicator"] == "rank" and target["what"] == "target")
    assert (rank["min"], rank["max"], rank["value"], rank["comparator"]) == (1, 30, None, "at_most")


def test_other_names_stand_in_one_cell(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text(
        "format: lygap/1\nplan: {id: p, name: P, region: r, base_year: 2018}\n"
        "indicators: {a: {name: A, kind: stock, direction: up, aliases: [one, two]}}\n"
    )
    selection = whole(read(tmp_path))
    made = FORMS["xlsx"].write(selection)
    assert isinstance(made, File)
    assert rows_of(b"".join(made.chunks), "indicators")[1][-1] == "one; two"
    assert json.loads(b"".join(json_document(selection).chunks))["indicators"][0]["aliases"] == ["one", "two"]


def test_units_have_their_translations() -> None:
    data = read(Path(__file__).parents[2] / "data")
    said = json.loads(b"".join(json_document(whole(data)).chunks))
    assert said["plan"]["units"]["亿元"] == "100 million yuan"


# ---- where it goes


def test_a_folder_form_needs_a_folder(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    run = lygap("export", "--to", "open-sdg", "-d", str(folder))
    assert (run.code, run.out) == (2, "")
    assert run.err == "lygap: the format open-sdg is a folder; name a new or empty one with -o\n"


def test_a_workbook_is_not_shown_on_a_terminal(lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    run = lygap("export", "--to", "xlsx", "-d", str(folder))
    assert (run.code, run.out) == (2, "")
    assert "use -o FILE" in run.err


@pytest.mark.parametrize("kind", ["full", "file"])
def test_nothing_in_a_folder_is_replaced(kind: str, lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    out = tmp_path / "out"
    if kind == "full":
        out.mkdir()
        (out / "mine.txt").write_text("mine")
    else:
        out.write_text("mine")
    run = lygap("export", "--to", "datapackage", "-d", str(folder), "-o", str(out))
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        f"lygap: {out.as_posix()} is not an empty folder; name a new one, or empty it yourself: nothing in it is"
        " replaced or deleted\n"
    )
    assert (out / "mine.txt" if kind == "full" else out).read_text() == "mine"


def test_an_empty_folder_is_filled(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    (tmp_path / "out").mkdir()
    assert lygap("export", "--to", "datapackage", "-d", str(folder), "-o", str(tmp_path / "out")).code == 0
    again = lygap("export", "--to", "datapackage", "-d", str(folder), "-o", str(tmp_path / "out"))
    assert again.code == 2


def test_a_folder_in_a_folder_that_is_not_there_is_made(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    run = lygap("export", "--to", "open-sdg", "-d", str(folder), "-o", str(tmp_path / "a" / "b"))
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / "a" / "b" / "meta" / "1-1-1.yml").is_file()


def test_what_cannot_be_written_is_told(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    (tmp_path / "file").write_text("mine")
    run = lygap("export", "--to", "open-sdg", "-d", str(folder), "-o", str(tmp_path / "file" / "b"))
    assert (run.code, run.out) == (2, "")
    assert "lygap: cannot write " in run.err
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("is_new", [True, False])
def test_a_folder_is_written_whole_or_not_at_all(is_new: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    written: list[int] = []

    def write_two(file: int) -> None:
        written.append(file)
        if len(written) > 2:
            raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    if not is_new:
        out.mkdir()
    monkeypatch.setattr("lygap.files.os.fsync", write_two)
    with pytest.raises(OSError, match="No space left"):
        write_folder(out, {"a/1": b"1", "2": b"2", "b/3": b"3"})
    assert len(written) == 3
    assert list(tmp_path.rglob("*")) == ([] if is_new else [out])


def test_a_link_that_leads_nowhere_is_no_new_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(OccupiedError):
        write_folder(tmp_path / "link", {"a": b""})
