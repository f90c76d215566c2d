"""When the values of a column or row were reached, from its head: “2023年1-11月”, “２０２３年末”, “Q1 2023”, a date."""

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from lygap.exchange.sheets.wording import folded
from lygap.plan.records import Kind, ObsStatus


class When(NamedTuple):
    """A time. `year` None: only a part of a year was named.

    `months` are the first and last that a value covers, `end` is the month, or month and day, at which it stands; both
    None means the whole year, both set a single month, of which the indicator says what it means.
    """

    year: int | None = None
    months: tuple[int, int] | None = None
    end: tuple[int, ...] | None = None
    status: ObsStatus | None = None
    period: str | None = None

    @property
    def is_time(self) -> bool:
        """Whether it names a year or a part of one, and not only how firm a value is."""
        return self.year is not None or self.months is not None or self.end is not None

    def within(self, outer: "When | None") -> "When":
        """This time, with the year of the one that stands above it where it has none of its own."""
        if outer is None:
            return self
        status = self.status or outer.status
        if self.year is not None:
            return self._replace(status=status)
        return outer._replace(months=self.months, end=self.end, status=status) if self != When() else outer

    def as_of(self, kind: Kind) -> str | None:
        """The day or month at which the value stands; None where it is that of the year, or covers months."""
        if self.end is None or self.year is None or self._is_of_month(kind):
            return None
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in self.end)])

    def covered(self, kind: Kind) -> str | None:
        """The months that the value covers; None where these are all of the year, or it stands at their end."""
        if self.period is not None:
            return self.period
        months = self.months
        if (
            months is None
            or self.year is None
            or months == (1, 12)
            or not (self.end is None or self._is_of_month(kind))
        ):
            return None
        first, last = (f"{self.year:04}-{month:02}" for month in months)
        return first if first == last else f"{first}/{last}"

    def _is_of_month(self, kind: Kind) -> bool:
        """Whether a single month is covered, and not only named for its end: so it is of what flows."""
        return self.months is not None and self.end is not None and kind in ("flow", "cumulative")


_ESTIMATED = re.compile(
    r"预计[数值]?|预估[数值]?|预测[数值]?|估计[数值]?|估算[数值]?|estimated?|forecast|projected|(?<=\d)[(年]*e\)?$"
)
_PROVISIONAL = re.compile(
    r"初步核算[数值]?|初步统计[数值]?|初步[数值]?|快报[数值]?|provisional|preliminary|prel\.?|(?<=\d)[(年]*p\)?$"
)
_NEUTRAL = re.compile(
    "实际完成情况|实际完成[值数量]?|完成情况|完成[值数量]?|实际[值数量]?|实绩|绝对[值数量]|总量|数值|指标值|统计[值数]|现状[值数]?|决算数?|累计[值数]?|全年|"
    "年终|期末[值数]?|数据|截[至止]|actuals?|observed|values?|total|annual|asof|attheendof|endof|"
    r"[()\[\]【】〔〕:,，]"
)
_MARKS = re.compile("[*＊†‡\u2460-\u2473]+$")
"""What refers to a footnote."""
_YEAR_WORDS = re.compile("^(?:fy|cy|year)")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile("[二一][〇零○一二三四五六七八九]{3}(?=年)")
_NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12, "两": 2}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_Y = r"(?P<y>(?:19|20)\d\d)(?:\.0+)?"
_N = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九两])"
_TO = r"(?:[-–—―−~～至到/]|\.\.)+"
_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)


def _span(first: int, last: int) -> When | None:
    return When(months=(first, last)) if 1 <= first <= last <= 12 else None


def _month_end(month: int, day: int | None = None) -> When | None:
    if not 1 <= month <= 12:
        return None
    return When(end=(month,) if day is None else (month, day))


def _month(month: int) -> When | None:
    return When(months=(month, month), end=(month,)) if 1 <= month <= 12 else None


def _quarter(number: int, first: int | None = None) -> When | None:
    return _span(3 * (first or number) - 2, 3 * number) if 1 <= number <= 4 else None


