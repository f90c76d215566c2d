"""The Python interface."""

import datetime
import json
import math
from pathlib import Path
from typing import Any

import pytest

import lygap as library
from conftest import DEMO, Lygap
from lygap.figures import FIGURES
from lygap.plugins import Refused


def test_what_is_exported_is_there() -> None:
    for name in library.__all__:
        assert getattr(library, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = library.nonsense


def test_load_and_assess() -> None:
    data = library.load(DEMO)
    (row,) = library.assess(data, 2023, indicators=["firms"])
    assert (row.status, row.figures["gap"]) == ("on_track", 40.0)
    assert row.statistic == pytest.approx(1.14061, abs=1e-5)


def test_the_built_in_plan_needs_no_path() -> None:
    assert library.load().plan.id == "luoyang-14fyp-sti"


def test_methods_regions_and_targets_can_be_chosen() -> None:
    data = library.load(DEMO)
    (row,) = library.assess(data, 2023, indicators=["firms"], region="east", method="timeline")
    assert (row.track.region, row.method, row.status) == ("east", "timeline", "off_track")
    (row,) = library.assess(data, 2022, indicators=["firms"], target="annual-2022")
    assert row.status == "achieved"
    with pytest.raises(KeyError):
        library.assess(data, 2023, method="guess")
    with pytest.raises(KeyError):
        library.assess(data, 2023, indicators=["guess"])


def test_errors_carry_their_findings(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("format: lygap/2\n", encoding="utf-8")
    with pytest.raises(library.DataError, match="errors") as caught:
        library.load(tmp_path)
    assert [f.rule.code for f in caught.value.findings] == [row["code"] for row in library.check(tmp_path)]
    with pytest.raises(FileNotFoundError):
        library.load(tmp_path / "nowhere")


# ---- the rows of the JSON


def json_of(lygap: Lygap, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lygap(*words, "-d", str(DEMO), "-f", "json").out)
    return found


@pytest.fixture(scope="module")
def data() -> library.Dataset:
    return library.load(DEMO)


def test_status_has_the_rows_of_the_json(data: library.Dataset, lygap: Lygap) -> None:
    expected = json_of(lygap, "status", "2023", "-g", "all")["indicators"]
    assert library.status(data, 2023) == expected
    assert library.status(data) == expected, "the newest observed year"
    several = json_of(lygap, "status", "2021..2023", "-g", "all")["indicators"]
    assert library.status(data, range(2021, 2024)) == several
    assert library.status(data, [2023, 2021, 2022, 2023]) == several
    english = json_of(lygap, "status", "2023", "-g", "all", "--lang", "en")["indicators"]
    assert library.status(data, 2023, lang="en") == english


def test_rows_can_be_chosen(data: library.Dataset, lygap: Lygap) -> None:
    edge = json_of(lygap, "status", "2023", "-g", "edge")["indicators"]
    assert library.status(data, 2023, group="edge") == library.status(data, 2023, group="edge cases") == edge
    words = ("-i", "firms", "-r", "east", "-m", "timeline", "--exact-year")
    row = json_of(lygap, "status", "2023", *words)["indicators"]
    asked = {"region": "东区", "method": "时序进度", "exact_year": True}
    assert library.status(data, 2023, indicators="高企", **asked) == row  # type: ignore[arg-type]
    east = json_of(lygap, "status", "2023", "-r", "east")["indicators"]
    assert library.status(data, 2023, region="east") == east, "only what the region has anything for"
    (aimed,) = library.status(data, 2022, indicators=["FIRMS"], target="annual-2022")
    assert aimed["target"]["id"] == "annual-2022"
    assert library.status(data, 2022, indicators=["FIRMS"], target="高新技术企业数") == [aimed]


def test_show_path_and_check_have_those_of_theirs(data: library.Dataset, lygap: Lygap) -> None:
    assert library.show(data, "高企", 2023) == json_of(lygap, "show", "firms", "2023")
    assert library.show(data, "firms", lang="en") == json_of(lygap, "show", "firms", "--lang", "en")
    assert library.path(data) == json_of(lygap, "path", "-g", "all")["milestones"]
    assert library.path(data, ["firms", "Solid waste"]) == json_of(lygap, "path", "firms", "waste")["milestones"]
    found = json.loads(lygap("check", str(DEMO), "-f", "json").out)["findings"]
    assert library.check(DEMO) == found
    assert library.check(DEMO, lang="zh") != found


def test_a_year_of_another_library_serves(data: library.Dataset) -> None:
    class Whole:
        def __index__(self) -> int:
            return 2023

    assert library.status(data, Whole()) == library.status(data, 2023)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"indicators": "frims"}, "there is no indicator “frims”; did you mean firms?"),
        ({"indicators": ["firms", "nothing at all"]}, "there is no indicator “nothing at all”; there are firms, waste"),
        ({"region": "nowhere"}, "there is no region “nowhere”; there are town, east"),
        ({"method": "guess"}, "there is no method “guess”; there are auto, eurostat, timeline"),
        ({"group": "mian"}, "there is no group “mian”; did you mean main?"),
        ({"target": "annual-2023"}, "there is no target “annual-2023”; did you mean annual-2022?"),
        ({"target": "x", "region": "east"}, "there is no target “x”; there are annual-2022"),
    ],
)
def test_a_wrong_name_is_a_clear_lookup_error(data: library.Dataset, asked: dict[str, Any], said: str) -> None:
    for ask in (library.status, library.assess):
        if ask is library.assess and "group" in asked:
            continue
        with pytest.raises(LookupError) as caught:
            ask(data, 2023, **asked)
        assert str(caught.value).startswith(said)
        assert isinstance(caught.value, library.UnknownNameError)


