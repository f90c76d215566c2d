"""Tables of other programs: SDMX-CSV, Our World in Data, Open SDG, and what lygap itself exports."""

import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from conftest import DEMO, Lygap
from lygap.exchange.cells import CannotReadError, read_book
from lygap.reading import Folder, load
from sheetreading import found, sheet, told

SDMX = """\
STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,COMMENT_OBS,SOURCE
dataflow,X:Y(1.0),I,A,FIRMS,demo,_T,2021,960,,0,A,,YEARBOOK
dataflow,X:Y(1.0),I,A,FIRMS,DEMO,F,2021,400,,0,A,,YEARBOOK
dataflow,X:Y(1.0),I,A,GDP,EAST,_T,2023-01-01/P11M,5,,2,P,说明,RD_2023
dataflow,X:Y(1.0),I,A,FIRMS,DEMO,_T,2023-09,1250,,0,E,,YEARBOOK
dataflow,X:Y(1.0),I,A,FIRMS,DEMO,_T,2011-12,2010,,0,A,,YEARBOOK
dataflow,X:Y(1.0),I,A,FIRMS,DEMO,_T,2012-12,,,0,A,,YEARBOOK
"""


def test_sdmx() -> None:
    assert told(SDMX.encode()) == (
        [
            "I2 firms 2021 960 final yearbook",
            "I4 gdp 2023 500 2023-01/2023-11 provisional rd-2023 说明 east",
            "I5 firms 2023 1250 2023-09 estimated yearbook",
            "I6 firms 2011 2010 2011-12 final yearbook",
        ],
        [],
        ["E3 FIRMS"],
        [],
    )


def test_our_world_in_data() -> None:
    text = "Entity,Code,Year,GDP,Urbanisation,Unknown thing\nDemo City,DMC,2021,1065.4,61.5,5\nOther,OTH,2021,5,6,7\n"
    assert told(text.encode()) == (["D2 gdp 2021 1065.4", "E2 urban 2021 61.5"], [], ["A3 Other"], [])


def test_open_sdg() -> None:
    text = "Year,Sex,Units,Value\n2021,,家,960\n2021,Female,家,400\n2022,,家,1100\n"
    assert told(text.encode(), indicator="firms").values == ["D2 firms 2021 960", "D4 firms 2022 1100"]
    unnamed = found(text.encode())
    assert (unnamed.taken, unnamed.tables) == ([], 1)


def test_years_and_months_in_columns_of_their_own() -> None:
    table = "年份|月份|地区生产总值\n2023|1|90\n2023|2月|95\n2023||1204.5\n2023|x|1\n"
    assert told(sheet(table)) == (
        ["C2 gdp 2023 90 2023-01", "C3 gdp 2023 95 2023-02", "C4 gdp 2023 1204.5"],
        [],
        [],
        ["A5"],
    )


@pytest.mark.parametrize(("form", "file"), [("csv", "all.csv"), ("xlsx", "all.xlsx")])
def test_all_values_come_back_from_what_is_exported(form: str, file: str, tmp_path: Path, lygap: Lygap) -> None:
    assert lygap("export", "--to", form, "-d", str(DEMO), "-o", str(tmp_path / file)).code == 0
    plan = tmp_path / "plan"
    plan.mkdir()
    shutil.copy(DEMO / "targets.yaml", plan)
    assert lygap("import", str(tmp_path / file), "-d", str(plan)).code == 0
    full, copy = load(Folder(DEMO)).data, load(Folder(plan)).data
    assert full is not None
    assert copy is not None
    assert copy.observations.keys() == full.observations.keys()
    for region, series in full.observations.items():
        for indicator, values in series.items():
            keys = [sorted(repr(o.key) for o in data.of(indicator, region)) for data in (full, copy)]
            assert keys[0] == keys[1], (values, form)


def test_sdmx_of_lygap_changes_nothing_where_the_values_are(tmp_path: Path, lygap: Lygap) -> None:
    shutil.copytree(DEMO, tmp_path / "plan")
    assert lygap("export", "--to", "sdmx-csv", "-d", str(DEMO), "-o", str(tmp_path / "all.csv")).code == 0
    run = lygap("import", str(tmp_path / "all.csv"), "-d", str(tmp_path / "plan"), "--lang", "en")
    assert (run.code, run.err) == (0, "lygap: nothing to add: 19 already there\n")


class _PanicException(BaseException):
    """What a library of Rust raises that lost its way."""


_PanicException.__name__ = "PanicException"


@pytest.mark.parametrize(
    ("raised", "why"),
    [
        ("PasswordError", "sheet_password"),
        ("CalamineError", "sheet_broken"),
        ("PanicException", "sheet_broken"),
        ("KeyboardInterrupt", None),
    ],
)
def test_what_the_library_raises_is_told_in_our_words(
    raised: str, why: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ModuleType("python_calamine")
    errors: dict[str, type[BaseException]] = {
        "PasswordError": type("PasswordError", (Exception,), {}),
        "CalamineError": type("CalamineError", (Exception,), {}),
        "PanicException": _PanicException,
        "KeyboardInterrupt": KeyboardInterrupt,
    }

    def fail(_: object) -> None:
        raise errors[raised]

    library.PasswordError = errors["PasswordError"]  # type: ignore[attr-defined]
    library.CalamineError = errors["CalamineError"]  # type: ignore[attr-defined]
    library.CalamineWorkbook = type("W", (), {"from_filelike": staticmethod(fail)})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "python_calamine", library)
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8)
    if why is None:
        with pytest.raises(KeyboardInterrupt):
            read_book(content)
    else:
        with pytest.raises(CannotReadError) as failure:
            read_book(content)
        assert failure.value.params == {"why": why}
