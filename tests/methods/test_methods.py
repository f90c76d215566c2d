"""What all methods share, each method's own boundaries, and how a new one is added."""

import math
from typing import Any

import pytest

from lygap import methods
from lygap.figures import FIGURES, Case, Figure, Reason
from lygap.figures.symbols import definition
from lygap.methods import (
    AUTO,
    METHODS,
    STATUSES,
    Band,
    Method,
    Status,
    Verdict,
    judge,
    judge_all,
)
from lygap.words import LANGS, Lang, say
from onerow import row
from pages import page

HALFWAY = Case(1, "linear", 100.0, 2020, 150.0, 2022.5, 200.0, 2025)


def at(statistic: float, method: Method) -> Verdict:
    """The verdict of a method at a value of its statistic."""
    return judge(HALFWAY, method._replace(statistic=lambda _: statistic))


@pytest.mark.parametrize(
    ("method", "statistic", "status"),
    [
        ("eurostat", 0.95, "on_track"),
        ("eurostat", 0.95 - 5e-10, "on_track"),
        ("eurostat", 0.95 - 5e-9, "at_risk"),
        ("eurostat", 0.60, "at_risk"),
        ("eurostat", 0.60 - 5e-10, "at_risk"),
        ("eurostat", 0.60 - 5e-9, "off_track"),
        ("eurostat", 0.0, "off_track"),
        ("eurostat", -1e-15, "regressing"),
        ("timeline", 1.0, "on_track"),
        ("timeline", 1.0 - 5e-10, "on_track"),
        ("timeline", 1.0 - 5e-9, "at_risk"),
        ("timeline", 0.8, "at_risk"),
        ("timeline", 0.8 - 5e-9, "off_track"),
        ("timeline", 0.0, "off_track"),
        ("timeline", -1e-15, "regressing"),
        ("statcan", 0.95 - 5e-10, "on_track"),
        ("statcan", 0.95 - 5e-9, "at_risk"),
        ("statcan", 0.60, "at_risk"),
        ("statcan", 0.60 - 5e-9, "off_track"),
        ("statcan", 0.0, "off_track"),
        ("statcan", -1e-15, "regressing"),
        ("destatis", -3.0, "on_track"),
        ("destatis", 0.05 - 1e-9, "on_track"),
        ("destatis", 0.05, "at_risk"),
        ("destatis", 0.20 + 1e-10, "at_risk"),
        ("destatis", 0.20 + 1e-9, "off_track"),
        ("destatis", 1 - 1e-8, "off_track"),
        ("destatis", 1.0, "regressing"),
        ("unsd", 0.95 - 5e-10, "on_track"),
        ("unsd", 0.95 - 5e-9, "at_risk"),
        ("unsd", 0.10, "at_risk"),
        ("unsd", 0.10 - 5e-9, "off_track"),
        ("unsd", 0.0, "off_track"),
        ("unsd", -1e-15, "regressing"),
        ("sdsn", 1.0 - 5e-10, "on_track"),
        ("sdsn", 1.0 - 5e-9, "at_risk"),
        ("sdsn", 0.5, "at_risk"),
        ("sdsn", 0.5 - 5e-9, "off_track"),
        ("sdsn", 0.0, "off_track"),
        ("sdsn", -1e-15, "regressing"),
        ("igme", 1e-9, "on_track"),
        ("igme", 1.0 + 5e-10, "on_track"),
        ("igme", 1.0 + 5e-9, "at_risk"),
        ("igme", 2.0 + 1e-9, "at_risk"),
        ("igme", 2.0 + 1e-8, "off_track"),
        ("igme", 1e300, "off_track"),
        ("igme", 0.0, "on_track"),
        ("igme", -1e-15, "regressing"),
        ("escap", 0.10 + 5e-11, "on_track"),
        ("escap", 0.10 + 5e-9, "off_track"),
        ("escap", 1.0 + 5e-10, "off_track"),
        ("escap", 1.0 + 5e-9, "regressing"),
    ],
)
def test_boundaries(method: str, statistic: float, status: str) -> None:
    assert at(statistic, METHODS[method]) == (status, statistic, None)


