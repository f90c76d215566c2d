"""What the pages on CI, the action and the hooks promise: their commands exist, and its script does as told."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import DEMO, Lygap
from lygap import __version__
from lygap.source import read_yaml
from pages import LANGS, ROOT, page

PAGES = {lang: page(lang, "ci.md") for lang in LANGS}
PAGE = PAGES["en"]
SAMPLE = re.compile(r"<!-- (github|gitlab|pre-commit) -->\n```yaml\n(.*?)```", re.DOTALL)
SAMPLES = SAMPLE.findall(PAGE)
COMMANDS = sorted({command for text in PAGES.values() for command in re.findall(r"lygap check [^`|\n]*", text)})


def parsed(text: str) -> Any:
    data, findings = read_yaml(text, "x.yaml")
    assert findings == []
    return data


ACTION = parsed((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {hook["id"]: hook for hook in parsed((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_the_samples_are_yaml() -> None:
    assert [kind for kind, _ in SAMPLES] == ["github", "github", "gitlab", "pre-commit"]
    assert all(isinstance(parsed(text), dict) for _, text in SAMPLES)


def test_the_samples_are_the_same_in_both_languages() -> None:
    assert SAMPLE.findall(PAGES["zh"]) == SAMPLES


@pytest.mark.parametrize("command", [*COMMANDS, *(hook["entry"] for hook in HOOKS.values())])
def test_every_option_named_exists(command: str, lygap: Lygap) -> None:
    options = set(re.findall(r"--[a-z-]+", command))
    assert options <= set(re.findall(r"--[a-z-]+", lygap("check", "-h").out))


def test_the_hooks_are_those_of_the_page() -> None:
    (sample,) = [text for kind, text in SAMPLES if kind == "pre-commit"]
    assert [hook["id"] for hook in parsed(sample)["repos"][0]["hooks"]] == list(HOOKS)


def test_the_samples_install_this_version_from_where_it_is() -> None:
    text = "".join(text for _, text in SAMPLES)
    address = "https://github.com/OWNER/lygap"
    assert re.findall(r"pip install (.*)", text) == [f'"git+{address}@v{__version__}"'] * 2
    assert re.findall(r"uses: (OWNER.*)", text) == [f"OWNER/lygap@v{__version__}"]
    assert re.findall(r"repo: (.*)\n +rev: (.*)", text) == [(address, f"v{__version__}")]


def test_the_action_says_where_it_runs() -> None:
    assert "Linux and macOS" in ACTION["description"]
    assert "Linux and macOS" in PAGE
    assert "Linux 和 macOS" in PAGES["zh"]


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_runs_whatever_changed(hook: dict[str, object]) -> None:
    # pre-commit names no deleted files: a hook that waits for certain files would let one be deleted.
    assert (hook["always_run"], hook["pass_filenames"]) == (True, False)
    assert hook.keys().isdisjoint({"files", "exclude", "types", "types_or", "exclude_types"})


def test_the_page_names_the_inputs_of_the_action() -> None:
    assert [name for name in ACTION["inputs"] for text in PAGES.values() if f"`{name}`" not in text] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize(
    ("inputs", "code", "said"),
    [
        ({}, 0, "::warning file=data/actuals/2023.yaml,line=7,"),
        ({"strict": "true"}, 1, "::warning file=data/actuals/2023.yaml,line=7,"),
        ({"paths": "data\n\ndata/targets.yaml"}, 0, "::warning"),
        ({"stale-after": "0"}, 0, "LYG401"),
        ({"against": "nowhere"}, 2, ""),
        ({"diff-base": "$(touch pwned)"}, 2, ""),
        ({"paths": "--help"}, 2, ""),
    ],
)
def test_the_script_of_the_action(inputs: dict[str, str], code: int, said: str, tmp_path: Path) -> None:
    step = ACTION["runs"]["steps"][-1]
    given = {name: inputs.get(name, about["default"]) for name, about in ACTION["inputs"].items()}
    env = {key: given[re.sub(r".*inputs\.([\w-]+).*", r"\1", value)] for key, value in step["env"].items()}
    program = tmp_path / "lygap" / "bin" / "lygap"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I -m lygap "$@"\n')
    program.chmod(0o755)
    shutil.copytree(DEMO, tmp_path / "data")
    page = tmp_path / "summary.md"
    env |= {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(page)}
    done = subprocess.run(
        ("bash", "-eo", "pipefail", "-c", step["run"]),
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stdout) == (code, True)
    assert page.exists() == (code != 2)
    assert not (tmp_path / "pwned").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_no_module_of_the_checked_folder_is_run_by_the_action(tmp_path: Path) -> None:
    """A checkout with modules called like those that Python would be asked for; the package is but looked at by pip."""
    steps = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
    work, temp, fake = (tmp_path / name for name in ("work", "temp", "package"))
    shutil.copytree(DEMO, work / "data")
    temp.mkdir()
    for name in ("venv", "pip", "yaml", "lygap", "sitecustomize", "usercustomize", "encodings"):
        (work / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n", "utf-8")
    fake.mkdir()
    (fake / "constraints.txt").write_text("", "utf-8")
    (fake / "pyproject.toml").write_text("neither a project nor TOML\n", "utf-8")
    env = {**os.environ, "RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(fake), "PIP_NO_INDEX": "1"}
    env["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), env["PATH"]))
    done = subprocess.run(
        ("bash", "-eo", "pipefail", "-c", steps["Install lygap"]["run"]),
        cwd=work,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "TOMLDecodeError" in done.stderr, "pip itself was asked, and found no package"
    assert (temp / "lygap" / "bin" / "python").exists()
    assert not (tmp_path / "ran").exists()


def test_nothing_that_people_are_told_to_type_runs_modules_of_the_current_folder() -> None:
    for file in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "action.yml"):
        told = re.findall(r"\bpython3? (?!-I\b)-m \w+.*", file.read_text("utf-8"))
        ours = ("-m pytest", "-m venv .venv", "-m lygap.model.preparing")  # typed in a checkout of lygap itself
        assert [line for line in told if not any(one in line for one in ours)] == []


def test_the_program_does_not_look_for_modules_in_the_current_folder(tmp_path: Path) -> None:
    for name in ("yaml", "typer", "lygap", "rich"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('ran')\n", "utf-8")
    for command in ((Path(sys.executable).parent / "lygap",), (sys.executable, "-I", "-m", "lygap")):
        run = subprocess.run((*command, "status", "2023"), cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (run.returncode, "ran" in run.stderr) == (0, False)
