"""Texts in two languages: where they may stand, what they need, what is wrong with them."""

from pathlib import Path

import pytest

from lygap.findings import Place
from lygap.words import LANGS
from smallplan import checked, marked

PLAN = """\
format: lygap/1
»plan: {id: p, name: P, region: here, base_year: 2018, target_year: 2030, source: plan}
units: {kg: kilo}
regions: {here: {name: Here}}
sources: {plan: {title: Plan, publisher: City, date: 2026-12}}
groups: {main: {name: Main}}
indicators:
  a:
    name: A
    group: main
    definition: B
    note: C
    owner: D
    unit: kg
    kind: coverage
    direction: up
    population: {name: E, count: 100}
    baseline: {value: 10, note: F}
    target: {value: 20, note: G}
  b: {name: H, group: main, kind: stock, direction: up, baseline: 1, target: {text: I}}
claims:
  - {id: c, kind: statement, text: J, note: K}
checks:
  LYG401: {ignore: L}
"""
ACTUALS = "source: plan\nobservations: {a: {2020: {value: 12, note: M}}, b: {2020: 2}}\n"
TEXTS = [
    *("name: P", "kg: kilo", "name: Here", "title: Plan", "publisher: City", "name: Main", "name: A", "definition: B"),
    *("note: C", "owner: D", "name: E", "note: F", "note: G", "text: I", "text: J", "note: K", "ignore: L", "note: M"),
]


def in_languages(text: str, languages: str) -> tuple[str, str]:
    """The plan and its values, one text of which is there in these languages."""
    key, _, word = text.partition(": ")
    written = {"zh": f"zh: {word}", "en": f"en: {word} in English"}
    by_language = f"{key}: {{{', '.join(written[one] for one in languages.split())}}}"
    assert (PLAN + ACTUALS).count(text) == 1
    return PLAN.replace(text, by_language), ACTUALS.replace(text, by_language)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("lang", LANGS)
def test_any_text_may_be_there_in_both_languages(tmp_path: Path, text: str, lang: str) -> None:
    plan, actuals = in_languages(text, "zh en")
    plan, _ = marked(plan.replace("region: here", f"lang: {lang}, region: here", 1))
    assert checked(tmp_path, plan, v=actuals) == []


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("languages", ["zh", "en"])
def test_with_one_language_a_text_the_plan_names_none(tmp_path: Path, text: str, languages: str) -> None:
    plan, actuals = in_languages(text, languages)
    plan, _ = marked(plan)
    assert checked(tmp_path, plan, v=actuals) == []


@pytest.mark.parametrize("text", [text for text in TEXTS if text != "ignore: L"])
def test_with_two_languages_it_must(tmp_path: Path, text: str) -> None:
    plan, actuals = in_languages(text, "zh en")
    plan, place = marked(plan)
    (finding,) = checked(tmp_path, plan, v=actuals)
    assert (finding.rule.code, finding.params["key"], finding.place) == ("LYG102", "lang", place)
    assert finding.is_error


@pytest.mark.parametrize("written", ["{}", "{de: x}", '{zh: ""}', "[x]", "5"])
def test_what_is_no_text_in_any_language(tmp_path: Path, written: str) -> None:
    plan, _ = marked(PLAN.replace("owner: D", f"owner: {written}"))
    (finding, *_) = checked(tmp_path, plan, v=ACTUALS)
    assert finding.rule.code in ("LYG101", "LYG103", "LYG105", "LYG106")
    assert finding.place.line == 13
    assert finding.place != Place(13, 1)
