"""A draft of a plan from its table of indicators: what the words say is taken, and nothing else."""

import datetime
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lygap
from lygap.exchange.cells import Book, Fault, Merged, Percent, Sheet
from lygap.exchange.starting.drafting import Draft, NotUnderstood, drafted
from lygap.exchange.starting.heads import grid_of, role_of, year_in
from lygap.exchange.starting.meanings import without_unit
from lygap.exchange.starting.stated import Stated, stated
from lygap.source import read_yaml

Cells = Any
"""Rows of cells, as they would be typed."""


def sheet_of(rows: Cells, *merged: Merged, **more: Any) -> Sheet:
    kept = {
        number: {column: cell for column, cell in enumerate(row, 1) if cell is not None}
        for number, row in enumerate(rows, 1)
    }
    typed = {
        number: {
            c: Decimal(str(v)) if isinstance(v, (int, float)) and not isinstance(v, bool) else v for c, v in row.items()
        }
        for number, row in kept.items()
        if row
    }
    return Sheet("S", typed, merged=merged, **more)


def draft_of(rows: Cells, *merged: Merged, name: str = "file") -> Draft:
    found = drafted(Book([sheet_of(rows, *merged)]), name, "en")
    assert found is not None
    return found


def plan_of(draft: Draft) -> dict[str, Any]:
    data, findings = read_yaml(draft.contents["targets.yaml"].decode(), "targets.yaml")
    assert findings == []
    assert isinstance(data, dict)
    return data


def indicators(rows: Cells, *merged: Merged) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = plan_of(draft_of(rows, *merged))["indicators"]
    return found


# ---- heads


@pytest.mark.parametrize(
    ("text", "role", "year"),
    [
        ("指标名称", "name", None), ("指 标", "name", None), ("Indicator", "name", None), ("序号", "number", None),
        ("No.", "number", None), ("单位", "unit", None), ("计量单位", "unit", None), ("责任单位", "owner", None),
        ("属性", "nature", None), ("Type", "nature", None), ("指标方向", "direction", None), ("类别", "group", None),
        ("2020年基期值", "base", 2020), ("基期（2020年）", "base", 2020), ("２０２０年现状", "base", 2020),
        ("Baseline 2020", "base", 2020), ("基期", "base", None), ("2025年目标", "target", 2025),
        ("2025年目标值", "target", 2025), ("目标（2025）", "target", 2025), ("Target 2030", "target", 2030),
        ("2023年目标完成率", "other", 2023), ("年均增长[累计]", "other", None), ("2025年目标[累计]", "target", 2025),
        ("2023", "year", 2023), ("2023年", "year", 2023), ("2023年末", "year", 2023), ("2023年1-11月", "other", 2023),
        ("12023", "other", None), ("", "other", None), ("备注", "note", None), ("英文名称", "english", None),
        ("指标解释", "definition", None),
    ],
)  # fmt: skip
def test_what_a_head_says(text: str, role: str, year: int | None) -> None:
    assert (role_of(text), year_in(text)) == (role, year)


# ---- cells


