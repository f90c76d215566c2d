"""What CI services read: each format against its schema, on every case, and exactly on one of each severity."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import jsonschema
import pytest
import xmlschema

from conftest import HERE
from lygap.findings import Finding, Place
from lygap.reading import Folder, load
from lygap.render.findings import gitlab, junit, sarif, summary
from lygap.rules import CONFLICT, UNKNOWN_KEY
from lygap.words import LANGS, Lang

CASES = sorted((HERE / "cases").glob("*/bad"))
SCHEMAS = HERE / "schemas"
GITLAB, SARIF = (json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")) for name in ("gitlab", "sarif"))
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit.xsd")
ERROR = Finding(UNKNOWN_KEY, "data/a b.yaml", Place(3, 5), {"key": "vlaue", "suggestion": "value"}, "rd")
WARNING = Finding(CONFLICT, "data/企业.yaml", Place(1, 2), {"year": "2020", "values": "1 / 2"})
HOSTILE = Finding(UNKNOWN_KEY, "a|b<script>\x1b]\udcff.yaml", Place(1, 1), {"key": "](x) `::error::` \x00\ufffe & <b>"})


def findings(folder: Path) -> list[Finding]:
    return load(Folder(folder), with_warnings=True).findings


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.parent.name)
def test_every_case_is_valid_in_every_format(folder: Path, lang: Lang) -> None:
    found = findings(folder)
    jsonschema.validate(json.loads(gitlab(found, lang)), GITLAB)
    jsonschema.validate(json.loads(sarif(found, lang)), SARIF)
    JUNIT.validate(junit(found, lang))


def test_well_is_valid_too() -> None:
    assert gitlab([], "en") == "[]\n"
    jsonschema.validate(json.loads(sarif([], "zh")), SARIF)
    JUNIT.validate(junit([], "en"))
    (case,) = fromstring(junit([], "en")).iter("testcase")
    assert list(case) == []


def test_hostile_names_and_values_are_valid_and_harmless() -> None:
    jsonschema.validate(json.loads(gitlab([HOSTILE], "en")), GITLAB)
    jsonschema.validate(json.loads(sarif([HOSTILE], "en")), SARIF)
    JUNIT.validate(junit([HOSTILE], "en"))
    for told in (gitlab([HOSTILE], "en"), sarif([HOSTILE], "en"), junit([HOSTILE], "en"), summary([HOSTILE], "en")):
        told.encode("utf-8")
        assert "\x1b" not in told
        assert "\x00" not in told


def test_gitlab() -> None:
    error, warning = json.loads(gitlab([ERROR, WARNING], "en"))
    assert error == {
        "description": "LYG101 unknown-key: unknown key “vlaue”",
        "check_name": "LYG101",
        "fingerprint": error["fingerprint"],
        "severity": "major",
        "location": {"path": "data/a b.yaml", "lines": {"begin": 3}},
    }
    assert (warning["severity"], warning["location"]["path"]) == ("minor", "data/企业.yaml")


def test_a_fingerprint_stays_when_lines_move_and_differs_between_findings() -> None:
    moved = ERROR._replace(place=Place(30, 1))
    first, twin, other = json.loads(gitlab([ERROR, moved, WARNING], "en"))
    assert len({issue["fingerprint"] for issue in (first, twin, other)}) == 3
    assert json.loads(gitlab([moved], "zh"))[0]["fingerprint"] == first["fingerprint"]


def test_junit() -> None:
    root = fromstring(junit([ERROR, WARNING], "en"))
    (suite,) = root
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "2",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    failed, skipped = suite
    assert failed.get("name") == "LYG101 unknown-key data/a b.yaml:3:5"
    assert [(one.tag, one.get("message"), one.get("type")) for one in failed] == [
        ("failure", "unknown key “vlaue”", "LYG101")
    ]
    assert failed[0].text == "data/a b.yaml:3:5: unknown key “vlaue”\nDid you mean “value”?"
    assert [one.tag for one in skipped] == ["skipped"]


def test_sarif() -> None:
    (run,) = json.loads(sarif([ERROR, WARNING], "en"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        ("LYG101", "error"),
        ("LYG305", "warning"),
    ]
    error, warning = run["results"]
    assert error["message"]["text"] == "unknown key “vlaue”\nDid you mean “value”?"
    assert error["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/a%20b.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in (error, warning))
    assert warning["level"] == "warning"
    absolute = sarif([ERROR._replace(file="/srv/a#b.yaml")], "en")
    assert '"uri": "file:///srv/a%23b.yaml"' in absolute


def test_the_summary_of_a_step() -> None:
    assert summary([ERROR, WARNING], "en") == (
        "### lygap check: errors: 1, warnings: 1\n"
        "\n"
        "| place | rule | what is wrong |\n"
        "| --- | --- | --- |\n"
        "| data/a b.yaml:3:5 | error LYG101 unknown-key | unknown key “vlaue” |\n"
        "| data/企业.yaml:1:2 | warning LYG305 conflict | different values for 2020: 1 / 2 |\n"
        "\n"
    )
    assert summary([], "zh") == "### lygap check: 错误 0 个，警告 0 个\n\n\n"
    assert summary([HOSTILE], "en").splitlines()[4].startswith("| a\\|b\\<script\\>")
    many = summary([ERROR] * 600, "en").splitlines()
    assert many[-2] == "| … 100 | | |"
    assert len(many) == 506
