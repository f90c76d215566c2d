"""The pages on Python: their code runs, and prints what stands below it."""

import contextlib
import io
import re
import subprocess
import sys
import tomllib
import types
from pathlib import Path
from typing import Any

import pytest

from pages import LANGS, page

BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<output>.*?)```\n)?", re.DOTALL)


@pytest.fixture(scope="module", params=LANGS)
def text(request: pytest.FixtureRequest) -> str:
    """The page in each language."""
    return page(request.param, "python.md")


def module(text: str) -> str:
    """The module of the package that the page makes."""
    return next(found["code"] for found in BLOCK.finditer(text) if found["code"].startswith("# steady_method.py"))


class Frame:
    """As much of a data frame as the page uses, where pandas is not installed."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return self.rows


@pytest.mark.usefixtures("in_repository")
def test_the_code_runs_and_prints_what_it_says(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = types.ModuleType("pandas")
    pandas.DataFrame = Frame  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    names: dict[str, Any] = {}
    told = 0
    for block in BLOCK.finditer(text):
        if block["code"] == module(text):
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block["code"], "python.md", "exec"), names)
        if block["output"] is not None:
            assert printed.getvalue() == block["output"]
            told += 1
    assert (told, len(names["frame"].rows) > 100) == (5, True)
    own = "acme" if "acme" in names else "city"
    assert repr(names[f"{own}_again"]) == repr(names[own])


def test_the_package_works(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its module and its entry point, as an installer would leave them."""
    table = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert table is not None
    project = tomllib.loads(table[1])["project"]
    points = "".join(f"{name} = {target}\n" for name, target in project["entry-points"]["lygap.methods"].items())
    (tmp_path / "steady_method.py").write_text(module(text), "utf-8")
    info = tmp_path / "steady_method-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(f"[lygap.methods]\n{points}", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("LYGAP_LANG", "zh")
    command = [sys.executable, "-m", "lygap", "methods", "steady"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "steady：稳步法" in run.stdout
    assert "至少三个数值" in run.stdout
    program = "import lygap; print(lygap.status(lygap.load(), 2023, method='Steadiness')[0]['method'])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "steady\n"


def test_every_name_that_the_page_uses_is_exported(text: str) -> None:
    import lygap

    used = set(re.findall(r"\blygap\.([A-Za-z_]\w*)", text))
    assert used - {"methods", "figures"} <= set(lygap.__all__)
