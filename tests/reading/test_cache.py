"""A folder that was read before is remembered, as long as nothing at all has changed, and never trusted beyond that."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lygap
from conftest import DEMO
from lygap.reading import Folder, load
from lygap.reading.cache import MAX_BYTES, cache_directory, recall, remember, snapshot


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LYGAP_CACHE", str(tmp_path / "memory"))
    return tmp_path / "memory"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    shutil.copytree(DEMO, tmp_path / "plan")
    return Folder(tmp_path / "plan")


def was_recalled(folder: Folder) -> bool:
    seen = snapshot(folder)
    return seen is not None and recall(seen) is not None


def test_what_is_recalled_is_what_was_read(memory: Path, folder: Folder) -> None:
    first = load(folder).data
    assert was_recalled(folder)
    assert load(folder).data == first
    assert len(list(memory.iterdir())) == 1


@pytest.mark.usefixtures("memory")
def test_any_change_forgets(folder: Folder) -> None:
    load(folder)
    file = folder.path / "actuals" / "2023.yaml"
    file.write_bytes(file.read_bytes().replace(b"firms: 160", b"firms: 161"))
    assert not was_recalled(folder)
    data = load(folder).data
    assert data is not None
    assert [o.value for o in data.of("firms", "town") if o.year == 2023] == [161]
    (folder.path / "actuals" / "more.csv").write_text("indicator,year,value\nfirms,2024,170\n", encoding="utf-8")
    assert not was_recalled(folder)
    load(folder)
    (folder.path / "actuals" / "more.csv").rename(folder.path / "actuals" / "else.csv")
    assert not was_recalled(folder)


@pytest.mark.usefixtures("memory")
def test_data_with_findings_is_not_remembered(folder: Folder) -> None:
    file = folder.path / "actuals" / "2023.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  nonsense: 1\n", encoding="utf-8")
    assert [f.rule.code for f in load(folder).findings] == ["LYG201"]
    assert not was_recalled(folder)
    assert [f.rule.code for f in load(folder).findings] == ["LYG201"]


@pytest.mark.usefixtures("memory")
def test_check_reads_again_and_finds_the_warnings(folder: Folder) -> None:
    load(folder)
    assert {f.rule.code for f in load(folder, with_warnings=True).findings} == {"LYG304", "LYG305"}


def test_a_damaged_memory_is_none(memory: Path, folder: Folder) -> None:
    load(folder)
    (kept,) = memory.iterdir()
    content = kept.read_bytes()
    for damage in (content[:-20], content[:40], b"", content[:32] + b"no pickle"):
        kept.write_bytes(damage)
        assert not was_recalled(folder)
        assert load(folder).data is not None
        assert was_recalled(folder)


class Forged:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize("forged", [Forged(), {"a": 1}, subprocess.Popen, os.system])
def test_a_forged_memory_runs_nothing(forged: object, memory: Path, folder: Folder) -> None:
    load(folder)
    (kept,) = memory.iterdir()
    kept.write_bytes(kept.read_bytes()[:32] + pickle.dumps(forged))
    assert not was_recalled(folder)


@pytest.mark.parametrize("value", ["off", ""])
def test_it_can_be_switched_off(value: str, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LYGAP_CACHE", value)
    assert snapshot(folder) is None
    assert load(folder).data is not None


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/lygap"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/lygap"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/lygap"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/lygap/cache"),
    ],
)
def test_where_it_lies(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LYGAP_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_directory() == Path(expected)


def test_a_place_that_cannot_be_written_costs_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LYGAP_CACHE", "/dev/null/nowhere")
    assert load(folder).data is not None


@pytest.mark.usefixtures("memory")
def test_large_folders_are_read_each_time(folder: Folder) -> None:
    (folder.path / "actuals" / "large.yaml").write_bytes(b"# " + b"x" * MAX_BYTES)
    assert snapshot(folder) is None


def test_nothing_is_left_behind_beside_the_memory(memory: Path, folder: Folder) -> None:
    seen = snapshot(folder)
    data = lygap.load(folder.path)
    assert seen is not None
    remember(seen, data)
    assert [file.suffix for file in memory.iterdir()] == [".pickle"]
