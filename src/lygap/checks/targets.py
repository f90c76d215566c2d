"""Rules about baselines and targets. Each takes the material and one aim of it and yields its issues."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Aim, Material, all_there_are, limits_of, within
from lygap.findings import Issue
from lygap.plan.dates import span
from lygap.plan.records import TOLERANCE, Baseline, Level, Location, Relative, Target
from lygap.plan.texts import Text

_SIGNS = {"up": 1, "down": -1}
_AGAINST_DIRECTION = (("at_most", "up"), ("less_than", "up"), ("at_least", "down"), ("more_than", "down"))


def unknown_source(material: Material, aim: Aim) -> Iterator[Issue]:
    """What a baseline or target cites must be described in the plan or in a file of actuals."""
    known = {*material.known.sources, material.data.plan.source}
    stated: list[Target | Baseline] = [*aim.targets]
    if aim.baseline is not None:
        stated.append(aim.baseline)
    for one in stated:
        if one.source is not None and one.source not in known:
            issue = aim.issue(rules.UNKNOWN_SOURCE, one.place.below("source"), id=one.source)
            yield issue._replace(known=material.known.sources)


def unknown_region(material: Material, aim: Aim) -> Iterator[Issue]:
    """A region with goals of its own must be described in the plan."""
    if not aim.at_home and aim.region not in material.known.regions:
        yield aim.issue(rules.UNKNOWN_REGION, id=aim.region)._replace(at_key=True, known=material.known.regions)


def _comparator_fault(t: Target, direction: str | None) -> str | None:
    is_range = isinstance(t.aim, Level) and t.aim.is_range
    if (t.comparator, direction) in _AGAINST_DIRECTION:
        return "direction"
    if t.comparator == "between" and not is_range:
        return "between"
    if t.comparator == "about" and is_range:
        return "about"
    if t.tolerance is not None and t.comparator != "about":
        return "tolerance"
    if isinstance(t.aim, Level) and t.aim.low > t.aim.high:
        return "order"
    return None


def comparator(_: Material, aim: Aim) -> Iterator[Issue]:
    """A target's comparator fits its direction and its value."""
    direction = aim.indicator.direction
    for t in aim.targets:
        fault = _comparator_fault(t, direction)
        if fault is not None:
            key = {"direction": "comparator", "tolerance": "tolerance"}.get(fault, "value")
            params = {"fault": fault, "comparator": t.comparator, "direction": str(direction)}
            yield aim.issue(rules.COMPARATOR, t.place.below(key), **params)


def no_direction(_: Material, aim: Aim) -> Iterator[Issue]:
    """An indicator says whether more or less is better; only a band of `between` speaks for itself."""
    if aim.indicator.direction is not None or not aim.at_home:
        return
    targets = [t for goals in aim.indicator.goals.values() for t in goals.targets]
    others = [t for t in targets if t.comparator != "between"]
    if not targets or others:
        are_bands = bool(others) and all(isinstance(t.aim, Level) and t.aim.is_range for t in others)
        issue = aim.issue(rules.NO_DIRECTION, case="band") if are_bands else aim.issue(rules.NO_DIRECTION)
        yield issue._replace(at_key=True)


def cumulative_baseline(_: Material, aim: Aim) -> Iterator[Issue]:
    """A cumulative indicator counts from nothing: its baseline is 0 by definition."""
    base = aim.baseline
    if aim.indicator.kind == "cumulative" and base is not None and base.value not in (0, None):
        yield aim.issue(rules.CUMULATIVE_BASELINE, base.place, value=f"{base.value:g}")


def target_twice(_: Material, aim: Aim) -> Iterator[Issue]:
    """An indicator has one target of a name."""
    seen: set[str] = set()
    for target in aim.targets:
        if target.id is not None and target.id in seen:
            yield aim.issue(rules.TARGET_TWICE, target.place.below("id"), id=target.id)
        seen |= {target.id} if target.id else set()


def years_out_of_order(material: Material, aim: Aim) -> Iterator[Issue]:
    """A target lies after its base year, and is valid before it ceases to be."""
    base = aim.baseline.year if aim.baseline is not None else material.data.plan.base_year
    plan = material.data.plan
    backward = plan.target_year is not None and plan.target_year <= plan.base_year  # is said of the plan itself
    for t in aim.targets:
        start = base
        if isinstance(t.aim, Relative) and t.aim.since is not None:
            start = t.aim.since
        if t.year is not None and t.year <= start and not (t.each_year or (backward and t.year == plan.target_year)):
            key = "year" if t.date is None else "date"
            then = t.date or str(t.year)
            yield aim.issue(rules.YEARS_OUT_OF_ORDER, t.place.below(key), first=str(start), then=then)
        if t.valid_from and t.valid_to and span(t.valid_to).last < span(t.valid_from).first:
            params = {"first": t.valid_from, "then": t.valid_to}
            yield aim.issue(rules.YEARS_OUT_OF_ORDER, t.place.below("valid_to"), **params)


