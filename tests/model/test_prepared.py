"""The prepared schemas: fresh, and in agreement with what pydantic makes of the records."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core
import pytest

from conftest import HERE
from lygap import engine
from lygap.model import prepared, preparing
from lygap.model.columns import CSV_COLUMNS
from lygap.model.full import adapter, column_adapter
from lygap.model.prepared import Kind, valid, valid_column
from lygap.model.schemas import CORE
from lygap.reading.shape import looked_at
from lygap.reading.table import plain, read_table, reader_of
from lygap.source import read_yaml

FOLDERS = (HERE / "cases", HERE / "messy", HERE / "plans", HERE.parent / "data")


def files(suffix: str) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in folder.rglob(f"*{suffix}") if path.is_file())


def fully(kind: Kind, data: Any) -> Any:
    try:
        return adapter(kind).validate_python(data)
    except pydantic.ValidationError:
        return None


def fully_by_column(column: str, values: list[Any]) -> Any:
    try:
        return column_adapter(column).validate_python(values, strict=True)
    except pydantic.ValidationError:
        return None


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Validators are made anew in the test and after it."""
    prepared._validator.cache_clear()
    prepared._column_validator.cache_clear()
    yield
    prepared._validator.cache_clear()
    prepared._column_validator.cache_clear()


@pytest.mark.skipif(pydantic_core.__version__ != CORE, reason="they are made with the version in constraints.txt")
def test_the_prepared_schemas_are_fresh() -> None:
    assert preparing.text() == preparing.FILE.read_text("utf-8"), "run: python -m lygap.model.preparing"


def test_the_prepared_schemas_are_made_with_the_version_the_checks_run_with() -> None:
    constraints = (HERE.parent / "constraints.txt").read_text("utf-8")
    assert re.findall(r"^pydantic_core==(.*)$", constraints, re.MULTILINE) == [CORE]


def test_both_ways_find_the_same_files_well_and_read_the_same_from_them() -> None:
    seen = {True: 0, False: 0}
    for path in files(".yaml"):
        data, _ = read_yaml(path.read_bytes().decode("utf-8", "replace"), path.name)
        kind: Kind = "targets" if path.name == "targets.yaml" else "actuals"
        quickly = valid(kind, data)
        assert repr(quickly) == repr(fully(kind, data)), path
        seen[quickly is not None] += 1
    assert min(seen.values()) > 20


def test_both_ways_find_the_same_rows_and_columns_well() -> None:
    seen = {True: 0, False: 0}
    for path in files(".csv"):
        columns, rows, *_ = read_table(path.read_bytes().decode("utf-8-sig", "replace"), path.name)
        table = [cells for _, cells in rows]
        for cells in table[:500]:
            row = plain(columns, cells)
            assert repr(valid("row", row)) == repr(fully("row", row)), (path, row)
        for column, given in zip(columns, zip(*table, strict=True), strict=False):
            if column in CSV_COLUMNS:
                values = [reader_of(column)(cell) if cell else None for cell in given]
                quickly = valid_column(column, values)
                assert repr(quickly) == repr(fully_by_column(column, values)), (path, column)
                seen[quickly is not None] += 1
    assert min(seen.values()) > 0


def test_with_another_core_pydantic_has_the_word(monkeypatch: pytest.MonkeyPatch, forgetful: None) -> None:
    monkeypatch.setattr(prepared, "CORE", "0")
    monkeypatch.setattr(prepared, "SCHEMAS", {})
    monkeypatch.setattr(prepared, "columns", dict)
    assert valid("actuals", {"observations": {"a": 1}}) == {"observations": {"a": 1.0}}
    assert valid_column("as_of", [2022, None]) == ["2022", None]


def test_when_the_quick_way_fails_the_full_one_is_there(monkeypatch: pytest.MonkeyPatch, forgetful: None) -> None:
    monkeypatch.setattr(prepared, "SCHEMAS", {})
    monkeypatch.setattr(prepared, "columns", dict)
    assert valid("actuals", {}) is None
    assert valid_column("year", [2022]) is None
    assert looked_at("actuals", {"year": 2022}) == ({"year": 2022}, [])


def test_the_core_alone_and_pydantic_share_their_classes() -> None:
    program = (
        "import sys; from lygap.engine import core; assert 'pydantic_core' not in sys.modules;"
        "import pydantic, pydantic_core; assert pydantic.ValidationError is core.ValidationError;"
        "assert pydantic.TypeAdapter(int).validate_python(3) == 3; print(core.to_json([1]).decode())"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("[1]\n", "")


def test_the_core_comes_with_its_package_where_that_is_there_or_the_core_cannot_be_had_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert engine._loaded() is pydantic_core
    monkeypatch.setattr(engine, "_PACKAGE", "pydantic_core_that_nobody_has")
    assert engine._specification() is None
    assert engine._loaded() is pydantic_core
