"""The whole program in this process: a folder of any files, and a command line of any words."""

import gc
import io
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from examining import Ask, examined, laid_out
from lygap.__main__ import main
from promises import harmless, kept
from readers import PLAN, VALUES

_FILES: Mapping[str, bytes] = {
    "data/targets.yaml": PLAN,
    "data/actuals/2023.yaml": VALUES,
    "data/actuals/more.csv": b"indicator,year,value,source\nc,2021,120,plan\nc,2022,260,plan\nd,2022,3,s-1\n",
    "broken/targets.yaml": b"format: [\n",
    "\udcff\x1b[31m/targets.yaml": PLAN,
}


class Run(NamedTuple):
    """What one run of the command line left behind."""

    code: object
    out: str
    err: str


def folder(content: bytes) -> None:
    """A folder as JSON: its files as text (bytes that are no UTF-8 as lone surrogates) and what is asked of it."""
    case = json.loads(content)
    files = {name: None if text is None else as_bytes(text) for name, text in case["files"].items()}
    with laid_out(files) as base:
        examined(base, Ask(**case["ask"]))


def arguments(content: bytes) -> None:
    """A command line as JSON: words, environment and standard input; with 2 the program says why, and nothing else."""
    case = json.loads(content)
    words: list[str] = case["words"]
    with laid_out(_FILES) as base:
        done = _run(base, words, case["environment"], as_bytes(case["stdin"]))
    coloured = "always" in words or "--color=always" in words
    assert done.code in (0, 1, 2), done
    assert not done.err.startswith("lygap: bug"), done.err
    assert (done.code == 2) <= (not done.out and bool(done.err)), done
    harmless(done.err, coloured=coloured)
    answered = done.code != 2 and "_LYGAP_COMPLETE" not in case["environment"]
    kept(_form(words) if answered else "any", done.out, coloured=coloured)


def as_bytes(text: str) -> bytes:
    """The bytes that a text of a case stands for."""
    return text.encode("utf-8", "surrogateescape")


def _form(words: Sequence[str]) -> str:
    """The format that was asked for; none in particular where there are several or something else is printed."""
    given = [after for word, after in pairwise(words) if word in ("-f", "--format")]
    given += [word.partition("=")[2] for word in words if word.startswith(("-f=", "--format="))]
    other = {"-h", "--help", "--version", "-o", "--output"} & {word.partition("=")[0] for word in words}
    return given[0] if len(given) == 1 and not other else "any"


def _run(base: Path, words: Sequence[str], environment: Mapping[str, str], stdin: bytes) -> Run:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with _surrounded(base, words, environment) as stack:
        for name, stream in (("stdout", out), ("stderr", err), ("stdin", io.TextIOWrapper(io.BytesIO(stdin)))):
            stack.enter_context(patch.object(sys, name, stream))
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = 0 if end.code is None else end.code
    return Run(code, _printed(out), _printed(err))


@contextmanager
def _surrounded(base: Path, words: Sequence[str], environment: Mapping[str, str]) -> Iterator[ExitStack]:
    """The words and the environment in place, and everything that the program changes put back."""
    own = {"PATH": os.environ.get("PATH", ""), "HOME": str(base), "LANG": "C.UTF-8"}
    interrupt = signal.getsignal(signal.SIGINT)
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {**own, **environment}, clear=True))
        stack.enter_context(patch.object(sys, "argv", ["lygap", *words]))
        stack.enter_context(chdir(base))
        stack.callback(gc.enable)  # the command line runs without the collector
        stack.callback(signal.signal, signal.SIGINT, interrupt)
        yield stack


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    printed = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return str(printed.decode("utf-8"))