def outside_limits(_: Material, aim: Aim) -> Iterator[Issue]:
    """Baselines and targets lie within the indicator's natural limits, which are in order."""
    low, high = limits = aim.indicator.limits
    if low is not None and high is not None and low >= high:
        if aim.at_home:
            params = {"value": f"{low:g}", "limits": limits_of(None, high)}
            yield aim.issue(rules.OUTSIDE_LIMITS, aim.goals.place.below("limits"), **params)
        return
    stated = [(t.place, number) for t in aim.targets for number in t.stated]
    if aim.baseline is not None and aim.baseline.value is not None:
        stated.append((aim.baseline.place, aim.baseline.value))
    for place, value in stated:
        if not within(value, limits):
            params = {"value": f"{value:g}", "limits": limits_of(low, high)}
            yield aim.issue(rules.OUTSIDE_LIMITS, place.below("value"), **params)


def _is_off_by_a_unit(material: Material, aim: Aim) -> bool:
    """Whether a baseline or target is told as a slip of the unit, which turns the way to the target round, too."""
    from lygap.checks.runs import states_a_slip

    return states_a_slip(material, aim)


def direction(material: Material, aim: Aim) -> Iterator[Issue]:
    """A target should lie ahead of its baseline; one that the base year has already met is easily a wrong direction."""
    better = aim.indicator.direction
    base = aim.baseline.value if aim.baseline is not None else None
    if better is None or base is None:
        return
    for t in aim.targets:
        if not t.stated or t.comparator == "between" or t.each_year or t.on_path or t.note is not None:
            continue
        if all(_SIGNS[better] * (end - base) < 0 for end in t.stated) and not _is_off_by_a_unit(material, aim):
            params = {"base": f"{base:g}", "target": f"{t.stated[0]:g}", "direction": better}
            yield aim.issue(rules.DIRECTION, t.place.below("value"), **params)


def more_than_all(_: Material, aim: Aim) -> Iterator[Issue]:
    """A plan does not cover more than all there are."""
    whole = all_there_are(aim.indicator)
    if whole is None:
        return
    stated = [(t.place, number, t.note) for t in aim.targets for number in t.stated[-1:]]
    if aim.baseline is not None and aim.baseline.value is not None:
        stated.append((aim.baseline.place, aim.baseline.value, aim.baseline.note))
    for place, value, note in stated:
        if value > whole * (1 + TOLERANCE) and note is None:
            yield aim.issue(rules.MORE_THAN_ALL, place.below("value"), value=f"{value:.15g}", whole=f"{whole:g}")


def _final(aim: Aim) -> tuple[int, float] | None:
    """Year and value of the target that the interim ones lead to."""
    dated = ((t.year, t.value) for t in aim.targets if not t.on_path and t.year is not None and t.value is not None)
    return next(dated, None)


def _steps(aim: Aim) -> Iterator[tuple[int, float, Location, Text | None]]:
    for t in aim.targets:
        if t.on_path and t.year is not None and t.value is not None:
            yield t.year, t.value, t.place, t.note


def _on_the_way(value: float, first: float | None, last: float) -> bool:
    """Whether a value lies between two others; where the first is unknown, any does."""
    return first is None or min(first, last) <= value <= max(first, last)


def interim_off_path(material: Material, aim: Aim) -> Iterator[Issue]:
    """Interim targets lie between baseline and target, in time and in value, each nearer than the one before."""
    final, base = _final(aim), aim.baseline
    if final is None:
        return
    since, reached = (material.data.plan.base_year, None) if base is None else (base.year, base.value)
    for year, value, place, note in sorted(_steps(aim), key=lambda step: step[:3]):
        on_path = since < year < final[0] and _on_the_way(value, reached, final[1])
        if on_path or note is not None:
            since, reached = year, value
        else:
            params = {"value": f"{value:g}", "year": str(year), "then": str(final[0]), "target": f"{final[1]:g}"}
            params |= {"before": "–" if reached is None else f"{reached:g}", "first": str(since)}
            yield aim.issue(rules.INTERIM_OFF_PATH, place.below("value"), **params)


ERRORS: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (
    unknown_source,
    unknown_region,
    comparator,
    no_direction,
    cumulative_baseline,
    target_twice,
    years_out_of_order,
    outside_limits,
)
WARNINGS: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (direction, more_than_all, interim_off_path)
