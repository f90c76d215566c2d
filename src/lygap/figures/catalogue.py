"""Every figure, written once: what it needs, and its formula.

b is `base`, v is `value`, T is `target`. Rates are fractions a year, amounts are in the indicator's own unit. Nothing
is substituted: no epsilon stands in for zero, no direction is guessed; a number too large to be one is undefined too.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lygap.figures import needs
from lygap.figures.arithmetic import finite
from lygap.figures.needs import Need
from lygap.figures.reasons import Reason
from lygap.plan.dates import month_of

if TYPE_CHECKING:
    from lygap.figures.case import Case

Kind = Literal["share", "rate", "amount", "ratio", "month"]
"""What a figure is: a share of something, a rate a year, an amount in the indicator's unit, a ratio, a month."""
Formula = Callable[[Any], Any]


class Figure(NamedTuple):
    """One figure: its key in the JSON, its kind, its formula, and what it needs, in the order of its reasons.

    `rests_on` are the other figures in its formula, whose reasons come first. `particular_needs` are those of its needs
    that an ordinary case may leave open, which spares it the others.
    """

    key: str
    kind: Kind
    formula: Formula
    needs: tuple[Need, ...]
    rests_on: tuple[str, ...] = ()
    particular_needs: tuple[Need, ...] = ()

    def __call__(self, case: "Case") -> float | str | Reason:
        """The figure of a case: a number (of a month its text), or the first reason why there is none."""
        for key in self.rests_on:
            other = case.figure(key)
            if isinstance(other, Reason):
                return other
        for need in self.particular_needs if case.is_ordinary else self.needs:
            reason = need(case)
            if reason is not None:
                return reason
        number = self.formula(case)
        if self.kind == "month":
            return month_of(number) or Reason.BEYOND_CALENDAR
        return finite(number)


_REQUIRED = (needs.a_base_and_a_dated_target,)
_ACTUAL = (needs.a_base_and_a_value,)
_NEEDED = (needs.a_value_and_a_target, needs.not_attained, needs.a_date, needs.time_to_act)


def _reach_time(x: Any) -> Any:
    way, made = x.distance(x.target, x.base), x.distance(x.value, x.base)
    return x.base_time + x.share_of(x.passed_years, way, made)


_ALL = (
    Figure(
        key="elapsed",
        kind="share",
        needs=(needs.a_date, needs.time_planned),
        formula=lambda x: (x.time - x.base_time) / (x.target_time - x.base_time),
    ),
    Figure(
        key="expected",
        kind="amount",
        needs=(needs.a_path,),
        formula=lambda x: x.target if x.due else x.along(*x.leg),
    ),
    Figure(
        key="required_cagr",
        kind="rate",
        needs=(*_REQUIRED, needs.positive("base", "target"), needs.time_planned),
        formula=lambda x: x.growth(x.target, x.base, x.planned_years),
    ),
    Figure(
        key="actual_cagr",
        kind="rate",
        needs=(*_ACTUAL, needs.positive("base", "value"), needs.time_passed),
        formula=lambda x: x.growth(x.value, x.base, x.passed_years),
    ),
    Figure(
        key="needed_cagr",
        kind="rate",
        needs=(*_NEEDED, needs.positive("value", "target")),
        formula=lambda x: x.growth(x.target, x.value, x.years_left),
    ),
    Figure(
        key="required_per_year",
        kind="amount",
        needs=(*_REQUIRED, needs.time_planned),
        formula=lambda x: (x.target - x.base) / x.planned_years,
    ),
    Figure(
        key="actual_per_year",
        kind="amount",
        needs=(*_ACTUAL, needs.time_passed),
        formula=lambda x: (x.value - x.base) / x.passed_years,
    ),
    Figure(
        key="needed_per_year",
        kind="amount",
        needs=_NEEDED,
        formula=lambda x: (x.target - x.value) / x.years_left,
    ),
    Figure(
        key="gap",
        kind="amount",
        needs=(needs.a_target, needs.a_value),
        formula=lambda x: x.toward(x.target - x.value),
    ),
    Figure(
        key="gap_pct",
        kind="share",
        rests_on=("gap",),
        needs=(needs.a_nonzero_target,),
        formula=lambda x: x.figure("gap") / abs(x.target),
    ),
    Figure(
        key="gap_to_path",
        kind="amount",
        rests_on=("expected",),
        needs=(needs.a_value,),
        formula=lambda x: x.toward(x.value - x.figure("expected")),
    ),
    Figure(
        key="progress",
        kind="share",
        needs=(needs.a_way, needs.a_measurable_way),
        formula=lambda x: x.toward((x.value - x.base) / abs(x.target - x.base)),
    ),
    Figure(
        key="pace",
        kind="ratio",
        rests_on=("progress", "elapsed"),
        needs=(needs.elapsed_time,),
        formula=lambda x: x.figure("progress") / x.figure("elapsed"),
    ),
    Figure(
        key="projected",
        kind="amount",
        needs=(
            needs.a_date,
            needs.time_left,
            needs.all_values,
            needs.time_passed,
            needs.positive_on_a_geometric_path("base", "value"),
        ),
        formula=lambda x: x.along(x.base, x.value, x.stretch),
    ),
    Figure(
        key="reach_date",
        kind="month",
        needs=(
            needs.not_attained,
            needs.a_way,
            needs.time_passed,
            needs.positive_on_a_geometric_path("base", "value", "target"),
            needs.better,
            needs.measurable_distances,
        ),
        formula=_reach_time,
    ),
)


def _with_particular_needs(figure: Figure) -> Figure:
    return figure._replace(particular_needs=tuple(need for need in figure.needs if need in needs.PARTICULAR))


FIGURES: dict[str, Figure] = {figure.key: _with_particular_needs(figure) for figure in _ALL}
"""Every figure by its key in the JSON, in the JSON's order."""
