"""Methods of other packages: found on the path, used like lygap's own, and told by name where they fail."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import DEMO
from lygap.figures import Reason
from lygap.methods import METHODS, Band, Method
from lygap.plugins import MethodError
from lygap.report.method_words import method_name, method_words

STEADY = """\
from itertools import pairwise

from lygap.figures import Reason
from lygap.methods import Band, Method


def steadiness(case):
    if case.value is None:
        return case.why_value
    values = [value for _, value in case.earlier] + [case.value]
    if len(values) < 2:
        return Reason.TOO_FEW_POINTS
    steps = [case.toward(after - before) for before, after in pairwise(values)]
    return sum(step > 0 for step in steps) / len(steps)


METHOD = Method(
    id="steady",
    statistic=steadiness,
    bands=(Band("on_track", 1.0), Band("at_risk", 0.75), Band("off_track", 0.5)),
    labels={"on_track": "always forward"},
    reference="none: an example",
    words={
        "name": {"zh": "稳步法", "en": "Steadiness"},
        "formula": {"zh": "朝目标方向的年度变化所占比重", "en": "share of yearly changes in the right direction"},
        "needs": "two values",
    },
)
"""


def installed(folder: Path, package: str, module: str, points: str) -> None:
    """A package as an installer leaves it: a module, and a folder that says what it is."""
    (folder / f"{package}.py").write_text(module, "utf-8")
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[console_scripts]\nx = y:z\n\n[lygap.methods]\n{points}\n", "utf-8")


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    return folder


def run(packages: Path, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(packages)}
    command = [sys.executable, "-m", "lygap", *words]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


STATUS = ("status", "2023", "-d", str(DEMO), "-i", "firms")


def test_a_method_of_another_package_is_used_like_any(packages: Path) -> None:
    installed(packages, "steady_method", STEADY, "steady = steady_method:METHOD")
    row = json.loads(run(packages, *STATUS, "-f", "json", "-m", "steady").stdout)["indicators"][0]
    assert (row["method"], row["statistic"], row["status"], row["label"]) == (
        "steady",
        1.0,
        "on_track",
        "always forward",
    )
    assert row["agreement"]["steady"] == "on_track"
    assert "steady" in json.loads(run(packages, *STATUS, "-f", "json").stdout)["indicators"][0]["agreement"]
    header = run(packages, *STATUS, "-f", "csv").stdout.splitlines()[0].split(",")
    assert header.index("agreement.steady") == header.index("agreement.escap") + 1


def test_it_says_its_own_words_in_both_languages(packages: Path) -> None:
    installed(packages, "steady_method", STEADY, "steady = steady_method:METHOD")
    shown = ("show", "firms", "2023", "-d", str(DEMO))
    for lang, name in (("en", "Steadiness"), ("zh", "稳步法")):
        for words in ((*shown, "--lang", lang), ("methods", "--lang", lang), (*STATUS, "-m", "steady", "--lang", lang)):
            assert name in run(packages, *words).stdout
    text = run(packages, "methods", "steady", "--lang", "zh").stdout
    assert "朝目标方向的年度变化所占比重" in text
    assert "two values" in text, "what is written in one language is better than nothing"
    listed = json.loads(run(packages, "methods", "-f", "json", "--lang", "en").stdout)["methods"]
    assert [m["name"] for m in listed if m["id"] == "steady"] == ["Steadiness"]


def test_a_method_without_words_is_called_by_its_id(packages: Path) -> None:
    module = STEADY[: STEADY.index("    words=")] + ")\n"
    installed(packages, "steady_method", module, "steady = steady_method:METHOD")
    for lang, heading in (("en", "steady: steady\n"), ("zh", "steady：steady\n")):
        ran = run(packages, "methods", "steady", "--lang", lang)
        assert (ran.returncode, ran.stdout.startswith(heading)) == (0, True)
        assert run(packages, "show", "firms", "-d", str(DEMO), "--lang", lang).returncode == 0


BROKEN = {
    "missing module": ("", "m = nowhere:METHOD", "ModuleNotFoundError: No module named 'nowhere'"),
    "missing attribute": ("", "m = broken:METHOD", "AttributeError: module 'broken' has no attribute 'METHOD'"),
    "fails": ("1 / 0\n", "m = broken:METHOD", "ZeroDivisionError: division by zero"),
    "leaves": ("raise SystemExit('no\\nmore')\n", "m = broken:METHOD", "SystemExit: no"),
    "no method": ("METHOD = 3\n", "m = broken:METHOD", "it is not a lygap.Method (int)"),
    "no attribute": ("", "m = broken", "it is not a lygap.Method (module)"),
    "taken": (STEADY.replace('"steady"', '"unsd"'), "m = broken:METHOD", "there is already a method with the id unsd"),
    "auto": (STEADY.replace('"steady"', '"auto"'), "m = broken:METHOD", "there is already a method with the id auto"),
    "bad id": (STEADY.replace('"steady"', '"My way"'), "m = broken:METHOD", "its id is My way; an id consists of"),
}


@pytest.mark.parametrize(("module", "points", "why"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_one_clear_line(packages: Path, module: str, points: str, why: str) -> None:
    installed(packages, "broken", module, points)
    installed(packages, "steady_method", STEADY, "steady = steady_method:METHOD")
    ran = run(packages, *STATUS, "-f", "json", "--lang", "en", "-m", "steady")
    assert (ran.returncode, ran.stderr.count("\n")) == (0, 1)
    assert ran.stderr.startswith("lygap: the method “m” of the package broken cannot be used: ")
    assert why in ran.stderr
    assert json.loads(ran.stdout)["indicators"][0]["method"] == "steady", "the others go on"


@pytest.mark.parametrize(
    ("returned", "why"),
    [("1 / 0", "ZeroDivisionError: division by zero"), ("float('nan')", "statistic: nan"), ("'x'", "statistic: 'x'")],
)
def test_one_that_fails_while_it_judges_is_told_by_name(packages: Path, returned: str, why: str) -> None:
    module = STEADY.replace("    if case.value is None:\n        return case.why_value\n", f"    return {returned}\n")
    installed(packages, "steady_method", module, "steady = steady_method:METHOD")
    ran = run(packages, *STATUS, "-f", "json", "--lang", "en")
    said = f"lygap: the method “steady” of the package steady_method failed while it judged: {why}\n"
    assert (ran.returncode, ran.stderr) == (2, said)


def test_what_is_no_file_of_entry_points_is_passed_over(packages: Path) -> None:
    installed(packages, "broken", "", "m = a:b")
    (packages / "broken-1.0.dist-info" / "entry_points.txt").write_text("lygap.methods\n]", "utf-8")
    ran = run(packages, *STATUS, "-f", "json")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_nothing_that_lies_with_data_is_run(packages: Path) -> None:
    """`python -m` has the current folder on its path."""
    installed(packages, "broken", "print('run')\n", "m = broken:METHOD")
    ran = run(Path(os.devnull), *STATUS, "-f", "json", folder=packages)
    assert (ran.returncode, ran.stderr, "run" in ran.stdout) == (0, "", False)


def test_to_look_for_them_loads_nothing() -> None:
    program = (
        "import sys, lygap.plugins as p; before = set(sys.modules); p.add_methods();"
        "new = set(sys.modules) - before; print(*[m for m in new if not m.startswith('lygap')])"
    )
    bare = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"importlib.metadata", "email", "zipfile", "configparser", "csv"} & set(bare)


@pytest.fixture
def registered() -> Iterator[Method]:
    """A method put in the registry by hand, as a notebook may."""
    method = Method(
        "mine", lambda case: 1.0 if case.value else Reason.NO_OBSERVATION, (Band("on_track", 1.0),), {}, "none"
    )
    METHODS["mine"] = method
    yield method
    del METHODS["mine"]


def test_a_method_may_be_put_in_the_registry_by_hand(registered: Method) -> None:
    assert (method_name("mine", "zh"), method_words("mine", "formula", "en")) == ("mine", None)
    METHODS["mine"] = registered._replace(words={"name": {"zh": "我的"}})
    assert (method_name("mine", "zh"), method_name("mine", "en")) == ("我的", "我的")


def test_what_fails_says_whose_it_is() -> None:
    assert str(MethodError("mine", "pack", "why")) == "mine (pack): why"
