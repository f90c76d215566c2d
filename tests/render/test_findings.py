import json
import re
import string
from pathlib import Path

import jsonschema
import pytest

from lygap.findings import Finding, Place
from lygap.reading import Folder, load
from lygap.render.findings import FORMATS, github, json_text, text
from lygap.rules import ALIAS, CONFLICT, RULES, UNKNOWN_KEY, UNREADABLE, WRONG_TYPE
from lygap.visible import visible
from lygap.words import LANGS, Lang, rules_en, rules_zh

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("*/bad"))
CODES = re.compile(r"LYG\d{3}$")
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "findings", "errors", "warnings"],
    "properties": {
        "schema": {"const": "lygap.check/1"},
        "errors": {"type": "integer", "minimum": 0},
        "warnings": {"type": "integer", "minimum": 0},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["code", "name", "severity", "message", "file", "line", "column", "indicator", "hint"],
                "properties": {
                    "code": {"type": "string", "pattern": "^LYG[0-9]{3}$"},
                    "name": {"type": "string", "pattern": "^[a-z-]+$"},
                    "severity": {"enum": ["error", "warning"]},
                    "message": {"type": "string", "minLength": 1},
                    "file": {"type": "string", "minLength": 1},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    "indicator": {"type": ["string", "null"]},
                    "hint": {"type": ["string", "null"]},
                },
            },
        },
    },
}


def finding(**params: str) -> Finding:
    return Finding(UNKNOWN_KEY, "a.yaml", Place(3, 5), params, "rd")


def parameters(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(rules_en.WORDS) == list(rules_zh.WORDS)


@pytest.mark.parametrize("key", rules_en.WORDS)
def test_both_languages_take_the_same_parameters(key: str) -> None:
    assert parameters(rules_en.WORDS[key]) == parameters(rules_zh.WORDS[key])
    assert rules_zh.WORDS[key] != rules_en.WORDS[key] or key == "LYG212"  # whose words are all those of its fault


def test_every_rule_has_its_words() -> None:
    codes = [key for key in rules_en.WORDS if CODES.match(key)]
    assert codes == sorted(RULES) == list(RULES)
    assert all(f"{code}.why" in rules_en.WORDS and f"{code}.hint" in rules_en.WORDS for code in codes)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.parent.name)
def test_json_is_that_of_the_contract(folder: Path, lang: Lang) -> None:
    findings = load(Folder(folder), with_warnings=True).findings
    told = json.loads(json_text(findings, lang))
    jsonschema.validate(told, SCHEMA)
    assert [(f["code"], f["line"], f["column"]) for f in told["findings"]] == [
        (f.rule.code, *f.place) for f in findings
    ]
    assert told["errors"] + told["warnings"] == len(findings)


@pytest.mark.parametrize("folder", [f for f in CASES if "LYG002" not in str(f)], ids=lambda folder: folder.parent.name)
def test_no_word_is_left_in_english_or_unfilled(folder: Path) -> None:
    told = text(load(Folder(folder), with_warnings=True).findings, "zh")
    assert not re.search(
        r"[{][a-z_]+[}]|\b(expected|must|mapping|whole|regular|LYG\d{3}\.)\b", told.replace(str(folder), "")
    )


def test_silent_when_well() -> None:
    assert text([], "en") == github([], "zh") == ""
    assert json.loads(json_text([], "en")) == {"schema": "lygap.check/1", "findings": [], "errors": 0, "warnings": 0}


def test_text() -> None:
    warning = Finding(CONFLICT, "b.yaml", Place(1, 1), {"year": "2020", "values": "1 / 2"})
    assert text([finding(key="vlaue", suggestion="value"), warning], "en") == (
        "a.yaml:3:5: error LYG101 unknown-key: unknown key “vlaue”\n"
        "    hint: Did you mean “value”?\n"
        "b.yaml:1:1: warning LYG305 conflict: different values for 2020: 1 / 2\n"
        "    hint: Mark one as preferred and give the reason in its note, or mark the others as excluded.\n"
        "errors: 1, warnings: 1\n"
    )
    assert text([finding(key="vlaue", suggestion="value")], "zh") == (
        "a.yaml:3:5: 错误 LYG101 unknown-key：未知的键“vlaue”\n    提示：是否应为“value”？\n错误 1 个，警告 0 个\n"
    )


def test_braces_in_the_data_are_text() -> None:
    assert "unknown key “{key}{0}{x!r}”" in text([finding(key="{key}{0}{x!r}")], "en")
    odd = Finding(WRONG_TYPE, "f", Place(1, 1), {"key": "{0}", "value": "{x}", "expected": "{y}"})
    assert "{0}: expected {y}, found {x}" in text([odd], "en")


def test_an_unknown_word_passes_through() -> None:
    odd = Finding(UNREADABLE, "f", Place(1, 1), {"why": "Device on fire"})
    assert "cannot be read: Device on fire" in text([odd], "en")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a b 中", "a b 中"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb", "a\\nb"),
        ("\u202e\u200b", "\\u202e\\u200b"),
        ("\udcff", "\\udcff"),
    ],
)
def test_control_characters_are_shown_not_obeyed(raw: str, shown: str) -> None:
    assert visible(raw) == shown
    odd = Finding(ALIAS, raw, Place(1, 1), {"name": raw})
    for form in FORMATS.values():
        told = form([odd], "en")
        assert raw == shown or raw not in told.replace("\n", "")
        told.encode("utf-8")


def test_github() -> None:
    odd = Finding(UNKNOWN_KEY, "a,b:c%.yaml", Place(3, 5), {"key": "50%,x:y"})
    assert github([odd], "en") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=5,title=LYG101 unknown-key::unknown key “50%25,x:y”"
        "%0A`lygap schema targets` and `… actuals` list the keys; keys of your own begin with “x_”.\n"
    )
    warning = Finding(CONFLICT, "b.yaml", Place(1, 2), {"year": "2020", "values": "1 / 2"})
    assert github([warning], "zh").startswith("::warning file=b.yaml,line=1,col=2,title=LYG305 conflict::2020 年")
