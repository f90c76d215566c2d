"""Which columns the status table has, what stands in for those that gave way, and how they are chosen."""

import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from conftest import DEMO, Lygap
from lygap.report.columns import COLUMNS, gap_cell, target_cell
from lygap.report.table import Quantity
from lygap.words import LANGS, Lang, say
from onerow import row, target

DATA = Path(__file__).resolve().parents[2] / "data"
STATUS = ("status", "2023", "-d", str(DEMO))
PLAN = """\
format: lygap/1
plan: {{id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025}}
{groups}
indicators:
{indicators}
"""


@pytest.fixture
def plan(tmp_path: Path, lygap: Lygap) -> "Plan":
    return Plan(tmp_path, lygap)


class Plan:
    """A plan that is written and asked for."""

    def __init__(self, folder: Path, lygap: Lygap) -> None:
        self.folder = folder
        self.lygap = lygap

    def status(self, indicators: str, values: str, *words: str, groups: str = "", lang: str = "en", **env: str) -> str:
        (self.folder / "actuals").mkdir(exist_ok=True)
        (self.folder / "targets.yaml").write_text(PLAN.format(groups=groups, indicators=indicators), "utf-8")
        (self.folder / "actuals" / "v.yaml").write_text(f"year: 2022\nobservations: {{{values}}}\n", "utf-8")
        run = self.lygap("status", *(words or ("2022",)), "-d", str(self.folder), "--lang", lang, **env)
        assert (run.code, run.err) == (0, "")
        return run.out


ONE = "  a: {name: Firms, unit: firms, kind: stock, direction: up, baseline: 10, target: 20}\n"
TWO = ONE + "  b: {name: Rank, kind: rank, direction: down, baseline: 40, target: 30}\n"
BARE = "  c: {name: Loss, kind: stock, direction: up, baseline: 10, target: 20}\n"


def test_a_plan_without_groups_has_no_heading_for_them(plan: Plan) -> None:
    assert say("en", "no_group") not in plan.status(ONE, "a: 12")
    assert say("en", "no_group") not in plan.status(ONE, "a: 12", "2022", "-f", "md")


def test_what_stands_without_a_group_is_told_where_there_are_groups(plan: Plan) -> None:
    grouped = ONE + "  b: {name: B, group: g, kind: stock, direction: up, baseline: 10, target: 20}\n"
    text = plan.status(grouped, "a: 12", "2022", "-g", "all", groups="groups: {g: {name: G}}")
    assert say("en", "no_group") in text


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_column_that_would_be_empty_is_not_shown(form: str, plan: Plan) -> None:
    text = plan.status(BARE, "c: 12", "2022", "-f", form)
    assert "#  " not in text
    assert "| # |" not in text
    assert say("en", "column.unit") not in text
    assert say("en", "column.unit") in plan.status(ONE, "a: 12", "2022", "-f", form)


def test_a_region_without_a_name_is_not_called_by_its_id(plan: Plan) -> None:
    assert "here" not in plan.status(ONE, "a: 12")


@pytest.mark.parametrize("lang", LANGS)
def test_one_method_for_all_rows_stands_above_the_table(lang: Lang, plan: Plan) -> None:
    text = plan.status(ONE, "a: 12", lang=lang)
    assert say(lang, "method.auto.always", {"method": say(lang, "method.eurostat.short")}) in text
    assert say(lang, "column.method") + "  " not in text


@pytest.mark.parametrize("lang", LANGS)
def test_several_methods_have_a_column_where_there_is_room_and_marks_elsewhere(lang: Lang, plan: Plan) -> None:
    shortly = {key: say(lang, f"method.{key}.short") for key in ("eurostat", "timeline")}
    whole = plan.status(TWO, "a: 12, b: 38", lang=lang)
    assert [whole.count(f"  {name}  ") for name in shortly.values()] == [1, 1]
    assert "¹" not in whole
    narrow = plan.status(TWO, "a: 12, b: 38", lang=lang, COLUMNS="80")
    (marked,) = [line for line in narrow.splitlines() if line.endswith("¹")]
    assert "Rank" in marked
    legend = {"mark": "¹", "method": shortly["timeline"], "usual": shortly["eurostat"]}
    assert say(lang, "mark.method", legend) in narrow.splitlines()
    assert "(?" not in plan.status(TWO, "a: 12, b: 38", lang="en", COLUMNS="80", PYTHONIOENCODING="ascii")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_judged_by_trend_alone_is_marked_and_counted(lang: Lang, lygap: Lygap) -> None:
    for width in ("60", "80", "200"):
        text = lygap(*STATUS, "-g", "all", "--lang", lang, COLUMNS=width).out
        assert f"{say(lang, 'status.on_track')} ({say(lang, 'trend')})" in text
        assert f"{say(lang, 'trend_alone')} 1" in text.replace("\n", " ")


