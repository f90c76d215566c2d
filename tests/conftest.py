"""Shared fixtures: running the command line in this process, and golden files."""

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from lygap.__main__ import main

HERE = Path(__file__).parent
DEMO = HERE / "plans" / "demo"

# The same examples on every run: a failure must be repeatable from the log alone.
settings.register_profile("lygap", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("lygap")


class Run(NamedTuple):
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str


Lygap = Callable[..., Run]


def counted(function: Callable[..., Any], calls: list[Any]) -> Callable[..., Any]:
    """The function, which notes with what it was called."""

    def call(*given: Any, **more: Any) -> Any:
        calls.append(given)
        return function(*given, **more)

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what is printed now")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may depend on the locale, the terminal, the settings or the home folder of whoever runs it."""
    colours = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    for name in ("LYGAP_DATA", "LYGAP_LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "PYTHONIOENCODING", *colours):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))  # above it no plan is looked for
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)
    gc.enable()  # the command line runs without the collector, a thousand of them in one process should not


@pytest.fixture
def lygap(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lygap:
    """Run the command line with arguments and environment variables."""

    def run(*words: str, **variables: str) -> Run:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["lygap", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        out, err = capsys.readouterr()
        for name in variables:
            monkeypatch.delenv(name)
        return Run(code, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, encoding="utf-8", newline="")
        assert text == file.read_bytes().decode("utf-8"), f"{name} differs; if that is meant, run --update-golden"

    return compare


@pytest.fixture
def in_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from the repository's root, as the README does."""
    monkeypatch.chdir(HERE.parent)
    assert Path("data/targets.yaml").is_file()
