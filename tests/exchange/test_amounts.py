"""Cells as numbers, heads as times, words as units: exactly, or not at all."""

from decimal import Decimal

import pytest

from lygap import rules
from lygap.exchange.sheets.amounts import Amount, NoAmount, amount_of
from lygap.exchange.sheets.names import Names
from lygap.exchange.sheets.times import mentioned, when
from lygap.exchange.sheets.units import Units, unit_of
from lygap.findings import Rule
from sheetreading import plan


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("1,320", "1320", ""),
        ("１，３２０", "1320", ""),
        ("1 320", "1320", ""),
        ("1 234 567.5", "1234567.5", ""),
        ("1\u202f320", "1320", ""),
        ("－5.2", "-5.2", ""),
        ("−5.2", "-5.2", ""),
        ("+3", "3", ""),
        ("1E+03", "1000", ""),
        ("62.9 ％", "62.9", "%"),
        ("4.34%", "4.34", "%"),
        ("约1,100", "1100", "about"),
        ("100左右", "100", "about"),
        ("~5", "5", "about"),
        ("超60", "60", "at_least"),
        ("1300余家", "1300", "at_least 家"),
        ("60亿元以上", "60", "at_least 亿元"),
        ("100+", "100", "at_least"),
        ("over 280", "280", "at_least"),
        ("more than 280", "280", "at_least"),
        ("近100", "100", "at_most"),
        ("不足10", "10", "at_most"),
        ("<5", "5", "at_most"),
        ("39.86*", "39.86", "*"),
        ("*39.86", "39.86", "*"),
        ("102.75①", "102.75", "①"),
        ("39.86 ¹", "39.86", "¹"),
        ("39.86[1]", "39.86", "[1]"),
        ("39.86（注1）", "39.86", "(注1)"),
        ("0.11万家", "0.11", "万家"),
        ("1.2亿", "1.2", "亿"),
        ("0.5‰", "0.5", "‰"),
        ("4.34个百分点", "4.34", "个百分点"),
        ("第38位", "38", "位 ordinal"),
    ],
)
def test_what_a_cell_says(text: str, number: str, said: str) -> None:
    amount = amount_of(text, comma=False)
    assert isinstance(amount, Amount)
    words = (
        amount.bound or "",
        amount.mark,
        amount.unit,
        "%" if amount.is_percent else "",
        "ordinal" if amount.is_ordinal else "",
    )
    assert (amount.number, " ".join(filter(None, words))) == (Decimal(number), said)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        *((text, None) for text in ("", " ", "—", "–", "-", "--", "..", "n/a", "N/A", "/", "—*", "：")),
        *((text, rules.BELOW_UNIT) for text in ("…", "……", "...")),
        *((text, rules.RANGE) for text in ("80-90", "80—90", "80~90%", "80至90")),
        *((text, rules.ERROR_VALUE) for text in ("#DIV/0!", "#N/A", "#REF!")),
        *(
            (text, rules.NOT_A_NUMBER)
            for text in (
                "1,13,020", "2,71", "1.204,5", "(5.2)", "良好", "TRUE", "1e400", "1" * 31, "12.5/13.1", "5.2±0.3",
                "12.", "2023-09-30", "2 71", "1'320", "0,123",
            )
        ),
    ],
)  # fmt: skip
def test_what_has_no_value(text: str, rule: Rule | None) -> None:
    assert amount_of(text, comma=False) == NoAmount(rule)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.204,5", "1204.5"),
        ("2,71", "2.71"),
        ("1 065,4", "1065.4"),
        ("1204.5", "1204.5"),
        ("1.204.500", "1204500"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("1,204.5", "1204.5"),
        ("1065,432", "1065.432"),
        ("12,5 %", "12.5"),
        ("1.100", None),
        ("1,100", None),
        ("-43.215", None),
    ],
)
def test_in_files_with_semicolons(text: str, number: str | None) -> None:
    amount = amount_of(text, comma=True)
    if number is None:
        assert amount == NoAmount(rules.AMBIGUOUS_NUMBER)
    else:
        assert isinstance(amount, Amount)
        assert amount.number == Decimal(number)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "2023") for text in ("2023", "2023.0", "2023年", "２０２３年", "2023年末", "2023年底", "2023年度")),
        *(
            (text, "2023")
            for text in ("2023年实际", "2023年完成", "2023年实际完成值", "2023 年", "二〇二三年", "FY2023")
        ),
        *((text, "2023") for text in ("2023年1-12月", "2023年全年", "Actual 2023")),
        *(
            (text, "2023 2023-01/2023-11")
            for text in ("2023年1-11月", "2023年1—11月", "2023年1至11月", "2023年前11个月")
        ),
        *((text, "2023 2023-01/2023-11") for text in ("2023-01-01/P11M", "2023-01/2023-11", "Jan-Nov 2023")),
        *((text, "2023 2023-01/2023-09") for text in ("2023年前三季度", "2023年1-3季度", "2023年一至三季度")),
        *((text, "2023 2023-01/2023-06") for text in ("2023年上半年", "2023H1", "H1 2023")),
        *((text, "2023 2023-01/2023-03") for text in ("2023年一季度", "2023年第一季度", "Q1 2023", "2023-Q1")),
        *((text, "2023 @2023-09") for text in ("2023年9月末", "2023年9月底", "截至2023年9月末", "2023年三季度末")),
        *((text, "2023 @2023-09-30") for text in ("2023-09-30", "2023/9/30", "2023.9.30", "2023年9月30日")),
        *((text, "2024 estimated") for text in ("2024年预计", "2024E", "2024年（预计）", "2024 estimate", "2024e")),
        *((text, "2023 provisional") for text in ("2023年初步数", "2023年（快报）", "2023p", "2023 (provisional)")),
        ("2023年上半年预计", "2023 2023-01/2023-06 estimated"),
        ("2023年9月", "2023 @2023-09"),
        ("2023-09", "2023 @2023-09"),
        *((text, None) for text in ("2021-2023年", "2021-22", "2011-12", "2025年目标", "2023年比上年增长", "20230930")),
        *((text, None) for text in ("1978年=100", "高新", "market", "2023-13-01", "960", "1,100", "2023年13月")),
    ],
)
def test_the_time_of_a_head(text: str, told: str | None) -> None:
    found = when(text)
    if told is None:
        assert found is None
    else:
        assert found is not None
        day = found.as_of("stock")
        words = (str(found.year), found.covered("stock"), None if day is None else f"@{day}", found.status)
        assert " ".join(word for word in words if word) == told


