"""Judge one indicator for one year: pure, without files, clock or terminal."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lygap.figures import FIGURES, Case, Reason
from lygap.judge.assessment import Assessment, Figures, Note
from lygap.judge.cases import View, status_range
from lygap.judge.newest import newest
from lygap.judge.notes import notes
from lygap.judge.track import Track, track
from lygap.methods import AUTO, METHODS, judge_all
from lygap.plan.records import Dataset, Indicator


class Question(NamedTuple):
    """What is asked of every indicator; `max_age` in years, `target_id` picks a target other than the first."""

    year: int
    method: str = AUTO
    exact_year: bool = False
    max_age: int | None = None
    target_id: str | None = None


def assess(asked: Track, question: Question) -> Assessment:
    """Judge one track: every figure or its reason, each method's verdict, and how firm the deciding one is."""
    found = newest(asked, question.year, 0 if question.exact_year else question.max_age)
    view = found.view
    method = _deciding_method(view, question.method)
    verdicts = judge_all(view.case, METHODS)
    figures, undefined = _figures(view.case)
    return Assessment(
        track=view.track,
        year=question.year,
        point=view.point,
        aim=view.aim,
        case=view.case,
        figures=figures,
        undefined=undefined,
        method=method,
        verdicts=verdicts,
        status_range=status_range(view, METHODS[method], verdicts[method].status),
        notes=notes(found, question.year),
    )


def assess_all(
    data: Dataset,
    indicators: Sequence[Indicator],
    region: str,
    question: Question,
    years: Sequence[int] = (),
) -> Iterator[Assessment]:
    """Judge indicators of one region, in their order, for the question's year or for each of several years.

    The plan's own `max_age` holds unless the question has one.
    """
    max_age = data.plan.max_age if question.max_age is None else question.max_age
    limited = question._replace(max_age=max_age)
    for indicator in indicators:
        for year in years or (question.year,):
            asked = track(data, indicator, region, year, question.target_id)
            yield assess(asked, limited._replace(year=year))


def _deciding_method(view: View, asked: str) -> str:
    """The method asked for; `auto` is the growth rate where the path is one, else the calendar."""
    if asked != AUTO:
        return asked
    if view.track.target is None:
        return "eurostat"
    has_growth_rate = view.case.base is not None and view.case.base > 0 and (view.case.target or 0) > 0
    return "eurostat" if has_growth_rate and view.track.path == "geometric" else "timeline"


def _figures(case: Case) -> tuple[Figures, dict[str, str]]:
    """Every figure that can be computed, and why the others cannot."""
    figures = Figures()
    undefined: dict[str, str] = {}
    for key in FIGURES:
        result = case.figure(key)
        if isinstance(result, Reason):
            undefined[key] = result
        else:
            figures[key] = result
    return figures, undefined


__all__ = ["Assessment", "Note", "Question", "assess", "assess_all", "track"]
