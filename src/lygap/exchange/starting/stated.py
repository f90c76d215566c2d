"""What a cell of a plan states: a number and the words around it, or only words."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from lygap.exchange.cells import Fault, Percent
from lygap.exchange.sheets.wording import folded
from lygap.exchange.starting.heads import plain
from lygap.plan.records import Comparator, Direction
from lygap.reading.commas import says_nothing

_CELL = r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
_NUMBER = re.compile(rf"{_CELL}(?P<unit>\D*)")
_RANGE = re.compile(rf"{_CELL}(?P<first>%?)(?:-|–|—|~|至|到|to)(?P<high>[0-9]+(?:\.[0-9]+)?)(?P<unit>\D*)")
_BRACKETS = re.compile(r"[\[【〔](.+)[\]】〕]")
_LONGEST = 30
"""Digits of a number: a longer one is none that a plan states."""

_MARKS = ("累计", "cumulative")
_STRIVING = ("力争达到", "力争", "争取", "striveto", "strivefor")
_EACH_YEAR = ("每年", "annually", "eachyear", "everyyear")
_BEFORE: tuple[tuple[tuple[str, ...], Comparator | None, Direction | None], ...] = (
    (("≥", ">=", "不低于", "不少于", "不小于", "至少", "突破", "超过", "atleast", "minimum"), "at_least", "up"),
    (
        ("≤", "<=", "不超过", "不高于", "不大于", "不多于", "控制在", "至多", "atmost", "upto", "maximum"),
        "at_most",
        "down",
    ),
    ((">", "大于", "高于", "morethan", "over", "above"), "more_than", "up"),
    (("<", "小于", "低于", "少于", "lessthan", "fewerthan", "below", "under"), "less_than", "down"),
    (("约", "大约", "≈", "about", "approximately", "approx.", "around"), "about", None),
    (
        ("提高到", "提升到", "增加到", "上升到", "增长到", "增至", "提高至", "提升至", "升至", "raiseto", "increaseto"),
        None,
        "up",
    ),
    (("降低到", "下降到", "减少到", "压减到", "降至", "降低至", "减至", "reduceto", "cutto"), None, "down"),
    (("达到", "达", "为", "reach"), None, None),
)
"""Words that stand before a number, and what they make of it; the longer of two that begin alike comes first."""
_BEHIND: tuple[tuple[tuple[str, ...], Comparator, Direction | None], ...] = (
    (("及以上", "以上", "ormore", "+"), "at_least", "up"),
    (("及以下", "以内", "以下", "之内", "orless", "orfewer"), "at_most", "down"),
    (("左右", "上下"), "about", None),
)
_GROWTH = re.compile(r"(?:年均增长|年均增速|年均增幅|averageannualgrowthof|annualgrowthof)(?P<rest>.+)")
_MULTIPLES = {"翻番": "2", "翻一番": "2", "实现翻番": "2", "翻两番": "4", "double": "2", "doubled": "2"}

Meaning = Literal["level", "growth", "multiple", "words", "none", "fault"]


class Stated(NamedTuple):
    """What a cell states.

    `number` and, of a range, `high` are exactly as typed; growth is a fraction a year. `unit` is what stands behind the
    number. `direction` is the one that the words give, None where they give none.
    """

    meaning: Meaning
    text: str = ""
    number: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    direction: Direction | None = None
    is_cumulative: bool = False
    is_each_year: bool = False
    strives: bool = False


def stated(value: object) -> Stated | None:
    """What stands in a cell; None where nothing does."""
    match value:
        case None:
            return None
        case bool():
            return Stated("words", text=str(value).lower())
        case Decimal():
            return Stated("level", text=f"{value:f}", number=value)
        case Percent():
            return Stated("level", text=f"{value.shown:f}%", number=value.shown, unit="%")
        case str():
            return _in_words(plain(value))
        case Fault(text):
            return Stated("fault", text=text or "=")
        case _:
            return Stated("words", text=str(value))


def _in_words(text: str) -> Stated | None:
    if not text:
        return None
    if says_nothing(text):
        return Stated("none", text=text)
    word = folded(text).replace("−", "-")
    found = Stated("words", text=text)
    brackets = _BRACKETS.fullmatch(word)
    if brackets is not None:
        word, found = brackets[1], found._replace(is_cumulative=True)
    word, is_marked = _without(word, _MARKS)
    word, strives = _without(word, _STRIVING)
    word, is_each_year = _without(word, _EACH_YEAR)
    found = found._replace(is_cumulative=found.is_cumulative or is_marked, strives=strives, is_each_year=is_each_year)
    if word in _MULTIPLES:
        return found._replace(meaning="multiple", number=Decimal(_MULTIPLES[word]), direction="up")
    growth = _GROWTH.fullmatch(word)
    return _growth(growth["rest"], found) if growth else _level(word, found)


def _without(word: str, marks: tuple[str, ...]) -> tuple[str, bool]:
    """A word without the first of these that it begins with."""
    mark = next((mark for mark in marks if word.startswith(mark)), None)
    return (word, False) if mark is None else (word.removeprefix(mark), True)


def _growth(rest: str, found: Stated) -> Stated:
    """Growth a year: only a percentage is one."""
    level = _level(rest, found)
    if level.meaning != "level" or level.unit != "%" or level.number is None or level.high is not None:
        return found
    return level._replace(meaning="growth", number=level.number.scaleb(-2), unit=None, direction="up")


def _level(word: str, found: Stated) -> Stated:
    """A number with the words before and behind it; only words where anything else stands there."""
    rest = word
    said = found
    for words, comparator, direction in _BEFORE:
        mark = next((mark for mark in words if rest.startswith(mark)), None)
        if mark is not None:
            rest = rest.removeprefix(mark)
            said = said._replace(comparator=comparator or said.comparator, direction=direction or said.direction)
    for words, comparator, direction in _BEHIND:
        mark = next((mark for mark in words if rest.endswith(mark)), None)
        if mark is not None:
            rest = rest.removesuffix(mark)
            said = said._replace(comparator=comparator, direction=direction or said.direction)
    return _numbers(rest, said) or found


def _numbers(word: str, said: Stated) -> Stated | None:
    """One number or two, and the unit behind them."""
    both = _RANGE.fullmatch(word)
    one = both or _NUMBER.fullmatch(word)
    if one is None or len(word) > _LONGEST:
        return None
    number = Decimal(one["number"].replace(",", ""))
    high = None if both is None else Decimal(both["high"])
    return said._replace(meaning="level", number=number, high=high, unit=one["unit"] or None)
