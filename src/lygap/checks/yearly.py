"""What indicators have in each year, as exactly as it is printed; claims may be many, and each is worked out once."""

from lygap.checks.material import Material
from lygap.checks.printed import Printed, printed, rounding
from lygap.plan.counting import of_year
from lygap.plan.records import Baseline, Observation, Target
from lygap.plan.series import by_year

Asked = tuple[str, str, int]
"""An indicator, a region and a year."""


class Yearly:
    """The figures of a plan and what was observed, by indicator, region and year; None where there is nothing."""

    def __init__(self, material: Material) -> None:
        self.data = material.data
        self._series: dict[tuple[str, str], dict[int, list[Observation]]] = {}
        self._stated: dict[Asked, Printed | None] = {}
        self._observed: dict[Asked, Printed | None] = {}

    def stated(self, key: str, region: str, year: int) -> Printed | None:
        """What the plan itself has in a year, as a target or else as a baseline."""
        asked = (key, region, year)
        if asked not in self._stated:
            self._stated[asked] = self._look_up(*asked)
        return self._stated[asked]

    def observed(self, key: str, region: str, year: int) -> Printed | None:
        """What was observed in a year."""
        asked = (key, region, year)
        if asked not in self._observed:
            self._observed[asked] = self._count(*asked)
        return self._observed[asked]

    def value(self, key: str, region: str, year: int) -> Printed | None:
        """The plan's own target or baseline, else what was observed."""
        return self.stated(key, region, year) or self.observed(key, region, year)

    def _look_up(self, key: str, region: str, year: int) -> Printed | None:
        indicator = self.data.indicators.get(key)
        goals = None if indicator is None else indicator.goals.get(region)
        if goals is None:
            return None
        stated: list[Target | Baseline] = [*goals.targets]
        if goals.baseline is not None:
            stated.append(goals.baseline)
        of_the_year = (one.value for one in stated if one.year == year and one.value is not None)
        own = next(of_the_year, None)
        return None if own is None else printed(own)

    def _count(self, key: str, region: str, year: int) -> Printed | None:
        indicator = self.data.indicators.get(key)
        if indicator is None:
            return None
        if (key, region) not in self._series:
            self._series[key, region] = by_year(self.data.of(key, region))
        point = of_year(self._series[key, region].get(year, ()), indicator.kind, self.data.sources)
        if point is None:
            return None
        return Printed(point.low, point.value, point.high).widened(rounding(point.value))
