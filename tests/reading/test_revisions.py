"""`check` against git revisions, from standard input, and as a step of a CI service."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from conftest import Lygap
from lygap.reading import revision as reading_of_revisions
from lygap.reading.git import Repository, program

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
sources: {plan: {title: Plan}}
indicators:
  a: {name: A, kind: stock, direction: up, baseline: 10, target: 20}
  b: {name: B, kind: stock, direction: up, target: 20}
"""
VALUES = "source: plan\nobservations:\n  a: {2021: 11, 2022: [12, 13]}\n"
TABLE = "indicator,year,value,source,note\nb,2021,5,plan,\nb,2022,6,plan,\n"
Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with a plan whose first state has one conflict, as the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(("git", *who, *words), check=True, capture_output=True)

    Path("data/actuals").mkdir(parents=True)
    Path("data/targets.yaml").write_text(PLAN, "utf-8")
    Path("data/actuals/v.yaml").write_text(VALUES, "utf-8")
    Path("data/actuals/t.csv").write_text(TABLE, "utf-8")
    run("init", "-q")
    run("add", ".")
    run("commit", "-qm", "first")
    return run


def codes(lygap: Lygap, *words: str) -> tuple[int, list[str]]:
    run = lygap("check", "-f", "json", *words)
    places = [f"{f['file']}:{f['line']} {f['code']}" for f in json.loads(run.out)["findings"]]
    return run.code, places


def rewrite(name: str, old: str, new: str) -> None:
    file = Path("data", name)
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


# ---- --diff-base


@pytest.mark.usefixtures("git")
def test_only_what_a_change_brought_in(lygap: Lygap) -> None:
    assert codes(lygap, "--strict") == (1, ["data/actuals/v.yaml:3 LYG305"])
    assert codes(lygap, "--strict", "--diff-base", "HEAD") == (0, [])
    rewrite("actuals/v.yaml", "observations:\n", "observations:\n  b: {2023: 4}\n")
    assert codes(lygap, "--strict", "--diff-base", "HEAD") == (1, ["data/actuals/v.yaml:3 LYG309"])


def test_a_second_of_the_same_kind_is_new(git: Git, lygap: Lygap) -> None:
    rewrite("actuals/v.yaml", "2021: 11", "2021: [11, 14]")
    assert codes(lygap, "--diff-base", "HEAD")[1] == ["data/actuals/v.yaml:3 LYG305"]
    git("add", ".")
    git("commit", "-qm", "second")
    assert codes(lygap, "--diff-base", "HEAD")[1] == []
    assert len(codes(lygap, "--diff-base", "HEAD~1")[1]) == 1


def test_where_the_plan_was_not_there_yet_all_is_new(git: Git, lygap: Lygap) -> None:
    git("mv", "data", "plan")
    assert codes(lygap, "plan", "--diff-base", "HEAD")[1] == ["plan/actuals/v.yaml:3 LYG305"]


def test_from_inside_the_folder_and_of_one_file(git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite("actuals/v.yaml", "2021: 11", "2021: [11, 14]")
    assert codes(lygap, "data/actuals/t.csv", "--diff-base", "HEAD")[1] == []
    monkeypatch.chdir("data")
    assert codes(lygap, "--diff-base", "HEAD")[1] == ["actuals/v.yaml:3 LYG305"]
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert codes(lygap, "--diff-base", "HEAD")[1] == ["actuals/v.yaml:3 LYG305"]


@pytest.mark.parametrize(
    ("unit", "values", "code"),
    [
        ("", "2021: 10, 2022: 11, 2023: 1150", "LYG307"),
        ('unit: "%", ', "2021: 10, 2022: 11, 2023: 0.12", "LYG308"),
    ],
)
def test_what_is_usual_may_shift(unit: str, values: str, code: str, git: Git, lygap: Lygap) -> None:
    rewrite("targets.yaml", "B, kind: stock, direction: up, target: 20", f"B, {unit}kind: ratio, direction: up")
    rewrite("actuals/t.csv", "b,2021,5,plan,\nb,2022,6,plan,\n", "")
    rewrite("actuals/v.yaml", "a: {2021: 11, 2022: [12, 13]}", f"b: {{{values}}}")
    git("commit", "-qam", "a slip")
    assert codes(lygap)[1] == [f"data/actuals/v.yaml:3 {code}"]
    rewrite("actuals/v.yaml", "2022: 11", "2024: 12, 2022: 11")
    assert codes(lygap)[1] == [f"data/actuals/v.yaml:3 {code}"]
    assert codes(lygap, "--diff-base", "HEAD")[1] == []


def test_a_value_that_was_stale_is_no_news_when_the_plan_goes_on(git: Git, lygap: Lygap) -> None:
    rewrite("actuals/t.csv", "b,2022,6,plan,\n", "b,2024,6,plan,\n")
    git("commit", "-qam", "a goes stale")
    rewrite("actuals/t.csv", "b,2024,6,plan,\n", "b,2024,6,plan,\nb,2025,7,plan,\n")
    words = ("data/targets.yaml", "--stale-after", "1")
    assert codes(lygap, *words)[1] == ["data/targets.yaml:5 LYG401"]
    assert codes(lygap, *words, "--diff-base", "HEAD")[1] == []


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ("b,2021,5,,\nb,2022,6,,\n", "b,2021,5,,\nb,2022,6,plan,\n", []),
        ("b,2021,5,,\nb,2022,6,plan,\n", "b,2021,5,,\nb,2022,6,,\n", ["data/actuals/t.csv:2 LYG402"]),
        ("b,2021,5,,\nb,2022,6,,\n", "b,2021,5,plan,\nb,2022,6,,\n", []),
    ],
)
def test_of_values_without_a_source_only_more_are_news(
    then: str, now: str, found: list[str], git: Git, lygap: Lygap
) -> None:
    head = "indicator,year,value,source,note\n"
    Path("data/actuals/t.csv").write_text(head + then, "utf-8")
    git("commit", "-qam", "then")
    Path("data/actuals/t.csv").write_text(head + now, "utf-8")
    assert codes(lygap, "--diff-base", "HEAD")[1] == found