@pytest.mark.parametrize(
    ("method", "statistic", "status"),
    [
        ("eurostat", 0.010005, "on_track"),
        ("eurostat", 0.010000000000000009, "at_risk"),
        ("eurostat", 0.01, "at_risk"),
        ("eurostat", 0.001, "off_track"),
        ("eurostat", 0.0010005, "at_risk"),
        ("eurostat", -0.001, "off_track"),
        ("eurostat", -0.001 - 1e-13, "off_track"),
        ("eurostat", -0.0010005, "regressing"),
        ("statcan", 0.015, "on_track"),
        ("statcan", 0.0149, "at_risk"),
        ("statcan", 0.005, "at_risk"),
        ("statcan", 0.0049, "off_track"),
        ("statcan", 0.0, "off_track"),
        ("statcan", -1e-15, "regressing"),
        ("unsd", 0.02, "on_track"),
        ("unsd", 0.0199, "at_risk"),
        ("unsd", 0.005, "at_risk"),
        ("unsd", 0.0049, "off_track"),
        ("unsd", 0.0, "off_track"),
        ("unsd", -1e-15, "regressing"),
        ("destatis", 3.0, "on_track"),
        ("destatis", 2.0, "at_risk"),
        ("destatis", 1.0, "off_track"),
        ("destatis", 0.0, "regressing"),
    ],
)
def test_boundaries_without_a_target(method: str, statistic: float, status: str) -> None:
    s = HALFWAY._replace(target=None, target_time=None, trend=True)
    assert judge(s, METHODS[method]._replace(statistic=lambda _: statistic)).status == status


@pytest.mark.parametrize(
    ("sign", "below", "on", "above"),
    [(">=", False, True, True), (">", False, False, True), ("<=", True, True, False), ("<", True, False, False)],
)
def test_a_band_compares_with_its_bound_but_for_rounding(sign: Any, below: bool, on: bool, above: bool) -> None:
    band = Band("on_track", 0.2, sign)
    assert [band.holds(x) for x in (0.1, 0.2 - 1e-12, 0.2, 0.2 + 1e-12, 0.3)] == [below, on, on, on, above]
    assert band.open == (not on)
    assert len(band.symbol) == 1
    assert (band.symbol in "≥≤") == on


def test_a_statistic_without_end_has_a_class_and_is_not_told() -> None:
    assert at(math.inf, METHODS["igme"]) == ("off_track", None, None)
    assert at(math.inf, METHODS["timeline"]) == ("on_track", None, None)
    met = judge(HALFWAY._replace(value=200.0), METHODS["timeline"]._replace(statistic=lambda _: math.inf))
    assert met == ("achieved", None, None)


def test_the_scale_reads_from_the_worst_to_the_best() -> None:
    assert STATUSES == ("unknown", "missed", "regressing", "off_track", "at_risk", "on_track", "achieved")


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_method_is_complete(method: Method) -> None:
    assert method.id in METHODS
    assert method.id != AUTO
    assert method.reference
    classes = {band.status for band in method.bands}
    assert set(method.labels) == {"achieved", "missed", "regressing"} | classes
    for bands in (method.bands, method.trend):
        order = [STATUSES.index(band.status) for band in bands]
        assert order == sorted(order, reverse=True)
        assert not bands or bands[0].status == "on_track"


@pytest.mark.parametrize("why", list(Reason))
def test_a_reason_of_a_status_is_always_of_the_contract_s_list(why: Reason) -> None:
    needless = {"attained", "base_attains_target", "target_year_over", "zero_target", "not_better", "beyond_calendar"}
    verdict = judge(HALFWAY, METHODS["eurostat"]._replace(statistic=lambda _: why))
    assert verdict.status == "unknown"
    assert (verdict.reason is not None and verdict.reason.of_status) or why in needless, (
        "those are settled before the statistic"
    )


def test_reasons_that_are_only_a_figure_s_have_a_name_among_those_of_a_status() -> None:
    at_once = HALFWAY._replace(time=2020)
    assert judge(at_once, METHODS["timeline"]) == ("unknown", None, "too_few_points")
    far = HALFWAY._replace(base=1e-300, value=1e300, target=2e300)
    assert judge(far, METHODS["eurostat"]).status == "on_track"
    assert judge(far._replace(base=1e-320, time=2021), METHODS["eurostat"]) == ("unknown", None, "not_comparable")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"value": math.inf}, "achieved"),
        ({"value": -math.inf}, "regressing"),
        ({"direction": -1, "base": 300.0, "value": math.inf}, "regressing"),
        ({"base": -math.inf}, "on_track"),
        ({"base": math.inf}, "regressing"),
        ({"target": None, "trend": True, "value": math.inf}, "on_track"),
        ({"target": None, "trend": True, "value": -math.inf}, "regressing"),
        ({"target": None, "trend": True, "base": math.inf}, "regressing"),
        ({"target": None, "trend": True, "base": -math.inf}, "on_track"),
    ],
)
def test_open_ends_are_better_or_worse_than_all(changes: dict[str, Any], status: str) -> None:
    for method in METHODS.values():
        if (method.trend or not changes.get("trend")) and (method.needs_base or "value" in changes):
            assert judge(HALFWAY._replace(**changes), method).status == status


