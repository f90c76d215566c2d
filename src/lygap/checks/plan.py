"""Rules about the plan as a whole: what refers to what. Each takes the material."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lygap import rules
from lygap.checks.material import Material, at_place
from lygap.findings import Issue
from lygap.plan.lookup import names_of
from lygap.plan.records import Claim, FileHead, Group, Indicator, Region, Source

_LIKE = str.maketrans("01lo", "oiio", "_-.")
"""Letters and digits that look alike, to one of them; the signs between words are easily left out …"""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[_.-](?=\d)")
"""… but not between numbers: 1_11 and 11_1 count different things."""


def unknown_group(material: Material) -> Iterator[Issue]:
    """An indicator's group must be described in the plan."""
    for key, indicator in material.data.indicators.items():
        group = indicator.group
        if group is not None and group not in material.known.groups:
            issue = at_place(indicator.place.below("group"), rules.UNKNOWN_GROUP, id=group)
            yield issue._replace(indicator=key, known=material.known.groups)


def unknown_source(material: Material) -> Iterator[Issue]:
    """What the plan, a claim or a whole file cites must be described in the plan or in a file of actuals."""
    cited: list[FileHead | Claim] = [*material.data.files.values()]
    cited += [claim for claim in material.data.claims if claim.source != material.data.plan.source]
    for one in cited:
        if one.source is not None and one.source not in material.known.sources:
            issue = at_place(one.place.below("source"), rules.UNKNOWN_SOURCE, id=one.source)
            yield issue._replace(known=material.known.sources)


def unknown_region(material: Material) -> Iterator[Issue]:
    """A region that is named must be described in the plan; a plan of one region need not describe it."""
    home = material.data.plan.region
    named = [(file.place.below("region"), file.region) for file in material.data.files.values()]
    named += [(region.place.below("part_of"), region.part_of) for region in material.data.regions.values()]
    named += [(claim.place.below("region"), claim.region) for claim in material.data.claims if claim.region != home]
    known = material.known.regions or {home}
    for place, region in named:
        if region is not None and region not in known:
            yield at_place(place, rules.UNKNOWN_REGION, id=region)._replace(known=known)


def _cycles(parts: Mapping[str, Indicator | Region]) -> Iterator[Issue]:
    """Follow each chain upwards until something that was followed before: only a new ring leads back into itself."""
    followed: set[str] = set()
    for key in parts:
        chain: dict[str, None] = {}
        above: str | None = key
        while above is not None and above in parts and above not in followed:
            followed.add(above)
            chain[above] = None
            above = parts[above].part_of
        if above in chain:
            ring = list(chain)[list(chain).index(above) :]
            for inside in ring:
                yield at_place(parts[inside].place.below("part_of"), rules.PART_CYCLE, id=inside)


def parts(material: Material) -> Iterator[Issue]:
    """What an indicator is part of exists, and nothing is part of itself."""
    for key, indicator in material.data.indicators.items():
        whole = indicator.part_of
        if whole is not None and whole not in material.known.indicators:
            issue = at_place(indicator.place.below("part_of"), rules.UNKNOWN_PART, id=whole)
            yield issue._replace(indicator=key, known=material.known.indicators)
    yield from _cycles(material.data.indicators)
    yield from _cycles(material.data.regions)


def plan_years(material: Material) -> Iterator[Issue]:
    """A plan ends after it begins."""
    first, then = material.data.plan.base_year, material.data.plan.target_year
    if then is not None and then <= first:
        params = {"first": str(first), "then": str(then)}
        yield at_place(material.data.plan.place.below("target_year"), rules.YEARS_OUT_OF_ORDER, **params)


def _look_alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for name in names:
        look = _BETWEEN_DIGITS.sub("/", name.casefold()).translate(_LIKE).replace("rn", "m")
        if look in seen:
            yield name, seen[look]
        seen.setdefault(look, name)


def look_alike_ids(material: Material) -> Iterator[Issue]:
    """No two ids can be taken for each other."""
    data = material.data
    described: tuple[Mapping[str, Indicator | Region | Group | Source], ...]
    described = (data.indicators, data.regions, data.groups, data.sources)
    for records in described:
        for key, other in _look_alike(records):
            about = key if records is data.indicators else None
            issue = at_place(records[key].place, rules.LOOK_ALIKE_IDS, id=key, other=other)
            yield issue._replace(indicator=about, at_key=True)


def alias_collides(material: Material) -> Iterator[Issue]:
    """An alias names one indicator alone."""
    owners: dict[str, list[str]] = {}
    for indicator in material.data.indicators.values():
        for name in {name.casefold() for name in names_of(indicator)}:
            owners.setdefault(name, []).append(indicator.id)
    for indicator in material.data.indicators.values():
        for i, alias in enumerate(indicator.aliases):
            other = next((key for key in owners[alias.casefold()] if key != indicator.id), None)
            if other is not None:
                issue = at_place(indicator.place.below("aliases", i), rules.ALIAS_COLLIDES, value=alias, other=other)
                yield issue._replace(indicator=indicator.id)


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (
    unknown_group,
    unknown_source,
    unknown_region,
    parts,
    plan_years,
)
WARNINGS: tuple[Callable[[Material], Iterator[Issue]], ...] = (look_alike_ids, alias_collides)
