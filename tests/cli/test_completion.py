"""What the shells offer at TAB."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.main import get_command

from conftest import DEMO, Lygap
from lygap.cli import COMMANDS, load
from lygap.cli.app import app
from lygap.cli.completion import completions

PROGRAM = "import sys; sys.argv[0] = 'lygap'; import lygap.__main__ as m; m.main()"


def ask(variables: dict[str, str], data: str | Path) -> str:
    environment = {**os.environ, "LYGAP_DATA": str(data), **variables}
    run = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=False)
    assert run.stderr == b""
    return run.stdout.decode()


def complete(line: str, data: str | Path = DEMO) -> list[str]:
    """What bash is offered."""
    place = str(len(line.split(" ")) - 1)
    variables = {"_LYGAP_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": place}
    return [word for word in ask(variables, data).splitlines() if word]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lygap he", ["help"]),
        ("lygap help sh", ["show"]),
        ("lygap list re", ["regions"]),
        ("lygap list 地", ["地区"]),
        ("lygap show 高", ["高新技术企业数", "高企"]),
        ("lygap show High", ["High-tech\\ firms"]),
        ("lygap path 固", ["固体废物产生量"]),
        ("lygap status -i 高企", ["高企"]),
        ("lygap status -g 边", ["边界情形"]),
        ("lygap status -r E", ["East"]),
        ("lygap status -m e", ["eurostat", "escap"]),
        ("lygap status -m 时", ["时序进度"]),
        ("lygap methods d", ["destatis"]),
        ("lygap status --only m", ["missed"]),
        ("lygap status --only off_track,m", ["off_track,missed"]),
        ("lygap status --only off_track,滞", ["off_track,滞后"]),
        ("lygap status --fail-on reg", ["regressing"]),
        ("lygap status --by ", ["group", "region", "all"]),
        ("lygap status --sort gap_", ["gap_pct", "gap_to_path"]),
        ("lygap status --sort 差", ["差距", "差距占目标"]),
        ("lygap status --target ", ["annual-2022"]),
        ("lygap status --format js", ["json", "jsonl"]),
        ("lygap show -f js", ["json"]),
        ("lygap check -f s", ["sarif"]),
        ("lygap rule -f ", ["text", "json", "md"]),
        ("lygap -f t", ["table", "tsv"]),
        ("lygap status --lang ", ["zh", "en"]),
        ("lygap status --color a", ["auto", "always"]),
        ("lygap rule LYG40", [f"LYG40{n}" for n in range(1, 9)]),
        ("lygap rule silent", ["silent-edit"]),
        ("lygap schema a", ["actuals"]),
        ("lygap schema s", ["status", "summary", "show"]),
        ("lygap record 2024 firms 1 --source b", ["bulletin"]),
        ("lygap record 2024 firms 1 --source 统", ["统计公报"]),
        ("lygap record 2024 firms 1 --bound at_", ["at_least", "at_most"]),
        ("lygap record 2024 firms 1 --obs-status f", ["final"]),
        ("lygap record 2024 firms 1 --kind s", ["statistics"]),
        ("lygap status --yea", []),
    ],
)
def test_what_is_offered(line: str, offered: list[str]) -> None:
    assert complete(line) == offered


FREE = {
    "data", "output", "paths", "stale_after", "diff_base", "against", "stdin_filename", "value", "as_of", "period",
    "note", "file", "folder", "workbook", "year", "published", "locator", "margin", "title", "publisher", "date", "url",
    "charts", "template",
    "sheet", "of_year", "into", "column",
}  # fmt: skip
"""What takes any word: numbers, dates, texts, revisions and files, which the shell completes itself."""


def test_whatever_takes_one_of_known_words_offers_them() -> None:
    load(*COMMANDS)
    program: Any = get_command(app)
    parameters = [*program.params, *(param for command in program.commands.values() for param in command.params)]
    silent = {
        param.name
        for param in parameters
        if not (getattr(param, "is_flag", False) or getattr(param, "hidden", False) or param._custom_shell_complete)
    }
    assert silent <= FREE


def test_every_command_and_no_hidden_option_is_offered() -> None:
    assert complete("lygap s") == ["schema", "show", "status"]
    assert "--year" not in complete("lygap status --")


def in_a_shell(shell: str, line: str, data: str | Path = DEMO) -> str:
    """What zsh or fish is given."""
    variables = {
        "_LYGAP_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "LYGAP_LANG": "zh",
    }
    return ask(variables, data)


@pytest.mark.parametrize(
    ("shell", "line", "shown"),
    [
        ("zsh", "lygap show High", '"High-tech firms":"firms"'),
        ("fish", "lygap show High", "High-tech firms\tfirms"),
        ("zsh", "lygap show fi", '"firms":"高新技术企业数"'),
        ("fish", "lygap show fi", "firms\t高新技术企业数"),
        ("fish", "lygap status --only off_track,mi", "off_track,missed\t未完成"),
        ("zsh", "lygap status --format ts", '(("tsv"))'),
        ("fish", "lygap status --lang z", "zh\n"),
    ],
)
def test_shells_that_can_are_given_names_as_they_are_and_what_a_word_means(shell: str, line: str, shown: str) -> None:
    assert shown in in_a_shell(shell, line)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_meaning_that_could_hurt_a_shell_is_left_out(shell: str, tmp_path: Path) -> None:
    names = {"a": "Zap $(touch x)", "b": "Zap `x`", "c": 'Zap "x', "d": "Zap 'x", "e": "Zap \\", "f": "R&D (GERD)"}
    indicators = "".join(
        f"  zap_{key}: {{name: '{name.replace(chr(39), chr(39) * 2)}', kind: stock, direction: up}}\n"
        for key, name in names.items()
    )
    text = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2020}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(text + indicators, "utf-8")
    told = in_a_shell(shell, "lygap show zap_", tmp_path)
    assert re.findall(r"zap_\w", told) == [f"zap_{key}" for key in names]
    assert ("Zap" in told, "R&D (GERD)" in told) == (False, True)


def test_a_name_that_could_mean_something_to_a_shell_is_not_offered(tmp_path: Path) -> None:
    names = [
        "Zap $(touch x)",
        "Zap `x`",
        "Zap; x",
        "Zap 'x",
        'Zap "x',
        "Zap *",
        "Zap \\\\",
        "-Zap",
        "Zap (x)",
        "Zap & x",
    ]
    indicators = "".join(
        f"  a{n}: {{name: '{name.replace(chr(39), chr(39) * 2)}', kind: stock, direction: up}}\n"
        for n, name in enumerate([*names, "Zap, well"])
    )
    text = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2020}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(text + indicators, "utf-8")
    assert complete("lygap show Z", tmp_path) == ["Zap,\\ well"]


@pytest.mark.parametrize(
    ("shell", "beginning"),
    [("bash", "_lygap_completion() {"), ("zsh", "#compdef lygap\n"), ("fish", "complete --command lygap ")],
)
@pytest.mark.parametrize("joined", [True, False])
def test_the_completion_of_a_shell_is_shown_whichever_is_running(shell: str, beginning: str, joined: bool) -> None:
    words = [f"--show-completion={shell}"] if joined else ["--show-completion", shell]
    run = subprocess.run([sys.executable, "-m", "lygap", *words], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(beginning)
    assert "_LYGAP_COMPLETE=complete_" + shell in run.stdout


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_shell_that_is_not_known(option: str) -> None:
    command = [sys.executable, "-m", "lygap", option, "zhs"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, "did you mean zsh?" in run.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ".bash_completions/lygap.sh"), ("fish", ".config/fish/completions/lygap.fish")]
)
def test_completion_is_installed_for_the_shell_that_is_named(
    lygap: Lygap, shell: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    told = f"lygap: completion for {shell} is in {tmp_path / file}; it works in every new {shell}\n"
    assert lygap("--install-completion", shell) == (0, "", told)
    assert f"_LYGAP_COMPLETE=complete_{shell}" in (tmp_path / file).read_text("utf-8")


def test_completion_is_installed_for_the_running_shell(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shellingham  # type: ignore[import-untyped]

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("fish", "/usr/bin/fish"))
    assert lygap("--install-completion").code == 0
    assert (tmp_path / ".config" / "fish" / "completions" / "lygap.fish").exists()


def test_no_running_shell_is_told(lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    import shellingham

    def detect() -> tuple[str, str]:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", detect)
    run = lygap("--install-completion")
    assert (run.code, run.out, "bash, zsh, fish" in run.err) == (2, "", True)


def test_a_home_that_cannot_be_written_to_is_told(lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", os.devnull)
    run = lygap("--install-completion", "fish")
    assert (run.code, run.err) == (2, "lygap: cannot write /dev/null/.config/fish/completions: Not a directory\n")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lygap show fi", "firms"),
        ("lygap show 高企", "高企"),
        ("lygap show High", "High-tech\\ firms"),
        ("lygap st", "status"),
    ],
)
def test_bash_takes_it_as_it_is_meant(line: str, offered: str, tmp_path: Path) -> None:
    program = tmp_path / "lygap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{PROGRAM}" "$@"\n', "utf-8")
    program.chmod(0o755)
    words = " ".join(f"'{word}'" for word in line.split(" "))
    script = (
        'eval "$(lygap --show-completion bash)"; '
        f"COMP_WORDS=({words}); COMP_CWORD={len(line.split(' ')) - 1}; _lygap_completion lygap; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "LYGAP_DATA": str(DEMO)}
    run = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == (f"{offered}\n", "")


def asked(data: Path, command: str = "status") -> Any:
    """The context in which a shell asks."""
    return SimpleNamespace(info_name=command, parent=None, params={"data": [str(data)]})


@pytest.mark.parametrize(
    ("kind", "typed", "offered"),
    [
        ("id", "firm", ["firms"]),
        ("id", "高", ["高新技术企业数", "高企"]),
        ("id", "High", ["High-tech firms"]),
        ("group", "边", ["边界情形"]),
        ("region", "E", ["East"]),
        ("source", "b", ["bulletin"]),
        ("method", "时", ["时序进度"]),
        ("status", "off_track,滞", ["off_track,滞后"]),
        ("column", "na", ["name"]),
        ("order", "gap_", ["gap_pct", "gap_to_path"]),
        ("summary", "g", ["group"]),
        ("holding", "re", ["regions"]),
        ("target", "", ["annual-2022"]),
        ("format", "js", ["json", "jsonl"]),
        ("bound", "at_", ["at_least", "at_most"]),
        ("obs_status", "f", ["final"]),
        ("rule", "LYG40", [f"LYG40{n}" for n in range(1, 9)]),
    ],
)
def test_what_begins_so_among_things_of_a_kind(kind: str, typed: str, offered: list[str]) -> None:
    assert completions(kind, asked(DEMO), typed) == offered


def test_no_plan_or_a_wrong_one_offers_nothing(tmp_path: Path) -> None:
    assert completions("id", asked(tmp_path / "nowhere"), "f") == []
    (tmp_path / "targets.yaml").write_text("format: lygap/0\n", "utf-8")
    assert completions("id", asked(tmp_path), "f") == []