def test_a_name_of_two_is_ambiguous() -> None:
    twins = {
        "plan": {"id": "p", "name": "P", "region": "here", "base_year": 2020},
        "indicators": {i: {"name": "Same", "kind": "stock", "direction": "up"} for i in ("a", "b")},
    }
    with pytest.raises(LookupError, match="“same” may mean the indicator a or b"):
        library.show(library.Dataset.from_rows(twins), "same", 2023)


@pytest.mark.parametrize("folder", [DEMO, str(DEMO)])
def test_a_folder_is_read_where_data_is_asked_for(data: library.Dataset, folder: str | Path) -> None:
    assert library.status(folder, 2023) == library.status(data, 2023)
    assert library.show(folder, "firms", 2023) == library.show(data, "firms", 2023)
    assert library.path(folder) == library.path(data)
    assert [row.status for row in library.assess(folder, 2023)] == [row.status for row in library.assess(data, 2023)]
    with pytest.raises(FileNotFoundError, match=r"no targets\.yaml at nowhere"):
        library.status("nowhere", 2023)


@pytest.mark.parametrize("given", [None, {"plan": {}}, 2023])
def test_what_is_no_data_is_answered_with_load(given: Any) -> None:
    said = rf"lygap\.load gives, or a folder, not {type(given).__name__}"
    for ask in (library.status, library.assess):
        with pytest.raises(TypeError, match=said):
            ask(given, 2023)
    with pytest.raises(TypeError, match=said):
        library.path(given)
    with pytest.raises(TypeError, match=said):
        library.show(given, "firms")


def test_a_year_may_be_a_text(data: library.Dataset) -> None:
    assert library.status(data, "2023") == library.status(data, 2023)
    assert library.show(data, "firms", "2023") == library.show(data, "firms", 2023)
    assert library.assess(data, "2023") == library.assess(data, 2023)
    for years in ("2021..2025", "", "soon", "２０２３", ["2023", "x"]):
        with pytest.raises(ValueError, match="a year is a whole number, not “"):
            library.status(data, years)  # type: ignore[arg-type, unused-ignore]
    with pytest.raises(ValueError, match="a year has four digits: 23"):
        library.status(data, "23")


def test_completion_offers_the_interface() -> None:
    assert dir(library) == sorted(library.__all__)


@pytest.mark.parametrize("years", [[], 23, range(0)])
def test_what_is_no_year_is_refused(data: library.Dataset, years: Any) -> None:
    with pytest.raises(ValueError, match="year"):
        library.status(data, years)
    with pytest.raises(ValueError, match="no value; name a year"):
        library.status(data._replace(observations={}))


def test_an_undefined_figure_is_none(data: library.Dataset) -> None:
    for row in library.assess(data, 2023):
        for key in FIGURES:
            assert row.figures[key] == row.figures.get(key)
            assert (row.figures[key] is None) == (key in row.undefined)
    with pytest.raises(KeyError, match="no such figure: gpa; there are elapsed"):
        _ = row.figures["gpa"]


# ---- what a notebook shows


def test_what_is_printed_is_short(data: library.Dataset) -> None:
    assert repr(data) == "<Dataset demo: indicators 15, values 21, years 2020–2023>"
    assert repr(data._replace(observations={})) == "<Dataset demo: indicators 15, values 0>"
    rows = {row.track.indicator.id: repr(row) for row in library.assess(data, 2023)}
    assert rows["firms"] == "<Assessment firms town 2023: on_track by eurostat, 160, target 200>"
    assert rows["worded"] == "<Assessment worded town 2023: unknown by timeline, 3, target –>"
    assert max(len(repr(row)) for row in library.assess(library.load(), 2023)) < 150


def test_a_notebook_shows_tables(data: library.Dataset) -> None:
    shown = data._repr_html_()
    assert shown.startswith("<table><caption>演示规划 Demonstration plan (demo)</caption>")
    assert (
        "<td>firms</td><td>高新技术企业数 High-tech firms</td><td>家</td><td>stock</td><td>up</td><td>2</td>" in shown
    )
    assert "<script>" not in shown
    (row,) = library.assess(data, 2023, indicators="firms")
    shown = row._repr_html_()
    assert "<tr><td>status</td><td>on_track</td></tr>" in shown
    assert "<tr><td>gap</td><td>40</td></tr>" in shown
    (row,) = library.assess(data, 2023, indicators="worded")
    assert "<tr><td>gap</td><td>– not_numeric</td></tr>" in row._repr_html_()
    many = library.load()._repr_html_()
    assert (many.count("<tr>"), "<td>…</td>" in many) == (62, True)


