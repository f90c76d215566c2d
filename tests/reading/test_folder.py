import os
from pathlib import Path

import pytest

from lygap.findings import Place
from lygap.reading import Folder, load
from lygap.reading.folder import (
    MAX_BYTES,
    builtin_folder,
    decode,
    files_of,
    folder_around,
    given_folder,
    read_bytes,
)

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020}
indicators: {a: {name: A, kind: stock, direction: up}}
"""


def plan_in(folder: Path) -> Path:
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(PLAN, "utf-8")
    return folder


def said(folder: Path) -> list[tuple[str, str]]:
    return [(Path(f.file).relative_to(folder).as_posix(), f.rule.code) for f in load(Folder(folder)).findings]


def test_a_folder_is_given_in_three_ways(tmp_path: Path) -> None:
    data = plan_in(tmp_path / "data")
    assert given_folder(str(data)) == Folder(data)
    assert given_folder(str(tmp_path)) == Folder(data)
    assert given_folder(str(data / "targets.yaml")) == Folder(data)
    assert given_folder(str(data / "actuals")) is None
    assert given_folder(str(tmp_path / "nowhere")) is None
    assert given_folder("\0") is None


def test_what_is_given_itself_comes_before_its_data_folder(tmp_path: Path) -> None:
    plan_in(tmp_path)
    plan_in(tmp_path / "data")
    assert given_folder(str(tmp_path)) == Folder(tmp_path)


def test_the_plan_around_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    actuals = plan_in(tmp_path / "plan") / "actuals"
    plan_in(tmp_path / "other")
    (actuals / "link.yaml").symlink_to(tmp_path / "other" / "targets.yaml")
    monkeypatch.chdir(actuals)
    assert folder_around(Path("2022.yaml")) == Folder(Path(".."))
    assert folder_around(Path("link.yaml")) == Folder(Path(".."))  # it counts where it stands, not where it leads
    assert folder_around(Path("../../other/actuals/x.yaml")) == Folder(Path("../../other"))
    assert folder_around(actuals / "2022.yaml") == Folder(tmp_path / "plan")
    assert folder_around(Path("../../2022.yaml")) is None
    monkeypatch.chdir(tmp_path)
    assert folder_around(Path("plan/actuals/2022.yaml")) == Folder(Path("plan"))
    assert folder_around(Path("plan/targets.yaml")) == Folder(Path("plan"))


def test_the_builtin_folder_has_a_plan() -> None:
    folder = builtin_folder()
    assert folder.builtin
    assert (folder.path / "targets.yaml").is_file()


def test_order_of_files(tmp_path: Path) -> None:
    actuals = plan_in(tmp_path) / "actuals"
    for name in ("b.yaml", "a.csv", "sub/c.yaml", ".hidden/d.yaml", ".e.yaml", "notes.txt"):
        (actuals / name).parent.mkdir(exist_ok=True)
        (actuals / name).touch()
    files = files_of(tmp_path)
    assert files.targets == tmp_path / "targets.yaml"
    assert [path.relative_to(actuals).as_posix() for path in files.actuals] == ["a.csv", "b.yaml", "sub/c.yaml"]
    assert files.findings == []


def test_a_plan_needs_no_actuals(tmp_path: Path) -> None:
    (plan_in(tmp_path) / "actuals").rmdir()
    assert load(Folder(tmp_path)).findings == []


def test_links_are_followed_once(tmp_path: Path) -> None:
    actuals = plan_in(tmp_path / "plan") / "actuals"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.yaml").write_text("observations: {a: {2022: 1}}\n", "utf-8")
    (actuals / "link").symlink_to(elsewhere)
    (actuals / "loop").symlink_to(actuals)
    (elsewhere / "up").symlink_to(actuals)
    data = load(Folder(tmp_path / "plan")).data
    assert data is not None
    assert [o.value for o in data.of("a", "here")] == [1.0]


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    actuals = plan_in(tmp_path) / "actuals"
    (actuals / "a.yaml").mkdir()
    (actuals / "b.yaml").symlink_to("nowhere")
    (actuals / "c.yaml").symlink_to("c.yaml")
    (actuals / "d.csv").symlink_to("/dev/null")
    (actuals / "e.yml").touch()
    os.mkfifo(actuals / "f.yaml")
    expected = [(f"actuals/{name}", "LYG001") for name in ("a.yaml", "b.yaml", "c.yaml", "d.csv", "f.yaml")]
    assert said(tmp_path) == sorted([*expected, ("actuals/e.yml", "LYG011")])


def test_actuals_that_is_a_file(tmp_path: Path) -> None:
    (plan_in(tmp_path) / "actuals").rmdir()
    (tmp_path / "actuals").touch()
    assert said(tmp_path) == [("actuals", "LYG001")]


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr("lygap.reading.folder._without_waiting", refuse)
    plan_in(tmp_path)
    (finding,) = load(Folder(tmp_path)).findings
    assert finding.params == {"why": "forbidden"}


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    content, finding = read_bytes(large)
    assert content is None
    assert finding is not None
    assert (finding.rule.code, finding.params) == ("LYG007", {"what": "size", "limit": "64 MiB"})


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: 1".encode("utf-16"), Place(1, 1)),
        (b"a: 1\nb: \xe4\xb8\xad \xff", Place(2, 6)),
        (b"\xef\xbb\xbfa: \xff", Place(1, 4)),
    ],
)
def test_what_is_not_utf8(content: bytes, place: Place) -> None:
    text, finding = decode(content, "f")
    assert text is None
    assert finding is not None
    assert (finding.rule.code, finding.place) == ("LYG008", place)


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfa", "f") == ("a", None)


@pytest.mark.parametrize("name", ["targets.yml", "Targets.yaml", "targets.json"])
def test_a_misnamed_plan(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    (finding,) = load(Folder(tmp_path)).findings
    assert (finding.rule.code, finding.params) == ("LYG010", {"suggestion": name})


def test_no_plan_at_all(tmp_path: Path) -> None:
    loaded = load(Folder(tmp_path / "nowhere"))
    assert loaded.data is None
    assert [(f.rule.code, f.params) for f in loaded.findings] == [("LYG010", {})]
