"""What the values published beside those that were taken would say: whether another choice gives another status."""

from lygap.judge.assessment import Assessment
from lygap.judge.cases import View, status_range
from lygap.judge.track import Base
from lygap.methods import METHODS, Status
from lygap.plan.counting import Point


def range_of_all_published(row: Assessment) -> tuple[Status, Status] | None:
    """The worst and the best status with every value published for the times of value and base.

    Where somebody preferred a value, `Assessment.status_range` trusts the choice; here all count. None where the status
    is the same with all of them, within all bounds.
    """
    if row.point is None:
        return None
    seen = row.track._replace(base=_widened_base(row.base))
    view = View(seen, _widened_point(row.point), row.aim, row.case)
    return status_range(view, METHODS[row.method], row.status)


def _widened_point(point: Point) -> Point:
    values = [rival.value for rival in point.rivals if rival.value is not None]
    return point._replace(low=min([point.low, *values]), high=max([point.high, *values]))


def _widened_base(base: Base) -> Base:
    if base.low is None or base.high is None:
        return base
    values = [rival.value for rival in base.rivals if rival.value is not None]
    return base._replace(low=min([base.low, *values]), high=max([base.high, *values]))
