"""How much of anything is read and told, and what is not read because it is no plan."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Lygap, counted
from lygap.findings import Finding
from lygap.reading import Folder, folder, load, read
from lygap.reading.document import Document
from lygap.reading.folder import Contents, TooLarge, files_in, files_of
from lygap.reading.table import Cells

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025}
indicators: {x: {name: X, kind: ratio, direction: up, baseline: 12, target: 20}}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "actuals" / "v.yaml").write_text("observations: {x: {2023: 15}}\n", "utf-8")
    return tmp_path / "data"


def findings(plan: Path) -> list[Finding]:
    return load(Folder(plan), with_warnings=True).findings


def limits(plan: Path) -> list[tuple[str, str]]:
    """What is more than there may be, by what it is, with the severity."""
    return [(f.params["what"], f.rule.severity) for f in findings(plan) if f.rule.code == "LYG007"]


# ------------------------------------------------------------------------------------------- files and folders


@pytest.mark.parametrize(
    ("name", "what", "made"),
    [
        ("MAX_ENTRIES", "entries", "a{}.txt"),
        ("MAX_ENTRIES", "entries", ".a{}"),
        ("MAX_FILES", "files", "a{}.yaml"),
        ("MAX_FILES", "files", "a{}.csv"),
        ("MAX_FOLDERS", "folders", "a{}/"),
        ("MAX_NESTING", "nesting", "/a"),
    ],
)
def test_there_is_a_limit_of_each_thing(
    name: str, what: str, made: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, name, 5)

    def make(number: int) -> None:
        path = plan / "actuals" / (made.format(number).lstrip("/") if made[0] != "/" else "a/" * number)
        path.mkdir(parents=True, exist_ok=True) if made.endswith(("/", "/a")) else path.touch()

    for number in range(4):
        make(number)
    assert limits(plan) == []
    for number in range(4, 7):
        make(number)
    assert limits(plan) == [(what, "error")]


def test_a_link_to_the_whole_disk_comes_to_an_end(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_ENTRIES", 1000)
    looked_at: list[object] = []
    for path in (plan / "actuals").iterdir():
        path.unlink()
    (plan / "actuals").rmdir()
    (plan / "actuals").symlink_to("/")
    monkeypatch.setattr(os, "scandir", counted(os.scandir, looked_at))
    found = findings(plan)
    monkeypatch.undo()
    assert [f.params["what"] for f in found if f.rule.code == "LYG007"] == ["entries"]
    assert len(looked_at) <= 1000


def test_each_entry_of_a_folder_is_looked_at_once(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (plan / "actuals" / f"a{number}.txt").touch()
    asked: list[object] = []
    monkeypatch.setattr(os.path, "realpath", counted(os.path.realpath, asked))
    files_of(plan)
    assert len(asked) < 10


@pytest.fixture
def abyss(plan: Path) -> Iterator[Path]:
    """A plan with a folder in a folder, deeper than a path may be long; taken away from below, as nothing else can."""
    handles = [os.open(plan / "actuals", os.O_RDONLY)]
    for _ in range(500):
        os.mkdir("d" * 9, dir_fd=handles[-1])
        handles.append(os.open("d" * 9, os.O_RDONLY, dir_fd=handles[-1]))
    yield plan
    while handles:
        os.close(handles.pop())
        if handles:
            os.rmdir("d" * 9, dir_fd=handles[-1])


def test_an_abyss_of_folders_is_no_bug(abyss: Path, lygap: Lygap) -> None:
    run = lygap("check", str(abyss))
    assert (run.code, run.out.count("LYG007")) == (1, 1)
    assert lygap("status", "2023", "-d", str(abyss)).code == 2


def test_all_files_together_have_a_limit(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (plan / "actuals" / f"w{number}.yaml").write_text("# " + "w" * 1000 + "\n", "utf-8")
    assert limits(plan) == []
    opened: list[tuple[Path]] = []
    monkeypatch.setattr(read, "read_bytes", counted(folder.read_bytes, opened))
    monkeypatch.setattr(read, "MAX_TOTAL", 2500)
    assert limits(plan) == [("total", "error")]
    assert [path.name for (path,) in opened] == ["targets.yaml", "v.yaml", "w0.yaml", "w1.yaml", "w2.yaml"]


def test_another_state_has_the_same_limits(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_FILES", 5)
    contents = {"targets.yaml": b""} | {f"actuals/a{number}.yaml": b"" for number in range(6)}
    assert [f.params["what"] for f in files_in(contents, plan).findings] == ["files"]
    assert files_in({**contents, "actuals/a0.yaml": None}, plan).actuals == []
    of_all: Contents = {"targets.yaml": b"", "actuals": TooLarge("entries", 7)}
    assert [f.params for f in files_in(of_all, plan).findings] == [{"what": "entries", "limit": "7"}]


# ------------------------------------------------------------------------------------------- findings


def test_of_all_findings_so_many_are_kept(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 50)
    for number in range(3):
        rows = "".join(f"u{number}_{i},2023,1\n" for i in range(40))
        (plan / "actuals" / f"u{number}.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    found = findings(plan)
    assert len(found) == 51
    assert limits(plan) == [("errors", "error")]


def test_what_is_left_out_is_not_made(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 50)
    made: list[object] = []
    monkeypatch.setattr(Document, "find", counted(Document.find, made))
    rows = "".join(f"u{i},2023,1\n" for i in range(500))
    (plan / "actuals" / "u.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    findings(plan)
    assert len(made) == 50


def test_near_words_are_looked_for_among_so_many(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "_COMPARED", 250)
    described = "".join(f"  indicator_{i}: {{name: N, kind: ratio, direction: up}}\n" for i in range(99))
    (plan / "targets.yaml").write_text(
        PLAN.replace("indicators: {", "indicators:\n  ")[:-2] + "\n" + described, "utf-8"
    )
    rows = "".join(f"indicatr_{i},2023,1\n" for i in range(9))
    (plan / "actuals" / "u.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    assert sum("suggestion" in f.params for f in findings(plan) if f.rule.code == "LYG201") == 2


def test_warnings_that_are_left_out_are_no_error(plan: Path, monkeypatch: pytest.MonkeyPatch, lygap: Lygap) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 5)
    rows = "".join(f"x,{year},{value}\n" for year in range(2001, 2012) for value in (14, 15))
    (plan / "actuals" / "r.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    assert limits(plan) == [("warnings", "warning")]
    assert lygap("check", str(plan)).code == 0
    assert lygap("check", str(plan), "--strict").code == 1


def test_what_the_plan_ignores_takes_nobodys_place(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 5)
    (plan / "targets.yaml").write_text(PLAN + "checks: {LYG305: {ignore: known}}\n", "utf-8")
    rows = "".join(f"x,{year},{value}\n" for year in range(2001, 2012) for value in (14, 15))
    (plan / "actuals" / "r.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    assert limits(plan) == []


def test_a_warning_that_is_an_error_here_is_one_though_left_out(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 5)
    (plan / "targets.yaml").write_text(PLAN + "checks: {LYG305: {severity: error}}\n", "utf-8")
    rows = "".join(f"x,{year},{value}\n" for year in range(2001, 2012) for value in (14, 15))
    (plan / "actuals" / "r.csv").write_text(f"indicator,year,value\n{rows}", "utf-8")
    assert ("errors", "error") in limits(plan)


def test_after_so_many_broken_files_no_more_are_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_TOLD", 5)
    for number in range(20):
        (plan / "actuals" / f"w{number:02}.yaml").write_text("x: [\n", "utf-8")
    assert limits(plan) == [("unread", "error")]
    assert len(findings(plan)) == 7


# ------------------------------------------------------------------------------------------- places in tables


def test_the_places_of_a_row_are_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"c{number}" for number in range(500)]
    cells = Cells(",".join(names) + "\n" + ",".join("1" * 500) + "\n")
    walked: list[tuple[Cells, int]] = []
    monkeypatch.setattr(Cells, "_walked", counted(Cells._walked, walked))
    for line in (1, 2):
        for number, name in enumerate(names):
            assert cells.place((line, name)).line == line
            assert cells.place((1, name)).column == len(",".join(names[:number])) + (2 if number else 1)
    assert [line for _, line in walked] == [1, 2]


# ------------------------------------------------------------------------------------------- null in a table


@pytest.mark.parametrize("word", ["null", "~", "Null", "NULL"])
@pytest.mark.parametrize(
    "column", ["year", "value", "increment", "growth", "from", "margin", "preferred", "break", "as_of", "bound"]
)
def test_a_word_for_nothing_is_no_empty_cell(word: str, column: str, plan: Path) -> None:
    columns = [
        "indicator",
        "year",
        "value",
        "increment",
        "growth",
        "from",
        "margin",
        "preferred",
        "break",
        "as_of",
        "bound",
    ]
    given = dict.fromkeys(columns, "") | {"indicator": "x", "year": "2022", "value": "14"} | {column: word}
    (plan / "actuals" / "n.csv").write_text(",".join(columns) + "\n" + ",".join(given.values()) + "\n", "utf-8")
    found = findings(plan)
    assert [(f.is_error, f.place.line) for f in found] == [(True, 2)]
    assert word in found[0].params["value"]


# ------------------------------------------------------------------------------------------- a plan that is none

NO_PLANS: dict[str, Callable[[Path], object]] = {
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a circle of links": lambda path: path.symlink_to(path.name),
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "an empty file": Path.touch,
}


@pytest.mark.parametrize("where", [".", "data"])
@pytest.mark.parametrize("name", NO_PLANS)
def test_a_plan_that_cannot_be_read_is_never_passed_over(
    name: str, where: str, tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / where).mkdir(exist_ok=True)
    NO_PLANS[name](tmp_path / where / "targets.yaml")
    monkeypatch.chdir(tmp_path)
    for words in (("status",), ("show", "rd_intensity"), ("path",), ("record", "2023", "x", "1")):
        run = lygap(*words)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    run = lygap("check")
    assert run.code == 1
    assert "targets.yaml" in run.out


def test_a_plan_that_nobody_may_look_for_is_not_passed_over(
    tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    original = Path.lstat

    def denied(self: Path) -> os.stat_result:
        if self.parent.name == "data":
            raise PermissionError(13, "Permission denied", str(self))
        return original(self)

    monkeypatch.setattr(Path, "lstat", denied)
    run, check = lygap("status"), lygap("check")
    monkeypatch.undo()
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert (check.code, "LYG001" in check.out) == (1, True)
