"""`lygap status` from the outside."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from conftest import DEMO, Lygap
from lygap.words import LANGS

# The rates that the plan's twelve headline targets require, in percent a year; the two without a baseline have none.
REQUIRED = {
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


def rows(text: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in json.loads(text)["indicators"]}


@pytest.mark.usefixtures("in_repository")
def test_the_headline_rates_of_luoyang(lygap: Lygap) -> None:
    found = rows(lygap("status", "2023", "-f", "json").out)
    assert list(found) == list(REQUIRED)
    for key, percent in REQUIRED.items():
        rate = found[key]["required_cagr"]
        assert (rate is None) == (percent is None)
        if percent is None:
            assert found[key]["undefined"]["required_cagr"] == "no_baseline"
        else:
            assert round(rate * 100, 4) == percent


@pytest.mark.usefixtures("in_repository")
def test_contracts_of_the_whole_year_count_before_those_of_eleven_months(lygap: Lygap) -> None:
    row = rows(lygap("status", "2023", "-f", "json").out)["tech_contracts"]
    assert (row["status"], row["firm"], row["observation"]["value"]) == ("achieved", True, 145.4)
    assert (row["observation"]["source"], row["observation"]["period"]) == ("bulletin-2023", None)


UNKNOWN = {
    2022: [
        "fiscal_st_input",
        "hightech_va_share",
        "high_value_patents",
        "industry_research_institutes",
        "pilot_bases",
        "sci_tech_communities",
    ],
    2023: [
        "fiscal_st_input",
        "high_value_patents",
        "industry_research_institutes",
        "pilot_bases",
        "sci_tech_communities",
    ],
    2025: ["fiscal_st_input", "high_value_patents"],
}
"""The headline rows of Luoyang of which nothing was published by then that could be judged."""


@pytest.mark.usefixtures("in_repository")
@pytest.mark.parametrize("year", UNKNOWN)
def test_what_is_judged_names_its_source_and_little_is_unknown(year: int, lygap: Lygap) -> None:
    found = rows(lygap("status", str(year), "-f", "json").out)
    assert [key for key, row in found.items() if row["status"] == "unknown"] == UNKNOWN[year]
    assert all(row["observation"]["source"] for row in found.values() if row["status"] != "unknown")


@pytest.mark.usefixtures("in_repository")
def test_both_published_research_intensities_of_2023_are_listed(lygap: Lygap) -> None:
    row = rows(lygap("status", "2023", "-f", "json").out)["rd_intensity"]
    assert row["observation"]["value"] == 3.44
    assert {other["value"] for other in row["observation"]["alternatives"]} == {3.47}
    assert row["status"] == "on_track"


@pytest.mark.usefixtures("in_repository")
def test_research_intensity_of_2024_is_far_behind(lygap: Lygap) -> None:
    row = rows(lygap("status", "2024", "-f", "json").out)["rd_intensity"]
    assert (row["observation"]["value"], row["status"]) == (3.03, "off_track")
    assert row["statistic"] == pytest.approx(0.309, abs=0.001)


def test_the_newest_observed_year_is_the_default(lygap: Lygap) -> None:
    assert json.loads(lygap("status", "-d", str(DEMO), "-f", "json").out)["year"] == 2023


@pytest.mark.parametrize("where", ["before", "after"])
def test_options_stand_before_or_after_the_command(where: str, lygap: Lygap) -> None:
    options = ["-d", str(DEMO), "--format", "json", "--lang", "en"]
    words = [*options, "status", "2022"] if where == "before" else ["status", "2022", *options]
    document = json.loads(lygap(*words).out)
    assert (document["year"], document["plan"]["name"]) == (2022, "Demonstration plan")


def test_the_later_option_wins(lygap: Lygap) -> None:
    run = lygap("-f", "csv", "status", "-d", str(DEMO), "-f", "json")
    assert json.loads(run.out)["schema"] == "lygap.status/1"


def test_the_first_group_is_the_default_in_every_format(lygap: Lygap) -> None:
    assert list(rows(lygap("status", "-d", str(DEMO), "-f", "json").out)) == [
        "firms", "waste", "share", "contracts", "rank", "trained", "dash",
    ]  # fmt: skip
    lines = lygap("status", "-d", str(DEMO), "-f", "jsonl").out.splitlines()
    assert len(lines) == 7


def test_only_some_statuses(lygap: Lygap) -> None:
    run = lygap("status", "2023", "-d", str(DEMO), "-g", "all", "-f", "json", "--only", "regressing,missed")
    assert list(rows(run.out)) == ["cap", "past", "loss"]


def test_sorted_by_a_figure_with_the_undefined_last(lygap: Lygap) -> None:
    run = lygap("status", "2023", "-d", str(DEMO), "-f", "json", "--sort", "-pace")
    paces = [row["pace"] for row in rows(run.out).values()]
    defined = [pace for pace in paces if pace is not None]
    assert paces == [*sorted(defined, reverse=True), None]


def test_fail_on_is_a_gate(lygap: Lygap) -> None:
    assert lygap("status", "2023", "-d", str(DEMO), "--fail-on", "off_track,missed").code == 1
    assert lygap("status", "2023", "-d", str(DEMO), "--fail-on", "missed").code == 0
    assert lygap("status", "2023", "-d", str(DEMO), "--fail-on", "off_track", "-f", "jsonl").code == 1


def test_fail_on_looks_at_what_is_selected_and_at_the_last_year(lygap: Lygap) -> None:
    def code(*words: str) -> int:
        return lygap("status", *words, "-d", str(DEMO), "-f", "csv").code

    assert code("2023", "--fail-on", "regressing") == 0
    assert code("2023", "--group", "all", "--fail-on", "regressing") == 1
    assert code("2023", "--indicator", "firms", "--fail-on", "off_track") == 0
    assert code("2023", "--only", "on_track", "--fail-on", "off_track") == 1
    assert code("2021..2022", "--fail-on", "off_track") == code("2022", "--fail-on", "off_track")
    assert code("2023", "--fail-on", "of_track") == 2


def test_a_region_is_judged_by_its_own_goals(lygap: Lygap) -> None:
    found = rows(lygap("status", "2023", "-d", str(DEMO), "-f", "json", "--region", "east").out)
    assert list(found) == ["firms"]
    row = found["firms"]
    assert (row["region"], row["baseline"]["value"], row["target"]["value"]) == ("east", 10, 30)
    assert row["observation"]["value"] == 16


def test_another_target_by_its_id(lygap: Lygap) -> None:
    found = rows(lygap("status", "2022", "-d", str(DEMO), "-f", "json", "--target", "annual-2022").out)
    assert (found["firms"]["status"], found["firms"]["target"]["value"]) == ("achieved", 130)
    assert (found["waste"]["status"], found["waste"]["reason"]) == ("unknown", "no_target")


def test_an_exact_year_refuses_older_values(lygap: Lygap) -> None:
    row = rows(lygap("status", "2023", "-d", str(DEMO), "-f", "json", "--exact-year").out)["dash"]
    assert (row["observation"], row["reason"]) == (None, "stale")


def test_a_method_judges_every_row_it_can(lygap: Lygap) -> None:
    found = rows(lygap("status", "2023", "-d", str(DEMO), "-f", "json", "-m", "timeline").out)
    assert {row["method"] for row in found.values()} == {"timeline"}


def test_the_format_follows_the_output_file(lygap: Lygap, tmp_path: Path) -> None:
    target = tmp_path / "status.csv"
    run = lygap("status", "2023", "-d", str(DEMO), "-o", str(target))
    assert (run.code, run.out) == (0, "")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid,number,group,name")
    assert [file.name for file in tmp_path.iterdir()] == ["status.csv"]


@pytest.mark.parametrize("name", [".", "/", "", "x" * 300, "status.json/x"])
def test_an_output_that_is_no_place_for_a_file_is_said(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("status.json").touch()
    run = lygap("status", "2023", "-d", str(DEMO), "-f", "json", "-o", name)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert [file.name for file in tmp_path.iterdir()] == ["status.json"]


def test_an_output_may_have_as_long_a_name_as_the_system_allows(lygap: Lygap, tmp_path: Path) -> None:
    target = tmp_path / f"{'x' * 246}.csv"
    assert lygap("status", "2023", "-d", str(DEMO), "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8-sig").startswith("id,number")


def test_only_a_csv_file_has_a_byte_order_mark(lygap: Lygap, tmp_path: Path) -> None:
    words = ("status", "2023", "-d", str(DEMO))
    assert lygap(*words, "-f", "csv").out.startswith("id,number")
    for name in ("x.tsv", "x.json", "x.jsonl", "x.md", "x.txt"):
        assert lygap(*words, "-o", str(tmp_path / name)).code == 0
        assert not (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_text_file_is_what_people_read(lygap: Lygap, tmp_path: Path) -> None:
    words, file = ("status", "2023", "-d", str(DEMO)), tmp_path / "x.TXT"
    assert lygap(*words, "-o", str(file)).code == 0
    assert file.read_text("utf-8") == lygap(*words).out
    (tmp_path / "targets.yaml").write_text("format: lygap/1\n", "utf-8")
    checked = lygap("check", str(tmp_path), "-o", str(file))
    assert checked.code == 1
    assert file.read_text("utf-8") == lygap("check", str(tmp_path)).out


def test_a_list_in_a_cell_is_a_json_array(lygap: Lygap) -> None:
    words = ("status", "2023", "-d", str(DEMO), "-g", "all")
    expected = rows(lygap(*words, "-f", "json").out)
    for form, separator in (("csv", ","), ("tsv", "\t")):
        table = list(csv.DictReader(io.StringIO(lygap(*words, "-f", form).out), delimiter=separator))
        assert len(table) == len(expected)
        for row in table:
            one = expected[row["id"]]
            assert json.loads(row["notes"]) == one["notes"]
            assert json.loads(row["status_range"] or "null") == one["status_range"]
            observation = one["observation"] or {"alternatives": None}
            assert json.loads(row["observation.alternatives"] or "null") == observation["alternatives"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_output_that_is_a_link_to_a_file_is_refused(lang: str, lygap: Lygap, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("status.csv")
    (tmp_path / "status.csv").write_text("precious", encoding="utf-8")
    run = lygap("status", "2023", "-d", str(DEMO), "-o", str(link), "--lang", lang)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert str(link) in run.err
    assert link.is_symlink()
    assert (tmp_path / "status.csv").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("lang", LANGS)
def test_an_output_that_is_a_link_to_nothing_is_refused_alike(lang: str, lygap: Lygap, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("nowhere.csv")
    run = lygap("status", "2023", "-d", str(DEMO), "-o", str(link), "--lang", lang)
    assert (run.code, run.out, run.err.count("\n"), str(link) in run.err) == (2, "", 1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["link.csv"]


def test_three_outputs_into_one_file_at_once_lose_nothing(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "lygap", "status", "2023", "-d", str(DEMO), "-o", str(tmp_path / "r.json"))
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["year"] == 2023
    assert [file.name for file in tmp_path.iterdir()] == ["r.json"]


@pytest.mark.parametrize(
    "words", ["status 2023", "report 2023 -f md", "export --to csv", "check", "show firms -f json", "-o x status 2023"]
)
def test_a_dash_is_standard_output(words: str, lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = lygap(*words.replace("-o x ", "").split(), "-d", str(DEMO))
    assert lygap(*words.split(), "-d", str(DEMO), "-o", "-") == printed
    assert lygap("status", "2023", "-d", str(DEMO), "-o", "./-")[:2] == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["-"]


def test_a_dash_does_what_no_output_file_does(lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("-d", str(DEMO), "-o", "-", "--lang", "en")
    assert lygap("export", "--to", "datapackage", *words).code == 2
    both = lygap("report", "2023", "--charts", "charts", *words)
    assert (both.code, both.out.startswith("<!doctype html>")) == (0, True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for line in ("report 2023 -f docx", "export --to parquet", "report 2023"):
        run = lygap(*line.split(), *words)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["charts"]


def test_standard_output_may_be_named_as_a_file(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "lygap", "status", "2023", "-d", str(DEMO), "-f", "csv", "-o", "/dev/stdout")
    with (tmp_path / "r.csv").open("wb") as file:
        file.write(b"# before\n")
        file.flush()
        assert subprocess.run(command, stdout=file, check=False, timeout=60).returncode == 0
    lines = (tmp_path / "r.csv").read_text("utf-8").splitlines()
    assert (lines[0], lines[1].startswith("id,number")) == ("# before", True)


def test_an_output_that_is_a_pipe_is_written_into(lygap: Lygap, tmp_path: Path) -> None:
    # As /dev/null, which an administrator would otherwise replace for everybody.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert lygap("status", "2023", "-d", str(DEMO), "-f", "csv", "-o", str(pipe)).code == 0
    assert os.read(end, 9) == b"id,number"
    os.close(end)
    assert pipe.is_fifo()


@pytest.mark.parametrize("columns", [*range(20, 70, 7), 72, 80, 96, 100, 120, 140, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal_and_no_number_is_cut(columns: int, lang: str, lygap: Lygap) -> None:
    text = lygap("status", "2023", "-d", str(DEMO), "--lang", lang, "-g", "all", COLUMNS=str(columns)).out
    assert max(cell_len(line) for line in text.splitlines()) <= columns
    wanted = ["≥120", "20.8", "95–105"] if columns >= 27 else []
    assert [number for number in wanted if number not in text] == []


@pytest.mark.parametrize("columns", ["²", "８０", "9" * 5000, "0", "-1", "x"])
def test_a_width_that_is_none_is_passed_over(lygap: Lygap, columns: str) -> None:
    words = ("status", "2023", "-d", str(DEMO))
    assert lygap(*words, COLUMNS=columns) == lygap(*words)


def test_a_pipe_gets_the_whole_table(lygap: Lygap) -> None:
    text = lygap("status", "2023", "-d", str(DEMO), "--lang", "en").out
    assert "Not shown" not in text
    assert "High-tech firms" in text


def test_markup_in_names_stays_text(lygap: Lygap) -> None:
    text = lygap("status", "2023", "-d", str(DEMO), "--lang", "en", "-g", "edge").out
    assert "A worded target [red]|bold|[/]" in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("status 20x3", "is not a year"),
        ("status -m eurostatt", "did you mean eurostat?"),
        ("status -g mian", "did you mean main (Main indicators)?"),
        ("status -r est", "did you mean east?"),
        ("status -i frims", "did you mean firms (High-tech firms)?"),
        ("status -f jsn", "did you mean json"),
        ("status --only acheived", "did you mean achieved?"),
        ("status --sort pacee", "did you mean pace (Progress / time elapsed)?"),
        ("status --target anual-2022", "did you mean annual-2022?"),
        ("status --lang de", "--lang"),
        ("status --color blue", "--color"),
        ("status -o x.pdf", ".pdf"),
        ("show frims", "did you mean firms (High-tech firms)?"),
        ("show 指标", "cap (A cap that was met and left), band (A band), double (A doubling), trend (No target)"),
        ("methods eurostt", "did you mean eurostat?"),
    ],
)
def test_usage_errors_say_what_is_known_and_exit_with_2(words: str, message: str, lygap: Lygap) -> None:
    run = lygap(*words.split(), "-d", str(DEMO))
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("words", [["--bogus"], ["no-such-command"], ["status", "--year"], ["status", "1", "2"]])
def test_typers_own_usage_errors_exit_with_2(words: list[str], lygap: Lygap) -> None:
    assert lygap(*words).code == 2


def test_data_with_errors_computes_nothing(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("format: lygap/1\nplan: {}\n", encoding="utf-8")
    run = lygap("status", "-d", str(tmp_path))
    assert (run.code, run.out) == (2, "")
    assert "lygap check" in run.err


def test_no_plan_where_one_was_named(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("status", "-d", str(tmp_path / "nowhere"))
    assert (run.code, run.out) == (2, "")


def test_the_built_in_plan_is_used_where_there_is_none_and_says_so(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = lygap("status", "2023", "-f", "json")
    assert json.loads(run.out)["data"]["builtin"] is True
    assert "-d" in run.err
