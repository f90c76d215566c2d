"""Advice that fits: what people write where a number belongs, and what they would have to add."""

from pathlib import Path

import pytest

from lygap.findings import Finding
from lygap.reading import Folder, load
from lygap.reading.commas import says_nothing, with_point
from lygap.render.findings.saying import hint, message
from smallplan import HEAD, STOCK, checked, indicator

POINT = "Write it with a decimal point: 3.5."
NOTHING = "If there is no value, leave the key out or the cell empty."
INDICATOR = "Describe it in targets.yaml under indicators"
SOURCE = "Describe it under sources, in targets.yaml or in the file that cites it"
WHOLE = "Describe the whole in targets.yaml under indicators"
BARE = "Write it without unit, percent sign or thousands separator."


def told(found: list[Finding]) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.rule.code} {hint(f, 'en')}" for f in found]


def of_yaml(folder: Path, values: str) -> list[str]:
    return told(checked(folder, HEAD + indicator(STOCK), v=f"source: plan\nobservations:\n  a: {values}\n"))


def of_table(folder: Path, text: str | bytes) -> list[str]:
    (folder / "actuals").mkdir()
    (folder / "actuals" / "v.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return told(checked(folder, HEAD + indicator(STOCK)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3,5", "3.5"), ("-3,25", "-3.25"), ("0,0344", "0.0344"), ("1204,5", "1204.5")]
    + [(text, None) for text in ("1,234", "3,", ",5", "3.5", "3,5 %", "1,204,5", "3，5", "x,5", "")],
)
def test_a_decimal_comma(text: str, expected: str | None) -> None:
    assert with_point(text) == expected


@pytest.mark.parametrize(
    "text", ["null", "NULL", "~", "N/A", "n/a", "NA", "#N/A", "NaN", "-", "–", "—", "…", "..", " - ", "None", "无"]
)
def test_a_word_for_nothing(text: str) -> None:
    assert says_nothing(text)
    assert not says_nothing(f"{text}1")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("{2021: 3,5}", [f"3:13 LYG103 {POINT}"]),
        ("{2021: 3,5, 2022: 4}", [f"3:13 LYG103 {POINT}"]),
        ("{2021: {value: 3,5, note: So}}", [f"3:21 LYG103 {POINT}"]),
        ("{2021: [{value: 3,5}]}", [f"3:22 LYG103 {POINT}"]),
        ('{2021: "3,5"}', [f"3:13 LYG103 {POINT}"]),
        ("\n    2021: 3,5", [f"4:11 LYG103 {POINT}"]),
        ("{2021: 1,234}", [f"3:13 LYG103 {BARE}"]),
        ("{2021: ~}", [f"3:13 LYG103 {NOTHING}"]),
        ('{2021: "N/A"}', [f"3:13 LYG103 {NOTHING}"]),
        ("{2021: –}", [f"3:13 LYG103 {NOTHING}"]),
        ("{2021: {value: 3, as_of: n/a}}", [f"3:31 LYG107 {NOTHING}"]),
        ("{2021: {value: 3, bound: none}}", [f"3:31 LYG104 {NOTHING}"]),
        # a year without a value is no end of a number
        ("{2021: 3, 2022}", [f"3:20 LYG103 {NOTHING}"]),
    ],
)
def test_in_yaml(values: str, expected: list[str], tmp_path: Path) -> None:
    assert of_yaml(tmp_path, values) == expected


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("target: {value: [82, 88]}", "Write the two ends as {min: 82, max: 88}."),
        ("targets: [{value: [88.5, 82]}]", "Write the two ends as {min: 82, max: 88.5}."),
        ("target: {value: [82, 88], comparator: between}", "Write the two ends as {min: 82, max: 88}."),
        ("target: [82, 88]", "Write the two ends as {value: {min: 82, max: 88}}."),
        ("target: {value: [82]}", BARE),
        ("target: {value: [82, 88, 90]}", BARE),
        ("target: {value: [82, true]}", BARE),
        ("baseline: {value: [82, 88]}", BARE),
    ],
)
def test_two_numbers_in_a_list_are_a_band(key: str, advice: str, tmp_path: Path) -> None:
    plan = HEAD + indicator(f"{STOCK}, {key}")
    (wrong,) = checked(tmp_path, plan, v="source: plan\nobservations: {}\n")
    assert (wrong.rule.code, hint(wrong, "en")) == ("LYG103", advice)


