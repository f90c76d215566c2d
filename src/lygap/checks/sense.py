"""Rules about whether goals and claims agree with themselves, and values with their kind and date."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Aim, Material, Series, of
from lygap.dates import span
from lygap.findings import Issue, Path
from lygap.records import Claim
from lygap.series import of_year, published

_ONE_DATE = 31
"""A stock holds at a date; a month may stand for that date, what is longer is a time in which something flowed."""


def flow_as_stock(_: Material, s: Series) -> Iterator[Issue]:
    """A stock has a date, and no period."""
    if s.indicator is not None and s.indicator.kind == "stock":
        for o in s.values:
            if o.period is not None and o.excluded is None and span(o.period).days > _ONE_DATE:
                yield of(o, rules.FLOW_AS_STOCK, "period", text=o.period)


def future_year(m: Material, s: Series) -> Iterator[Issue]:
    """Nothing is observed after it was published."""
    for o in s.values:
        date = published(o, m.data.sources)
        if date is None or o.excluded is not None:
            continue
        last = span(date).last
        if o.year > last.year:
            yield of(o, rules.FUTURE_YEAR, "year", text=str(o.year), date=date)
        elif o.as_of is not None and span(o.as_of).first > last:
            yield of(o, rules.FUTURE_YEAR, "as_of", text=o.as_of, date=date)


def _final(aim: Aim) -> tuple[int, float] | None:
    """Year and value of the target that the interim ones lead to."""
    dated = ((t.year, t.value) for _, t in aim.targets if not t.on_path and t.year is not None and t.value is not None)
    return next(dated, None)


def _steps(aim: Aim) -> Iterator[tuple[int, float, Path, str | None]]:
    for path, t in aim.targets:
        if t.on_path and t.year is not None and t.value is not None:
            yield t.year, t.value, path, t.note


def _on_the_way(value: float, first: float | None, last: float) -> bool:
    """Whether a value lies between two others; where the first is unknown, any does."""
    return first is None or min(first, last) <= value <= max(first, last)


def interim_off_path(m: Material, aim: Aim) -> Iterator[Issue]:
    """Interim targets lie between baseline and target, in time and in value, each nearer than the one before."""
    final, base = _final(aim), aim.baseline
    if final is None:
        return
    since, reached = (m.data.plan.base_year, None) if base is None else (base.year, base.value)
    for year, value, path, note in sorted(_steps(aim)):
        on_path = since < year < final[0] and _on_the_way(value, reached, final[1])
        if on_path or note is not None:
            since, reached = year, value
        else:
            params = {"value": f"{value:g}", "year": str(year), "then": str(final[0]), "target": f"{final[1]:g}"}
            params |= {"before": "–" if reached is None else f"{reached:g}", "first": str(since)}
            yield aim.issue(rules.INTERIM_OFF_PATH, *path, "value", **params)


def rounding(value: float) -> float:
    """Half a unit of the last digit a number is printed with."""
    _, _, decimals = f"{value:.12g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if "e" not in decimals else 0.0


def _targets_of(m: Material, key: object, region: str) -> list[tuple[int | None, float]]:
    """Year and value of each target that is a number."""
    indicator = m.data.indicators.get(str(key))
    goals = None if indicator is None else indicator.goals.get(region)
    return [] if goals is None else [(t.year, t.value) for t in goals.targets if t.value is not None]


def _terms(m: Material, claim: Claim) -> tuple[list[float], float] | None:
    """The targets that should add up, and to what: years to a period's total, or parts to their whole."""
    if claim.kind == "total":
        first, last, value = (claim.terms.get(key) for key in ("from", "to", "value"))
        targets = dict(_targets_of(m, claim.terms.get("indicator"), claim.region))
        if not (isinstance(first, int) and isinstance(last, int) and isinstance(value, (int, float))):
            return None
        yearly = [targets[year] for year in range(first, last + 1) if year in targets]
        return (yearly, value) if len(yearly) == last + 1 - first else None
    listed = claim.terms.get("parts")
    keys = [claim.terms.get("whole"), *(listed if isinstance(listed, list) else ())]
    named = [_targets_of(m, key, claim.region)[:1] for key in keys]
    years = {year for some in named for year, _ in some}
    if len(named) == 1 or not all(named) or len(years) != 1:
        return None
    (_, whole), *parts = (target for some in named for target in some)
    return [value for _, value in parts], whole


def targets_do_not_add_up(m: Material) -> Iterator[Issue]:
    """The targets of the years make the total of the period, and those of the parts the target of the whole."""
    for i, claim in enumerate(m.data.claims):
        found = _terms(m, claim) if claim.kind in ("total", "sum") and claim.note is None else None
        if found is None:
            continue
        values, total = found
        if abs(sum(values) - total) > sum(map(rounding, [*values, total])) * (1 + 1e-9):
            listed = " + ".join(f"{value:g}" for value in values)
            params = {"terms": listed, "sum": f"{sum(values):.12g}", "total": f"{total:.12g}"}
            key = "value" if claim.kind == "total" else "parts"
            yield Issue(rules.TARGETS_DO_NOT_ADD_UP, m.file, ("claims", i, key), params)


def _value(m: Material, key: object, region: str, year: int) -> tuple[float, float] | None:
    """Between which ends an indicator lies in a year, as far as it was printed."""
    indicator = m.data.indicators.get(str(key))
    if indicator is None:
        return None
    goals = indicator.goals.get(region)
    base = None if goals is None else goals.baseline
    if base is not None and base.year == year and base.value is not None:
        return base.value - rounding(base.value), base.value + rounding(base.value)
    there = [o for o in m.data.of(indicator.id, region) if o.year == year]
    point = of_year(there, indicator.kind, m.data.sources)
    return None if point is None else (point.low - rounding(point.value), point.high + rounding(point.value))


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
        if part is None or whole is None or whole[0] <= 0 or part[0] < 0:
            continue
        low, high = part[0] / whole[1], part[1] / whole[0]
        if not low <= stated + rounding(stated) or not stated - rounding(stated) <= high:
            params = {"value": f"{stated:g}", "share": f"{(low + high) / 2:.4g}", "year": str(year)}
            yield Issue(rules.SHARE_DIFFERS, m.file, ("claims", i, "value"), params)


OF_PLAN: tuple[Callable[[Material], Iterator[Issue]], ...] = (targets_do_not_add_up, share_differs)
OF_AIM: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (interim_off_path,)
OF_SERIES: tuple[Callable[[Material, Series], Iterator[Issue]], ...] = (flow_as_stock, future_year)