@pytest.mark.parametrize("option", ["--diff-base", "--against"])
@pytest.mark.usefixtures("git")
def test_what_git_cannot_tell_ends_with_one_line(
    option: str, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for revision in ("nowhere", "--output=x", "HEAD:data", ""):
        run = lygap("check", f"{option}={revision}", "--lang", "en")
        assert (run.code, run.out) == (2, "")
        assert run.err == f"lygap: {option}: git does not know the revision “{revision}”\n"
    (tmp_path / ".git").rename(tmp_path / "away")
    run = lygap("check", option, "HEAD", "--lang", "en")
    assert (run.code, run.err) == (2, f"lygap: {option}: data is not in a git repository\n")
    monkeypatch.setenv("PATH", "")
    run = lygap("check", option, "HEAD", "--lang", "en")
    assert (run.code, run.err) == (2, f"lygap: {option} needs git, but git was not found\n")


@pytest.mark.parametrize("option", ["--diff-base", "--against"])
def test_what_git_says_itself_is_passed_on_harmless(
    option: str, git: Git, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "\u202e##[error]"
    there.mkdir()
    for name in ("data", ".git"):
        (tmp_path / name).rename(there / name)
    monkeypatch.chdir(there)
    for name in ("GIT_CONFIG_SYSTEM", "GIT_CONFIG_GLOBAL"):
        monkeypatch.setenv(name, os.devnull)
    run = lygap("check", option, "HEAD", "--lang", "en", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith(f"lygap: {option}: git: fatal: detected dubious ownership in repository at '{tmp_path}/")
    assert "git config --global --add safe.directory" in run.err
    assert "/\\u202e## [error]" in run.err
    assert "\u202e" not in run.err


@pytest.mark.parametrize("option", ["--diff-base", "--against"])
def test_before_the_first_commit_head_is_empty(option: str, git: Git, lygap: Lygap) -> None:
    git("update-ref", "-d", "HEAD")
    assert codes(lygap, option, "HEAD") == (0, ["data/actuals/v.yaml:3 LYG305"])
    run = lygap("check", option, "main", "--lang", "en")
    assert (run.code, run.err) == (2, f"lygap: {option}: git does not know the revision “main”\n")


def test_a_branch_whose_commit_is_lost_is_not_empty(git: Git, lygap: Lygap) -> None:
    Path(".git/refs/heads/main").write_text("1" * 40 + "\n", "utf-8")
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (2, "lygap: --against: git does not know the revision “HEAD”\n")


# ---- --against


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("actuals/v.yaml", "2021: 11", "2021: 15", "data/actuals/v.yaml:3"),
        ("actuals/v.yaml", "2021: 11, ", "", "data/targets.yaml:5"),
        ("actuals/t.csv", "b,2022,6,plan,", "b,2022,7,plan,", "data/actuals/t.csv:3"),
        ("actuals/t.csv", "b,2022,6,plan,\n", "", "data/targets.yaml:6"),
        ("targets.yaml", "baseline: 10", "baseline: 9", "data/targets.yaml:5"),
        ("targets.yaml", "baseline: 10, ", "", "data/targets.yaml:5"),
    ],
)
@pytest.mark.usefixtures("git")
def test_a_value_changed_without_a_word(file: str, old: str, new: str, found: str, lygap: Lygap) -> None:
    assert codes(lygap, "--against", "HEAD") == (0, ["data/actuals/v.yaml:3 LYG305"])
    rewrite(file, old, new)
    code, places = codes(lygap, "--against", "HEAD")
    assert (code, [place for place in places if "LYG408" in place]) == (1, [f"{found} LYG408"])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actuals/v.yaml", "2021: 11", "2021: [11, {value: 15, preferred: true}]"),
        ("actuals/v.yaml", "2021: 11", "2021: [15, {value: 11, excluded: superseded}]"),
        ("actuals/v.yaml", "2021: 11", '2021: {value: 15, note: "11 was a misprint"}'),
        ("actuals/t.csv", "b,2022,6,plan,", "b,2022,7,plan,6 was a slip of mine"),
        ("actuals/t.csv", "b,2022,6,plan,", "b,2022,6,plan,\nb,2023,8,plan,"),
        ("actuals/v.yaml", "  a:", "  b: {2024: 9}\n  a:"),
        ("targets.yaml", "baseline: 10", "baseline: {value: 9, note: Corrected in the second edition}"),
    ],
)
@pytest.mark.usefixtures("git")
def test_a_value_that_stays_or_is_explained(file: str, old: str, new: str, lygap: Lygap) -> None:
    rewrite(file, old, new)
    code, places = codes(lygap, "--against", "HEAD")
    assert (code, [place for place in places if "LYG408" in place]) == (0, [])


