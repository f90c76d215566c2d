"""Whatever stands in a data folder: a finding or one clear line, exit 1 or 2, no traceback, and harmless output."""

import csv
import errno
import io
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DEMO, Lygap, Run
from lygap.editing import New
from lygap.editing.insert import with_observation
from lygap.source import CONTROL

MIB = 1024 * 1024
COMMANDS = (
    ("check", "{}"),
    ("check", "{}", "-f", "json"),
    ("check", "{}", "-f", "github"),
    ("status", "2023", "-d", "{}"),
    ("show", "firms", "-d", "{}"),
)
TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "data")
    return tmp_path / "data"


def harmless(run: Run) -> None:
    """No bug, no traceback, and nothing that a terminal or a CI service would obey."""
    assert run.code in (0, 1, 2), run
    assert "Traceback" not in run.err
    assert not TERMINAL.search(run.out + run.err)
    lines = [line.strip() for line in (run.out + "\n" + run.err).splitlines()]
    assert not [line for line in lines if re.match("::(?!error |warning )", line) or "##[" in line]


def refused(lygap: Lygap, folder: Path, code: str | None = None) -> None:
    """Every command says in its own way that it will not go on."""
    for words in COMMANDS:
        run = lygap(*(word.format(folder) for word in words))
        harmless(run)
        assert run.code == (1 if words[0] == "check" else 2)
        if words[0] == "check":
            assert code is None or code in run.out, run.out
        else:
            assert (run.out, run.err.count("\n")) == ("", 1)


# ------------------------------------------------------------------------------------------- numbers

NO_NUMBERS = [
    "4.34%",
    "1,234",
    "约120",
    "—",
    "１２",
    "2023-01-01",
    "2023-01",
    "NaN",
    "nan",
    ".nan",
    ".inf",
    "-.INF",
    "Infinity",
    "inf",
    "1e400",
    "-1e400",
    "1_000",
    "1 000",
    "12:30",
    "'5'",
    "!!int 5",
    "!!float 5",
    "!!python/object/apply:os.system [id]",
    "9" * 301,
    "9" * 4000,
    "0x" + "f" * 290,
    "0x" + "f" * 299,
    "[[1]]",
    "{value: [1]}",
    "{value: 1, value: 2}",
    "*a",
    "true",
    "null",
    "~",
    "=1+1",
    "=cmd()",
    "'::error::x'",
    "<script>",
    "[red]x[/]",
    '"\\x1b[31m5"',
    '"\\u202e5"',
]


@pytest.mark.parametrize("text", NO_NUMBERS, ids=lambda text: f"{text[:20]}-{len(text)}")
def test_what_is_no_number_is_a_finding(plan: Path, lygap: Lygap, text: str) -> None:
    (plan / "actuals" / "x.yaml").write_text(f"year: 2022\nobservations:\n  firms: {text}\n", "utf-8")
    refused(lygap, plan, "x.yaml")


@pytest.mark.parametrize(
    "text",
    [t for t in NO_NUMBERS if t[:1] not in "[{~*'!\"" and t != "null"],
    ids=lambda text: f"{text[:20]}-{len(text)}",
)
def test_what_is_no_number_in_a_row_is_a_finding(plan: Path, lygap: Lygap, text: str) -> None:
    cell = f'"{text}"' if "," in text else text
    (plan / "actuals" / "x.csv").write_text(f"indicator,year,value\nfirms,2022,{cell}\n", "utf-8")
    refused(lygap, plan, "x.csv")


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0e0", "0"])
def test_there_is_no_minus_zero(plan: Path, lygap: Lygap, text: str) -> None:
    (plan / "actuals" / "x.yaml").write_text(f"year: 2030\nobservations:\n  loss: {text}\n", "utf-8")
    assert '"value": -0' not in lygap("show", "loss", "2030", "-d", str(plan), "-f", "json").out
    assert "-0 " not in lygap("show", "loss", "2030", "-d", str(plan)).out


# ------------------------------------------------------------------------------------------- texts and files

