"""What happens at TAB in the shells themselves: lines are typed at a terminal, and the shell says which words came."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import DEMO

PROGRAM = "import sys; sys.argv[0] = 'lygap'; import lygap.__main__ as m; m.main()"
STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(lygap --show-completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$(lygap --show-completion zsh)"'),
    "fish": (["fish", "--no-config", "--private", "-i"], "lygap --show-completion fish | source"),
}
AT_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""A program that is started with a terminal takes it for its own, and becomes the shell."""

INPUTRC = """\
set show-all-if-ambiguous on
set bell-style none
set completion-query-items 0
set page-completions off
set enable-bracketed-paste off
"""
ESCAPES = re.compile(r"\x1b(?:\[[^a-zA-Z]*[a-zA-Z]|\][^\x07]*\x07|[()=>].?)")
PATIENCE = 30.0
"""Seconds until a shell is given up; a slow machine needs a few for each TAB."""


class Shell:
    """A shell at a terminal of its own."""

    def __init__(self, name: str, home: Path) -> None:
        start, self.load = STARTS[name]
        program = home / "bin" / "lygap"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{PROGRAM}" "$@"\n', "utf-8")
        program.chmod(0o755)
        (home / "inputrc").write_text(INPUTRC, "utf-8")
        environment = {
            "HOME": str(home),
            "INPUTRC": str(home / "inputrc"),
            "HISTFILE": os.devnull,
            "LC_ALL": "C.UTF-8",
            "LYGAP_DATA": str(DEMO),
            "LYGAP_LANG": "zh",
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "TERM": "xterm",
        }
        self.terminal, line = pty.openpty()
        termios.tcsetwinsize(line, (50, 200))
        self.process = subprocess.Popen(
            [sys.executable, "-c", AT_TERMINAL, *start],
            stdin=line,
            stdout=line,
            stderr=line,
            env=environment,
            cwd=home,
            start_new_session=True,
        )
        os.close(line)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def read_until(self, mark: str) -> str:
        """What is printed up to a mark, without the terminal's escapes."""
        told, end = "", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                told += os.read(self.terminal, 65536).decode("utf-8", "replace")
                if re.search(mark, ESCAPES.sub("", told)):
                    return ESCAPES.sub("", told)
        raise AssertionError(f"no {mark!r} in {told!r}")

    def prepared(self) -> "Shell":
        """With the completion of lygap; the mark is written so that the line which asks for it is not taken for it."""
        self.type(f"{self.load}; echo re''ady\n")
        self.read_until(r"ready\r?\n")
        return self

    def words(self) -> list[str]:
        """The words of the line that has been typed, as the shell understands them; the line is gone then."""
        time.sleep(0.3)  # a shell that is still completing may take the next key for a part of that
        self.type("\x01printf '<%s>' \x05 en''d\n")
        return re.findall("<([^<>%]*)>", self.read_until("<end>").rpartition("\n")[2])

    def words_after_tab(self, typed: str) -> list[str]:
        """The words of a line after TAB."""
        self.type(f"{typed}\t")
        return self.words()

    def shown_at_tab(self, typed: str, last: str) -> str:
        """What the shell shows for a line with several ways to go on, up to the last of them."""
        self.type(f"{typed}\t")
        told = self.read_until(last)
        self.words()
        return told

    def end(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.terminal)


@pytest.fixture(scope="module", params=STARTS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    name = request.param
    if shutil.which(name) is None:
        assert name != "bash", "bash must be there"
        pytest.skip(f"{name} is not installed")
    started = Shell(name, tmp_path_factory.mktemp(name))
    try:
        yield started.prepared()
    finally:
        started.end()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lygap sh", ["lygap", "show"]),
        ("lygap show fir", ["lygap", "show", "firms"]),
        ("lygap show 高企", ["lygap", "show", "高企"]),
        ("lygap show 固", ["lygap", "show", "固体废物产生量"]),
        ("lygap show High", ["lygap", "show", "High-tech firms"]),
        ("lygap status --format js", ["lygap", "status", "--format", "json"]),
        ("lygap status --only off_track,mi", ["lygap", "status", "--only", "off_track,missed"]),
        ("lygap status --only 滞", ["lygap", "status", "--only", "滞后"]),
        ("lygap status -g 边", ["lygap", "status", "-g", "边界情形"]),
        ("lygap record 2024 firms 1 --source 统", ["lygap", "record", "2024", "firms", "1", "--source", "统计公报"]),
    ],
)
def test_what_is_typed_at_tab(shell: Shell, typed: str, words: list[str]) -> None:
    assert shell.words_after_tab(typed) == [*words, "end"]


@pytest.mark.parametrize(
    ("typed", "last", "shown"),
    [
        ("lygap status --format ", "tsv", ["csv", "json", "jsonl", "md", "table"]),
        ("lygap status --only ", "unknown", ["achieved", "at_risk", "missed", "off_track", "on_track", "regressing"]),
    ],
)
def test_what_is_shown_at_tab(shell: Shell, typed: str, last: str, shown: list[str]) -> None:
    told = shell.shown_at_tab(typed, last)
    assert [word for word in shown if word not in told] == []
