"""`show` begins with the answer: README's five questions, on one screen, in both languages."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import lygap
from conftest import DEMO, Lygap
from lygap.judge.assessment import Assessment
from lygap.render.documents import document_text
from lygap.render.screen import Screen
from lygap.report.headline import Telling, headline
from lygap.report.show import newer_value
from lygap.words import LANGS, Lang, say
from onerow import row, target

SCREEN = {"COLUMNS": "80"}
ROWS = 24
DATA = Path(__file__).resolve().parents[2] / "data"


def answer(lygap: Lygap, *words: str, lang: Lang = "en", data: Path = DEMO) -> list[str]:
    """The lines before the first heading."""
    run = lygap("show", *words, "-d", str(data), "--lang", lang, **SCREEN)
    assert run.code == 0
    lines = run.out.splitlines()
    assert max(map(cell_len, lines)) <= 80
    return lines[: lines.index(say(lang, "show.h.indicator"))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("indicator", ["rd_intensity", "tech_contracts", "new_type_rd_institutions", "tech_smes"])
def test_five_questions_are_answered_without_scrolling(indicator: str, lang: Lang, lygap: Lygap) -> None:
    told = answer(lygap, indicator, "2023", lang=lang, data=DATA)
    assert len(told) < ROWS
    asked = [say(lang, f"answer.{key}") for key in ("status", "value", "gap", "pace", "method", "trust")]
    labels = [label for line in told[1:] for label in asked if line.startswith(f"{label} ")]
    assert labels == asked


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_the_answer_fits_a_screen_for_every_indicator(year: int, lang: Lang) -> None:
    data = lygap.load(DATA)
    for found in lygap.assess(data, year):
        lines = document_text(headline(found, data, lang), Screen(lang, 80)).splitlines()
        assert len(lines) < ROWS - 3, found.track.indicator.id
        assert max(map(cell_len, lines)) <= 80


def test_the_answer_has_value_base_and_target_with_their_years(lygap: Lygap) -> None:
    told = answer(lygap, "rd_intensity", "2023", data=DATA)
    assert told[1].split(maxsplit=1) == ["Status", "● on track"]
    assert "3.44 % (2023); base 2.82 (2020); target ≈3.75 (2025)" in told[2]
    assert told[3].split(maxsplit=2) == ["Newer", "value", "3.03 % (2024), judged: off track"]
    assert "0.31 still to go" in told[4]
    assert "4.41 % a year from 2023 to 2025; so far 6.85 % a year" in told[5]
    assert "4.41 % a year from now on is enough to reach ≈3.75 (2025)." in " ".join(told)


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "firms",
            "It is fast enough: 16.96 % a year since 2020; 11.80 % a year from now on is enough to reach 200 (2025).",
        ),
        (
            "rank",
            (
                "It is a little too slow: -1.603 a year since 2020; -2.396 a year from now on is needed to reach"
                " ≤30 (2025)."
            ),
        ),
        ("contracts", "The target is met: ≥120 in 2023-01/2023-10; the target was 100 (2025)."),
        ("dash", "It cannot be judged: no baseline."),
        ("floor", "The target must be met each year and is not met: 28 % in 2023; the target is 30 (each year)."),
        ("past", "The target is missed: 19 in 2022; the target was 20 (2022), so 1 is missing."),
        ("trend", "There is no target; the values since 2020 show: on track."),
        ("worded", "It cannot be judged: the target is in words, not a number."),
        (
            "loss",
            (
                "It moves away from the target: -3.333 a year since 2020; +17.5 a year from now on is needed to reach"
                " 5 (2025)."
            ),
        ),
    ],
)
def test_one_sentence_says_the_most_of_it(indicator: str, sentence: str, lygap: Lygap) -> None:
    assert sentence in " ".join(answer(lygap, indicator, "2023"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_deciding_method_is_marked_and_the_others_are_named_with_their_verdicts(lang: str, lygap: Lygap) -> None:
    text = lygap("show", "rank", "2023", "-d", str(DEMO), "--lang", lang, COLUMNS="120").out
    (marked,) = [line for line in text.splitlines() if line.startswith("▸")]
    assert marked.split()[1] == {"zh": "时序进度", "en": "calendar"}[lang]
    differing = {
        "zh": "时序进度为“有风险”，亚太经社会为“滞后”：",
        "en": "calendar progress says “at risk”, ESCAP says “off track”:",
    }[lang]
    assert differing in text


@pytest.mark.parametrize("lang", LANGS)
def test_times_within_a_year_are_told_in_words(lang: str, lygap: Lygap) -> None:
    text = lygap("show", "new_type_rd_institutions", "2024", "-d", str(DATA), "--lang", lang, **SCREEN).out
    words = {"zh": "2021年10月，即2020年末之后 0.83 年", "en": "2021-10, 0.83 years after the end of 2020"}[lang]
    assert words in text
    assert "0.8329/(2025 − 2020) = 16.66 %" in text
    assert not re.search(r"20[0-9]{2}\.[0-9]", text)


def test_a_date_of_a_target_is_told_in_words(lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: here, base_year: 2020, target_year: 2025}"
    target = "a: {name: A, kind: stock, direction: up, baseline: 10, target: {value: 20, date: 2024-03}}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}\nindicators:\n  {target}\n", "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.yaml").write_text("year: 2022\nobservations: {a: 15}\n", "utf-8")
    text = lygap("show", "a", "2022", "-d", str(tmp_path)).out
    assert "2024-03, 0.25 years after the end of 2023" in text
    assert "(2022 − 2020)/3.249 = 61.56 %" in text


def test_aliases_in_another_script_are_told_only_to_those_who_read_it(lygap: Lygap) -> None:
    words = ("show", "rd_intensity", "2023", "-d", str(DATA), "--lang")
    english, chinese = lygap(*words, "en").out, lygap(*words, "zh").out
    assert re.search(r"Also called +GERD\n", english)
    assert "研发强度" in chinese
    assert "研发强度" in lygap(*words, "en", "-f", "json").out


@pytest.mark.parametrize("lang", LANGS)
def test_through_a_pipe_no_line_of_prose_is_too_long_to_be_followed(lang: str, lygap: Lygap) -> None:
    for words in (("show", "rd_intensity", "2023"), ("show", "tech_contracts", "2023")):
        lines = lygap(*words, "-d", str(DATA), "--lang", lang).out.splitlines()
        wide = [line for line in lines if cell_len(line) > 100]
        assert wide == []


def test_a_worded_target_has_its_date_once(tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(
        "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025}\n"
        "indicators: {x: {name: X, kind: stock, direction: up, baseline: 5, target: {text: more, each_year: true}}}\n",
        "utf-8",
    )
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {x: {2023: 6}}\n", "utf-8")
    told = lygap("show", "x", "2023", "-d", str(tmp_path), "--lang", "en").out
    assert "target more (each year)\n" in told


@pytest.mark.parametrize(
    ("lang", "firm", "note"),
    [
        (
            "en",
            "Trust the verdict is firm: the same status with every published value and within all bounds;",
            "Note on value The newer value, on GDP as revised after the census",
        ),
        (
            "zh",
            "可信程度 结论确定：换用其他公布值、在误差范围内，状态都不变；",
            "数值说明 较新值；分母为普查修订后的生产总值",
        ),
    ],
)
def test_what_firm_means_and_the_note_of_the_value_used_stand_in_the_head(
    lang: Lang, firm: str, note: str, lygap: Lygap
) -> None:
    told = re.sub(r"\s+", " ", " ".join(answer(lygap, "rd_intensity", "2023", lang=lang, data=DATA)))
    assert firm in told
    assert note in told


def trust_of(row: Assessment, lang: Lang) -> str:
    return Telling(row, row.track.data, lang).trust()


def test_a_verdict_that_rests_on_the_preferred_value_says_so() -> None:
    found = row({2020: 2.82, 2023: [{"value": 3.40, "preferred": True, "note": "the newer one"}, 2.90]})
    told = trust_of(found, "en")
    assert told.startswith(
        "the verdict is firm for the values used; with the other published values it lies between off track and"
        " on track; "
    )
    assert trust_of(found, "zh").startswith("按所采用的数值结论确定；换用其他公布值，则介于“滞后”与“正常”之间；")
    assert Telling(found, found.track.data, "en").note() == "the newer one"
    assert Telling(row({2020: 2.8}), found.track.data, "en").note() == ""


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Newer value    3.03 % (2024), judged: off track"),
        ("zh", "更新的值  3.03 %（2024年），据此判断：滞后"),
    ],
)
def test_a_newer_value_than_asked_for_is_told(lang: Lang, line: str, lygap: Lygap) -> None:
    assert line in answer(lygap, "rd_intensity", "2023", lang=lang, data=DATA)
    assert line not in answer(lygap, "rd_intensity", "2024", lang=lang, data=DATA)


def test_a_newer_value_that_cannot_be_used_is_not_told() -> None:
    excluded = {"value": 3.5, "excluded": "not_comparable"}
    assert newer_value(row({2023: 3.44, 2024: excluded}), "en") == ""


def test_the_newer_value_is_judged_against_the_target_asked_for() -> None:
    aims = [target(3.75), target(3.2, id="low", year=2025)]
    told = newer_value(row({2023: 3.1, 2024: 3.3}, targets=aims, ask={"target_id": "low"}), "en")
    assert told == "3.3 (2024), judged: achieved"
