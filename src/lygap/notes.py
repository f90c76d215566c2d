"""The reservations a reader must know beside a verdict, as codes with their facts; the words are in `words`."""

from collections.abc import Iterator

from lygap.assessment import Note
from lygap.growth import Situation
from lygap.records import Observation
from lygap.series import Point
from lygap.track import Base, Track


def _listed(chosen: Observation | None, others: tuple[Observation, ...]) -> str:
    values = ([] if chosen is None else [chosen]) + list(others)
    return "; ".join(f"{o.value:g} ({o.source})" if o.source else f"{o.value:g}" for o in values)


def _about_base(base: Base) -> Iterator[Note]:
    if base.why == "not_comparable":
        yield Note("break")
    elif base.late:
        yield Note("base_taken", {"year": base.year})
    if base.rivals:
        yield Note("base_rivals", {"year": base.year, "values": _listed(None, base.rivals)})


def _about_value(t: Track, s: Situation, p: Point, year: int) -> Iterator[Note]:
    o = p.observation
    if o.year < year:
        yield Note("stale", {"asked": year, "year": o.year})
    if p.part_year:
        yield Note("part_year_attains", {"value": f"{p.value:g}", "period": o.period or o.as_of})
    if p.rivals:
        code = "rivals" if p.contested else "rivals_settled"
        yield Note(code, {"year": o.year, "values": _listed(o, p.rivals)})
    if o.bound is not None:
        yield Note(f"bound_{o.bound}", {"value": f"{p.value:g}"})
    if p.earliest != p.latest:
        yield Note("uncertain_date", {"as_of": o.as_of})
    if o.obs_status != "final":
        yield Note(f"obs_{o.obs_status}", {"year": o.year})
    if not s.attained and any(_attained_in(t, s, y) for y in t.years if t.base.time < y < o.year):
        yield Note("attained_and_lost")


def _attained_in(t: Track, s: Situation, year: int) -> bool:
    earlier = t.point(year)
    return earlier is not None and s.attains(earlier.value)


def notes(t: Track, base: Base, s: Situation, p: Point | None, skipped: Point | None, year: int) -> tuple[Note, ...]:
    """The reservations about one judged row, in the order in which they are told."""
    found = list(_about_base(base))
    if skipped is not None:
        o = skipped.observation
        found.append(Note("part_year_skipped", {"year": o.year, "value": f"{skipped.value:g}", "period": o.period or o.as_of}))
    if p is not None:
        found.extend(_about_value(t, s, p, year))
    if s.tolerance and s.attained and not s._replace(tolerance=0.0).attained:
        found.append(Note("within_tolerance", {"tolerance": f"{s.tolerance:g}"}))
    return tuple(found)
