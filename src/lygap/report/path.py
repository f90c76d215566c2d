"""Year-by-year milestones: both paths from the baseline, and the catch-up path from the newest value."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lygap.figures import along
from lygap.judge.assessment import Assessment
from lygap.plan.records import Bound, Dataset
from lygap.report.numbers import decimals
from lygap.report.prose import label_of, together, unit_in
from lygap.report.report import Report
from lygap.report.table import BOUNDS, Cell, Column, Quantity, Section, Table
from lygap.words import Lang, name_in, say


class Milestone(NamedTuple):
    """The values of one year; None where a path has none. `bound`: the observed one is open, as a part-year's is."""

    year: int
    geometric: float | None
    linear: float | None
    catch_up: float | None
    observed: float | None
    bound: Bound | None = None


def milestones(row: Assessment) -> Iterator[Milestone]:
    """One milestone a year, from the base year to the target's or to the newest value, where there is either."""
    s = row.case
    first = int(s.base_time)
    ends = [year for year in row.track.years if first <= year <= row.year]
    if s.target is not None and s.target_year is not None:
        ends.append(s.target_year)
    for year in range(first, max(ends, default=first - 1) + 1):
        paths = []
        for path in ("geometric", "linear"):
            value = s._replace(path=path, time=float(year)).number("expected")
            paths.append(value if isinstance(value, float) else None)
        yield Milestone(year, paths[0], paths[1], _catch_up(row, year), *_observed(row, year))


def path_report(rows: list[Assessment], data: Dataset) -> Report:
    """The milestones of indicators."""
    return Report(
        people=lambda lang: [path_table(rows, data, lang)],
        json=lambda lang: path_document(rows, lang),
        rows=lambda lang: path_records(rows, lang),
        data=data,
    )


def without_path(rows: list[Assessment]) -> dict[str, str]:
    """Why indicators have no path, by their ids."""
    return {row.track.indicator.id: row.undefined["expected"] for row in rows if "expected" in row.undefined}


def _observed(row: Assessment, year: int) -> tuple[float | None, Bound | None]:
    if year == row.base.year:
        return row.base.value, None
    point = row.track.point(year) if year <= row.year else None
    if point is None:
        return None, None
    return point.value, "at_least" if point.part_year else point.observation.bound


def _catch_up(row: Assessment, year: int) -> float | None:
    """The value on the way from the newest observation to the target, on the indicator's own path."""
    s = row.case
    if s.value is None or s.target is None or s.target_time is None or s.attained or s.over or year <= s.time:
        return None
    if year >= s.target_time:
        return s.target
    value = along(s.path, s.value, s.target, (year - s.time) / (s.target_time - s.time))
    return value if isinstance(value, float) else None


def _line(m: Milestone, places: int) -> list[Cell]:
    paths = (Quantity(value, decimals=places) for value in (m.geometric, m.linear, m.catch_up))
    return [m.year, *paths, Quantity(m.observed, BOUNDS.get(m.bound or "", ""))]


def path_table(rows: list[Assessment], data: Dataset, lang: Lang) -> Table:
    """The milestones of indicators, a section each, and below them why some have no path."""
    keys = ("geometric", "linear", "catch_up", "observed")
    columns = [Column("year", say(lang, "show.year"), "year")]
    columns += [Column(key, say(lang, f"path.column.{key}"), "value") for key in keys]
    sections = []
    for row in rows:
        places = decimals(row.base.value, row.aim.value, row.point.value if row.point else None) + 1
        unit = unit_in(data, row.track.indicator.unit, lang)
        heading = label_of(row.track.indicator, lang) + (f" ({unit})" if unit else "")
        sections.append(Section(heading, [_line(m, places) for m in milestones(row)]))
    title = say(lang, "path.title", {"plan": name_in(data.plan.name, lang)})
    return Table(title, columns, sections, footer=tuple(_footer(rows, lang)))


def _footer(rows: list[Assessment], lang: Lang) -> list[str]:
    missing = without_path(rows)
    told = [(row.track.indicator, missing[row.track.indicator.id]) for row in rows if row.track.indicator.id in missing]
    return together([(label_of(i, lang), say(lang, f"reason.{why}")) for i, why in told], lang)


def path_document(rows: list[Assessment], lang: Lang) -> dict[str, Any]:
    """The milestones as one JSON document, with the reason of each indicator that has no path."""
    return {"schema": "lygap.path/1", "milestones": list(path_records(rows, lang)), "undefined": without_path(rows)}


def path_records(rows: list[Assessment], lang: Lang) -> Iterator[dict[str, Any]]:
    """The milestones for programs, one a year and indicator."""
    for row in rows:
        i = row.track.indicator
        for m in milestones(row):
            yield {"id": i.id, "name": name_in(i.name, lang), "unit": i.unit, "region": row.track.region, **m._asdict()}
