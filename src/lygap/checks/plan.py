"""Rules about the plan: its targets, baselines, references and claims. Each takes the material and yields its issues."""

from collections.abc import Iterable, Iterator, Mapping

from lygap import rules
from lygap.checks.material import Material
from lygap.checks.observations import within
from lygap.dates import span
from lygap.findings import Issue, Path
from lygap.suggest import suggest
from lygap.model import RangeRecord, TargetRecord

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
    for key, indicator in m.plan.indicators.items():
        if indicator.group is not None and indicator.group not in m.plan.groups:
            params = {"id": indicator.group} | suggest(indicator.group, m.plan.groups)
            yield Issue(rules.UNKNOWN_GROUP, m.file, ("indicators", key, "group"), params, key)


def _sources(m: Material) -> Iterator[tuple[Path, str | None, str | None]]:
    yield ("plan", "source"), m.plan.plan.source, None
    for aimed in m.goals():
        baseline = aimed.baseline
        if baseline is not None:
            yield (*aimed.path, "baseline", "source"), baseline.source, aimed.key
        for path, target in aimed.targets():
            yield (*path, "source"), target.source, aimed.key
    for i, claim in enumerate(m.plan.claims):
        yield ("claims", i, "source"), claim.source, None


def unknown_source(m: Material) -> Iterator[Issue]:
    """What the plan cites must be described in the plan or in a file of actuals."""
    known = m.data.sources
    for path, source, key in _sources(m):
        if source is not None and source not in known:
            yield Issue(rules.UNKNOWN_SOURCE, m.file, path, {"id": source} | suggest(source, known), key)
    for name, file in m.actuals.items():
        if file.source is not None and file.source not in known:
            yield Issue(rules.UNKNOWN_SOURCE, name, ("source",), {"id": file.source} | suggest(file.source, known))


def unknown_region(m: Material) -> Iterator[Issue]:
    """A region that is named must be described in the plan."""
    named: list[tuple[Path, str | None]] = [(("plan", "region"), m.plan.plan.region if m.plan.regions else None)]
    named += [(("regions", key, "part_of"), region.part_of) for key, region in m.plan.regions.items()]
    named += [(a.path, a.region) for a in m.goals() if "regions" in a.path]
    named += [(("claims", i, "region"), claim.region) for i, claim in enumerate(m.plan.claims)]
    known = {m.plan.plan.region, *m.plan.regions} if not m.plan.regions else set(m.plan.regions)
    for path, region in named:
        if region is not None and region not in known:
            params = {"id": region} | suggest(region, known)
            yield Issue(rules.UNKNOWN_REGION, m.file, path, params, at_key=path[-1] == region)


def source_twice(m: Material) -> Iterator[Issue]:
    """A source is described once, in the plan or in one file of actuals."""
    seen = {key: m.file for key in m.plan.sources}
    for name, file in m.actuals.items():
        for key in file.sources:
            if key in seen:
                yield Issue(rules.SOURCE_TWICE, name, ("sources", key), {"id": key, "other": seen[key]}, at_key=True)
            seen.setdefault(key, name)


def not_one_aim(m: Material) -> Iterator[Issue]:
    """A target says exactly one of value, multiple_of_baseline, growth, change and text; `from` goes with a relative one."""
    for aimed in m.goals():
        for path, t in aimed.targets():
            given = (t.value, t.multiple_of_baseline, t.growth, t.change, t.text)
            relative = t.value is None and t.text is None
            if sum(x is not None for x in given) != 1 or (t.from_ is not None and not relative):
                yield Issue(rules.NOT_ONE_AIM, m.file, path, {}, aimed.key)


