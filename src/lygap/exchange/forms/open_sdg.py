"""An Open SDG data folder: for each indicator a table of years, and what is said of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

from lygap.exchange.forms.form import Files, Remark
from lygap.exchange.forms.tidy import csv_chunks
from lygap.exchange.selection import Selection
from lygap.exchange.tables import cell_text
from lygap.plan.counting import Point, differ
from lygap.plan.in_force import choose_target
from lygap.plan.numbers import as_written
from lygap.plan.records import NO_GOALS, Baseline, Goals, Indicator, Level, Observation, Relative, Target
from lygap.plan.series import Series, series_of, stated
from lygap.plan.timing import timing
from lygap.visible import guarded
from lygap.words import name_in

COLUMNS = ("Year", "UNIT_MEASURE", "Value")
_LEFT_OUT = ("bounds", "parts", "unused", "others", "excluded", "regions")


class Progress(NamedTuple):
    """What Open SDG computes progress from; None for what the plan does not say in one number.

    `obstacle` is why it must not compute any: it would take a zero for 0.001 and what is missing for a year or a
    direction of its own.
    """

    direction: str | None
    base_year: int | None
    target_year: int | None
    target: float | None
    obstacle: str | None = None


class _Values(NamedTuple):
    """The value that counts in each year, where it is one of a whole year and no bound, and what was left out."""

    by_year: Mapping[int, float]
    left_out: Mapping[str, int]


def open_sdg(selection: Selection) -> Files:
    """The indicators of one region: the plan's own where it was not left out, else the first chosen."""
    own = selection.data.plan.region
    region = own if own in selection.regions else selection.regions[0]
    contents: dict[str, bytes] = {}
    left_out = dict.fromkeys(_LEFT_OUT, 0)
    obstacles: dict[str, list[str]] = {"zero": [], "unclear": []}
    for number, indicator in _numbered(selection):
        goals = indicator.goals.get(region, NO_GOALS)
        series = _series(selection, indicator, region, goals)
        values = _values(series, _base(indicator, goals, selection.data.plan.base_year))
        progress = _progress(selection, indicator, goals, series, values.by_year)
        for what, left in values.left_out.items():
            left_out[what] += left
        if progress.obstacle is not None:
            obstacles[progress.obstacle].append(indicator.id)
        name = number.replace(".", "-")
        contents[f"data/indicator_{name}.csv"] = _table(indicator, values.by_year, selection.data.plan.base_year)
        contents[f"meta/{name}.yml"] = _meta(number, indicator, selection, progress, has_data=bool(values.by_year))
    left_out["regions"] = sum(o.region != region for o in selection.observations())
    return Files(contents, (*_remarks_on(left_out), *_remarks_on_progress(obstacles)))


def _remarks_on(left_out: Mapping[str, int]) -> Iterator[Remark]:
    for what, left in left_out.items():
        if left:
            yield Remark(f"export.left.{what}", {"count": left})


def _remarks_on_progress(obstacles: Mapping[str, list[str]]) -> Iterator[Remark]:
    for obstacle, indicators in obstacles.items():
        if indicators:
            yield Remark(f"export.progress.{obstacle}", {"names": indicators})


def _numbered(selection: Selection) -> Iterator[tuple[str, Indicator]]:
    """Each indicator with its number: that of its group, its own in the plan where no other has it, and 1."""
    groups = {key: str(number) for number, key in enumerate(selection.data.groups, 1)}
    others = str(len(groups) + 1)
    taken: set[str] = set()
    for indicator in selection.indicators:
        group = groups.get(indicator.group or "", others)
        own = () if indicator.number is None else (indicator.number,)
        candidates = (f"{group}.{number}.1" for number in chain(own, _spare(selection)))
        number = next(number for number in candidates if number not in taken)
        taken.add(number)
        yield number, indicator


def _spare(selection: Selection) -> Iterator[int]:
    """Numbers that no indicator of the plan has."""
    highest = max((indicator.number or 0 for indicator in selection.data.indicators.values()), default=0)
    return count(highest + 1)


# ---- values


def _base(indicator: Indicator, goals: Goals, base_year: int) -> Baseline | None:
    """The stated baseline; that of a count is 0 by definition."""
    baseline = goals.baseline
    if indicator.kind != "cumulative":
        return baseline
    return Baseline(0.0, base_year, None) if baseline is None else baseline._replace(value=baseline.value or 0.0)


def _series(selection: Selection, indicator: Indicator, region: str, goals: Goals) -> Series:
    data = selection.data
    base_year = data.plan.base_year if goals.baseline is None else goals.baseline.year
    return series_of(data.of(indicator.id, region), indicator.kind, data.sources, goals.baseline, base_year)


def _values(series: Series, baseline: Baseline | None) -> _Values:
    points = {year: point for year in sorted(series.years) if (point := series.point(year)) is not None}
    if baseline is not None and baseline.value is not None:
        base = stated(baseline, points.get(baseline.year))
        points |= {} if base is None else {baseline.year: base}
    bounds = {year for year, point in points.items() if point.observation.bound is not None and not point.part_year}
    parts = {year for year, point in points.items() if _is_of_part(point, series)} - bounds
    kept = {year: point for year, point in sorted(points.items()) if year not in bounds | parts}
    left_out = dict.fromkeys(_LEFT_OUT, 0)
    for year, published in series.years.items():
        usable = [o for o in published if o.excluded is None]
        left_out["excluded"] += len(published) - len(usable)
        if year in kept:
            left_out["others"] += _others(usable, kept[year], is_total=year in series.totals)
        else:
            why = "bounds" if year in bounds else "parts" if year in parts else "unused"
            left_out[why] += len(usable)
    return _Values({year: point.value for year, point in kept.items()}, left_out)


