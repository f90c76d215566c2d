"""The chart of `show`, whatever the numbers."""

import pytest

from lygap.plan.records import Baseline
from lygap.report.chart import MARKS, chart
from onerow import row


@pytest.mark.parametrize(
    ("base", "value"), [(-1e308, 1.7e308), (1.7e308, -1.7e308), (0.0, 1.7e308), (0.0, 5e-324), (-5e-324, 5e-324)]
)
def test_the_highest_value_stands_at_the_top_and_the_lowest_at_the_foot(base: float, value: float) -> None:
    lines = chart(row({2022: value}, 2023, base=base, targets=(base + value) / 2, path="linear"), MARKS)
    tops = {
        mark: next(i for i, line in enumerate(lines) if line.rpartition("│")[2][column:].startswith("●"))
        for mark, column in (("base", 2), ("value", 14))
    }
    assert tops == ({"base": 9, "value": 0} if value > base else {"base": 0, "value": 9})


def test_a_baseline_after_the_target_is_drawn_alone() -> None:
    lines = chart(row({2023: 15.0}, 2023, base=Baseline(12.0, 2027, "plan"), targets=20.0), MARKS)
    assert [line.count("●") for line in lines[:-1]].count(1) == 1
