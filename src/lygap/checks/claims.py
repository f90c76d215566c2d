"""Rules about what a plan says of its own figures: sums and shares, as exactly as they are printed."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lygap import rules
from lygap.checks.material import Material, at_place
from lygap.findings import Issue
from lygap.plan.counting import of_year
from lygap.plan.records import TOLERANCE, Baseline, Claim, Observation, Share, Sum, Target, Total
from lygap.plan.series import by_year


def rounding(value: float) -> float:
    """Half a unit of the last digit a number is printed with."""
    _, _, decimals = f"{value:.12g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if "e" not in decimals else 0.0


_LONGEST = 200
"""Years of a period whose total is looked at: no plan lasts so long, and a thousand claims may each name one."""
_TERMS = 12
"""Terms of a sum that are told."""


class _Printed(NamedTuple):
    """A number as it was printed, and between which ends it may lie before rounding."""

    low: float
    value: float
    high: float


def _printed(value: float) -> _Printed:
    return _Printed(value - rounding(value), value, value + rounding(value))


class _Values:
    """What indicators have in each year; claims may be many, and each value is worked out once."""

    def __init__(self, material: Material) -> None:
        self.data = material.data
        self.years: dict[tuple[str, str], dict[int, list[Observation]]] = {}
        self.known: dict[tuple[str, str, int], _Printed | None] = {}

    def of(self, key: str, region: str, year: int) -> _Printed | None:
        """What an indicator has in a year; None where it has nothing."""
        asked = (key, region, year)
        if asked not in self.known:
            self.known[asked] = self._found(key, region, year)
        return self.known[asked]

    def _found(self, key: str, region: str, year: int) -> _Printed | None:
        """The plan's own target or baseline, else what was observed."""
        indicator = self.data.indicators.get(key)
        if indicator is None:
            return None
        goals = indicator.goals.get(region)
        stated: list[Target | Baseline] = [] if goals is None else [*goals.targets]
        if goals is not None and goals.baseline is not None:
            stated.append(goals.baseline)
        own = next((one.value for one in stated if one.year == year and one.value is not None), None)
        if own is not None:
            return _printed(own)
        if (key, region) not in self.years:
            self.years[key, region] = by_year(self.data.of(key, region))
        point = of_year(self.years[key, region].get(year, ()), indicator.kind, self.data.sources)
        if point is None:
            return None
        return _Printed(point.low - rounding(point.value), point.value, point.high + rounding(point.value))


def _addends(values: _Values, claim: Claim) -> tuple[list[_Printed], _Printed] | None:
    """What should add up, and to what: the years of a flow to a period's total, or parts to their whole."""
    match claim.terms:
        case Total(indicator, since, to, value):
            flow = values.data.indicators.get(indicator)
            if flow is None or flow.kind != "flow" or to - since > _LONGEST:
                return None
            found = [values.of(indicator, claim.region, year) for year in range(since, to + 1)]
            whole: _Printed | None = _printed(value)
        case Sum(parts, of_whole, year):
            found = [values.of(part, claim.region, year) for part in parts]
            whole = values.of(of_whole, claim.region, year)
        case _:
            return None
    known = [each for each in found if each is not None]
    return (known, whole) if whole is not None and found and len(known) == len(found) else None


def _sum(values: Sequence[float]) -> str:
    """What numbers come to, even where that is too large to be one."""
    exact = sum(values)
    if math.isfinite(exact):
        return f"{exact:.12g}"
    from decimal import Decimal

    return f"{sum(map(Decimal, values)):.2g}"


def targets_do_not_add_up(material: Material) -> Iterator[Issue]:
    """The values of the years make the total of the period, and those of the parts the value of the whole."""
    known = _Values(material)
    for claim in material.data.claims:
        found = _addends(known, claim) if claim.note is None else None
        if found is None:
            continue
        values, total = found
        low, high = sum(each.low for each in values), sum(each.high for each in values)
        if low > total.high + TOLERANCE * abs(total.value) or high < total.low - TOLERANCE * abs(total.value):
            terms = [f"{each.value:g}" for each in values]
            listed = " + ".join([*terms[:_TERMS], "…"] if len(terms) > _TERMS else terms)
            params = {"terms": listed, "sum": _sum([each.value for each in values]), "total": f"{total.value:.12g}"}
            key = "value" if claim.kind == "total" else "parts"
            yield at_place(claim.place.below(key), rules.TARGETS_DO_NOT_ADD_UP, **params)


def share_differs(material: Material) -> Iterator[Issue]:
    """A share that is claimed is the part by the whole, as exactly as all three are printed."""
    values = _Values(material)
    for claim in material.data.claims:
        terms = claim.terms
        if not isinstance(terms, Share) or claim.note:
            continue
        # A region's share of the same indicator is its share of the plan's region.
        around = material.data.plan.region if terms.part == terms.whole else claim.region
        part = values.of(terms.part, claim.region, terms.year)
        whole = values.of(terms.whole, around, terms.year)
        if part is None or whole is None or whole.low <= 0 or part.low < 0:
            continue
        stated = _printed(terms.value)
        if part.low / whole.high > stated.high or part.high / whole.low < stated.low:
            params = {"value": f"{terms.value:g}", "share": f"{part.value / whole.value:.4g}", "year": str(terms.year)}
            yield at_place(claim.place.below("value"), rules.SHARE_DIFFERS, **params)


def claim_twice(material: Material) -> Iterator[Issue]:
    """A claim has a name of its own."""
    seen: set[str] = set()
    for claim in material.data.claims:
        if claim.id in seen:
            yield at_place(claim.place.below("id"), rules.CLAIM_TWICE, id=claim.id)
        seen.add(claim.id)


def unknown_indicator(material: Material) -> Iterator[Issue]:
    """A claim is about indicators of the plan."""
    known = material.known.indicators
    for claim in material.data.claims:
        for path, name in claim.names.items():
            if name not in known:
                issue = at_place(claim.place.below(*path), rules.UNKNOWN_INDICATOR, id=name)
                yield issue._replace(indicator=name, known=known)


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (claim_twice, unknown_indicator)
WARNINGS: tuple[Callable[[Material], Iterator[Issue]], ...] = (targets_do_not_add_up, share_differs)
