"""What a draft makes of tables as offices print them: sections, lines above, aims beside their base, changes a year."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Lygap
from lygap.exchange.cells import Book
from lygap.exchange.starting.drafting import Draft, NotUnderstood, Unread, drafted
from lygap.exchange.starting.meanings import direction_in
from lygap.source import read_yaml
from sheetreading import sheet


def draft_of(table: str, *merged: str) -> Draft:
    draft = drafted(Book([sheet(table, name="S", merged=merged)]), "file", "en")
    assert draft is not None
    return draft


def plan_of(draft: Draft) -> dict[str, Any]:
    data, findings = read_yaml(draft.contents["targets.yaml"].decode(), "targets.yaml")
    assert findings == []
    assert isinstance(data, dict)
    return data


PLANNED = """
某市人民医院主要指标
单位：见表  填报日期：2025年3月
序号|指标名称|单位|属性|规划值||实际完成情况||备注
||||2020年|2025年|2021年|2022年|
一|医疗质量
1|手卫生依从率|%|预期性|72|95|76|80|越高越好
2|平均住院日|天|预期性|7.9|6.5|7.7|7.4|越低越好
（二）|运行发展
3|门诊人次|万人次|预期性|180|230|191|194|
"""


def test_of_two_years_of_a_plan_the_one_before_all_values_is_the_base() -> None:
    plan = plan_of(draft_of(PLANNED, "E3:F3", "G3:H3"))
    assert (plan["plan"]["base_year"], plan["plan"]["target_year"]) == (2020, 2025)
    stated = [(one["baseline"], one["target"]) for one in plan["indicators"].values()]
    assert stated == [(72, 95), (7.9, 6.5), (180, 230)]


def test_sections_with_a_numeral_are_headings() -> None:
    draft = draft_of(PLANNED, "E3:F3", "G3:H3")
    assert draft.indicators == 3
    written = draft.contents["targets.yaml"].decode()
    assert "\n  # 医疗质量\n" in written
    assert "\n  # 运行发展\n" in written


def test_an_indicator_with_a_number_alone_is_no_section() -> None:
    assert draft_of("序号|指标|单位|目标\n1|甲\n2|乙|个|5").indicators == 2


def test_the_title_is_no_line_that_says_what_is_counted_in() -> None:
    draft = draft_of(PLANNED, "E3:F3", "G3:H3")
    assert plan_of(draft)["plan"]["name"] == "某市人民医院主要指标"
    assert plan_of(draft_of("Safety plan\nUnit: see table\nIndicator|Target\nFalls|5"))["plan"]["name"] == "Safety plan"


def test_a_note_may_say_what_is_better() -> None:
    draft = draft_of(PLANNED, "E3:F3", "G3:H3")
    assert [one.get("direction") for one in plan_of(draft)["indicators"].values()] == ["up", "down", None]


@pytest.mark.parametrize("head", ["Better", "Better: higher/lower", "Better (higher/lower)"])
def test_a_column_says_what_is_better(head: str) -> None:
    plan = plan_of(draft_of(f"Indicator|{head}|Target 2026\nFalls|lower|5\nHand hygiene|higher|95"))
    assert [one["direction"] for one in plan["indicators"].values()] == ["down", "up"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("该指标越小越好", "down"), ("Lower is better.", "down"), ("higher is better", "up"), ("越多越好", "up"),
        ("越高越好，不是越低越好", None), ("逐年下降", None), ("not lower is better", None), ("", None),
    ],
)  # fmt: skip
def test_only_clear_words_give_a_direction(text: str, direction: str | None) -> None:
    assert direction_in(text) == direction


def test_a_year_after_some_values_is_a_milestone() -> None:
    plan = plan_of(draft_of("Indicator|Unit|Target 2023|Target 2026|2021|2022\nFalls|cases|8|5|11|10"))
    assert "base_year" not in plan["plan"]
    assert plan["indicators"]["falls"]["targets"] == [{"value": 8, "year": 2023}, {"value": 5}]


def test_no_target_is_in_the_base_year() -> None:
    draft = draft_of("Indicator|Unit|Base 2020|Target 2020|Target 2026\nFalls|cases|12|12|5")
    assert plan_of(draft)["indicators"]["falls"]["target"] == 5
    assert draft.unread == (Unread("S!D1", "Target 2020"),)


def test_a_change_a_year_is_kept_in_words_where_no_level_is_stated() -> None:
    table = """
指标|单位|2020年基期|2025年目标|年均增长
能耗降低|%|||累计降低14.5
甲|家|5|—|16
乙|家|5|10|16
丙|家|5|10|
"""
    draft = draft_of(table)
    targets = [one["target"] for one in plan_of(draft)["indicators"].values()]
    assert targets == [{"text": "累计降低14.5"}, {"text": "年均增长 16"}, 10, 10]
    assert draft.not_understood == (
        NotUnderstood("S!E2", "累计降低14.5", is_kept=True),
        NotUnderstood("S!E3", "年均增长 16", is_kept=True),
    )
    assert draft.unread == (Unread("S!E1", "年均增长"),)


def test_columns_that_are_not_read_are_named(lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(
        "Indicator,Unit,Direction,Actual 2021,2022年1-11月,Ambition 2026,Empty\nFalls,cases,down,11,10,5,\n", "utf-8"
    )
    run = lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(file), "--lang", "en")
    assert (run.code, run.err.splitlines()) == (
        0,
        [
            "lygap: F1: the column “Ambition 2026” was not read, or only in part",
            "lygap: no indicator has a target: no column was understood as one; add the targets in targets.yaml",
        ],
    )
    assert "target_year" not in run.out


def test_a_missing_target_year_is_asked_for_and_holds_nothing_up(lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Indicator,Unit,Direction,Base 2020,Target\nFalls,cases,down,11,5\n", "utf-8")
    run = lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(file), "--lang", "en")
    assert (run.code, run.err) == (0, "")
    assert "add target_year in targets.yaml" in run.out
    assert "lygap: next, `lygap import" in run.out
    assert lygap("check", str(tmp_path / "plan"), "--lang", "en").code == 0