FILES: dict[str, bytes] = {
    "billion laughs": b"x_a: &a [l, l]\n" + b"".join(b"x_%d: &b%d [*a, *a]\n" % (i, i) for i in range(30)),
    "NUL": b"year: 2023\0\n",
    "only NUL": b"\0" * 1000,
    "not UTF-8": b"year: \xff\xfe\n",
    "overlong UTF-8": b"year: \xc0\xaf\n",
    "surrogate": b"x_a: \xed\xa0\x80\n",
    "UTF-16": "year: 2023\n".encode("utf-16"),
    "UTF-16 without a mark": "year: 2023\n".encode("utf-16-le"),
    "UTF-32": "year: 2023\n".encode("utf-32"),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbfyear: 2023\n",
    "tab": b"observations:\n\tfirms: 1\n",
    "python tag": b"x_a: !!python/object/apply:os.system ['touch hacked']\n",
    "python name": b"!!python/name:os.system {}\n",
    "a list as key": b"? [a, b]\n: 1\n",
    "a mapping as key": b"? {a: b}\n: 1\n",
    "merge": b"<<: {year: 2023}\n",
    "two documents": b"year: 2023\n---\nyear: 2024\n",
    "directive": b"%TAG ! tag:x,2000:\n---\n!x 1\n",
    "deep brackets": b"x_a: " + b"[" * 10_000,
    "deep closed brackets": b"x_a: " + b"[" * 10_000 + b"]" * 10_000,
    "deep braces": b"x_a: " + b"{a: " * 10_000,
    "deep dashes": b"x_a:\n" + b"- " * 10_000 + b"1\n",
    "deep indents": b"".join(b" " * i + b"a:\n" for i in range(1_000)),
    "question marks": b"? " * 10_000,
    "ten million on a line": b"x_a: " + b"a" * 10_000_000 + b"\n",
    "ten million numbers on a line": b"x_a: [" + b"1," * 5_000_000 + b"1]\n",
    "a long text": b"x_a: " + b"a" * 70_000 + b"\n",
    "a long text over lines": b"x_a: |\n" + b"  aaaaaaaaa\n" * 70_000,
    "a long key": b"a" * 70_000 + b": 1\n",
    "a long tag": b"x_a: !" + b"a" * 100_000 + b" 1\n",
    "a long alias": b"x_a: *" + b"a" * 100_000 + b"\n",
    "many control characters": b"\x01\n" * 1_000_000,
    "many duplicates": b"x_a: 1\n" * 500_000,
    "many tags": b"x_a:\n" + b"- !a 1\n" * 500_000,
    "unclosed quote": b'x_a: "' + b"a\n" * 100_000,
    "a lone carriage return": b"year: x\rregion: y\r",
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_yaml_file_is_a_finding(plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(plan)
    (plan / "actuals" / "x.yaml").write_bytes(FILES[name])
    refused(lygap, plan, "x.yaml")
    assert not (plan / "hacked").exists()


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_plan_is_a_finding(plan: Path, lygap: Lygap, name: str) -> None:
    (plan / "targets.yaml").write_bytes(FILES[name])
    refused(lygap, plan, "targets.yaml")


ROWS: dict[str, bytes] = {
    "NUL": b"indicator,year,value\nfirms,2022,\0\n",
    "open quote": b'indicator,year,value\nfirms,2022,"1\n' + b"x,\n" * 100_000,
    "a long cell": b"indicator,year,value,note\nfirms,2022,1," + b"a" * 200_000 + b"\n",
    "a million cells": b"indicator,year,value\n" + b"," * 1_000_000 + b"\n",
    "a million columns": b"indicator,year,value" + b",x_a" * 200_000 + b"\n",
    "ten million on a line": b"indicator,year,value\n" + b"a" * 10_000_000,
    "short rows": b"indicator,year,value\n" + b"a\n" * 100_000,
    "nothing": b"",
    "blank": b"\n\n\n",
    "mark alone": b"\xef\xbb\xbf",
    "semicolons": b"indicator;year;value\nfirms;2022;1\n",
    "a bidi mark": "indicator,year,value,note\nfirms,2022,1,a\u202eb\n".encode(),
    "UTF-16": "indicator,year,value\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_csv_file_is_a_finding(plan: Path, lygap: Lygap, name: str) -> None:
    (plan / "actuals" / "x.csv").write_bytes(ROWS[name])
    refused(lygap, plan, "x.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfyear: 2022\nobservations: {firms: 1}\n",
        b"year: 2022\r\nobservations: {firms: 1}\r\n",
        b"",
        b"# x",
        b"---\n...\n",
    ],
)
def test_marks_and_ends_of_lines_are_no_harm(plan: Path, lygap: Lygap, content: bytes) -> None:
    (plan / "actuals" / "x.yaml").write_bytes(content)
    assert lygap("status", "2023", "-d", str(plan)).code == 0


# ------------------------------------------------------------------------------------------- things that are no files


def circle(path: Path) -> None:
    path.symlink_to("y.yaml")
    path.with_name("y.yaml").symlink_to(path.name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024 * MIB)


THINGS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a circle of links": circle,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "a gigabyte": sparse,
}


@pytest.mark.parametrize("suffix", ["yaml", "csv"])
@pytest.mark.parametrize("name", THINGS)
def test_what_is_no_file_is_a_finding(plan: Path, lygap: Lygap, name: str, suffix: str) -> None:
    THINGS[name](plan / "actuals" / f"x.{suffix}")
    refused(lygap, plan, f"x.{suffix}")


@pytest.mark.parametrize("suffix", ["yaml", "csv"])
def test_a_file_that_may_not_be_read_is_a_finding(
    plan: Path, lygap: Lygap, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not hold an administrator up, so that the system's answer is given in its place.
    file = plan / "actuals" / f"x.{suffix}"
    file.write_text("year: 2022\n")
    original = os.open

    def denied(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path) == file:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return original(path, flags, mode)

    monkeypatch.setattr(os, "open", denied)
    refused(lygap, plan, file.name)


@pytest.mark.parametrize("name", THINGS)
def test_a_plan_that_is_no_file_cannot_be_used(plan: Path, lygap: Lygap, name: str) -> None:
    (plan / "targets.yaml").unlink()
    THINGS[name](plan / "targets.yaml")
    for words in COMMANDS:
        run = lygap(*(word.format(plan) for word in words))
        harmless(run)
        assert run.code == (1 if words[0] == "check" else 2)


@pytest.mark.parametrize("kind", ["file", "folder", "plan"])
def test_a_link_out_of_the_repository_is_a_finding(plan: Path, lygap: Lygap, tmp_path: Path, kind: str) -> None:
    (plan / ".git").mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("password: 123\n", "utf-8")
    if kind == "plan":
        (plan / "targets.yaml").unlink()
        (plan / "targets.yaml").symlink_to(outside / "secret.yaml")
    elif kind == "folder":
        (plan / "actuals" / "more").symlink_to(outside)
    else:
        (plan / "actuals" / "x.yaml").symlink_to(outside / "secret.yaml")
    refused(lygap, plan, "LYG001")
    assert "password" not in lygap("check", str(plan)).out
    shutil.rmtree(plan / ".git")
    (tmp_path / ".git").mkdir()
    assert "password" in lygap("check", str(plan)).out  # within the repository, links are the steward's own


@pytest.mark.parametrize(
    "path", ["x" * 5000, "x/" * 3000, "\x1b[31mx", "\u202ex", "a\nb", "::error::x", "/dev/zero", "/proc/self/mem"]
)
def test_a_path_that_is_none(lygap: Lygap, path: str) -> None:
    run = lygap("status", "-d", path)
    harmless(run)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("word", ["\x1b[31mx", "\u202ex", "\u200fx", "##[error]x", "a\n::error::x", "\udcff", "x\x85"])
@pytest.mark.parametrize("words", [("{}",), ("show", "firms", "2023", "{}"), ("show", "--{}"), ("check", "-{}"),
                                   ("check", "--stale-after", "{}")])  # fmt: skip
def test_what_was_typed_wrongly_is_neutralised(lygap: Lygap, words: tuple[str, ...], word: str) -> None:
    run = lygap(*(each.format(word) for each in words))
    harmless(run)
    assert not re.search("[\u200e\u200f]", run.err)
    assert (run.code, run.out) == (2, "")


# ------------------------------------------------------------------------------------------- what outputs carry

NAMES = [
    "[red]red[/red]",
    "[/]",
    ":smile:",
    "::error::x",
    "::stop-commands::x",
    "##[error]x",
    "=cmd()|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "＝1+1",
    "a;=1+1",
    "<script>alert(1)</script>",
    "](javascript:x)",
    "`x`",
    "| a | b |",
    "{0} {name} %s %n",
    "a\n::error::x",
    "x" * 60_000,
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:16])
def test_what_a_name_carries_is_neutralised(plan: Path, lygap: Lygap, name: str) -> None:
    import json

    text = (plan / "targets.yaml").read_text("utf-8")
    (plan / "targets.yaml").write_text(
        text + f"  hostile:\n    name: {json.dumps(name)}\n    kind: stock\n    direction: up\n"
        f"    group: {text.partition('groups:')[2].split(':')[0].strip()}\n"
        f"    unit: {json.dumps(name)}\n    note: {json.dumps(name)}\n",
        "utf-8",
    )
    for form in ("table", "md", "csv", "tsv", "json", "jsonl"):
        run = lygap("status", "2023", "-d", str(plan), "-g", "all", "-f", form)
        assert (run.code, run.err) == (0, "")
        harmless(run)
        if form in ("csv", "tsv"):
            cells = [
                cell
                for row in csv.reader(io.StringIO(run.out), delimiter="," if form == "csv" else "\t")
                for cell in row
            ]
            texts = [cell for cell in cells if not re.fullmatch(r"-?[0-9.e+-]+", cell)]
            assert not [cell for cell in texts if cell[:1] in "=+-@＝" and cell] or name[:1] in "+-"
            assert len(run.out.splitlines()) == len(list(csv.reader(io.StringIO(run.out))))
        if form == "md":
            assert not re.search(r"(?<!\\)<script", run.out)
            assert not re.search(r"(?<!\\)\]\(javascript", run.out)
    for form in ("table", "md", "json"):
        run = lygap("show", "hostile", "2023", "-d", str(plan), "-f", form)
        assert run.code == 0
        harmless(run)


FILE_NAMES = [
    "\x1b]0;x\x07",
    "\u202egpj",
    "a\nb",
    "::error::x",
    "[red]x",
    "=cmd()",
    "<script>",
    "\udcff",
    "a\r::error::b",
    "%0A::error::",
    "a,b:c",
]


@pytest.mark.parametrize("name", FILE_NAMES)
@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".yml"])
def test_what_the_name_of_a_file_carries_is_neutralised(plan: Path, lygap: Lygap, name: str, suffix: str) -> None:
    (plan / "actuals" / f"{name.replace('/', '')}{suffix}").write_text("year: x\nx: [\n", "utf-8")
    refused(lygap, plan)