@pytest.mark.parametrize("lang", LANGS)
def test_the_pace_needed_stays_on_a_usual_screen(lang: Lang, lygap: Lygap) -> None:
    lines = lygap("status", "2023", "-d", str(DATA), "--lang", lang, COLUMNS="80").out.splitlines()
    (head,) = [line for line in lines if say(lang, "column.name") in line and say(lang, "column.status") in line]
    for key in ("target", "value", "needed_cagr", "gap"):
        assert say(lang, f"column.{key}") in head
    assert say(lang, "column.required_cagr") not in head
    assert any("4.41 %" in line for line in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_a_unit_without_a_column_stands_behind_the_name(lang: Lang, lygap: Lygap) -> None:
    wide = lygap(*STATUS, "--lang", lang).out
    narrow = lygap(*STATUS, "--lang", lang, COLUMNS="80").out
    unit = say(lang, "with_unit", {"name": "", "unit": "%"})
    assert unit not in wide
    assert unit in narrow
    assert say(lang, "column.unit") not in narrow


def test_a_worded_target_widens_no_other_group_and_folds(plan: Plan) -> None:
    words = "In the front rank of all the cities of the region by every measure"
    groups = "groups: {g: {name: G}, h: {name: H}}"
    long = "A name that has more than enough letters to be folded"
    told = ONE.replace("name: Firms", f"group: g, name: {long}") + (
        f'  b: {{name: {long}, group: h, kind: stock, direction: up, target: {{text: "{words}"}}}}\n'
    )
    text = plan.status(told, "a: 12", "2022", "-g", "all", groups=groups, COLUMNS="90")
    first, second = text.split("\nH\n")
    assert max(map(cell_len, text.splitlines())) <= 90
    assert "In the front" in second
    assert "front rank of all the cities of the region by" not in second
    assert re.search(r"^A name that has more than  ", first, re.MULTILINE)


@pytest.mark.parametrize("lang", LANGS)
def test_a_history_keeps_its_years_by_their_signs(lang: Lang, lygap: Lygap) -> None:
    words = ("status", "2018..2025", "-d", str(DATA), "--lang", lang)
    text = lygap(*words, COLUMNS="80").out
    (head,) = [line for line in text.splitlines() if "2018" in line and "2019" in line]
    assert head.split()[-8:] == [str(year) for year in range(2018, 2026)]
    assert max(map(cell_len, text.splitlines())) <= 80
    assert f"★ {say(lang, 'status.achieved')}  ●" in text
    (row,) = [line for line in text.splitlines() if "1,600" in line]
    assert len(re.findall("[★●◆▼？?]", row)) == 8


def test_columns_are_chosen_and_keep_their_order(lygap: Lygap) -> None:
    text = lygap(*STATUS, "--lang", "en", "--columns", "name,needed_cagr,value,status,pace", COLUMNS="120").out
    (head,) = [line for line in text.splitlines() if line.startswith("Indicator")]
    titles = ["Indicator", "From now", "Value 2023", "Status", say("en", "figure.pace")]
    assert re.split(r" {2,}", head) == titles
    assert "High-tech firms (firms)" in text
    assert "| Indicator | Id |" in lygap(*STATUS, "--lang", "en", "--columns", "name,id", "-f", "md").out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", COLUMNS)
def test_every_column_can_be_chosen(key: str, lang: Lang, lygap: Lygap) -> None:
    for words in (STATUS, ("status", "2021..2023", "-d", str(DEMO))):
        run = lygap(*words, "-g", "all", "--lang", lang, "--columns", f"name,{key}")
        assert (run.code, run.err) == (0, "")
    assert COLUMNS[key].title(lang) in lygap(*STATUS, "--lang", lang, "--columns", key).out


@pytest.mark.parametrize("words", ["指标，差距、今后需增", "Indicator,Gap,From now", "name,gap,needed_cagr"])
def test_columns_are_chosen_by_their_headings_too(words: str, lygap: Lygap) -> None:
    run = lygap(*STATUS, "--lang", "en", "--columns", words)
    assert run == lygap(*STATUS, "--lang", "en", "--columns", "name,gap,needed_cagr")
    assert "From now" in run.out


def test_a_column_that_is_none_is_refused_with_a_suggestion(lygap: Lygap) -> None:
    run = lygap(*STATUS, "--columns", "name,valeu", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "did you mean value?" in run.err


@pytest.mark.parametrize("words", [("-f", "json"), ("-f", "csv"), ("--by", "group")])
def test_columns_are_those_of_a_table(words: tuple[str, ...], lygap: Lygap) -> None:
    run = lygap(*STATUS, *words, "--columns", "name")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_wide_is_as_wide_as_it_takes(lygap: Lygap) -> None:
    assert lygap(*STATUS, "--wide", COLUMNS="60") == lygap(*STATUS)
    assert "COLUMNS" in lygap("status", "--help").out


@pytest.mark.parametrize(
    ("aim", "base", "value", "shown", "gap"),
    [
        ({"growth": 0.08}, 3.4561, 4.14, "≈5.078145", "≈0.938145"),
        ({"growth": 0.08}, 3.456, 4.14, "≈5.078", "≈0.938"),
        ({"multiple": 2.0}, 3.4, 4.1, "6.8", "2.7"),
        ({"change": 1.25}, 3.4, 4.1, "4.65", "0.55"),
    ],
)
def test_a_computed_target_and_its_gap_are_rounded(
    aim: dict[str, Any], base: float, value: float, shown: str, gap: str
) -> None:
    found = row({2023: value}, base=base, targets=target(**aim))
    told, left = target_cell(found, found.track.data, "en"), gap_cell(found, found.track.data, "en")
    assert isinstance(told, Quantity)
    assert (told.text, left.text) == (shown, gap)
    assert found.aim.value == found.case.target
