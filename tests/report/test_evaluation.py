"""What written reports say: sentences from statuses alone, what needs attention, what rests on which source."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import lygap
from lygap.judge.assess import Question
from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES, Status, Verdict
from lygap.reading.version import version_of
from lygap.report.answer import Answer
from lygap.report.evaluation import Brief, Details, Evaluation, evaluate, paces, published_values, sentence
from lygap.report.evaluation.evaluation import MANY, MOST_YEARS
from lygap.report.evaluation.sentence import situation
from lygap.words import LANGS, Lang
from onerow import row, target

DATA = lygap.load()
SITUATIONS = {
    "trend": row({2020: 10.0, 2022: 11.0}, base=10.0, targets=[], year=2022),
    "each_year": row({2022: 11.0}, base=10.0, targets=target(20.0, None, each_year=True), year=2022),
    "before": row({2022: 11.0}, base=10.0, targets=20.0, year=2022),
    "after": row({2022: 11.0}, base=10.0, targets=20.0, year=2026),
}


def evaluation(years: Sequence[int] = (2023,), group: str | None = "headline", details: Details = "auto") -> Evaluation:
    """The evaluation of the built-in plan."""
    chosen = [i.id for i in DATA.indicators.values() if group in (None, i.group)]
    rows = [found for year in years for found in lygap.assess(DATA, year, indicators=chosen)]
    answer = Answer(DATA, DATA.plan.region, list(years), "auto", rows)
    return evaluate(answer, Brief(Question(years[-1]), "data · 0123456789ab", details))


def ids(rows: Sequence[Assessment]) -> list[str]:
    return [found.track.indicator.id for found in rows]


# ---- sentences


@pytest.mark.parametrize("found", SITUATIONS)
def test_situations_are_what_they_are_called(found: str) -> None:
    assert situation(SITUATIONS[found]) == found


def with_status(judged: Assessment, status: Status) -> Assessment:
    """The row with another verdict, whatever its figures are."""
    reason = lygap.assess(DATA, 2023, indicators=["pilot_bases"])[0].verdict.reason if status == "unknown" else None
    return judged._replace(verdicts={**judged.verdicts, judged.method: Verdict(status, reason=reason)})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("found", SITUATIONS)
@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_own_sentence_in_every_situation(status: Status, found: str, lang: Lang) -> None:
    told = sentence(with_status(SITUATIONS[found], status), lang)
    assert told.endswith("." if lang == "en" else "。")
    assert not re.search(r"[{}]|None|\(\)|（）|, ,|，，", told)
    others = {sentence(with_status(SITUATIONS[found], other), lang) for other in STATUSES if other != status}
    assert told not in others


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("status", [status for status in STATUSES if status != "unknown"])
def test_a_sentence_has_the_value_and_its_year(status: Status, lang: Lang) -> None:
    for judged in SITUATIONS.values():
        told = sentence(with_status(judged, status), lang)
        assert "11" in told
        assert "2022" in told


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_needed_is_told_only_where_something_is_still_to_do(status: Status) -> None:
    told = sentence(with_status(SITUATIONS["before"], status), "en")
    assert ("a year is needed from now on" in told) == (status in ("on_track", "at_risk", "off_track", "regressing"))
    for found in ("trend", "each_year", "after"):
        assert "needed" not in sentence(with_status(SITUATIONS[found], status), "en")


def test_figures_that_are_undefined_are_left_out() -> None:
    judged = with_status(row({2022: 11.0}, base=None, targets=20.0, year=2022), "off_track")
    assert "path" not in sentence(judged, "en")
    assert "so far" not in sentence(judged, "en")


def test_real_sentences() -> None:
    behind = next(found for found in evaluation().rows if found.track.indicator.id == "new_type_rd_institutions")
    assert sentence(behind, "en") == (
        "14 in 2021-10, too slow for 20 (2025); the path asks for 14.86;"
        " 8.94\xa0% a year is needed from now on; 0.00\xa0% a year so far."
    )
    assert sentence(behind, "zh") == (
        "2021年10月为14家，进度滞后，目标20（2025年）；路径要求14.86家；今后每年需8.94%；迄今每年0.00%。"
    )


def test_paces_are_rates_or_amounts() -> None:
    geometric = row({2022: 11.0}, base=10.0, targets=20.0, year=2022)
    linear = row({2022: 11.0}, base=10.0, targets=20.0, year=2022, path="linear")
    assert paces(geometric, "zh") == ("22.05%", "4.88%", "14.87%")
    assert paces(linear, "en") == ("+3", "+0.5", "+2")


# ---- what it gathers


def test_counts_are_in_the_order_of_the_scale_and_add_up() -> None:
    found = evaluation()
    assert found.counts == {"achieved": 2, "on_track": 3, "at_risk": 1, "off_track": 1, "unknown": 5}
    assert list(found.counts) == ["achieved", "on_track", "at_risk", "off_track", "unknown"]
    assert found.judged == 7
    assert sum(found.counts.values()) == len(found.rows) == 12


def test_the_worst_comes_first() -> None:
    needing = evaluation((2025,), group=None).needing_attention
    order = [STATUSES.index(found.status) for found in needing]
    assert order == sorted(order)
    assert {found.status for found in needing} <= {"missed", "regressing", "off_track", "at_risk"}


def test_what_cannot_be_judged_is_there_by_reason() -> None:
    unjudged = evaluation().unjudged
    assert [(one.reason, len(one.rows)) for one in unjudged] == [("no_observation", 4), ("undated", 1)]


def test_histories_have_every_year_and_the_row_itself() -> None:
    found = evaluation()
    assert found.years == (2021, 2022, 2023, 2024, 2025)
    for judged in found.rows:
        history = found.histories[judged.track.indicator.id]
        assert [one.year for one in history] == list(found.years)
        assert history[2] is judged
    statuses = [one.status for one in found.histories["rd_intensity"]]
    assert statuses == ["unknown", "at_risk", "on_track", "off_track", "off_track"]


def test_several_years_asked_for_are_those_of_the_history() -> None:
    found = evaluation((2022, 2023))
    assert found.years == (2022, 2023)
    assert {judged.year for judged in found.rows} == {2023}


def test_a_long_plan_shows_the_years_around_the_newest(tmp_path: Path) -> None:
    targets = "format: lygap/1\nplan: {id: p, name: P, region: r, base_year: 1990, target_year: 2030}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(
        targets + "  a: {name: A, kind: stock, direction: up, baseline: 1, target: 2}\n", "utf-8"
    )
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {a: {2000: 1.5, 2020: 1.7}}\n", "utf-8")
    data = lygap.load(tmp_path)
    found = {}
    for year in (1990, 1995, 2020, 2035):
        answer = Answer(data, "r", [year], "auto", lygap.assess(data, year))
        found[year] = evaluate(answer, Brief(Question(year), "")).years
    assert all(len(years) == MOST_YEARS and year in years for year, years in found.items())
    assert found[2020] == tuple(range(2011, 2021))


def test_sources_are_numbered_as_they_come() -> None:
    found = evaluation()
    assert [found.numbers[source.id] for source in found.sources] == list(range(1, len(found.sources) + 1))
    assert found.sources[0].id == "plan"
    for judged in found.rows:
        for value in published_values(judged):
            assert value.observation.source in found.numbers


def test_the_used_value_is_marked() -> None:
    judged = next(found for found in evaluation().rows if found.track.indicator.id == "rd_intensity")
    used = [value.observation.value for value in published_values(judged) if value.used]
    assert used == [3.44]
    unknown = next(found for found in evaluation().rows if found.observation is None)
    assert not any(value.used for value in published_values(unknown))


def test_details_can_be_all_none_or_those_in_question() -> None:
    rows = evaluation(group=None).rows
    assert evaluation(details="none").detailed == frozenset()
    assert evaluation(details="all", group=None).detailed == set(ids(rows))
    assert evaluation().detailed == set(ids(evaluation().rows))
    assert len(rows) > MANY
    some = evaluation(group=None).detailed
    assert {found.track.indicator.id for found in evaluation(group=None).needing_attention} <= some < set(ids(rows))


def test_groups_time_and_publication() -> None:
    found = evaluation(group=None)
    assert [len(group.rows) for group in found.groups][:1] == [12]
    assert sum(len(group.rows) for group in found.groups) == len(found.rows)
    assert found.elapsed == pytest.approx(0.6)
    assert found.newest_publication == "2026-02-11"


# ---- the version of the data


def test_the_version_changes_with_any_byte_and_nothing_else(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "plan", tmp_path / "b" / "plan"
    for folder in (first, second):
        (folder / "actuals").mkdir(parents=True)
        (folder / "targets.yaml").write_text("format: lygap/1\n", "utf-8")
        (folder / "actuals" / "v.yaml").write_text("observations: {}\n", "utf-8")
    version = version_of(str(first))
    assert re.fullmatch("plan · [0-9a-f]{12}", version)
    assert version_of(str(second)) == version
    (second / "actuals" / "v.yaml").rename(second / "actuals" / "w.yaml")
    assert version_of(str(second)) != version
    (first / "targets.yaml").write_text("format: lygap/1 \n", "utf-8")
    assert version_of(str(first)) != version
