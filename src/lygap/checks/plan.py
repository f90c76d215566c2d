"""Rules about the plan as a whole: what refers to what, and its claims. Each takes the material."""

from collections.abc import Callable, Iterator, Mapping

from lygap import rules
from lygap.checks.material import Material
from lygap.findings import Issue, Path

_CLAIM_KEYS = {
    "share": ("part", "whole", "value", "year"),
    "growth": ("indicator", "from", "to", "value", "reading"),
    "cagr": ("indicator", "from", "to", "value"),
    "sum": ("parts", "whole", "year"),
    "total": ("indicator", "from", "to", "value"),
    "statement": ("text",),
}


def unknown_group(m: Material) -> Iterator[Issue]:
    """An indicator's group must be described in the plan."""
    for key, indicator in m.data.indicators.items():
        group = indicator.group
        if group is not None and group not in m.known.groups:
            path = ("indicators", key, "group")
            yield Issue(rules.UNKNOWN_GROUP, m.file, path, {"id": group}, key, known=m.known.groups)


def unknown_source(m: Material) -> Iterator[Issue]:
    """What the plan, a claim or a whole file cites must be described in the plan or in a file of actuals."""
    cited: list[tuple[str, Path, str | None]] = [(m.file, ("plan", "source"), m.plan["plan"].get("source"))]
    claims = m.plan.get("claims", [])
    cited += [(m.file, ("claims", i, "source"), claim.get("source")) for i, claim in enumerate(claims)]
    cited += [(name, ("source",), file.get("source")) for name, file in m.actuals.items()]
    for file, path, source in cited:
        if source is not None and source not in m.known.sources:
            yield Issue(rules.UNKNOWN_SOURCE, file, path, {"id": source}, known=m.known.sources)


def unknown_region(m: Material) -> Iterator[Issue]:
    """A region that is named must be described in the plan; a plan of one region need not describe it."""
    home = m.plan["plan"]["region"]
    named: list[tuple[str, Path, str | None]] = [(m.file, ("plan", "region"), home)]
    named += [(m.file, ("regions", key, "part_of"), region.part_of) for key, region in m.data.regions.items()]
    claims = m.plan.get("claims", [])
    named += [(m.file, ("claims", i, "region"), claim.get("region")) for i, claim in enumerate(claims)]
    named += [(name, ("region",), file.get("region")) for name, file in m.actuals.items()]
    known = m.known.regions or {home}
    for file, path, region in named:
        if region is not None and region not in known:
            yield Issue(rules.UNKNOWN_REGION, file, path, {"id": region}, known=known)


def source_twice(m: Material) -> Iterator[Issue]:
    """A source is described once, in the plan or in one file of actuals."""
    seen = dict.fromkeys(m.plan.get("sources", {}), m.file)
    for name, file in m.actuals.items():
        for key in file.get("sources", {}):
            if key in seen:
                yield Issue(rules.SOURCE_TWICE, name, ("sources", key), {"id": key, "other": seen[key]}, at_key=True)
            seen.setdefault(key, name)


def _cycles(parents: Mapping[str, str | None], head: str, file: str) -> Iterator[Issue]:
    for key, parent in parents.items():
        seen = {key}
        above = parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == key:
            yield Issue(rules.PART_CYCLE, file, (head, key, "part_of"), {"id": key})


def parts(m: Material) -> Iterator[Issue]:
    """What an indicator is part of exists, and nothing is part of itself."""
    for key, indicator in m.data.indicators.items():
        whole = indicator.part_of
        if whole is not None and whole not in m.known.indicators:
            path = ("indicators", key, "part_of")
            yield Issue(rules.UNKNOWN_PART, m.file, path, {"id": whole}, key, known=m.known.indicators)
    yield from _cycles({key: i.part_of for key, i in m.data.indicators.items()}, "indicators", m.file)
    yield from _cycles({key: r.part_of for key, r in m.data.regions.items()}, "regions", m.file)


def claims(m: Material) -> Iterator[Issue]:
    """A claim has the words its kind needs, a name of its own, and is about indicators of the plan."""
    seen: set[str] = set()
    for i, claim in enumerate(m.data.claims):
        path: Path = ("claims", i)
        if claim.id in seen:
            yield Issue(rules.CLAIM_TWICE, m.file, (*path, "id"), {"id": claim.id})
        seen.add(claim.id)
        for key in _CLAIM_KEYS[claim.kind]:
            if key not in claim.terms:
                yield Issue(rules.CLAIM_KEYS, m.file, path, {"kind": claim.kind, "key": key})
        for where, word in _named(claim.terms):
            if word not in m.known.indicators:
                known = m.known.indicators
                yield Issue(rules.UNKNOWN_INDICATOR, m.file, (*path, *where), {"id": word}, word, known=known)


def _named(terms: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    for key in ("indicator", "part", "whole"):
        if isinstance(word := terms.get(key), str):
            yield (key,), word
    listed = terms.get("parts")
    for i, word in enumerate(listed if isinstance(listed, list) else ()):
        yield ("parts", i), str(word)


def plan_years(m: Material) -> Iterator[Issue]:
    """A plan ends after it begins."""
    first, then = m.data.plan.base_year, m.data.plan.target_year
    if then is not None and then <= first:
        params = {"first": str(first), "then": str(then)}
        yield Issue(rules.YEARS_OUT_OF_ORDER, m.file, ("plan", "target_year"), params)


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (
    unknown_group,
    unknown_source,
    unknown_region,
    source_twice,
    parts,
    claims,
    plan_years,
)
