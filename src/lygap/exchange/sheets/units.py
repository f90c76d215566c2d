"""Units as sheets write them, and by how many powers of ten one differs from another."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lygap.exchange.sheets.wording import folded
from lygap.plan.records import Dataset
from lygap.plan.texts import wordings

_COUNTS = frozenset(("家", "个", "户", "件", "项", "名", "人", "人次", "次", "位", "number", "count", "counts"))
"""Words that only count: what is counted, the indicator says."""
_PERCENTS = frozenset(("%", "percent", "percentage", "percentages", "percent%", "pct", "pt", "百分比", "百分数"))
COUNT, PERCENT = "1", "%"
"""What all words of a kind are taken for."""

_TENS = {
    "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8,
    "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12, "萬": 4, "億": 8,
}  # fmt: skip
_ENGLISH_TENS = {"hundred": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9,
                 "trillion": 12}  # fmt: skip
_CHINESE = re.compile("(?P<tens>" + "|".join(sorted(_TENS, key=len, reverse=True)) + ")(?P<base>.*)")
_DIGITS = re.compile(r"(?P<one>1)(?P<zeros>(?:,?0)*)(?P<base>\D.*)")
_ENGLISH = re.compile("(?P<tens>" + "|".join(sorted(_ENGLISH_TENS, key=len, reverse=True)) + ")(?:sof|of)?(?P<base>.*)")

_KNOWN_WORDS = (
    "‰ 个百分点 亩 亩次 人 人次 人民币 人民币元 倍 元 克 公斤 公里 公顷 册 分 分钟 千克 千瓦 千瓦时 千米 升 台 吨 "
    "吨标准煤 吨标煤 天 套 小时 岁 平方公里 平方米 年 床 度 张 微克/立方米 所 日元 株 棵 欧元 毫克/升 港元 焦耳 "
    "瓦 百分点 立方米 米 美元 英镑 辆 cny days dollars euro euros ha hours index kg km km2 kwh mw people persons "
    "rmb t tonnes tons usd years yuan"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""Units that need not stand in the plan to be known for units."""


class Unit(NamedTuple):
    """A unit as so many powers of ten of another one: 亿元 is 8 powers of 元."""

    tens: int
    base: str


@lru_cache(maxsize=8192)
def unit_of(text: str) -> Unit:
    """The unit that a text names; its base is whatever is left of it."""
    rest = folded(text).removeprefix("单位:").strip("()[]")
    if rest in _PERCENTS:
        return Unit(0, PERCENT)
    if rest in _COUNTS:
        return Unit(0, COUNT)
    digits = _DIGITS.fullmatch(rest)
    zeros = 0
    if digits is not None:
        zeros, rest = digits["zeros"].count("0"), digits["base"]
    for pattern, tens in ((_CHINESE, _TENS), (_ENGLISH, _ENGLISH_TENS)):
        found = pattern.fullmatch(rest)
        if found is not None and (found["base"] or zeros):
            return _more(zeros + tens[found["tens"]], found["base"])
    return _more(zeros, rest)


def _more(tens: int, rest: str) -> Unit:
    if rest in _COUNTS:
        return Unit(tens, COUNT)
    return Unit(tens, rest)


class Units:
    """The units of a plan, in both languages."""

    def __init__(self, data: Dataset) -> None:
        self._wordings: dict[str, set[str]] = {}
        named = {i.unit for i in data.indicators.values() if i.unit is not None}
        for unit in {*named, *data.units}:
            texts = wordings(data.units[unit]) if unit in data.units else ()
            self._wordings[unit] = {folded(text) for text in (unit, *texts)}
        self._bases = {unit_of(text).base for texts in self._wordings.values() for text in texts}

    def is_unit(self, text: str) -> bool:
        """Whether a text names a unit: one of the plan, a multiple of one, or one that everybody knows."""
        unit = unit_of(text)
        return unit.base in (COUNT, PERCENT) or unit.base in self._bases or unit.base in _KNOWN

    def shift(self, given: str, wanted: str | None) -> int | None:
        """By how many powers of ten a value in the one unit must be moved to be in the other; None where it cannot.

        An indicator without a unit takes any.
        """
        if wanted is None:
            return 0
        texts = self._wordings.get(wanted, {folded(wanted)})
        if folded(given) in texts:
            return 0
        return _between(unit_of(given), (unit_of(text) for text in texts))

    def of_amount(self, amount: str, row: str | None, wanted: str | None) -> int | None:
        """The same where a value has only 万 or 亿 behind it: of what the row counts, else the indicator."""
        outer = unit_of(row or wanted or "")
        tens = _TENS[amount]
        if outer.tens not in (0, tens):
            return None
        return self.shift(amount + _base_of(row or wanted or ""), wanted) if outer.base else tens


def _base_of(unit: str) -> str:
    """What is left of a unit without 万 or 亿, as it is written."""
    found = _CHINESE.fullmatch(folded(unit))
    return folded(unit) if found is None else found["base"]


def is_amount(text: str) -> bool:
    """Whether a text is 万, 亿 or the like alone."""
    return text in _TENS


def _between(given: Unit, wanted: Iterable[Unit]) -> int | None:
    return next((given.tens - unit.tens for unit in wanted if unit.base == given.base), None)