@pytest.mark.usefixtures("git")
def test_an_earlier_state_with_errors_is_still_compared(lygap: Lygap, git: Git) -> None:
    rewrite("actuals/v.yaml", "source: plan", "source: plam")
    git("commit", "-qam", "broken")
    rewrite("actuals/v.yaml", "source: plam", "source: plan")
    rewrite("actuals/v.yaml", "2021: 11", "2021: 15")
    assert codes(lygap, "--against", "HEAD")[0] == 1


@pytest.fixture
def linked(git: Git) -> Git:
    """The same plan, reached through links: one to a folder, and in there one to a file, and one to the targets."""
    Path("shared").mkdir()
    for name in ("targets.yaml", "actuals/v.yaml"):
        Path("data", name).rename(Path("shared", Path(name).name))
    Path("data/targets.yaml").symlink_to("../shared/targets.yaml")
    Path("shared/more").mkdir()
    Path("shared/more/v.yaml").symlink_to("../v.yaml")
    Path("data/actuals/more").symlink_to("../../shared/more")
    git("add", ".")
    git("commit", "-qm", "links")
    return git


def test_links_within_the_repository_are_followed_at_the_revision_too(linked: Git, lygap: Lygap) -> None:
    assert codes(lygap, "data", "--against", "HEAD") == (0, ["data/actuals/more/v.yaml:3 LYG305"])
    assert codes(lygap, "data", "--diff-base", "HEAD") == (0, [])
    rewrite("targets.yaml", "baseline: 10", "baseline: 9")
    rewrite("actuals/more/v.yaml", "2021: 11, 2022: [12, 13]", "2021: 15, 2022: 16")
    assert codes(lygap, "data", "--against", "HEAD") == (
        1,
        ["data/actuals/more/v.yaml:3 LYG408"] * 3 + ["data/targets.yaml:5 LYG408"],
    )


def test_a_folder_that_was_a_link(linked: Git, lygap: Lygap) -> None:
    Path("data").rename("plan")
    Path("data").symlink_to("plan")
    linked("add", ".")
    linked("commit", "-qm", "a linked folder")
    Path("data").unlink()
    Path("plan").rename("data")
    rewrite("actuals/t.csv", "b,2022,6,plan,", "b,2022,7,plan,")
    code, places = codes(lygap, "--against", "HEAD")
    assert (code, [place for place in places if "LYG408" in place]) == (1, ["data/actuals/t.csv:3 LYG408"])


def test_links_that_lead_back_or_nowhere_end(git: Git, lygap: Lygap) -> None:
    for name, target in {
        "back": "../actuals",
        "self.yaml": "self.yaml",
        "out.yaml": "/etc/hosts",
        "gone.yaml": "gone",
        "under.yaml": "v.yaml/x",
        "two\nlines.yaml": "v.yaml",
    }.items():
        Path("data/actuals", name).symlink_to(target)
    git("add", ".")
    git("commit", "-qm", "links")
    for link in Path("data/actuals").glob("[!vt]*.yaml"):
        link.unlink()
    Path("data/actuals/two\nlines.yaml").unlink()
    rewrite("actuals/v.yaml", "2021: 11", "2021: 15")
    code, places = codes(lygap, "data/actuals/v.yaml", "--against", "HEAD")
    assert (code, [place for place in places if "LYG408" in place]) == (1, ["data/actuals/v.yaml:3 LYG408"])


