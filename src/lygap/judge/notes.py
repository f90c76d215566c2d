"""The reservations a reader must know beside a verdict, as codes with their facts; the words are in `words`."""

from collections.abc import Iterator

from lygap.figures import Case, Reason
from lygap.judge.assessment import Note, Stated
from lygap.judge.cases import View
from lygap.judge.newest import Found
from lygap.judge.track import Base, Track
from lygap.plan.counting import Point, stands_alone, usable
from lygap.plan.dates import span
from lygap.plan.records import Observation
from lygap.plan.series import why_unused
from lygap.plan.timing import DAYS_OF_A_YEAR, timing

NOTE_CODES: dict[str, tuple[str, ...]] = {
    "break": (),
    "base_taken": ("year",),
    "base_rivals": ("year", "values"),
    "part_year_skipped": ("year", "value", "period"),
    "part_year_attains": ("value", "period"),
    "part_year_exceeds": ("value", "period"),
    "districts_skipped": ("year", "value", "count"),
    "districts_attain": ("value", "count"),
    "districts_exceed": ("value", "count"),
    "period_unused": ("year", "period", "value"),
    "growth_without_start": ("year", "growth", "start"),
    "growth_over_part": ("year", "growth", "period"),
    "growth_too_large": ("year", "growth"),
    "result_unknown": ("year",),
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
    "sum_of_parts": ("year", "values"),
    "computed_from_contested": ("year", "values"),
    "attained_after_date": ("date",),
    "beyond_band": ("value", "end"),
    "attained_and_lost": ("year",),
    "within_tolerance": ("tolerance",),
    "several_years": ("period",),
}
"""Every note with the names of its facts, in the order in which they are told."""


def notes(found: Found, year: int) -> tuple[Note, ...]:
    """The reservations about one judged row, in the order in which they are told."""
    return tuple(_all_notes(found, year))


def _all_notes(found: Found, year: int) -> Iterator[Note]:
    view = found.view
    yield from _about_base(view.track.base)
    end = view.track.end
    # After the target's year none of the later values is asked for.
    last = year if end is None else min(year, end)
    yield from _about_what_does_not_count(found, last)
    if view.point is None:
        yield from _about_nothing(view.track)
        return
    if view.case.unresolved:
        yield Note("result_unknown", {"year": end})
    yield from _about_value(view, view.point, last)
    yield from _about_verdict(view, view.point)


def _about_what_does_not_count(found: Found, last: int) -> Iterator[Note]:
    """What is newer than the value that stands, or beside a part of a year, and was passed over."""
    skipped, together = found.skipped, found.together
    if skipped is not None:
        facts = {"year": skipped.observation.year, "value": _number(skipped.value), "period": _when(skipped)}
        yield Note("part_year_skipped", facts)
    if together is not None:
        yield Note("districts_skipped", {"year": together.observation.year, **_of_districts(together)})
    for year in _passed_over(found.view, last):
        for observation in found.view.track.years[year]:
            yield from _about_unused(found.view.track, observation)


def _passed_over(view: View, last: int) -> list[int]:
    """The years whose observations did not come to count, though newer ones than those of the value are wanted.

    The total of a count rests on all years.
    """
    point, track = view.point, view.track
    newest = track.since if point is None or track.series.totals else point.observation.year
    beside = point.observation.year if point is not None and point.part_year else None
    return sorted(year for year in track.years if newest < year <= last or year == beside)


def _about_unused(track: Track, o: Observation) -> Iterator[Note]:
    """Why an observation has no value to judge, where that is not written in it."""
    kind = track.indicator.kind
    if o.excluded is not None:
        return
    if o.growth is not None and o.value is None:
        why = why_unused(o, kind, has_start=track.value_of(o.base_year or o.year) is not None)
        facts: dict[str, object] = {"year": o.year, "growth": o.growth}
        if why == "over_part":
            facts["period"] = o.period or o.as_of
        if why == "without_start":
            facts["start"] = o.base_year
        yield Note(f"growth_{why}", facts)
    elif o.period is not None and timing(o, kind) is None and span(o.period).days < DAYS_OF_A_YEAR:
        value = o.value if o.increment is None else o.increment
        yield Note("period_unused", {"year": o.year, "period": o.period, "value": _number(value)})


