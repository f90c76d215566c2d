"""What a person at a terminal sees, and what goes through a pipe there."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import DEMO, Lygap

STATUS = ("status", "2023", "-d", str(DEMO))
WIDTH = 80


def at_terminal(*words: str, piped: bool = False, **variables: str) -> tuple[str, str]:
    """What goes into a pipe, and what a terminal of 80 columns receives that holds the other streams, or all."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "lygap", *words]
    out = subprocess.PIPE if piped else child
    environment = kept | {"TERM": "xterm"} | variables
    with subprocess.Popen(command, stdin=child, stdout=out, stderr=child, env=environment) as process:
        os.close(child)
        gone = b"" if process.stdout is None else process.stdout.read()
        seen = b""
        while chunk := _read(parent):
            seen += chunk
    os.close(parent)
    return gone.decode(), seen.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # as Linux ends a terminal that nobody holds any more
        return b""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [STATUS, ("show", "contracts", "2023", "-d", str(DEMO))])
def test_a_pipe_at_a_terminal_is_as_wide_as_that(command: tuple[str, ...], lang: str) -> None:
    out, _ = at_terminal(*command, "--lang", lang, piped=True)
    assert 60 < max(map(cell_len, out.splitlines())) <= WIDTH
    assert "\x1b[" not in out


def test_a_pipe_has_the_width_that_columns_says() -> None:
    out, _ = at_terminal(*STATUS, piped=True, COLUMNS="150")
    assert max(map(cell_len, out.splitlines())) > WIDTH


@pytest.mark.parametrize(
    ("variables", "words", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"CLICOLOR_FORCE": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": ""}, (), False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colour_can_be_forced_by_the_environment(
    variables: dict[str, str], words: tuple[str, ...], coloured: bool, lygap: Lygap
) -> None:
    assert ("\x1b[" in lygap(*STATUS, *words, **variables).out) == coloured


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_check_in_colour_says_the_same(lang: str, lygap: Lygap) -> None:
    words = ("check", str(DEMO), "--lang", lang)
    coloured = lygap(*words, "--color", "always").out
    warning = {"en": "warning", "zh": "警告"}[lang]
    assert f"\x1b[33m{warning} LYG305 conflict\x1b[0m" in coloured
    for sign in ("\x1b[1m", "\x1b[33m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(sign, "")
    assert coloured == lygap(*words).out


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "15 indicators, 21 values, 2 findings"), ("zh", "15 项指标，21 个数值，发现 2 处问题")]
)
def test_a_check_at_a_terminal_ends_with_what_was_checked(lang: str, line: str) -> None:
    _, seen = at_terminal("check", str(DEMO), "--lang", lang)
    assert seen.splitlines()[-1] == line


def test_a_check_elsewhere_is_silent_when_well(lygap: Lygap) -> None:
    assert lygap("check", str(DEMO)).err == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_verbose_names_the_plan_its_files_values_and_the_rules(lang: str, lygap: Lygap) -> None:
    for words in (STATUS, ("check", str(DEMO))):
        run = lygap(*words, "-v", "--lang", lang)
        assert run.out == lygap(*words, "--lang", lang).out
        told = [
            part for part in ("demo", "targets.yaml", "actuals/2023.yaml", "actuals/earlier.csv") if part in run.err
        ]
        assert len(told) == 4
        assert ("74" in run.err) == (words[0] == "check")
    assert lygap(*STATUS, "--lang", lang).err == ""


def test_one_is_not_several(lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: here, base_year: 2020, target_year: 2025}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}\nindicators: {{}}\nx: 1\n", "utf-8")
    assert "has 1 error;" in lygap("status", "-d", str(tmp_path), "--lang", "en").err
