"""Writes the workbook of `first-status`: a plan's table of 15 indicators with the values of six years.

    python tests/planbook.py tests/exchange/first-status/plan.xlsx

It is laid out as a planning office lays one out: a title in merged cells, a head of two rows, headings of groups,
shares in the format of percentages, words around some targets.
"""

import sys
from datetime import datetime
from importlib import import_module
from typing import Any, NamedTuple

YEARS = (2018, 2019, 2020, 2021, 2022, 2023)


class Line(NamedTuple):
    """An indicator as the table prints it; its values are those of the six years."""

    name: str
    unit: str
    base: float | str
    target: float | str
    values: tuple[float | str | None, ...]
    nature: str = "预期性"
    direction: str = "越高越好"


GROUPS: dict[str, list[Line]] = {
    "一、创新能力": [
        Line("全社会研发经费投入强度", "%", 0.0282, "3.75左右", (0.0215, 0.0237, 0.0282, 0.029, 0.0312, 0.0344)),
        Line("高新技术企业数量", "家", 708, "≥1200", (423, 557, 708, 890, 1105, 1320)),
        Line("技术合同成交额", "亿元", 50.1, 120, (21.5, 36.2, 50.1, 61.3, 88.4, 102.75)),
        Line("万人有效发明专利拥有量", "件/万人", 6.8, 12, (4.9, 5.7, 6.8, 7.9, 8.8, 9.6)),
        Line("新建省级以上创新平台（累计）", "个", "—", "[150]", (None, None, None, 28, 61, 97)),
    ],
    "二、经济发展": [
        Line("地区生产总值", "亿元", 5128.4, 7500, (4640.8, 5034.9, 5128.4, 5447.1, 5675.2, 5481.6)),
        Line("常住人口城镇化率", "%", 0.6498, "70%", (0.6203, 0.6344, 0.6498, 0.6588, 0.6656, 0.6723)),
        Line("社会消费品零售总额", "亿元", 2097, 3000, (2053.9, 2269.5, 2097, 2273.6, 2315.1, 2456.9)),
        Line("城镇登记失业率", "%", 0.0379, "≤5", (0.0352, 0.0361, 0.0379, 0.0368, 0.0371, 0.0365), "预期性", "下降"),
    ],
    "三、绿色发展": [
        Line("单位生产总值能耗", "吨标准煤/万元", 0.47, 0.4, (0.52, 0.49, 0.47, 0.455, 0.44, 0.43), "约束性", "下降"),
        Line("空气质量优良天数比率", "%", 0.671, "71以上", (0.53, 0.56, 0.671, 0.66, 0.649, 0.668), "约束性"),
        Line("森林覆盖率", "%", 0.456, 0.46, (0.453, 0.454, 0.456, 0.457, 0.458, 0.458), "约束性"),
    ],
    "四、民生福祉": [
        Line("居民人均可支配收入", "元", 28135, 40000, (24553, 26779, 28135, 30601, 32177, 34088)),
        Line("每千人口执业（助理）医师数", "人", 3.1, 3.6, (2.7, 2.9, 3.1, 3.2, 3.3, 3.4)),
        Line("义务教育巩固率", "%", 0.953, 0.965, (0.948, 0.951, 0.953, 0.955, 0.957, 0.96), "约束性"),
    ],
}  # fmt: skip
"""The table; the numbers are made up."""


def write(path: str) -> None:
    """Write the workbook."""
    workbook = import_module("xlsxwriter").Workbook(path)
    workbook.set_properties({"created": datetime(2024, 1, 1)})  # noqa: DTZ001 (a workbook knows no time zones)
    sheet = workbook.add_worksheet("主要指标")
    head = workbook.add_format({"bold": True, "align": "center", "border": 1})
    formats = {"%": workbook.add_format({"num_format": "0.00%"})}
    width = 7 + len(YEARS)
    sheet.merge_range(0, 0, 0, width - 1, "某市“十四五”规划主要指标", head)
    for column, title in enumerate(("序号", "指标", "单位", "属性", "方向")):
        sheet.merge_range(1, column, 2, column, title, head)
    sheet.write(1, 5, "基期", head)
    sheet.write(1, 6, "目标", head)
    sheet.merge_range(1, 7, 1, width - 1, "实际值", head)
    for column, year in enumerate((2020, 2025, *YEARS), 5):
        sheet.write(2, column, f"{year}年", head)
    row, number = 3, 0
    for heading, lines in GROUPS.items():
        sheet.merge_range(row, 0, row, width - 1, heading)
        row += 1
        for line in lines:
            number += 1
            named = (number, line.name, line.unit, line.nature, line.direction)
            cells: tuple[Any, ...] = (*named, line.base, line.target, *line.values)
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell, formats.get(line.unit) if column > 4 else None)
            row += 1
    sheet.write(row, 0, "注：[ ]内为五年累计数。")
    workbook.close()


if __name__ == "__main__":
    write(sys.argv[1])
