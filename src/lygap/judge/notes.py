"""The reservations a reader must know beside a verdict, as codes with their facts; the words are in `words`."""

from collections.abc import Iterator

from lygap.figures.case import NOT_COMPARABLE, Case
from lygap.judge.assessment import Note
from lygap.judge.target import Aim
from lygap.judge.track import Base, Track
from lygap.plan.counting import Point, timing, usable
from lygap.plan.records import Observation

NOTE_CODES: dict[str, tuple[str, ...]] = {
    "break": (),
    "base_taken": ("year",),
    "base_rivals": ("year", "values"),
    "part_year_skipped": ("year", "value", "period"),
    "part_year_attains": ("value", "period"),
    "stale": ("asked", "year"),
    "rivals": ("year", "values"),
    "rivals_settled": ("year", "values"),
    "bound_at_least": ("value",),
    "bound_at_most": ("value",),
    "bound_about": ("value",),
    "uncertain_date": ("as_of",),
    "obs_provisional": ("year",),
    "obs_estimated": ("year",),
    "obs_derived": ("year",),
    "beyond_band": ("value", "end"),
    "attained_and_lost": ("year",),
    "within_tolerance": ("tolerance",),
    "several_years": ("period",),
}
"""Every note with the names of its facts, in the order in which they are told."""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _listed(observations: tuple[Observation, ...]) -> str:
    return "; ".join(f"{_number(o.value)} ({o.source})" if o.source else _number(o.value) for o in observations)


def _about_base(base: Base) -> Iterator[Note]:
    if base.why == NOT_COMPARABLE:
        yield Note("break")
    elif base.late:
        yield Note("base_taken", {"year": base.year})
    if base.rivals:
        yield Note("base_rivals", {"year": base.year, "values": _listed(base.rivals)})


def _about_value(p: Point, year: int) -> Iterator[Note]:
    o = p.observation
    if p.part_year:
        yield Note("part_year_attains", {"value": _number(p.value), "period": o.period or o.as_of})
    if o.year < year:
        yield Note("stale", {"asked": year, "year": o.year})
    if p.rivals:
        code, listed = ("rivals", (o, *p.rivals)) if p.contested else ("rivals_settled", p.rivals)
        yield Note(code, {"year": o.year, "values": _listed(listed)})
    if o.bound is not None:
        yield Note(f"bound_{o.bound}", {"value": _number(p.value)})
    if p.earliest != p.latest:
        yield Note("uncertain_date", {"as_of": o.as_of})
    if o.obs_status != "final":
        yield Note(f"obs_{o.obs_status}", {"year": o.year})


def _about_nothing(t: Track) -> Iterator[Note]:
    """Totals of several years, which are the value of no single one, where they are all there is."""
    values = [o for there in t.series.years.values() for o in there if usable(o)]
    spans = [o.period for o in values if timing(o, t.indicator.kind) is None]
    if spans and len(spans) == len(values):
        yield Note("several_years", {"period": spans[-1]})


def _attained_before(t: Track, a: Aim, s: Case, p: Point) -> int | None:
    """The last year after the base in which the target was attained; None where it was in none."""
    if a.far is None and not t.series.totals:  # one look at the best of all values settles it for most
        values = [o.value for there in t.series.years.values() for o in there if o.value is not None]
        if not s.attains(max(values) if s.direction > 0 else min(values)):
            return None
    for year in sorted((y for y in t.series.years if t.since < y < p.observation.year), reverse=True):
        there = t.series.point(year)
        if there is not None and s.attains(a.fold(there.value)):
            return year
    return None


def _about_verdict(t: Track, a: Aim, s: Case, p: Point) -> Iterator[Note]:
    if s.value != p.value:
        yield Note("beyond_band", {"value": _number(p.value), "end": _number(a.far)})
    if not s.attained:
        if s.target is not None and (lost := _attained_before(t, a, s, p)) is not None:
            yield Note("attained_and_lost", {"year": lost})
    elif s.tolerance and not s._replace(tolerance=0.0).attained:
        yield Note("within_tolerance", {"tolerance": _number(s.tolerance)})


def notes(t: Track, a: Aim, s: Case, p: Point | None, skipped: Point | None, year: int) -> tuple[Note, ...]:
    """The reservations about one judged row, in the order in which they are told."""
    found = list(_about_base(t.base))
    if skipped is not None:
        o = skipped.observation
        params = {"year": o.year, "value": _number(skipped.value), "period": o.period or o.as_of}
        found.append(Note("part_year_skipped", params))
    if p is None:
        found.extend(_about_nothing(t))
    else:
        end = year if t.target is None or t.target.year is None else t.target.year
        found.extend(_about_value(p, min(year, end)))  # after the target's year none of the later values is asked for
        found.extend(_about_verdict(t, a, s, p))
    return tuple(found)