BAND = "{value: {min: 82, max: 88}}"
DIRECTION = "Add direction: up or direction: down. Only a between target works without it."
BETWEEN = (
    "If the value should stay between min and max, add comparator: between to the target; "
    "otherwise add direction: up or direction: down."
)


@pytest.mark.parametrize(
    ("keys", "advice"),
    [
        (f"target: {BAND}", BETWEEN),
        (f"targets: [{BAND}, {{value: {{min: 1, max: 2}}, comparator: between, year: 2026}}]", BETWEEN),
        (f"targets: [{BAND}, {{value: 4, year: 2026}}]", DIRECTION),
        ("target: 5", DIRECTION),
        ("aliases: [x]", DIRECTION),
    ],
)
def test_a_band_without_a_direction_may_be_one_of_between(keys: str, advice: str, tmp_path: Path) -> None:
    plan = HEAD + indicator(f"{STOCK.replace(', direction: up', '')}, {keys}")
    found = checked(tmp_path, plan, v="source: plan\nobservations: {}\n")
    assert [hint(f, "en") for f in found if f.rule.code == "LYG213"] == [advice]


@pytest.mark.parametrize("key", ["target: 3,5", "target: {value: 3,5}", "baseline: {value: 3,5, year: 2019}"])
def test_in_the_plan(key: str, tmp_path: Path) -> None:
    plan = HEAD + indicator(f"{STOCK}, {key}")
    (wrong,) = checked(tmp_path, plan, v="source: plan\nobservations: {}\n")
    assert (wrong.rule.code, hint(wrong, "en"), hint(wrong, "zh")) == ("LYG103", POINT, "请用小数点写成 3.5。")


HEADER = "indicator,year,value,source,as_of,bound,preferred,margin\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('a,2021,"3,5",plan,,,,', [f"2:8 LYG103 {POINT}"]),
        (
            "a,2021,3,5,plan,,,,",
            ["2:1 LYG009 A comma inside a number starts a new cell: write 3.5, with a decimal point."],
        ),
        (
            "a,2021,3,plan,,,,0,5",
            ["2:1 LYG009 A comma inside a number starts a new cell: write 0.5, with a decimal point."],
        ),
        ("a,null,3,plan,,,,", [f"2:3 LYG103 {NOTHING}"]),
        ("a,~,3,plan,,,,", [f"2:3 LYG103 {NOTHING}"]),
        ("a,2021,null,plan,,,,", [f"2:8 LYG103 {NOTHING}"]),
        ("a,2021,-,plan,,,,", [f"2:8 LYG103 {NOTHING}"]),
        ("a,2021,3,plan,null,,,", [f"2:15 LYG107 {NOTHING}"]),
        ("a,2021,3,plan,,NULL,,", [f"2:16 LYG104 {NOTHING}"]),
        ("a,2021,3,plan,,,null,", [f"2:17 LYG103 {NOTHING}"]),
        ("a,2021,3,plan,,,,Null", [f"2:18 LYG103 {NOTHING}"]),
        (
            "a,2021,1,300,plan,,,,",
            ["2:1 LYG009 Put text that contains a comma in double quotes, and write the commas of empty cells too."],
        ),
        ("a,2021,3,null,,,,", ["2:10 LYG202 Describe it under sources, in targets.yaml or in the file that cites it."]),
    ],
)
def test_in_a_table(row: str, expected: list[str], tmp_path: Path) -> None:
    assert of_table(tmp_path, f"{HEADER}{row}\n") == expected


WIDE = (
    "This looks like a wide sheet with one column per year: "
    "move it out of actuals, then add its values with `lygap import`, one row each."
)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("indicator,2019,2020", f"1:11 LYG101 {WIDE}"),
        ("指标,单位,2019年,2020年,2021年", f"1:7 LYG101 {WIDE}"),
        ("name,2021.0,2022.0", f"1:6 LYG101 {WIDE}"),
        ("indicator,2022", f"1:11 LYG101 {WIDE}"),
        ("indicator,year,value,2019,2020", f"1:22 LYG101 {WIDE}"),
        (
            "indicator,year,value,2019",
            "1:22 LYG101 `lygap schema targets` and `… actuals` list the keys; keys of your own begin with “x_”.",
        ),
    ],
)
def test_years_as_columns(header: str, expected: str, tmp_path: Path) -> None:
    assert of_table(tmp_path, f"{header}\na{',1' * header.count(',')}\n") == [expected]


