"""What becomes of a run whose streams are closed, full or broken, whose folder is gone, or that is interrupted."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import DEMO, Lygap
from lygap.streams import Lasting

LYGAP = f"{sys.executable} -m lygap"
STATUS = f"status 2023 -d {DEMO}"
GONE = "mkdir gone && cd gone && rmdir ../gone"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that can be written, whose data has an error where `broken` was asked for."""
    shutil.copytree(DEMO, tmp_path / "data")
    return tmp_path / "data"


def bash(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of the shell, in which `lygap` is the program."""
    program = f'lygap() {{ {LYGAP} "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=False, timeout=60)


# ------------------------------------------------------------------------------------------- closed, full, broken

PRINTING = ["--version", "--version status", "--help", STATUS, f"{STATUS} -f csv", "schema", "rule LYG305"]
"""Commands whose work is to print."""

OTHERS = {
    f"{STATUS} --fail-on achieved -f jsonl": 1,
    f"check {DEMO} -f json": 0,
    f"check {DEMO} --strict": 1,
    "check broken -f sarif": 1,
    f"{STATUS} -o out.json": 0,
    "no-such-command": 2,
}
"""Commands that tell something by their exit code, or write a file."""


def broken(plan: Path) -> None:
    shutil.copytree(plan, plan.with_name("broken"))
    (plan.with_name("broken") / "actuals" / "zz.yaml").write_text("x: [\n")


@pytest.mark.parametrize("words", PRINTING)
@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&- <&-", "2> /dev/full", "| head -0"])
def test_a_stream_that_nobody_has_changes_no_exit_code(words: str, streams: str, plan: Path) -> None:
    run = bash(f"lygap {words} {streams}; exit ${{PIPESTATUS[0]}}", plan.parent)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("words", PRINTING)
def test_what_cannot_be_printed_is_no_answer(words: str, plan: Path) -> None:
    run = bash(f"lygap {words} > /dev/full", plan.parent)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "stdout" in run.stderr
    assert bash(f"lygap {words} > /dev/full 2> /dev/full", plan.parent).returncode == 2


def test_a_trial_that_cannot_be_shown_is_none(plan: Path) -> None:
    assert bash("lygap record 2026 firms 140 -d data --dry-run > /dev/full", plan.parent).returncode == 2


@pytest.mark.parametrize("streams", ["2>&-", ">&- 2>&- <&-", "> /dev/full", "> /dev/full 2> /dev/full", "| head -0"])
@pytest.mark.parametrize("words", OTHERS)
def test_exit_codes_tell_of_the_work(words: str, streams: str, plan: Path) -> None:
    broken(plan)
    run = bash(f"lygap {words} {streams}; exit ${{PIPESTATUS[0]}}", plan.parent)
    assert run.returncode == OTHERS[words]
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("streams", [">&-", ">&- 2>&- <&-", "> /dev/full", "2> /dev/full", "| head -0"])
def test_what_was_recorded_was_recorded(streams: str, plan: Path) -> None:
    run = bash(f"lygap record 2026 firms 140 -d data {streams}; exit ${{PIPESTATUS[0]}}", plan.parent)
    assert run.returncode == 0
    assert "140" in "".join(path.read_text("utf-8") for path in (plan / "actuals").iterdir())


def test_no_message_is_written_into_a_file_that_took_the_place_of_a_closed_stream(plan: Path) -> None:
    before = {path.name: path.read_bytes() for path in (plan / "actuals").iterdir()}
    bash("lygap status 2023 -d data >&- 2>&- <&-", plan.parent)
    bash("lygap check data --strict >&- 2>&-", plan.parent)
    assert {path.name: path.read_bytes() for path in (plan / "actuals").iterdir()} == before


def test_a_reader_that_does_not_wait_is_waited_for(plan: Path) -> None:
    program = (
        "import fcntl, os, subprocess, sys, time\n"
        "here, there = os.pipe()\n"
        "os.set_blocking(there, False)\n"
        "fcntl.fcntl(there, fcntl.F_SETPIPE_SZ, 4096)\n"
        "words = [sys.executable, '-m', 'lygap', 'rule', '-f', 'json']\n"
        "run = subprocess.Popen(words, stdout=there)\n"
        "os.close(there)\n"
        "time.sleep(1)\n"
        "print(len(open(here).read()), run.wait())\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    size, code = run.stdout.split()
    assert int(size) > 50_000  # more than the pipe holds
    assert (code, run.stderr) == ("0", "")


def test_a_lasting_stream_keeps_the_first_reason() -> None:
    with Lasting(os.open("/dev/full", os.O_WRONLY), "wb") as stream:
        assert stream.write(b"abc") == 3
        first = stream.failure
        assert first is not None
        assert stream.write(b"de") == 2
        assert stream.failure is first


def test_standard_input_that_is_closed_is_no_empty_file(plan: Path) -> None:
    run = bash("lygap check - -d data <&-", plan.parent)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "stdin" in run.stderr


def test_the_shell_completes_into_whatever_stream() -> None:
    asked = "_LYGAP_COMPLETE=complete_bash COMP_WORDS='lygap st' COMP_CWORD=1"
    program = f"{sys.executable} -c 'import sys; sys.argv[0] = \"lygap\"; import lygap.__main__ as m; m.console()'"
    for streams in (">&-", "2>&-", "> /dev/full", "| head -0"):
        run = bash(f"{asked} {program} {streams}", Path())
        assert "Traceback" not in run.stderr


# ------------------------------------------------------------------------------------------- the current folder


def test_a_folder_that_was_taken_away_is_told(tmp_path: Path, plan: Path) -> None:
    for words in ("status 2023", "show firms", "check", "record 2026 firms 1", "path"):
        run = bash(f"{GONE} && lygap {words}", tmp_path)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.splitlines()[-1].startswith("lygap: ")
        assert "Traceback" not in run.stderr


@pytest.mark.parametrize("words", ["status 2023 -d", "check", "path -d", "record 2026 firms 180 -d", "check - -d"])
def test_whatever_is_named_whole_needs_no_current_folder(tmp_path: Path, plan: Path, words: str) -> None:
    run = bash(f"{GONE} && lygap {words} {plan} < /dev/null", tmp_path)
    assert run.returncode == 0
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("refused", ["getcwd", "stat"])
def test_a_folder_that_nobody_may_look_into_is_told(
    refused: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Permissions do not hold an administrator up, so that the system's answer is given in its place.
    monkeypatch.chdir(tmp_path)
    original = getattr(os, refused)

    def denied(*given: object, **more: object) -> object:
        if not given or str(given[0]).startswith(str(tmp_path)):
            raise PermissionError(13, "Permission denied", str(tmp_path))
        return original(*given, **more)

    monkeypatch.setattr(os, refused, denied)
    run = lygap("status", "2023")
    monkeypatch.undo()
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("error", "said"),
    [(PermissionError(13, "Permission denied", "/x"), "/x: Permission denied"), (MemoryError(), "out of memory")],
)
def test_what_the_system_refuses_is_no_bug(
    error: Exception, said: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise error

    monkeypatch.setattr("lygap.reading.folder.given_folder", refuse)
    run = lygap("status", "2023", "-d", "data")
    assert (run.code, run.out, run.err) == (2, "", f"lygap: cannot go on: {said}\n")


# ------------------------------------------------------------------------------------------- Ctrl-C


def test_an_interrupt_at_any_moment_ends_quietly(plan: Path) -> None:
    # The program says when it begins; what happens before that is the interpreter's own.
    program = "from lygap.__main__ import console; print('here', flush=True); console()"
    command = [sys.executable, "-c", program, "status", "2023", "-d", str(plan)]
    for delay in (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"here\n"
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=20)
        assert (process.returncode, err) in ((130, b""), (0, b""))


def test_an_interrupt_that_a_library_ignores_ends_the_run_too() -> None:
    program = (
        "import os, signal, lygap.cli\n"
        "class Busy:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        raise SystemExit\n"
        "def run():\n"
        "    Busy()\n"
        "    return 0\n"
        "lygap.cli.run = run\n"
        "from lygap.__main__ import console\n"
        "console()\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (130, "")


def test_an_interrupt_while_a_class_is_made_is_no_bug() -> None:
    program = (
        "import os, signal, lygap.cli\n"
        "class Part:\n"
        "    def __set_name__(self, owner, name):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "def run():\n"
        "    type('Whole', (), {'part': Part()})\n"
        "lygap.cli.run = run\n"
        "from lygap.__main__ import console\n"
        "console()\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (130, "")


def test_little_is_loaded_before_an_interrupt_is_heard() -> None:
    program = (
        "import signal, sys\n"
        "before = set(sys.modules)\n"
        "signal.signal = lambda *_: print(*sorted(set(sys.modules) - before)) or sys.exit()\n"
        "import lygap.__main__ as m\n"
        "m.main()\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["gc", "lygap", "lygap.__main__", "lygap.exits", "lygap.version"]
