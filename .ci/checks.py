"""Run every check of the project, also after one has failed, and sum up at the end.

    python .ci/checks.py              all of them
    python .ci/checks.py lint types   only those named

Run it with the Python of an environment that has the `dev` extra. It needs nothing else.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))
PYTHON = (sys.executable, "-W", "error")  # a warning of our own code, or one we provoke, is a failure

# The plan's twelve headline indicators in its order, each with the rate a year its target requires, in per cent.
# Two have no stated baseline, hence no rate.
HEADLINE_RATES = {
    "fiscal_st_input": 13.9898,
    "rd_intensity": 5.8660,
    "hightech_va_share": 2.9192,
    "tech_contracts": 17.4032,
    "high_value_patents": 12.0300,
    "high_tech_enterprises": 16.2076,
    "tech_smes": 9.7976,
    "innovation_platforms": 15.1359,
    "new_type_rd_institutions": 7.3941,
    "industry_research_institutes": None,
    "pilot_bases": 31.9508,
    "sci_tech_communities": None,
}


class CheckError(Exception):
    """What a check found wrong, in one sentence."""


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command with its output shown; a non-zero exit code fails the check."""
    code = subprocess.run(command, cwd=cwd, env=env, check=False).returncode
    if code != 0:
        raise CheckError(f"exit code {code}")


def read(*command: str | Path, cwd: Path, env: dict[str, str]) -> str:
    """Run a command and return what it prints on stdout."""
    done = subprocess.run(command, cwd=cwd, env=env, check=False, stdout=subprocess.PIPE)
    if done.returncode != 0:
        raise CheckError(f"{' '.join(map(str, command[1:]))}: exit code {done.returncode}")
    return done.stdout.decode("utf-8")


def expect(condition: bool, message: str) -> None:
    """Fail the check unless the condition holds."""
    if not condition:
        raise CheckError(message)


def check_format() -> None:
    """The code is formatted."""
    run(sys.executable, "-m", "ruff", "format", "--check", ".")


def check_lint() -> None:
    """Ruff finds nothing."""
    run(sys.executable, "-m", "ruff", "check", ".")


def check_types() -> None:
    """Mypy, strict, finds nothing."""
    run(sys.executable, "-m", "mypy")


def check_imports() -> None:
    """Each module imports only what its floor allows."""
    run(SCRIPTS / "lint-imports")


def check_tests() -> None:
    """The tests pass, on all cores, and reach the lines and branches they should."""
    run(*PYTHON, "-m", "pytest", "--cov", "--numprocesses=auto", "--dist=worksteal")


def check_data() -> None:
    """The built-in data has no errors; its warnings are the real conflicts between sources."""
    run(*PYTHON, "-m", "lygap", "check", "data")


def check_reports() -> None:
    """The reports for CI services are valid against the schemas published for them."""
    run(*PYTHON, ".ci/reports.py")


def check_site() -> None:
    """The pages make a site without a warning; a link to a page or heading that is not there is one."""
    with tempfile.TemporaryDirectory(prefix="lygap-") as name:
        folder = Path(name)
        strict = ("-q", "-W", "--keep-going", "-d", folder / "trees")
        run(sys.executable, "-m", "sphinx", *strict, ROOT / "docs", folder / "site")


def check_wheel() -> None:
    """The wheel, built from the sdist and installed alone, answers from an empty folder."""
    with tempfile.TemporaryDirectory(prefix="lygap-") as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
        (wheel,) = (folder / "dist").glob("*.whl")
        compare_data(wheel)
        smoke(install(wheel, folder / "venv"), folder)


def compare_data(wheel: Path) -> None:
    """The wheel holds the data of the repository, all of it and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name.removeprefix("lygap/") for name in archive.namelist() if name.startswith("lygap/data/")}
        expect("lygap/py.typed" in archive.namelist(), "the wheel lacks py.typed")
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()}
    expect(packed == here, f"the wheel's data differs from data/: {sorted(packed ^ here)}")


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a new environment and return the folder of its programs."""
    venv.create(folder, with_pip=True)
    scripts = folder / SCRIPTS.name
    run(scripts / "python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel)
    return scripts


def smoke(scripts: Path, folder: Path) -> None:
    """Run the commands everybody runs first, from an empty folder."""
    empty = folder / "empty"
    empty.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LYGAP_", "PYTHON"))}
    env["PYTHONWARNINGS"] = "error"
    lygap, python = scripts / "lygap", scripts / "python"
    print(read(lygap, "--version", cwd=empty, env=env), end="")
    inspect_status(json.loads(read(lygap, "status", "2023", "--format", "json", cwd=empty, env=env)))
    run(lygap, "check", "-d", "builtin", cwd=empty, env=env)
    expect("2022: 96" in read(lygap, "rule", "LYG309", cwd=empty, env=env), "`rule` lacks its example")
    page = read(lygap, "report", "2023", "--lang", "en", cwd=empty, env=env)
    expect(page.startswith("<!doctype html>") and "Progress in 2023" in page, "`report` writes no page")
    expect("eurostat" in read(python, "-m", "lygap", "methods", cwd=empty, env=env), "`methods` lacks eurostat")
    print("the installed wheel answers")


def inspect_status(status: dict[str, object]) -> None:
    """The twelve headline rows of the built-in plan are there, each with its required rate."""
    data, rows = status["data"], status["indicators"]
    assert isinstance(data, dict)
    assert isinstance(rows, list)
    expect(data["builtin"] is True, f"not the data of the wheel but {data['path']}")
    ids = [row["id"] for row in rows]
    expect(ids == list(HEADLINE_RATES), f"not the twelve headline rows but {ids}")
    for row, expected in zip(rows, HEADLINE_RATES.values(), strict=True):
        rate = row["required_cagr"]
        shown = None if rate is None else round(100 * rate, 4)
        expect(shown == expected, f"{row['id']}: required rate {shown} %, expected {expected} %")
        if rate is None:
            reason = row["undefined"].get("required_cagr")
            expect(reason == "no_baseline", f"{row['id']}: required rate undefined by {reason}, expected no_baseline")


CHECKS: dict[str, Callable[[], None]] = {
    "format": check_format,
    "lint": check_lint,
    "types": check_types,
    "imports": check_imports,
    "tests": check_tests,
    "data": check_data,
    "reports": check_reports,
    "site": check_site,
    "wheel": check_wheel,
}


def perform(name: str) -> str | None:
    """Run one check under its heading; return what is wrong."""
    print(f"\n=== {name}: {CHECKS[name].__doc__}", flush=True)
    start = time.perf_counter()
    problem = None
    try:
        CHECKS[name]()
    except (CheckError, OSError, ValueError, KeyError) as error:
        problem = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - start
    print(f"--- {name}: {problem or 'ok'} ({seconds:.1f} s)", flush=True)
    return problem


def main(names: list[str]) -> int:
    """Run the checks named, or all; return the exit code."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no such check: {', '.join(unknown)}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    problems = {name: perform(name) for name in names or CHECKS}
    failed = {name: problem for name, problem in problems.items() if problem}
    print("\n=== summary")
    for name in problems:
        print(f"{'FAILED' if name in failed else 'ok':8}{name}  {failed.get(name, '')}".rstrip())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
