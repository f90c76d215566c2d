"""lygap as a process: encodings, colours, pipes, signals, completion."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import DEMO, HERE

STATUS = ("status", "2023", "-d", str(DEMO))


def start(*words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **variables}
    command = [sys.executable, "-m", "lygap", *words]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)


def in_terminal(*words: str, columns: int = 120, **variables: str) -> str:
    """What a terminal of that width receives."""
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **variables}
    command = [sys.executable, "-m", "lygap", *words]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=environment):
        os.close(child)
        received = b""
        while True:
            try:
                chunk = os.read(parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            received += chunk
    os.close(parent)
    return received.decode("utf-8")


def test_the_version() -> None:
    import lygap

    assert start("--version").stdout.decode() == f"lygap {lygap.__version__}\n"
    assert start("--version", "status").stdout.decode() == f"lygap {lygap.__version__}\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [(), ("status",), ("show",), ("path",), ("check",), ("methods",), ("schema",)])
def test_help_is_in_the_readers_language(lang: str, command: tuple[str, ...]) -> None:
    run = start(*command, "-h", "--lang", lang)
    assert run.returncode == 0
    text = run.stdout.decode()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in text) == (lang == "zh")
    english = re.findall(r"[A-Z][a-z]+(?: [a-z]+)*[.:]|default|required", text)
    assert lang == "en" or english == []


def test_a_redirected_output_is_utf8_whatever_the_locale_says() -> None:
    run = start(*STATUS, "--lang", "zh", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "高新技术企业数" in run.stdout.decode("utf-8")


def test_gbk_has_all_signs() -> None:
    run = start(*STATUS, "--lang", "zh", PYTHONIOENCODING="gbk")
    text = run.stdout.decode("gbk")
    assert "★ 已达标" in text
    assert "？ 无法判断" in text
    assert "????" not in text


def test_ascii_spells_the_signs() -> None:
    text = start(*STATUS, "--lang", "en", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "* achieved" in text
    assert ">=120" in text
    assert "######|---- 60 %" in text
    title = re.compile(r"\(\?+\)")  # of a source, which is Chinese
    assert "?" not in title.sub("", text.replace("? unknown", ""))


def test_colour_only_in_a_terminal_and_only_where_wanted() -> None:
    assert "\x1b[" in in_terminal(*STATUS)
    assert "\x1b[" not in in_terminal(*STATUS, NO_COLOR="1")
    assert "\x1b[" not in in_terminal(*STATUS, TERM="dumb")
    assert "\x1b[" not in in_terminal(*STATUS, "--color", "never")
    assert b"\x1b[" not in start(*STATUS).stdout
    assert b"\x1b[" in start(*STATUS, "--color", "always").stdout


def test_colour_repeats_what_the_words_say() -> None:
    coloured = start(*STATUS, "--color", "always").stdout.decode()
    plain = start(*STATUS).stdout.decode()
    lines = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert lines == plain.splitlines()


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_a_reader_that_goes_away_gets_no_traceback(form: str) -> None:
    command = f"{sys.executable} -m lygap {' '.join(STATUS)} -g all -f {form} | true; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert run.stderr == b""
    assert run.stdout.strip() in (b"0", b"141")


def patched(body: str, *words: str) -> list[str]:
    """The command that runs lygap with looking for the plan's folder replaced."""
    program = f"import time, lygap.reading.folder as f; f.given_folder = lambda path: {body}"
    return [sys.executable, "-c", f"{program}; import lygap.__main__ as m; m.main()", *words]


def test_control_c_exits_with_130() -> None:
    command = patched("print('ready', flush=True) or time.sleep(30)", *STATUS)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")


def test_a_bug_exits_with_70_and_says_so() -> None:
    run = subprocess.run(patched("1 / 0", *STATUS), capture_output=True, check=False)
    assert run.returncode == 70
    assert run.stderr.decode().startswith("lygap: bug: ZeroDivisionError")
    run = subprocess.run(patched("1 / 0", *STATUS, "-v"), capture_output=True, check=False)
    assert (run.returncode, b"Traceback" in run.stderr) == (70, True)