def level(number: str, text: str, **more: Any) -> Stated:
    return Stated("level", text=text, number=Decimal(number), **more)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, None),
        ("  ", None),
        ("—", Stated("none", text="—")),
        (Decimal("3.750"), level("3.750", "3.750")),
        (Percent(Decimal("0.0271")), level("2.71", "2.71%", unit="%")),
        ("3.75", level("3.75", "3.75")),
        ("-0.5", level("-0.5", "-0.5")),
        ("4.34 ％", level("4.34", "4.34 ％", unit="%")),
        ("1,200家", level("1200", "1,200家", unit="家")),
        ("3.75左右", level("3.75", "3.75左右", comparator="about")),
        ("约3.75%", level("3.75", "约3.75%", unit="%", comparator="about")),
        ("≥ 3.75", level("3.75", "≥ 3.75", comparator="at_least", direction="up")),
        ("1200家以上", level("1200", "1200家以上", unit="家", comparator="at_least", direction="up")),
        ("不低于80%", level("80", "不低于80%", unit="%", comparator="at_least", direction="up")),
        ("突破1,300", level("1300", "突破1,300", comparator="at_least", direction="up")),
        (">5", level("5", ">5", comparator="more_than", direction="up")),
        ("≤0.45", level("0.45", "≤0.45", comparator="at_most", direction="down")),
        ("控制在10以内", level("10", "控制在10以内", comparator="at_most", direction="down")),
        ("fewer than 14", level("14", "fewer than 14", comparator="less_than", direction="down")),
        ("at least 80 %", level("80", "at least 80 %", unit="%", comparator="at_least", direction="up")),
        ("降低到0.5", level("0.5", "降低到0.5", direction="down")),
        ("达到50", level("50", "达到50")),
        ("力争120", level("120", "力争120", strives=True)),
        ("争取提高到120", level("120", "争取提高到120", strives=True, direction="up")),
        ("每年不低于10", level("10", "每年不低于10", comparator="at_least", direction="up", is_each_year=True)),
        ("[3000]", level("3000", "[3000]", is_cumulative=True)),
        ("【3000】", level("3000", "【3000】", is_cumulative=True)),
        ("累计3000", level("3000", "累计3000", is_cumulative=True)),
        ("30—35", level("30", "30—35", high=Decimal(35))),
        ("80%-90%", level("80", "80%-90%", high=Decimal(90), unit="%")),
        ("翻一番", Stated("multiple", text="翻一番", number=Decimal(2), direction="up")),
        ("年均增长10%", Stated("growth", text="年均增长10%", number=Decimal("0.10"), direction="up")),
        ("年均增长10", Stated("words", text="年均增长10")),
        (
            "年均增长10%以上",
            Stated("growth", "年均增长10%以上", Decimal("0.10"), comparator="at_least", direction="up"),
        ),
        ("持续提高", Stated("words", text="持续提高")),
        ("≥", Stated("words", text="≥")),
        ("1" * 31, Stated("words", text="1" * 31)),
        ("1.2.3", Stated("words", text="1.2.3")),
        (True, Stated("words", text="true")),
        (Fault("#N/A"), Stated("fault", text="#N/A")),
        (Fault(""), Stated("fault", text="=")),
        (datetime.date(2025, 12, 31), Stated("words", text="2025-12-31")),
    ],
)
def test_what_a_cell_states(cell: object, said: Stated | None) -> None:
    assert stated(cell) == said


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("森林覆盖率（%）", "森林覆盖率", "%"),
        ("发明专利 (件/万人)", "发明专利", "件/万人"),
        ("GERD (million USD)", "GERD", "million USD"),
        ("城市综合排名（全国）", "城市综合排名（全国）", None),
        ("Students (all)", "Students (all)", None),
        ("总额(万元)", "总额", "万元"),
    ],
)
def test_the_unit_behind_a_name(label: str, name: str, unit: str | None) -> None:
    assert without_unit(label) == (name, unit)


# ---- tables


def test_a_chinese_table() -> None:
    rows = [
        ["某市“十四五”主要指标"],
        ["序号", "类别", "指标", "单位", "2020年基期值", "2025年目标", "属性", "方向", "责任单位"],
        [
            1,
            "创新",
            "1. 研发经费投入强度",
            "%",
            Percent(Decimal("0.0282")),
            "3.75左右",
            "预期性",
            "越高越好",
            "市科技局",
        ],
        [2, None, "新建平台（累计）", "个", "—", "[120]", "预期性", "增加"],
        [3, "绿色", "单位GDP能耗", "吨标准煤/万元", 0.52, "≤0.45", "约束性", None],
        [4, None, "空气质量优良天数比率（%）", None, 71.9, "持续改善", "约束性", "正向"],
        ["注：[ ]内为累计数"],
        [5, None, "不是指标", "个", 1, 2],
    ]
    data = plan_of(draft_of(rows))
    assert data["plan"] == {
        "id": "my-plan", "name": "某市“十四五”主要指标", "lang": "zh", "region": "here", "base_year": 2020,
        "target_year": 2025, "source": "plan",
    }  # fmt: skip
    assert "groups" not in data
    assert data["indicators"] == {
        "indicator_1": {
            "number": 1, "name": "研发经费投入强度", "owner": "市科技局", "unit": "%",
            "kind": "ratio", "nature": "anticipatory", "direction": "up", "baseline": 2.82,
            "target": {"value": 3.75, "comparator": "about"},
        },
        "indicator_2": {
            "number": 2, "name": "新建平台（累计）", "unit": "个", "kind": "cumulative",
            "nature": "anticipatory", "direction": "up", "target": 120,
        },
        "indicator_3": {
            "number": 3, "name": "单位GDP能耗", "unit": "吨标准煤/万元", "kind": "ratio",
            "nature": "binding", "direction": "down", "baseline": 0.52,
            "target": {"value": 0.45, "comparator": "at_most"},
        },
        "indicator_4": {
            "number": 4, "name": "空气质量优良天数比率", "unit": "%", "kind": "ratio",
            "nature": "binding", "direction": "up", "baseline": 71.9, "target": {"text": "持续改善"},
        },
    }  # fmt: skip
    assert draft_of(rows).not_understood == (NotUnderstood("S!F6", "持续改善", is_kept=True),)