@pytest.mark.parametrize("name", FILE_NAMES)
def test_what_the_name_of_the_folder_carries_is_neutralised(plan: Path, lygap: Lygap, name: str) -> None:
    folder = plan.rename(plan.with_name(name))
    for form in ("table", "json", "csv"):
        harmless(lygap("status", "2023", "-d", str(folder), "-f", form))
    harmless(lygap("record", "2023", "firms", "161", "-d", str(folder)))
    (folder / "actuals" / "x.yaml").write_text("x: 1\n", "utf-8")
    refused(lygap, folder)


QUOTED = [
    "##[error]x",
    "::error::x",
    "[red]x[/red]",
    "=cmd()",
    "\\x1b[31mx",
    "\\u202ex",
    "<script>x</script>",
    "%0A::error::x",
    "a\\n::error::x",
    "y" * 60_000,
]


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("text", QUOTED, ids=lambda text: text[:16])
def test_what_a_finding_quotes_is_neutralised(plan: Path, lygap: Lygap, text: str, form: str) -> None:
    file = plan / "actuals" / "x.yaml"
    for content in (
        f'"{text}": 1\n',
        f'observations: {{firms: "{text}"}}\n',
        f'observations: {{"{text}": 1}}\n',
        f'source: "{text}"\n',
        f'observations: {{firms: {{value: 1, year: 2022, bound: "{text}"}}}}\n',
        f'"{text}": 1\n"{text}": 2\n',
    ):
        file.write_text(content, "utf-8")
        run = lygap("check", str(plan), "-f", form)
        if form == "json":  # an indicator's id stands there as it is, in quotes
            run = run._replace(out=run.out.replace(f'"indicator": "{text}"', ""))
        harmless(run)
        assert run.code == 1


