"""What a region surely reached by what its districts reached."""

from collections.abc import Mapping

from lygap.plan.counting import Point, added_up, lower_bound
from lygap.plan.records import NO_GOALS, Dataset, Indicator, Kind
from lygap.plan.series import Series, series_of

_AMOUNTS: tuple[Kind, ...] = ("stock", "flow", "cumulative")
"""What can be added up over districts; ratios, ranks and coverages cannot."""


def reached_by_districts(data: Dataset, indicator: Indicator, region: str) -> Mapping[int, Point]:
    """By year the lower bound that the districts of a region make together, each with its surely reached value.

    It holds at the latest of their times. Zones overlap districts and are never added. No year has one in which a
    value may be below zero; an indicator that cannot be added up has none at all.
    """
    districts = data.districts.get(region)
    if not districts or indicator.kind not in _AMOUNTS:
        return {}
    series = [_series(data, indicator, district) for district in districts]
    years = {year for own in series for year in own.years}
    found: dict[int, Point] = {}
    for year in years:
        points = [point for own in series if (point := own.point(year)) is not None]
        total = _reached(points, data)
        if total is not None:
            found[year] = total
    return found


def _series(data: Dataset, indicator: Indicator, district: str) -> Series:
    baseline = indicator.goals.get(district, NO_GOALS).baseline
    base_year = data.plan.base_year if baseline is None else baseline.year
    return series_of(data.of(indicator.id, district), indicator.kind, data.sources, baseline, base_year)


def _reached(points: list[Point], data: Dataset) -> Point | None:
    """The sum of the lowest values; None where one may be below zero, or nothing is known."""
    if not points or any(point.low < 0 for point in points):
        return None
    surely = [point._replace(value=point.low, high=point.low, rivals=()) for point in points]
    total = added_up(surely, data.sources)
    if total is None:
        return None
    latest = max(point.latest for point in points)
    return lower_bound(total, points)._replace(time=latest, earliest=latest, latest=latest)
