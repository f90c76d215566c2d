"""Change the calculation and the rules in small ways, one at a time, and count which changes the tests notice.

    python bench/mutants.py [--processes 2] [--update] [FOLDER]

Needs `pip install mutmut` beside the `dev` extra. It works on a copy of the repository in FOLDER (build/mutants), and
takes up there where it was stopped: what has not changed since is not tried again. mutmut makes the changes inside
functions, and leaves those with decorators alone. The numbers at the top of modules, among them every method's
thresholds, are changed here: whole ones by one, others by a hundredth.

Prints the score of each module and every change that no test noticed, with the reason given in docs/build/mutation.md,
which `--update` writes anew. The exit code is 1 if less than 90 % were noticed, or one that was not has no reason.
"""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MUTMUT = Path(sys.executable).with_name("mutmut")
PAGE = ROOT / "docs" / "build" / "mutation.md"
SCOPE = ("figures/*", "judge/*", "methods/*", "plan/*", "checks/*", "checks/runs/*")
TESTS = tuple(f"tests/{package}" for package in ("figures", "judge", "methods", "plan", "checks"))
"""The tests of the calculation and the rules; others would notice a change too, but late."""
AIM = 90.0
START, END = "<!-- survivors -->\n", "<!-- end -->\n"
ROW = re.compile(r"^\| (`.*`) \| (.*) \| (.*) \|$", re.MULTILINE)


class Change(NamedTuple):
    """One change: of which module and function, what it was and became, and whether a test noticed."""

    module: str
    function: str
    text: str
    noticed: bool

    @property
    def cells(self) -> tuple[str, str]:
        """Where it is and what it is, as the page writes them."""
        return f"`{self.module}.{self.function}`", self.text.replace("|", "\\|")


def copy(folder: Path) -> None:
    """Bring the copy up to date with the working tree, and tell mutmut what to do."""
    done = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, stdout=-1, check=True)
    for name in filter(None, done.stdout.decode().split("\0")):
        there = folder / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, there)
    other = [path.name for path in folder.iterdir() if path.name not in ("src", "tests", "mutants")]
    table = {
        "source_paths": ["src/"],
        "only_mutate": [f"src/lygap/{path}" for path in SCOPE],
        "pytest_add_cli_args_test_selection": list(TESTS),
        "also_copy": other,
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("[tool.mutmut]\n" + "".join(f"{key} = {value}\n" for key, value in table.items()))


def mutmut(folder: Path, *words: str) -> str:
    """What a command of mutmut prints."""
    return subprocess.run((MUTMUT, *words), cwd=folder, stdout=subprocess.PIPE, check=True).stdout.decode()


def results(folder: Path) -> dict[str, str]:
    """What mutmut knows of each of its changes."""
    if not (folder / "mutants").is_dir():
        return {}
    lines = mutmut(folder, "results", "--all", "true").splitlines()
    return {key: status for key, _, status in (line.strip().partition(": ") for line in lines)}


def inside_functions(folder: Path, processes: int) -> Iterator[Change]:
    """Every change that mutmut makes; those that stayed before are tried again, for the tests may be better now."""
    run = (MUTMUT, "run", "--max-children", str(processes))
    stayed = {key for key, status in results(folder).items() if status == "survived"}
    subprocess.run(run, cwd=folder, check=True)
    again = [key for key, status in results(folder).items() if status == "survived" and key in stayed]
    if again:
        subprocess.run((*run, *again), cwd=folder, check=True)
    for key, status in results(folder).items():
        module, _, name = key.removeprefix("lygap.").rpartition(".")
        function = name.rpartition("__mutmut_")[0].removeprefix("x").strip("_ǁ").replace("ǁ", ".")
        noticed = status in ("killed", "timeout", "segfault")
        yield Change(module, function, "" if noticed else difference(mutmut(folder, "show", key)), noticed)


def difference(diff: str) -> str:
    """The lines of a diff that changed, before and after."""
    before, after = (
        " ".join(line[1:].strip() for line in diff.splitlines() if line[0:1] == sign and line[:3] != sign * 3)
        for sign in "-+"
    )
    return f"`{before}` → `{after}`"


def numbers(tree: ast.AST) -> Iterator[ast.Constant]:
    """The numbers outside of functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield node
        elif not isinstance(node, ast.FunctionDef):
            yield from numbers(node)


def outside_functions(folder: Path) -> Iterator[Change]:
    """Every number at the top of a module, changed by little."""
    package = folder / "src" / "lygap"
    command = (sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *TESTS)
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for path in sorted(found for pattern in SCOPE for found in package.glob(pattern) if found.suffix == ".py"):
        text = path.read_text("utf-8")
        lines = text.splitlines(keepends=True)
        module = ".".join(path.relative_to(package).with_suffix("").parts)
        for node in numbers(ast.parse(text)):
            value = node.value
            assert isinstance(value, int | float)
            other = value + 1 if isinstance(value, int) else value * 1.01 or 0.01
            line = lines[node.lineno - 1].encode()
            changed = line[: node.col_offset] + str(other).encode() + line[node.end_col_offset :]
            path.write_text("".join([*lines[: node.lineno - 1], changed.decode(), *lines[node.lineno :]]), "utf-8")
            noticed = subprocess.run(command, cwd=folder, env=environment, stdout=-1, check=False).returncode != 0
            path.write_text(text, "utf-8")
            yield Change(module, "(top)", f"`{line.decode().strip()}` → `{changed.decode().strip()}`", noticed)


def score(changes: list[Change]) -> float:
    """The share that was noticed, in per cent."""
    return 100 * sum(change.noticed for change in changes) / len(changes)


def report(changes: list[Change], reasons: dict[tuple[str, str], str]) -> str:
    """The tables of the page."""
    rows = ["| module | changes | noticed | |", "|---|---|---|---|"]
    for module in [*dict.fromkeys(change.module for change in changes), ""]:
        there = [change for change in changes if module in ("", change.module)]
        name = f"`{module}`" if module else "all"
        rows.append(f"| {name} | {len(there)} | {sum(c.noticed for c in there)} | {score(there):.1f} % |")
    rows += ["", "| where | change that no test notices | why it may stay |", "|---|---|---|"]
    left = sorted({change.cells for change in changes if not change.noticed})
    rows += [f"| {where} | {text} | {reasons.get((where, text), '?')} |" for where, text in left]
    return "\n".join(rows) + "\n"


def main() -> int:
    """Make all changes and report; return the exit code."""
    parser = argparse.ArgumentParser(description="which small changes of the code the tests notice")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "mutants", help="for the copy")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="at a time (default: one a core)")
    parser.add_argument("--update", action="store_true", help="write the tables of docs/build/mutation.md anew")
    asked = parser.parse_args()
    copy(asked.folder)
    changes = [*inside_functions(asked.folder, asked.processes), *outside_functions(asked.folder)]
    changes.sort(key=lambda change: change.module)
    page = PAGE.read_text("utf-8")
    tables = report(changes, {(where, text): why for where, text, why in ROW.findall(page)})
    print(tables)
    if asked.update:
        head, _, rest = page.partition(START)
        PAGE.write_text(head + START + tables + END + rest.partition(END)[2], "utf-8")
    return 0 if score(changes) >= AIM and " | ? |" not in tables else 1


if __name__ == "__main__":
    sys.exit(main())
