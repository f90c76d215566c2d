"""Things are named as people see them: by the words of the tables, in either language, by numbers, by parts."""

import json

import pytest

from conftest import DEMO, Lygap, Run
from pages import ROOT

AT = ("-d", str(DEMO), "--lang", "en")


def ids(run: Run) -> list[str]:
    return [row["id"] for row in json.loads(run.out)["indicators"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("-i 高企", "-i firms"),
        ("-i High-tech_firms -i 2", "-i firms -i waste"),
        ("-g 边界情形", "-g edge"),
        ("-g 全部指标", "-g all"),
        ("-r 东区", "-r east"),
        ("-r East", "-r east"),
        ("-m 时序进度", "-m timeline"),
        ("-m EUROSTAT", "-m eurostat"),
        ("--only 滞后，已达标、正常", "--only off_track,achieved,on_track"),
        ("--only off-track", "--only off_track"),
        ("--target 高新技术企业数", "--target annual-2022"),
        ("--target ANNUAL_2022", "--target annual-2022"),
        ("--sort 差距", "--sort gap"),
        ("--sort -今后需增", "--sort -needed_cagr"),
        ("--sort 实现程度", "--sort progress"),
        ("--sort Required", "--sort required_cagr"),
        ("--sort 状态", "--sort status"),
        ("--sort 指标", "--sort name"),
        ("--by 地区", "--by region"),
        ("--by 组", "--by group"),
    ],
)
def test_the_words_of_the_tables_are_understood(words: str, same: str, lang: str, lygap: Lygap) -> None:
    at = ("2023", "-d", str(DEMO), "-f", "json", "--lang", lang)
    run = lygap("status", *words.split(), *at)
    assert run == lygap("status", *same.split(), *at)
    assert (run.code, run.err) == (0, "")


def test_the_gate_knows_the_words_too(lygap: Lygap) -> None:
    assert lygap("status", "2023", "--fail-on", "滞后", *AT).code == 1
    assert lygap("status", "2023", "--fail-on", "未完成", *AT).code == 0


def test_every_target_that_is_listed_can_be_asked_for(lygap: Lygap) -> None:
    here = ("-d", str(ROOT / "data"), "--lang", "en")
    listed = json.loads(lygap("list", "targets", "-f", "json", *here).out)["rows"]
    assert len(listed) == 7
    for row in listed:
        by_id = lygap("status", "2023", "-g", "all", "-f", "json", "--target", row["id"], *here)
        judged = [one for one in json.loads(by_id.out)["indicators"] if one["target"] is not None]
        assert {one["id"] for one in judged} == set(row["indicators"])
    run = lygap("status", "2023", "-f", "csv", "--target", "Provincial pilot-scale test bases", *here)
    assert (run.code, run.err) == (0, "")


def test_a_target_that_a_region_does_not_have_is_no_mistake(lygap: Lygap) -> None:
    run = lygap("status", "2023", "-r", "east", "--target", "annual-2022", "-f", "json", *AT)
    assert {row["reason"] for row in json.loads(run.out)["indicators"]} == {"no_target"}


def test_a_number_is_that_of_a_row(lygap: Lygap) -> None:
    for word in ("2", "main.2", "主要指标.2"):
        assert lygap("show", word, "2023", *AT) == lygap("show", "waste", "2023", *AT)
    assert lygap("show", "99", *AT) == (2, "", "lygap: no indicator is called “99”\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("show 固体 2023", "lygap: “固体”: using waste (Solid waste)\n"),
        ("show solid 2023", "lygap: “solid”: using waste (Solid waste)\n"),
        ("path 固体", "lygap: “固体”: using waste (Solid waste)\n"),
        ("status 2023 -i 固体", "lygap: “固体”: using waste (Solid waste)\n"),
        ("status 2023 -g edg", "lygap: “edg”: using edge (Edge cases)\n"),
        ("status 2023 --target annual", "lygap: “annual”: using annual-2022\n"),
        ("status 2023 -m 时序", "lygap: “时序”: using timeline (calendar progress)\n"),
        ("status 2023 --only regr", "lygap: “regr”: using regressing\n"),
        ("methods 天气", "lygap: “天气”: using destatis (Germany's weather symbols (Destatis))\n"),
    ],
)
def test_what_a_part_of_a_name_was_taken_for_is_told(words: str, said: str, lygap: Lygap) -> None:
    run = lygap(*words.split(), *AT)
    assert (run.code, run.err) == (0, said)
    assert run.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("show 固", "lygap: no indicator is called “固”; did you mean waste (Solid waste)?"),
        ("show so", "lygap: no indicator is called “so”; did you mean waste (Solid waste)?"),
        ("status --only track", "lygap: “track” may mean off_track, on_track"),
        ("status -m op", "“op” is not known; did you mean statcan (Statistics Canada (Open SDG))? (auto (automatic), "),
        ("status -m eurostt", "lygap: --method: “eurostt” is not known; did you mean eurostat? (auto (automatic), "),
        ("status -g 情", "did you mean edge (Edge cases)?"),
        ("status -r 区", "lygap: --region: “区” is not known; did you mean east? (town, east)"),
    ],
)
def test_what_says_too_little_or_fits_several_is_answered_with_names(words: str, said: str, lygap: Lygap) -> None:
    run = lygap(*words.split(), *AT)
    lines = 2 if words.startswith("record") else 1  # with a hint how to add the source
    assert (run.code, run.out, run.err.count("\n")) == (2, "", lines)
    assert said in run.err