def test_what_stands_in_data_is_no_markup() -> None:
    plan = {
        "plan": {"id": "p", "name": "<script>&", "region": "here", "base_year": 2020},
        "indicators": {"a": {"name": "<b>", "kind": "stock", "direction": "up"}},
    }
    made = library.Dataset.from_rows(plan, [{"indicator": "a", "year": 2021, "value": 1}])
    for shown in (made._repr_html_(), library.assess(made, 2021)[0]._repr_html_()):
        assert "<script>" not in shown
        assert "<b>" not in shown


# ---- data that is not in files

PLAN = {
    "plan": {"id": "acme", "name": "Acme", "region": "acme", "base_year": 2020, "target_year": 2030},
    "sources": {"meters": {"title": "Meter readings", "date": datetime.date(2025, 1, 31)}},
    "indicators": {
        "energy": {
            "name": "Energy used",
            "unit": "GWh",
            "kind": "flow",
            "direction": "down",
            "baseline": 120,
            "target": 80,
        }
    },
}
ROWS: list[dict[str, Any]] = [
    {"indicator": "energy", "year": 2021.0, "value": 118, "source": "meters", "preferred": True, "note": None},
    {"indicator": "energy", "year": 2022, "value": 115.25, "source": "meters", "published": datetime.date(2023, 2, 1)},
    {"indicator": "energy", "year": 2023, "value": "112", "source": math.nan, "note": "a, “b”\u3000"},
]


def test_data_need_not_lie_in_files(tmp_path: Path) -> None:
    made = library.Dataset.from_rows(PLAN, ROWS)
    assert isinstance(made, library.Dataset)
    found = [(o.year, o.value, o.source, o.preferred, o.published, o.note) for o in made.of("energy", "acme")]
    assert found == [
        (2021, 118.0, "meters", True, None, None),
        (2022, 115.25, "meters", False, "2023-02-01", None),
        (2023, 112.0, None, False, None, "a, “b”\u3000"),
    ]
    assert [row["status"] for row in library.status(made, range(2021, 2024))] == ["off_track"] * 3
    assert library.show(made, "energy used")["row"]["year"] == 2023
    assert len(library.path(made)) == 11
    assert repr(library.Dataset.from_rows(PLAN)) == "<Dataset acme: indicators 1, values 0>"


def test_what_is_wrong_with_rows_is_told_by_line() -> None:
    rows = [*ROWS, {"indicator": "enregy", "year": 2024, "value": 1}]
    with pytest.raises(library.DataError) as caught:
        library.Dataset.from_rows(PLAN, rows)
    assert str(caught.value).startswith("the rows: errors: 1; the first: actuals/rows.csv:5:1: LYG201 ")
    (found,) = [row for row in library.check(PLAN, rows) if row["severity"] == "error"]
    assert (found["code"], found["line"], found["indicator"]) == ("LYG201", 5, "enregy")
    assert {row["code"] for row in library.check(PLAN, ROWS)} == {"LYG402"}
    with pytest.raises(library.DataError, match=r"targets\.yaml:.* LYG102 “region” is missing"):
        library.Dataset.from_rows({**PLAN, "plan": {"id": "p", "name": "P", "base_year": 2020}})


@pytest.mark.parametrize("cell", [[1], {"zh": "x"}, object(), b"x"])
def test_what_is_no_cell_is_refused(cell: object) -> None:
    with pytest.raises(TypeError, match="no text, number, truth value or date"):
        library.Dataset.from_rows(PLAN, [{"indicator": "energy", "year": 2021, "value": cell}])
    with pytest.raises(TypeError):
        library.Dataset.from_rows({**PLAN, "x_more": object()})


class Scalar:
    """A number as numpy has one."""

    def __init__(self, value: float) -> None:
        self.value = value

    def item(self) -> float:
        return self.value


class Missing:
    """What pandas puts where nothing is."""

    def __ne__(self, other: object) -> "Missing":  # type: ignore[override]
        return self

    def __eq__(self, other: object) -> "Missing":  # type: ignore[override]
        return self

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


def test_cells_of_data_frames_are_understood() -> None:
    rows = [{"indicator": "energy", "year": Scalar(2021), "value": Scalar(118.5), "note": Missing()}]
    (found,) = library.Dataset.from_rows(PLAN, rows).of("energy", "acme")
    assert (found.year, found.value, found.note) == (2021, 118.5, None)


def test_a_method_that_cannot_be_used_is_a_warning(data: library.Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = Refused("mine", "pack", "plugin.no_method", {"type": "int"})
    monkeypatch.setattr("lygap.api.add_methods", lambda: (refused,))
    with pytest.warns(
        RuntimeWarning, match="the method “mine” of the package pack cannot be used: it is not a lygap.Method"
    ):
        library.status(data, 2023)
