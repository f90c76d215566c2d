"""Every command line of lygap in a document runs, in a copy of the built-in plan in a git repository.

What stands for something to be typed (ID, 年份) is filled in, what may be left out is tried with and without, and of
several words with a bar between them each is tried.
"""

import contextlib
import io
import itertools
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from conftest import Lygap
from lygap.cli import COMMANDS
from workbooks import xlsx

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "src" / "lygap" / "exchange" / "starting" / "first" / "en"
"""The plan of the tutorial …"""
SOURCE = "  council-2025: {title: Report of the council, date: 2025-04, kind: briefing}"
"""… and the source that is added there."""
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHELLS = ("", "bash", "console", "sh", "yaml")
"""The languages of blocks with commands; blocks of `text` are output."""
ELSEWHERE = re.compile(r"\s(?:\|\|?|&&|;|>|#)\s.*")
"""From where on a line is for the shell, or for another program."""
IN_BLOCK = re.compile(r"(?:^|[\s/;&|])lygap (.+)$", re.MULTILINE)
IN_TEXT = re.compile(r"`lygap ([^`]+)`")

STANDS_FOR = {
    "ID": "rd_intensity", "YEAR": "2023", "VALUE": "3.5", "KIND": "groups", "CODE": "LYG309", "COMMAND": "status",
    "PATH": "data", "FOLDER": "data", "NAME": "status",
    "FROM..TO": "2021..2025",
    "指标": "rd_intensity", "年份": "2023", "数值": "3.5", "种类": "groups", "代码": "LYG309", "命令": "status",
    "路径": "data", "文件夹": "data", "方法": "eurostat",
}  # fmt: skip
"""What is filled in."""
OF_COMMANDS = {
    "import": {"FILE": "统计表.xlsx", "文件": "统计表.xlsx"},
    "init": {"DIR": "new", "文件夹": "new", "FILE": "../统计表.xlsx", "文件": "../统计表.xlsx"},
    "methods": {"ID": "eurostat"},
    "report": {"FILE": "memo.md", "文件": "memo.md"},
}
"""What is filled in with some commands."""
LEFT_OUT = {"show": ["rd_intensity"], "record": ["2023", "rd_intensity", "3.5"], "import": ["统计表.xlsx"]}
"""What a sentence may leave out that names a command."""

CANNOT_RUN = {
    "init mine --from-xlsx plan.xlsx": "tests/exchange/test_first_status.py runs it, on its own workbook",
    "import plan.xlsx -d mine": "tests/exchange/test_first_status.py runs it, on its own workbook",
    "status -d mine": "tests/exchange/test_first_status.py runs it, on its own workbook",
    "status -m steady": "the method of the example package, which tests/docs/test_docs_python.py puts on the path",
}
"""Commands that do not run here, with the reason."""


SHEET = xlsx({"A1": "指标", "B1": "2023年", "A2": "全社会研发投入强度", "B2": 3.1}, "主要指标")
"""The spreadsheet that documents import."""


class Shown(NamedTuple):
    """A command line as a document has it, without `lygap`; `named` says that a sentence names it."""

    text: str
    named: bool


def shown(document: str) -> Iterator[Shown]:
    """The command lines of a document."""
    for language, block in FENCED.findall(document):
        if language in SHELLS:
            yield from (Shown(ELSEWHERE.sub("", text), named=False) for text in IN_BLOCK.findall(block))
    sentences = FENCED.sub("", document)
    yield from (Shown(ELSEWHERE.sub("", text), named=True) for text in IN_TEXT.findall(sentences))


def forms(text: str) -> list[str]:
    """All that a form says may be typed: with and without what stands in brackets, and each of several words."""
    pieces = re.split(r"([\w.-]+(?:\|[\w.-]+)+)", re.sub(r"[\[\]…]", "", text))
    choices = [piece.split("|") if position % 2 else [piece] for position, piece in enumerate(pieces)]
    whole = ["".join(words) for words in itertools.product(*choices)]
    return whole if "[" not in text else [*whole, re.sub(r"\[[^]]*\]", "", text)]


