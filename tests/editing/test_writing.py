"""Nothing that is written can lose data: whole files, one writer at a time, whatever happens in between."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from conftest import HERE
from lygap.editing import New, change, lock, read, write
from lygap.editing.lock import NAME, LockedError, locked
from lygap.files import LinkError, replace_file, write_output
from lygap.reading import Folder, load

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020}
indicators:
"""
WRITERS, EACH = 8, 3


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    (folder / "actuals").mkdir(parents=True)
    names = "".join(f"  i{n}: {{name: I{n}, kind: stock, direction: up}}\n" for n in range(WRITERS))
    (folder / "targets.yaml").write_text(PLAN + names, encoding="utf-8")
    (folder / "actuals" / "2022.yaml").write_text("year: 2022\nobservations:\n  i0: 1 # one\n", encoding="utf-8")
    return folder


def record(folder: Path, new: New) -> None:
    with locked(folder):
        before, _ = read(Folder(folder))
        assert before is not None
        write(change(before, new, None))


def values(folder: Path) -> list[tuple[str, int, float | None]]:
    data = load(Folder(folder)).data
    assert data is not None
    return [(i, o.year, o.value) for i in data.indicators for o in data.of(i, "here")]


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "folder" / "link.yaml"
    link.parent.mkdir()
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("../real.yaml")
    replace_file(link, b"new")
    assert (link.is_symlink(), real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (True, b"new", 0o640)
    assert hidden(tmp_path) == []


def test_a_file_that_this_user_may_not_write_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "a.yaml", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.yaml", b"old")]


def test_a_link_to_a_file_that_must_not_be_written_is_no_way_around(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    real.chmod(0o440)
    link.symlink_to("real.yaml")
    with pytest.raises(PermissionError):
        replace_file(link, b"new")
    assert real.read_bytes() == b"old"


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "new.yaml", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "no space")

    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(os, name, fail)
    with pytest.raises(OSError, match="no space"):
        replace_file(tmp_path / "a.yaml", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.yaml", b"old")]


def test_nobody_s_file_is_taken_away_however_it_is_called(tmp_path: Path) -> None:
    names = [".a.yaml.partial", ".lygap-mine.partial"]
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
        os.utime(tmp_path / name, (0, 0))
    replace_file(tmp_path / "a.yaml", b"new")
    write_output(tmp_path / "a.yaml", ["newer"])
    assert hidden(tmp_path) == names
    assert {(tmp_path / name).read_bytes() for name in names} == {b"mine"}


def test_an_output_is_never_written_through_a_link_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"old")
    link = tmp_path / "report.sarif"
    link.symlink_to("precious")
    with pytest.raises(LinkError):
        write_output(link, ["new"])
    assert (tmp_path / "precious").read_bytes() == b"old"
    link.unlink()
    link.symlink_to("nowhere")  # where somebody may want a file
    with pytest.raises(LinkError):
        write_output(link, ["new"])
    assert link.is_symlink()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_an_output_keeps_the_permissions_of_the_file_it_replaces(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(b"old")
    file.chmod(mode)
    write_output(file, ["new ", b"bytes"])
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new bytes", mode)


def test_an_output_that_must_not_be_written_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(PermissionError):
        write_output(file, ["new"])
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="a folder of files within /dev")
def test_a_file_within_dev_is_a_file(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as name:
        output, link, other = Path(name, "r.json"), Path(name, "link"), tmp_path / "other"
        other.write_text("kept", "utf-8")
        link.symlink_to(other)
        write_output(output, ["longer"])
        write_output(output, ["new"])
        with pytest.raises(LinkError):
            write_output(link, ["new"])
        assert (output.read_text("utf-8"), other.read_text("utf-8")) == ("new", "kept")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read_from: list[bytes] = []
    reader = threading.Thread(target=lambda: read_from.append(pipe.read_bytes()))
    reader.start()
    write_output(pipe, ["one ", "two"])
    reader.join(10)
    assert read_from == [b"one two"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("content", [b"", b"my notes\n"])
def test_the_lock_empties_no_file_of_somebody_else(content: bytes, plan: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    if content:
        (plan / NAME).write_bytes(content)
    else:
        (plan / NAME).hardlink_to(theirs)
    with pytest.raises(FileExistsError), locked(plan):
        pass
    assert theirs.read_bytes() == b"theirs"
    assert (plan / NAME).read_bytes() == (content or b"theirs")


def test_the_lock_holds_others_off_and_is_gone_afterwards(plan: Path) -> None:
    with locked(plan), pytest.raises(LockedError) as refusal, locked(plan, patience=0.1):
        pass
    assert refusal.value.args == (plan / NAME, str(os.getpid()))
    assert hidden(plan) == []


def test_a_lock_that_a_killed_writer_left_holds_nobody_up(plan: Path) -> None:
    program = f"import os, sys, lygap.editing.lock as l\nwith l.locked({str(plan)!r}): os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert hidden(plan) == [NAME]
    with locked(plan, patience=0.1):
        pass
    assert hidden(plan) == []


def test_a_waiting_writer_gets_the_lock(plan: Path) -> None:
    order = []

    def second() -> None:
        with locked(plan):
            order.append("second")

    with locked(plan):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.1)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_the_lock_is_no_way_out_of_the_folder(plan: Path, tmp_path: Path) -> None:
    (plan / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=NAME), locked(plan):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_was_changed_meanwhile_is_left_alone(plan: Path) -> None:
    before, _ = read(Folder(plan))
    assert before is not None
    made = change(before, New("i1", "here", 2022, "2"), None)
    made.file.write_text("year: 2022\n", encoding="utf-8")
    with pytest.raises(Exception, match="changed_meanwhile"):
        write(made)
    assert made.file.read_text(encoding="utf-8") == "year: 2022\n"


def killed_at_line(folder: Path, line: int) -> bool:
    """Record in a child that kills itself before it runs so many lines of `editing`; whether it came that far."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal seen
        if (
            Path(frame.f_code.co_filename).name not in ("files.py", "lock.py")
            and "Path" not in frame.f_code.co_qualname
        ):
            return trace if event == "call" else None
        seen += event == "line"
        if seen == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    try:
        with locked(folder):
            before, _ = read(Folder(folder))
            assert before is not None
            made = change(before, New("i1", "here", 2022, "2"), None)
            sys.settrace(trace)
            write(made)
        sys.settrace(None)
        os._exit(0)
    finally:
        os._exit(1)


def test_a_kill_at_any_line_leaves_the_old_file_or_the_new_one(plan: Path) -> None:
    file = plan / "actuals" / "2022.yaml"
    old = file.read_bytes()
    seen, line = [], 1
    while killed_at_line(plan, line):
        seen.append(file.read_bytes())
        assert load(Folder(plan)).findings == []
        file.write_bytes(old)
        for left in file.parent.glob(".lygap-*"):  # the more there are, the more lines it takes to look at them
            left.unlink()
        line += 1
        assert line < 500
    assert set(seen) == {old, old + b"  i1: 2\n"}
    assert len(seen) > 10
    assert file.read_bytes() == old + b"  i1: 2\n"


def test_many_writers_at_once_lose_nothing(plan: Path) -> None:
    program = (
        "import sys, lygap.__main__ as program\n"
        "folder, indicator = sys.argv[1:]\n"
        f"for year in range(2022, {2022 + EACH}):\n"
        "    sys.argv = ['lygap', 'record', str(year), indicator, '7', '-d', folder]\n"
        "    try:\n"
        "        program.main()\n"
        "    except SystemExit as end:\n"
        "        if end.code: raise\n"
    )
    commands = [[sys.executable, "-c", program, str(plan), f"i{n}"] for n in range(WRITERS)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait(timeout=120) for process in running] == [0] * WRITERS
    expected = {(f"i{n}", year, 7.0) for n in range(WRITERS) for year in range(2022, 2022 + EACH)}
    assert set(values(plan)) == expected | {("i0", 2022, 1.0)}
    assert len(values(plan)) == len(expected) + 1
    assert hidden(plan) == []


def test_kills_at_random_moments_lose_nothing() -> None:
    """The same as the thousand kills of `bench`, only fewer."""
    program = HERE.parent / "bench" / "kills.py"
    run = subprocess.run([sys.executable, program, "6"], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    assert "none lost" in run.stdout


def test_the_lock_gives_up_on_a_file_system_without_locks(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(*_: Any) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="not supported"), locked(plan):
        pass
    assert lock.PATIENCE > 1
