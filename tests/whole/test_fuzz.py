"""The fuzzer's short run, without atheris: the whole corpus, and some inputs by chance, the same ones every time.

The long one is `python tests/fuzz/run.py`.
"""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import chance
import run
from generating import folders, mutated
from promises import kept
from readers import READERS
from targets import TARGETS, corpus, replay
from typed import command_lines

# How long an input takes to make depends on the machine, and must not decide.
few = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize(
    "file", [file for name in TARGETS for file in corpus(name)], ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_the_corpus(file: Path) -> None:
    replay(file)


@pytest.mark.parametrize("name", READERS)
def test_bytes_near_the_corpus(name: str) -> None:
    seeds = [file.read_bytes() for file in corpus(name)]
    few(given(mutated(seeds))(READERS[name]))()


@few
@given(folders())
def test_whole_folders(content: bytes) -> None:
    TARGETS["folder"](content)


@few
@given(command_lines())
def test_command_lines(content: bytes) -> None:
    TARGETS["arguments"](content)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "\x1b[31mred"),
        ("text", "a\rb"),
        ("text", "\u202egpj"),
        ("text", "\ud800"),
        ("text", " ::error::x"),
        ("text", "##[error]x"),
        ("text", "Traceback (most recent call last):"),
        ("any", "\x1b[31mred"),
        ("json", '{"a": NaN}'),
        ("json", '{"a": 1'),
        ("jsonl", "{}\n[]\n"),
        ("csv", "a,b\n1\n"),
        ("csv", 'a,b\n1,"x\ny"\n'),
        ("csv", "a,b\n1,=1+1\n"),
        ("tsv", "a\t@b\n"),
        ("junit", "<a><b></a>"),
        ("sarif", ""),
        ("gitlab", "["),
        ("github", "::debug::x\n"),
        ("github", "::error file=x::y\nz\n"),
    ],
)
def test_a_broken_promise_is_noticed(form: str, text: str) -> None:
    with pytest.raises((AssertionError, ValueError, SyntaxError)):
        kept(form, text)


def test_colours_and_annotations_are_no_harm_where_they_belong() -> None:
    kept("table", "\x1b[1;31mred\x1b[0m\n", coloured=True)
    kept("github", "::error file=x,line=1::y\n")
    kept("any", "::error file=x,line=1::y\n")
    kept("csv", "a,b\n-1,'=x\n")


def test_an_input_that_fails_is_kept_as_small_as_it_becomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(content: bytes) -> None:
        assert b'"check"' not in content

    monkeypatch.setitem(TARGETS, "arguments", fails)
    fuzzing = chance.Fuzzing("arguments", 10_000, tmp_path)
    with pytest.raises(AssertionError):
        fuzzing.round(1)
    (left,) = tmp_path.iterdir()
    assert json.loads(left.read_bytes()) == {"words": ["check", "data"], "environment": {}, "stdin": ""}
    assert fuzzing.inputs > 0


LOG = """\
#2\tpulse  cov: 10 ft: 11 corp: 1/1b lim: 4 exec/s: 1 rss: {}Mb
#90\tDONE   cov: 99 ft: 99 corp: 9/99b lim: 9 exec/s: 9 rss: {}Mb
stat::number_of_executed_units: 90
stat::new_units_added:          8
stat::slowest_unit_time_sec:    1
"""


class _Done:
    def __init__(self, log: str, code: int) -> None:
        self.stderr, self.stdout, self.returncode = log, "", code


@pytest.mark.parametrize(
    ("log", "code", "left", "problem"),
    [
        (LOG.format(70, 72), 0, "", ""),
        (LOG.format(70, 170), 0, "", ""),
        (LOG.format(70, 270), 0, "", "memory grew"),
        (LOG.format(70, 72), 1, "", "exit code 1, see rows.log"),
        (LOG.format(70, 72), 77, "crash-1", "failed/rows/crash-1"),
        ("", 0, "", "memory grew"),
    ],
)
def test_what_a_run_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: str, code: int, left: str, problem: str
) -> None:
    def ended(*_: object, **__: object) -> _Done:
        if left:
            (tmp_path / "failed" / "rows" / left).touch()
        return _Done(log, code)

    monkeypatch.setattr(run, "FOUND", tmp_path)
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr("subprocess.run", ended)
    seen = run.fuzz("rows", 1)
    assert seen.problem == problem
    assert not log or (seen.inputs, seen.new, seen.slowest) == (90, 8, 1)


def test_the_time_is_shared_and_all_targets_have_some() -> None:
    shares = run.shares([*run.GUIDED, *run.CHANCE], 600)
    assert {*shares} == {*TARGETS}
    assert sum(shares[name] for name in run.CHANCE) == 240
    assert abs(sum(shares.values()) - 600) <= len(shares)


def test_without_atheris_one_line_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "find_spec", lambda _: None)
    monkeypatch.setattr("sys.argv", ["run.py"])
    assert run.main() == 2
    assert capsys.readouterr().err.count("\n") == 1
