"""A chart in one sentence, for whoever cannot see it."""

from lygap.plan.texts import Bilingual
from lygap.report.charting.model import ChartModel, Goal
from lygap.report.numbers import number, significant
from lygap.report.times import moment_in_words
from lygap.words import Lang, name_in, say


def description(chart: ChartModel, lang: Lang) -> str:
    """Base, target, value, path and status; what there is not, is left out."""
    parts = []
    if chart.base is not None:
        base = number(chart.base.value)
        parts.append(say(lang, "drawing.is", {"when": moment_in_words(chart.base.time, lang), "value": base}))
    if chart.goal is not None:
        parts.append(_goal_in_words(chart.goal, lang))
    judged = chart.judged
    if judged is not None:
        value = judged.sign + number(judged.mark.value, judged.decimals)
        measured = with_unit(value, chart.unit, lang)
        parts.append(say(lang, "drawing.is", {"when": moment_in_words(judged.mark.time, lang), "value": measured}))
    if judged is not None and judged.expected is not None:
        parts.append(say(lang, "drawing.expected", {"value": significant(judged.expected, 4)}))
    parts.append(say(lang, "drawing.status", {"status": say(lang, f"status.{chart.status}")}))
    told = say(lang, "semicolon").join(parts)
    return say(lang, "drawing.sentence", {"name": name_in(chart.name, lang), "told": told})


def _goal_in_words(goal: Goal, lang: Lang) -> str:
    if goal.each_year:
        when = say(lang, "each_year")
    elif goal.time is None:
        return say(lang, "drawing.undated_target", {"value": goal_text(goal)})
    else:
        when = moment_in_words(goal.time, lang)
    return say(lang, "drawing.target_at", {"when": when, "value": goal_text(goal)})


def goal_text(goal: Goal) -> str:
    """The number aimed at, as the tables write it."""
    if goal.is_range and goal.low is not None and goal.high is not None:
        return f"{number(goal.low)}–{number(goal.high)}"
    return goal.sign + number(goal.value)


def with_unit(value: str, unit: Bilingual, lang: Lang) -> str:
    """A number with its unit, apart as the language and the unit want it."""
    name = name_in(unit, lang)
    if not name:
        return value
    if name[0].isdigit():
        return f"{value} × {name}"
    return f"{value}{name}" if lang == "zh" else f"{value} {name}"
