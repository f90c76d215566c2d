"""The verdicts of two methods as formulas of a spreadsheet: those whose statistic is made of figures alone."""

from collections.abc import Callable, Iterator, Mapping

from lygap.figures import TOLERANCE
from lygap.figures.cells import Cells, all_of, number_text, where
from lygap.methods.method import Status

Words = Mapping[Status, str]
Step = tuple[str, str]
"""A test, and the word where it holds."""

_RATES = ("actual_cagr", "required_cagr")


def _rate_ratio(cells: Cells) -> str:
    """The growth rate so far as a share of the required one."""
    actual = cells.figure("actual_cagr")
    required = cells.figure("required_cagr")
    ratio = cells.toward(actual) / abs(required)
    is_some = f"{required.text}<>0"
    return where(cells.are_numbers(*_RATES), where([is_some], ratio.text))


def _pace(cells: Cells) -> str:
    """The figure of that name."""
    pace = cells.figure("pace")
    return where(cells.are_numbers("pace"), pace.text)


STATISTICS: dict[str, Callable[[Cells], str]] = {"eurostat": _rate_ratio, "timeline": _pace}
"""The statistic of each method that cells can compute, of a case with a target."""


def verdict_formula(cells: Cells, bounds: Mapping[Status, str], words: Words) -> str:
    """The status of a case with a target that is exact, in the order of decision that all methods share.

    `bounds` are the places of the method's lower bounds, from the best class on, `words` those of the words.
    """
    steps = list(_decided_by_target(cells, words))
    if cells.case.each_year:
        last = words["off_track"]
    else:
        steps += _decided_by_time_and_base(cells, words)
        steps += _classes(cells, bounds, words)
        last = words["regressing"]
    formula = last
    for test, word in reversed(steps):
        formula = f"IF({test},{word},{formula})"
    return formula


def _lacks(cells: Cells, *names: str) -> str:
    """That one of these is no number."""
    return f"NOT({all_of(cells.are_numbers(*names))})"


def _decided_by_target(cells: Cells, words: Words) -> Iterator[Step]:
    yield _lacks(cells, "value", "target"), words["unknown"]
    yield cells.attains(cells.value), words["achieved"]


def _decided_by_time_and_base(cells: Cells, words: Words) -> Iterator[Step]:
    yield _lacks(cells, "target_time"), words["unknown"]
    yield cells.over, words["missed"]
    yield _lacks(cells, "base"), words["unknown"]
    yield cells.starts_there, words["regressing"]


def _classes(cells: Cells, bounds: Mapping[Status, str], words: Words) -> Iterator[Step]:
    """The classes of the statistic, rounding in the last digits aside."""
    yield _lacks(cells, "statistic"), words["unknown"]
    statistic = cells.figure("statistic").text
    for status, bound in bounds.items():
        slack = f"{number_text(TOLERANCE)}*ABS({bound})"
        yield f"{statistic}>={bound}-{slack}", words[status]
