"""A plan with a single indicator, made without files, and the row that it gives."""

from collections.abc import Mapping
from typing import Any, get_args

from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment
from lygap.judge.track import Track, track
from lygap.plan.records import (
    Baseline,
    Dataset,
    Goals,
    How,
    Indicator,
    Level,
    Observation,
    Plan,
    Region,
    Relative,
    Source,
    Target,
    Worded,
)

Entry = float | Mapping[str, Any]
UNSTATED = "unstated"

SOURCES = {
    "plan": Source("plan", "The plan", date="2021-05", kind="plan"),
    "bulletin": Source("bulletin", "Bulletin", date="2024-03", kind="statistics"),
    "news": Source("news", "News", date="2024-02", kind="news"),
    "copy": Source("copy", "A copy", date="2024-09", kind="statistics", mirror=True),
    "briefing": Source("briefing", "Briefing", date="2024-03", kind="briefing"),
    "later": Source("later", "Later", date="2025-01", kind="other"),
}


def observation(year: int, entry: Entry) -> Observation:
    """One observation from a plain value or its keys."""
    if isinstance(entry, Mapping):
        return Observation("i", "here", year, **entry)
    return Observation("i", "here", year, entry)


def observations(actuals: Mapping[int, Entry | list[Entry]]) -> list[Observation]:
    """Observations from a map of years."""
    entries = {year: given if isinstance(given, list) else [given] for year, given in actuals.items()}
    return [observation(year, entry) for year, given in entries.items() for entry in given]


def target(value: float | None = None, year: int | None = 2025, **keys: Any) -> Target:
    """A target, by default for 2025, that says one thing in the words of the file."""
    keys.setdefault("comparator", "at_least")
    since, text = keys.pop("base_year", None), keys.pop("text", None)
    aim: Level | Relative | Worded | None = None if value is None else Level(value, value)
    if "min" in keys:
        aim = Level(keys.pop("min"), keys.pop("max"), is_range=True)
    if text is not None:
        aim = Worded(text)
    for how in get_args(How):
        if how in keys:
            aim = Relative(how, keys.pop(how), since)
    assert aim is not None
    return Target(keys.pop("id", None), year, aim, **keys)


def dataset(
    actuals: Mapping[int, Entry | list[Entry]],
    *,
    base: float | str | Baseline | None = 2.82,
    targets: float | Target | list[Target] = 3.75,
    max_age: int | None = None,
    districts: Mapping[str, Mapping[int, Entry | list[Entry]]] | None = None,
    **keys: Any,
) -> Dataset:
    """The plan of 2020 to 2025 with its one indicator; `base` UNSTATED leaves the baseline out.

    `districts` are the observations of each district of the region.
    """
    fields = {"number": None, "group": None, "unit": None, "kind": "ratio", "nature": None, "direction": "up"} | keys
    fields.setdefault("path", "geometric")
    comparator = "at_most" if fields["direction"] == "down" else "at_least"
    aims = [target(targets, comparator=comparator)] if isinstance(targets, float | int) else targets
    stated = None if isinstance(base, str) else base if isinstance(base, Baseline) else Baseline(base, 2020, "plan")
    goals = Goals(stated, (aims,) if isinstance(aims, Target) else tuple(aims))
    indicator = Indicator(id="i", name="I", goals={"here": goals}, **fields)
    parts = {key: Region(key, key.title(), "here", "district") for key in districts or {}}
    return Dataset(
        "",
        False,
        Plan("p", "P", "en", "here", 2020, 2025, max_age),
        {},
        {"here": Region("here", "Here"), **parts},
        SOURCES,
        {},
        {"i": indicator},
        {
            "here": {"i": observations(actuals)},
            **{
                key: {"i": [o._replace(region=key) for o in observations(there)]}
                for key, there in (districts or {}).items()
            },
        },
        districts={"here": tuple(parts)} if parts else {},
    )


def tracked(actuals: Mapping[int, Entry | list[Entry]], year: int = 2023, **keys: Any) -> Track:
    """The track of the one indicator."""
    data = dataset(actuals, **keys)
    return track(data, data.indicators["i"], "here", year)


def row(
    actuals: Mapping[int, Entry | list[Entry]], year: int = 2023, *, ask: Mapping[str, Any] | None = None, **keys: Any
) -> Assessment:
    """The row of the one indicator for a year; `ask` holds further words of the question."""
    data = dataset(actuals, **keys)
    (result,) = assess_all(data, list(data.indicators.values()), "here", Question(year, **(ask or {})))
    return result


def codes(a: Assessment) -> list[str]:
    """The codes of a row's notes."""
    return [note.code for note in a.notes]
