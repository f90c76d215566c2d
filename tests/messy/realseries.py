"""Whole series with their targets as offices publish them, made into data sets without files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lygap.plan.records import (
    Baseline,
    Comparator,
    Dataset,
    Direction,
    Goals,
    Indicator,
    Kind,
    Level,
    Observation,
    PathShape,
    Plan,
    Region,
    Source,
    Target,
)

OURS = Path(__file__).parent / "real_series.json"
THEIRS = Path(__file__).parents[3] / "shared" / "cases" / "real_series.json"
"""A larger collection of the same form, where there is one."""

_DIRECTIONS: Mapping[str | None, tuple[Direction | None, Comparator]] = {
    "increase": ("up", "at_least"),
    "decrease": ("down", "at_most"),
    None: (None, "at_least"),
}


def read(file: Path) -> list[Any]:
    """The series of one file."""
    found: list[Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def dataset(one: Mapping[str, Any]) -> Dataset:
    """One indicator, as a ratio on a geometric path and as a flow on a linear one."""
    direction, comparator = _DIRECTIONS[one["direction"]]
    base_year, value = one["base_year"], one["base_value"]
    stated = None if base_year is None or value is None else Baseline(float(value), base_year, "office")
    number = None if one["target_value"] is None else float(one["target_value"])
    each_year = one["target_year"] is None
    year = one["target_year"]
    aims = () if number is None else (Level(number, number),)
    goals = Goals(
        stated, tuple(Target(None, year, aim, comparator, source="office", each_year=each_year) for aim in aims)
    )
    shapes: tuple[tuple[Kind, PathShape], ...] = (("ratio", "geometric"), ("flow", "linear"))
    indicators = {
        f"{kind}_{path}": Indicator(
            f"{kind}_{path}",
            None,
            None,
            one["name"],
            one["unit"],
            kind,
            None,
            direction,
            path,
            goals={"there": goals},
        )
        for kind, path in shapes
    }
    values = {
        i: [Observation(i, "there", int(y), float(v), source="office") for y, v in one["series"].items()]
        for i in indicators
    }
    plan = Plan("real", one["name"], "en", "there", base_year or 2015, one["target_year"])
    source = {"office": Source("office", one["source"])}
    return Dataset("", False, plan, {}, {"there": Region("there", "There")}, source, {}, indicators, {"there": values})


def years(one: Mapping[str, Any]) -> list[int]:
    """Every year of a series, and those before and after it and its target."""
    seen = [int(year) for year in one["series"]] or [2020]
    end = one["target_year"] or seen[-1]
    return sorted({min(seen) - 1, *seen, max(seen) + 1, end, end + 1})