def test_an_object_that_is_lost_ends_with_one_line(git: Git, lygap: Lygap) -> None:
    name = subprocess.run(("git", "rev-parse", "HEAD:data/actuals/t.csv"), capture_output=True, check=True, text=True)
    blob = name.stdout.strip()
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (2, f"lygap: --against: git: {blob} missing\n")


def test_a_submodule_holds_no_data_of_the_plan(git: Git, lygap: Lygap) -> None:
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},data/actuals/sub")
    git("commit", "-qm", "submodule")
    assert codes(lygap, "--diff-base", "HEAD") == (0, [])


def test_a_name_that_leads_out_of_the_folder_is_refused(git: Git, lygap: Lygap, tmp_path: Path) -> None:
    def made(*words: str, given: str = "") -> str:
        return subprocess.run(("git", *words), input=given, capture_output=True, check=True, text=True).stdout.strip()

    tree = made("rev-parse", "HEAD:data/actuals")
    for name in ("..", "..", "actuals", "data"):
        tree = made("mktree", given=f"040000 tree {tree}\t{name}\n")
    git(
        "update-ref",
        "HEAD",
        made("-c", "user.name=t", "-c", "user.email=t@example.org", "commit-tree", tree, "-m", "x"),
    )
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (2, "lygap: --against: git: invalid path 'actuals/../../t.csv'\n")


def test_a_folder_that_was_a_file_was_not_there(git: Git, lygap: Lygap) -> None:
    git("mv", "data", "plan")
    Path("data").write_text("not yet", "utf-8")
    git("add", ".")
    git("commit", "-qm", "a file")
    Path("data").unlink()
    Path("plan").rename("data")
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, "lygap: --against: data did not exist at HEAD; nothing was compared\n")


LOST = {
    "en": "lygap: --against: {} could not be read completely at HEAD; the unread part was not compared\n",
    "zh": "lygap：--against：{} 在 HEAD 时无法完整读取，未读到的内容未作比较\n",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_folder_that_was_not_there_is_named(lang: str, git: Git, lygap: Lygap) -> None:
    git("mv", "data", "plan")
    run = lygap("check", "plan", "--against", "HEAD", "--lang", lang)
    said = {
        "en": "lygap: --against: plan did not exist at HEAD; nothing was compared\n",
        "zh": "lygap：--against：HEAD 时还没有 plan，未作比较\n",
    }
    assert (run.code, run.err) == (0, said[lang])
    assert lygap("check", "plan", "--diff-base", "HEAD").err == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("actuals/v.yaml", "{2021", "{[2021", "data/actuals/v.yaml"),
        ("actuals/v.yaml", "2021: 11", "2021: eleven", "data/actuals/v.yaml"),
        ("actuals/t.csv", "b,2022,6,plan,", 'b,2022,"6,plan', "data/actuals/t.csv"),
        ("targets.yaml", "plan: {id", "plan: [{id", "data"),
        ("targets.yaml", "format: lygap/1", "format: lygap/0", "data"),
    ],
)
def test_what_could_not_be_read_then_is_named(
    file: str, old: str, new: str, named: str, git: Git, lygap: Lygap
) -> None:
    rewrite(file, old, new)
    git("commit", "-qam", "broken")
    rewrite(file, new, old)
    for lang, said in LOST.items():
        run = lygap("check", "--against", "HEAD", "--lang", lang)
        assert (run.code, run.err) == (0, said.format(named))


def test_files_that_could_not_be_read_then_are_named_in_one_line(git: Git, lygap: Lygap) -> None:
    Path("data/actuals/gone.yaml").symlink_to("nowhere")
    Path("data/actuals/later.yaml").write_bytes(b"\xff\n")
    git("add", ".")
    git("commit", "-qm", "unreadable")
    Path("data/actuals/gone.yaml").unlink()
    Path("data/actuals/later.yaml").unlink()
    rewrite("actuals/v.yaml", "2021: 11", "2021: 15")
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (1, LOST["en"].format("data/actuals/gone.yaml, data/actuals/later.yaml"))


# ---- a branch that went on, and others


