"""What the records say of themselves."""

import pytest

from lygap.plan.records import Level, Location, Observation, Relative, Target, Worded


@pytest.mark.parametrize(
    ("aim", "value", "stated"),
    [
        (Level(3.0, 3.0), 3.0, (3.0,)),
        (Level(1.0, 2.0, is_range=True), None, (1.0, 2.0)),
        (Level(2.0, 2.0, is_range=True), None, (2.0, 2.0)),
        (Relative("growth", 0.1, 2020), None, ()),
        (Worded("better"), None, ()),
    ],
)
def test_a_target_states_a_number_a_range_or_none(
    aim: Level | Relative | Worded, value: float | None, stated: tuple[float, ...]
) -> None:
    target = Target(None, 2025, aim)
    assert (target.value, target.stated) == (value, stated)


def test_where_a_value_was_read_does_not_make_it_another() -> None:
    here = Observation("i", "r", 2023, 1.0, file="a.yaml", path=("observations", "i"))
    assert here.key == here._replace(file="b.yaml", path=(3,)).key
    assert here.key != here._replace(note="N").key


def test_a_part_stands_below_its_record() -> None:
    assert Location("f", ("indicators", "a")).below("target", "year") == ("f", ("indicators", "a", "target", "year"))
