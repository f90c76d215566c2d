"""Plans by chance: every kind of indicator, two regions, and values with everything that can be said of one."""

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from lygap.exchange.selection import Selection, regions_of
from lygap.plan.records import Dataset
from lygap.reading import Folder, load

TARGETS = {
    "format": "lygap/1",
    "plan": {
        "id": "p", "name": "P", "lang": "en", "region": "city", "base_year": 2018, "target_year": 2024,
        "source": "plan",
    },
    "regions": {
        "city": {"name": {"zh": "市", "en": "City"}},
        "east": {"name": "East", "part_of": "city", "kind": "district"},
    },
    "sources": {
        "plan": {"title": "Plan", "date": "2019-01"},
        "A-b.1": {"title": "One", "date": "2023", "kind": "statistics"},
        "a_b.1": {"title": "Two", "date": "2024-02-03", "kind": "news", "mirror": True},
    },
    "groups": {"first": {"name": "First"}, "second": {"name": "Second"}},
    "indicators": {
        "stock": {"number": 1, "group": "first", "name": "Stock", "unit": "家", "kind": "stock", "direction": "up",
                  "baseline": 10, "target": 20, "regions": {"east": {"baseline": 2, "target": 4}}},
        "flow": {"number": 2, "group": "first", "name": "Flow", "kind": "flow", "direction": "up",
                 "target": {"value": 50, "comparator": "about", "tolerance": 1}},
        "ratio": {"group": "second", "name": "Ratio", "unit": "%", "kind": "ratio", "direction": "down",
                  "path": "linear", "baseline": None, "target": {"value": 0, "year": 2022}},
        "count": {"group": "second", "name": "Count", "kind": "cumulative", "direction": "up", "target": 300},
        "rank": {"name": "=Rank", "unit": "位", "kind": "rank", "direction": "down", "baseline": 40,
                 "target": {"value": {"min": 1, "max": 30}}},
        "band": {"name": "Band", "kind": "coverage", "target": {"value": {"min": 4, "max": 6}, "comparator": "between"},
                 "population": {"name": "All", "count": 9}},
    },
}  # fmt: skip
"""One plan, in which ids, units and names are as awkward as they may be."""

YEARS = st.integers(2016, 2025)
NUMBERS = st.sampled_from([0, 1, 2.5, -3.25, 0.1, 1 / 3, 120, 1e15, 123456789.123, 1e-7, 1e22])
_ODD = (
    "=1+1",
    "'=1+1",
    "''",
    "\rx",
    "\t=x",
    "a;=b",
    " -5 ",
    "−",
    "＝1",
    "@x",
    "+x;'=y",
    "-",
    "null",
    "true",
    "08",
    "1,5",
)
_LINES = ("plain", 'a,b "c"', "two\nlines", "two\r\nlines", "第3页")
TEXTS = st.sampled_from([*_LINES, *_ODD])
NOTES = TEXTS | st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}) | st.fixed_dictionaries({"en": TEXTS})


@st.composite
def observations(draw: st.DrawFn, kind: str, *, increments: bool) -> dict[str, Any]:
    """One value with what is said of it."""
    year = draw(YEARS)
    key = "increment" if increments else draw(st.sampled_from(["value", "value", "value", "growth"]))
    number = draw(NUMBERS)
    record: dict[str, Any] = {"year": year, key: number}
    if key == "growth":
        record |= {"growth": draw(st.sampled_from([0.1, -0.5, 1.03])), "from": year - draw(st.integers(1, 3))}
    times: list[dict[str, str]] = [
        {}, {}, {"as_of": f"{year}-09"}, {"as_of": f"{year}-12-31"}, {"as_of": f"{year}-02-10"},
        {"period": f"{year}-01/{year}-11"}, {"period": f"{year}-01/{year}-12"}, {"period": f"{year - 1}-04/{year}-03"},
        {"period": f"{year}-07/{year}-09"}, {"period": f"{year - 2}/{year}"}, {"as_of": f"{year - 1}-06/{year}-06"},
    ]  # fmt: skip
    record |= draw(st.sampled_from(times))
    optional: dict[str, st.SearchStrategy[Any]] = {
        "source": st.sampled_from(["plan", "A-b.1", "a_b.1"]),
        "region": st.sampled_from(["city", "east"]),
        "published": st.sampled_from(["2024", "2023-05", "2022-01-31"]),
        "obs_status": st.sampled_from(["provisional", "estimated", "derived"]),
        "bound": st.sampled_from(["at_least", "at_most", "about"]),
        "margin": st.sampled_from([0.5, 0]),
        "break": st.just(value=True),
        "excluded": st.sampled_from(["undated", "superseded"]),
        "note": NOTES,
        "locator": TEXTS,
    }
    for name in draw(st.lists(st.sampled_from(sorted(optional)), max_size=3, unique=True)):
        record[name] = draw(optional[name])
    return record


@st.composite
def actuals(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """The values of the plan's indicators."""
    found = {}
    for key, indicator in TARGETS["indicators"].items():  # type: ignore[attr-defined]
        kind = indicator["kind"]
        increments = kind == "cumulative" and draw(st.booleans())
        found[key] = draw(st.lists(observations(kind, increments=increments), max_size=5))
    return {key: values for key, values in found.items() if values}


def write_plan(folder: Path, values: dict[str, list[dict[str, Any]]], *, source: str | None = None) -> Path:
    """A folder with the plan and the values: JSON is YAML."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(json.dumps(TARGETS), "utf-8")
    file: dict[str, Any] = {"observations": values}
    (folder / "actuals" / "all.yaml").write_text(
        json.dumps(file if source is None else {"source": source} | file), "utf-8"
    )
    return folder


def whole(data: Dataset) -> Selection:
    """All of a plan, in English."""
    return Selection(data, tuple(data.indicators.values()), regions_of(data), "en")


def read(folder: Path) -> Dataset:
    """A folder without errors."""
    data = load(Folder(folder)).data
    assert data is not None
    return data


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """The plan with values by chance, of which some name no source; only those that `check` has no errors for."""
    with tempfile.TemporaryDirectory() as name:
        data = load(Folder(write_plan(Path(name) / "plan", draw(actuals())))).data
    assume(data is not None)
    assert data is not None
    return data