def _about_base(base: Base) -> Iterator[Note]:
    if base.why == Reason.NOT_COMPARABLE:
        yield Note("break")
    elif base.late:
        yield Note("base_taken", {"year": base.year})
    if base.rivals:
        yield Note("base_rivals", {"year": base.year, "values": _listed(base.rivals)})


def _about_value(view: View, point: Point, asked: int) -> Iterator[Note]:
    observation = point.observation
    if point.part_year:
        yield _about_lower_bound(view, point)
    if observation.year < asked:
        yield Note("stale", {"asked": asked, "year": observation.year})
    if point.contested:
        yield Note("rivals", {"year": observation.year, "values": _listed((observation, *point.rivals))})
    elif point.rivals:
        yield Note("rivals_settled", {"year": observation.year, "values": _listed(point.rivals)})
    if observation.bound is not None and not point.part_year:
        yield Note(f"bound_{observation.bound}", {"value": _number(point.value)})
    if point.earliest != point.latest:
        yield Note("uncertain_date", {"as_of": observation.as_of})
    if observation.parts and not point.part_year and not view.track.series.totals:
        parts = tuple(Stated(_number(part.value), when=part.period or part.as_of) for part in observation.parts)
        yield Note("sum_of_parts", {"year": observation.year, "values": parts})
    elif observation.obs_status != "final" and not point.part_year:
        yield Note(f"obs_{observation.obs_status}", {"year": observation.year})
    yield from _about_contested(view.track, observation)


def _about_lower_bound(view: View, point: Point) -> Note:
    """By what a lower bound decides about the target: it attains it, or it is beyond what is allowed."""
    is_attained = view.case.attained
    if point is view.track.together.get(point.observation.year):
        return Note("districts_attain" if is_attained else "districts_exceed", _of_districts(point))
    facts = {"value": _number(point.value), "period": _when(point)}
    return Note("part_year_attains" if is_attained else "part_year_exceeds", facts)


def _about_contested(track: Track, observation: Observation) -> Iterator[Note]:
    """The contested values of other years from which a value was computed."""
    for year in _rests_on(track, observation):
        point = track.point(year)
        if point is not None and point.contested:
            values = _listed((point.observation, *point.rivals))
            yield Note("computed_from_contested", {"year": year, "values": values})


def _rests_on(track: Track, observation: Observation) -> Iterator[int]:
    """The other years that go into a value: those a count adds up, or those it grew from, one after the other."""
    yield from (year for year in sorted(track.series.totals) if year < observation.year)
    while observation.growth is not None and observation.base_year is not None:
        year = observation.base_year
        start = track.point(year)
        if start is None or year >= observation.year:
            return
        yield year
        observation = start.observation


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
        date = None if view.track.target is None else view.track.target.date
        if date is not None and case.target_time is not None and case.time > case.target_time:
            yield Note("attained_after_date", {"date": date})
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
        is_known = there is not None and (not there.part_year or view.case.direction > 0)
        if there is not None and is_known and view.case.attains(view.aim.folded(there.value)):
            return year
    return None


def _best_falls_short(view: View) -> bool:
    """Whether not even the best of all values attains the target: one look that settles it for most."""
    observations = [o for there in view.track.years.values() for o in there if o.value is not None]
    may_add_up = view.track.indicator.kind == "flow" and not all(map(stands_alone, observations))
    if view.aim.far_end is not None or view.track.series.totals or may_add_up:
        return False
    values = [o.value for o in observations if o.value is not None]
    return not values or not view.case.attains(_best(view.case, values))


def _best(case: Case, values: list[float]) -> float:
    return max(values) if case.direction > 0 else min(values)


def _when(point: Point) -> tuple[str, ...]:
    """The times that a part of a year covers."""
    observations = point.observation.parts or (point.observation,)
    return tuple(o.period or o.as_of or str(o.year) for o in observations)


def _of_districts(point: Point) -> dict[str, object]:
    return {"value": _number(point.low), "count": len(point.observation.parts) or 1}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _listed(observations: tuple[Observation, ...]) -> tuple[Stated, ...]:
    return tuple(Stated(_number(o.value), o.source) for o in observations)
