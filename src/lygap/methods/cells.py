"""The verdicts of two methods as formulas of a spreadsheet: those whose statistic is made of figures alone."""

from collections.abc import Callable, Mapping

from lygap.figures import TOLERANCE
from lygap.figures.cells import Cells, number_text, where
from lygap.methods.method import Status

_RATIO_OF_RATES = ("actual_cagr", "required_cagr")


def _rate_ratio(cells: Cells) -> str:
    """The growth rate so far as a share of the required one."""
    actual, required = (cells.figure(key) for key in _RATIO_OF_RATES)
    ratio = cells.toward(actual) / abs(required)
    return where(cells.are_numbers(*_RATIO_OF_RATES), where([f"{required.text}<>0"], ratio.text))


def _pace(cells: Cells) -> str:
    """The figure of that name."""
    return where(cells.are_numbers("pace"), cells.figure("pace").text)


STATISTICS: dict[str, Callable[[Cells], str]] = {"eurostat": _rate_ratio, "timeline": _pace}
"""The statistic of each method that cells can compute, of a case with a target."""


def verdict_formula(cells: Cells, bounds: Mapping[Status, str], words: Mapping[Status, str]) -> str:
    """The status of a case with a target that is exact, in the order of decision that all methods share.

    `bounds` are the places of the method's lower bounds, from the best class on, `words` those of the words.
    """
    unknown = words["unknown"]
    known = cells.are_numbers("value", "target")
    return where(known, where([cells.attains(cells.value)], words["achieved"], _short(cells, bounds, words)), unknown)


def _short(cells: Cells, bounds: Mapping[Status, str], words: Mapping[Status, str]) -> str:
    """What a value is called that does not attain the target."""
    if cells.case.each_year:
        return words["off_track"]
    unknown = words["unknown"]
    by_base = where([cells.starts_there], words["regressing"], _class(cells, bounds, words))
    before = where(cells.are_numbers("base"), by_base, unknown)
    return where(cells.are_numbers("target_time"), where([cells.over], words["missed"], before), unknown)


def _class(cells: Cells, bounds: Mapping[Status, str], words: Mapping[Status, str]) -> str:
    """The class of the statistic, rounding in the last digits aside."""
    statistic = cells.figure("statistic").text
    formula = words["regressing"]
    for status, place in reversed(list(bounds.items())):
        formula = where([f"{statistic}>={place}-{number_text(TOLERANCE)}*ABS({place})"], words[status], formula)
    return where(cells.are_numbers("statistic"), formula, words["unknown"])
