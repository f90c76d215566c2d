"""Which plan is meant where nobody names one."""

import os
from pathlib import Path

import pytest

from conftest import Lygap
from lygap.reading import Folder
from lygap.reading.folder import builtin_folder, given_folder
from lygap.reading.nearby import NearMiss, near_miss, plan_above, plan_here, plans_below

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2030, source: s}
sources: {s: {title: S, kind: statistics, date: 2021}}
indicators: {a: {name: A, kind: stock, direction: up, baseline: 1, target: 2}}
"""


def plan_in(folder: Path) -> Path:
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(PLAN, "utf-8")
    return folder


def test_the_plan_of_a_folder_itself_is_in_its_data_or_beside(tmp_path: Path) -> None:
    assert plan_here(tmp_path) is None
    plan_in(tmp_path)
    assert plan_here(tmp_path) == Folder(Path())
    plan_in(tmp_path / "data")
    assert plan_here(tmp_path) == Folder(Path("data"))


def test_within_a_repository_it_is_looked_for_up_to_its_root(tmp_path: Path) -> None:
    plan_in(tmp_path)
    root = tmp_path / "repository"
    deep = root / "a" / "b"
    deep.mkdir(parents=True)
    (root / ".git").mkdir()
    assert plan_above(deep) is None  # what lies above the repository is somebody else's
    assert plan_above(root) is None
    data = plan_in(root / "data")
    assert plan_above(deep) == Folder(data)
    nearer = plan_in(root / "a")
    assert plan_above(deep) == Folder(nearer)


def test_outside_a_repository_it_is_looked_for_up_to_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    above = plan_in(tmp_path)
    deep = tmp_path / "home" / "a" / "b"
    elsewhere = tmp_path / "elsewhere" / "c"
    for folder in (deep, elsewhere):
        folder.mkdir(parents=True)
    assert plan_above(elsewhere) == Folder(above)  # which does not lie in the home folder: up to the root
    assert plan_above(deep) is None
    home = plan_in(tmp_path / "home")
    assert plan_above(deep) == Folder(home)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may look into every folder")
def test_what_may_not_be_looked_into_is_somebody_elses(tmp_path: Path) -> None:
    closed = tmp_path / "data"
    closed.mkdir(mode=0)
    (tmp_path / "a").mkdir()
    assert plan_above(tmp_path / "a") is None
    closed.chmod(0o700)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("targets.yml", "misnamed"),
        ("Targets.yaml", "misnamed"),
        ("target.yaml", "misnamed"),
        ("targets.yaml.txt", "misnamed"),
        ("data/targets.yml", "misnamed"),
        ("DATA/targets.yaml", "misnamed"),
        ("actual/2023.yaml", "no_targets"),
        ("Actuals/2023.yaml", "no_targets"),
        ("data/actual/2023.yaml", "no_targets"),
    ],
)
@pytest.mark.parametrize("words", ["status", "show a", "path", "check", "record 2023 a 1", "check -"])
def test_a_near_miss_is_an_error_of_every_command(
    tmp_path: Path, path: str, kind: str, words: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(PLAN if path.startswith("DATA") else "", "utf-8")
    monkeypatch.chdir(tmp_path)
    run = lygap(*words.split(), "--lang", "en")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    parts = Path(path).parts
    first = path if path in {"targets.yml", "data/targets.yml"} or len(parts) == 1 else "/".join(parts[:-1])
    assert f" {first}" in run.err
    miss = near_miss(Path())
    assert miss is not None
    assert miss.kind == kind


def test_a_near_miss_is_told_of_a_folder_that_was_named(tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "targets.yml").touch()
    assert near_miss(tmp_path) == NearMiss(tmp_path / "targets.yml", "misnamed")
    run = lygap("status", "-d", str(tmp_path), "--lang", "en")
    assert (run.code, "targets.yml. If that is the plan, rename it" in run.err) == (2, True)


@pytest.mark.parametrize("words", ["status", "show a", "path", "check", "record 2023 a 1", "check -", "export"])
@pytest.mark.parametrize("inner", ["actuals", "actuals/2023", "notes"])
@pytest.mark.parametrize("path", ["targets.yml", "Targets.yaml"])
def test_a_near_miss_above_is_one_as_well(
    tmp_path: Path, path: str, inner: str, words: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_in(tmp_path / "plan")
    (plan / "targets.yaml").rename(plan / path)
    (plan / inner).mkdir(exist_ok=True)
    plan_in(tmp_path)  # which is another one
    monkeypatch.chdir(plan / inner)
    run = lygap(*words.split(), "--lang", "en")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert f"{plan / path}. If that is the plan, rename it" in run.err
    assert plan_above(plan / inner) == NearMiss(plan / path, "misnamed")


def test_a_near_miss_in_the_data_of_a_folder_above_is_one_too(tmp_path: Path) -> None:
    plan_in(tmp_path / "data")
    (tmp_path / "data" / "targets.yaml").rename(tmp_path / "data" / "targets.yml")
    (tmp_path / "notes").mkdir()
    assert plan_above(tmp_path / "notes") == NearMiss(tmp_path / "data" / "targets.yml", "misnamed")


def test_values_without_a_plan_above_are_a_near_miss(tmp_path: Path) -> None:
    inner = tmp_path / "actuals" / "2023"
    inner.mkdir(parents=True)
    assert plan_above(inner) == NearMiss(tmp_path / "actuals", "no_targets")
    plan_in(tmp_path / "actuals" / "data")  # nearer
    assert plan_above(inner) == Folder(tmp_path / "actuals" / "data")


def test_what_lies_above_a_repository_is_no_near_miss_of_it(tmp_path: Path) -> None:
    (tmp_path / "targets.yml").touch()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "a").mkdir()
    assert plan_above(tmp_path / "repository" / "a") is None


def test_a_near_miss_beside_a_plan_is_the_plans_own_matter(
    tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_in(tmp_path)
    (tmp_path / "targets.yml").touch()
    monkeypatch.chdir(tmp_path)
    assert lygap("status", "2021", "-f", "csv")[::2] == (0, "")


def test_which_plan_above_was_taken_is_told(tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_in(tmp_path / "plan")
    monkeypatch.chdir(plan / "actuals")
    said = f"lygap: using the plan in {plan}\n"
    for words in (("status", "2021", "-f", "json"), ("check",), ("record", "2021", "a", "1.5", "--dry-run")):
        run = lygap(*words, "--lang", "en")
        assert (run.code, run.err.startswith(said)) == (0, True)
    for line in (f"status 2021 -d {plan}", "check ..", f"check {plan}"):
        assert lygap(*line.split())[::2] == (0, "")


@pytest.mark.parametrize("words", ["check", "check --strict", "check -", "record 2023 rd_intensity 3"])
def test_what_looks_after_a_plan_never_takes_the_built_in_one_unasked(
    words: str, tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = lygap(*words.split(), "--lang", "en")
    assert run == (
        2,
        "",
        "lygap: no plan found here. Use -d to name yours; -d builtin is the plan that comes with lygap\n",
    )


def test_the_built_in_plan_has_a_name(tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert given_folder("builtin") == builtin_folder()
    assert lygap("check", "-d", "builtin").code == 0
    assert lygap("check", LYGAP_DATA="builtin").code == 0
    assert lygap("status", "2023", "-d", "builtin", "-f", "csv")[::2] == (0, "")
    run = lygap("record", "2023", "rd_intensity", "3", "-d", "builtin", "--lang", "en")
    assert run == (2, "", "lygap: the built-in plan cannot be changed; use -d to name yours\n")


def test_all_plans_below_are_checked(tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = ["b", "a/deep", "a/deep/inner", ".hidden", "node_modules/x", "env/lib/lygap/data"]
    for name in folders:
        plan_in(tmp_path / name)
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / "link").symlink_to("b")
    (tmp_path / "b" / "targets.yaml").write_text(PLAN.replace("stock", "stok"), "utf-8")
    (tmp_path / "a" / "deep" / "inner" / "targets.yaml").write_text(PLAN.replace("stock", "flwo"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert plans_below(tmp_path) == [Folder(Path(name)) for name in ("a/deep", "a/deep/inner", "b")]
    run = lygap("check", "--lang", "en")
    places = [line.partition(":")[0] for line in run.out.splitlines() if ": error " in line]
    assert (run.code, places, run.err) == (1, ["a/deep/inner/targets.yaml", "b/targets.yaml"], "")
    plan_in(tmp_path / "data")
    assert plans_below(tmp_path) == [Folder(Path(name)) for name in ("a/deep", "a/deep/inner", "b", "data")]
    assert lygap("check", "-d", "data").code == 0
    plan_in(tmp_path / "x" / "plan")
    (tmp_path / "x" / "data").symlink_to("plan")
    (tmp_path / "x" / "plan" / "targets.yaml").write_text(PLAN.replace("stock", "stok"), "utf-8")
    monkeypatch.chdir(tmp_path / "x")
    assert lygap("check", "--lang", "en").out.count(": error ") == 1
    monkeypatch.chdir(tmp_path)
    assert lygap("check", ".").code == 0  # a folder that is named has one plan
    plan_in(tmp_path / "data" / "actuals" / "c")  # a plan's values are no plans
    assert plans_below(tmp_path / "data") == [Folder(Path())]


def test_more_below_than_can_be_looked_through_is_said(
    tmp_path: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lygap.reading.nearby.MAX_ENTRIES", 1)
    run = lygap("check", "--lang", "en")
    assert (run.code, run.err.count("\n"), "name the plans to check" in run.err) == (2, 1, True)
