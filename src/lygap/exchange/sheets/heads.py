"""What a cell at the head of a column says of it."""

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from lygap.exchange.cells import Value
from lygap.exchange.sheets.names import Names
from lygap.exchange.sheets.roles import ROLE_OF, Role
from lygap.exchange.sheets.times import When, is_neutral, of_date, when
from lygap.exchange.sheets.units import Units
from lygap.exchange.sheets.wording import folded, readings
from lygap.exchange.stating import states_aim, states_base

_LOOSE = re.compile(r"[_\-./·\s、,，/()\[\]:*]")
"""What stands within the names of columns and says nothing."""

_SKIPPED = re.compile(
    "计划|规划|任务|预期|实现程度|时序|进度|完成率|完成比|达成率|达标|增长|增速|增幅|增减|增加|同比|环比|"
    "比上年|较上年|比去年|较去年|上年|去年|上期|上月|年均|平均|占比|比重|排名|位次|差距|缺口|指数|"
    "growth|change|yoy|progress|achiev|gap|average|previous|lastyear"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0+)?")


_OF_WHICH = ("其中", "其中:", "ofwhich", "ofwhich:")
_YIELDING: tuple[Role, ...] = ("dimension", "ignored", "nature", "number", "source", "value")
"""Roles that a column has not where an indicator is called so."""


class Head(NamedTuple):
    """What one cell says: a role, a time, an indicator, a region or a unit; nothing of all that where it is not known.

    `is_weak` says that it is a bare number, which may as well be a value.
    """

    role: Role | None = None
    when: When | None = None
    indicator: str | None = None
    region: str | None = None
    unit: str | None = None
    is_weak: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it says anything."""
        return self != Head()


UNKNOWN = Head()


class Heads:
    """What cells say at the head of a column, each text looked up once."""

    def __init__(self, names: Names, units: Units, columns: dict[str, Role]) -> None:
        self._names = names
        self._units = units
        self._columns = columns
        self._known: dict[str, Head] = {}

    def of(self, value: Value | None) -> Head:
        """What a cell says."""
        match value:
            case str():
                if value not in self._known:
                    self._known[value] = self._of_text(value)
                return self._known[value]
            case datetime.date():
                return Head(when=of_date(value.year, value.month, value.day))
            case Decimal():
                text = f"{value:f}"
                return Head(when=when(text), is_weak=True) if _YEAR.fullmatch(text) else UNKNOWN
            case _:
                return UNKNOWN

    def _of_text(self, text: str) -> Head:
        name = folded(text)
        loose = _LOOSE.sub("", name)
        role = self._columns.get(name) or ROLE_OF.get(name) or ROLE_OF.get(loose)
        if role is not None and not (role in _YIELDING and self._names.indicator(text)):
            return Head(role)
        if is_neutral(text) or name in _OF_WHICH:
            return Head("value")
        time = when(text)
        if time is not None:
            return Head(when=time, is_weak=_YEAR.fullmatch(name) is not None)
        named = self._names.indicator(text)
        if named is not None:
            return Head(indicator=named.indicator, unit=named.unit, when=named.when)
        region = self._names.region(text)
        if region is not None:
            return Head(region=region)
        return self._with_unit(text) or self._by_words(name)

    def _with_unit(self, text: str) -> Head | None:
        """A unit alone, or behind a time or a role: “亿元”, “2023年（亿元）”, “数值(家)”."""
        for reading in readings(text):
            if reading.is_whole or reading.inside is None or not self._units.is_unit(reading.inside):
                continue
            inner = self._of_text(reading.name)
            is_value = inner.role in (None, "value") and inner.unit is None
            if inner.is_known and is_value:
                return inner._replace(unit=reading.inside)
        return Head(unit=text) if self._units.is_unit(text) else None

    def _by_words(self, name: str) -> Head:
        if states_base(name):
            return Head("baseline")
        return Head("skip") if states_aim(name) or _SKIPPED.search(name) else UNKNOWN