def _number(text: str) -> int:
    """A month or quarter, in digits, in Chinese or by its English name; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    return _NUMERALS.get(text) or next((i for i, name in enumerate(_MONTHS, 1) if text.startswith(name)), 0)


_PARTS: tuple[tuple[str, Callable[[list[int]], When | None]], ...] = (
    (rf"({_N})(?:月份?)?{_TO}({_N})月份?", lambda found: _span(found[0], found[1])),
    (rf"前({_N})个?月", lambda found: _span(1, found[0])),
    (rf"前({_N})个?季度?", lambda found: _quarter(found[0], 1)),
    (rf"第?({_N})季?度?{_TO}第?({_N})季度?", lambda found: _quarter(found[1], found[0])),
    (rf"第?({_N})季度?", lambda found: _quarter(found[0])),
    (r"q([1-4])|([1-4])q", lambda found: _quarter(sum(found))),
    (r"上半年|h1|1h|s1", lambda _: _span(1, 6)),
    (r"下半年|h2|2h|s2", lambda _: _span(7, 12)),
    (rf"第?({_N})季度(?:末|底)", lambda found: _month_end(3 * found[0])),
    (rf"({_N})月(?:末|底)", lambda found: _month_end(found[0])),
    (rf"({_N})月({_N}|[1-3][0-9])日?", lambda found: _month_end(found[0], found[1])),
    (rf"({_N})月份?", lambda found: _month(found[0])),
    (rf"({_NAMES}){_TO}({_NAMES})", lambda found: _span(found[0], found[1])),
    (rf"({_NAMES})", lambda found: _month(found[0])),
)
"""What names a part of a year, and which it is."""
_PART = [(re.compile(pattern), made) for pattern, made in _PARTS]
_WHOLE = re.compile(rf"{_Y}(?:年|年度)?(?:年?[末底])?[数值]?")
_WITH_PART = re.compile(rf"{_Y}[年.\-/]*(?P<part>.+)")
_PART_FIRST = re.compile(rf"(?P<part>.*?[^\d.]|[qhs][1-4])[-/,.]?{_Y}年?")
_RANGE_WITHOUT_MONTH = re.compile(rf"{_Y}年({_N}){_TO}({_N})")
_DAY = re.compile(rf"{_Y}(?P<sign>[-/.])(\d{{1,2}})(?P=sign)(\d{{1,2}})(?:t?0+:00(?::00)?)?")
_ISO_MONTH = re.compile(rf"{_Y}[-/](\d{{1,2}})")
_ISO_PERIOD = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-01)?/p(\d{1,2})m")
_ISO_RANGE = re.compile(r"((?:19|20)\d\d-\d\d(?:-\d\d)?)/((?:19|20)\d\d-\d\d(?:-\d\d)?)")


@lru_cache(maxsize=8192)
def when(text: str) -> When | None:
    """The time that a head names, and nothing beside it; None where it names none, or several years."""
    rest = folded(_MARKS.sub("", text.strip()))
    if len(rest) > 40:
        return None
    rest = _CHINESE_YEAR.sub(lambda found: found[0].translate(_CHINESE_DIGITS), rest)
    status: ObsStatus | None = None
    for pattern, name in ((_ESTIMATED, "estimated"), (_PROVISIONAL, "provisional")):
        stripped = pattern.sub("", rest)
        if stripped != rest:
            rest, status = stripped, name  # type: ignore[assignment]
    rest = _YEAR_WORDS.sub("", _NEUTRAL.sub("", rest))
    found = When() if status and not rest else _bare(rest)
    return None if found is None else found._replace(status=status)


def is_neutral(text: str) -> bool:
    """Whether a head only says that a value was reached: “完成”, “实际数”."""
    rest = folded(text)
    return bool(rest) and len(rest) < 12 and not _NEUTRAL.sub("", rest)


def _bare(rest: str) -> When | None:
    """A time without words around it."""
    whole = _WHOLE.fullmatch(rest)
    if whole is not None:
        return When(int(whole["y"]))
    for pattern, made in ((_DAY, _of_day), (_ISO_PERIOD, _of_iso), (_ISO_RANGE, _of_range), (_ISO_MONTH, _of_month)):
        found = pattern.fullmatch(rest)
        if found is not None:
            return made(found)
    loose = _RANGE_WITHOUT_MONTH.fullmatch(rest)
    if loose is not None:
        return _in_year(int(loose["y"]), _span(_number(loose[2]), _number(loose[3])))
    for pattern in (_WITH_PART, _PART_FIRST):
        found = pattern.fullmatch(rest)
        part = None if found is None else _part(found["part"])
        if found is not None and part is not None:
            return _in_year(int(found["y"]), part)
    return _part(rest)


def _in_year(year: int, part: When | None) -> When | None:
    return None if part is None else part._replace(year=year)


def _part(text: str) -> When | None:
    """A part of a year that stands alone."""
    for pattern, made in _PART:
        found = pattern.fullmatch(text)
        if found is not None:
            return made([_number(group) for group in found.groups() if group is not None])
    return None


def _of_day(found: re.Match[str]) -> When | None:
    return of_date(found["y"], found[3], found[4])


def of_date(year: str | int, month: str | int, day: str | int) -> When | None:
    """The end of a day; None where there is no such day."""
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return When(date.year, end=(date.month, date.day))


def _of_month(found: re.Match[str]) -> When | None:
    """A month; 2011-12 may as well be a year from summer to summer, and says neither."""
    year, month = int(found["y"]), int(found[2])
    return None if month == (year + 1) % 100 else _in_year(year, _month(month))


def _of_iso(found: re.Match[str]) -> When | None:
    year, month, length = (int(group) for group in found.groups())
    return _in_year(year, _span(month, month + length - 1))


def _of_range(found: re.Match[str]) -> When | None:
    first, last = found.groups()
    return When(int(last[:4]), period=f"{first}/{last}") if first <= last else None


def month_of_period(text: str) -> When | None:
    """A month as a column of periods has it, where 2011-12 is December."""
    found = _ISO_MONTH.fullmatch(folded(text))
    return when(text) if found is None else _in_year(int(found["y"]), _month(int(found[2])))


_MENTIONED = re.compile(r"(?<![\d])(?<!\d[-–—~至])(?:19|20)\d\d年(?!\s*=)(?![-–—~至])")
_STATED = re.compile("目标|规划|计划")


def mentioned(title: str) -> When | None:
    """The one time that a title names among other words; None where it names none or several, or speaks of a plan."""
    text = folded(title)
    if _STATED.search(text):
        return None
    starts = [found.start() for found in _MENTIONED.finditer(text)]
    times = {_longest(text[start : start + 16]) for start in starts}
    return times.pop() if len(times) == 1 else None


def _longest(text: str) -> When | None:
    """The time that begins a text, with as much of it as is still a time."""
    ends = range(len(text), 4, -1)
    return next((found for end in ends if (found := when(text[:end])) is not None), None)
