"""The report that planning offices hand in: which one it is, its scale, and what its sections and tables say."""

from typing import Any

import pytest

from conftest import DEMO
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES, Status, Verdict
from lygap.plan.records import Dataset, Target
from lygap.reading import Folder, load
from lygap.report.answer import Answer
from lygap.report.document import Heading, Lines, Paragraph
from lygap.report.evaluation import Brief, Evaluation, evaluate
from lygap.report.implementation import Described, Gallery, Grid, References, Written, implementation_report
from lygap.report.implementation.figures import reach_text
from lygap.report.implementation.scale import GRADES, Grade, grade_of, grade_word
from lygap.report.implementation.stage import Stage, stage_of
from lygap.words import LANGS, Lang
from onerow import dataset, row, target


def evaluation(data: Dataset, year: int) -> Evaluation:
    rows = assess_all(data, list(data.indicators.values()), data.plan.region, Question(year))
    return evaluate(Answer(data, data.plan.region, [year], "auto", list(rows)), Brief(Question(year), "data · 0123"))


def demo() -> Dataset:
    data = load(Folder(DEMO)).data
    assert data is not None
    return data


def report(year: int, lang: Lang) -> Written:
    return implementation_report(evaluation(demo(), year), lang)


def grids(written: Written) -> list[Grid]:
    return [block for block in written.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[entry.text for entry in entries] for section in grid.sections for entries in section.rows]


def one(actuals: dict[int, Any], year: int = 2023, **keys: Any) -> Written:
    """The report on a plan of one indicator."""
    return implementation_report(evaluation(dataset(actuals, **keys), year), "en")


# ---- which report, and the scale


@pytest.mark.parametrize(
    ("year", "stage"),
    [(2021, "annual"), (2022, "midterm"), (2023, "midterm"), (2024, "annual"), (2025, "final"), (2026, "final")],
)
def test_the_time_that_has_passed_says_which_report_it_is(year: int, stage: Stage) -> None:
    assert stage_of(evaluation(demo(), year)) == stage


def test_a_plan_without_an_end_is_reported_on_each_year() -> None:
    data = dataset({2023: 3.0})
    open_ended = data._replace(plan=data.plan._replace(target_year=None))
    assert stage_of(evaluation(open_ended, 2023)) == "annual"
    written = implementation_report(evaluation(open_ended, 2023), "zh")
    assert written.kind == "年度监测评估报告"
    assert "时序进度为" not in str(written.blocks[1])
    assert [column.title for column in grids(written)[0].columns][4] == "目标值"


def judged_as(found: Assessment, status: Status) -> Assessment:
    return found._replace(verdicts={**found.verdicts, found.method: Verdict(status)})


GRADED: dict[Status, Grade] = {
    "at_risk": "slightly_behind",
    "off_track": "behind",
    "regressing": "regressing",
    "missed": "missed",
    "unknown": "unknown",
}


@pytest.mark.parametrize(("status", "grade"), GRADED.items())
def test_each_status_has_its_grade(status: Status, grade: Grade) -> None:
    assert grade_of(judged_as(row({2023: 3.0}), status)) == grade


def test_what_is_achieved_is_early_before_the_target_year() -> None:
    assert grade_of(row({2023: 4.0}, 2023)) == "early"
    assert grade_of(row({2023: 4.0}, 2025)) == "early"
    assert grade_of(row({2025: 4.0}, 2025)) == "reached"
    assert grade_of(row({2023: 4.0}, 2023, targets=target(3.75, None, each_year=True))) == "reached"


def test_what_is_on_track_is_ahead_above_the_path_alone() -> None:
    assert grade_of(judged_as(row({2023: 3.6}), "on_track")) == "ahead"
    assert grade_of(judged_as(row({2023: 3.3}), "on_track")) == "as_expected"
    falling = row({2023: 3.2}, direction="down", base=4.0, targets=3.0)
    assert grade_of(judged_as(falling, "on_track")) == "ahead"


def test_without_a_target_there_is_no_grade_whatever_the_trend() -> None:
    trend = row({2023: 4.0}, targets=[])
    assert trend.status != "unknown"
    assert grade_of(trend) == "untargeted"


@pytest.mark.parametrize("lang", LANGS)
def test_every_grade_has_a_word_of_its_own(lang: Lang) -> None:
    assert len({grade_word(grade, lang) for grade in GRADES}) == len(GRADES)


# ---- the sections


