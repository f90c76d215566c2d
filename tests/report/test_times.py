"""Dates in words."""

import pytest

from conftest import DEMO, Lygap
from lygap.report.times import time_in_words

ROWS = [
    ("2023", "2023年"),
    ("2023-01", "2023年1月"),
    ("2023-11-05", "2023年11月5日"),
    ("2023-01/2023-11", "2023年1—11月"),
    ("2021/2023", "2021—2023年"),
    ("2023-05-02/2023-05-20", "2023年5月2—20日"),
    ("2022-09/2023-09", "2022年9月—2023年9月"),
    ("2023/2023-09", "2023年—2023年9月"),
    ("0001-02", "1年2月"),
]


@pytest.mark.parametrize(("written", "told"), ROWS)
def test_times(written: str, told: str) -> None:
    assert time_in_words(written, "zh") == told
    assert time_in_words(written, "en") == written


def test_remarks_say_when_in_words_and_name_sources_by_their_titles(lygap: Lygap) -> None:
    told = lygap("status", "2023", "-d", str(DEMO), "-g", "all", "--lang", "zh").out
    assert "2023年1—10月已达120" in told
    assert "2023-01/2023-10" not in told
    assert "（新闻报道）" in told or "（统计公报）" in told or "（规划文本）" in told
