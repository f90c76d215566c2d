"""One indicator, whole: definition, targets, every observation, the working, each method's verdict, a chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lygap.judge.assess import Question, assess, track
from lygap.judge.assessment import Assessment
from lygap.plan.numbers import as_written
from lygap.plan.records import Dataset, Goals, Level, Observation, Relative, Target, Worded
from lygap.plan.texts import Bilingual, has_han
from lygap.report.chart import MARKS, chart
from lygap.report.comparison import comparison, comparison_record, differences
from lygap.report.document import Document, Facts, Heading, Lines, Picture
from lygap.report.headline import Telling, headline
from lygap.report.listing import observations, targets
from lygap.report.numbers import number
from lygap.report.prose import region_name, unit_in
from lygap.report.report import Report
from lygap.report.rows import record
from lygap.report.working import times, working
from lygap.words import Lang, name_in, note_in, say

if TYPE_CHECKING:
    from lygap.report.charting import ChartModel


def indicator_facts(a: Assessment, data: Dataset, lang: Lang) -> Facts:
    """What the plan says of an indicator, target and values aside."""
    return Facts([(say(lang, f"show.{key}"), text) for key, text in words_of_indicator(a, data, lang).items()])


def words_of_indicator(a: Assessment, data: Dataset, lang: Lang) -> dict[str, str]:
    """The same by the keys of what is said; what the plan does not say is not there."""
    i = a.track.indicator
    group = data.groups.get(i.group or "")
    codes = [("kind", i.kind), ("direction", i.direction), ("nature", i.nature), ("path", a.track.path)]
    given = {
        "region": region_name(data, a.track.region, lang),
        "definition": note_in(i.definition, lang),
        "unit": unit_in(data, i.unit, lang),
        **{key: say(lang, f"{key}.{code}") for key, code in codes if code is not None},
        "group": i.group if group is None else name_in(group.name, lang),
        "part_of": i.part_of,
        "owner": note_in(i.owner, lang),
        "population": f"{name_in(i.population[0], lang)} ({number(i.population[1])})" if i.population else None,
        "aliases": say(lang, "enumeration").join(_readable(i.aliases, lang)),
        "note": note_in(i.note, lang),
    }
    return {key: text for key, text in given.items() if text}


def _readable(aliases: Sequence[str], lang: Lang) -> list[str]:
    """The other names that a reader of a language can read; Latin letters everybody can."""
    return [alias for alias in aliases if lang == "zh" or not has_han(alias)]


def show_report(row: Assessment) -> Report:
    """One indicator, whole."""
    data = row.track.data

    def drawn(_lang: Lang) -> "ChartModel | None":
        from lygap.report.charting import chart_of

        return chart_of(row, even_without_values=True)

    return Report(
        people=lambda lang: show_document(row, data, lang),
        json=lambda lang: show_record(row, data, lang),
        data=data,
        chart=drawn,
    )


def show_document(a: Assessment, data: Dataset, lang: Lang) -> Document:
    """The document of one indicator for one year."""
    i = a.track.indicator
    named = {"name": name_in(i.name, lang), "id": i.id, "year": a.year}
    place = region_name(data, a.track.region, lang)
    is_elsewhere = a.track.region != data.plan.region
    title = say(lang, "show.title_elsewhere" if is_elsewhere else "show.title", {**named, "region": place})
    goals = i.goals.get(a.track.region, Goals())
    heads = {
        key: Heading(say(lang, f"show.h.{key}")) for key in ("targets", "observations", "working", "methods", "chart")
    }
    blocks: Document = [Heading(title, 1), *headline(a, data, lang, newer_value(a, lang))]
    blocks += [Heading(say(lang, "show.h.indicator")), indicator_facts(a, data, lang)]
    blocks += [heads["targets"], targets(goals, data, lang)] if goals.targets or goals.baseline else []
    blocks += [heads["observations"], observations(a, data, lang)]
    figures = [(say(lang, f"figure.{key}"), text) for key, text in (*times(a, lang), *working(a))]
    undefined = [(say(lang, f"figure.{key}"), "– " + say(lang, f"reason.{why}")) for key, why in a.undefined.items()]
    blocks += [heads["working"], Facts(figures + undefined), heads["methods"], comparison(a, lang)]
    differ = [why for _, why in differences(a, lang)]
    blocks += [Heading(say(lang, "show.h.differences")), Lines(differ)] if differ else []
    drawn = chart(a, {mark: say(lang, f"chart.{word}") for mark, word in MARKS.items()})
    return blocks + ([heads["chart"], Picture(drawn)] if drawn else [])


def newer_value(row: Assessment, lang: Lang) -> str:
    """The value, year and status where a newer value than that of the year asked for is published; else empty."""
    last = max(row.track.years, default=row.year)
    if last <= row.year:
        return ""
    given, data = row.track, row.track.data
    chosen = None if row.target is None else row.target.id
    asked = Question(last, row.method, target_id=chosen if given.asked else None)
    newer = assess(track(data, given.indicator, given.region, last, asked.target_id), asked)
    if newer.observation is None or newer.observation.year <= row.year:
        return ""
    told = Telling(newer, data, lang)
    return told.say("newer_value", value=told.timed(told.value(), told.when()), status=told.status())


def _as_written(t: Target) -> dict[str, Any]:
    """A target in the words of its file, what it does not say among them."""
    aim = dict.fromkeys(("value", "min", "max", "multiple", "growth", "change", "base_year", "text"))
    said: dict[str, Any]
    match t.aim:
        case Level(low, high, is_range=True):
            said = {"min": low, "max": high}
        case Level(value):
            said = {"value": value}
        case Relative(how, amount, since):
            said = {how: amount, "base_year": since}
        case Worded(text):
            said = {"text": text}
    others = {key: value for key, value in t._asdict().items() if key not in ("id", "year", "aim", "place")}
    return {"id": t.id, "year": t.year} | aim | said | others


_NOT_PUBLISHED = ("file", "path", "indicator", "region", "ends", "parts")


def show_record(a: Assessment, data: Dataset, lang: Lang) -> dict[str, Any]:
    """The same for programs."""
    i = a.track.indicator
    goals = i.goals.get(a.track.region, Goals())
    fields = [f for f in Observation._fields if f not in _NOT_PUBLISHED]
    names = {"base_year": "from", "breaks": "break"}
    found = data.of(i.id, a.track.region)
    return {
        "schema": "lygap.show/1",
        "row": record(a, data, lang),
        "definition": note_in(i.definition, lang),
        "note": note_in(i.note, lang),
        "aliases": list(i.aliases),
        "targets": [{key: _json(value, lang) for key, value in _as_written(t).items()} for t in goals.targets],
        "observations": [{names.get(f, f): _json(getattr(o, f), lang) for f in fields} for o in found],
        "working": dict(working(a)),
        "methods": comparison_record(a, lang),
    }


def _json(value: Any, lang: Lang) -> Any:
    match value:
        case float():
            return as_written(value)
        case Bilingual():
            return name_in(value, lang)
        case _:
            return value
