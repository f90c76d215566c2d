"""What is typed first: nothing at all, the version, help, a list of what there is."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
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
    known = "(indicators, groups, regions, sources, targets, methods)"
    assert run == (2, "", f"lygap: list: “regoins” is not known; did you mean regions? {known}\n")


def test_one_command_reads_one_plan(lygap: Lygap) -> None:
    run = lygap("status", *AT, "-d", "elsewhere", "--lang", "en")
    said = f"lygap: --data names more than one folder ({DEMO}, elsewhere); one command reads one plan\n"
    assert run == (2, "", said)
    assert lygap(*AT, "status", "-d", "elsewhere", "--lang", "en") == (2, "", said), "before and after the command too"
    assert lygap(*AT, *AT, "status", *AT).code == 0


@pytest.mark.parametrize(("words", "near"), [("status --yaer 2024", "--by"), ("show firms --yeer 2024", None)])
def test_a_hidden_option_is_not_suggested(words: str, near: str | None, lygap: Lygap) -> None:
    run = lygap(*words.split())
    assert (run.code, run.out, "No such option: --y" in run.err) == (2, "", True)
    assert "--year" not in run.err
    assert near is None or near in run.err
    assert "(Possible options: --format)" in lygap("status", "--fromat", "csv").err


def test_one_error_is_one_error_of_every_command(tmp_path: Path, lygap: Lygap) -> None:
    shutil.copytree(DEMO, tmp_path / "data")
    (tmp_path / "data" / "actuals" / "zz.yaml").write_text("x: 1\n", "utf-8")
    (tmp_path / "t.csv").write_text("indicator,2025\nfirms,150\n", "utf-8")
    at = ("-d", str(tmp_path / "data"))
    for words in (("status", "2023"), ("record", "2027", "firms", "5"), ("import", str(tmp_path / "t.csv"))):
        run = lygap(*words, *at, "--lang", "en")
        assert (run.code, f"{tmp_path / 'data'} has 1 error; " in run.err) == (2, True)
    (tmp_path / "data" / "actuals" / "zz.yaml").write_text("x: 1\ny: 1\n", "utf-8")
    assert "has 2 errors; " in lygap("record", "2027", "firms", "5", *at, "--lang", "en").err
    assert "有 2 处错误" in lygap("record", "2027", "firms", "5", *at, "--lang", "zh").err


def test_a_page_may_end_as_windows_has_it(tmp_path: Path, lygap: Lygap) -> None:
    assert lygap("report", "2023", "-d", str(DEMO), "-o", str(tmp_path / "r.HTM")).code == 0
    assert (tmp_path / "r.HTM").read_text("utf-8").startswith("<!doctype html>")
    assert "“.htm” is not known" in lygap("methods", "-o", str(tmp_path / "m.htm"), "--lang", "en").err
    assert "Excel" in lygap("help", "report").out


def test_the_folder_above_is_named_where_it_has_the_plan(
    tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DEMO, tmp_path / "plan")
    monkeypatch.chdir(tmp_path)
    for given in ("plan/actuals", "plan/actuals/2023.yaml"):
        run = lygap("status", "-d", given, "--lang", "en")
        assert (run.code, run.out) == (2, "")
        assert run.err == f"lygap: no targets.yaml at {given}, but in a folder above; use -d plan\n"
    assert lygap("status", "-d", "nowhere", "--lang", "en").err == "lygap: no targets.yaml at nowhere\n"