def _comparator_fault(t: TargetRecord, direction: str | None) -> str | None:
    ends = t.value if isinstance(t.value, RangeRecord) else None
    if (t.comparator, direction) in (("at_most", "up"), ("at_least", "down")):
        return f"{t.comparator} contradicts direction {direction}"
    if t.comparator == "between" and ends is None:
        return "between needs a value of min and max"
    if t.comparator == "about" and ends is not None:
        return "about needs a single value"
    if t.tolerance is not None and t.comparator != "about":
        return "tolerance belongs to about"
    return "min is above max" if ends is not None and ends.min > ends.max else None


def comparator(m: Material) -> Iterator[Issue]:
    """A target's comparator fits its direction and its value."""
    for aimed in m.goals():
        for path, target in aimed.targets():
            fault = _comparator_fault(target, aimed.indicator.direction)
            if fault is not None:
                yield Issue(rules.COMPARATOR, m.file, (*path, "comparator"), {"fault": fault}, aimed.key)


def no_direction(m: Material) -> Iterator[Issue]:
    """An indicator says whether more or less is better; only a band of `between` speaks for itself."""
    for key, indicator in m.plan.indicators.items():
        if indicator.direction is None:
            targets = [t for a in m.goals() if a.key == key for _, t in a.targets()]
            if not targets or any(t.comparator != "between" for t in targets):
                yield Issue(rules.NO_DIRECTION, m.file, ("indicators", key), {}, key, at_key=True)


def cumulative_baseline(m: Material) -> Iterator[Issue]:
    """A cumulative indicator counts from nothing: its baseline is 0 by definition."""
    for aimed in m.goals():
        baseline = aimed.baseline
        if aimed.indicator.kind == "cumulative" and baseline is not None and baseline.value != 0:
            yield Issue(rules.CUMULATIVE_BASELINE, m.file, (*aimed.path, "baseline"), {}, aimed.key)


def target_twice(m: Material) -> Iterator[Issue]:
    """An indicator has one target of a name."""
    for aimed in m.goals():
        seen: set[str] = set()
        for path, target in aimed.targets():
            if target.id is not None and target.id in seen:
                yield Issue(rules.TARGET_TWICE, m.file, (*path, "id"), {"id": target.id}, aimed.key)
            seen |= {target.id} if target.id else set()


def target_and_targets(m: Material) -> Iterator[Issue]:
    """Several targets stand under `targets`, and then none under `target`."""
    for aimed in m.goals():
        if {"target", "targets"} <= aimed.goals.model_fields_set:
            yield Issue(rules.TARGET_AND_TARGETS, m.file, (*aimed.path, "target"), {}, aimed.key, at_key=True)


def _parts(parents: Mapping[str, str | None], head: str, file: str) -> Iterator[Issue]:
    for key, parent in parents.items():
        path: Path = (head, key, "part_of")
        if parent is not None and parent not in parents:
            yield Issue(rules.UNKNOWN_PART, file, path, {"id": parent} | suggest(parent, parents))
        seen = {key}
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent)
        if parent == key:
            yield Issue(rules.PART_CYCLE, file, path, {"id": key})


def parts(m: Material) -> Iterator[Issue]:
    """What something is part of exists, and nothing is part of itself."""
    yield from _parts({key: i.part_of for key, i in m.plan.indicators.items()}, "indicators", m.file)
    regions = {key: r.part_of for key, r in m.plan.regions.items()}
    yield from (issue for issue in _parts(regions, "regions", m.file) if issue.rule is rules.PART_CYCLE)


def claim_keys(m: Material) -> Iterator[Issue]:
    """A claim has the words its kind needs, and names indicators of the plan."""
    for i, claim in enumerate(m.plan.claims):
        given = claim.model_dump(by_alias=True, exclude_none=True)
        for key in _CLAIM_KEYS[claim.kind]:
            if key not in given:
                yield Issue(rules.CLAIM_KEYS, m.file, ("claims", i), {"kind": claim.kind, "key": key})
        for key, word in _named(given):
            if word not in m.plan.indicators:
                params = {"id": word} | suggest(word, m.plan.indicators)
                yield Issue(rules.UNKNOWN_INDICATOR, m.file, ("claims", i, key), params, word)


