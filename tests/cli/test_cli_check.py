"""`lygap check` from the outside."""

import io
import json
import shutil
from pathlib import Path

import pytest

from conftest import DEMO, Lygap, Run


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration plan to break, in the current folder."""
    shutil.copytree(DEMO, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("in_repository")
def test_the_built_in_data_has_no_errors(lygap: Lygap) -> None:
    run = lygap("check", "data", "-f", "json")
    document = json.loads(run.out)
    assert (run.code, document["errors"]) == (0, 0)
    assert {finding["code"] for finding in document["findings"]} <= {"LYG305"}


def test_silent_when_well(plan: Path, lygap: Lygap) -> None:
    edit(plan / "actuals" / "2023.yaml", "    - {value: 2.5, source: news}\n", "")
    edit(plan / "targets.yaml", "baseline: 7.8", "baseline: 12")
    assert lygap("check") == (0, "", "")
    assert lygap("check", "--strict") == (0, "", "")


def test_a_warning_fails_only_when_strict(plan: Path, lygap: Lygap) -> None:
    run = lygap("check", str(plan))
    assert (run.code, "warning LYG305 conflict" in run.out) == (0, True)
    assert lygap("check", str(plan), "--strict").code == 1


def test_an_error_has_its_place_and_a_hint(plan: Path, lygap: Lygap) -> None:
    edit(plan / "actuals" / "2023.yaml", "firms: 160", "frims: 160")
    run = lygap("check", "--lang", "en")
    assert run.code == 1
    assert run.out.startswith("data/actuals/2023.yaml:4:3: error LYG201 unknown-indicator:")
    assert "Did you mean “firms”?" in run.out


def test_findings_of_all_files_in_one_run_sorted(plan: Path, lygap: Lygap) -> None:
    edit(plan / "targets.yaml", "kind: rank", "kind: ranking")
    edit(plan / "actuals" / "2023.yaml", "cap: 20.8", 'cap: "20.8"')
    edit(plan / "actuals" / "earlier.csv", "past,2022,19", "past,2022,x")
    findings = json.loads(lygap("check", "-f", "json").out)["findings"]
    places = [(f["file"], f["line"], f["column"], f["code"]) for f in findings]
    assert places == sorted(places)
    assert [(f, line) for f, line, _, code in places if code < "LYG300"] == [
        ("data/actuals/2023.yaml", 11),
        ("data/actuals/earlier.csv", 8),
        ("data/targets.yaml", 71),
    ]


def test_of_a_single_file_only_its_own_findings(plan: Path, lygap: Lygap) -> None:
    edit(plan / "targets.yaml", "kind: rank", "kind: ranking")
    assert lygap("check", "data/actuals/2023.yaml", "-f", "json").code == 0
    assert lygap("check", "data/targets.yaml").code == 1


@pytest.mark.parametrize(("below", "file"), [("actuals", "2023.yaml"), ("actuals/sub", "../2023.yaml")])
def test_a_single_file_from_within_the_plan(
    plan: Path, below: str, file: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(plan / "actuals" / "2023.yaml", "firms: 160", "frims: 160")
    edit(plan / "targets.yaml", "kind: rank", "kind: ranking")
    (plan / below).mkdir(exist_ok=True)
    monkeypatch.chdir(plan / below)
    run = lygap("check", file, "--lang", "en")
    up = "/".join(".." for _ in below.split("/"))
    assert (run.code, run.out.partition(":")[0], run.err) == (1, f"{up}/actuals/2023.yaml", "")
    assert json.loads(lygap("check", str(Path(file).resolve()), "-f", "json").out)["errors"] == 1


def test_a_file_beside_the_plan_here_is_not_its_own(plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    (plan.parent / "stray.yaml").write_text("observations: {nobody: 1}\n", encoding="utf-8")
    monkeypatch.chdir(plan)
    said = "lygap: no targets.yaml at ../stray.yaml\n"
    assert lygap("check", "../stray.yaml", "--lang", "en") == (2, "", said)


def test_a_single_file_is_told_with_the_folder_around_it(
    plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(plan / "actuals" / "2023.yaml", "firms: 160", "frims: 160")
    monkeypatch.chdir(plan / "actuals")
    assert json.loads(lygap("check", "..", "2023.yaml", "-f", "json").out)["errors"] == 1


def test_standard_input_for_a_file_of_a_plan_that_is_not_nearby(
    plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(*words: str, **variables: str) -> Run:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"observations: {frims: {2023: 1}}\n")))
        return lygap("check", "-", "--stdin-filename", file, "--lang", "en", *words, **variables)

    shutil.move(plan, plan.parent / "plan")
    file = "plan/actuals/2023.yaml"
    run = typed()
    assert (run.code, run.out.partition(": ")[0], run.err) == (1, f"{file}:1:16", "")
    assert typed(LYGAP_DATA=str(DEMO)) == run
    said = "is neither the plan’s targets.yaml nor a .yaml or .csv file in its actuals"
    assert typed("-d", str(DEMO)) == (2, "", f"lygap: --stdin-filename: “{file}” {said}\n")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('"20.8"', "Remove the quotes."),
        ('".5"', "Remove the quotes."),
        ("20,8", "Write it with a decimal point: 20.8."),
    ],
)
def test_a_number_in_quotes_is_told_from_other_texts(plan: Path, text: str, hint: str, lygap: Lygap) -> None:
    edit(plan / "actuals" / "2023.yaml", "cap: 20.8", f"cap: {text}")
    said = f"11:8: error LYG103 wrong-type: cap: expected a number, found {text}\n    hint: {hint}\n"
    assert said in lygap("check", "--lang", "en").out


def test_a_rule_that_is_ignored_for_an_empty_reason(plan: Path, lygap: Lygap) -> None:
    with (plan / "targets.yaml").open("a", encoding="utf-8") as file:
        file.write("checks: {LYG305: {ignore: ''}}\n")
    said = (
        ":27: error LYG106 bad-text: ignore: “” is not a text, because it is empty\n"
        "    hint: Write the text, or leave the key out if there is nothing to write.\n"
    )
    assert said in lygap("check", "--lang", "en").out


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_with_another_separator(plan: Path, separator: str, lygap: Lygap) -> None:
    rows = ("indicator,year,value", "past,2022,19", "past,2023")
    text = "\n".join(rows).replace(",", separator)
    (plan / "actuals" / "earlier.csv").write_text(f"\ufeff{text}\n", encoding="utf-8")
    run = lygap("check", "data/actuals/earlier.csv", "--lang", "en")
    header = "indicator;year;value" if separator == ";" else "indicator\\tyear\\tvalue"
    told = (
        f"data/actuals/earlier.csv:1:1: error LYG101 unknown-key: unknown key “{header}”\n"
        "    hint: Separate the cells with commas; this header is a single cell.\n"
    )
    assert run == (1, f"{told}errors: 1, warnings: 0\n", "")


def test_several_folders(plan: Path, lygap: Lygap) -> None:
    edit(plan / "targets.yaml", "kind: rank", "kind: ranking")
    run = lygap("check", str(DEMO), str(plan), "-f", "json")
    assert (run.code, json.loads(run.out)["errors"]) == (1, 1)


def test_github_annotations(plan: Path, lygap: Lygap) -> None:
    edit(plan / "actuals" / "2023.yaml", "rank: {value: 36,", "rank: {value: 36, colour: red,")
    run = lygap("check", "--format", "github")
    assert "::error file=data/actuals/2023.yaml,line=10,col=21,title=LYG101 unknown-key::" in run.out


def test_a_folder_without_a_plan_is_a_finding(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("check", str(tmp_path))
    assert (run.code, "LYG010" in run.out) == (1, True)


def test_a_file_outside_any_plan_cannot_be_checked(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    assert lygap("check", str(tmp_path / "x.yaml")).code == 2


@pytest.mark.parametrize("path", ["nowhere", "nowhere/targets.yaml"])
def test_a_path_that_is_missing_cannot_be_checked(path: str, lygap: Lygap, tmp_path: Path) -> None:
    assert lygap("check", str(tmp_path / path)).code == 2


def test_a_name_too_long_for_any_file_is_none(lygap: Lygap) -> None:
    for name in ("9" * 300, f"data/{'9' * 300}/x.yaml"):
        assert lygap("check", name, "--lang", "en")[::2] == (2, f"lygap: {name} does not exist\n")


def test_a_file_in_a_folder_that_is_not_read_is_not_well(plan: Path, lygap: Lygap) -> None:
    (plan / "actual").mkdir()
    (plan / "actual" / "2022.yaml").write_text("observations: {firms: {2022: 150}}\n", "utf-8")
    told = lygap("check", "data/actual/2022.yaml", "--lang", "en")
    assert told.code == 1
    assert told.out.startswith("data/actual:1:1: error LYG011 overlooked-file: this folder is not read")
    assert lygap("check", "data/actuals/2023.yaml").code == 0


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("--stdin-filename data/targets.yaml", "data/targets.yaml"),
        ("", "data/targets.yaml"),
        ("--stdin-filename new/targets.yaml", "new/targets.yaml"),
        ("--stdin-filename targets.yaml -d data", None),
    ],
)
def test_standard_input_for_the_plan_itself(
    plan: Path, words: str, where: str | None, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.parent / "new").mkdir()
    content = (plan / "targets.yaml").read_bytes()
    for text, errors in ((content, 0), (content.replace(b"kind: rank", b"kind: ranking"), 1)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        run = lygap("check", "-", *words.split(), "--lang", "en")
        if where is None:
            assert (run.code, "neither the plan’s targets.yaml" in run.err) == (2, True)
            continue
        places = [line.partition(":")[0] for line in run.out.splitlines() if ": error " in line]
        assert (run.code, places, run.err) == (errors, [where] * errors, "")


def test_what_the_plan_no_longer_has_is_an_error_elsewhere_and_not_told(
    plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (plan / "targets.yaml").read_bytes().replace(b"  firms:", b"  businesses:")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    run = lygap("check", "-", "--stdin-filename", "data/targets.yaml", "--lang", "en")
    assert (run.code, "data/actuals" in run.out) == (0, False)