def test_a_source_is_named_by_its_title(lygap: Lygap) -> None:
    run = lygap("record", "2023", "firms", "1", "--source", "公", *AT)
    assert (run.code, run.out, "did you mean bulletin (统计公报)?" in run.err) == (2, "", True)
    for word, said in (("统计公报", ""), ("公报", "lygap: “公报”: using bulletin (统计公报)\n")):
        run = lygap("record", "2024", "firms", "170", "--source", word, "--dry-run", *AT)
        assert (run.code, "bulletin" in run.out) == (0, True)
        assert run.err.startswith(said)


@pytest.mark.parametrize(
    ("year", "same"),
    [
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("２０２３", "2023"),
        ("2021-2023", "2021..2023"),
        ("2021–2023", "2021..2023"),
        ("2021—2023年", "2021..2023"),
        ("2021年至2023年", "2021..2023"),
        ("2021～2023", "2021..2023"),
    ],
)
def test_years_as_people_write_them(year: str, same: str, lygap: Lygap) -> None:
    run = lygap("status", year, "-f", "json", *AT)
    assert run.code == 0
    assert run == lygap("status", same, "-f", "json", *AT)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("status 23", "“23” is not a year; write a year such as 2023 or, for lygap status, a range such as 2021..2025"),
        ("status 2021-25", "“2021-25” is not a year"),
        ("status 2023-09", "“2023-09” is not a year"),
        ("status 2025..2021", "“2025..2021” is not a range of years; write FROM..TO, such as 2021..2025"),
        ("status 2025-2021", "“2025-2021” is not a range of years"),
        ("status firms", "“firms” is an indicator, not a year; write lygap show firms, or lygap status -i firms"),
        ("status 高企", "write lygap show 高企"),
        ("show firms 2021..2023", "“2021..2023” is not a year"),
        ("status --year 2023", "write the year without --year: lygap status 2023"),
        ("status --year=2023", "without --year: lygap status 2023"),
        ("show firms --year 2023", "without --year: lygap show ID 2023"),
        ("record firms 5 --year 2023", "without --year: lygap record 2023 ID VALUE"),
        ("record 2023 5 firms", "the value comes last: lygap record 2023 firms 5"),
    ],
)
def test_what_is_no_year_is_answered_with_the_right_form(words: str, said: str, lygap: Lygap) -> None:
    run = lygap(*words.split(), *AT)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert said in run.err


def test_a_year_alone_is_answered_with_the_commands(lygap: Lygap) -> None:
    for word in ("2023", "2021..2025", "2023年"):
        run = lygap(word, "--lang", "zh")
        assert (run.code, run.out, f"lygap status {word}" in run.err) == (2, "", True)
    assert "lygap status 2023" in lygap("--year", "2023").err


def test_an_indicator_and_a_year_are_told_apart(lygap: Lygap) -> None:
    assert lygap("show", "2023", "firms", *AT) == lygap("show", "firms", "2023", *AT)
    assert lygap("show", "2023年", "高企", *AT) == lygap("show", "firms", "2023", *AT)
    run = lygap("record", "firms", "2024", "170", "--dry-run", *AT)
    assert (run.code, "would record 170 for firms in 2024" in run.err) == (0, True)
    assert lygap("record", "2024", "firms", "170", "--dry-run", *AT) == run
