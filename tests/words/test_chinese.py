"""No English in what Chinese readers get but names, ids and words of the file format; no Chinese in English."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import DEMO, Lygap
from lygap.cli import COMMANDS, usage
from lygap.cli.outputs import FILES, SCHEMAS
from lygap.figures import FIGURES
from lygap.methods import AUTO, METHODS, STATUSES
from lygap.model import json_schema
from lygap.reading import Folder, load
from lygap.render import WRITERS
from lygap.render.findings import FORMATS, text
from lygap.rules import RULES
from lygap.words import en, others_en, others_zh, outputs_en, outputs_zh, rules_en, rules_zh, schema_en, schema_zh, zh
from pages import CHINESE, PAGES, ROOT, prose

HAN = re.compile("[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9_]|[A-Za-z]")
QUOTED = re.compile(
    r"`[^`]*`|U\+[0-9A-F]{4}|0x[0-9A-F]{2}|python -m|LYGAP_[A-Z]+|NO_COLOR|FORCE_COLOR|COLUMNS="
    r"|\{[^{}]*\}|-KEY|-d builtin|(?<!\w)--?[A-Za-z][a-z-]*|\*\.\w+|(?<= )\.\w+|%[A-Z]+|\bx_|\b[a-z]+\.[a-z]+\b"
)
"""What is typed or stands in files: commands, parameters, options, names of files."""

NAMES = {
    *(
        "CSV",
        "TSV",
        "JSON",
        "Schema",
        "YAML",
        "URI",
        "UTF",
        "Unicode",
        "PDF",
        "MiB",
        "ASCII",
        "UI",
        "NUL",
        "HTML",
        "Markdown",
        "SVG",
        "Word",
    ),
    *(
        "git",
        "HEAD",
        "shell",
        "Excel",
        "lygap",
        "LYGAP_DATA",
        "LYGAP_LANG",
        "LYGAP_ASCII",
        "Open",
        "SDG",
        "SDSN",
        "IGME",
    ),
    *(
        "N",
        "URL",
        "y",
        "lygap.Method",
        "builtin",
        "v",
        "b",
        "T",
        "t",
        "t0",
        "t1",
        "x",
        "zh",
        "en",
        "id",
        "HEAD",
        "true",
        "false",
        "null",
        "annual",
        "GB18030",
        *("SDMX", "Our", "World", "in", "Data"),
        "xlsx",
        "xls",
        "ods",
    ),
}
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/bad"))


def format_words() -> set[str]:
    """The keys of the files and the words that may stand in them."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            found.update(word for word in node.get("enum", ()) if isinstance(word, str))
            found.add(str(node.get("const", "")))
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk([json_schema("targets"), json_schema("actuals")])
    return found


KNOWN = (
    NAMES
    | format_words()
    | {
        *COMMANDS,
        *METHODS,
        AUTO,
        *STATUSES,
        *FIGURES,
        *WRITERS,
        *FORMATS,
        "always",
        "never",
        "all",
        *SCHEMAS,
    }
    | {"name", "statistic", "status", "stock", "LYG401", "yuan"}
)


def english_in(text: str) -> list[str]:
    """The English words of a Chinese text that are no names."""
    return [word for word in LATIN.findall(QUOTED.sub(" ", text)) if word not in KNOWN]


Words = Mapping[str, str]

