"""Every text of the data in the language asked for, in each format that shows it."""

import json
import re
from pathlib import Path

import pytest

from conftest import Lygap

PLAN = """\
format: lygap/1
plan: {id: p, name: {zh: 规划, en: Plan}, lang: zh, region: here, base_year: 2020, target_year: 2025, source: plan}
units: {家: {zh: 家, en: firms}}
regions: {here: {name: {zh: 本市, en: Here}}}
sources:
  plan: {title: {zh: 规划文本, en: Text of the plan}, publisher: {zh: 市政府, en: City government}, kind: plan}
  yearbook: {title: {zh: 年鉴, en: Yearbook}, publisher: {zh: 统计局, en: Statistics office}, kind: statistics}
  news: {title: {zh: 新闻, en: News}, kind: news}
groups: {main: {name: {zh: 主要, en: Main}}}
indicators:
  a:
    group: main
    name: {zh: 企业, en: Firms}
    definition: {zh: 年末数, en: At the end of the year}
    note: {zh: 指标说明, en: Note on the indicator}
    owner: {zh: 科技局, en: Science bureau}
    unit: 家
    kind: stock
    direction: up
    baseline: {value: 10, note: {zh: 基期说明, en: Note on the base}}
    target: {value: 20, note: {zh: 目标说明, en: Note on the target}}
  b:
    group: main
    name: {zh: 创新, en: Innovation}
    kind: stock
    direction: up
    target: {text: {zh: 显著增强, en: Much stronger}}
claims:
  - {id: c, kind: statement, text: {zh: 居首位, en: It is first}, note: {zh: 说法说明, en: Note on the claim}}
"""
ACTUALS = """\
observations:
  a:
    2022:
      - {value: 13, source: yearbook, note: {zh: 数值说明, en: Note on the value}}
      - {value: 14, source: news}
  b: {2022: {value: 1, source: yearbook}}
"""
HAN = re.compile("[\u4e00-\u9fff]")
OWN = ["规划文本", "市政府", "年鉴", "统计局", "年末数", "指标说明", "科技局", "基期说明", "目标说明", "数值说明"]
ENGLISH = [
    *("Text of the plan", "City government", "Yearbook", "Statistics office", "At the end of the year"),
    *("Note on the indicator", "Science bureau", "Note on the base", "Note on the target", "Note on the value"),
]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "actuals" / "v.yaml").write_text(ACTUALS, "utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("form", ["table", "md", "json"])
@pytest.mark.parametrize(
    "command",
    [("show", "a", "2022"), ("show", "b", "2022"), ("status", "2022"), ("path", "a"), ("status", "-f", "csv")],
)
def test_english_output_has_no_chinese_text_of_the_data(
    lygap: Lygap, folder: str, command: tuple[str, ...], form: str
) -> None:
    if "csv" in command:
        told = lygap(*command, "-d", folder, "--lang", "en")
    else:
        told = lygap(*command, "-d", folder, "--lang", "en", "-f", form)
    assert told.code == 0
    texts = re.findall(r"zh: (\w+)", PLAN + ACTUALS)
    assert len(texts) == 20
    assert [text for text in texts if text in told.out and text != "家"] == []


@pytest.mark.parametrize("form", ["table", "md"])
def test_show_tells_every_text_in_the_language_asked_for(lygap: Lygap, folder: str, form: str) -> None:
    chinese = lygap("show", "a", "2022", "-d", folder, "-f", form, "--lang", "zh").out
    english = lygap("show", "a", "2022", "-d", folder, "-f", form, "--lang", "en").out
    assert [text for text in OWN if text not in chinese] == []
    assert [text for text in ENGLISH if text in chinese] == []
    assert [text for text in ENGLISH if text not in english] == []


@pytest.mark.parametrize(
    ("lang", "note", "text"), [("zh", "数值说明", "显著增强"), ("en", "Note on the value", "Much stronger")]
)
def test_json_has_texts_in_one_language(lygap: Lygap, folder: str, lang: str, note: str, text: str) -> None:
    shown = json.loads(lygap("show", "a", "2022", "-d", folder, "-f", "json", "--lang", lang).out)
    assert shown["observations"][0]["note"] == note
    worded = json.loads(lygap("show", "b", "2022", "-d", folder, "-f", "json", "--lang", lang).out)
    assert worded["targets"][0]["text"] == text
    assert text in lygap("status", "2022", "-d", folder, "--lang", lang).out


def test_data_formats_speak_the_plan_s_language_whatever_the_locale(lygap: Lygap, folder: str) -> None:
    shown = json.loads(lygap("show", "a", "2022", "-d", folder, "-f", "json", LC_ALL="en_GB.UTF-8").out)
    assert shown["note"] == "指标说明"
    assert HAN.search("".join(shown["row"]["notes"]))


@pytest.mark.parametrize(("name", "note"), [("规划", "新闻"), ("Plan", "News")])
def test_a_plan_that_names_no_language_speaks_that_of_its_name(
    lygap: Lygap, tmp_path: Path, name: str, note: str
) -> None:
    targets = f"""\
format: lygap/1
plan: {{id: p, name: {name}, region: here, base_year: 2020, target_year: 2025}}
sources: {{s: {{title: {note}}}, t: {{title: T}}}}
indicators: {{a: {{name: A, kind: stock, direction: up, baseline: 1, target: 2}}}}
"""
    values = "observations: {a: {2022: [{value: 1.5, source: s}, {value: 1.6, source: t}]}}\n"
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(targets, "utf-8")
    (tmp_path / "actuals" / "v.yaml").write_text(values, "utf-8")
    told = lygap("status", "2022", "-d", str(tmp_path), "-f", "json")
    assert told.code == 0
    (row,) = json.loads(told.out)["indicators"]
    assert bool(HAN.search("".join(row["notes"]))) == (note == "新闻")


def test_an_indicator_is_found_by_its_name_in_either_language(lygap: Lygap, folder: str) -> None:
    assert lygap("show", "企业", "-d", folder).code == 0
    assert lygap("show", "Firms", "-d", folder).code == 0