def let_main_go_on(git: Git) -> None:
    """Let main go on after the branch `topic` left it: one conflict settled, one value corrected with a note."""
    git("branch", "topic")
    rewrite("actuals/v.yaml", "2022: [12, 13]", "2022: 12, 2023: 13")
    rewrite("actuals/t.csv", "b,2022,6,plan,", "b,2022,7,plan,6 was a slip")
    git("commit", "-qam", "main goes on")
    git("checkout", "-q", "topic")


def test_a_branch_that_is_merely_behind_changed_nothing(git: Git, lygap: Lygap) -> None:
    let_main_go_on(git)
    assert codes(lygap, "--diff-base", "main") == (0, [])
    assert codes(lygap, "--against", "main") == (0, ["data/actuals/v.yaml:3 LYG305"])


def test_a_branch_that_is_behind_answers_for_its_own_changes(git: Git, lygap: Lygap) -> None:
    let_main_go_on(git)
    rewrite("actuals/v.yaml", "2021: 11", "2021: [10, 12]")
    git("commit", "-qam", "a change of its own")
    assert codes(lygap, "--diff-base", "main") == (0, ["data/actuals/v.yaml:3 LYG305"])
    code, places = codes(lygap, "--against", "main")
    assert (code, [place for place in places if "LYG408" in place]) == (1, ["data/actuals/v.yaml:3 LYG408"])


@pytest.mark.parametrize("option", ["--diff-base", "--against"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_histories_without_a_common_commit_are_not_compared(option: str, lang: str, git: Git, lygap: Lygap) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-qm", "another first")
    run = lygap("check", option, "main", "--lang", lang)
    said = {
        "en": "“main” and HEAD have no common commit; in a shallow clone, fetch more of the history",
        "zh": "“main”与 HEAD 没有共同的提交；浅克隆须先取回更多历史",
    }
    colon = {"en": ": ", "zh": "："}[lang]
    assert (run.code, run.out, run.err) == (2, "", f"lygap{colon}{option}{colon}{said[lang]}\n")


# ---- --stale-after


@pytest.mark.usefixtures("git")
def test_stale_counts_from_the_newest_value(lygap: Lygap) -> None:
    rewrite("actuals/t.csv", "b,2022,6,plan,\n", "b,2024,6,plan,\n")
    assert codes(lygap, "--stale-after", "2")[1] == ["data/actuals/v.yaml:3 LYG305"]
    assert codes(lygap, "--stale-after", "1")[1] == ["data/actuals/v.yaml:3 LYG305", "data/targets.yaml:5 LYG401"]
    assert lygap("check", "--stale-after", "-1").code == 2


# ---- standard input


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("source: plan\nobservations:\n  a: {2024: 18}\n", []),
        ("source: plan\nobservations:\n  aa: {2024: 18}\n", ["data/actuals/stdin.yaml:3 LYG201"]),
        ("indicator,year,value,source\nb,2024,x,plan\n", ["data/actuals/stdin.csv:2 LYG103"]),
        ("\ufeffindicator,year,value,source\r\nb,2024,4,plan\r\n", ["data/actuals/stdin.csv:2 LYG309"]),
        ("", []),
    ],
)
@pytest.mark.usefixtures("git")
def test_a_file_from_standard_input(text: str, found: list[str], lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, text)
    assert codes(lygap, "-")[1] == found


@pytest.mark.usefixtures("git")
def test_standard_input_for_a_file_of_the_plan(lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, VALUES.replace("[12, 13]", "12"))
    assert codes(lygap, "-", "--stdin-filename", "data/actuals/v.yaml") == (0, [])
    typed(monkeypatch, VALUES.replace("11", "eleven"))
    assert codes(lygap, "-", "--stdin-filename", "data/actuals/v.yaml") == (
        1,
        ["data/actuals/v.yaml:3 LYG103"],
    )
    assert Path("data/actuals/v.yaml").read_text("utf-8") == VALUES


@pytest.mark.parametrize(
    "words",
    [
        ("-", "--stdin-filename", "data/other.yaml"),
        ("-", "--stdin-filename", "elsewhere/v.yaml"),
        ("-", "--stdin-filename", "data/actuals/v.txt"),
        ("--stdin-filename", "data/actuals/v.yaml"),
        ("-", "-"),
    ],
)
@pytest.mark.usefixtures("git")
def test_standard_input_for_what_it_cannot_be(
    words: tuple[str, ...], lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, VALUES)
    run = lygap("check", *words)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


