"""What is typed first: nothing at all, the version, help, a list of what there is."""

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from conftest import DEMO, Lygap
from lygap.cli import COMMANDS
from lygap.report.holdings import KINDS

AT = ("-d", str(DEMO))


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: a process keeps the language of the first help it shows."""
    return subprocess.run([sys.executable, "-m", "lygap", *words], capture_output=True, text=True, check=False)


def test_alone_it_shows_its_help() -> None:
    run = start()
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == start("--help").stdout == start("-h").stdout
    assert all(f"\n  {name} " in run.stdout for name in COMMANDS)


def test_help_is_a_command_too() -> None:
    assert start("help").stdout == start("-h").stdout.replace("python -m lygap", "lygap")
    assert start("help", "show").stdout == start("show", "-h").stdout.replace("python -m lygap", "lygap")
    assert "用法：" in start("--lang", "zh", "help", "show").stdout
    assert start("help", "show", "-f", "json").returncode == 2
    wrong = start("help", "shwo")
    assert (wrong.returncode, wrong.stdout, "did you mean show?" in wrong.stderr) == (2, "", True)


def test_what_only_begins_as_a_year_is_no_year() -> None:
    run = start("2nd")
    assert (run.returncode, run.stdout, "lygap status" in run.stderr) == (2, "", False)


def test_the_version_has_a_short_option() -> None:
    told = start("--version")
    for words in (("-V",), ("-V", "--lang", "zh"), ("--lang", "zh", "-V")):
        run = start(*words)
        assert (run.returncode, run.stdout, run.stderr) == (0, told.stdout, "")


@pytest.mark.parametrize("kind", KINDS)
def test_what_there_is_is_listed_with_ids_and_names(kind: str, lygap: Lygap) -> None:
    document: dict[str, Any] = json.loads(lygap("list", kind, "-f", "json", *AT).out)
    rows = document["rows"]
    assert list(document) == ["schema", "version", "plan", "data", "kind", "rows"]
    assert (document["schema"], document["kind"]) == ("lygap.list/1", kind)
    assert all(list(row) == list(rows[0]) and list(row)[:2] == ["id", "name"] and row["name"] for row in rows)
    table = list(csv.DictReader(io.StringIO(lygap("list", kind, "-f", "csv", *AT).out)))
    lines = [json.loads(line) for line in lygap("list", kind, "-f", "jsonl", *AT).out.splitlines()]
    assert lines == rows
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    for form in ("table", "md"):
        text = lygap("list", kind, "-f", form, "--lang", "en", *AT).out.replace("\\", "")
        assert all(row["id"] in text for row in rows)


def test_names_are_in_the_language_asked_for(lygap: Lygap) -> None:
    def names(*words: str) -> dict[str, str]:
        return {row["id"]: row["name"] for row in json.loads(lygap("list", *words, "-f", "json", *AT).out)["rows"]}

    assert names("groups") == {"main": "主要指标", "edge": "边界情形"}
    assert names("组", "--lang", "en") == {"main": "Main indicators", "edge": "Edge cases"}
    assert names("regions", "--lang", "en") == {"town": "Town", "east": "East"}
    assert names("targets", "--lang", "en") == {"annual-2022": "High-tech firms"}
    assert list(names("methods"))[:2] == ["auto", "eurostat"]
    assert names("indicators") == names()


def test_methods_are_listed_without_a_plan(lygap: Lygap) -> None:
    run = lygap("list", "methods", "-d", "/nowhere", "-f", "json")
    assert (run.code, json.loads(run.out)["plan"]) == (0, None)
    assert lygap("list", "groups", "-d", "/nowhere").code == 2


def test_what_cannot_be_listed_is_answered_with_what_can(lygap: Lygap) -> None:
    run = lygap("list", "regoins", "--lang", "en", *AT)
    said = "lygap: list: “regoins” is not known (indicators, groups, regions, sources, targets, methods)"
    assert run == (2, "", f"{said}; did you mean regions?\n")


def test_one_command_reads_one_plan(lygap: Lygap) -> None:
    run = lygap("status", *AT, "-d", "elsewhere", "--lang", "en")
    said = f"lygap: --data names more than one folder ({DEMO}, elsewhere); one command reads one plan\n"
    assert run == (2, "", said)
    assert lygap(*AT, "status", "-d", "elsewhere", "--lang", "en") == (2, "", said), "before and after the command too"
    assert lygap(*AT, *AT, "status", *AT).code == 0
