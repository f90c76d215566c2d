"""Whether a verdict rests on which of the published values was taken."""

from typing import Any

import pytest

from lygap.judge.published import range_of_all_published
from onerow import row

PREFERRED = {"value": 2.82, "preferred": True}


@pytest.mark.parametrize(
    ("actuals", "base"),
    [
        ({2020: [3.30, PREFERRED], 2023: 3.40}, 2.82),
        ({2020: 2.82, 2023: [{"value": 3.40, "preferred": True}, 2.90]}, 2.82),
    ],
)
def test_a_preferred_value_is_firm_and_another_choice_may_say_otherwise(actuals: Any, base: float) -> None:
    found = row(actuals, base=base)
    assert (found.status, found.firm) == ("on_track", True)
    assert range_of_all_published(found) == ("off_track", "on_track")


def test_values_that_say_the_same_change_nothing() -> None:
    found = row({2020: [2.80, PREFERRED], 2023: [{"value": 3.44, "preferred": True}, 3.47]})
    assert (found.firm, range_of_all_published(found)) == (True, None)


def test_what_is_not_firm_stays_so() -> None:
    found = row({2020: 3.30, 2023: 3.40}, base=2.82)
    assert range_of_all_published(found) == found.status_range == ("off_track", "on_track")


def test_without_a_value_or_a_base_there_is_nothing_to_choose() -> None:
    assert range_of_all_published(row({2020: 2.8})) is None
    assert range_of_all_published(row({2023: 3.4}, base="")) is None