def test_an_english_table() -> None:
    rows = [
        ["No.", "Indicator", "Unit", "Baseline 2020", "Target 2025", "Direction"],
        [1, "R&D intensity", "%", 2.82, "3.75", "up"],
        [2, "R&D intensity", "%", 2, 3, "Increase"],
        [3, "5G sites (number)", None, 10, "more than 40", None],
        [4, "Emissions", "t", 10, 8, None],
        [5, "Rank of the city", "", 40, 30, "lower is better"],
    ]
    draft = draft_of(rows, name="plan 2025")
    data = plan_of(draft)
    assert (data["plan"]["name"], data["plan"]["lang"]) == ("plan 2025", "en")
    said = ("name", "unit", "kind", "direction")
    assert {key: tuple(map(one.get, said)) for key, one in data["indicators"].items()} == {
        "r_d_intensity": ("R&D intensity", "%", "ratio", "up"),
        "r_d_intensity_2": ("R&D intensity", "%", "ratio", "up"),
        "indicator_3": ("5G sites", "number", "stock", "up"),
        "emissions": ("Emissions", "t", "flow", None),
        "rank_of_the_city": ("Rank of the city", None, "rank", "down"),
    }  # fmt: skip
    assert draft.without_direction == (("emissions", "Emissions"),)


def test_names_in_two_languages() -> None:
    rows = [
        ["指标名称", "英文名称", "单位", "2020年基期"],
        ["研发强度", "R&D intensity", "%", 1],
        ["专利数\nPatents", None, "件", 2],
        ["Firms\n企业数", None, "家", 2],
    ]
    found = indicators(rows)
    assert {key: (one["name"], one.get("aliases")) for key, one in found.items()} == {
        "r_d_intensity": ({"zh": "研发强度", "en": "R&D intensity"}, None),
        "patents": ({"zh": "专利数", "en": "Patents"}, ["专利数 Patents"]),
        "firms": ({"zh": "企业数", "en": "Firms"}, ["Firms 企业数"]),
    }


def test_a_head_of_two_rows_with_merged_cells() -> None:
    rows = [
        ["序号", "指标", "单位", "基期", None, "目标", None],
        [None, None, None, "年份", "2020年", "2023年", "2025年"],
        ["一、创新能力", None, None, None, None, None, None],
        [1, "研发强度", "%", None, 2.8, 3.4, 3.75],
        [None, "二、绿色发展", None, None, None, None, None],
        [2, "森林覆盖率", "%", None, 45.6, None, 46],
    ]
    merged = (Merged(1, 1, 2, 1), Merged(1, 2, 2, 2), Merged(1, 3, 2, 3), Merged(1, 4, 1, 5), Merged(1, 6, 1, 7))
    draft = draft_of(rows, *merged)
    data = plan_of(draft)
    assert (data["plan"]["base_year"], data["plan"]["target_year"]) == (2020, 2025)
    comments = [line for line in draft.contents["targets.yaml"].decode().splitlines() if line.startswith("  # ")]
    assert comments == ["  # 创新能力", "  # 绿色发展"]
    first, second = data["indicators"].values()
    assert (first["baseline"], first["targets"]) == (2.8, [{"value": 3.4, "year": 2023}, {"value": 3.75}])
    assert (second["baseline"], second["target"]) == (45.6, 46)