@pytest.mark.usefixtures("git")
def test_too_much_from_standard_input(lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lygap.reading.folder.MAX_BYTES", 64)
    typed(monkeypatch, "# " + "x" * 80)
    assert codes(lygap, "-")[1] == ["data/actuals/stdin.yaml:1 LYG007"]


# ---- a step of a CI service


@pytest.mark.usefixtures("git")
def test_the_step_summary_is_added_to(lygap: Lygap, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", "utf-8")
    run = lygap("check", "-f", "github", GITHUB_STEP_SUMMARY=str(page))
    assert run.out.startswith("::warning file=data/actuals/v.yaml,line=3,")
    text = page.read_text("utf-8")
    assert text.startswith("before\n### lygap check: errors: 0, warnings: 1\n")
    assert "| data/actuals/v.yaml:3:24 | warning LYG305 conflict |" in text
    lygap("check", "-f", "text", GITHUB_STEP_SUMMARY=str(page))
    assert page.read_text("utf-8") == text
    assert lygap("check", "-f", "github", GITHUB_STEP_SUMMARY=str(tmp_path)).code == 2


@pytest.mark.usefixtures("git")
def test_many_paths_are_each_checked_and_a_folder_read_once(lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    from lygap import reading
    from lygap.reading import Folder

    read: list[object] = []
    original = reading.load

    def counted(folder: Folder, **how: Any) -> reading.Loaded:
        read.append(folder)
        return original(folder, **how)

    monkeypatch.setattr(reading, "load", counted)
    words = ("data", "data/targets.yaml", "data", "data/actuals/t.csv", "./data/actuals/v.yaml")
    assert codes(lygap, *words)[1] == ["data/actuals/v.yaml:3 LYG305"]
    assert len(read) == 1


# ---- repositories that strangers have made


def edits_of(lygap: Lygap, *words: str) -> list[str]:
    """Where a published value was changed."""
    return [place for place in codes(lygap, *words)[1] if place.endswith("LYG408")]


def touching(folder: Path) -> str:
    """A command of a shell that leaves a mark."""
    return f"touch {folder / 'ran'}; exit 1"


def with_promises(git_dir: Path, command: str) -> None:
    """Let a repository promise objects that are fetched by running a command."""
    config = git_dir / "config"
    kept = config.read_text("utf-8") if config.exists() else ""
    config.write_text(
        f'{kept}[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tfsmonitor = "{command}"\n'
        f'[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = "ext::sh -c \'{command}\'"\n'
        f"\tpromisor = true\n\tuploadpack = \"sh -c '{command}' --\"\n",
        "utf-8",
    )


def embed(git: Git, tmp_path: Path) -> Path:
    """Make `data` itself look like a bare repository, by files that anybody may commit."""
    data = Path("data")
    git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    for name in ("HEAD", "config", "objects", "refs"):
        source = tmp_path / "bare" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, data / name)
    (data / "refs" / "keep").write_text("", "utf-8")
    shutil.rmtree(tmp_path / "bare")
    return data


def promised(data: Path) -> None:
    """Give an embedded repository a branch whose commit is not there."""
    with_promises(data, touching(data.parent.resolve()))
    (data / "config").write_text((data / "config").read_text("utf-8") + "[core]\n\tworktree = .\n", "utf-8")
    (data / "refs" / "heads").mkdir(parents=True, exist_ok=True)
    (data / "refs" / "heads" / "published").write_text("1" * 40 + "\n", "utf-8")


@pytest.mark.parametrize("option", ["--against", "--diff-base"])
def test_a_folder_of_data_that_looks_like_a_repository_is_none(
    option: str, git: Git, lygap: Lygap, tmp_path: Path
) -> None:
    git("branch", "published")
    promised(embed(git, tmp_path))
    rewrite("actuals/v.yaml", "2021: 11", "2021: 11.5")
    run = lygap("check", ".", option, "published", "-f", "json")
    edits = [f["code"] for f in json.loads(run.out)["findings"] if f["code"] == "LYG408"]
    assert (run.code, edits) == ((1, ["LYG408"]) if option == "--against" else (0, []))
    assert not (tmp_path / "ran").exists()


def test_a_repository_within_the_data_cannot_answer_for_the_one_around_it(
    git: Git, lygap: Lygap, tmp_path: Path
) -> None:
    git("branch", "published")
    rewrite("actuals/v.yaml", "2021: 11", "2021: 11.5")
    git("stash", "-q")
    git("stash", "apply", "-q")
    git("commit", "-qam", "edited")
    embed(git, tmp_path)  # with the edited value in every branch
    git("update-ref", "refs/heads/published", "HEAD~1")
    assert edits_of(lygap, ".", "--against", "published") == ["data/actuals/v.yaml:3 LYG408"]


@pytest.mark.parametrize("lost", [False, True])
def test_what_a_repository_is_set_to_is_not_run(lost: bool, git: Git, lygap: Lygap, tmp_path: Path) -> None:
    git("tag", "v1")
    with_promises(Path(".git"), touching(tmp_path))
    Path(".gitattributes").write_text("* filter=x diff=x export-subst\n", "utf-8")
    with Path(".git/config").open("a", encoding="utf-8") as config:
        config.write(
            f'[filter "x"]\n\tsmudge = "{touching(tmp_path)}"\n[diff "x"]\n\ttextconv = "{touching(tmp_path)}"\n'
        )
    for hook in ("post-checkout", "reference-transaction", "fsmonitor-watchman"):
        Path(".git/hooks").mkdir(exist_ok=True)
        file = Path(".git/hooks", hook)
        file.write_text(f"#!/bin/sh\n{touching(tmp_path)}\n", "utf-8")
        file.chmod(0o755)
    if lost:
        name = subprocess.run(("git", "rev-parse", "v1:data/actuals/t.csv"), capture_output=True, check=True, text=True)
        Path(".git/objects", name.stdout[:2], name.stdout.strip()[2:]).unlink()
    run = lygap("check", ".", "--against", "v1", "--lang", "en")
    assert (run.code, run.err.count("\n")) == (2 if lost else 0, 1 if lost else 0)
    assert not (tmp_path / "ran").exists()


def test_git_must_take_the_repository_for_what_it_is(git: Git, lygap: Lygap, tmp_path: Path) -> None:
    Path(".git").rename(tmp_path / "elsewhere")
    Path(".git").write_text(f"gitdir: {tmp_path / 'elsewhere'}\n", "utf-8")
    assert codes(lygap, "--against", "HEAD")[0] == 0  # as in a work tree, or a submodule
    Path(".git").unlink()
    Path(".git").mkdir()
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("lygap: --against: git: ")


def test_replaced_objects_and_other_places_for_objects_do_not_count(
    git: Git, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite("actuals/v.yaml", "2021: 11", "2021: 11.5")
    git("add", ".")
    names = [
        subprocess.run(("git", "rev-parse", name), capture_output=True, check=True, text=True).stdout.strip()
        for name in ("HEAD:data/actuals/v.yaml", ":data/actuals/v.yaml")
    ]
    git("replace", *names)
    assert edits_of(lygap, "--against", "HEAD") == ["data/actuals/v.yaml:3 LYG408"]
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_COMMON_DIR", str(tmp_path / "nowhere"))
    assert edits_of(lygap, "--against", "HEAD") == ["data/actuals/v.yaml:3 LYG408"]


def test_git_is_not_looked_for_in_the_data(
    git: Git, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = tmp_path / "git"
    forged.write_text(f"#!/bin/sh\n{touching(tmp_path)}\n", "utf-8")
    forged.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(tmp_path), ".", "", os.environ["PATH"])))
    assert codes(lygap, "--against", "HEAD")[0] == 0
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody takes away a current folder")
def test_git_is_found_where_the_current_folder_was_taken_away(
    git: Git, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path("data").resolve()
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert lygap("check", str(data), "--against", "HEAD").code == 0


def test_on_windows_git_is_an_exe_of_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the system's own look-up, which takes what lies in the current folder first."""
    installed, here = tmp_path / "installed", tmp_path / "here"
    for folder in (installed, here):
        folder.mkdir()
        (folder / "git.exe").write_text("", "utf-8")
        (folder / "git.exe").chmod(0o755)
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PATH", os.pathsep.join((str(here), "here", str(installed))))
    assert program(here) == str(installed / "git.exe")
    assert program(installed) is None


@pytest.mark.parametrize("path", ["data/actuals/sub", "data/actuals"])
def test_a_submodule_is_told_not_to_be_compared(path: str, git: Git, lygap: Lygap) -> None:
    if path == "data/actuals":
        git("rm", "-rq", "--cached", path)
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path}")
    git("commit", "-qm", "submodule")
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, LOST["en"].format(path))


