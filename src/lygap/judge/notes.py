"""The reservations a reader must know beside a verdict, as codes with their facts; the words are in `words`."""

from collections.abc import Iterator

from lygap.figures import Case, Reason
from lygap.judge.assessment import Note
from lygap.judge.cases import View
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


def notes(view: View, skipped: Point | None, year: int) -> tuple[Note, ...]:
    """The reservations about one judged row, in the order in which they are told."""
    return tuple(_all_notes(view, skipped, year))


def _all_notes(view: View, skipped: Point | None, year: int) -> Iterator[Note]:
    yield from _about_base(view.track.base)
    if skipped is not None:
        facts = {"year": skipped.observation.year, "value": _number(skipped.value), "period": _when(skipped)}
        yield Note("part_year_skipped", facts)
    if view.point is None:
        yield from _about_nothing(view.track)
        return
    end = view.track.end
    # After the target's year none of the later values is asked for.
    yield from _about_value(view.point, year if end is None else min(year, end))
    yield from _about_verdict(view, view.point)


def _about_base(base: Base) -> Iterator[Note]:
    if base.why == Reason.NOT_COMPARABLE:
        yield Note("break")
    elif base.late:
        yield Note("base_taken", {"year": base.year})
    if base.rivals:
        yield Note("base_rivals", {"year": base.year, "values": _listed(base.rivals)})


def _about_value(point: Point, asked: int) -> Iterator[Note]:
    observation = point.observation
    if point.part_year:
        yield Note("part_year_attains", {"value": _number(point.value), "period": _when(point)})
    if observation.year < asked:
        yield Note("stale", {"asked": asked, "year": observation.year})
    if point.contested:
        yield Note("rivals", {"year": observation.year, "values": _listed((observation, *point.rivals))})
    elif point.rivals:
        yield Note("rivals_settled", {"year": observation.year, "values": _listed(point.rivals)})
    if observation.bound is not None:
        yield Note(f"bound_{observation.bound}", {"value": _number(point.value)})
    if point.earliest != point.latest:
        yield Note("uncertain_date", {"as_of": observation.as_of})
    if observation.obs_status != "final":
        yield Note(f"obs_{observation.obs_status}", {"year": observation.year})


def _about_nothing(track: Track) -> Iterator[Note]:
    """Totals of several years, which are the value of no single one, where they are all there is."""
    values = [o for there in track.years.values() for o in there if usable(o)]
    spans = [o.period for o in values if timing(o, track.indicator.kind) is None]
    if spans and len(spans) == len(values):
        yield Note("several_years", {"period": spans[-1]})


def _about_verdict(view: View, point: Point) -> Iterator[Note]:
    case = view.case
    if case.value != point.value:
        yield Note("beyond_band", {"value": _number(point.value), "end": _number(view.aim.far_end)})
    if case.attained:
        if case.tolerance and not case._replace(tolerance=0.0).attained:
            yield Note("within_tolerance", {"tolerance": _number(case.tolerance)})
    elif case.target is not None:
        lost = _attained_before(view, point)
        if lost is not None:
            yield Note("attained_and_lost", {"year": lost})


def _attained_before(view: View, point: Point) -> int | None:
    """The last year after the base in which the target was attained; None where it was in none."""
    track = view.track
    if _best_falls_short(view):
        return None
    years = (year for year in track.years if track.since < year < point.observation.year)
    for year in sorted(years, reverse=True):
        there = track.point(year)
        if there is not None and view.case.attains(view.aim.folded(there.value)):
            return year
    return None


def _best_falls_short(view: View) -> bool:
    """Whether not even the best of all values attains the target: one look that settles it for most."""
    if view.aim.far_end is not None or view.track.series.totals:
        return False
    values = [o.value for there in view.track.years.values() for o in there if o.value is not None]
    return not view.case.attains(_best(view.case, values))


def _best(case: Case, values: list[float]) -> float:
    return max(values) if case.direction > 0 else min(values)


def _when(point: Point) -> str | None:
    return point.observation.period or point.observation.as_of


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _listed(observations: tuple[Observation, ...]) -> str:
    return "; ".join(map(_with_source, observations))


def _with_source(observation: Observation) -> str:
    number = _number(observation.value)
    return f"{number} ({observation.source})" if observation.source else number