def test_a_row_above_the_names_says_what_the_years_are() -> None:
    rows = [
        ["主要目标"],
        [None, None, "基期", "目标"],
        ["指标", "单位", "2020年", "2025年"],
        ["研发强度", "%", 2.8, 3.75],
    ]
    data = plan_of(draft_of(rows, Merged(1, 1, 1, 4)))
    assert data["plan"]["name"] == "主要目标"
    assert data["indicators"]["indicator_1"] | {"name": ""} == {
        "name": "", "unit": "%", "kind": "ratio", "baseline": 2.8, "target": 3.75,
    }  # fmt: skip


def test_two_years_are_base_and_target_only_in_a_plan_s_table() -> None:
    plan = [["指标", "2020年", "2025年", "属性"], ["研发强度", 2.8, 3.75, "预期性"]]
    assert indicators(plan)["indicator_1"]["target"] == 3.75
    observed = [["指标", "2020年", "2025年", "单位"], ["研发强度", 2.8, 3.75, "%"]]
    assert {"baseline", "target"} & indicators(observed)["indicator_1"].keys() == set()
    several = [["指标", "2020年", "2023", "2025年", "属性"], ["研发强度", 2.8, 3, 3.75, "预期性"]]
    assert {"baseline", "target"} & indicators(several)["indicator_1"].keys() == set()


def test_heads_that_are_printed_again_and_empty_rows_are_passed_over() -> None:
    rows = [["指标", "单位"], ["甲数", "个"], [], ["指标", "单位"], ["乙数", "个"], [None, "个"]]
    assert [one["name"] for one in indicators(rows).values()] == ["甲数", "乙数"]


def test_years_that_no_head_names_are_left_to_the_reader() -> None:
    draft = draft_of([["指标", "基期", "目标", "方向"], ["甲数", 1, 2, "上升"]])
    assert (draft.has_base_year, draft.has_target_year) == (False, False)
    assert {"base_year", "target_year"} & plan_of(draft)["plan"].keys() == set()
    assert "  # base_year:  # the table does not name it\n" in draft.contents["targets.yaml"].decode()


def test_a_baseline_of_another_year_keeps_it() -> None:
    rows = [
        ["指标", "2015年基数", "2020年基期", "2025年目标"],
        ["甲数", 1, 2, 3],
        ["乙数", 1, None, 3],
        ["丙数", None, "—", "—"],
        ["丁数", None, "约5家", None],
    ]
    first, second, third, fourth = indicators(rows).values()
    assert (first["baseline"], second["baseline"]) == (2, {"value": 1, "year": 2015})
    assert (third["baseline"], "target" in third) == (None, False)
    assert {"baseline", "target"} & fourth.keys() == set()
    assert draft_of(rows).not_understood == (NotUnderstood("S!C5", "约5家", is_kept=False),)


def test_what_was_counted_before_is_no_baseline_of_a_count() -> None:
    draft = draft_of([["指标", "2020年基期", "2025年目标"], ["新增数（累计）", 300, "500"]])
    assert "baseline" not in plan_of(draft)["indicators"]["indicator_1"]
    assert "# the table prints 300 as the baseline" in draft.contents["targets.yaml"].decode()


def test_words_around_a_target_are_kept() -> None:
    rows = [
        ["指标", "单位", "2020年基期", "2025年目标"],
        ["甲数", "家", 1, "力争突破1,300家"],
        ["乙数", "家", 1, "翻番"],
        ["丙额", "元", 1, "年均增长8%"],
        ["丁数", "家", 1, "每年不少于3"],
        ["戊数", "家", 1, "1—2"],
        ["己数", "家", 1, "5个"],
        ["庚率", None, "10%", "20%以上"],
    ]
    assert [one["target"] for one in indicators(rows).values()] == [
        {"value": 1300, "comparator": "at_least", "modality": "strive"},
        {"multiple_of_baseline": 2},
        {"growth": 0.08},
        {"value": 3, "comparator": "at_least", "each_year": True},
        {"value": {"min": 1, "max": 2}},
        {"text": "5个"},
        {"value": 20, "comparator": "at_least"},
    ]
    assert indicators(rows)["indicator_7"]["unit"] == "%"