def words_of(line: str) -> list[str]:
    """The words of a command line."""
    typed = shlex.split(re.sub(r"\$\{[^}]*\}", "main", line))
    fillings = STANDS_FOR | OF_COMMANDS.get(typed[0], {})
    return [fillings.get(word, word) for word in typed]


COMMAND_LINES = sorted({one for document in DOCUMENTS for one in shown(document.read_text("utf-8"))})


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in plan under version control, with a branch elsewhere."""
    folder = tmp_path_factory.mktemp("documented")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(FIRST, folder / "plan")
    plan = folder / "plan" / "targets.yaml"
    plan.write_text(plan.read_text("utf-8").replace("\nsources:\n", f"\nsources:\n{SOURCE}\n"), "utf-8")
    (folder / "sheet.csv").write_text("Indicator,2024\nPublic charging points,960\n", "utf-8")
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    (folder / "统计表.xlsx").write_bytes(SHEET)
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("commit", "-qm", "x"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(("git", "-C", str(folder), *who, *words), check=True, capture_output=True)
    return folder


@pytest.fixture
def at_work(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that to write in, as the current folder, with a file of it on standard input."""
    work = tmp_path / "work"
    shutil.copytree(repository, work)
    docx.Document().save(str(work / "ours.docx"))  # a template
    monkeypatch.chdir(work)
    content = (work / "data" / "actuals" / "2023.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    return work


def failure(one: Shown, lygap: Lygap) -> str:
    """What goes wrong when it is typed; empty where all is well."""
    for form in forms(one.text):
        words = words_of(form)
        with contextlib.chdir(tempfile.mkdtemp(dir=".") if words[0] == "init" else "."):  # it begins in an empty folder
            run = lygap(*words)
            if run.code == 2 and one.named and words[0] in LEFT_OUT:
                run = lygap(*words, *LEFT_OUT[words[0]])
        if run.code not in (0, 1):
            return f"{form}: {run.code} {run.err}"
    return ""


@pytest.mark.parametrize("one", COMMAND_LINES, ids=lambda one: one.text)
@pytest.mark.usefixtures("at_work")
def test_a_command_line_runs(one: Shown, lygap: Lygap) -> None:
    assert words_of(one.text)[0].startswith("-") or words_of(one.text)[0] in COMMANDS
    failed = failure(one, lygap)
    if one.text in CANNOT_RUN:
        assert failed, "it runs, and needs no exception"
    else:
        assert failed == ""


def test_exceptions_are_in_use() -> None:
    assert set(CANNOT_RUN) <= {one.text for one in COMMAND_LINES}


def test_a_command_that_is_not_there_is_noticed(lygap: Lygap, at_work: Path) -> None:
    page = "Run `lygap status --every` or\n\n```console\n$ lygap stats  # now\n```\n\n```text\nlygap nothing\n```\n"
    found = list(shown(page))
    assert found == [Shown("stats ", named=False), Shown("status --every", named=True)]
    assert all(failure(one, lygap) for one in found)
    assert failure(Shown("record", named=False), lygap)
    assert failure(Shown("record", named=True), lygap) == ""
    assert "3.5" in (at_work / "data" / "actuals" / "2023.yaml").read_text("utf-8")


def test_forms_are_tried_in_all_ways() -> None:
    assert forms("show ID [YEAR]") == ["show ID YEAR", "show ID "]
    assert forms("status --by group|region -f json") == ["status --by group -f json", "status --by region -f json"]
    assert words_of("path [ID…]".replace("[", "").replace("…]", "")) == ["path", "rd_intensity"]
    assert words_of("methods ID") == ["methods", "eurostat"]
    assert words_of('check . --against "origin/${A:-$B}"') == ["check", ".", "--against", "origin/main"]
    assert [one.text for one in shown("`lygap check . || true`, `lygap path ID > p.csv`")] == ["check .", "path ID"]
