"""The tidy CSV: what is written is read again, and everything that follows from it is the same."""

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from anyplan import TARGETS, TEXTS, actuals, whole, write_plan
from conftest import DEMO, Lygap
from lygap.exchange.forms.tidy import csv_chunks, tidy_csv
from lygap.exchange.selection import regions_of
from lygap.judge.assess import Question, assess_all
from lygap.model.columns import CSV_COLUMNS
from lygap.plan.records import Dataset
from lygap.plan.texts import Bilingual
from lygap.reading import Folder, load
from lygap.report.rows import record
from lygap.visible import guarded, unguarded

BUILTIN = Path(__file__).parents[2] / "data"


def read_again(folder: Path, data: Dataset) -> Dataset:
    """The same plan with its values as one CSV file."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        (copy / "actuals").mkdir()
        shutil.copy(folder / "targets.yaml", copy / "targets.yaml")
        (copy / "actuals" / "all.csv").write_bytes(b"".join(tidy_csv(whole(data)).chunks))
        loaded = load(Folder(copy), with_warnings=True)
    assert [f for f in loaded.findings if f.is_error] == []
    assert loaded.data is not None
    return loaded.data


def figures(data: Dataset) -> list[dict[str, Any]]:
    """Every row of `status` for every region and year."""
    rows = []
    for region in regions_of(data):
        for year in data.years(region):
            judged = assess_all(data, list(data.indicators.values()), region, Question(year))
            rows += [record(row, data, "en") for row in judged]
    return rows


def values(data: Dataset) -> list[tuple[object, ...]]:
    """What is known of every value, in an order that files do not change; of a note what the CSV holds."""
    found = [o for by_indicator in data.observations.values() for series in by_indicator.values() for o in series]
    plain = [o._replace(note=(o.note.en or o.note.zh) if isinstance(o.note, Bilingual) else o.note) for o in found]
    return sorted((o.key for o in plain), key=repr)


@pytest.mark.parametrize("folder", [BUILTIN, DEMO], ids=["builtin", "demo"])
def test_a_plan_with_its_csv_gives_the_same_figures(folder: Path) -> None:
    data = load(Folder(folder)).data
    assert data is not None
    again = read_again(folder, data)
    assert values(again) == values(data)
    assert figures(again) == figures(data)


@given(actuals())
@example({"flow": [{"year": year, "value": 0, "period": f"{year - 2}/{year}"} for year in (2017, 2016)]})
def test_any_values_are_read_again_and_give_the_same_figures(given_values: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write_plan(Path(name) / "plan", given_values, source="plan")
        data = load(Folder(folder)).data
        assume(data is not None)
        assert data is not None
        again = read_again(folder, data)
    assert values(again) == values(data)
    assert figures(again) == figures(data)


@given(TEXTS | st.text(st.sampled_from("'=+-@;\t\r\nx＝")))
@example("'=x")
@example("\t=x")
def test_a_guarded_text_begins_no_formula_and_is_read_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert not any(f"{separator}{sign}" in guarded(text) for separator in ";\t\r\n" for sign in "=@＝＠")


def test_a_note_that_was_never_guarded_stays() -> None:
    assert [unguarded(text) for text in ("it's", "'quoted'", "x '=", "=1", "")] == [
        "it's",
        "'quoted'",
        "x '=",
        "=1",
        "",
    ]


ONE: dict[str, Any] = {
    "stock": [{"year": 2020, "value": 12.0, "source": "A-b.1", "break": True, "note": {"zh": "注", "en": "=n"}}]
}


def test_the_columns_are_those_of_the_format(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", ONE)
    run = lygap("export", "--to", "csv", "-d", str(folder))
    assert run.out == (
        "indicator,year,value,increment,growth,from,region,source,as_of,period,published,obs_status,bound,margin,"
        "preferred,break,excluded,note,locator\n"
        "stock,2020,12,,,,city,A-b.1,,,,final,,,,true,,'=n,\n"
    )
    assert run.err == "lygap: the file has each note in one language (--lang en); notes with two: 1\n"
    assert tuple(next(csv.reader(io.StringIO(run.out)))) == CSV_COLUMNS
    assert "true,,注,\n" in lygap("export", "-d", str(folder), "--lang", "zh").out


def test_a_file_has_a_mark_for_spreadsheets_and_a_pipe_has_none(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", ONE)
    printed = lygap("export", "-d", str(folder))
    assert lygap("export", "-d", str(folder), "-o", str(tmp_path / "x.csv")).code == 0
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbf" + printed.out.encode()


def test_what_is_chosen_is_exported(lygap: Lygap, tmp_path: Path) -> None:
    two: dict[str, Any] = {
        key: [{"year": 2020, "value": 3}, {"year": 2020, "value": 1, "region": "east"}] for key in ("rank", "stock")
    }
    folder = write_plan(tmp_path / "plan", two, source="plan")

    def rows(*words: str) -> list[tuple[str, str]]:
        run = lygap("export", "-d", str(folder), *words)
        assert (run.code, run.err) == (0, "")
        return [(row["indicator"], row["region"]) for row in csv.DictReader(io.StringIO(run.out))]

    everything = [("stock", "city"), ("stock", "east"), ("rank", "city"), ("rank", "east")]
    assert rows() == rows("-g", "all") == everything
    assert rows("-g", "first") == everything[:2]
    assert rows("-i", "rank", "-i", "Stock") == everything
    assert rows("-i", "2", "-i", "rank") == everything[2:]
    assert rows("-r", "East") == [("stock", "east"), ("rank", "east")]
    assert rows("-r", "east", "-r", "city", "-f", "csv") == everything


def test_many_rows_come_in_pieces() -> None:
    pieces = list(csv_chunks(["a"], ({"a": str(number)} for number in range(1200))))
    assert b"".join(pieces) == b"a\n" + b"".join(b"%d\n" % number for number in range(1200))
    assert len(pieces) == 3


def test_an_unknown_form_is_refused(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", ONE)
    run = lygap("export", "-d", str(folder), "--to", "cvs")
    assert (run.code, run.out) == (2, "")
    assert "did you mean csv?" in run.err


def test_an_extension_that_means_no_form_is_refused(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", ONE)
    run = lygap("export", "-d", str(folder), "-o", str(tmp_path / "x.pdf"), "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err == "lygap: --output: “.pdf” is not known (.json, .zip, .csv, .xlsx)\n"
    assert lygap("export", "--to", "csv", "-d", str(folder), "-o", str(tmp_path / "x.pdf")).code == 0
    assert lygap("export", "-d", str(folder), "-o", str(tmp_path / "values")).code == 0
    assert (tmp_path / "values").read_bytes().startswith(b"indicator,year,")


def test_sources_that_the_plan_does_not_describe_are_named(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", {})
    text = "year: 2020\nsource: own\nsources: {own: {title: Own}, unused: {title: U}}\nobservations: {stock: 11}\n"
    (folder / "actuals" / "b.yaml").write_text(text, "utf-8")
    run = lygap("export", "-d", str(folder), "-i", "stock")
    assert run.err == (
        "lygap: the file has no titles of sources; those of own are in the actuals files, not in targets.yaml\n"
    )
    assert "those of own, unused are" in lygap("export", "-d", str(folder)).err


def test_a_plan_with_errors_is_not_exported(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", {"stock": [{"value": 1}]})
    run = lygap("export", "-d", str(folder))
    assert (run.code, run.out) == (2, "")
    assert TARGETS["format"] == "lygap/1"
