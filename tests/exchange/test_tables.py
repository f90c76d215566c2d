"""Tables of every arrangement, with all that is understood of them: the values, remarks, and what was left out."""

from typing import Any, NamedTuple

import pytest

from sheetreading import sheet, told


class Case(NamedTuple):
    title: str
    table: str
    values: list[str]
    remarks: list[str]
    unmatched: list[str]
    skipped: list[str]
    merged: tuple[str, ...]
    name: str
    wanted: dict[str, Any]


def case(title: str, table: str, **said: Any) -> Case:
    lists = {key: said.get(key, []) for key in ("values", "remarks", "unmatched", "skipped")}
    return Case(
        title, table, **lists, merged=said.get("merged", ()), name=said.get("name", ""), wanted=said.get("wanted", {})
    )


CASES = [
    case(
        "merged two-row",
        """
表1 主要指标
指标|单位|2021年||2022年|
||绝对值|增长(%)|绝对值|增长(%)
地区生产总值|亿元|1065.4|6|1130.2|5
高企数|家|960|5|1100|4
""",
        values=["C4 gdp 2021 1065.4", "E4 gdp 2022 1130.2", "C5 firms 2021 960", "E5 firms 2022 1100"],
        skipped=["D3 增长(%)", "F3 增长(%)"],
        merged=("C2:D2", "E2:F2", "A2:A3", "B2:B3"),
    ),
    case(
        "unmerged two-row",
        """
指标|单位|2021年||2022年|
||绝对值|增长(%)|绝对值|增长(%)
地区生产总值|亿元|1065.4|6|1130.2|5
""",
        values=["C3 gdp 2021 1065.4", "E3 gdp 2022 1130.2"],
        skipped=["D2 增长(%)", "F2 增长(%)"],
    ),
    case(
        "target/actual/rate",
        """
指标|单位|2023年|||2024年||
||目标|完成|完成率(%)|计划|实际|实现程度
地区生产总值|亿元|1200|1204.5|100.4|1300|1310|100
""",
        values=["D3 gdp 2023 1204.5", "G3 gdp 2024 1310"],
        skipped=["C2 目标", "E2 完成率(%)", "F2 计划", "H2 实现程度"],
        merged=("C1:E1", "F1:H1"),
    ),
    case(
        "续表",
        """
指标|2021年|2022年
地区生产总值|1065.4|1130.2
续表
指标|2023年|2024年
地区生产总值|1204.5|1300
高企数|1320|1400
""",
        values=[
            "B2 gdp 2021 1065.4",
            "C2 gdp 2022 1130.2",
            "B5 gdp 2023 1204.5",
            "C5 gdp 2024 1300",
            "B6 firms 2023 1320",
            "C6 firms 2024 1400",
        ],
    ),
    case(
        "own year beats merged",
        """
指标|2021-2023年完成情况|||
|2021|2022|2023
高企数|960|1100|1320
""",
        values=["B3 firms 2021 960", "C3 firms 2022 1100", "D3 firms 2023 1320"],
        merged=("B1:D1",),
    ),
    case(
        "part years",
        """
指标|2023年1-11月|2023年上半年|2023年前三季度|2023年一季度|2023年9月末|2023年
地区生产总值|1100|600|900|300|950|1204.5
高企数|1300|1200|1250|1150|1260|1320
""",
        values=[
            "B2 gdp 2023 1100 2023-01/2023-11",
            "C2 gdp 2023 600 2023-01/2023-06",
            "D2 gdp 2023 900 2023-01/2023-09",
            "E2 gdp 2023 300 2023-01/2023-03",
            "F2 gdp 2023 950 2023-09",
            "G2 gdp 2023 1204.5",
            "B3 firms 2023 1300 2023-01/2023-11",
            "C3 firms 2023 1200 2023-01/2023-06",
            "D3 firms 2023 1250 2023-01/2023-09",
            "E3 firms 2023 1150 2023-01/2023-03",
            "F3 firms 2023 1260 2023-09",
            "G3 firms 2023 1320",
        ],
    ),
    case(
        "year merged, quarters below",
        """
指标|2023年||
|一季度|上半年|全年
地区生产总值|300|600|1204.5
""",
        values=["B3 gdp 2023 300 2023-01/2023-03", "C3 gdp 2023 600 2023-01/2023-06", "D3 gdp 2023 1204.5"],
        merged=("B1:D1",),
    ),
    case(
        "status",
        """
指标|2023年初步数|2024年预计|2024E|2025年（快报）|2025P
地区生产总值|1|2|2|4|4
""",
        values=["B2 gdp 2023 1 provisional", "C2 gdp 2024 2 estimated", "E2 gdp 2025 4 provisional"],
    ),
    case(
        "baseline",
        """
指标|单位|2020年基期|2021年|2025年目标
地区生产总值|亿元|1010|1065.4|1500
高企数|家|800|960|1600
研发经费投入强度|%|2.5|2.7|3.3
""",
        values=["D2 gdp 2021 1065.4", "D3 firms 2021 960", "D4 rd_intensity 2021 2.7"],
        remarks=["baseline-differs C2"],
        skipped=["E1 2025年目标"],
    ),
    case(
        "plan table",
        """
序号|指标|单位|2020年|2023年|2025年|年均增长|属性
1|地区生产总值|亿元|1000|1204.5|1500|8|预期性
""",
        values=["E2 gdp 2023 1204.5"],
        skipped=["F1 2025年", "G1 年均增长"],
    ),
    case(
        "unit line",
        """
主要指标
单位：万元
指标|2021年|2022年
地区生产总值|10654000|11302000
""",
        values=["B4 gdp 2021 1065.4", "C4 gdp 2022 1130.2"],
        remarks=["unit-converted A2"],
    ),
    case(
        "unit line several",
        """
主要指标（单位：亿元、家）
指标|2021年|2022年
地区生产总值|1065.4|1130.2
""",
        values=["B3 gdp 2021 1065.4", "C3 gdp 2022 1130.2"],
    ),
    case(
        "unit line mismatch",
        """
单位：亿元
指标|2021年|2022年
地区生产总值|1065.4|1130.2
高企数|960|1100
""",
        values=["B3 gdp 2021 1065.4", "C3 gdp 2022 1130.2"],
        remarks=["unit-mismatch A1"],
    ),
    case(
        "transposed with 续",
        """
年份|地区生产总值（万元）|高新技术企业数|人均|研发经费投入强度
2021年|10654000|960|3|2.71
2022年|11302000|1100|4|2.93
2023|12045000|1320|5|3.31
年均增长（%）|6|7||8
""",
        values=[
            "B2 gdp 2021 1065.4",
            "C2 firms 2021 960",
            "E2 rd_intensity 2021 2.71",
            "B3 gdp 2022 1130.2",
            "C3 firms 2022 1100",
            "E3 rd_intensity 2022 2.93",
            "B4 gdp 2023 1204.5",
            "C4 firms 2023 1320",
            "E4 rd_intensity 2023 3.31",
        ],
        remarks=["unit-converted B1"],
        skipped=["A5 年均增长（%）"],
    ),
    case(
        "transposed blank head",
        """
|地区生产总值|高企数
2021|1065.4|1960
2022|1130.2|2010
""",
        values=["B2 gdp 2021 1065.4", "C2 firms 2021 1960", "B3 gdp 2022 1130.2", "C3 firms 2022 2010"],
    ),
    case(
        "transposed two-row units",
        """
年 份|地区生产总值|高企数
|(亿元)|(家)
2021|1065.4|960
2022|1130.2|1100
""",
        values=["B3 gdp 2021 1065.4", "C3 firms 2021 960", "B4 gdp 2022 1130.2", "C4 firms 2022 1100"],
    ),
    case(
        "years down regions across",
        """
年份|全市|东城区|西城区|北城区
2021|960|400|560|1
2022|1100|500|600|2
""",
        values=[
            "B2 firms 2021 960",
            "C2 firms 2021 400 east",
            "D2 firms 2021 560 west",
            "B3 firms 2022 1100",
            "C3 firms 2022 500 east",
            "D3 firms 2022 600 west",
        ],
        wanted={"indicator": "firms"},
    ),
    case(
        "rows regions",
        """
地区|2021年|2022年
全市|960|1100
东城区|400|500
#西城区|560|600
北城区|1|2
""",
        values=[
            "B2 firms 2021 960",
            "C2 firms 2022 1100",
            "B3 firms 2021 400 east",
            "C3 firms 2022 500 east",
            "B4 firms 2021 560 west",
            "C4 firms 2022 600 west",
        ],
        unmatched=["A5 北城区"],
        wanted={"indicator": "firms"},
    ),
    case(
        "rows regions, no head",
        """
|2021|2022
全市|960|1100
东城区|400|500
""",
        values=["B2 firms 2021 960", "C2 firms 2022 1100", "B3 firms 2021 400 east", "C3 firms 2022 500 east"],
        wanted={"indicator": "firms"},
    ),
    case(
        "regions x indicators",
        """
2023年各区主要指标
地区|地区生产总值（亿元）|高企数（家）
全市|1204.5|1320
东城区|600|700
北城区|1|2
""",
        values=["B3 gdp 2023 1204.5", "C3 firms 2023 1320", "B4 gdp 2023 600 east", "C4 firms 2023 700 east"],
        unmatched=["A5 北城区"],
    ),
    case(
        "region column",
        """
地区|指标|单位|2021年|2022年
示例市|高企数|家|960|1100
东城区|高企数|家|400|500
北城区|高企数|家|1|2
""",
        values=["D2 firms 2021 960", "E2 firms 2022 1100", "D3 firms 2021 400 east", "E3 firms 2022 500 east"],
        unmatched=["A4 北城区"],
    ),
    case(
        "indicators x regions",
        """
2023年各区主要指标
指标|单位|全市|东城区|西城区
高企数|家|1320|700|620
""",
        values=["C3 firms 2023 1320", "D3 firms 2023 700 east", "E3 firms 2023 620 west"],
    ),
    case(
        "indicator over years, regions down",
        """
地区|高企数||地区生产总值|
|2021年|2022年|2021年|2022年
东城区|400|500|600|700
""",
        values=["B3 firms 2021 400 east", "C3 firms 2022 500 east", "D3 gdp 2021 600 east", "E3 gdp 2022 700 east"],
        merged=("B1:C1", "D1:E1", "A1:A2"),
    ),
    case(
        "regions merged over years",
        """
指标|全市||东城区|
|2021年|2022年|2021年|2022年
高企数|960|1100|400|500
""",
        values=["B3 firms 2021 960", "C3 firms 2022 1100", "D3 firms 2021 400 east", "E3 firms 2022 500 east"],
        merged=("B1:C1", "D1:E1", "A1:A2"),
    ),
    case(
        "side by side",
        """
指标|2022年|2023年||指标|2022年|2023年
高企数|1100|1320||城镇化率|62.2|62.9
""",
        values=["B2 firms 2022 1100", "C2 firms 2023 1320", "F2 urban 2022 62.2", "G2 urban 2023 62.9"],
    ),
    case(
        "title year",
        """
2023年主要指标完成情况
指标|单位|完成值|备注
高企数|家|1320|好
""",
        values=["C3 firms 2023 1320"],
    ),
    case(
        "title part-year",
        """
2023年1-9月主要指标
指标|单位|累计完成|同比增长(%)
地区生产总值|亿元|900|5
""",
        values=["C3 gdp 2023 900 2023-01/2023-09"],
        skipped=["D2 同比增长(%)"],
    ),
    case(
        "sheet name",
        """
指标|数值
高企数|1320
""",
        values=["2023年!B2 firms 2023 1320"],
        name="2023年",
    ),
    case(
        "year gap in head",
        """
指标|2021年|2022年||2024年
高企数|1|2|3|4
""",
        values=["B2 firms 2021 1", "C2 firms 2022 2", "E2 firms 2024 4"],
        skipped=["D1"],
    ),
    case(
        "column numbers",
        """
指标|单位|2021年|2022年
甲|乙|1|2
高企数|家|960|1100
""",
        values=["C3 firms 2021 960", "D3 firms 2022 1100"],
    ),
    case(
        "tidy",
        """
indicator|year|value|unit
firms|2021|960|家
GDP|2021|1065.4|亿元
GDP|2022|11302000|万元
what|2022|3|
""",
        values=["C2 firms 2021 960", "C3 gdp 2021 1065.4", "C4 gdp 2022 1130.2"],
        remarks=["unit-converted D4"],
        unmatched=["A5 what"],
    ),
    case(
        "dims wide",
        """
Indicator|Sex|Age|2021|2022
Urbanisation|Total|Total|61.5|62.2
Urbanisation|Male|Total|60|61
Urbanisation||15-24|50|51
High-tech firms|||960|1100
""",
        values=["D2 urban 2021 61.5", "E2 urban 2022 62.2", "D5 firms 2021 960", "E5 firms 2022 1100"],
        unmatched=["A3 Urbanisation", "A4 Urbanisation"],
    ),
    case(
        "dims unknown",
        """
SeriesDescription|Ownership|2021|2022
High-tech firms|Total|960|1100
High-tech firms|State|60|100
GDP|State|1|2
""",
        values=["C2 firms 2021 960", "D2 firms 2022 1100", "C4 gdp 2021 1", "D4 gdp 2022 2"],
        unmatched=["A3 High-tech firms"],
    ),
    case(
        "hier labels",
        """
一级指标|二级指标|单位|2022年|2023年
创新投入|研发经费投入强度|%|2.93|3.31
|高企数|家|1100|1320
地区生产总值|第一产业|亿元|100|110
|第二产业|亿元|200|210
""",
        values=["D2 rd_intensity 2022 2.93", "E2 rd_intensity 2023 3.31", "D3 firms 2022 1100", "E3 firms 2023 1320"],
        unmatched=["B4 第一产业", "B5 第二产业"],
        merged=("A2:A3", "A4:A5"),
    ),
    case(
        "dup",
        """
指标|2022年|2023年
高企数|1100|1320
高新技术企业数|1100|1302
高企数|1100|1320
""",
        values=["B2 firms 2022 1100"],
        remarks=["differs C3"],
    ),
    case(
        "weird cells",
        """
指标|2017|2018|2019|2020|2021|2022|2023
高企数|80-90|(5.2)|良好|TRUE|#DIV/0!|1e400|1300余家
城镇化率|4.34%|0.62|62.9 ％|第3|150|-3|60个百分点
国家创新型城市排名|第38位|第35|35|36名|2|3|4
常住人口|705.67|705.67万|7056700人|0.07亿人|705.67万人|…|/
""",
        values=[
            "H2 firms 2023 1300 at_least",
            "B3 urban 2017 4.34",
            "C3 urban 2018 0.62",
            "D3 urban 2019 62.9",
            "B4 city_rank 2017 38",
            "C4 city_rank 2018 35",
            "D4 city_rank 2019 35",
            "E4 city_rank 2020 36",
            "F4 city_rank 2021 2",
            "G4 city_rank 2022 3",
            "H4 city_rank 2023 4",
            "B5 people 2017 705.67",
            "C5 people 2018 705.67",
            "D5 people 2019 705.67",
            "E5 people 2020 700",
            "F5 people 2021 705.67",
        ],
        remarks=[
            "range B2",
            "not-a-number C2",
            "not-a-number D2",
            "not-a-number E2",
            "error-value F2",
            "not-a-number G2",
            "vague H2",
            "percent-as-fraction C3",
            "not-a-number E3",
            "outside-limits F3",
            "outside-limits G3",
            "unit-mismatch H3",
            "unit-converted D5",
            "below-unit G5",
        ],
    ),
    case(
        "unit in year head",
        """
指标|2021年（万元）|2022年(亿元)
地区生产总值|10654000|1130.2
""",
        values=["B2 gdp 2021 1065.4", "C2 gdp 2022 1130.2"],
        remarks=["unit-converted B1"],
    ),
    case(
        "unit order",
        """
单位：万元
指标|单位|2021年
地区生产总值（万元）|亿元|1065.4
生产总值（万元）||10654000
GDP||10654000
""",
        values=["C3 gdp 2021 1065.4"],
        remarks=["unit-converted A1", "unit-converted A4"],
    ),
    case(
        "unit blank then bracket differing years",
        """
指标|单位|2021年|2022年
GDP|—|1|2
""",
        values=["C2 gdp 2021 1", "D2 gdp 2022 2"],
    ),
    case(
        "footnotes",
        """
指标|2021年|2022年|2023年
高企数|960*|1100②|1320[1]
地区生产总值|1065.4**|1130.2†|'1204.5①②
注：*初步数
**为快报数。
②口径调整；①含个体
[1] 年末数
""",
        values=[
            "B2 firms 2021 960 *初步数",
            "C2 firms 2022 1100 ②口径调整",
            "D2 firms 2023 1320 [1] 年末数",
            "B3 gdp 2021 1065.4 **为快报数",
            "C3 gdp 2022 1130.2",
            "D3 gdp 2023 1204.5 ①含个体；②口径调整",
        ],
        remarks=["footnote B2", "footnote C2", "footnote D2", "footnote B3", "footnote C3", "footnote D3"],
    ),
    case(
        "list no head",
        """
高企数|1320
地区生产总值|1204.5
""",
        values=["B1 firms 2023 1320", "B2 gdp 2023 1204.5"],
        wanted={"year": 2023},
    ),
    case(
        "list no head no year",
        """
高企数|1320
""",
        remarks=["no-year B1"],
    ),
    case(
        "single-year with plan's region head",
        """
指标|单位|示例市
高企数|家|1320
""",
        values=["C2 firms 2023 1320"],
        wanted={"year": 2023},
    ),
    case(
        "single year 本年/上年",
        """
指标|单位|本年|上年|增长%
高企数|家|1320|1100|20
""",
        values=["C2 firms 2023 1320"],
        skipped=["D1 上年", "E1 增长%"],
        wanted={"year": 2023},
    ),
    case(
        "two-label unmatched group",
        """
指标|2022年|2023年
一、总量||
（一）地区生产总值|1130.2|1204.5
1.其中：高新技术企业数|1100|1320
#东城区|500|600
 二产|5|6
合计|1|2
""",
        values=["B3 gdp 2022 1130.2", "C3 gdp 2023 1204.5", "B4 firms 2022 1100", "C4 firms 2023 1320"],
        unmatched=["A5 #东城区", "A6 二产", "A7 合计"],
    ),
    case(
        "notes in rows",
        """
序号|指标名称|计量单位|2022年|2023年|备注|数据来源
1|高企数|家|1100|1320|2022|统计局
""",
        values=["D2 firms 2022 1100", "E2 firms 2023 1320"],
    ),
    case(
        "rank col",
        """
指标|2023年|2023年全省排名|占全省比重（%）
高企数|1320|5|3
""",
        values=["B2 firms 2023 1320"],
        skipped=["C1 2023年全省排名", "D1 占全省比重（%）"],
    ),
    case(
        "english",
        """
No.|Indicator|Unit|2022 (actual)|2023 (estimate)|2025 target|Change 2022-2023 (%)
1|High-tech firms|firms|1100|1320|1600|20
2|GDP|million yuan|113020|120450|150000|6
""",
        values=[
            "D2 firms 2022 1100",
            "E2 firms 2023 1320 estimated",
            "D3 gdp 2022 1130.2",
            "E3 gdp 2023 1204.5 estimated",
        ],
        remarks=["unit-converted C3"],
        skipped=["F1 2025 target", "G1 Change 2022-2023 (%)"],
    ),
    case(
        "months wide",
        """
指标|1月|1-2月|1-3月
地区生产总值|90|180|300
""",
        values=[
            "2023年!B2 gdp 2023 90 2023-01",
            "2023年!C2 gdp 2023 180 2023-01/2023-02",
            "2023年!D2 gdp 2023 300 2023-01/2023-03",
        ],
        name="2023年",
    ),
    case(
        "year+month text",
        """
年份|季度|地区生产总值
2023|一季度|300
2023|上半年|600
""",
        values=["C2 gdp 2023 300 2023-01/2023-03", "C3 gdp 2023 600 2023-01/2023-06"],
    ),
    case(
        "tidy zh",
        """
年份|地区|指标名称|数值|单位
2021|全市|高企数|960|家
2021|东城区|高企数|400|家
2022|全市|地区生产总值|11302000|万元
""",
        values=["D2 firms 2021 960", "D3 firms 2021 400 east", "D4 gdp 2022 1130.2"],
        remarks=["unit-converted E4"],
    ),
    case(
        "cells units convert across",
        """
年份|地区生产总值
2021年|1065.4亿元
2022年|11302000万元
""",
        values=["B2 gdp 2021 1065.4", "B3 gdp 2022 1130.2"],
        remarks=["unit-converted B3"],
    ),
    case(
        "vague all",
        """
指标|2017年|2018年|2019年|2020年|2021年|2022年|2023年
高企数|约1,100|1100左右|近1100|不足1100|≥1100|1100以上|逾1100
""",
        values=[
            "B2 firms 2017 1100 about",
            "C2 firms 2018 1100 about",
            "D2 firms 2019 1100 at_most",
            "E2 firms 2020 1100 at_most",
            "F2 firms 2021 1100 at_least",
            "G2 firms 2022 1100 at_least",
            "H2 firms 2023 1100 at_least",
        ],
        remarks=["vague B2", "vague C2", "vague D2", "vague E2", "vague F2", "vague G2", "vague H2"],
    ),
    case(
        "head weak w/ label unknown",
        """
全市|2021|2022|2023
高企数|960|1100|1320
""",
        values=["B2 firms 2021 960", "C2 firms 2022 1100", "D2 firms 2023 1320"],
    ),
    case(
        "fiscal heads",
        """
指标|2010-11|2011-12|2012-13
高企数|960|1100|1320
""",
    ),
    case(
        "csv forward fill",
        """
指标|2021年||2022年|
|数量|增速|数量|增速
高企数|960|5|1100|6
""",
        values=["B3 firms 2021 960", "D3 firms 2022 1100"],
        skipped=["C2 增速", "E2 增速"],
    ),
    case(
        "title in the middle, years text as numbers",
        """
|主要指标|
指标|'2021|'2022
高企数|'960|'1,100
""",
        values=["B3 firms 2021 960", "C3 firms 2022 1100"],
    ),
    case(
        "avg",
        """
指标|2021年|2022年|2021-2022年平均|“十四五”年均增长
高企数|960|1100|1000|5
""",
        values=["B2 firms 2021 960", "C2 firms 2022 1100"],
        skipped=["D1 2021-2022年平均", "E1 “十四五”年均增长"],
    ),
    case(
        "region label in name",
        """
指标|2021年
示例市高新技术企业数|960
""",
        unmatched=["A2 示例市高新技术企业数"],
    ),
]


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.title)
def test_a_table_is_understood(one: Case) -> None:
    found = told(sheet(one.table, merged=one.merged, name=one.name), **one.wanted)
    assert found == (one.values, one.remarks, one.unmatched, one.skipped)


def test_a_line_above_may_name_the_indicator_of_all_values() -> None:
    table = "数据库：分省年度数据\n指标：地区生产总值(万元)\n时间：最近2年\n地区|2023年|2022年\n东城区|6000000|5000000\n西城区|4|\n"
    assert told(sheet(table)) == (
        ["B5 gdp 2023 600 east", "C5 gdp 2022 500 east", "B6 gdp 2023 0.0004 west"],
        ["unit-converted A2", "unit-converted A2"],
        [],
        [],
    )