UTF_16 = "Save it as UTF-8: in a spreadsheet choose “CSV UTF-8”, not “Unicode Text”; in an editor the encoding UTF-8."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str, tmp_path: Path) -> None:
    content = "indicator,year,value\na,2021,3\n".encode(encoding)
    assert of_table(tmp_path, content) == [f"1:1 LYG008 {UTF_16}"]


def test_a_plan_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes((HEAD + indicator(STOCK)).encode("utf-16"))
    (found,) = load(Folder(tmp_path)).findings
    assert message(found, "en") == "the file is UTF-16, not UTF-8"
    assert message(found, "zh") == "文件是 UTF-16 编码，不是 UTF-8"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xe9ndicator,year\n", "the byte 0xE9 is not UTF-8"),
        (b"a\0", "the character U+0000 is invisible or changes what is around it"),
    ],
)
def test_what_is_not_utf_16(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.csv").write_bytes(content)
    found = checked(tmp_path, HEAD + indicator(STOCK))
    assert said in [message(f, "en") for f in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            "{firm: {2020: 1}}",
            f"LYG201 {INDICATOR}, for example: firm: {{name: …, kind: stock, direction: up}}",
        ),
        (
            "{a: {2020: {value: 1, source: book}}}",
            f"LYG202 {SOURCE}, for example: book: {{title: …, date: 2023-03}}",
        ),
        (
            "{a: {2020: {value: 1, region: northern}}}",
            "LYG203 Describe it in targets.yaml under regions, for example: northern: {name: …}",
        ),
    ],
)
def test_what_is_to_be_added_is_written_out(values: str, expected: str, tmp_path: Path) -> None:
    found = checked(tmp_path, HEAD + indicator(STOCK), v=f"source: plan\nobservations: {values}\n")
    assert [f"{f.rule.code} {hint(f, 'en')}" for f in found if f.is_error] == [expected]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("kind: stock, group: first", "LYG204 Describe it in targets.yaml under groups, for example: first: {name: …}"),
        (
            "kind: stock, part_of: all",
            f"LYG217 {WHOLE}, for example: all: {{name: …, kind: stock, direction: up}}; or leave part_of out.",
        ),
        ("target: 3", "LYG102 Add it, for example: kind: stock"),
    ],
)
def test_in_the_plan_what_is_to_be_added_is_written_out(keys: str, expected: str, tmp_path: Path) -> None:
    plan = HEAD + f"  a: {{name: A, direction: up, {keys}}}\n"
    (found,) = checked(tmp_path, plan, v="source: plan\nobservations: {}\n")
    assert f"{found.rule.code} {hint(found, 'en')}" == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("format: lygap/1\n", "", "Add it, for example: format: lygap/1"),
        ("base_year: 2018, ", "", "Add it, for example: base_year: 2020"),
        ("{title: Plan, date: 2026-12}", "{date: 2026-12}", "Add it, for example: title: …"),
        ("id: p, ", "", "Add it."),
    ],
)
def test_a_key_that_is_missing_has_an_example(old: str, new: str, expected: str, tmp_path: Path) -> None:
    found = checked(tmp_path, (HEAD + indicator(STOCK)).replace(old, new), v="source: plan\nobservations: {}\n")
    assert [hint(f, "en") for f in found if f.rule.code == "LYG102"] == [expected]


def test_a_claim_has_other_kinds_than_an_indicator(tmp_path: Path) -> None:
    plan = HEAD + indicator(STOCK) + "claims: [{id: c, text: T}]\n"
    found = checked(tmp_path, plan, v="source: plan\nobservations: {}\n")
    assert [(f.params["key"], hint(f, "en")) for f in found] == [("kind", "Add it.")]


@pytest.mark.parametrize("key", ["base_year", "lang", "region"])
def test_a_key_of_the_plan_beside_it_is_sent_there(key: str, tmp_path: Path) -> None:
    plan = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2020}\nindicators: {}\n"
    (tmp_path / "targets.yaml").write_text(f"{plan}{key}: here\n", "utf-8")
    (finding,) = load(Folder(tmp_path)).findings
    assert told([finding]) == ["4:1 LYG101 It belongs inside “plan”."]


def test_an_example_of_what_is_missing_is_one_that_would_do(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text(
        "format: lygap/1\nplan: {id: p, name: P, base_year: 2020}\nindicators: {}\n", "utf-8"
    )
    (finding,) = load(Folder(tmp_path)).findings
    assert told([finding]) == ["2:1 LYG102 Add it, for example: region: city"]