def test_a_hidden_link_that_leads_nowhere_is_no_data_that_was_lost(git: Git, lygap: Lygap) -> None:
    Path("data/actuals/.link").symlink_to("nowhere")
    git("add", ".")
    git("commit", "-qm", "link")
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, "")


# ------------------------------------------------------------------------------------------- how much is read of it


def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The objects whose bytes git is asked for from now on."""
    asked: list[str] = []
    original = Repository.contents

    def contents(self: Repository, names: Sequence[str]) -> Iterator[bytes]:
        asked.extend(names)
        return original(self, names)

    monkeypatch.setattr(Repository, "contents", contents)
    return asked


def object_of(path: str) -> str:
    command = ("git", "hash-object", path)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_what_is_no_data_is_not_read_at_a_revision(git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("data/actuals/large.bin").write_bytes(bytes(1_000_000))
    git("add", ".")
    git("commit", "-qm", "large")
    asked = asked_for(monkeypatch)
    assert codes(lygap, "--against", "HEAD")[0] == 0
    assert object_of("data/actuals/large.bin") not in asked
    assert object_of("data/actuals/v.yaml") in asked


def test_a_file_that_is_too_large_is_told_and_not_read(git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("data/actuals/large.yaml").write_text("# " + "x" * 5000 + "\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "large")
    asked = asked_for(monkeypatch)
    monkeypatch.setattr(reading_of_revisions, "MAX_BYTES", 4000)
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, LOST["en"].format("data/actuals/large.yaml"))
    assert object_of("data/actuals/large.yaml") not in asked


def test_all_files_of_a_revision_together_have_a_limit(git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        Path(f"data/actuals/w{number}.yaml").write_text(f"# {number}" + "x" * 5000 + "\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "much")
    monkeypatch.setattr(reading_of_revisions, "MAX_TOTAL", 11_000)
    assert "w2.yaml" in lygap("check", "--against", "HEAD").err
    assert "w1.yaml" not in lygap("check", "--against", "HEAD").err
    # What was too large then hides nothing that is wrong now.
    assert codes(lygap, "--diff-base", "HEAD")[0] == 0


@pytest.mark.parametrize(("limit", "path"), [("MAX_ENTRIES", "a{}.txt"), ("MAX_NESTING", "d/" * 9 + "a{}")])
def test_what_no_plan_has_so_much_of_is_not_read(
    limit: str, path: str, git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        file = Path("data/actuals", path.format(number))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    git("add", ".")
    git("commit", "-qm", "many")
    monkeypatch.setattr(reading_of_revisions, limit, 5)
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, LOST["en"].format("data/actuals"))


def test_files_are_read_in_lots(git: Git, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_of_revisions, "_BATCH", 40)
    rewrite("actuals/v.yaml", "2021: 11", "2021: 99")
    code, found = codes(lygap, "--against", "HEAD")
    assert (code, found[0]) == (1, "data/actuals/v.yaml:3 LYG408")


def test_many_paths_that_could_not_be_read_are_one_line(git: Git, lygap: Lygap) -> None:
    for number in range(30):
        Path(f"data/actuals/l{number:02}.yaml").symlink_to("nowhere")
    git("add", ".")
    git("commit", "-qm", "links")
    for path in Path("data/actuals").glob("l*"):
        path.unlink()
    run = lygap("check", "--against", "HEAD", "--lang", "en")
    assert (run.err.count("\n"), run.err.count("nowhere"), "l29" in run.err, "…" in run.err) == (1, 0, False, True)


# ------------------------------------------------------------------------------------------- a repository in another


@pytest.fixture
def inner(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The repository of the plan as a submodule of the current folder's, which keeps its present state."""
    whole = tmp_path.with_name(f"{tmp_path.name}-whole")
    whole.mkdir()
    monkeypatch.chdir(whole)
    git("init", "-q")
    shutil.copytree(tmp_path, whole / "plan")

    def run(*words: str) -> None:
        git("-C", "plan", *words)

    git("add", "plan")
    git("commit", "-qm", "plan as it is")
    return run