TABLES: dict[str, tuple[Words, Words]] = {
    "words": (en.WORDS, zh.WORDS),
    "rules": (rules_en.WORDS, rules_zh.WORDS),
    "others": (others_en.WORDS, others_zh.WORDS),
    "schema": (schema_en.WORDS, schema_zh.WORDS),
    "outputs": (outputs_en.WORDS, outputs_zh.WORDS),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_have_the_same_keys(name: str) -> None:
    english, chinese = TABLES[name]
    assert list(english) == list(chinese)


@pytest.mark.parametrize("name", TABLES)
def test_no_english_word_is_among_the_chinese_ones(name: str) -> None:
    _, chinese = TABLES[name]
    assert {key: found for key, said in chinese.items() if (found := english_in(said))} == {}


@pytest.mark.parametrize("name", TABLES)
def test_no_chinese_word_is_among_the_english_ones(name: str) -> None:
    english, _ = TABLES[name]
    units = {"LYG307.why"}  # which names the Chinese units that are mixed up
    with_han = [key for key, said in english.items() if HAN.search(said) and key not in units]
    assert with_han == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schema_is_described_in_chinese(lygap: Lygap, kind: str) -> None:
    told = re.findall('"description": "(.*)"', lygap("schema", kind, "--lang", "zh").out)
    assert len(told) > (30 if kind in FILES else 10)
    assert [said for said in told if english_in(said) or not HAN.search(said)] == []
    assert HAN.search(lygap("schema", kind).out) is None


WRONG = [
    ["statu"],
    ["nothing-like-it"],
    ["status", "--nothing-like-it"],
    ["status", "--exact"],
    ["status", "--method"],
    ["status", "2020", "2021", "2022"],
    ["status", "--exact-year=1"],
    ["record"],
    ["record", "2020"],
    ["check", "--stale-after", "x"],
    ["check", "--stale-after", "-1"],
    ["status", "20x3"],
    ["status", "2023..2020"],
    ["status", "--only", "late"],
    ["status", "--by", "year"],
    ["status", "-f", "docx"],
    ["status", "-o", "/nowhere/at/all.csv"],
    ["status", "-d", "/nowhere"],
    ["show", "nothing-like-it"],
    ["show", "r"],
    ["check", "/nowhere"],
    ["schema", "plan"],
    ["rule", "LYG999"],
    ["record", "2020", "firms", "12,3", "-d", str(DEMO)],
]
TYPED = {
    *("statu", "nothing", "like", "it", "late", "plan", "LYG999", "nowhere", "at", "r", "x", "x3", "docx"),
    *("year", "region"),
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_was_typed_wrong_is_told_in_chinese(
    lygap: Lygap, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage, "HELP_LANG", "zh")
    told = lygap("--lang", "zh", *words)
    assert told.code == 2
    lines = [line.replace(str(DEMO), "") for line in told.err.split("\n")]
    assert [word for line in lines for word in english_in(line) if word not in TYPED | ids()] == []


def ids() -> set[str]:
    """The ids that messages list."""
    data = load(Folder(Path(__file__).parents[2] / "data")).data
    assert data is not None
    return {*data.indicators, *data.groups, *data.regions, *data.sources, *RULES}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese(command: str) -> None:
    start = [sys.executable, "-I", "-m", "lygap", *command.split(), "-h", "--lang", "zh"]
    told = subprocess.run(start, capture_output=True, check=True, encoding="utf-8").stdout
    assert english_in(re.sub(r"[a-z_]+(\|[a-z_]+)+", "", told)) == []


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.parent.name)
def test_findings_are_told_in_chinese(folder: Path) -> None:
    findings = load(Folder(folder), with_warnings=True).findings
    for line in text(findings, "zh").split("\n"):
        *_, said = line.partition("：") if re.match(r"\S+:\d+:\d+: ", line) else ("", "", line)
        own = re.sub("“[^”]*”|例如：.*", "", said)
        assert [word for word in english_in(own) if not re.search(rf"\b{re.escape(word)}\b", written(folder))] == []


def written(folder: Path) -> str:
    """All that stands in the files of a folder, and their names."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return " ".join([*map(str, files), *(file.read_bytes().decode("utf-8", "replace") for file in files)])


PROPER = {
    *(
        "README",
        "CONTRIBUTING",
        "CHANGELOG",
        "MIT",
        "English",
        "GitHub",
        "GitLab",
        "Jenkins",
        "Azure",
        "Actions",
        "xUnit",
    ),
    *("SHA", "kB", "A4", "JavaScript", "WCAG", "AA", "Content", "Security", "Policy", "Data", "Package"),
    *("SARIF", "JUnit", "OASIS", "CI", "macOS", "Linux", "Windows", "Python", "cron", "zip"),
    *("NaN", "None", "numpy", "jq", "pandas", "DuckDB", "SQL", "WPS", "LibreOffice"),
    *(
        "Eurostat",
        "EUSTAT",
        "Statistics",
        "Canada",
        "Statistisches",
        "Bundesamt",
        "United",
        "Nations",
        "Division",
        "UN",
    ),
    *("ESCAP", "UNECE", "A.", "Bidarbakht", "Nia", "SD", "WP", "A", "B", "B-", "C", "C-", "D"),
}
"""Names of programs, services, offices and authors, and codes, in the pages."""

FILES_AND_CODES = re.compile(r"[\w/.-]+\.(?:md|pdf)\b|LYG\d(?:\d\d|xx)|\de-\d|pre-commit|Ctrl-C")

LETTERS = {
    "b",
    "t0",
    "v",
    "t",
    "T",
    "t1",
    "d",
    "P",
    "m",
    "R",
    "C",
    "L",
    "g",
    "c",
    "abs",
    "ln",
    "start",
    "from",
    "tolerance",
}
"""Letters and words of formulas."""

ENGLISH_TERM = re.compile(r"^(\| [^|]*\|)[^|]*", re.MULTILINE)
"""The second cell of a row of the glossary, which has the English term."""


@pytest.mark.parametrize(
    "file", [*(CHINESE / name for name in PAGES), ROOT / "README.zh.md"], ids=lambda file: file.name
)
def test_no_english_word_is_in_a_page_for_chinese_readers(file: Path) -> None:
    own, _, _ = file.read_text("utf-8").partition("<!-- rules -->")
    if file.name == "glossary.md":
        own = ENGLISH_TERM.sub(r"\1", own)
    read = FILES_AND_CODES.sub(" ", prose(own))
    assert [word for word in english_in(read) if word not in PROPER | LETTERS] == []