def test_why_there_is_no_number_to_aim_at_comes_before_the_baseline() -> None:
    s = HALFWAY._replace(target=None, base=None, why_target=Reason.NOT_COMPARABLE)
    assert {judge(s, method) for method in METHODS.values()} == {Verdict("unknown", None, Reason.NOT_COMPARABLE)}


def test_a_baseline_that_met_the_target_decides_for_the_methods_that_use_it() -> None:
    met = HALFWAY._replace(base=250.0)
    assert {key: judge(met, method).status for key, method in METHODS.items() if method.needs_base} == dict.fromkeys(
        ("eurostat", "timeline", "statcan", "unsd", "sdsn", "igme", "escap"), "regressing"
    )


def test_all_methods_are_judged_as_one_by_one() -> None:
    for s in (HALFWAY, HALFWAY._replace(value=math.inf), HALFWAY._replace(base=None), HALFWAY._replace(value=90.0)):
        assert judge_all(s, METHODS) == {key: judge(s, method) for key, method in METHODS.items()}


# ---- the documentation


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def manual(lang: Lang) -> str:
    return page(lang, "methods.md")


KINDS = {"share": "份额", "amount": "数量", "rate": "速率", "ratio": "比率", "month": "月份"}


def in_the_table(figure: Figure, lang: Lang) -> str:
    """How the row of a figure begins; in Chinese with the words that the screen has for the paths and the figure."""
    formula = definition(figure.formula).replace("|", "\\|")
    if lang == "en":
        return f"| `{figure.key}` | {figure.kind} | {formula} | "
    for path in ("geometric", "linear"):
        formula = formula.replace(f"{path} ", f"{say(lang, f'path.{path}')} ").replace(", ", "，")
    return f"| `{figure.key}` | {KINDS[figure.kind]} | {formula} | {say(lang, f'figure.{figure.key}')}"


@pytest.mark.parametrize("word", sorted({*FIGURES, *METHODS, *Reason, *STATUSES, AUTO}))
def test_the_manual_has_every_figure_method_reason_and_status(manual: str, word: str) -> None:
    assert f"`{word}`" in manual


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_the_manual_defines_each_figure_by_its_own_formula(manual: str, lang: Lang, figure: Figure) -> None:
    assert in_the_table(figure, lang) in manual


PARTS = {
    "en": ("Formula.", "Needs.", "Not for", "Its own words.", "Reference."),
    "zh": ("公式。", "要求。", "不宜用于", "该方法用语。", "出处。"),
}


@pytest.mark.parametrize("method", METHODS)
def test_the_manual_explains_every_method(manual: str, lang: Lang, method: str) -> None:
    _, _, section = manual.partition(f"\n### {method}\n")
    section, _, _ = section.partition("\n##")
    assert [part for part in PARTS[lang] if f"**{part}" not in section] == []


def test_the_manual_s_example_is_judged_beside_the_others(manual: str, monkeypatch: pytest.MonkeyPatch) -> None:
    example: dict[str, Any] = {}
    exec(manual.partition("```python\n")[2].partition("```")[0], example)  # our own text
    steady: Method = example["METHOD"]
    monkeypatch.setitem(methods.METHODS, steady.id, steady)
    ask = {"method": steady.id}
    a = row({2021: 3.0, 2022: 2.9, 2023: 3.44}, ask=ask)
    assert (a.method, a.status, a.statistic, a.label) == ("steady", "off_track", 2 / 3, None)
    assert (a.agreement["eurostat"], a.agreement["timeline"], a.agreement["steady"]) == (
        "on_track",
        "on_track",
        "off_track",
    )
    assert row({2021: 3.0, 2023: 3.44}, ask=ask).label == "always forward"
    assert row({2023: 3.44}, ask=ask).reason == "too_few_points"
    assert row({}, ask=ask).reason == "no_observation"


def test_a_method_may_keep_a_score(monkeypatch: pytest.MonkeyPatch) -> None:
    def marks(s: Case, status: Status, statistic: float | None) -> float | None:
        return 5.0 if status == "achieved" and s.target is not None else statistic

    monkeypatch.setitem(methods.METHODS, "timeline", METHODS["timeline"]._replace(score=marks))
    ask = {"method": "timeline"}
    assert [row({2023: value}, ask=ask).score for value in (2.82, 4.0)] == [0, 5]
