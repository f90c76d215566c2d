"""A cell as a number: “1,320”, “约1,100”, “39.86*”, “0.11万家”, “62.9 ％”, “1.204,5”; what needs a guess is none."""

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from lygap import rules
from lygap.exchange.cells import Fault, Percent, Value
from lygap.exchange.sheets.wording import narrow
from lygap.findings import Rule
from lygap.plan.records import Bound
from lygap.reading.commas import says_nothing

MAX_DIGITS = 30
"""Digits of a number that anybody measured."""


class Amount(NamedTuple):
    """A number and what its cell says beside it: a bound, the mark of a footnote, a unit behind it, a percent sign.

    `is_ordinal` says that it was “the 38th”. `is_bare` says that nothing tells a percentage from a fraction.
    """

    number: Decimal
    bound: Bound | None = None
    mark: str = ""
    unit: str = ""
    is_percent: bool = False
    is_ordinal: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the number stands alone."""
        return not (self.is_percent or self.unit)


class NoAmount(NamedTuple):
    """A cell that has no value; `rule` None says that nothing is wrong with that."""

    rule: Rule | None = None


NOTHING = NoAmount()

_MARKS = r"[*＊※★☆†‡§\u2460-\u2473\u2776-\u277f¹²³⁴-⁹ᵃ-ᶻ]+|\[[0-9]{1,2}\]|\[?注[0-9一二三四五]{0,2}\]?|\(注[0-9]*\)"
_MARK_BEHIND = re.compile(rf"(?P<rest>.*?)\s*(?P<mark>(?:{_MARKS})+)")
_MARK_BEFORE = re.compile(rf"(?P<mark>(?:{_MARKS})+)\s*(?P<rest>.*)")
_DOTS = re.compile(r"(?:…|\.\.\.)+")
_SIGNS = str.maketrans(
    {"−": "-", "﹣": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "﹪": "%"}
)

_BEFORE: dict[Bound, str] = {
    "about": "大约|约|大概|about|around|approximately|approx\\.?|circa|ca\\.|c\\.|≈|~",
    "at_least": (
        "超过|超出|超|突破|逾|高于|大于等于|大于|不少于|不低于|不小于|至少|more than|over|above|at least|≥|>=|≧|>"
    ),
    "at_most": (
        "将近|接近|近|不足|不到|不超过|不高于|低于|小于等于|小于|至多|最多|"
        "less than|under|below|nearly|almost|at most|up to|≤|<=|≦|<"
    ),
}
_BEHIND: dict[Bound, str] = {
    "about": "左右|上下|前后",
    "at_least": "以上|及以上|余|多|\\+|or more",
    "at_most": "以下|及以下|以内|不到|or less",
}
_BEFORE_PATTERNS = [(bound, re.compile(f"(?:{words})\\s*", re.IGNORECASE)) for bound, words in _BEFORE.items()]
_BEHIND_PATTERNS = [(bound, re.compile(f"\\s*(?:{words})$", re.IGNORECASE)) for bound, words in _BEHIND.items()]
_INNER = re.compile("(?P<number>[0-9])(?P<more>余|多)(?P<unit>.+)")
"""“1300余家”: the word stands before the unit."""

_NUMBER = re.compile(
    r"(?P<number>[-+]?[0-9](?:[0-9.,' ]*[0-9])?(?:e[-+]?[0-9]{1,3})?)\s*"
    r"(?P<unit>(?:[^\W\d_]|[%‰$€£¥￥°])[^0-9]*[23]?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[-+]?[0-9][0-9.,]*\s*[%\w/]*\s*(?:[-–—―~～至到]|--)+\s*[-+]?[0-9][0-9.,]*\s*[%\w/]*")

_IN_BRACKETS = re.compile(r"(?<=[0-9])\s*\((?P<unit>[^()0-9]{1,12})\)$")
"""“1320（家）”: the unit may stand in brackets."""

_PLAIN = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]{1,3})?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
_POINTED = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMAED = re.compile(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}")
_COMMA = re.compile(r"[-+]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+),[0-9]+")
_GROUPS = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")


def amount_of(value: Value, *, comma: bool) -> Amount | NoAmount:
    """The number in a cell, or why it has none; `comma` says that commas may stand before decimals."""
    match value:
        case Fault(text):
            return NoAmount(rules.ERROR_VALUE if text else rules.NEVER_CALCULATED)
        case bool() | datetime.date():
            return NoAmount(rules.NOT_A_NUMBER)
        case Percent():
            return _sized(Amount(value.shown, is_percent=True))
        case Decimal():
            return _sized(Amount(value))
        case str():
            return _of_text(value, comma=comma)


def _sized(amount: Amount) -> Amount | NoAmount:
    """The same, unless it has more digits than anybody measured."""
    digits = amount.number.as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else MAX_DIGITS
    is_long = max(len(digits.digits), len(digits.digits) + exponent, -exponent) > MAX_DIGITS
    return NoAmount(rules.NOT_A_NUMBER) if is_long else amount


def _of_text(text: str, *, comma: bool) -> Amount | NoAmount:
    text = narrow(text).translate(_SIGNS).strip()
    if _DOTS.fullmatch(text):
        return NoAmount(rules.BELOW_UNIT)
    if text.rstrip("!?").upper() in _ERRORS:
        return NoAmount(rules.ERROR_VALUE)
    if not text or says_nothing(text) or text in _NOTHING:
        return NOTHING
    text, mark = _without_mark(text)
    if says_nothing(text):
        return NOTHING
    if _RANGE.fullmatch(text):
        return NoAmount(rules.RANGE)
    text, bound = _without_bound(_IN_BRACKETS.sub(r"\g<unit>", text))
    is_ordinal = text.startswith("第")
    found = _NUMBER.fullmatch(text.removeprefix("第").strip())
    if found is None:
        return NoAmount(rules.NOT_A_NUMBER)
    number = _decimal(found["number"].strip(), comma=comma)
    if isinstance(number, NoAmount):
        return number
    unit = (found["unit"] or "").strip()
    is_percent = unit == "%"
    return _sized(Amount(number, bound, mark, "" if is_percent else unit, is_percent, is_ordinal))


_NOTHING = frozenset(("--", "---", "—－", ":", "\\", "×", "空", "缺", "n.a.", "n.a", "n/d", "nd"))
_ERRORS = frozenset(("#DIV/0", "#N/A", "#NAME", "#NULL", "#NUM", "#REF", "#VALUE", "#SPILL", "#CALC"))


def _without_mark(text: str) -> tuple[str, str]:
    """The text, and the mark of a footnote before or behind it."""
    for pattern in (_MARK_BEHIND, _MARK_BEFORE):
        found = pattern.fullmatch(text)
        if found is not None and found["rest"]:
            return found["rest"].strip(), found["mark"]
    return text, ""


def _without_bound(text: str) -> tuple[str, Bound | None]:
    """The text without the words that make it vague, and what they make of it."""
    bound: Bound | None = None
    inner = _INNER.search(text)
    if inner is not None and _NUMBER.fullmatch(text):
        return text.replace(inner["more"], "", 1), "at_least"
    for found, pattern in _BEFORE_PATTERNS:
        begun = pattern.match(text)
        if begun is not None and bound is None:
            text, bound = text[begun.end() :], found
    for found, pattern in _BEHIND_PATTERNS:
        shorter = pattern.sub("", text)
        if shorter != text and shorter:
            text, bound = shorter, bound or found
    return text, bound


def _decimal(text: str, *, comma: bool) -> Decimal | NoAmount:
    """The number that a text is, by how its commas, points and blanks stand."""
    if comma and (_POINTED.fullmatch(text) or _COMMAED.fullmatch(text)):
        return NoAmount(rules.AMBIGUOUS_NUMBER)
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    if comma and _GROUPS.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if comma and _COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", "").replace(",", "."))
    return NoAmount(rules.NOT_A_NUMBER)
