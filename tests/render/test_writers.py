"""Formats beyond text: bytes as they are, never to a terminal, and one line where a library is missing."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import DEMO, Lygap
from lygap.render import WRITERS, Writer, formats
from lygap.render.extras import ExtraMissingError, from_extra
from lygap.render.screen import Screen
from lygap.report.evaluation import Evaluation

ASKED = ("status", "2023", "-d", str(DEMO))


def pieces(evaluation: Evaluation, screen: Screen) -> Iterator[str | bytes]:
    yield b"\xff\x00"
    yield f"{screen.lang} {evaluation.year} {len(evaluation.rows)} ≥"


def without_library(_evaluation: Any, _screen: Screen) -> Iterator[bytes]:
    yield b"begun"
    from_extra("excel", "lygap.no_such_library")


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats that exist only here."""
    monkeypatch.setitem(WRITERS, "trial", Writer("evaluation", pieces, is_binary=True))
    monkeypatch.setitem(WRITERS, "lacking", Writer("evaluation", without_library))


def test_bytes_are_written_as_they_are_and_text_in_utf_8(trial: None, lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "x.trial"
    run = lygap(*ASKED, "-o", str(file), "--lang", "zh", "--ascii")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert file.read_bytes() == b"\xff\x00" + "zh 2023 7 ≥".encode()


def test_summaries_have_no_evaluation(trial: None, lygap: Lygap) -> None:
    assert "trial" in formats(rows=True, evaluation=True)
    assert "trial" not in formats(rows=True)
    run = lygap(*ASKED, "-f", "trial", "--by", "group")
    assert (run.code, run.err.count("\n"), "“trial”" in run.err) == (2, 1, True)


def test_columns_are_chosen_for_tables_alone(trial: None, lygap: Lygap) -> None:
    assert lygap(*ASKED, "-f", "trial", "--columns", "name").code == 2


def test_a_missing_library_is_one_line_and_no_file(trial: None, lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "x.lacking"
    run = lygap(*ASKED, "-o", str(file), "--lang", "en")
    command = f'{sys.executable} -I -m pip install "lygap[excel]"'
    said = f"lygap: the format lacking needs a library that is not installed: `{command}`\n"
    assert (run.code, run.err) == (2, said)
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_there_is_given() -> None:
    assert from_extra("excel", "json").dumps([1]) == "[1]"
    with pytest.raises(ExtraMissingError) as caught:
        from_extra("png", "lygap.no_such_library")
    assert caught.value.extra == "png"


def test_nothing_binary_goes_to_a_terminal() -> None:
    program = (
        "import sys; sys.argv[0] = 'lygap'; from lygap.render import WRITERS, Writer;"
        "WRITERS['trial'] = Writer('evaluation', lambda *_: [b'binary'], is_binary=True);"
        "import lygap.__main__ as m; m.main()"
    )
    command = [sys.executable, "-c", program, *ASKED, "-f", "trial", "--lang", "en"]
    ours, theirs = pty.openpty()
    run = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert run.stderr.decode() == "lygap: trial is no text that a terminal can show; use -o FILE\n"
    piped = subprocess.run(command, capture_output=True, check=False)
    assert (piped.returncode, piped.stdout) == (0, b"binary")
