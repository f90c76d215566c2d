"""Rules about whether interim targets lead to the target, and values agree with their kind and date."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Aim, Material, Series, of
from lygap.findings import Issue
from lygap.plan.counting import published
from lygap.plan.dates import span
from lygap.plan.records import Location

_ONE_DATE = 31
"""A stock holds at a date; a month may stand for that date, what is longer is a time in which something flowed."""


def flow_as_stock(_: Material, s: Series) -> Iterator[Issue]:
    """A stock has a date, and no period."""
    if s.indicator is not None and s.indicator.kind == "stock":
        for o in s.values:
            if o.period is not None and o.excluded is None and span(o.period).days > _ONE_DATE:
                yield of(o, rules.FLOW_AS_STOCK, "period", text=o.period)


def _last_published(m: Material) -> str | None:
    """The newest date of any source."""
    dates = [source.date for source in m.data.sources.values() if source.date is not None]
    return max(dates, key=lambda date: span(date).last, default=None)


def future_year(m: Material) -> Iterator[Issue]:
    """Nothing is observed after it was published; without a date, after anything was."""
    newest = _last_published(m)
    for o in (o for series in m.series() for o in series.values):
        own = published(o, m.data.sources)
        date = own or newest
        if date is None or o.excluded is not None:
            continue
        last = span(date).last
        params = {"date": date, "what": "any_source" if own is None else "published"}
        if o.year > last.year:
            yield of(o, rules.FUTURE_YEAR, "year", text=str(o.year), **params)
        elif o.as_of is not None and span(o.as_of).first > last:
            yield of(o, rules.FUTURE_YEAR, "as_of", text=o.as_of, **params)


def _final(aim: Aim) -> tuple[int, float] | None:
    """Year and value of the target that the interim ones lead to."""
    dated = ((t.year, t.value) for t in aim.targets if not t.on_path and t.year is not None and t.value is not None)
    return next(dated, None)


def _steps(aim: Aim) -> Iterator[tuple[int, float, Location, str | None]]:
    for t in aim.targets:
        if t.on_path and t.year is not None and t.value is not None:
            yield t.year, t.value, t.place, t.note


def _on_the_way(value: float, first: float | None, last: float) -> bool:
    """Whether a value lies between two others; where the first is unknown, any does."""
    return first is None or min(first, last) <= value <= max(first, last)


def interim_off_path(m: Material, aim: Aim) -> Iterator[Issue]:
    """Interim targets lie between baseline and target, in time and in value, each nearer than the one before."""
    final, base = _final(aim), aim.baseline
    if final is None:
        return
    since, reached = (m.data.plan.base_year, None) if base is None else (base.year, base.value)
    for year, value, place, note in sorted(_steps(aim), key=lambda step: step[:3]):
        on_path = since < year < final[0] and _on_the_way(value, reached, final[1])
        if on_path or note is not None:
            since, reached = year, value
        else:
            params = {"value": f"{value:g}", "year": str(year), "then": str(final[0]), "target": f"{final[1]:g}"}
            params |= {"before": "–" if reached is None else f"{reached:g}", "first": str(since)}
            yield aim.issue(rules.INTERIM_OFF_PATH, place.below("value"), **params)


OF_PLAN: tuple[Callable[[Material], Iterator[Issue]], ...] = (future_year,)
OF_AIM: tuple[Callable[[Material, Aim], Iterator[Issue]], ...] = (interim_off_path,)
OF_SERIES: tuple[Callable[[Material, Series], Iterator[Issue]], ...] = (flow_as_stock,)
