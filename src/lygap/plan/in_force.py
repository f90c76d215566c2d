"""Which of several targets is the one to judge."""

from lygap.plan.dates import span, time_of
from lygap.plan.records import Goals, Target


def choose_target(goals: Goals, target_id: str | None, year: int) -> Target | None:
    """The target to judge: the one asked for, else the first in force whose year is not before the year asked for.

    Where all are over, it is the one with the latest year, of equals the first. Interim targets are never judged so.
    """
    if target_id is not None:
        return next((target for target in goals.targets if target.id == target_id), None)
    final = [target for target in goals.targets if not target.on_path and in_force(target, year)]
    return next((target for target in final if not is_over(target, year)), max(final, key=_year_of, default=None))


def is_over(target: Target, year: int) -> bool:
    """Whether a target's year is before another; what holds in each year or has no date is never over."""
    return not target.each_year and target.year is not None and target.year < year


def _year_of(target: Target) -> int:
    return target.year or 0


def in_force(target: Target, year: int) -> bool:
    """Whether a target is still valid at the end of a year."""
    return target.valid_to is None or time_of(span(target.valid_to).last) >= year
