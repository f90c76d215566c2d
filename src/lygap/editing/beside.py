"""Whether a value is a hundred times those of the years beside it: a unit or a decimal point was mistaken.

`check` looks at a whole series and leaves small ones alone; who is just typing can be asked sooner.
"""

from typing import NamedTuple

from lygap.editing.wording import New
from lygap.plan.counting import of_year
from lygap.plan.records import Dataset
from lygap.plan.series import by_year
from lygap.source import number

HUNDREDFOLD = 95.0
"""A hundred times, less what is lost where a number is rounded to a digit or two: 580 after 6."""


class Beside(NamedTuple):
    """The value that counts for a year."""

    year: int
    value: float


def far_from(data: Dataset, new: New) -> list[Beside]:
    """The values before and after a new one, where it is a hundredfold or a hundredth of each; else none.

    Ranks move freely, and a count begins with little.
    """
    value = number(new.number)
    if not value or data.indicators[new.indicator].kind in ("rank", "cumulative"):
        return []
    beside = _beside(data, new)
    return beside if all(_is_far(value, other.value) for other in beside) else []


def _is_far(value: float, other: float) -> bool:
    low, high = sorted((abs(value), abs(other)))
    return high >= HUNDREDFOLD * low


def _beside(data: Dataset, new: New) -> list[Beside]:
    """The nearest values before and after the year of a new one, the stated baseline among them; zeros say nothing."""
    indicator = data.indicators[new.indicator]
    known: dict[int, float] = {}
    goals = indicator.goals.get(new.region)
    base = None if goals is None else goals.baseline
    if base is not None and base.value is not None:
        known[base.year] = base.value
    for year, there in by_year(data.of(new.indicator, new.region)).items():
        point = of_year(there, indicator.kind, data.sources)
        if point is not None and not point.part_year:
            known[year] = point.value
    earlier = [year for year in known if year < new.year and known[year]]
    later = [year for year in known if year > new.year and known[year]]
    nearest = [*sorted(earlier)[-1:], *sorted(later)[:1]]
    return [Beside(year, known[year]) for year in nearest]
