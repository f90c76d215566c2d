"""What `lygap schema` says of an output is what that output is: all of it, and nothing else."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft7Validator

from conftest import DEMO, HERE, Lygap
from lygap.cli.outputs import FILES, OUTPUTS, SCHEMAS
from lygap.methods import METHODS
from lygap.report import schemas
from lygap.report.flat import NESTED
from lygap.report.outputs.status import Baseline, Observation, Row, Target
from lygap.report.schemas import schema_of
from lygap.words import LANGS, Lang, outputs_en

REPOSITORY = HERE.parent
LUOYANG = REPOSITORY / "data"
MESSY = sorted(file.parent for file in (HERE / "messy").glob("*/targets.yaml"))
PLANS = [DEMO, LUOYANG, *MESSY]
CASES = sorted(folder for folder in (HERE / "cases").glob("*/*") if folder.name in ("bad", "good"))
RAW = sorted(file.parent for file in (HERE / "messy" / "raw").glob("*/targets.yaml"))
GOLDEN = {"status": "status", "status-by-group": "summary", "show": "show", "path": "path", "methods": "methods"}
IMPORTED = HERE / "exchange" / "samples" / "imported.csv"
LISTS = ("indicators", "groups", "regions", "sources", "targets", "methods")


def validator(name: str, lang: Lang = "en") -> Draft7Validator:
    output = OUTPUTS[name]
    schema = schema_of(output.document, output.command, lang)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


VALIDATORS = {name: validator(name) for name in OUTPUTS}


def definition(name: str, record: str) -> dict[str, Any]:
    schema = VALIDATORS[name].schema
    assert isinstance(schema, dict)
    return {**schema["definitions"][record], "definitions": schema["definitions"]}


def faults(document: Any, name: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[name].iter_errors(document)]


def printed(lygap: Lygap, *words: str) -> Any:
    run = lygap(*words, *(() if "--to" in words else ("-f", "json")))
    assert run.code in (0, 1), run.err
    return json.loads(run.out)


def plan_id(folder: Path) -> str:
    return folder.name


# ---- what is printed fits


@pytest.mark.parametrize("folder", PLANS, ids=plan_id)
def test_every_answer_about_a_plan_fits_its_schema(folder: Path, lygap: Lygap) -> None:
    years = ("2023", "2026") if folder == LUOYANG else ("2019..2026",)
    plan = ("-d", str(folder))
    for year in years:
        assert faults(printed(lygap, "status", year, "-g", "all", *plan), "status") == []
    for method in METHODS:
        assert faults(printed(lygap, "status", "-m", method, *plan), "status") == []
    for by in ("group", "region", "all"):
        assert faults(printed(lygap, "status", *years[:1], "--by", by, *plan), "summary") == []
    for kind in LISTS:
        assert faults(printed(lygap, "list", kind, *plan), "list") == []
    assert faults(printed(lygap, "check", str(folder)), "check") == []
    assert faults(printed(lygap, "export", "--to", "json", *plan), "export") == []
    ids = [row["id"] for row in printed(lygap, "list", *plan)["rows"]]
    assert faults(printed(lygap, "path", *ids, *plan), "path") == []
    for indicator in ids:
        assert faults(printed(lygap, "show", indicator, *plan), "show") == []


@pytest.mark.parametrize("folder", [*CASES, *RAW], ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_all_findings_fit_their_schema(folder: Path, lygap: Lygap) -> None:
    assert faults(printed(lygap, "check", str(folder)), "check") == []


@pytest.mark.parametrize("lang", LANGS)
def test_methods_and_rules_fit_their_schemas(lang: str, lygap: Lygap) -> None:
    assert faults(printed(lygap, "methods", "--lang", lang), "methods") == []
    assert faults(printed(lygap, "rule", "--lang", lang), "rules") == []


@pytest.mark.parametrize(("file", "name"), GOLDEN.items())
def test_the_golden_files_fit_their_schemas(file: str, name: str) -> None:
    text = (HERE / "golden" / f"{file}.json").read_text("utf-8")
    assert faults(json.loads(text), name) == []


@pytest.mark.parametrize(("file", "name", "record"), [("status", "status", "Row"), ("path", "path", "PathRow")])
def test_the_lines_of_json_lines_fit_a_part_of_the_schema(file: str, name: str, record: str) -> None:
    part = Draft7Validator(definition(name, record))
    lines = (HERE / "golden" / f"{file}.jsonl").read_text("utf-8").splitlines()
    assert len(lines) > 5
    assert [e.message for line in lines for e in part.iter_errors(json.loads(line))] == []


# ---- what differs is refused

BY_NAMES = {"undefined", "agreement", "labels", "working", "aggregates", "units"}
"""Mappings whose keys are not the same everywhere; so are the `methods` of `show`, and texts by language."""


def spoilt(document: Any) -> Iterator[tuple[str, Any]]:
    """The document with one thing changed, once for every place: a key less, a key more, a value of another type."""
    for path, node in places(document, ()):
        if isinstance(node, dict):
            by_names = bool(path) and (path[-1] in BY_NAMES or path == ("methods",) or set(node) <= set(LANGS))
            for key in () if by_names else node:
                yield f"{path} without {key}", changed(document, path, {k: v for k, v in node.items() if k != key})
            yield f"{path} with another key", changed(document, path, {**node, "surprise": 1})
        if path:
            yield f"{path} of another type", changed(document, path, {"another": ["type"]})


def places(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from places(value, (*path, index))


def changed(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    copy = deepcopy(document)
    *above, last = path
    node = copy
    for step in above:
        node = node[step]
    node[last] = value
    return copy


SAMPLES: dict[str, list[tuple[str, ...]]] = {
    "status": [("status", "2023", "-i", "firms"), ("status", "2023", "-i", "contracts"), ("status", "-i", "band")],
    "summary": [("status", "--by", "group", "-m", "statcan")],
    "show": [("show", "firms", "2023")],
    "path": [("path", "firms")],
    "list": [("list", kind) for kind in LISTS],
    "methods": [("methods", "statcan")],
    "export": [("export", "--to", "json", "-i", "firms")],
    "rules": [("rule", "LYG305")],
    "import": [("import", str(IMPORTED), "--dry-run")],
}


def test_every_output_has_its_sample() -> None:
    assert {*SAMPLES, "check"} == set(OUTPUTS)


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, listed in SAMPLES.items() for words in listed])
def test_a_key_less_a_key_more_and_another_type_are_refused(name: str, words: tuple[str, ...], lygap: Lygap) -> None:
    document = printed(lygap, *words, "-d", str(DEMO))
    assert faults(document, name) == []
    changes = dict(spoilt(document))
    assert len(changes) > 20
    assert [what for what, other in changes.items() if VALIDATORS[name].is_valid(other)] == []


def test_findings_that_differ_are_refused(lygap: Lygap) -> None:
    document = printed(lygap, "check", str(HERE / "cases" / "LYG103-wrong-type" / "bad"))
    assert document["errors"] > 0
    assert [what for what, other in spoilt(document) if VALIDATORS["check"].is_valid(other)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "late"),
        ("reason", "attained"),  # a reason of figures alone
        ("method", "auto"),  # which names no method that judged a row
        ("status_range", ["missed"]),
        ("undefined", {"speed": "no_target"}),
        ("undefined", {"pace": "because"}),
        ("agreement", {"eurostat": "unknown"}),
        ("reach_date", "April 2025"),
        ("kind", None),
        ("gap", "40"),
        ("firm", "true"),
        ("year", 2023.5),
    ],
)
def test_words_and_forms_that_cannot_be_are_refused(key: str, value: Any, lygap: Lygap) -> None:
    document = printed(lygap, "status", "2023", "-i", "firms", "-d", str(DEMO))
    document["indicators"][0][key] = value
    assert len(faults(document, "status")) == 1


# ---- the schemas themselves


def test_every_json_that_names_a_schema_has_one() -> None:
    code = "".join(file.read_text("utf-8") for file in (REPOSITORY / "src" / "lygap").rglob("*.py"))
    assert set(re.findall(r'"lygap\.([a-z]+)/[0-9]+"', code)) == set(OUTPUTS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_says_what_it_is(name: str, lang: Lang, lygap: Lygap) -> None:
    schema = json.loads(lygap("schema", name, "--lang", lang).out)
    assert schema == validator(name, lang).schema
    assert schema["$id"] == f"urn:lygap:{name}/1"
    assert f"lygap {OUTPUTS[name].command}" in schema["title"]
    records = [record for record in (schema, *schema["definitions"].values()) if "properties" in record]
    assert len(records) > 1
    for record in records:
        assert record["description"]
        assert record["additionalProperties"] is False
        assert record["required"] == list(record["properties"])
        assert all(key["description"] for key in record["properties"].values())


def test_no_word_about_outputs_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set()

    def describe(_lang: Lang, *keys: str) -> str:
        asked.add(next(key for key in keys if key in outputs_en.WORDS))
        return ""

    monkeypatch.setattr(schemas, "describe_output", describe)
    for output in OUTPUTS.values():
        schema_of(output.document, output.command, "en")
    assert set(outputs_en.WORDS) - asked == set()


def test_what_is_known_of_rows_is_known_once() -> None:
    for key, record in (("baseline", Baseline), ("target", Target), ("observation", Observation)):
        assert tuple(NESTED[key]) == tuple(get_type_hints(record))
    row = get_type_hints(Row)
    assert all(key in row for key in NESTED)


def test_a_method_of_another_package_is_among_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(METHODS, "steady", METHODS["eurostat"]._replace(id="steady"))
    output = OUTPUTS["status"]
    row = schema_of(output.document, output.command, "en")["definitions"]["Row"]["properties"]
    assert "steady" in row["method"]["enum"]
    assert "steady" in row["agreement"]["propertyNames"]["enum"]


def test_help_and_refusals_name_all_schemas(lygap: Lygap) -> None:
    told = re.sub(r"\s+", " ", lygap("help", "schema").out)
    assert ", ".join(SCHEMAS) in told
    refused = lygap("schema", "figures", "--lang", "en")
    assert refused.code == 2
    assert f"({', '.join(SCHEMAS)})" in refused.err
    assert SCHEMAS[:2] == FILES
