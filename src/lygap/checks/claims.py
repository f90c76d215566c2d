"""Rules about what a plan says of its own figures: sums and shares, as exactly as they are printed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lygap import rules
from lygap.checks.material import Material
from lygap.findings import Issue
from lygap.plan.counting import of_year
from lygap.plan.records import Baseline, Claim, Target

_SAME = 1e-9
"""Sums that differ by less than this share differ by rounding in the last binary digits."""


def rounding(value: float) -> float:
    """Half a unit of the last digit a number is printed with."""
    _, _, decimals = f"{value:.12g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if "e" not in decimals else 0.0


class _Printed(NamedTuple):
    """A number as it was printed, and between which ends it may lie before rounding."""

    low: float
    value: float
    high: float


def _printed(value: float) -> _Printed:
    return _Printed(value - rounding(value), value, value + rounding(value))


def _value(m: Material, key: object, region: str, year: int) -> _Printed | None:
    """What an indicator has in a year: the plan's own target or baseline, else what was observed."""
    indicator = m.data.indicators.get(str(key))
    if indicator is None:
        return None
    goals = indicator.goals.get(region)
    stated: list[Target | Baseline] = [] if goals is None else [*goals.targets]
    if goals is not None and goals.baseline is not None:
        stated.append(goals.baseline)
    own = next((one.value for one in stated if one.year == year and one.value is not None), None)
    if own is not None:
        return _printed(own)
    there = [o for o in m.data.of(indicator.id, region) if o.year == year]
    point = of_year(there, indicator.kind, m.data.sources)
    if point is None:
        return None
    return _Printed(point.low - rounding(point.value), point.value, point.high + rounding(point.value))


def _terms(m: Material, claim: Claim) -> tuple[list[_Printed], _Printed] | None:
    """What should add up, and to what: the years of a flow to a period's total, or parts to their whole."""
    terms, region = claim.terms, claim.region
    if claim.kind == "total":
        first, last, total = (terms.get(key) for key in ("from", "to", "value"))
        if not (isinstance(first, int) and isinstance(last, int) and isinstance(total, (int, float))):
            return None
        flow = m.data.indicators.get(str(terms.get("indicator")))
        if flow is None or flow.kind != "flow":
            return None
        found = [_value(m, flow.id, region, year) for year in range(first, last + 1)]
        whole: _Printed | None = _printed(total)
    else:
        listed, year = terms.get("parts"), terms.get("year")
        if not isinstance(listed, list) or not isinstance(year, int):
            return None
        found = [_value(m, key, region, year) for key in listed]
        whole = _value(m, terms.get("whole"), region, year)
    known = [each for each in found if each is not None]
    return (known, whole) if whole is not None and found and len(known) == len(found) else None


def targets_do_not_add_up(m: Material) -> Iterator[Issue]:
    """The values of the years make the total of the period, and those of the parts the value of the whole."""
    for i, claim in enumerate(m.data.claims):
        found = _terms(m, claim) if claim.kind in ("total", "sum") and claim.note is None else None
        if found is None:
            continue
        values, total = found
        low, high = sum(each.low for each in values), sum(each.high for each in values)
        if low > total.high + _SAME * abs(total.value) or high < total.low - _SAME * abs(total.value):
            listed = " + ".join(f"{each.value:g}" for each in values)
            exact = sum(each.value for each in values)
            params = {"terms": listed, "sum": f"{exact:.12g}", "total": f"{total.value:.12g}"}
            key = "value" if claim.kind == "total" else "parts"
            yield Issue(rules.TARGETS_DO_NOT_ADD_UP, m.file, ("claims", i, key), params)


def share_differs(m: Material) -> Iterator[Issue]:
    """A share that is claimed is the part by the whole, as exactly as all three are printed."""
    for i, claim in enumerate(m.data.claims):
        year, stated = claim.terms.get("year"), claim.terms.get("value")
        if claim.kind != "share" or claim.note or not isinstance(year, int) or not isinstance(stated, (int, float)):
            continue
        keys = claim.terms.get("part"), claim.terms.get("whole")
        # A region's share of the same indicator is its share of the plan's region.
        around = m.data.plan.region if keys[0] == keys[1] else claim.region
        part, whole = _value(m, keys[0], claim.region, year), _value(m, keys[1], around, year)
        if part is None or whole is None or whole.low <= 0 or part.low < 0:
            continue
        if part.low / whole.high > stated + rounding(stated) or part.high / whole.low < stated - rounding(stated):
            params = {"value": f"{stated:g}", "share": f"{part.value / whole.value:.4g}", "year": str(year)}
            yield Issue(rules.SHARE_DIFFERS, m.file, ("claims", i, "value"), params)


RULES: tuple[Callable[[Material], Iterator[Issue]], ...] = (targets_do_not_add_up, share_differs)
