"""`lygap record` from the outside."""

import shutil
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from conftest import DEMO, Lygap
from lygap.cli.record import BOUNDS, STATUSES
from lygap.editing import lock
from lygap.model.actuals import ObservationRecord
from lygap.reading import Folder, load


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration plan, in the current folder."""
    shutil.copytree(DEMO, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "actuals"


def test_a_value_is_added_and_the_difference_shown(plan: Path, lygap: Lygap) -> None:
    old = (plan / "2023.yaml").read_bytes()
    run = lygap("record", "2023", "rank", "35", "--note", "as printed", "--preferred", "--lang", "en")
    assert run.code == 0
    assert run.out == (
        "--- data/actuals/2023.yaml\n+++ data/actuals/2023.yaml\n@@ -7,7 +7,9 @@\n"
        "     - 2.7\n     - {value: 2.5, source: news}\n"
        "   contracts: {value: 120, period: 2023-01/2023-10, source: news}\n"
        "-  rank: {value: 36, as_of: 2023-06-30}\n"
        "+  rank:\n+    - {value: 36, as_of: 2023-06-30}\n+    - {value: 35, preferred: true, note: as printed}\n"
        "   cap: 20.8\n   band: 106\n   floor: 28\n"
    )
    assert run.err == "lygap: recorded 35 for rank in 2023, in data/actuals/2023.yaml\n"
    new = (plan / "2023.yaml").read_bytes()
    assert set(old.splitlines()) - set(new.splitlines()) == {b"  rank: {value: 36, as_of: 2023-06-30}"}
    assert sorted(path.name for path in plan.parent.rglob("*")) == [
        "2023.yaml",
        "actuals",
        "earlier.csv",
        "targets.yaml",
    ]


def test_a_dry_run_writes_nothing(plan: Path, lygap: Lygap) -> None:
    old = {path: path.stat().st_mtime_ns for path in plan.parent.rglob("*")}
    run = lygap("record", "2023", "rank", "-35.5", "--dry-run", "--lang", "en")
    assert (run.code, "+  rank: " in run.out or "-35.5" in run.out, "nothing was written" in run.err) == (0, True, True)
    assert {path: path.stat().st_mtime_ns for path in plan.parent.rglob("*")} == old


def test_an_indicator_is_found_by_its_name_and_a_conflict_is_told(plan: Path, lygap: Lygap) -> None:
    run = lygap("record", "2023", "floor", "29", "--lang", "en")
    assert (run.code, "warning LYG305 conflict" in run.err) == (0, True)
    run = lygap("record", "2024", "Firms", "99", "--file", "new.yaml", "--lang", "en")
    assert (run.code, (plan / "new.yaml").read_text("utf-8")) == (0, "year: 2024\nobservations:\n  firms: 99\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("firm", "no indicator is called “firm”; did you mean firms (High-tech firms)?"),
        ("高新", "no indicator is called “高新”; did you mean firms (High-tech firms)?"),
        (
            "TR",
            (
                "no indicator is called “TR”; did you mean contracts (Technology contracts), trained (People trained), "
                "trend (No target)?"
            ),
        ),
        ("frims", "no indicator is called “frims”; did you mean firms (High-tech firms)?"),
        ("zzzz", "no indicator is called “zzzz”"),
    ],
)
def test_a_part_of_a_name_is_only_a_suggestion(plan: Path, lygap: Lygap, word: str, said: str) -> None:
    old = {path: path.read_bytes() for path in plan.iterdir()}
    assert lygap("record", "2023", word, "5", "--lang", "en") == (2, "", f"lygap: {said}\n")
    assert {path: path.read_bytes() for path in plan.iterdir()} == old


@pytest.mark.parametrize("word", ["firms", " Firms", "high-tech FIRMS", "高企"])
def test_an_indicator_is_meant_by_its_id_name_or_alias(plan: Path, lygap: Lygap, word: str) -> None:
    assert lygap("record", "2025", word, "5", "--file", "2025.yaml").code == 0
    assert (plan / "2025.yaml").read_text("utf-8") == "year: 2025\nobservations:\n  firms: 5\n"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("+5", 5),
        (".5", 0.5),
        ("-.5", -0.5),
        ("5.", 5),
        ("1e3", 1000),
        ("007", 7),
        ("0x1F", 31),
        ("1" * 300, float("1" * 300)),
    ],
)
def test_a_number_is_what_the_data_takes_for_one(plan: Path, lygap: Lygap, given: str, value: float) -> None:
    forced = ["--force"] if value > 1e6 else []  # which is a hundred times what is usual
    for name, year in (("new.yaml", "2025"), ("new.csv", "2026")):
        assert lygap("record", year, "loss", given, "--file", name, *forced).code == 0
    assert (plan / "new.yaml").read_text("utf-8") == f"year: 2025\nobservations:\n  loss: {given}\n"
    assert (plan / "new.csv").read_text("utf-8").splitlines()[1] == f"loss,2026,{given},,,,,,,,"
    data = load(Folder(plan.parent)).data
    assert data is not None
    assert [o.value for o in data.of("loss", "town")][-2:] == [value, value]


def test_a_name_of_two_is_refused(plan: Path, lygap: Lygap) -> None:
    targets = plan.parent / "targets.yaml"
    text = targets.read_text("utf-8")
    targets.write_text(text.replace("kind: rank\n", "kind: rank\n    aliases: [高企]\n"), "utf-8")
    said = "lygap: “高企” may mean firms (High-tech firms), rank (National rank)\n"
    assert lygap("record", "2023", "高企", "5", "--lang", "en") == (2, "", said)


AFTER_TRAINED = (DEMO / "actuals" / "earlier.csv").read_text("utf-8").partition("90,,bulletin,,\n")[2]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("earlier.csv", "\ntrained,2021,,90,,bulletin,,\ntrained,2022,,95,,bulletin,,\n" + AFTER_TRAINED),
        ("2023.yaml", "\n  trained: {increment: 95, year: 2022}\n"),
        ("new.yaml", "year: 2022\nobservations:\n  trained: {increment: 95, source: bulletin}\n"),
    ],
)
def test_what_a_year_added_is_recorded(plan: Path, lygap: Lygap, file: str, content: str) -> None:
    words = ("record", "2022", "trained", "95", "--increment", "--source", "bulletin", "--file", file)
    assert lygap(*words).code == 0
    assert (plan / file).read_text("utf-8").endswith(content)
    said = "lygap: nothing recorded: data/actuals/{} already has the same value from the same source\n"
    assert lygap(*words, "--lang", "en") == (1, "", said.format(file))


@pytest.mark.parametrize(("key", "kind"), [("firms", "stock"), ("waste", "flow"), ("rank", "rank")])
def test_only_a_cumulative_indicator_has_increments(plan: Path, lygap: Lygap, key: str, kind: str) -> None:
    old = {path: path.read_bytes() for path in plan.iterdir()}
    said = f"lygap: --increment is only for cumulative indicators; {key} is of the kind {kind}\n"
    assert lygap("record", "2022", key, "95", "--increment", "--lang", "en") == (2, "", said)
    assert {path: path.read_bytes() for path in plan.iterdir()} == old


def test_a_total_beside_increments_is_refused(plan: Path, lygap: Lygap) -> None:
    run = lygap("record", "2022", "trained", "95", "--source", "bulletin", "--lang", "en")
    assert (run.code, run.out, "LYG207 mixed-cumulative" in run.err) == (1, "", True)


def test_a_value_without_a_source_is_told_as_by_check(plan: Path, lygap: Lygap) -> None:
    run = lygap("record", "2024", "firms", "160", "--file", "new.yaml", "--lang", "en")
    told = (
        "data/actuals/new.yaml:3:10: warning LYG402 no-source: "
        "values without a source in this file: 1; this is the first\n"
        "    hint: Name the source here, or at the top of a YAML file for all its values.\n"
    )
    recorded = "lygap: recorded 160 for firms in 2024, in data/actuals/new.yaml\n"
    assert (run.code, run.err) == (0, f"{recorded}{told}errors: 0, warnings: 1\n")
    assert told in lygap("check", "--lang", "en").out
    run = lygap("record", "2024", "rank", "35", "--file", "new.yaml", "--source", "bulletin", "--lang", "en")
    assert run.err == "lygap: recorded 35 for rank in 2024, in data/actuals/new.yaml\n"


def test_what_was_wrong_with_others_before_is_not_told(plan: Path, lygap: Lygap) -> None:
    (plan / "old.yaml").write_text("year: 2022\nobservations: {waste: 48}\n", "utf-8")
    run = lygap("record", "2024", "rank", "35", "--source", "bulletin", "--file", "new.yaml", "--lang", "en")
    assert run.err == "lygap: recorded 35 for rank in 2024, in data/actuals/new.yaml\n"


def test_regions_are_listed_in_one_order(plan: Path, lygap: Lygap) -> None:
    targets = plan.parent / "targets.yaml"
    more = "".join(f"  r{n}: {{name: R{n}}}\n" for n in (9, 1, 5, 3, 7, 2))
    text = (
        targets.read_text("utf-8")
        .replace("sources:\n", f"{more}sources:\n")
        .replace("\n  town:", "\n  r0: {name: R0}\n  town:")
    )
    targets.write_text(text, "utf-8")
    said = "lygap: --region: “nowhere” is not known (town, r0, east, r9, r1, r5, r3, r7, r2)\n"
    assert lygap("record", "2023", "firms", "1", "--region", "nowhere", "--lang", "en") == (2, "", said)


def test_a_file_that_must_not_be_written_is_left_alone(plan: Path, lygap: Lygap) -> None:
    file = plan / "2023.yaml"
    old = file.read_bytes()
    file.chmod(0o444)
    said = "lygap: cannot write data/actuals/2023.yaml: Permission denied\n"
    run = lygap("record", "2023", "rank", "35", "--lang", "en")
    assert (run.code, run.out.startswith("--- data/actuals/2023.yaml\n"), run.err) == (2, True, said)
    assert (file.read_bytes(), sorted(path.name for path in plan.iterdir())) == (old, ["2023.yaml", "earlier.csv"])


def test_crlf_and_mark_stay(plan: Path, lygap: Lygap) -> None:
    content = b"\xef\xbb\xbf" + (plan / "2023.yaml").read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    (plan / "2023.yaml").write_bytes(content)
    assert lygap("record", "2023", "loss", "-31").code == 0
    assert (plan / "2023.yaml").read_bytes() == content.replace(b"loss: -30", b"loss: [-30, -31]")


@pytest.mark.parametrize(
    "words",
    [
        ("2023", "rank", "36", "--as-of", "2023-06-30"),
        ("2023", "rank", "35", "--as-of", "2024-06-30"),
        ("2023", "floor", "29", "--file", "earlier.csv", "--obs-status", "estimated"),
    ],
)
def test_what_would_be_wrong_is_refused(plan: Path, lygap: Lygap, words: tuple[str, ...]) -> None:
    old = {path: path.read_bytes() for path in plan.iterdir()}
    run = lygap("record", *words)
    assert (run.code, run.out, run.err.count("nothing recorded") or run.err.count("未记录")) == (1, "", 1)
    assert {path: path.read_bytes() for path in plan.iterdir()} == old


@pytest.mark.parametrize(
    "words",
    [
        *[
            ("2023", "firms", value)
            for value in (
                "1,234",
                "4.34%",
                "约120",
                "—",
                "１２",
                "1e400",
                "NaN",
                ".inf",
                "-1e400",
                "1" * 301,
                "0x" + "f" * 290,
                "",
                "true",
                "null",
                " 5",
                "1_0",
            )
        ],
        ("23", "firms", "1"),
        ("2023", "nowhere", "1"),
        ("2023", "firms", "1", "--source", "nwes"),
        ("2023", "firms", "1", "--region", "nowhere"),
        ("2023", "firms", "1", "--bound", "over"),
        ("2023", "firms", "1", "--obs-status", "over"),
        ("2023", "firms", "1", "--as-of", "2023-13"),
        ("2023", "firms", "1", "--period", "x"),
        ("2023", "firms", "1", "--note", "a\nb"),
        ("2023", "firms", "1", "--note", "\u202e"),
        ("2023", "firms", "1", "--file", "../x.yaml"),
        ("2023", "firms", "1", "--soruce", "x"),
    ],
)
def test_what_is_no_observation_is_refused(plan: Path, lygap: Lygap, words: tuple[str, ...]) -> None:
    run = lygap("record", *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.isprintable() or run.err.replace("\n", "").isprintable()


def test_the_words_are_those_of_the_format() -> None:
    hints = get_type_hints(ObservationRecord)
    assert get_args(hints["obs_status"]) == STATUSES
    assert get_args(get_args(hints["bound"])[0]) == BOUNDS


def test_the_built_in_plan_is_not_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lygap: Lygap) -> None:
    monkeypatch.chdir(tmp_path)
    assert lygap("record", "2023", "rd_intensity", "3").code == 2


def test_a_plan_with_errors_is_not_edited(plan: Path, lygap: Lygap) -> None:
    (plan / "x.yaml").write_text("observations: {nobody: 1}\n", "utf-8")
    assert lygap("record", "2023", "firms", "3").code == 2


def test_a_second_writer_is_told_who_holds_the_lock(plan: Path, lygap: Lygap, monkeypatch: pytest.MonkeyPatch) -> None:
    real = lock.locked
    monkeypatch.setattr("lygap.editing.locked", lambda folder: real(folder, 0.1))
    with real(plan.parent):
        run = lygap("record", "2023", "firms", "3", "--lang", "en")
    assert (run.code, ".lygap.lock" in run.err) == (2, True)


# ------------------------------------------------------------------------------------------- more words, sources


def test_all_that_a_value_can_say_is_written(plan: Path, lygap: Lygap) -> None:
    words = ("--published", "2025-04", "--locator", "p. 3, table 2", "--margin", "0.5", "--break", "--bound", "about")
    for name in ("new.yaml", "new.csv"):
        assert lygap("record", "2025", "loss", "-3", "--source", "news", *words, "--file", name).code == 0
        data = load(Folder(plan.parent)).data
        assert data is not None
        (found,) = [o for o in data.of("loss", "town") if o.file.endswith(name)]
        said = (found.published, found.locator, found.margin, found.breaks, found.bound)
        assert said == ("2025-04", "p. 3, table 2", 0.5, True, "about")
        (plan / name).unlink()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--margin", "-1"), "--margin: -1 is below zero"),
        (("--margin", "5%"), "“5%” is not a valid number"),
        (("--published", "2023/2024"), "--published: “2023/2024” is not one date"),
        (("--published", "soon"), "--published: “soon” is not a date"),
        (("--locator", " "), "--locator: this must be one line of visible text"),
        (("--source", "s", "--title", "a\nb"), "--title: this must be one line of visible text"),
        (("--source", "s", "--title", "T", "--kind", "paper"), "--kind: “paper” is not known"),
        (("--source", "s", "--title", "T", "--date", "2023/2024"), "--date: “2023/2024” is not one date"),
        (("--title", "T", "--url", "u"), "--title, --url: these describe a new source; give it an id with --source"),
        (
            ("--source", "news", "--title", "T"),
            "the source “news” already exists (新闻报道); leave out --title, or choose another id",
        ),
        (
            ("--source", "nwes", "--date", "2024"),
            (
                "--source: “nwes” is not among the sources: of this plan; there are plan (规划文本), "
                "bulletin (统计公报), news (新闻报道); did you mean news (新闻报道)?"
            ),
        ),
    ],
)
def test_a_word_that_does_not_fit_is_explained(plan: Path, lygap: Lygap, words: tuple[str, ...], said: str) -> None:
    old = {path: path.read_bytes() for path in plan.parent.rglob("*") if path.is_file()}
    run = lygap("record", "2023", "firms", "161", *words, "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"lygap: {said}")
    assert {path: path.read_bytes() for path in plan.parent.rglob("*") if path.is_file()} == old


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "lygap: --source: “s” is not among the sources: of this plan; there are none yet\n    hint: To add it"),
        ("zh", "lygap：--source：本规划的 sources: 中没有“s”；目前还没有任何来源\n    提示：要同时添加该来源"),
    ],
)
def test_a_plan_without_sources_says_how_to_add_one(tmp_path: Path, lygap: Lygap, lang: str, said: str) -> None:
    plan = "format: lygap/1\nplan: {id: p, name: P, region: here, base_year: 2020}\nindicators:\n"
    (tmp_path / "targets.yaml").write_text(f"{plan}  a: {{name: A, kind: stock, direction: up}}\n", "utf-8")
    words = ("record", "2023", "a", "1", "-d", str(tmp_path), "--lang", lang, "--source", "s")
    run = lygap(*words)
    assert (run.code, run.err.startswith(said)) == (2, True)
    assert lygap(*words, "--title", "A title").code == 0
    assert (tmp_path / "targets.yaml").read_text("utf-8").endswith("direction: up}\nsources:\n  s: {title: A title}\n")


def test_a_source_is_added_with_its_value(plan: Path, lygap: Lygap) -> None:
    about = ("--title", "统计公报：2025", "--publisher", "市统计局", "--date", "2025-03", "--kind", "statistics")
    words = ("record", "2024", "share", "2.9", "--source", "bulletin-2025", *about, "--url", "https://a.b/?c=1")
    run = lygap(*words, "--dry-run")
    assert (run.code, run.out.count("+++ ")) == (0, 2)
    assert lygap(*words).code == 0
    added = (
        '  bulletin-2025: {title: "统计公报：2025", publisher: 市统计局, date: 2025-03, url: "https://a.b/?c=1", '
        "kind: statistics}\n"
    )
    assert added in (plan.parent / "targets.yaml").read_text("utf-8")
    assert "LYG404" not in lygap("check", "--lang", "en").out


def test_the_value_that_is_replaced_is_marked_and_named(plan: Path, lygap: Lygap) -> None:
    run = lygap("record", "2023", "share", "2.72", "--supersedes", "--source", "bulletin", "--lang", "en")
    told = "lygap: marked 2.7 (bulletin) in data/actuals/2023.yaml as superseded\n"
    assert (run.code, told in run.err) == (0, True)
    assert "    - {value: 2.7, excluded: superseded}\n    - {value: 2.5, source: news}\n    - 2.72\n" in (
        plan / "2023.yaml"
    ).read_text("utf-8")
    run = lygap("record", "2022", "trained", "95", "--increment", "--supersedes", "--lang", "en")
    said = "lygap: nothing recorded: --supersedes: there is no value of that year to replace\n"
    assert run == (1, "", said)
    run = lygap("record", "2023", "trained", "115", "--increment", "--supersedes", "--lang", "en")
    assert "lygap: marked 110 (bulletin) in data/actuals/earlier.csv as superseded\n" in run.err
