"""The language that people read, where nobody names one: the environment's, else that of the system.

Nothing here ran on Windows or macOS: what the program asks of such a system is answered by a stand-in.
"""

import ctypes
import plistlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lygap.cli import session
from lygap.cli.session import reader_lang
from lygap.cli.system import installing, system_language


@pytest.mark.parametrize(
    ("number", "lang"), [(0x0804, "zh"), (0x0404, "zh"), (0x1004, "zh"), (0x0409, "en"), (0x0407, "en"), (0x7C04, "zh")]
)
def test_windows_is_asked_for_the_language_of_its_user(number: int, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert system_language("win32") == lang


def test_a_windows_that_does_not_say() -> None:
    assert system_language("win32") == ""  # this system has no such call


@pytest.mark.parametrize(
    ("settings", "tag"),
    [
        ({"AppleLanguages": ["zh-Hans-CN", "en-CN"], "AppleLocale": "en_US"}, "zh-Hans-CN"),
        ({"AppleLocale": "zh_CN"}, "zh_CN"),
        ({"AppleLanguages": [], "AppleLocale": "de_DE"}, "de_DE"),
        ({}, ""),
        ([], ""),
        ({"AppleLanguages": 5}, ""),
    ],
)
def test_macos_keeps_its_language_in_a_file(
    settings: Any, tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Library" / "Preferences"
    folder.mkdir(parents=True)
    (folder / ".GlobalPreferences.plist").write_bytes(plistlib.dumps(settings, fmt=plistlib.FMT_BINARY))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert system_language("darwin") == tag


@pytest.mark.parametrize("content", [None, b"", b"bplist00", b"<plist>"])
def test_a_macos_whose_file_cannot_be_read(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if content is not None:
        (tmp_path / "Library" / "Preferences").mkdir(parents=True)
        (tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist").write_bytes(content)
    assert system_language("darwin") == ""


def test_other_systems_have_their_environment() -> None:
    assert system_language("linux") == ""


@pytest.mark.parametrize(
    ("given", "variables", "system", "lang"),
    [
        (None, {"LANG": ""}, "zh-Hans-CN", "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh-Hans-CN", "zh"),
        (None, {"LANG": "POSIX"}, "", "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "zh-Hans-CN", "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "en", "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "zh", "en"),
        (None, {"LANG": "en_GB.UTF-8", "LYGAP_LANG": "zh"}, "en", "zh"),
        ("en", {"LYGAP_LANG": "zh"}, "zh", "en"),
    ],
)
def test_who_asks_first_is_heard(
    given: str | None, variables: dict[str, str], system: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "system_language", lambda: system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert reader_lang(given) == lang


# ------------------------------------------------------------------------------------------- installing libraries


@pytest.mark.parametrize(
    ("python", "platform", "command"),
    [
        ("/opt/env/bin/python", "linux", "/opt/env/bin/python"),
        ("/opt/my env/bin/python", "darwin", "'/opt/my env/bin/python'"),
        ("/it's/python", "linux", """'/it'"'"'s/python'"""),
        (r"C:\env\python.exe", "win32", r"C:\env\python.exe"),
        (r"C:\my env\python.exe", "win32", r'"C:\my env\python.exe"'),
        ("", "linux", "python"),
    ],
)
def test_a_library_is_installed_for_the_interpreter_that_runs(python: str, platform: str, command: str) -> None:
    assert installing("docx", python, platform) == f'{command} -I -m pip install "lygap[docx]"'
