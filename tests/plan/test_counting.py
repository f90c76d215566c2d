"""Which value counts: the contract's rules in its own order."""

import datetime
import math
from typing import Any

import pytest

from lygap.plan.counting import Point, of_year, published, usable
from lygap.plan.records import Observation, SourceKind
from lygap.plan.timing import timing
from onerow import SOURCES, Entry, observations


def counts(*entries: Entry, kind: str = "stock", year: int = 2023) -> Point:
    point = of_year(observations({year: list(entries)}), kind, SOURCES)
    assert point is not None
    return point


def o(value: float, **keys: Any) -> dict[str, Any]:
    return {"value": value, **keys}


# ---- time


DAY = datetime.date


@pytest.mark.parametrize(
    ("kind", "keys", "times", "first", "last", "extent"),
    [
        ("stock", {}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        ("stock", {"as_of": "2023-12-31"}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        ("stock", {"as_of": "2023-06"}, (2022 + 181 / 365,), DAY(2023, 6, 30), DAY(2023, 6, 30), "part"),
        ("ratio", {"period": "2023-01/2023-06"}, (2022 + 181 / 365,), DAY(2023, 1, 1), DAY(2023, 6, 30), "part"),
        ("ratio", {"period": "2022-04/2023-03"}, (2023,), DAY(2022, 4, 1), DAY(2023, 3, 31), "whole"),
        ("stock", {"period": "2022-07-15/2023-07-14"}, (2023,), DAY(2022, 7, 15), DAY(2023, 7, 14), "whole"),
        ("ratio", {"period": "2021/2023"}, (2023,), DAY(2021, 1, 1), DAY(2023, 12, 31), "long"),
        (
            "stock", {"as_of": "2022-09/2023-09"}, (2022 + 273 / 365, 2021 + 273 / 365, 2022 + 273 / 365),
            DAY(2022, 9, 30), DAY(2023, 9, 30), "part",
        ),
        (
            "stock", {"as_of": "2023-09/2024-09"}, (2023, 2022 + 273 / 365, 2023 + 274 / 366),
            DAY(2023, 9, 30), DAY(2024, 9, 30), "part",
        ),
        ("flow", {}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        ("flow", {"period": "2023"}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        ("flow", {"period": "2023-01/2023-12"}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        ("flow", {"period": "2022-04/2023-03"}, (2023,), DAY(2022, 4, 1), DAY(2023, 3, 31), "whole"),
        ("flow", {"period": "2023-01/2023-11"}, (2022 + 334 / 365,), DAY(2023, 1, 1), DAY(2023, 11, 30), "part"),
        ("flow", {"as_of": "2023-11"}, (2022 + 334 / 365,), DAY(2023, 1, 1), DAY(2023, 11, 30), "part"),
        ("flow", {"as_of": "2023-11-15"}, (2022 + 319 / 365,), DAY(2023, 1, 1), DAY(2023, 11, 15), "part"),
        ("flow", {"as_of": "2023-12-31"}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
        (
            "flow", {"as_of": "2023-06/2023-09"}, (2022 + 273 / 365, 2022 + 181 / 365, 2022 + 273 / 365),
            DAY(2023, 1, 1), DAY(2023, 9, 30), "part",
        ),
        ("flow", {"as_of": "2024-02"}, (2023,), DAY(2023, 1, 1), DAY(2023, 12, 31), "whole"),
    ],
)  # fmt: skip
def test_when_an_observation_holds(
    kind: str,
    keys: dict[str, Any],
    times: tuple[float, ...],
    first: datetime.date,
    last: datetime.date,
    extent: str,
) -> None:
    when = timing(Observation("i", "here", 2023, 1.0, **keys), kind)
    assert when is not None
    assert when[:3] == pytest.approx(times * 3 if len(times) == 1 else times, abs=1e-12)
    assert when[3:] == (first, last, extent)


@pytest.mark.parametrize("keys", [{"period": "2021/2023"}, {"period": "2022-10/2023-03"}, {"as_of": "2022-10"}])
def test_a_flow_over_several_years_or_parts_of_two_or_outside_its_year_is_the_value_of_none(
    keys: dict[str, str],
) -> None:
    assert timing(Observation("i", "here", 2023, 1.0, **keys), "flow") is None  # type: ignore[arg-type]
    assert of_year([Observation("i", "here", 2023, 1.0, **keys)], "flow", SOURCES) is None  # type: ignore[arg-type]


# ---- which value counts


def test_nothing_usable_is_none() -> None:
    assert of_year([], "stock", SOURCES) is None
    left_out = observations({2023: [o(1, excluded="superseded"), {"growth": 0.1, "base_year": 2020}]})
    assert not any(map(usable, left_out))
    assert of_year(left_out, "stock", SOURCES) is None


def test_the_latest_date_counts_first_even_against_a_preferred_value() -> None:
    assert counts(o(1, as_of="2023-06", preferred=True), o(2, as_of="2023-10")).value == 2
    assert counts(o(1, as_of="2023-06"), 2).value == 2, "no date means the year's end"


def test_the_longest_period_of_a_flow_counts_first() -> None:
    point = counts(o(1, period="2023-01/2023-06", preferred=True), o(2, period="2023-01/2023-11"), kind="flow")
    assert (point.value, point.part_year, point.rivals) == (2, True, ())
    assert counts(o(2, period="2023-01/2023-11"), 3, kind="flow").part_year is False


def test_a_whole_year_s_period_is_a_rival_of_a_plain_value() -> None:
    assert counts(1, o(2, period="2023-01/2023-12"), kind="flow").contested


ORDER: list[tuple[str, Entry, Entry]] = [
    ("preferred", o(1, preferred=True, obs_status="derived"), o(2)),
    ("final", o(1, source="news"), o(2, obs_status="provisional", source="bulletin")),
    ("provisional", o(1, obs_status="provisional", source="copy"), o(2, obs_status="estimated", source="bulletin")),
    ("estimated", o(1, obs_status="estimated"), o(2, obs_status="derived", source="bulletin")),
    ("not mirrored", o(1, source="news"), o(2, source="copy")),
    ("newest", o(1, source="later"), o(2, source="bulletin")),
    ("own date", o(1, source="news", published="2025-06"), o(2, source="later")),
    ("dated", o(1, source="news"), o(2)),
    ("statistics", o(1, source="bulletin"), o(2, source="briefing")),
    ("file order", o(1, source="bulletin"), o(2, source="bulletin")),
]


@pytest.mark.parametrize(("first", "second"), [pair[1:] for pair in ORDER], ids=[pair[0] for pair in ORDER])
def test_the_order_among_rivals(first: Entry, second: Entry) -> None:
    assert counts(first, second).value == 1


@pytest.mark.parametrize(("first", "second"), [pair[1:] for pair in ORDER[:-1]], ids=[pair[0] for pair in ORDER[:-1]])
def test_the_order_among_rivals_does_not_depend_on_the_file_s(first: Entry, second: Entry) -> None:
    assert counts(second, first).value == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [("briefing", "plan"), ("plan", "news"), ("news", "compilation"), ("compilation", "other"), ("compilation", None)],
)
def test_who_measured_decides_when_all_else_is_equal(better: SourceKind, worse: SourceKind | None) -> None:
    sources = {kind: SOURCES["plan"]._replace(id=kind or "", kind=kind) for kind in (better, worse)}
    rivals = observations({2023: [o(2, source=worse, published="2024"), o(1, source=better, published="2024")]})
    point = of_year(rivals, "stock", sources)  # type: ignore[arg-type]
    assert point is not None
    assert point.value == 1


def test_rivals_that_differ_are_the_ends_of_a_range() -> None:
    point = counts(o(3.44, source="later"), o(3.47), o(3.44))
    assert (point.value, point.low, point.high) == (3.44, 3.44, 3.47)
    assert [rival.value for rival in point.rivals] == [3.47]
    assert point.contested


def test_a_preferred_value_settles_it() -> None:
    point = counts(o(3.47, source="bulletin"), o(3.44, preferred=True))
    assert (point.value, point.low, point.high, point.contested) == (3.44, 3.44, 3.44, False)
    assert [rival.value for rival in point.rivals] == [3.47]


@pytest.mark.parametrize(
    ("keys", "low", "high", "vague"),
    [
        ({}, 10, 10, False),
        ({"margin": 0.5}, 9.5, 10.5, False),
        ({"bound": "at_least"}, 10, math.inf, False),
        ({"bound": "at_most"}, -math.inf, 10, False),
        ({"bound": "about", "margin": 1}, 9, 11, False),
        ({"bound": "about"}, 10, 10, True),
        ({"bound": "at_least", "margin": 1}, 9, math.inf, False),
    ],
)
def test_bounds_and_margins_have_ends(keys: dict[str, Any], low: float, high: float, vague: bool) -> None:
    point = counts(o(10, **keys))
    assert (point.value, point.low, point.high, point.vague) == (10, low, high, vague)


def test_a_value_was_published_at_its_own_date_else_at_its_source_s() -> None:
    own, its_source, nobody = observations({2023: [o(1, published="2024-06", source="news"), o(1, source="news"), 1]})
    assert [published(x, SOURCES) for x in (own, its_source, nobody)] == ["2024-06", "2024-02", None]
