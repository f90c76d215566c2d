"""Which parts of a year are added up: the best choice without overlap, against all there are."""

import datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lygap.plan.parts import best_without_overlap, covers_from_new_year, covers_year
from lygap.plan.timing import Timing

NEW_YEAR = datetime.date(2023, 1, 1)


def part(first: int, last: int, *, certain: bool = True) -> Timing:
    """A part of 2023 by the numbers of its first and last day."""
    ends = [NEW_YEAR + datetime.timedelta(days=day - 1) for day in (first, last)]
    return Timing(2022.5, 2022.5 if certain else 2022.4, 2022.5, ends[0], ends[1], extent="part")


@st.composite
def days(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(st.integers(1, 40))
    return first, draw(st.integers(first, 40))


def disjoint(chosen: tuple[Timing, ...]) -> bool:
    return all(a.last < b.first or b.last < a.first for a, b in combinations(chosen, 2))


def worth(chosen: tuple[Timing, ...]) -> tuple[int, int, datetime.date]:
    return sum(one.days for one in chosen), -len(chosen), max(one.last for one in chosen)


@given(st.sets(days(), min_size=1, max_size=7))
def test_the_choice_is_the_best_of_all(spans: set[tuple[int, int]]) -> None:
    parts = [part(*span) for span in spans]
    chosen = tuple(best_without_overlap(parts))
    assert disjoint(chosen)
    assert list(chosen) == sorted(chosen, key=lambda one: one.first)
    every = (some for size in range(1, len(parts) + 1) for some in combinations(parts, size))
    assert worth(chosen) == max(worth(some) for some in every if disjoint(some))


@pytest.mark.parametrize(
    ("parts", "from_new_year", "year"),
    [
        ([(1, 365)], True, True),
        ([(1, 181), (182, 365)], True, True),
        ([(1, 181), (182, 364)], True, False),
        ([(1, 181), (183, 365)], False, False),
        ([(2, 365)], False, False),
        ([(1, 90)], True, False),
    ],
)
def test_what_parts_cover(parts: list[tuple[int, int]], from_new_year: bool, year: bool) -> None:
    chosen = [part(*span) for span in parts]
    assert (covers_from_new_year(chosen), covers_year(chosen)) == (from_new_year, year)


def test_a_part_whose_end_is_uncertain_surely_covers_nothing_behind_it() -> None:
    assert not covers_year([part(1, 365, certain=False)])
    assert not covers_from_new_year([part(1, 181, certain=False), part(182, 365)])
    assert covers_from_new_year([part(1, 181, certain=False)])