def complete(line: str, **more: str) -> list[str]:
    variables = {"_LYGAP_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    program = "import sys; sys.argv[0] = 'lygap'; import lygap.__main__ as m; m.main()"
    environment = {**os.environ, "LYGAP_DATA": str(DEMO), **variables, **more}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert run.stderr == b""
    return run.stdout.decode().split()


def test_the_shell_completes_ids_years_and_groups() -> None:
    assert complete("lygap show fi") == ["firms"]
    assert complete("lygap status 20") == ["2020", "2021", "2022", "2023"]
    assert complete("lygap status --group e") == ["edge"]
    assert complete("lygap status --region e") == ["east"]


def test_an_output_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "x.json"
    run = start(*STATUS, "-o", str(target))
    assert run.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_completion_knows_the_plan_named_on_the_line_and_is_silent(tmp_path: Path) -> None:
    assert complete(f"lygap show -d {DEMO} do", LYGAP_DATA="") == ["double"]
    assert complete(f"lygap -d {DEMO} show do", LYGAP_DATA="") == ["double"]
    assert complete(f"lygap show -d {tmp_path} do") == []


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_what_programs_read_is_utf8_whatever_the_encoding_of_the_terminal(form: str) -> None:
    run = start(*STATUS, "-f", form, PYTHONIOENCODING="ascii")
    assert "高新技术企业数" in run.stdout.decode("utf-8")


NEVER = {"pydantic", "pydantic_core", "statistics", "hashlib", "pickle", "tomllib", "rich", "jinja2", "markupsafe"}
BY_RICH = {"rich", "pickle"}  # it loads the latter itself; it draws the tables, and nothing else


def loaded(*words: str, typed: str = "", folder: Path = HERE) -> set[str]:
    """The modules that a run of the command loads."""
    asked = {"_LYGAP_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split(" ")) - 1)}
    environment = {**os.environ, **(asked if typed else {})}
    program = (
        "import sys, atexit; sys.argv[0] = 'lygap'; import lygap.__main__ as m;"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); m.main()"
    )
    command = [sys.executable, "-c", program, *words]
    run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0
    return set(run.stderr.decode().split())


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("status", "2023", "--format", "json"), ""),
        (("status", "2023"), ""),
        (("check", "data"), ""),
        (("--version",), ""),
        ((), "lygap st"),
        ((), "lygap show fi"),
        ((), "lygap show 研发"),
        ((), "lygap status --only m"),
        ((), "lygap status --format "),
    ],
)
def test_everyday_commands_load_nothing_that_is_slow_to_load(
    words: tuple[str, ...], typed: str, tmp_path: Path
) -> None:
    shutil.copytree(HERE.parent / "data", tmp_path / "data")
    modules = loaded(*words, typed=typed, folder=tmp_path)
    if words == ("status", "2023"):
        assert "rich" in modules
        modules -= BY_RICH
    assert not modules & NEVER


def test_the_version_is_told_without_loading_anything() -> None:
    modules = {name for name in loaded("--version") if name.startswith("lygap")}
    assert modules == {"lygap", "lygap.__main__", "lygap.exits", "lygap.version"}


def console(code: str) -> str:
    """A program that ends as lygap does, whatever its command line returned."""
    return f"import sys, lygap.__main__ as m; m.main = lambda: {code}; m.console()"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("None", 0), ("sys.exit(0)", 0), ("sys.exit(3)", 3), ("sys.exit()", 0), ("sys.exit('why')", 1)],
)
def test_the_process_ends_with_the_code_of_the_command_line(code: str, expected: int) -> None:
    program = console(f"print('said') or {code}")
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (expected, "said\n")


def test_what_cannot_be_written_at_the_end_is_said_as_python_says_it() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", console("print('lost')")]
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        run = subprocess.run(command, env=buffered, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (run.returncode, b"No space left" in run.stderr) == (120, True)


def test_a_full_disk_is_no_bug() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "lygap", *STATUS]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (run.returncode, run.stderr.decode().count("\n")) == (2, 1)
