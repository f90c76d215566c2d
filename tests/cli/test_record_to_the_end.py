"""What a command has written stays written and decides its exit code, whatever becomes of what it says of it."""

import io
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DEMO, HERE, Lygap
from lygap.__main__ import console

RECORD = ("record", "2023", "rank", "35", "--source", "new-1", "--title", "A title")
IMPORTED = HERE / "exchange" / "samples" / "imported.csv"
WRITING = {
    "record": RECORD,
    "record-refused": ("record", "2023", "rank", "36", "--as-of", "2023-06-30"),
    "import": ("import", str(IMPORTED.with_name("sound.csv"))),
    "import-errors": ("import", str(IMPORTED)),
    "import --dry-run": ("import", str(IMPORTED), "--dry-run", "-o", "out.json"),
    "record -o": (*RECORD, "-o", "out.diff"),
    "status": ("status", "2023", "-o", "out.json"),
    "status --fail-on": ("status", "2023", "-o", "out.csv", "--fail-on", "off_track"),
    "show": ("show", "firms", "-o", "out.md"),
    "path": ("path", "-o", "out.csv"),
    "check": ("check", "-o", "out.sarif", "-f", "sarif"),
    "check --strict": ("check", "--strict", "-o", "out.json"),
    "methods": ("methods", "-o", "out.json"),
    "schema": ("schema", "-o", "out.json"),
    "rule": ("rule", "LYG101", "-o", "out.json"),
}
FINDING = ("record-refused", "import-errors", "import --dry-run", "status --fail-on", "check --strict")
STREAMS = {"stdout": (1,), "stderr": (2,), "both": (1, 2)}


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration plan, in the current folder."""
    shutil.copytree(DEMO, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def to_nowhere(_: int) -> int:
    return os.open(os.devnull, os.O_RDWR)


def to_full(_: int) -> int:
    return os.open("/dev/full", os.O_WRONLY)


def to_nobody(_: int) -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


CONDITIONS: dict[str, Callable[[int], int] | None] = {"closed": None, "full": to_full, "broken": to_nobody}


def put_in_place(number: int, opened: Callable[[int], int] | None) -> None:
    """Make a standard stream what it is to be, None a closed one, and let Python have it as if it began so."""
    os.close(number)
    name = {1: "stdout", 2: "stderr"}[number]
    if opened is None:
        setattr(sys, name, None)
        return
    handle = opened(number)
    os.dup2(handle, number)
    if handle != number:
        os.close(handle)
    raw = io.FileIO(number, "wb", closefd=False)
    setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8"))


def forked(streams: dict[int, Callable[[int], int] | None], words: tuple[str, ...]) -> int:
    """Run in a process of its own that needs not load everything again; its exit code."""
    process = os.fork()
    if not process:
        try:
            for number in (1, 2):
                put_in_place(number, streams.get(number, to_nowhere))
            sys.argv = ["lygap", *words]
            console()
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def as_process(streams: dict[int, Callable[[int], int] | None], words: tuple[str, ...]) -> int:
    """The same with nothing loaded."""
    process = os.fork()
    if not process:
        try:
            for number in (1, 2):
                put_in_place(number, streams.get(number, to_nowhere))
            os.execv(sys.executable, [sys.executable, "-m", "lygap", *words])
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


Run = Callable[[dict[int, Callable[[int], int] | None], tuple[str, ...]], int]


def left_by(
    plan: Path, run: Run, streams: dict[int, Callable[[int], int] | None], words: tuple[str, ...]
) -> tuple[int, dict[str, bytes]]:
    """The exit code of a command, and every file there is afterwards."""
    shutil.rmtree(plan / "data")
    shutil.copytree(DEMO, plan / "data")
    for made in plan.glob("out.*"):
        made.unlink()
    code = run(streams, words)
    return code, {str(file.relative_to(plan)): file.read_bytes() for file in plan.rglob("*") if file.is_file()}


def assert_streams_do_not_matter(plan: Path, run: Run, name: str) -> None:
    words = WRITING[name]
    expected = left_by(plan, run, {}, words)
    assert expected[0] == (name in FINDING)
    for condition, opened in CONDITIONS.items():
        for stream, numbers in STREAMS.items():
            found = left_by(plan, run, dict.fromkeys(numbers, opened), words)
            assert found == expected, (condition, stream)


@pytest.mark.parametrize("name", WRITING)
def test_what_is_written_and_the_exit_code_do_not_hang_on_the_streams(plan: Path, lygap: Lygap, name: str) -> None:
    lygap(*WRITING[name])  # what this loads each process has from the start
    assert_streams_do_not_matter(plan, forked, name)


def test_nor_do_they_from_the_very_start(plan: Path) -> None:
    assert_streams_do_not_matter(plan, as_process, "record")


def test_a_change_that_cannot_be_shown_in_a_file_is_not_made(plan: Path, lygap: Lygap) -> None:
    old = (plan / "data" / "actuals" / "2023.yaml").read_bytes()
    run = lygap("record", "2023", "rank", "35", "-o", "nowhere/out.diff", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err == "lygap: cannot write nowhere/out.diff: No such file or directory\n"
    assert (plan / "data" / "actuals" / "2023.yaml").read_bytes() == old


# ------------------------------------------------------------------------------------------- slips of the unit


SLIP = ("record", "2023", "firms", "16000", "--source", "news", "--lang", "en")


def test_a_slip_of_the_unit_is_refused_where_nobody_can_be_asked(plan: Path, lygap: Lygap) -> None:
    file = plan / "data" / "actuals" / "2024.yaml"
    words = ("record", "2024", "firms", "16000", "--source", "news", "--lang", "en", "--file", "2024.yaml")
    for more in ((), ("--dry-run",)):
        run = lygap(*words, *more)
        assert (run.code, run.out, file.exists()) == (1, "", False)
        said = "lygap: nothing recorded: the number looks like a value in another unit; if it is right, use --force\n"
        assert run.err.startswith(
            f"{said}data/actuals/2024.yaml:3:18: warning LYG307 unit-slip: 16000 in 2024 is about"
        )
    run = lygap(*words, "--force")
    assert (run.code, "warning LYG307" in run.err) == (0, True)
    assert file.read_text("utf-8").endswith("firms: {value: 16000, source: news}\n")


def test_so_is_a_fraction_where_percentages_belong(plan: Path, lygap: Lygap) -> None:
    run = lygap("record", "2024", "share", "0.028", "--source", "news", "--lang", "en")
    assert (run.code, "LYG308" in run.err) == (1, True)
    assert lygap("record", "2024", "share", "0.028", "--source", "news", "--force").code == 0


def in_conversation(answer: bytes, *words: str) -> tuple[int, str]:
    """Run in a terminal and type an answer as soon as something is asked."""
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    command = [sys.executable, "-m", "lygap", *words]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        received, has_answered = b"", False
        while True:
            try:
                chunk = os.read(parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            received += chunk
            if b"[y/N]" in received and not has_answered:
                os.write(parent, answer)
                has_answered = True
        os.close(parent)
        code = process.wait(timeout=60)
    return code, received.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("answer", "lang", "is_recorded"),
    [
        ("y", "en", True),
        ("YES", "en", True),
        ("是", "zh", True),
        ("", "en", False),
        ("n", "zh", False),
        ("no", "en", False),
    ],
)
def test_on_a_terminal_it_is_asked_about(plan: Path, answer: str, lang: str, is_recorded: bool) -> None:
    file = plan / "data" / "actuals" / "2024.yaml"
    words = ("record", "2024", "firms", "16000", "--source", "news", "--file", "2024.yaml", "--lang", lang)
    code, told = in_conversation(f"{answer}\n".encode(), *words)
    assert (code, file.exists()) == (0 if is_recorded else 1, is_recorded)
    shown, asked = told.index("+++ data/actuals/2024.yaml"), told.index("[y/N]")
    assert shown < told.index("LYG307") < asked, "the change is shown before it is asked about"
    last = {"en": "lygap: nothing recorded\n", "zh": "lygap：未记录\n"}[lang]
    assert told.endswith(last) != is_recorded


def test_no_answer_is_no(plan: Path) -> None:
    code, told = in_conversation(b"\x04", "record", "2024", "firms", "16000", "--source", "news", "--lang", "en")
    assert (code, told.endswith("lygap: nothing recorded\n")) == (1, True)
    assert not (plan / "data" / "actuals" / "2024.yaml").exists()
    assert not (plan / "data" / ".lygap.lock").exists()
