"""One vocabulary for both readers: what `init` takes for a target or a base, `import` never takes as observed."""

import pytest

from lygap.exchange.starting.heads import role_of
from lygap.exchange.stating import states_aim, states_base
from sheetreading import sheet, told

AIMS = [
    "Target", "Goal", "Objective", "Milestone", "Aim", "Plan", "Planned", "Plan value", "目标", "目标值", "计划",
    "计划数", "计划值", "规划", "规划数", "规划值", "规划目标", "目标任务", "任务数", "预期", "预期值",
]  # fmt: skip
BASES = ["Baseline", "Base", "Base value", "Starting value", "基期", "基期值", "基数", "基准", "基年"]
ONE_ROW = [
    "Plan {}", "{} plan", "Goal {}", "Goal for {}", "Objective {}", "Aim for {}", "Target ({})", "{}年规划数",
    "{}年规划值", "{}年计划", "{}年目标", "目标（{}年）", "{}年预期值",
]  # fmt: skip
OBSERVED = ["Actual {}", "FY{}", "{}年实绩", "{}年完成值", "{}年末", "{}"]


@pytest.mark.parametrize("word", AIMS)
def test_an_aim_over_years_is_read_by_init_and_not_by_import(word: str) -> None:
    assert role_of(word) == "target"
    table = f"指标|单位|{word}||实际|\n||2025|2026|2021|2022\n高企数|家|1600|1700|960|1100"
    assert told(sheet(table, merged=("C1:D1", "E1:F1"))).values == ["E3 firms 2021 960", "F3 firms 2022 1100"]
    unmerged = f"指标|单位|{word}|实际|\n||2026|2021|2022\n高企数|家|1700|960|1100"
    assert told(sheet(unmerged)).values == ["D3 firms 2021 960", "E3 firms 2022 1100"]


@pytest.mark.parametrize("word", BASES)
def test_a_base_over_a_year_is_read_by_init_and_not_by_import(word: str) -> None:
    assert role_of(word) == "base"
    table = f"指标|单位|{word}|实际|\n||2020|2021|2022\n高企数|家|755|960|1100"
    assert told(sheet(table)).values == ["D3 firms 2021 960", "E3 firms 2022 1100"]


@pytest.mark.parametrize("head", ONE_ROW)
def test_an_aim_beside_its_year(head: str) -> None:
    assert role_of(head.format(2026)) == "target"
    table = f"指标|单位|{head.format(2026)}|2021|2022\n高企数|家|1700|960|1100"
    assert told(sheet(table)).values == ["D2 firms 2021 960", "E2 firms 2022 1100"]


@pytest.mark.parametrize("head", OBSERVED)
def test_what_was_observed_is_no_aim(head: str) -> None:
    assert role_of(head.format(2021)) not in ("target", "base")
    table = f"指标|单位|{head.format(2021)}|{head.format(2022)}\n高企数|家|960|1100"
    assert told(sheet(table)).values == ["C2 firms 2021 960", "D2 firms 2022 1100"]


def test_a_number_of_a_goal_is_no_value() -> None:
    table = "Goal|Target|Indicator|2021|2022\n9|9.5|高企数|960|1100"
    assert told(sheet(table)).values == ["D2 firms 2021 960", "E2 firms 2022 1100"]


@pytest.mark.parametrize("word", ["claims", "plants", "plant2022", "database", "主要任务", "目标方向", "规划指标名称"])
def test_words_that_only_look_alike(word: str) -> None:
    assert not states_aim(word)
    assert not states_base(word)