def _others(usable: Sequence[Observation], point: Point, *, is_total: bool) -> int:
    """How many values of a year are neither the one that counts nor a part of it."""
    if is_total or point.observation.parts:
        return max(0, len(usable) - max(1, len(point.observation.parts)))
    return sum(differ(observation.value, point.value) for observation in usable)


def _is_of_part(point: Point, series: Series) -> bool:
    """Whether a value is that of some months, or of several years."""
    observation = point.observation
    if point.part_year or observation.period is None:
        is_step = observation.as_of is not None and observation.year in series.totals
        when = timing(observation, "flow") if is_step else None
        return point.part_year or (when is not None and not when.is_whole)
    when = timing(observation, series.kind)
    return when is None or not when.is_whole


def _table(indicator: Indicator, values: Mapping[int, float], base_year: int) -> bytes:
    """The years; where there are none one row without a value, since a header alone is refused."""
    unit = guarded((indicator.unit or "").strip())
    cells = {year: cell_text(as_written(value), "en") for year, value in values.items()} or {base_year: ""}
    rows = [dict(zip(COLUMNS, (str(year), unit, cell), strict=True)) for year, cell in cells.items()]
    return b"".join(csv_chunks(COLUMNS, rows))


# ---- what is said of an indicator


def _progress(
    selection: Selection, indicator: Indicator, goals: Goals, series: Series, values: Mapping[int, float]
) -> Progress:
    """The direction, the base year and the target, by which Open SDG judges."""
    plan = selection.data.plan
    newest = max(values, default=plan.base_year)
    target = choose_target(goals, None, newest)
    base_year = _base_year(indicator, goals, plan.base_year, values)
    base = None if base_year is None or _has_no_base(indicator, goals) else values.get(base_year)
    direction = {"up": "positive", "down": "negative", None: None}[indicator.direction]
    aimed = None if target is None else _in_numbers(target, indicator, base, base_year)
    found = Progress(direction, base_year, None if target is None else target.year, as_written(aimed))
    if base is None or None in (direction, found.target_year, aimed) or _is_broken(series, base_year, newest):
        return found._replace(obstacle="unclear")
    return found._replace(obstacle="zero") if 0 in (base, aimed) else found


def _base_year(indicator: Indicator, goals: Goals, base_year: int, values: Mapping[int, float]) -> int | None:
    """The year of the baseline, else the first from the plan's base year on that has a value."""
    baseline = _base(indicator, goals, base_year)
    if baseline is not None:
        return baseline.year
    return min((year for year in values if year >= base_year), default=None)


def _has_no_base(indicator: Indicator, goals: Goals) -> bool:
    """Whether the plan says that there is no baseline; what was observed then does not stand in for it."""
    return goals.baseline is not None and goals.baseline.value is None and indicator.kind != "cumulative"


def _is_broken(series: Series, base_year: int | None, newest: int) -> bool:
    """Whether the newest value cannot be compared with the base."""
    broken = [o.year for there in series.years.values() for o in there if o.breaks and o.excluded is None]
    return any((base_year or 0) < year <= newest for year in broken)


def _in_numbers(target: Target, indicator: Indicator, base: float | None, base_year: int | None) -> float | None:
    """The one number that a target states, or makes of the base; None where it has two ends or only words."""
    match target.aim:
        case _ if target.comparator == "between":
            return None
        case Level(low, high):
            return high if indicator.direction == "down" else low
        case Relative("multiple", amount, since) if base is not None and since in (None, base_year) and base > 0:
            return base * amount
        case Relative("change", amount, since) if base is not None and since in (None, base_year):
            return base + amount
        case _:
            return None


def _meta(number: str, indicator: Indicator, selection: Selection, progress: Progress, *, has_data: bool) -> bytes:
    name = name_in(indicator.name, selection.lang)
    lines = [
        ("indicator_number", number),
        ("indicator_name", name),
        ("graph_title", name),
        ("graph_type", "line"),
        ("reporting_status", "complete" if has_data else "notstarted"),
        ("data_non_statistical", False),
        ("computation_units", indicator.unit or ""),
        ("lygap_id", indicator.id),
        ("auto_progress_calculation", progress.obstacle is None),
    ]
    options = [(name, getattr(progress, name)) for name in ("direction", "base_year", "target_year", "target")]
    text = "".join(f"{name}: {_scalar(value)}\n" for name, value in lines)
    return (text + "progress_calculation_options:\n" + _entry(options)).encode()


def _entry(pairs: Sequence[tuple[str, object]]) -> str:
    """A mapping as the only entry of a list."""
    lines = [f"{name}: {_scalar(value)}\n" for name, value in pairs]
    return "  - " + "    ".join(lines)


def _scalar(value: object) -> str:
    """A value that YAML 1.1 reads as it is: texts in quotes, since NO, 1:30 and dates would be something else."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