def test_the_sections_stand_in_the_order_of_chinese_reports() -> None:
    written = report(2023, "zh")
    assert (written.plan, written.kind) == ("演示规划", "中期评估报告")
    heads = [(block.level, block.text) for block in written.blocks if isinstance(block, Heading)]
    assert heads == [
        (1, "一、评估概况"),
        (1, "二、主要指标进展情况"),
        (2, "（一）总体判断"),
        (2, "（二）各项进展"),
        (1, "三、实现和快于预期的指标"),
        (1, "四、滞后的指标及所需速度"),
        (1, "五、暂无法评估的指标"),
        (1, "六、数据说明"),
        (1, "附件　指标走势图"),
        (1, "数据来源"),
    ]
    paragraphs = [block.text for block in written.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0] == (
        "本报告依据《演示规划》确定的指标，对照2020年基期值和2025年目标值，评估截至2023年底的进展。"
        "规划期为2021—2025年，时序进度为60%。"
    )
    assert paragraphs[2].startswith("地区：本市；判断方法：")
    assert paragraphs[2].endswith("数据版本：data · 0123。")


def test_the_counts_add_up_to_all_indicators() -> None:
    for year in (2021, 2023, 2025):
        found = evaluation(demo(), year)
        counted = next(
            block.text
            for block in implementation_report(found, "en").blocks
            if isinstance(block, Paragraph) and block.text.startswith("Indicators: ")
        )
        assert counted.startswith(f"Indicators: {len(found.rows)}.")


def test_table_one_has_every_indicator_with_binding_ones_first() -> None:
    found = evaluation(demo(), 2023)
    grid = grids(implementation_report(found, "zh"))[0]
    assert [column.title.replace("\n", "") for column in grid.columns] == [
        *("序号", "指标", "单位", "属性", "2020年基期值", "2025年目标值", "2023年实际值"),
        *("实现程度（%）", "时序进度（%）", "进展判断"),
    ]
    assert [section.heading for section in grid.sections] == ["主要指标", "边界情形"]
    rows = texts(grid)
    assert len(rows) == len(found.rows)
    assert rows[0] == ["2", "固体废物产生量", "万吨", "约束性", "50", "≤40", "49", "10.0", "60.0", "滞后"]
    assert rows[1][:4] == ["1", "高新技术企业数", "家", "预期性"]
    assert "“滞后”为状态“滞后”" in grid.notes[1]


def test_english_tables_leave_out_a_nature_that_is_the_same_everywhere() -> None:
    same = one({2023: 3.0}, nature="anticipatory")
    assert "Kind" not in [column.title for column in grids(same)[0].columns]
    assert "Kind" in [column.title for column in grids(report(2023, "en"))[0].columns]


def test_a_value_of_another_year_says_so_on_a_line_of_its_own() -> None:
    rows = texts(grids(one({2022: 3.0}, 2023))[0])
    assert rows[0][5] == "3\n(2022)"
    worded = one({2022: 3.0}, 2023, targets=target(text="clearly more"))
    assert texts(grids(worded)[0])[0][4] == "clearly more"
    span = one({2022: 3.0}, 2023, targets=target(min=1.0, max=2.0, year=2024, comparator="between"))
    assert texts(grids(span)[0])[0][4] == "1–2\n(2024)"
    each = one({2022: 3.0}, 2023, targets=target(2.0, None, each_year=True))
    assert texts(grids(each)[0])[0][4] == "2\n(each year)"


def test_what_is_behind_stands_in_table_two_with_the_pace_it_needs() -> None:
    written = one({2022: 2.9}, 2023)
    table = grids(written)[1]
    assert table.number == 2
    needed, so_far = (3.75 / 2.9) ** (1 / 3) - 1, (2.9 / 2.82) ** (1 / 2) - 1
    assert texts(table) == [
        [
            "I",
            "—",
            "2.9\n(2022)",
            "3.161",
            "0.85",
            f"{so_far:.2%}"[:-1] + "\xa0%",
            f"{needed:.2%}"[:-1] + "\xa0%",
            "2041-05\n(after target)",
        ]
    ]
    assert any("Table 2" in block.text for block in written.blocks if isinstance(block, Paragraph))


def test_tables_are_numbered_as_they_come() -> None:
    nothing = one({}, 2023)
    assert [grid.number for grid in grids(nothing)] == [1, 2]
    assert texts(grids(nothing)[1]) == [["I", "3.75", "no value to judge"]]
    told = [block.text for block in nothing.blocks if isinstance(block, Paragraph)]
    assert "No indicator is behind schedule." in told
    assert "No indicator is achieved or ahead of schedule." in told
    assert "Indicators that cannot be evaluated yet: 1. Table 2 gives the reasons." in told
    assert not any(isinstance(block, Gallery) for block in nothing.blocks)


