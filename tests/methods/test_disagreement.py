"""Each reason why two methods differ, found in a case that has it, with its numbers."""

from collections.abc import Mapping

import pytest

from lygap.figures import Case, Reason
from lygap.methods import METHODS, Band, Method, Verdict, judge_all
from lygap.methods.disagreement import WHY_CODES, disagreements
from lygap.words import LANGS, say


def why(s: Case, own: str) -> dict[str, tuple[str, Mapping[str, float]]]:
    found = disagreements(s, own, judge_all(s, METHODS), METHODS)
    for d in found:
        assert set(d.params) == set(WHY_CODES[d.code])
        assert d.subject in (own, d.method)
        names = {"own": own, "other": d.method, "subject": d.subject, "rest": own}
        assert all(say(lang, d.key, {**names, **d.params}) for lang in LANGS)
    return {d.method: (d.code, d.params) for d in found}


def series(*points: tuple[float, float], target: float, target_time: float = 2030.0, direction: int = 1) -> Case:
    (start, base), (time, value) = points[0], points[-1]
    return Case(direction, "linear", base, start, value, time, target, target_time, earlier=tuple(points[:-1]))


CARS = series((2015, 0.37), (2023, 10.7), (2024, 14.63), (2025, 9.53), target=60.0)


def test_a_low_base_flatters_the_ratio_of_growth_rates() -> None:
    code, facts = why(CARS, "eurostat")["timeline"]
    assert code == "low_base"
    assert facts["times"] == pytest.approx(60 / 0.37)
    assert facts["growth_ratio"] == pytest.approx(0.9504, abs=1e-4)
    assert facts["linear_ratio"] == pytest.approx(0.23, abs=1e-2)


def test_from_a_base_that_is_not_low_it_is_the_shape_of_the_path() -> None:
    s = series((2020, 100.0), (2025, 147.0), target=220.0)
    code, facts = why(s, "eurostat")["timeline"]
    assert (code, facts["linear"], facts["value"]) == ("path_shape", 160, 147)
    assert facts["geometric"] == pytest.approx(100 * 2.2**0.5)


@pytest.mark.parametrize(("target", "code"), [(299, "path_shape"), (300, "low_base")])
def test_a_base_is_low_from_a_third_of_the_target_on(target: float, code: str) -> None:
    assert why(series((2020, 100.0), (2025, 147.0), target=target), "eurostat")["timeline"][0] == code


def test_a_low_base_is_no_reason_between_two_straight_lines() -> None:
    s = series((2020, 100.0), (2022.5, 205.0), target=400.0, target_time=2025)
    assert why(s, "timeline")["sdsn"][0] == "thresholds"


def test_the_last_years_may_differ_from_the_whole() -> None:
    points = [(2015.0 + i, 100.0 + 4 * i) for i in range(6)] + [(2021.0 + i, 118.0 - i) for i in range(4)]
    s = series(*points, target=160.0)
    code, facts = why(s, "timeline")["destatis"]
    assert (code, facts["since"]) == ("window", 2019)
    assert facts["recent"] == pytest.approx(-1 / 5)
    assert facts["whole"] == pytest.approx(15 / 9)
    assert why(s, "destatis")["timeline"] == (code, facts)


def test_below_zero_no_path_of_growth_rates_can_be_shown() -> None:
    s = series((2020, -10.0), (2022.5, -8.1), target=-5.0, target_time=2025)
    code, facts = why(s, "timeline")["statcan"]
    assert (code, facts["bound"], facts["own_bound"]) == ("thresholds", 0.6, 0.8)


def test_last_years_that_hardly_differ_are_no_reason() -> None:
    steady = [(2015.0 + i, 100.0 + 4 * i) for i in range(4)] + [(2019.0 + i, 116.1 + 4.1 * i) for i in range(5)]
    code, facts = why(series(*steady, target=162.0), "timeline")["destatis"]
    assert code == "horizon"
    assert facts["projected"] == pytest.approx(161.2)


def test_one_projects_and_the_other_compares_the_pace() -> None:
    s = series((2015, 50.0), (2022, 58.0), target=90.0)
    code, facts = why(s, "eurostat")["unsd"]
    assert (code, facts["year"], facts["target"]) == ("horizon", 2030, 90)
    assert facts["projected"] == pytest.approx(50 * (58 / 50) ** (15 / 7))
    assert why(s, "unsd")["eurostat"] == (code, facts)


def test_the_same_statistic_may_have_other_thresholds() -> None:
    s = series((2020, 100.0), (2022.5, 135.0), target=200.0, target_time=2025)
    code, facts = why(s, "timeline")["sdsn"]
    assert (code, facts["bound"], facts["own_bound"]) == ("thresholds", 0.5, 0.8)
    assert facts["statistic"] == pytest.approx(0.7)
    trend = series((2020, 100.0), (2025, 106.0), target=0.0)._replace(target=None, target_time=None, trend=True)
    code, facts = why(trend, "eurostat")["statcan"]
    assert (code, facts["bound"], facts["own_bound"]) == ("thresholds", 0.015, 0.01)


def test_a_class_may_be_missing() -> None:
    s = series(*((2020.0 + i, 100.0 + 2 * i) for i in range(4)), target=146.0, target_time=2040)
    code, facts = why(s, "destatis")["escap"]
    assert code == "classes"
    assert facts["statistic"] == pytest.approx(6 / 46)


def test_one_may_not_look_at_the_baseline() -> None:
    s = series((2015, 7.8), (2020, 24.0), (2021, 23.0), (2022, 22.0), (2023, 20.8), target=10.0, direction=-1)
    assert why(s, "eurostat")["destatis"] == ("base_unused", {"base": 7.8, "target": 10})


def test_what_has_no_class_does_not_disagree() -> None:
    s = series((2020, -5.0), (2023, 1.0), target=5.0, target_time=2025)
    assert why(s, "eurostat") == {}
    assert set(why(s, "timeline")) <= {"escap", "destatis"}


def foreign(statistic: float | Reason) -> Method:
    """A method as another package has it."""
    return Method(
        id="steady", statistic=lambda _case: statistic, bands=(Band("on_track", 5.0),), labels={}, reference="none"
    )


@pytest.mark.parametrize("own", ["eurostat", "steady"])
def test_of_a_method_of_another_package_only_its_statistic_is_told(own: str) -> None:
    methods = {key: METHODS[key] for key in ("eurostat", "timeline")} | {"steady": foreign(3.378)}
    verdicts = judge_all(CARS, methods)
    found = {d.method: d for d in disagreements(CARS, own, verdicts, methods)}
    told = found["steady" if own == "eurostat" else "eurostat"]
    assert (told.code, told.params, told.subject) == ("another", {"statistic": 3.378}, "steady")
    words = say("en", told.key, {"subject": "Steadiness", **told.params})
    assert words == "Steadiness is a method of another package; its statistic is 3.378"


def test_of_a_method_of_another_package_without_a_statistic_nothing_is_invented() -> None:
    verdicts = judge_all(CARS, METHODS) | {"steady": Verdict("achieved")}
    found = {d.method: d for d in disagreements(CARS, "eurostat", verdicts, METHODS | {"steady": foreign(1.0)})}
    assert (found["steady"].code, found["steady"].params) == ("another_silent", {})