def test_a_month_is_what_flows_through_it_or_its_end() -> None:
    month = when("2023年9月")
    assert month is not None
    assert (month.as_of("flow"), month.covered("flow")) == (None, "2023-09")
    assert (month.as_of("stock"), month.covered("stock")) == ("2023-09", None)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2023年示例市科技创新主要指标", (2023, None)),
        ("2023年1-11月主要经济指标完成情况", (2023, (1, 11))),
        ("时间：2023年", (2023, None)),
        ("2021-2023年主要指标", None),
        ("2022年和2023年", None),
        ("2025年目标", None),
        ("1978年=100", None),
        ("“十四五”主要指标", None),
    ],
)
def test_the_time_in_a_title(title: str, told: tuple[int, tuple[int, int] | None] | None) -> None:
    found = mentioned(title)
    assert (None if found is None else (found.year, found.months)) == told


@pytest.mark.parametrize(
    ("given", "wanted", "tens"),
    [
        ("亿元", "亿元", 0),
        ("万元", "亿元", -4),
        ("元", "亿元", -8),
        ("万亿元", "亿元", 4),
        ("100 million yuan", "亿元", 0),
        ("million yuan", "亿元", -2),
        ("billion yuan", "亿元", 1),
        ("亿美元", "亿元", None),
        ("户", "家", 0),
        ("万个", "家", 4),
        ("人次", "家", 0),
        ("firms", "家", 0),
        ("％", "%", 0),
        ("percent", "%", 0),
        ("个百分点", "%", None),
        ("‰", "%", None),
        ("家", "%", None),
        ("%", "家", None),
        ("件/万人", "件", None),
        ("人", "万人", -4),
        ("10,000 people", "万人", 0),
        ("千人", "万人", -1),
        ("anything", None, 0),
    ],
)
def test_units_differ_by_powers_of_ten_or_not_at_all(given: str, wanted: str | None, tens: int | None) -> None:
    assert Units(plan()).shift(given, wanted) == tens


@pytest.mark.parametrize(
    ("amount", "row", "wanted", "tens"),
    [("万", "家", "家", 4), ("亿", None, "亿元", 0), ("万", "万元", "亿元", -4), ("万", "亿元", "亿元", None)],
)
def test_amounts_without_a_unit(amount: str, row: str | None, wanted: str, tens: int | None) -> None:
    assert Units(plan()).of_amount(amount, row, wanted) == tens


def test_units_by_themselves() -> None:
    assert unit_of("万吨标准煤") == (4, "吨标准煤")
    assert unit_of("10,000 tonnes") == (4, "tonnes")
    units = Units(plan())
    assert [text for text in ("亿元", "万吨", "现价", "%", "规上企业", "µg/m³") if units.is_unit(text)] == [
        "亿元",
        "万吨",
        "%",
        "µg/m³",
    ]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("（一）1.其中：高新技术企业数（家）", ("firms", "家")),
        ("gdp （亿元）", ("gdp", "亿元")),
        ("地区生产总值（现价）", None),
        ("RD_INTENSITY", ("rd_intensity", None)),
        ("1. R&D intensity", ("rd_intensity", None)),
        ("9.5.1 GDP", ("gdp", None)),
        ("①地区生产总值", ("gdp", None)),
        ("#高新技术企业数", None),
        ("2023年地区生产总值（万元）", ("gdp", "万元")),
        ("地区生产总值(2023年)", ("gdp", None)),
        ("细颗粒物(PM2.5)年均浓度（微克/立方米）", ("pm25", "微克/立方米")),
        ("三、城镇化率", ("urban", None)),
        ("高新技术企业", ("firms", None)),
        ("高新技术企业总数", None),
    ],
)
def test_names_match_exactly_once_numbering_and_units_are_off(label: str, told: tuple[str, str | None] | None) -> None:
    named = Names(plan(), Units(plan())).indicator(label)
    assert (None if named is None else (named.indicator, named.unit)) == told


def test_regions() -> None:
    names = Names(plan(), Units(plan()))
    labels = ("全市", "合计", "示例市", "东城区", "East District", "#西城区", "（1）东城区", "北城区")
    assert [names.region(label) for label in labels] == ["demo", "demo", "demo", "east", "east", "west", "east", None]
