"""What holds values and would be passed over: each file once, and nothing that is none of ours."""

import subprocess
from pathlib import Path

import pytest

from lygap.checks import Asked
from lygap.reading import Folder, load
from lygap.reading.beside import looks_like_observations
from lygap.reading.read import read_past
from lygap.render.findings.saying import hint, message

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025}
indicators: {a: {name: A, kind: stock, direction: up, target: 2}}
"""
TABLE = "indicator,year,value\na,2022,1\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "actuals").mkdir()
    return tmp_path


def said(plan: Path) -> list[str]:
    """File, code and what to do."""
    found = load(Folder(plan), with_warnings=True).findings
    return [f"{Path(f.file).relative_to(plan).as_posix()} {f.rule.code} {hint(f, 'en')}" for f in found]


CSV_IN_ACTUALS = (
    "Move it out of actuals, then add its values with `lygap import`; keep a file that is only a record somewhere else."
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022.yml", "LYG011 Rename it to 2022.yaml."),
        ("2022.YAML", "LYG011 Rename it to 2022.yaml."),
        ("2022.Yml", "LYG011 Rename it to 2022.yaml."),
        ("2022.CSV", "LYG011 Rename it to 2022.csv."),
        ("2022.Csv", "LYG011 Rename it to 2022.csv."),
        ("2022.csv.txt", "LYG011 Rename it to 2022.csv."),
        ("2022.CSV.TXT", "LYG011 Rename it to 2022.csv."),
        ("2022.yaml.txt", "LYG011 Rename it to 2022.yaml."),
        ("2022.tsv", "LYG011 Save it as 2022.csv, with commas between the cells."),
        ("2022.TSV", "LYG011 Save it as 2022.csv, with commas between the cells."),
        ("2022.tab", "LYG011 Save it as 2022.csv, with commas between the cells."),
        ("2022.xlsx", f"LYG012 {CSV_IN_ACTUALS}"),
        ("2022.XLS", f"LYG012 {CSV_IN_ACTUALS}"),
        ("2022.ods", f"LYG012 {CSV_IN_ACTUALS}"),
        ("2022.xlsm", f"LYG012 {CSV_IN_ACTUALS}"),
        ("sub/2022.xlsx", f"LYG012 {CSV_IN_ACTUALS}"),
        ("~$2022.xlsx", None),
        (".2022.xlsx", None),
        ("readme.txt", None),
        ("readme.md", None),
        ("chart.png", None),
        ("yml", None),
    ],
)
def test_of_actuals_what_is_not_read_is_told(name: str, expected: str | None, plan: Path) -> None:
    file = plan / "actuals" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(TABLE, "utf-8")
    assert said(plan) == ([] if expected is None else [f"actuals/{name} {expected}"])


@pytest.mark.parametrize("name", ["actual", "Actual", "ACTUALS", "Actuals"])
def test_a_folder_that_is_meant_for_actuals(name: str, plan: Path) -> None:
    (plan / name).mkdir()
    assert said(plan) == [f"{name} LYG011 Move its files into actuals."]
    (plan / "actuals").rmdir()
    (found,) = load(Folder(plan)).findings
    assert message(found, "en") == "this folder is not read: values belong in the folder actuals"
    assert hint(found, "en") == "Rename it to actuals."


def test_another_spelling_may_be_the_same_folder(plan: Path) -> None:
    (plan / "Actuals").symlink_to("actuals")
    assert said(plan) == []


@pytest.mark.parametrize("name", ["observed", "archive", ".actual"])
def test_other_folders_are_nobodys_business(name: str, plan: Path) -> None:
    (plan / name).mkdir()
    (plan / name / "2022.csv").write_text(TABLE, "utf-8")
    assert said(plan) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("2022.csv", TABLE, True),
        ("2022.CSV", TABLE, True),
        ("2022.tsv", TABLE.replace(",", "\t"), True),
        ("2022.txt", TABLE.replace(",", ";"), True),
        ("2022.csv", "\ufeff" + TABLE, True),
        ("2022.csv", "Indicator,Year,Value\r\n", True),
        ("2022.csv", '"indicator","value"\n', True),
        ("2022.csv", "year,increment,indicator\n", True),
        ("2022.csv", "指标,年份,数值\n", True),
        ("2022.yaml", "year: 2022\nobservations:\n  a: 1\n", True),
        ("2022.yml", "observations: {a: {2022: 1}}\n", True),
        ("2022.csv", "code,name\n1,Here\n", False),
        ("2022.csv", "indicator,owner\na,Office\n", False),
        ("2022.csv", "year,value\n2022,1\n", False),
        ("2022.csv", "", False),
        ("notes.txt", "The indicator and its value\n", False),
        ("book.yaml", "title: The observations\n", False),
        (".2022.csv", TABLE, False),
        ("2022.md", TABLE, False),
        ("2022.xlsx", TABLE, False),
    ],
)
def test_beside_the_plan_what_looks_like_observations_is_told(name: str, content: str, told: bool, plan: Path) -> None:
    (plan / name).write_text(content, "utf-8")
    hinted = "Move it into actuals as *.yaml or *.csv; if it is something else, keep it somewhere else."
    assert said(plan) == ([f"{name} LYG012 {hinted}"] if told else [])


def test_what_is_beside_the_plan_and_cannot_be_read_is_let_be(plan: Path) -> None:
    (plan / "a.csv").symlink_to("nowhere")
    (plan / "b.csv").symlink_to("b.csv")
    (plan / "c.csv").mkdir()
    (plan / "d.csv").write_bytes(b"\xff\xfe\x00")
    assert said(plan) == []


def test_only_the_beginning_of_a_file_is_looked_at() -> None:
    assert not looks_like_observations("a.yaml", b"x: 1\n" + b"observations2: 1\n")
    assert looks_like_observations("a.yaml", b"# a comment\nobservations :\n")


def test_a_spreadsheet_does_not_keep_other_rules_from_looking(plan: Path) -> None:
    """Who could add one would otherwise switch off the comparison with what was published."""
    (plan / "actuals" / "v.csv").write_text(TABLE, "utf-8")
    past = read_past(Folder(plan))
    (plan / "actuals" / "v.csv").write_text(TABLE.replace(",1\n", ",3\n"), "utf-8")
    (plan / "actuals" / "v.xlsx").touch()
    found = load(Folder(plan), with_warnings=True, asked=Asked(before=past.data, revision="v1")).findings
    assert [f.rule.code for f in found] == ["LYG408", "LYG012"]


def test_a_plan_may_ignore_it(plan: Path) -> None:
    (plan / "actuals" / "source.xlsx").touch()
    text = f"{PLAN}checks: {{LYG012: {{ignore: The source as it was sent}}}}\n"
    (plan / "targets.yaml").write_text(text, "utf-8")
    assert said(plan) == []


def test_figures_do_not_wait_for_it(plan: Path) -> None:
    (plan / "actuals" / "source.xlsx").touch()
    assert load(Folder(plan)).data is not None


def git(folder: Path, *words: str) -> None:
    known = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *known, *words], cwd=folder, check=True, capture_output=True)


def test_what_was_there_before_is_nothing_new(plan: Path) -> None:
    from lygap.reading.revision import bytes_at

    (plan / "actual").mkdir()
    (plan / "actual" / "2021.yaml").write_text("observations: {}\n", "utf-8")
    (plan / "2022.csv").write_text(TABLE, "utf-8")
    (plan / "code.csv").write_text("code,name\n", "utf-8")
    (plan / "actuals" / "2022.tsv").touch()
    (plan / "actuals" / "2022.ods").touch()
    git(plan, "init", "-q")
    git(plan, "add", ".")
    git(plan, "commit", "-qm", "1")
    then = load(Folder(plan), with_warnings=True, state=bytes_at(plan, "HEAD")).findings
    assert then == load(Folder(plan), with_warnings=True).findings
    assert sorted(Path(f.file).name for f in then) == ["2022.csv", "2022.ods", "2022.tsv", "actual"]
    assert read_past(Folder(plan), bytes_at(plan, "HEAD")).unread == ["actual", "actuals/2022.tsv"]