def test_what_went_well_is_told_with_its_sentence() -> None:
    written = one({2023: 3.8}, 2023)
    assert [block for block in written.blocks if isinstance(block, Described)] == [
        Described("I", "The target is met already: 3.8 in 2023, target 3.75 (2025).")
    ]
    told = [block.text for block in written.blocks if isinstance(block, Paragraph)]
    assert "All indicators can be evaluated." in told
    assert "No value needs a remark." in told


def test_what_is_as_expected_is_named() -> None:
    written = one({2023: 3.33}, 2023)
    assert "As expected (1): I." in [block.text for block in written.blocks if isinstance(block, Paragraph)]


def test_what_has_no_target_is_counted_and_not_judged() -> None:
    written = one({2023: 3.33}, 2023, targets=[])
    assert [grid.number for grid in grids(written)] == [1]
    assert texts(grids(written)[0])[0][-1] == "no target"
    told = [block.text for block in written.blocks if isinstance(block, Paragraph)]
    assert "Indicators without a target, which are not evaluated: 1." in told


def test_the_note_of_the_value_that_is_used_is_told_among_the_data() -> None:
    written = one({2023: {"value": 3.44, "note": "not comparable with the base."}})
    (lines,) = (block.lines for block in written.blocks if isinstance(block, Lines))
    assert lines == ["I: on the value of 2023: not comparable with the base."]


def test_remarks_that_several_indicators_share_are_told_once() -> None:
    lines = next(block.lines for block in report(2023, "zh").blocks if isinstance(block, Lines))
    assert all(line.endswith("。") for line in lines)
    assert len(lines) == len(set(lines))


def test_charts_and_sources_come_last() -> None:
    written = report(2023, "en")
    gallery, sources = (block for block in written.blocks if isinstance(block, Gallery | References))
    assert isinstance(gallery, Gallery)
    assert "High-tech firms (firms)" in [caption for _, caption in gallery.charts]
    assert isinstance(sources, References)
    assert [citation.number for citation in sources.citations] == list(range(1, len(sources.citations) + 1))
    assert written.blocks[-1] == sources


def drawn(written: Written) -> list[str]:
    """The ids of the indicators whose charts are in the annex."""
    return [chart.id for block in written.blocks if isinstance(block, Gallery) for chart, _ in block.charts]


def test_only_indicators_described_in_full_have_charts_and_the_annex_says_so() -> None:
    found = evaluation(demo(), 2023)
    every = drawn(implementation_report(found, "en"))
    some = found._replace(detailed=frozenset({"firms", "waste"}))
    written = implementation_report(some, "en")
    assert drawn(written) == ["firms", "waste"]
    told = f"Charts shown: 2 of {len(every)}. `--details` decides which; `lygap show` draws the others."
    assert told in [block.text for block in written.blocks if isinstance(block, Paragraph)]
    none = implementation_report(found._replace(detailed=frozenset()), "en")
    assert drawn(none) == []


def test_of_very_many_charts_those_furthest_behind_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lygap.report.implementation.content.MANY", 3)
    found = evaluation(demo(), 2023)
    kept = drawn(implementation_report(found, "en"))
    rows = {row.track.indicator.id: row for row in found.rows}
    assert len(kept) == 3
    assert kept == [key for key in rows if key in kept]
    others = [row.status for key, row in rows.items() if key not in kept and row.point is not None]
    known = [STATUSES.index(status) for status in others if status != "unknown"]
    assert "unknown" not in {rows[key].status for key in kept}
    assert max(STATUSES.index(rows[key].status) for key in kept) <= min(known)


@pytest.mark.parametrize(
    ("base", "value", "aim", "told"),
    [
        (10.0, 12.0, target(20.0), "2035-12\n(after target)"),
        (10.0, 14.0, target(20.0), "2028-07\n(after target)"),
        (10.0, 16.1, target(20.0), "2025-12"),
        (10.0, 16.0, target(20.0), "2025-12"),
        (10.0, 16.1, target(20.0, date="2024-12-31", year=2024), "2025-12\n(after target)"),
        (10.0, 12.0, target(20.0, year=None), "2035-12"),
        (10.0, 9.0, target(20.0), "—"),
    ],
)
def test_a_month_after_the_target_is_due_is_marked(base: float, value: float, aim: Target, told: str) -> None:
    assert reach_text(row({2023: value}, base=base, path="linear", targets=aim), "en") == told
