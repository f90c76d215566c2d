"""Which indicator or region a label of a sheet names: exactly, once what surrounds the name is off."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lygap.exchange.sheets.times import When, when
from lygap.exchange.sheets.units import Units
from lygap.exchange.sheets.wording import Reading, folded, readings
from lygap.plan.lookup import Vocabulary, names_of
from lygap.plan.records import Dataset
from lygap.plan.texts import wordings

_WHOLE = (
    "全市",
    "全省",
    "全国",
    "全县",
    "全区",
    "全州",
    "全域",
    "全市合计",
    "全省合计",
    "合计",
    "总计",
    "total",
    "overall",
    "all",
    "_t",
)
"""What a table of regions calls that of the plan."""
_YEAR = re.compile(r"(?:19|20)\d\d|[二一][〇零○一二三四五六七八九]{3}")
_YEAR_LENGTHS = range(4, 16)
_SUGGESTED = 50
"""Labels for which a near name is looked for: that takes longer than all else."""


def _is_numbered(name: str, reading: Reading) -> bool:
    """Whether a reading leaves out the beginning of a name: in a plan that is part of it."""
    return not folded(name).startswith(reading.name)


class Named(NamedTuple):
    """An indicator that a label names, with the unit in its brackets and the time beside its name, None where none."""

    indicator: str
    unit: str | None = None
    when: When | None = None


class Names:
    """What the indicators and regions of a plan are called."""

    def __init__(self, data: Dataset, units: Units) -> None:
        self._data = data
        self._units = units
        self._indicators = self._ids({i.id: names_of(i) for i in data.indicators.values()})
        regions = {key: (key, *wordings(region.name)) for key, region in data.regions.items()}
        regions[data.plan.region] = (*regions.get(data.plan.region, ()), data.plan.region, *_WHOLE)
        self._regions = self._ids(regions)
        self._known: dict[str, Named | None] = {}
        self._suggested = 0

    def _ids(self, names: Mapping[str, Iterable[str]]) -> dict[str, str | None]:
        """The ids by folded names; None where one name has several."""
        found: dict[str, str | None] = {}
        for key, called in names.items():
            for name in called:
                for reading in self._of_name(name):
                    found[reading] = key if found.get(reading, key) == key else None
        for key in names:  # an id means its own thing alone
            found[folded(key)] = key
        return found

    def _of_name(self, name: str) -> list[str]:
        """A name as it stands, and without a unit in brackets behind it."""
        return [
            reading.name for reading in readings(name) if self._is_a_name(reading) and not _is_numbered(name, reading)
        ]

    def _is_a_name(self, reading: Reading) -> bool:
        """Whether a reading leaves out no more than a unit."""
        return reading.is_whole or (reading.inside is not None and self._units.is_unit(reading.inside))

    def indicator(self, label: str) -> Named | None:
        """The indicator that a label names; None where it names none, or several."""
        if label not in self._known:
            self._known[label] = self._named(label) or self._named_with_time(label)
        return self._known[label]

    def _named(self, label: str) -> Named | None:
        for reading in readings(label):
            found = self._indicators.get(reading.name)
            if found is not None and self._is_a_name(reading):
                is_unit = reading.inside is not None and self._units.is_unit(reading.inside)
                return Named(found, reading.inside if is_unit else None)
        return None

    def _named_with_time(self, label: str) -> Named | None:
        """“2023年地区生产总值”, “GDP 2023”: what is left once a time is off."""
        text = folded(label)
        if not _YEAR.search(text):
            return None
        for length in reversed(_YEAR_LENGTHS):
            for time, rest in ((text[:length], text[length:]), (text[-length:], text[:-length].rstrip("_-("))):
                found = when(time.strip("_-()")) if rest else None
                named = self._named(rest) if found is not None and found.year is not None else None
                if named is not None:
                    return named._replace(when=found)
        return None

    def region(self, label: str) -> str | None:
        """The region that a label names; None where it names none, or several."""
        names = (reading.name for reading in readings(label.strip().removeprefix("#").removeprefix("＃")))
        return next((found for name in names if (found := self._regions.get(name)) is not None), None)

    def suggestions(self, label: str) -> list[str]:
        """The indicators that may have been meant."""
        self._suggested += 1
        if self._suggested > _SUGGESTED:
            return []
        vocabulary = Vocabulary({i.id: tuple(names_of(i)) for i in self._data.indicators.values()})
        name = list(readings(label))[-1].name if label.strip() else ""
        near = vocabulary.nearest(name)
        return vocabulary.meant_in_part(name) or ([] if near is None else [near])