def test_a_cell_that_shows_an_error_is_no_target() -> None:
    rows = [["指标", "单位", "2020年基期", "2025年目标"], ["甲数", "家", Fault("#REF!"), Fault("")]]
    assert {"baseline", "target"} & indicators(rows)["indicator_1"].keys() == set()
    assert draft_of(rows).not_understood == (
        NotUnderstood("S!C2", "#REF!", is_kept=False),
        NotUnderstood("S!D2", "=", is_kept=False),
    )


def test_hidden_sheets_and_those_without_a_table_are_passed_over() -> None:
    table = [["指标", "单位"], ["甲数", "个"]]
    hidden = sheet_of([["指标", "单位"], ["乙数", "个"]], hidden=True)
    found = drafted(Book([hidden, sheet_of([["说明"]]), sheet_of([["指标"], ["乙"]]), sheet_of(table)]), "f", "zh")
    assert found is not None
    assert found.indicators == 1
    assert "name: 甲数" in found.contents["targets.yaml"].decode()
    assert drafted(Book([hidden]), "f", "zh") is None
    assert drafted(Book([sheet_of([["指标", "单位"]])]), "f", "zh") is None


_HEADS = ("指标", "单位", "基期", "目标", "2020年", "2025年目标", "方向", "属性", "约束性", "上升", "Name", "No")
_ODD = ("=1", "x: {y", "\x1b[31m", "\u202e", "# no", "- a", "'", '"', "注：x", "甲\nA", "甲（%）", "一、创新")
_STATED = (None, "—", "≥3", "[5]", "80-90", "年均增长5%", "翻番", "1e5", 0.5, 2020)
WORDS = st.sampled_from([*_HEADS, *_ODD, *_STATED])


@given(st.lists(st.lists(WORDS, max_size=7), max_size=7), st.integers(1, 3), st.integers(1, 3))
def test_any_table_gives_a_file_that_is_read(rows: list[list[Any]], top: int, left: int) -> None:
    head = ["序号", "指标", "单位", "2020年基期", "2025年目标", "方向"]
    found = drafted(Book([sheet_of([head, *rows], Merged(top, left, top + 1, left + 1))]), "f", "zh")
    if found is not None:
        plan = plan_of(found)
        assert len(plan["indicators"]) == found.indicators


# ---- the command


def workbook(rows: Cells) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


TABLE = [
    ["指标", "单位", "方向", "2020年基期", "2025年目标", 2021, 2022],
    ["研发强度", "%", "越高越好", 2.8, "3.75左右", 2.9, 3.1],
    ["企业数", "家", "上升", 700, "1200以上", 800, 900],
]


def test_the_draft_is_sound_and_what_comes_next_is_told(
    lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook(TABLE))
    monkeypatch.chdir(tmp_path)
    run = lygap("init", "--from-xlsx", "plan.xlsx", "--lang", "en")
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "lygap: made targets.yaml, schema/targets.json, schema/actuals.json\n"
        "lygap: indicators drafted from plan.xlsx: 2\n"
        "lygap: next, `lygap import plan.xlsx` adds the values, `lygap status` shows the result\n"
    )
    assert lygap("check") == (0, "", "")
    again = lygap("init", "--from-xlsx", "plan.xlsx", "--lang", "en")
    assert (again.code, again.out) == (2, "")
    assert again.err == "lygap: there is a plan in . already; nothing was written\n"


def test_values_that_are_there_already_join_the_draft(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook(TABLE))
    (tmp_path / "plan" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "actuals" / "v.csv").write_text("indicator,year,value\nindicator_1,2022,3.1\n")
    assert lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(tmp_path / "plan.xlsx")).code == 0
    assert lygap("check", str(tmp_path / "plan")).code == 0
    assert ",3.1," in lygap("status", "-i", "indicator_1", "-d", str(tmp_path / "plan"), "-f", "csv").out


