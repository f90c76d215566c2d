"""A series as the rules of sense see it: one value a year, the stated baseline among them, with who answers for it."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lygap.checks.material import Material, Series, of
from lygap.findings import Issue, Rule
from lygap.plan.counting import of_year
from lygap.plan.records import Goals, Indicator, Observation
from lygap.plan.series import by_year


class Value(NamedTuple):
    """The value that counts for a year, and the ends between which it may lie; a stated baseline has no observation.

    `answered` says that a note or a break stands at it: somebody has looked at it already.
    """

    year: int
    time: float
    value: float
    low: float
    high: float
    observation: Observation | None
    answered: bool

    @property
    def exact(self) -> bool:
        """Whether it is neither a bound nor contested."""
        return self.low == self.high


class Line(NamedTuple):
    """The values of one indicator in one region, in order of time, with what is aimed at there.

    `aims` are all numbers that the targets state in the unit of the values.
    """

    indicator: Indicator
    values: list[Value]
    goals: Goals
    aims: list[float]

    @property
    def base_index(self) -> int | None:
        """Where among the values the stated baseline is; None where none is stated."""
        return next((i for i, value in enumerate(self.values) if value.observation is None), None)


def _baseline(material: Material, s: Series, indicator: Indicator) -> Value | None:
    goals = indicator.goals.get(s.region)
    base = None if goals is None else goals.baseline
    if base is None or base.value is None:
        return None
    there = material.data.of(s.key, s.region)
    answered = base.note is not None or any(o.year == base.year and o.note is not None for o in there)
    return Value(base.year, base.year, base.value, base.value, base.value, None, answered)


def line_of(material: Material, s: Series) -> Line | None:
    """The line of a series; None where there are not two values to compare."""
    if s.indicator is None:
        return None
    base = _baseline(material, s, s.indicator)
    values = [] if base is None else [base]
    for year, there in sorted(by_year(s.values).items()):
        point = of_year(there, s.indicator.kind, material.data.sources)
        if point is None or point.part_year or (base is not None and year == base.year):
            continue
        answered = any(o.note is not None or o.breaks for o in there)
        values.append(Value(year, point.time, point.value, point.low, point.high, point.observation, answered))
    goals = s.indicator.goals.get(s.region, Goals())
    aims = [end for t in goals.targets for end in t.stated]
    values.sort(key=lambda value: value.time)
    numbers = len(values) + len(goals.targets)
    return Line(s.indicator, values, goals, aims) if numbers > 1 else None


def lines(material: Material) -> Iterator[Line]:
    """Every line that has something to compare, also of goals for which nothing was observed yet."""
    unobserved = (
        Series(aim.region, aim.indicator.id, aim.indicator, [])
        for aim in material.aims()
        if not material.data.of(aim.indicator.id, aim.region)
    )
    for series in chain(material.series(), unobserved):
        line = line_of(material, series)
        if line is not None:
            yield line


def issue(rule: Rule, value: Value, **params: str) -> Issue:
    """An issue with a value that was observed."""
    assert value.observation is not None
    return of(value.observation, rule, "value", value=f"{value.value:.15g}", year=str(value.year), **params)