COMMANDS_TO_CI = ["::error::x", " ::set-output name=a::b", "##[error]x", "##vso[task.setvariable]x", "::add-mask::x"]


@pytest.mark.parametrize("words", COMMANDS_TO_CI)
def test_no_name_in_a_plan_begins_a_line_with_a_command(plan: Path, lygap: Lygap, words: str) -> None:
    import json

    name = json.dumps(words)
    (plan / "targets.yaml").write_text(
        f"""\
format: lygap/1
plan: {{id: p, name: {name}, lang: en, region: here, base_year: 2020, target_year: 2025, source: s}}
units: {{{name}: {name}}}
regions: {{here: {{name: {name}}}, there: {{name: {name}, part_of: here}}}}
sources: {{s: {{title: {name}, publisher: {name}, reference: {name}}}}}
groups: {{g: {{name: {name}}}}}
indicators:
  firms:
    name: {name}
    group: g
    unit: {name}
    definition: {name}
    note: {name}
    owner: {name}
    kind: coverage
    direction: up
    population: {{name: {name}, count: 9}}
    aliases: [{name}]
    baseline: {{value: 1, note: {name}, locator: {name}}}
    targets: [{{value: 5, note: {name}, locator: {name}}}, {{text: {name}, year: null}}]
""",
        "utf-8",
    )
    for path in (plan / "actuals").iterdir():
        path.unlink()
    values = f"firms: {{value: 3, year: 2023, note: {name}, locator: {name}, source: s}}"
    (plan / "actuals" / "v.yaml").write_text(f"observations: {{{values}}}\n", "utf-8")
    asked = ("status 2023", "status 2023 --by region", "status 2023 --by group", "show firms 2023", "path")
    for command in asked:
        for form in ("table", "md", "json", *(("csv", "tsv", "jsonl") if command == "status 2023" else ())):
            run = lygap(*command.split(), "-d", str(plan), "-f", form)
            assert run.code == 0
            harmless(run)
            assert "##vso[" not in run.out


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "junit", "sarif"])
@pytest.mark.parametrize("name", [*FILE_NAMES, "##vso[x]", "a\u2028b", "]]>", "&amp;", "\ufffe", "c:", "%41"])
def test_findings_about_hostile_names_are_what_their_format_says(
    name: str, form: str, plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json
    from xml.etree.ElementTree import fromstring

    monkeypatch.chdir(plan.parent)
    folder = plan.rename(name)
    (folder / "actuals" / f"{name}.yaml").write_text("observations: {nothing: {2022: 1}}\n", "utf-8")
    run = lygap("check", str(folder), "-f", form)
    harmless(run)
    assert run.code == 1
    assert "##vso[" not in run.out
    if form == "junit":
        assert fromstring(run.out).tag == "testsuites"
    elif form in ("json", "gitlab", "sarif"):
        assert json.loads(run.out)


def test_invisible_characters_are_refused() -> None:
    invisible = "\x1b\x07\x7f\x9b\u061c\u180e\u200b\u200e\u202e\u2028\u2060\u2066\ufeff\U000e0041"
    assert [c for c in invisible if not CONTROL.match(c)] == []
    assert [c for c in "\t\n\r中é\u3000\xa0\u200d😀" if CONTROL.match(c)] == []


def test_recording_cannot_write_a_hostile_text() -> None:
    text = with_observation("year: 2022\n", New("a", "x", 2022, "1", {"note": "x\n  b: 2"}), "x")
    assert text.count("\n") == 3


# ------------------------------------------------------------------------------------------- time and memory


def limited() -> None:
    """No more memory than promised, and far more time: how fast a machine is must not decide."""
    resource.setrlimit(resource.RLIMIT_DATA, (512 * MIB, 512 * MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


HEAVY = [
    "billion laughs",
    "deep dashes",
    "ten million numbers on a line",
    "many control characters",
    "many duplicates",
    "many tags",
]


@pytest.mark.parametrize("name", [*HEAVY, "a gigabyte", "full of marks", "full of letters"])
def test_within_the_promised_memory(plan: Path, name: str) -> None:
    file = plan / "actuals" / "x.yaml"
    if name == "a gigabyte":
        sparse(file)
    elif name == "full of marks":
        file.write_bytes(("😀" + "a" * 1000 + "\x01\n").encode() * 65_000)
    elif name == "full of letters":
        file.write_bytes(b"x_a: |\n" + b" abcdefghi\n" * 5_900_000)
    else:
        file.write_bytes(FILES[name])
    for command in ("check", "status"):
        words = [sys.executable, "-m", "lygap", command, *([] if command == "check" else ["-d"]), str(plan)]
        run = subprocess.run(words, preexec_fn=limited, capture_output=True, text=True, check=False, timeout=120)
        assert run.returncode == (1 if command == "check" else 2), run.stderr
        assert "Traceback" not in run.stderr
