"""Rules about baselines and targets. Each takes the material and one aim of it and yields its issues."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Aim, Material, limits_of, within
from lygap.findings import Issue, Path
from lygap.plan.dates import span
from lygap.plan.records import Level, Relative, Target

_SIGNS = {"up": 1, "down": -1}


def unknown_source(m: Material, aim: Aim) -> Iterator[Issue]:
    """What a baseline or target cites must be described in the plan or in a file of actuals."""
    known = {*m.known.sources, m.plan["plan"].get("source")}
    cited: list[tuple[Path, str | None]] = [((*path, "source"), target.source) for path, target in aim.targets]
    if aim.baseline is not None:
        cited.append((("baseline", "source"), aim.baseline.source))
    for path, source in cited:
        if source is not None and source not in known:
            yield aim.issue(rules.UNKNOWN_SOURCE, *path, id=source)._replace(known=m.known.sources)


def unknown_region(m: Material, aim: Aim) -> Iterator[Issue]:
    """A region with goals of its own must be described in the plan, and is not the plan's own region."""
    if aim.at_home:
        return
    if aim.region == m.data.plan.region:
        yield aim.issue(rules.REGION_OF_PLAN, id=aim.region)._replace(at_key=True)
    elif aim.region not in m.known.regions:
        yield aim.issue(rules.UNKNOWN_REGION, id=aim.region)._replace(at_key=True, known=m.known.regions)


def _comparator_fault(t: Target, direction: str | None) -> str | None:
    is_range = isinstance(t.aim, Level) and t.aim.is_range
    if (t.comparator, direction) in (("at_most", "up"), ("at_least", "down")):
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
    for path, t in aim.targets:
        fault = _comparator_fault(t, direction)
        if fault is not None:
            key = {"direction": "comparator", "tolerance": "tolerance"}.get(fault, "value")
            params = {"fault": fault, "comparator": t.comparator, "direction": str(direction)}
            yield aim.issue(rules.COMPARATOR, *path, key, **params)


def no_direction(_: Material, aim: Aim) -> Iterator[Issue]:
    """An indicator says whether more or less is better; only a band of `between` speaks for itself."""
    if aim.indicator.direction is not None or not aim.at_home:
        return
    targets = [t for goals in aim.indicator.goals.values() for t in goals.targets]
    if not targets or any(t.comparator != "between" for t in targets):
        yield aim.issue(rules.NO_DIRECTION)._replace(at_key=True)


def cumulative_baseline(_: Material, aim: Aim) -> Iterator[Issue]:
    """A cumulative indicator counts from nothing: its baseline is 0 by definition."""
    if aim.indicator.kind == "cumulative" and aim.baseline is not None and aim.baseline.value not in (0, None):
        yield aim.issue(rules.CUMULATIVE_BASELINE, "baseline", value=f"{aim.baseline.value:g}")


def target_twice(_: Material, aim: Aim) -> Iterator[Issue]:
    """An indicator has one target of a name."""
    seen: set[str] = set()
    for path, target in aim.targets:
        if target.id is not None and target.id in seen:
            yield aim.issue(rules.TARGET_TWICE, *path, "id", id=target.id)
        seen |= {target.id} if target.id else set()


def target_and_targets(_: Material, aim: Aim) -> Iterator[Issue]:
    """Several targets stand under `targets`, and then none under `target`."""
    if {"target", "targets"} <= aim.record.keys():
        yield aim.issue(rules.TARGET_AND_TARGETS, "target")._replace(at_key=True)


def years_out_of_order(m: Material, aim: Aim) -> Iterator[Issue]:
    """A target lies after its base year, and is valid before it ceases to be."""
    base = aim.baseline.year if aim.baseline is not None else m.data.plan.base_year
    plan = m.data.plan
    backward = plan.target_year is not None and plan.target_year <= plan.base_year  # is said of the plan itself
    for path, t in aim.targets:
        start = base
        if isinstance(t.aim, Relative) and t.aim.since is not None:
            start = t.aim.since
        if t.year is not None and t.year <= start and not (t.each_year or (backward and t.year == plan.target_year)):
            yield aim.issue(rules.YEARS_OUT_OF_ORDER, *path, "year", first=str(start), then=str(t.year))
        if t.valid_from and t.valid_to and span(t.valid_to).last < span(t.valid_from).first:
            yield aim.issue(rules.YEARS_OUT_OF_ORDER, *path, "valid_to", first=t.valid_from, then=t.valid_to)


def outside_limits(_: Material, aim: Aim) -> Iterator[Issue]:
    """Baselines and targets lie within the indicator's natural limits, which are in order."""
    low, high = limits = aim.indicator.limits
    if low is not None and high is not None and low >= high:
        if aim.at_home:
            params = {"value": f"{low:g}", "limits": limits_of(None, high)}
            yield aim.issue(rules.OUTSIDE_LIMITS, "limits", **params)
        return
    stated: list[tuple[Path, float]] = [((*path, "value"), end) for path, t in aim.targets for end in t.stated]
    if aim.baseline is not None and aim.baseline.value is not None:
        stated.append((("baseline", "value"), aim.baseline.value))
    for path, value in stated:
        if not within(value, limits):
            yield aim.issue(rules.OUTSIDE_LIMITS, *path, value=f"{value:g}", limits=limits_of(low, high))


def direction(_: Material, aim: Aim) -> Iterator[Issue]:
    """A target should lie ahead of its baseline; one that the base year has already met is easily a wrong direction."""
    better = aim.indicator.direction
    base = aim.baseline.value if aim.baseline is not None else None
    if better is None or base is None:
        return
    for path, t in aim.targets:
        if not t.stated or t.comparator == "between" or t.each_year or t.on_path or t.note is not None:
            continue
        if all(_SIGNS[better] * (end - base) < 0 for end in t.stated):
            params = {"base": f"{base:g}", "target": f"{t.stated[0]:g}", "direction": better}
            yield aim.issue(rules.DIRECTION, *path, "value", **params)


ERRORS: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (
    unknown_source,
    unknown_region,
    comparator,
    no_direction,
    cumulative_baseline,
    target_twice,
    target_and_targets,
    years_out_of_order,
    outside_limits,
)
WARNINGS: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (direction,)
