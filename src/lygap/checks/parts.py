"""The rule about parts of a year: they make the year's own value, as exactly as each of them is printed."""

from collections.abc import Iterator, Mapping, Sequence

from lygap import rules
from lygap.checks.material import Material, Series, of
from lygap.checks.printed import rounding
from lygap.findings import Issue
from lygap.plan.counting import Point, of_year
from lygap.plan.records import NO_GOALS, TOLERANCE, Kind, Observation, Source
from lygap.plan.series import by_year
from lygap.plan.timing import timing

Sources = Mapping[str, Source]


def parts_differ(material: Material, s: Series) -> Iterator[Issue]:
    """The parts of a year add up to the year's own value, as exactly as each of them is printed."""
    if s.indicator is None or len(s.values) < 2:
        return
    kind, sources = s.indicator.kind, material.data.sources
    for year, there in by_year(map(_as_amount, filter(_is_amount, s.values))).items():
        parts = [o for o in there if _is_part(o, kind)]
        total = _sum_of(parts, kind, sources)
        stated = _stated(s, year)
        value = _observed(there, kind, sources) if stated is None else stated
        if total is not None and value is not None and _differ(total, value):
            terms = " + ".join(f"{part.value:.15g}" for part in total.observation.parts)
            params = {"year": str(year), "terms": terms, "sum": f"{total.value:.15g}", "value": f"{value:.15g}"}
            yield of(parts[0], rules.PARTS_DIFFER, **params)


def _is_amount(o: Observation) -> bool:
    return o.excluded is None and o.growth is None


def _as_amount(o: Observation) -> Observation:
    """What was added is an amount as any other."""
    return o if o.increment is None else o._replace(value=o.increment)


def _is_part(o: Observation, kind: Kind) -> bool:
    when = timing(o, kind)
    return when is not None and when.extent == "part"


def _is_of_calendar_year(o: Observation, kind: Kind) -> bool:
    when = timing(o, kind)
    return when is not None and when.is_whole and (when.first.month, when.first.day) == (1, 1)


def _stated(s: Series, year: int) -> float | None:
    """The plan's own value for its base year; None for any other."""
    goals = NO_GOALS if s.indicator is None else s.indicator.goals.get(s.region, NO_GOALS)
    baseline = goals.baseline
    return baseline.value if baseline is not None and baseline.year == year else None


def _observed(there: Sequence[Observation], kind: Kind, sources: Sources) -> float | None:
    """The value that counts among those for the whole calendar year."""
    whole = of_year([o for o in there if _is_of_calendar_year(o, kind)], kind, sources)
    return None if whole is None else whole.value


def _sum_of(parts: Sequence[Observation], kind: Kind, sources: Sources) -> Point | None:
    """What parts come to; None where they do not cover their year."""
    total = of_year(parts, kind, sources)
    if total is None or total.part_year or not total.observation.parts:
        return None
    return total if total.time == total.observation.year else None


def _differ(total: Point, value: float) -> bool:
    """Whether a value lies beyond the sum's ends by more than half a last place of each number."""
    exactness = rounding(value) + sum(rounding(part.value or 0.0) for part in total.observation.parts)
    nearest = min(max(value, total.low), total.high)
    return abs(value - nearest) > exactness * (1 + TOLERANCE)
