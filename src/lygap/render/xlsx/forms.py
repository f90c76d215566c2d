"""How numbers look in cells: as exact as they were stated, with their signs, and never rounded in the cell itself."""

from lygap.judge.assessment import Assessment
from lygap.plan.records import Observation
from lygap.report.columns import is_derived_count, shown_target
from lygap.report.numbers import decimals
from lygap.report.table import BOUNDS

RATE, SHARE, RATIO, YEAR, MOMENT = "0.00%", "0%", "0.00", "0", "0.00"
_MOST_DECIMALS = 6
_SMALLEST, _LARGEST = 1e-4, 1e15


def amount(value: float | None, places: int, sign: str = "") -> str:
    """A number with so many decimals, thousands apart, and a sign of openness before it."""
    if value is not None and value != 0 and not _SMALLEST <= abs(value) < _LARGEST:
        form = "0.#####E+00"
    else:
        form = "#,##0" + (f".{'0' * min(places, _MOST_DECIMALS)}" if places else "")
    return f'"{sign}"{form}' if sign else form


def moment(time: float | None) -> str:
    """A time in years: a year where it is the end of one."""
    return YEAR if time is None or time % 1 == 0 else MOMENT


def places_of(row: Assessment) -> int:
    """How many decimals a row's amounts have: the most that any of them was stated with."""
    if is_derived_count(row):
        return 0
    return decimals(row.base.value, shown_target(row), None if row.point is None else row.point.value)


def target_sign(row: Assessment) -> str:
    """The sign before a target, where it is not a value to be reached or exceeded."""
    target = row.target
    return "" if target is None or target.comparator == "at_least" else BOUNDS.get(target.comparator, "")


def sign_of(o: Observation | None) -> str:
    """The sign before a value that is open or vague."""
    return "" if o is None else BOUNDS.get(o.bound or "", "")
