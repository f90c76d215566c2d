"""What a chart shows, whatever is known of an indicator."""

import pytest

from conftest import DEMO
from lygap.judge.assess import Question, assess_all
from lygap.plan.records import Baseline
from lygap.reading import Folder, load
from lygap.report.charting import ChartModel, chart_of, description
from lygap.report.charting.model import Mark, Stretch
from onerow import UNSTATED, row, target


def chart(*given: object, **keys: object) -> ChartModel:
    found = chart_of(row(*given, **keys))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_values_stand_at_their_own_dates() -> None:
    model = chart({2021: {"value": 2.9, "as_of": "2021-06-30"}, 2023: 3.44}, 2023)
    assert [(mark.year, round(mark.time, 3), mark.value) for mark in model.values] == [
        (2021, 2020.496, 2.9),
        (2023, 2023.0, 3.44),
    ]
    assert model.base == Mark(2020, 2020, 2.82)
    assert model.years == range(2020, 2026)


def test_the_line_is_apart_where_years_are_missing_and_cut_at_a_break() -> None:
    model = chart({2021: 2.9, 2023: 3.4, 2024: 3.5}, 2024)
    assert model.stretches == (
        Stretch(((2020, 2.82), (2021, 2.9)), is_gap=False),
        Stretch(((2021, 2.9), (2023, 3.4)), is_gap=True),
        Stretch(((2023, 3.4), (2024, 3.5)), is_gap=False),
    )


def test_no_line_leads_over_a_break() -> None:
    broken = chart({2021: 2.9, 2022: {"value": 5.0, "breaks": True}, 2023: 5.1}, 2023)
    assert broken.base is None
    assert [stretch.nodes[0] for stretch in broken.stretches] == [(2022, 5.0)]


def test_both_paths_are_there_and_the_followed_one_is_on_top() -> None:
    model = chart({2023: 3.44}, 2023)
    assert [(way.shape, way.is_followed, len(way.nodes)) for way in model.paths] == [
        ("linear", False, 2),
        ("geometric", True, 13),
    ]
    assert model.paths[1].nodes[0] == (2020.0, 2.82)
    assert model.paths[1].nodes[-1] == (2025.0, 3.75)
    assert model.paths[1].nodes[6][1] == pytest.approx(2.82 * (3.75 / 2.82) ** 0.5)
    linear = chart({2023: 3.44}, 2023, path="linear")
    assert [(way.shape, way.is_followed) for way in linear.paths] == [("geometric", False), ("linear", True)]


def test_only_one_path_is_drawn_where_the_other_has_no_value_or_is_the_same() -> None:
    below_zero = chart({2023: -1.0}, 2023, base=-2.0, targets=3.0, path="linear")
    assert [way.shape for way in below_zero.paths] == ["linear"]
    undefined = chart({2023: -1.0}, 2023, base=-2.0, targets=3.0, path="geometric")
    assert [(way.shape, way.is_followed) for way in undefined.paths] == [("linear", False)]
    level = chart({2023: 3.0}, 2023, base=3.0, targets=3.0)
    assert [way.shape for way in level.paths] == ["geometric"]
    assert chart({2023: 3.0}, 2023, base=None).paths == ()


def test_the_path_turns_at_targets_on_the_way() -> None:
    aims = [target(4.0), target(3.0, 2022, on_path=True)]
    model = chart({2023: 3.44}, 2023, base=2.0, targets=aims, path="linear")
    assert model.interim == ((2022.0, 3.0),)
    assert model.paths[-1].nodes == ((2020, 2.0), (2022, 3.0), (2025, 4.0))


def test_the_judged_value_tells_whether_it_is_older_and_what_was_expected() -> None:
    model = chart({2022: 3.12}, 2023, path="linear")
    assert model.judged is not None
    assert model.judged.is_stale
    assert model.judged.mark == model.values[-1]
    assert model.judged.expected == pytest.approx(2.82 + 0.93 * 0.4)
    assert model.asked == 2023


def test_rivals_of_values_and_of_the_base_stand_at_their_times() -> None:
    rivals = [{"value": 3.44, "source": "bulletin", "preferred": True}, {"value": 3.47, "source": "news"}]
    model = chart({2020: 2.8, 2023: rivals}, 2023)
    assert model.rivals == ((2020, 2.8), (2023, 3.47))


def test_a_tolerance_and_a_band_have_two_ends() -> None:
    about = chart({2023: 3.44}, 2023, targets=target(3.75, comparator="about", tolerance=0.05))
    assert about.goal is not None
    assert (about.goal.low, about.goal.high, about.goal.is_range) == (3.7, 3.8, False)
    assert about.goal.sign == "≈"
    band = chart({2023: 3.44}, 2023, targets=target(min=3.5, max=4.0, comparator="between"))
    assert band.goal is not None
    assert (band.goal.value, band.goal.low, band.goal.high, band.goal.is_range) == (3.5, 3.5, 4.0, True)
    assert chart({2023: 3.44}, 2023, targets=[]).goal is None