def test_a_direction_that_no_word_gives_is_asked_for(lygap: Lygap, tmp_path: Path) -> None:
    table = [
        ["指标", "单位", "基期", "目标"],
        ["研发强度", "%", 2.8, 3.75],
        ["企业数", "家", 700, "1200以上"],
        ["甲数", "个", "甲", 1],
    ]
    (tmp_path / "plan.xlsx").write_bytes(workbook(table))
    folder = tmp_path / "plan"
    run = lygap("init", str(folder), "--from-xlsx", str(tmp_path / "plan.xlsx"), "--lang", "en")
    assert run.code == 0
    told = run.out.splitlines()[2:]
    names = "indicator_1 (研发强度), indicator_3 (甲数)"
    then = f"`lygap import {tmp_path / 'plan.xlsx'} -d {folder}` adds the values"
    waiting = f"for import and status need what is missing (`lygap check -d {folder}` names it)"
    assert told == [
        "lygap: Sheet!C4: “甲” is not one number in the unit of the row; left out",
        "lygap: the table does not name the year of the baselines; add base_year in targets.yaml",
        "lygap: the table does not name the year of the targets; add target_year in targets.yaml",
        f"lygap: the table does not say whether higher is better; add direction: up or direction: down for {names}",
        f"lygap: next, complete {folder}/targets.yaml, {waiting}; then {then}",
    ]
    file = folder / "targets.yaml"
    file.write_text(file.read_text("utf-8").replace("# base_year:", "base_year: 2020"), "utf-8")
    checked = lygap("check", str(folder), "-f", "json", "--lang", "en")
    assert checked.code == 1
    assert checked.out.count('"code": "LYG213"') == 2
    assert checked.out.count('"severity": "error"') == 2
    status = lygap("status", "-d", str(folder), "--lang", "en")
    assert (status.code, status.out) == (2, "")
    assert status.err == (
        f"lygap: {folder} has no direction for indicator_1, indicator_3; add direction: up or direction: down"
        f" (`lygap check {folder}` shows the lines)\n"
    )
    lines = file.read_text("utf-8").replace("# direction:", "direction: up")
    file.write_text(lines, "utf-8")
    assert lygap("check", str(folder)).code == 0


def test_many_cells_that_are_not_understood_are_counted(lygap: Lygap, tmp_path: Path) -> None:
    table = [["指标", "单位", "2020年基期", "方向"], *([f"甲{n}", "家", "多", "上升"] for n in range(25))]
    (tmp_path / "plan.xlsx").write_bytes(workbook(table))
    run = lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(tmp_path / "plan.xlsx"), "--lang", "en")
    assert run.out.count("left out") == 20
    assert "lygap: … and 5 more cells\n" in run.out


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot read"),
        (b"%PDF-1.7", "it is not a spreadsheet or a CSV file, whatever its name says"),
        (workbook([["a", "b"], [1, 2]]), "has no table of indicators"),
        ("\u0416".encode("utf-16-be") * 3 + b"\xff\xff\xff", "neither UTF-8, UTF-16 nor GB18030"),
    ],
    ids=["missing", "pdf", "no table", "encoding"],
)
def test_a_file_without_a_table_is_refused(content: bytes | None, why: str, lygap: Lygap, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "x.xlsx").write_bytes(content)
    run = lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(tmp_path / "x.xlsx"), "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert why in run.err
    assert run.err.count("\n") == 1
    assert not (tmp_path / "plan").exists()


def test_a_csv_table_serves_too(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("指标,单位,方向,2020年基期,2025年目标\n研发强度,%,上升,2.8,3.75\n", "utf-8")
    assert lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(tmp_path / "t.csv")).code == 0
    assert "target: 3.75\n" in (tmp_path / "plan" / "targets.yaml").read_text("utf-8")


def test_two_origins_exclude_each_other(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("init", str(tmp_path), "--from", "builtin", "--from-xlsx", "x.xlsx", "--lang", "en")
    assert (run.code, run.err) == (2, "lygap: --from and --from-xlsx exclude each other\n")


def test_an_older_workbook_needs_a_library(lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    (tmp_path / "x.xls").write_bytes((Path(__file__).parent / "books" / "older.xls").read_bytes())
    run = lygap("init", str(tmp_path / "plan"), "--from-xlsx", str(tmp_path / "x.xls"), "--lang", "en")
    assert run.code == 2
    assert 'pip install "lygap[excel]"' in run.err


def test_a_sheet_of_merged_cells_alone_takes_no_time() -> None:
    areas = [Merged(row, 1, row, 10_000) for row in range(1, 100_000)]
    huge = Merged(1, 1, 1_048_576, 16_384)
    grid = grid_of(Sheet("S", {}, merged=(huge, *areas)))
    assert len(grid.shown) == 500_000
