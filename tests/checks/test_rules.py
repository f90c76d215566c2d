"""The manual of rules: `lygap rule`, its examples, and the page made of it."""

import json

import pytest

from conftest import HERE, Lygap
from examples import example, import_example
from lygap.render.findings.manual import examples, manual
from lygap.rules import RULES
from lygap.words import LANGS, Lang
from pages import LANGS as FOLDERS

ROOT = HERE.parent
IMPORTS = HERE / "exchange" / "cases"
EXAMPLES = ROOT / "src" / "lygap" / "words" / "examples.json"


def test_the_examples_are_those_of_the_cases(request: pytest.FixtureRequest) -> None:
    made = {}
    for rule in RULES.values():
        name = f"{rule.code}-{rule.name}"
        is_of_import = rule.code.startswith("LYG5")
        made[rule.code] = import_example(IMPORTS / name) if is_of_import else example(HERE / "cases" / name)
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--update-golden"):
        EXAMPLES.write_text(text, "utf-8")
        examples.cache_clear()
    assert EXAMPLES.read_text("utf-8") == text


@pytest.mark.parametrize("code", RULES)
def test_every_example_shows_something_and_is_told(code: str) -> None:
    shown = examples()[code]
    assert shown["bad"] != shown["good"]
    assert all(shown[part].strip() for part in ("bad", "good"))
    assert f" {code} {RULES[code].name}: " in shown["said"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_manual_in_the_documents_is_that_of_the_catalogue(lang: Lang, request: pytest.FixtureRequest) -> None:
    page = FOLDERS[lang] / "findings.md"
    head, mark, _ = page.read_text("utf-8").partition("<!-- rules -->\n")
    made = f"{head}{mark}\n{manual(lang)}"
    if request.config.getoption("--update-golden"):
        page.write_text(made, "utf-8")
    assert page.read_text("utf-8") == made


def test_rule_explains_a_code(lygap: Lygap) -> None:
    told = (
        "LYG309 stock-falls (warning)\n"
        "\n"
        "Stocks that a plan wants to grow seldom fall; they seem to fall if only a part, or only the new ones, are "
        "counted.\n"
        "Compare it with its source. If it is right, give the reason in a note.\n"
        "\n"
        "Not like this:\n"
        "    # actuals/2022.yaml\n"
        "    source: plan\n"
        "    observations:\n"
        "      firms:\n"
        "        2021: 120\n"
        "        2022: 96\n"
        "\n"
        "But like this:\n"
        "    # actuals/2022.yaml\n"
        "    source: plan\n"
        "    observations:\n"
        "      firms:\n"
        "        2021: 120\n"
        "        2022: {value: 96, note: A district left the region}\n"
    )
    assert lygap("rule", "LYG309", "--lang", "en") == (0, told, "")


def test_rule_in_chinese_by_name_and_in_small_letters(lygap: Lygap) -> None:
    by_name, by_code = lygap("rule", "stock-falls", "--lang", "zh"), lygap("rule", "lyg309", "--lang", "zh")
    assert by_name == by_code
    assert "规划要求增长的存量很少下降" in by_name.out


@pytest.mark.parametrize("lang", LANGS)
def test_rule_alone_lists_all(lang: Lang, lygap: Lygap) -> None:
    run = lygap("rule", "--lang", lang)
    assert [line[:6] for line in run.out.splitlines()] == list(RULES)


def test_rule_for_programs(lygap: Lygap) -> None:
    document = json.loads(lygap("rule", "LYG305", "-f", "json").out)
    (rule,) = document["rules"]
    assert document["schema"] == "lygap.rules/1"
    assert list(rule) == ["code", "name", "severity", "why", "hint", "bad", "said", "good"]
    assert (rule["name"], rule["severity"]) == ("conflict", "warning")
    assert len(json.loads(lygap("rule", "-f", "json").out)["rules"]) == len(RULES)


@pytest.mark.parametrize("lang", LANGS)
def test_rule_as_markdown_is_the_page(lang: Lang, lygap: Lygap) -> None:
    page = (FOLDERS[lang] / "findings.md").read_text("utf-8")
    assert page.endswith(lygap("rule", "-f", "md", "--lang", lang).out)


def test_an_unknown_rule(lygap: Lygap) -> None:
    run = lygap("rule", "LYG3005", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "LYG305" in run.err
    assert run.err.count("\n") == 1
