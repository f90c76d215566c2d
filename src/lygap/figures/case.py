"""One case to judge: numbers exact enough, with the reasons of those that are missing."""

import math
from functools import cached_property
from typing import NamedTuple

from lygap.figures.arithmetic import power
from lygap.figures.catalogue import FIGURES
from lygap.figures.reasons import Number, Reason
from lygap.figures.vocabulary import Vocabulary
from lygap.plan.records import TOLERANCE

Node = tuple[float, float]
"""A point of a path or a series: time in years, and value."""


class Leg(NamedTuple):
    """A part of the path: the values at its ends, and the share of its time that has passed."""

    first: float
    last: float
    share: float


class _Stated(NamedTuple):
    direction: int
    path: str
    base: float | None
    base_time: float
    value: float | None
    time: float
    target: float | None
    target_time: float | None
    tolerance: float = 0.0
    each_year: bool = False
    trend: bool = False
    interim: tuple[Node, ...] = ()
    limits: tuple[float | None, float | None] = (None, None)
    earlier: tuple[Node, ...] = ()
    why_base: Reason = Reason.NO_BASELINE
    why_value: Reason = Reason.NO_OBSERVATION
    why_target: Reason = Reason.NO_TARGET
    beyond: bool = False
    unresolved: bool = False


class Case(_Stated, Vocabulary):
    """One exact constellation to judge; times in years, a year number meaning its end.

    `direction` is +1 where more is better and −1 where less is. A number that is missing is None, and `why_base`,
    `why_value` or `why_target` has the reason. `beyond` says that only a value beyond the target attains it, and
    `unresolved` that the target's time is over while the newest value is an older one. `trend` says that nothing is
    aimed at, so that a method may judge the bare trend. `interim` are targets on the way, as (time, value); `earlier`
    are the comparable values before the observation in the same form, oldest first and the baseline among them, for
    methods that look at the whole series.
    """

    def figure(self, key: str) -> float | str | Reason:
        """One of the figures by its key: a number (of `reach_date` a month), or the reason why there is none.

        It is worked out when it is first asked for: several figures and methods rest on the same one.
        """
        known: dict[str, float | str | Reason] = self.__dict__
        result = known.get(key)
        if result is None:
            result = known[key] = FIGURES[key](self)
        return result

    def number(self, key: str) -> Number:
        """One of the figures that are numbers."""
        return self.figure(key)  # type: ignore[return-value]

    # ---- the words of the formulas, in numbers

    power = staticmethod(power)

    def log_ratio(self, last: float, first: float) -> float:
        """ln(last/first), as the difference of the logarithms, which no ratio can exceed."""
        return math.log(last) - math.log(first)

    def share_of(self, whole: float, part: float, total: float) -> float:
        """As much of the whole as the part is of the total."""
        return part / total * whole

    def toward(self, amount: float) -> float:
        """The amount, positive in the direction of the target."""
        return self.direction * amount

    @property
    def target_year(self) -> int | None:
        """The first year by whose end the target is due; None where no date was set."""
        return None if self.target_time is None else math.ceil(self.target_time)

    @property
    def planned_years(self) -> float:
        """From the baseline to the target; NaN where no date was set."""
        return math.nan if self.target_time is None else self.target_time - self.base_time

    @property
    def passed_years(self) -> float:
        """From the baseline to the observation."""
        return self.time - self.base_time

    @property
    def years_left(self) -> float:
        """From the observation to the target; NaN where no date was set."""
        return math.nan if self.target_time is None else self.target_time - self.time

    @property
    def stretch(self) -> float:
        """How many times the passed years the planned ones are."""
        return self.planned_years / self.passed_years

    @cached_property
    def leg(self) -> Leg:
        """The stretch of the path on which the observation's time lies; from one interim target to the next."""
        assert self.base is not None
        assert self.target is not None
        assert self.target_time is not None
        start, end = (self.base_time, self.base), (self.target_time, self.target)
        for node in self.interim:
            if self.base_time < node[0] < self.target_time:
                if self.time <= node[0]:
                    end = node
                    break
                start = node
        return Leg(start[1], end[1], (self.time - start[0]) / (end[0] - start[0]))

    # ---- where it stands

    def attains(self, value: float) -> bool:
        """Whether a value meets the target, to the target's own tolerance."""
        target = self.target
        if target is None:
            return False
        ahead = self.direction * (value - target)
        dust = TOLERANCE * abs(target)
        return ahead > dust if self.beyond else ahead >= -self.tolerance - dust

    @property
    def starts_there(self) -> bool:
        """Whether the baseline attains the target already or is the target itself, so that there was no way to go."""
        if self.base is None or self.target is None:
            return False
        return self.attains(self.base) or abs(self.base - self.target) <= TOLERANCE * abs(self.target)

    @property
    def attained(self) -> bool:
        """Whether the observed value meets the target."""
        return self.value is not None and self.attains(self.value)

    @property
    def over(self) -> bool:
        """Whether the observation is from the target's time or later."""
        return self.target_time is not None and self.time >= self.target_time

    @cached_property
    def is_ordinary(self) -> bool:
        """Whether a positive value lies in time between a positive baseline and a positive target ahead of it.

        Every figure then has what it needs, but for what depends on how far the value came (`needs.PARTICULAR`).
        """
        if self.base is None or self.value is None or self.target is None or self.target_time is None:
            return False
        if self.each_year or self.interim or self.unresolved or not self.base_time < self.time < self.target_time:
            return False
        numbers = (self.base, self.value, self.target)
        return min(numbers) > 0 and max(numbers) < math.inf and not self.starts_there

    @property
    def due(self) -> bool:
        """Whether the target itself is expected by now."""
        return self.each_year or self.over
