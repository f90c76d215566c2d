"""What words of a plan's table mean: units in brackets, the nature, the direction and the kind of an indicator."""

import re
from collections.abc import Mapping

from lygap.exchange.sheets.wording import folded
from lygap.plan.records import Direction, Kind, Nature

_FINAL_BRACKETS = re.compile(r"(?P<name>.+?)\s*[(（](?P<unit>[^()（）]+)[)）]")
_UNIT = re.compile(
    r"(?:十|百|千|万|十万|百万|千万|亿)?"
    r"(?:%|‰|元|美元|人|户|家|个|件|项|名|位|次|所|篇|吨|千克|克|公斤|亩|公顷|公里|米|平方米|平方公里|立方米|千瓦|千瓦时|瓦|度|天|年|岁|小时|"
    r"人次|人年|张|台|辆|座|只|支|种|部|套|床|吨标准煤|吨标煤|微克|毫克|kg|g|t|km2?|km²|m2|m²|m3|m³|ha|mw|gw|kwh|mwh|gwh|twh|"
    r"number|no\.|persons?|people|years?|days?|hours?|percent|usd|eur|yuan|rmb|cny|(?:thousand|million|billion)[a-z]*)"
    r"(?:/.{1,8})?"
)
"""Units as plans print them in brackets behind a name."""

_NATURES: Mapping[str, Nature] = {
    **dict[str, Nature].fromkeys(("约束性", "约束", "binding", "mandatory", "obligatory"), "binding"),
    **dict[str, Nature].fromkeys(("预期性", "预期", "anticipatory", "expected", "indicative"), "anticipatory"),
}
_UP = (
    *(
        "上升",
        "升",
        "正向",
        "正",
        "越高越好",
        "越大越好",
        "越多越好",
        "提高",
        "提升",
        "增加",
        "增长",
        "扩大",
        "高优",
        "↑",
        "+",
    ),
    *("up", "increase", "increasing", "higher", "higherisbetter", "raise", "rise", "positive", "more"),
)
_DOWN = (
    *(
        "下降",
        "降",
        "逆向",
        "负向",
        "负",
        "越低越好",
        "越小越好",
        "越少越好",
        "降低",
        "减少",
        "控制",
        "压减",
        "低优",
        "↓",
        "-",
    ),
    *("down", "decrease", "decreasing", "lower", "lowerisbetter", "reduce", "fall", "negative", "fewer", "less"),
)
_DIRECTIONS: Mapping[str, Direction] = {
    **dict[str, Direction].fromkeys(_UP, "up"),
    **dict[str, Direction].fromkeys(_DOWN, "down"),
}
_HIGHER = re.compile("越[高大多]越好|(?<!no)(?<!not)(?:higher|more)isbetter")
_LOWER = re.compile("越[低小少]越好|(?<!no)(?<!not)(?:lower|less|fewer)isbetter")
_RATIOS = ("%", "‰", "percent", "permille")
_RANKS = ("排名", "位次", "名次", "rank")
_COUNTS = ("累计", "cumulative")
_FLOWS = (
    *(
        "投入",
        "生产总值",
        "支出",
        "收入",
        "产值",
        "增加值",
        "总额",
        "成交额",
        "销售",
        "产量",
        "发电量",
        "排放量",
        "消费量",
        "用水量",
        "投资",
    ),
    *("spending", "expenditure", "revenue", "income", "output", "emissions", "consumption", "production", "investment"),
)


def without_unit(label: str) -> tuple[str, str | None]:
    """A name, and the unit that stands behind it in brackets; what is no unit there belongs to the name."""
    found = _FINAL_BRACKETS.fullmatch(label)
    if found is None or not _UNIT.fullmatch(folded(found["unit"])):
        return label, None
    return found["name"], found["unit"]


def nature_of(word: str) -> Nature | None:
    """Whether a target binds; None where the word says neither."""
    return _NATURES.get(folded(word))


def direction_of(word: str) -> Direction | None:
    """Whether more is better; None where the word does not say it."""
    return _DIRECTIONS.get(folded(word))


def direction_in(text: str) -> Direction | None:
    """What a sentence says of what is better, in words that mean nothing else; None where it says nothing, or both."""
    word = folded(text)
    said: dict[Direction, bool] = {"up": bool(_HIGHER.search(word)), "down": bool(_LOWER.search(word))}
    found = [direction for direction, is_said in said.items() if is_said]
    return found[0] if len(found) == 1 else None


def kind_of(name: str, unit: str | None, *, is_count: bool) -> Kind | None:
    """What the words say of an indicator's kind; None where it may be a level as well as an amount.

    `is_count` says that its numbers are marked as counted since the base year.
    """
    word, measure = folded(name), folded(unit or "")
    if is_count or any(mark in word for mark in _COUNTS):
        return "cumulative"
    if any(mark in word for mark in _RANKS) and measure in ("位", "名", "次", "", "rank"):
        return "rank"
    if measure in _RATIOS or "/" in measure or "per" in squeezed_words(unit or "").split():
        return "ratio"
    return "flow" if any(mark in word for mark in _FLOWS) else None


def fits(unit: str | None, behind: str | None) -> bool:
    """Whether the unit behind a number is that of the row, so that the number can stand without it."""
    return behind is None or folded(behind) == folded(unit or "")


def squeezed_words(text: str) -> str:
    """A text in small letters, its words still apart."""
    return " ".join(folded(word) for word in text.split())
