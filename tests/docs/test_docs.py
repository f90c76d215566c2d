"""What the documents show is what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Lygap

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
SHOWN = re.compile(r"<!-- output: (?P<command>[^\n]*?) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.usefixtures("in_repository")
def test_a_shown_output_is_the_real_one(name: str, lygap: Lygap, request: pytest.FixtureRequest) -> None:
    file = ROOT / name
    text = file.read_text(encoding="utf-8")
    shown = SHOWN.search(text)
    assert shown is not None
    words = shlex.split(shown["command"])
    variables = dict(word.split("=", 1) for word in words if re.match(r"[A-Z]+=", word))
    run = lygap(*[word for word in words if word not in {f"{k}={v}" for k, v in variables.items()}][1:], **variables)
    if request.config.getoption("--update-golden"):
        text = (
            text.replace(shown["output"], run.out)
            if shown["output"]
            else SHOWN.sub(lambda m: m[0][:-4] + run.out + "```\n", text)
        )
        file.write_text(text, encoding="utf-8")
        shown = SHOWN.search(text)
        assert shown is not None
    assert shown["output"] == run.out


@pytest.mark.parametrize("name", READMES)
def test_the_example_plan_works(name: str, lygap: Lygap, tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for path, text in blocks:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert lygap("check", str(tmp_path), "--strict").code == 0
    run = lygap("status", "-d", str(tmp_path), "-f", "csv")
    assert (run.code, run.out.count("\n")) == (0, 2)
    assert ",at_risk," in run.out


@pytest.mark.parametrize("name", READMES)
def test_both_set_up_commands_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/lygap status 2023\n" in text
    assert '.venv/bin/pip install -q -c constraints.txt -e ".[dev]" && .venv/bin/python .ci/checks.py\n' in text


def headings(file: Path) -> set[str]:
    """What links call the headings of a document."""
    text = re.sub(r"^```.*?^```", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(
    "file", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")], ids=str
)
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\(([^):#]*)(?:#([^)]*))?\)", file.read_text(encoding="utf-8"))
    aims = [(file.parent / name if name else file, anchor) for name, anchor in links]
    assert [aim for aim, _ in aims if not aim.exists()] == []
    assert [(aim, anchor) for aim, anchor in aims if anchor and anchor not in headings(aim)] == []


def test_every_command_of_the_readme_exists() -> None:
    listed = set(re.findall(r"^\| `lygap (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    # In a process of its own: a process keeps the language of the first help it shows.
    run = subprocess.run((sys.executable, "-m", "lygap", "-h"), stdout=subprocess.PIPE, check=True, text=True)
    helped = set(re.findall(r"^  (\w+) {2,}", run.stdout.partition("Commands:")[2], re.MULTILINE))
    assert listed == helped
