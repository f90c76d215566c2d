"""SDMX-CSV: the times, statuses and codes as SDMX wants them, and what pysdmx reads."""

import csv
import io
import tempfile
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from anyplan import datasets, read, whole, write_plan
from conftest import Lygap
from lygap.exchange.forms.form import File, Remark
from lygap.exchange.forms.sdmx import COLUMNS, KEY, sdmx_csv, time_of
from lygap.plan.records import Dataset, Kind, Observation

BUILTIN = Path(__file__).parents[2] / "data"


def exported(folder: Path) -> tuple[File, list[dict[str, str]]]:
    return exported_of(read(folder))


def exported_of(data: Dataset) -> tuple[File, list[dict[str, str]]]:
    file = sdmx_csv(whole(data))
    text = b"".join(file.chunks).decode()
    return File([text.encode()], file.remarks), list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("kind", "said", "when"),
    [
        ("stock", {}, ("A", "2023", None)),
        ("stock", {"as_of": "2023"}, ("A", "2023", None)),
        ("stock", {"as_of": "2023-09"}, ("M", "2023-09", None)),
        ("stock", {"as_of": "2023-09-30"}, ("D", "2023-09-30", None)),
        ("stock", {"as_of": "2022-09/2023-09"}, ("A", "2023", "as_of 2022-09/2023-09")),
        ("flow", {"period": "2023-01/2023-11"}, ("_O", "2023-01-01/P11M", None)),
        ("flow", {"period": "2023-01/2023-12"}, ("A", "2023", None)),
        ("flow", {"period": "2022-04/2023-03"}, ("A", "2023", "period 2022-04/2023-03")),
        ("flow", {"period": "2021/2023"}, ("_O", "2021-01-01/P36M", None)),
        ("flow", {"period": "2022-10/2023-03"}, ("_O", "2022-10-01/P6M", None)),
        ("flow", {"period": "2023-01-05/2023-02-10"}, ("_O", "2023-01-05/P37D", None)),
        ("flow", {"as_of": "2023-09"}, ("_O", "2023-01-01/P9M", None)),
        ("flow", {"as_of": "2023-02-10"}, ("_O", "2023-01-01/P41D", None)),
        ("flow", {"as_of": "2023-12"}, ("A", "2023", "as_of 2023-12")),
        ("flow", {"as_of": "2022-06/2023-06"}, ("_O", "2023-01-01/P6M", "as_of 2022-06/2023-06")),
        ("ratio", {"period": "2023-01/2023-06"}, ("_O", "2023-01-01/P6M", None)),
        ("ratio", {"period": "2023-01/2023-06", "as_of": "2023-06"}, ("M", "2023-06", None)),
    ],
)
def test_when_a_value_holds(kind: Kind, said: dict[str, str], when: tuple[str, str, str | None]) -> None:
    assert time_of(Observation("a", "r", 2023, 1.0, **said), kind) == when  # type: ignore[arg-type]


VALUES: dict[str, Any] = {
    "stock": [
        {"year": 2020, "value": 12, "source": "A-b.1", "note": "two\nlines"},
        {"year": 2020, "value": 13, "source": "A-b.1", "obs_status": "estimated", "bound": "at_least", "margin": 0.5},
        {"year": 2020, "value": 13, "source": "a_b.1", "break": True, "locator": "p. 3", "published": "2024"},
        {"year": 2021, "value": 1, "excluded": "undated"},
        {"year": 2021, "value": 1e22, "preferred": True, "obs_status": "derived", "region": "east"},
        {"year": 2022, "growth": 0.1, "from": 2020, "obs_status": "provisional"},
        {"year": 2023, "value": 0, "obs_status": "provisional"},
    ],
    "count": [{"year": 2020, "increment": 5}],
}


def test_codes_statuses_and_comments(tmp_path: Path) -> None:
    file, rows = exported(write_plan(tmp_path / "plan", VALUES))
    assert tuple(rows[0]) == COLUMNS
    assert {tuple(row[name] for name in COLUMNS[:3]) for row in rows} == {("dataflow", "LYGAP:OBSERVATIONS(1.0)", "I")}
    told = ("REF_AREA", "SOURCE", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "COMMENT_OBS")
    assert [tuple(row[name] for name in told) for row in rows] == [
        ("CITY", "A_B_1", "2020", "12", "家", "A", "note: two lines"),
        ("CITY", "A_B_1@2", "2020", "13", "家", "E", "at_least; margin 0.5"),
        ("CITY", "A_B_1$2", "2020", "13", "家", "B", "final; published 2024; locator: p. 3"),
        ("CITY", "_Z", "2023", "0", "家", "P", ""),
        ("EAST", "_Z", "2021", "1e+22", "家", "E", "derived; preferred"),
    ]
    assert file.remarks == (
        Remark("export.left.excluded", {"count": 1}),
        Remark("export.left.steps", {"count": 2}),
    )


def test_what_is_left_out_is_told(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", VALUES)
    run = lygap("export", "--to", "sdmx-csv", "-d", str(folder), "-o", str(tmp_path / "x.csv"), "--lang", "en")
    assert (run.code, run.out) == (0, "")
    assert run.err == (
        "lygap: values left out because they are marked as excluded: 1\n"
        "lygap: increments and growth left out because this form holds only levels: 2\n"
    )
    assert (tmp_path / "x.csv").read_bytes().startswith(b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,")


def read_by_pysdmx(text: bytes) -> list[dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of its own libraries
        from pysdmx.io import read_sdmx

        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / "x.csv"
            file.write_bytes(text)
            message: Any = read_sdmx(file)
    (dataset,) = message.data
    assert dataset.short_urn == "Dataflow=LYGAP:OBSERVATIONS(1.0)"
    found: list[dict[str, Any]] = dataset.data.to_dict("records")
    return found


def assert_read(file: File, rows: list[dict[str, str]]) -> None:
    """Every row is read with the key and the number that it has, and no key is there twice."""
    keys = Counter(tuple(row[name] for name in KEY) for row in rows)
    assert set(keys.values()) <= {1}
    found = read_by_pysdmx(b"".join(file.chunks)) if rows else []
    assert [tuple(str(row[name]) for name in KEY) for row in found] == list(keys)
    assert [float(row["OBS_VALUE"]) for row in found] == [float(row["OBS_VALUE"]) for row in rows]


def test_pysdmx_reads_the_built_in_plan() -> None:
    file, rows = exported(BUILTIN)
    assert len(rows) > 200
    assert_read(file, rows)


@given(datasets())
@settings(max_examples=25)
def test_pysdmx_reads_any_plan(data: Dataset) -> None:
    assert_read(*exported_of(data))
