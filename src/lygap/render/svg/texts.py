"""The numbers of a chart as they are written in it: short enough for its margins."""

from lygap.report.charting.describing import goal_text
from lygap.report.charting.model import ChartModel, Goal, Judged
from lygap.report.numbers import decimals, number, significant
from lygap.words import Lang, say

_LONGEST = 11


def short(value: float, decimals: int | None = None) -> str:
    """A number in no more characters than there is room for; with fewer digits where it has too many."""
    text = number(value, decimals)
    for digits in (7, 5):
        if len(text) <= _LONGEST:
            return text
        text = significant(value, digits)
    return text if len(text) <= _LONGEST else f"{value:.3g}"


def tick_texts(values: list[float]) -> list[str]:
    """The values of the frame's lines, all with the same decimals."""
    decimals = max((len(number(value).partition(".")[2]) for value in values if _is_plain(value)), default=0)
    return [short(value, decimals) for value in values]


def _is_plain(value: float) -> bool:
    return "e" not in number(value)


def goal_in_brief(goal: Goal) -> str:
    """The number aimed at."""
    text = goal_text(goal)
    if len(text) <= _LONGEST or goal.is_range:
        return text if len(text) <= 2 * _LONGEST else goal.sign + short(goal.value)
    return goal.sign + short(goal.value)


def judged_in_brief(judged: Judged) -> str:
    """The judged number with its sign."""
    return judged.sign + short(judged.mark.value, judged.decimals)


def projected_in_brief(chart: ChartModel) -> str:
    """The number that the pace so far leads to, as exact as what was stated."""
    stated = (chart.base, None if chart.judged is None else chart.judged.mark, chart.goal)
    places = decimals(*(one.value for one in stated if one is not None))
    return short(chart.projected or 0.0, places)


def goal_caption(goal: Goal, last_year: int, lang: Lang) -> str:
    """What stands below the target's number: for when it is, where that is not the end of the axis."""
    if goal.each_year:
        return say(lang, "drawing.goal_each_year")
    if goal.year is None or goal.year == last_year:
        return say(lang, "drawing.goal")
    return say(lang, "drawing.goal_of_year", {"year": goal.year})