def test_a_projection_starts_at_the_value_and_ends_at_the_target_time() -> None:
    model = chart({2022: 3.12}, 2022, path="linear")
    assert model.projection[0] == (2022.0, 3.12)
    assert model.projected == 2.82 + (3.12 - 2.82) / 0.4


def test_a_projection_is_curved_as_the_path_is() -> None:
    curved = chart({2022: 3.12}, 2022)
    assert len(curved.projection) == 13
    assert curved.projected == pytest.approx(2.82 * (3.12 / 2.82) ** 2.5)


def test_what_is_achieved_or_beyond_a_band_has_no_projection() -> None:
    assert chart({2022: 3.8}, 2022).projection == ()
    beyond_band = chart({2022: 4.5}, 2022, targets=target(min=3.5, max=4.0, comparator="between"), path="linear")
    assert beyond_band.projection == ()


def test_a_part_of_a_year_that_does_not_count_stands_apart() -> None:
    part = {"value": 20.0, "period": "2023-01/2023-06"}
    model = chart({2022: 50.0, 2023: part}, 2023, kind="flow", base=40.0, targets=60.0)
    assert [mark.year for mark in model.values] == [2022]
    assert [(mark.year, mark.value, mark.bound) for mark in model.parts] == [(2023, 20.0, "at_least")]
    reached = chart({2023: part | {"value": 70.0}}, 2023, kind="flow", base=40.0, targets=60.0)
    assert [mark.bound for mark in reached.values] == ["at_least"]
    assert reached.parts == ()


def test_the_sum_of_districts_is_drawn_where_it_is_judged() -> None:
    model = chart(
        {2021: 5.0}, 2023, kind="stock", base=4.0, targets=10.0, districts={"a": {2023: 6.0}, "b": {2023: 7.0}}
    )
    assert [(mark.year, mark.value) for mark in model.values] == [(2021, 5.0), (2023, 13.0)]


def test_bounds_and_margins_are_kept() -> None:
    model = chart({2022: {"value": 3.0, "margin": 0.1}, 2023: {"value": 3.2, "bound": "at_most"}}, 2023)
    assert [(mark.bound, mark.margin) for mark in model.values] == [(None, 0.1), ("at_most", None)]
    assert model.judged is not None
    assert model.judged.sign == "≤"


def test_a_target_without_a_date_or_for_each_year_has_no_path() -> None:
    undated = chart({2023: 3.44}, 2023, targets=target(3.75, year=None))
    assert undated.goal is not None
    assert (undated.goal.time, undated.paths, undated.years) == (None, (), range(2020, 2024))
    each = chart({2023: 3.44}, 2023, targets=target(3.75, each_year=True))
    assert each.goal is not None
    assert (each.goal.each_year, each.goal.time, each.paths) == (True, None, ())


def test_there_is_nothing_to_draw_without_values_unless_asked() -> None:
    nothing = row({}, 2023)
    assert chart_of(nothing) is None
    asked = chart_of(nothing, even_without_values=True)
    assert asked is not None
    assert asked.judged is None
    assert len(asked.paths) == 2
    assert chart_of(row({}, 2023, base=None, targets=[]), even_without_values=True) is None


def test_a_baseline_after_the_values_is_drawn_alone() -> None:
    late = row({2023: 15.0}, 2023, base=Baseline(12.0, 2027, "plan"), targets=20.0)
    assert chart_of(late) is None
    model = chart_of(late, even_without_values=True)
    assert model is not None
    assert (model.years, model.values, model.paths) == (range(2025, 2028), (), ())


def test_a_baseline_that_was_not_stated_is_the_first_value() -> None:
    model = chart({2020: 3.0, 2022: 3.2}, 2022, base=UNSTATED)
    assert model.base == Mark(2020, 2020, 3.0)
    assert [mark.year for mark in model.values] == [2022]


SENTENCES = {
    ("firms", 2023, "en"): "High-tech firms: 100 in 2020; target for 2025: 200; 160 firms in 2023; "
    "the path asks for 151.6; status: on track.",
    ("firms", 2023, "zh"): "高新技术企业数：2020年为100；2025年目标为200；2023年为160家；路径要求151.6；状态：正常。",
}


@pytest.mark.parametrize(("asked", "sentence"), SENTENCES.items())
def test_a_chart_is_described_in_a_sentence(asked: tuple[str, int, str], sentence: str) -> None:
    data = load(Folder(DEMO)).data
    assert data is not None
    name, year, lang = asked
    (judged,) = assess_all(data, [data.indicators[name]], data.plan.region, Question(year))
    model = chart_of(judged)
    assert model is not None
    assert description(model, lang) == sentence  # type: ignore[arg-type]
