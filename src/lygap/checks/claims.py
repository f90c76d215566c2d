"""Rules about what a plan says of its own figures: sums, shares and multiples, as exactly as they are printed."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from lygap import rules
from lygap.checks.material import Material, at_place
from lygap.checks.printed import Printed, exactly, printed, total_of
from lygap.checks.yearly import Yearly
from lygap.findings import Issue
from lygap.plan.records import TOLERANCE, Claim, Multiple, Share, Sum, Terms, Total

_Said = TypeVar("_Said", bound=Terms)
_LONGEST = 200
"""Years of a period whose total is looked at: no plan lasts so long, and a thousand claims may each name one."""
_TERMS = 12
"""Terms of a sum that are told."""


def _unexplained(known: Yearly, kind: type[_Said]) -> Iterator[tuple[Claim, _Said]]:
    """The claims of a kind, but for those of which a note says why they are as they are."""
    for claim in known.data.claims:
        if isinstance(claim.terms, kind) and claim.note is None:
            yield claim, claim.terms


def _as_claimed(claim: Claim, figure: Printed | None) -> Printed | None:
    """A figure within its claim's bound and margin; None for an “about” that does not say how much it may be off."""
    is_vague = claim.bound == "about" and claim.margin is None
    if figure is None or is_vague:
        return None
    return figure.widened(claim.margin or 0.0).bounded(claim.bound)


def _years(known: Yearly, claim: Claim, total: Total) -> list[Printed | None]:
    """What a flow has in each year of a total's period; nothing of what is no flow, or of a period beyond all plans."""
    indicator = known.data.indicators.get(total.indicator)
    if indicator is None or indicator.kind != "flow" or total.to - total.since > _LONGEST:
        return []
    return [known.value(total.indicator, claim.region, year) for year in range(total.since, total.to + 1)]


def _parts(known: Yearly, claim: Claim, whole: Sum) -> list[Printed | None]:
    """What each part of a whole has in the year of the sum."""
    return [known.value(part, claim.region, whole.year) for part in whole.parts]


def _sums(known: Yearly) -> Iterator[tuple[Claim, list[Printed | None], Printed | None]]:
    """Each claim of a sum: what should add up, and to what; None for what is not known."""
    for claim, total in _unexplained(known, Total):
        yield claim, _years(known, claim, total), _as_claimed(claim, printed(total.value))
    for claim, whole in _unexplained(known, Sum):
        there = known.value(whole.whole, claim.region, whole.year)
        yield claim, _parts(known, claim, whole), _as_claimed(claim, there)


def _sum(values: Sequence[float]) -> str:
    """What numbers come to, even where that is too large to be one."""
    exact = sum(values)
    if math.isfinite(exact):
        return f"{exact:.12g}"
    from decimal import Decimal

    return f"{sum(map(Decimal, values)):.2g}"


def targets_do_not_add_up(known: Yearly) -> Iterator[Issue]:
    """The values of the years make the total of the period, and those of the parts the value of the whole."""
    for claim, found, stated in _sums(known):
        addends = [addend for addend in found if addend is not None]
        if stated is None or not found or len(addends) < len(found):
            continue
        total = total_of(addends)
        if total.differs(stated, slack=TOLERANCE * abs(stated.value)):
            values = [addend.value for addend in addends]
            terms = [f"{value:g}" for value in values]
            listed = " + ".join([*terms[:_TERMS], "…"] if len(terms) > _TERMS else terms)
            params = {"terms": listed, "sum": _sum(values), "total": f"{stated.value:.12g}"}
            key = "value" if claim.kind == "total" else "parts"
            yield at_place(claim.place.below(key), rules.TARGETS_DO_NOT_ADD_UP, **params)


def share_differs(known: Yearly) -> Iterator[Issue]:
    """A share that is claimed is the part by the whole, as exactly as all three are printed."""
    for claim, share in _unexplained(known, Share):
        # A region's share of the same indicator is its share of the plan's region.
        around = known.data.plan.region if share.part == share.whole else claim.region
        part = known.value(share.part, claim.region, share.year)
        whole = known.value(share.whole, around, share.year)
        stated = _as_claimed(claim, printed(share.value))
        if part is None or whole is None or stated is None or whole.low <= 0 or part.low < 0:
            continue
        made = part.times(whole)
        if made.differs(stated):
            params = {"value": f"{share.value:g}", "share": f"{made.value:.4g}", "year": str(share.year)}
            yield at_place(claim.place.below("value"), rules.SHARE_DIFFERS, **params)


def _times_as_said(value: float) -> Printed:
    """A multiple as it was printed; a whole one is a word, as in “doubled”, and not rounded."""
    return exactly(value) if value.is_integer() else printed(value)


def multiple_differs(known: Yearly) -> Iterator[Issue]:
    """What a plan promises to multiply is multiplied by its own target, or was by the year it speaks of."""
    for claim, multiple in _unexplained(known, Multiple):
        known_later = known.stated if multiple.later == "target" else known.observed
        later = known_later(multiple.indicator, claim.region, multiple.to)
        base = known.value(multiple.indicator, claim.region, multiple.since)
        stated = _as_claimed(claim, _times_as_said(multiple.value))
        if base is None or later is None or stated is None or base.low <= 0 or later.low < 0:
            continue
        made = later.times(base)
        if made.differs(stated, slack=TOLERANCE * abs(stated.value)):
            params = {
                "value": f"{later.value:.12g}",
                "year": str(multiple.to),
                "multiple": f"{made.value:.4g}",
                "base": f"{base.value:.12g}",
                "since": str(multiple.since),
                "stated": f"{multiple.value:g}",
            }
            issue = at_place(claim.place.below("value"), rules.MULTIPLE_DIFFERS, **params)
            yield issue._replace(indicator=multiple.indicator)


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
WARNINGS: tuple[Callable[[Yearly], Iterator[Issue]], ...] = (targets_do_not_add_up, share_differs, multiple_differs)