def _named(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in ("indicator", "part", "whole"):
        if isinstance(word := given.get(key), str):
            yield key, word
    parts = given.get("parts", ())
    for word in parts if isinstance(parts, Iterable) else ():
        yield "parts", str(word)


def years_out_of_order(m: Material) -> Iterator[Issue]:
    """A target lies after its base year, and is valid before it ceases to be."""
    plan = m.plan.plan
    if plan.target_year is not None and plan.target_year <= plan.base_year:
        params = {"first": str(plan.base_year), "then": str(plan.target_year)}
        yield Issue(rules.YEARS_OUT_OF_ORDER, m.file, ("plan", "target_year"), params)
    for aimed in m.goals():
        baseline = aimed.baseline
        base = baseline.year if baseline is not None and baseline.year is not None else plan.base_year
        for path, t in aimed.targets():
            year = t.year if "year" in t.model_fields_set else plan.target_year
            start = t.from_ if t.from_ is not None else base
            if year is not None and year <= start and not t.each_year:
                params = {"first": str(start), "then": str(year)}
                yield Issue(rules.YEARS_OUT_OF_ORDER, m.file, (*path, "year"), params, aimed.key)
            if t.valid_from and t.valid_to and span(t.valid_to).last < span(t.valid_from).first:
                params = {"first": t.valid_from, "then": t.valid_to}
                yield Issue(rules.YEARS_OUT_OF_ORDER, m.file, (*path, "valid_to"), params, aimed.key)


def _ends(target: TargetRecord) -> tuple[float, ...]:
    if isinstance(target.value, RangeRecord):
        return target.value.min, target.value.max
    return () if target.value is None else (target.value,)


def outside_limits(m: Material) -> Iterator[Issue]:
    """Baselines and targets lie within the indicator's natural limits, which are in order."""
    for aimed in m.goals():
        low, high = aimed.indicator.limits or (None, None)
        given = [] if aimed.baseline is None or aimed.baseline.value is None else [("baseline", aimed.baseline.value)]
        stated = [((*aimed.path, key), value) for key, value in given]
        stated += [(path, value) for path, target in aimed.targets() for value in _ends(target)]
        if low is not None and high is not None and low >= high:
            params = {"value": f"{low:g}", "limits": f"[, {high:g}]"}
            yield Issue(rules.OUTSIDE_LIMITS, m.file, ("indicators", aimed.key, "limits"), params, aimed.key)
        for path, value in stated:
            if not within(value, (low, high)):
                limits = f"[{'' if low is None else f'{low:g}'}, {'' if high is None else f'{high:g}'}]"
                yield Issue(rules.OUTSIDE_LIMITS, m.file, path, {"value": f"{value:g}", "limits": limits}, aimed.key)


def direction(m: Material) -> Iterator[Issue]:
    """A target should lie ahead of its baseline; one that the base year has already met is easily a slip of the sign."""
    signs = {"up": 1, "down": -1}
    for aimed in m.goals():
        sign = signs.get(aimed.indicator.direction or "", 0)
        base = aimed.baseline.value if aimed.baseline is not None else None
        for path, target in aimed.targets():
            ends = _ends(target)
            if base is None or not ends or target.comparator == "between" or target.each_year:
                continue
            if all(sign * (end - base) < 0 for end in ends):
                params = {"base": f"{base:g}", "target": f"{ends[0]:g}", "direction": str(aimed.indicator.direction)}
                yield Issue(rules.DIRECTION, m.file, path, params, aimed.key)


ERRORS = (
    unknown_group,
    unknown_source,
    unknown_region,
    source_twice,
    not_one_aim,
    comparator,
    no_direction,
    cumulative_baseline,
    target_twice,
    target_and_targets,
    parts,
    claim_keys,
    years_out_of_order,
    outside_limits,
)
WARNINGS = (direction,)