def test_a_submodule_that_did_not_move_is_compared_with_itself(inner: Git, lygap: Lygap) -> None:
    run = lygap("check", "plan/data", "--against", "HEAD", "--lang", "en")
    assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("option", ["--against", "--diff-base"])
def test_a_submodule_that_moved_is_told_not_to_be_compared(option: str, inner: Git, git: Git, lygap: Lygap) -> None:
    values = Path("plan/data/actuals/v.yaml")
    values.write_text(VALUES.replace("2021: 11", "2021: 99"), "utf-8")
    inner("commit", "-qam", "another value")
    run = lygap("check", "plan/data", option, "HEAD", "--lang", "en")
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert run.err.startswith(f"lygap: {option}: plan/data is in a repository inside another one")
    git("commit", "-qam", "moved")
    assert lygap("check", "plan/data", option, "HEAD").err == ""
    assert lygap("check", "plan/data", option, "HEAD~1").err == ""  # both had the same then


def test_a_repository_that_the_outer_one_does_not_keep_is_nobodys_submodule(inner: Git, git: Git, lygap: Lygap) -> None:
    git("rm", "-q", "--cached", "plan")
    git("commit", "-qm", "alone", "--allow-empty")
    assert lygap("check", "plan/data", "--against", "HEAD").err == ""
