"""The tables of a document about one indicator: its targets and its observations, as published."""

from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset, Goals, Level, Observation, Relative, Target, Worded
from lygap.report.numbers import growth, number
from lygap.report.table import BOUNDS, Cell, Column, Quantity, Section, Table
from lygap.words import Lang, name_in, note_in, say


def target_text(target: Target, lang: Lang) -> str:
    """A target as it was stated."""
    match target.aim:
        case Worded(text):
            return name_in(text, lang)
        case Level(low, high, is_range=True):
            return f"{number(low)}–{number(high)}"
        case Level(value):
            sign = BOUNDS.get(target.comparator, "")
            tolerance = f" ±{number(target.tolerance)}" if target.tolerance else ""
            return f"{sign}{number(value)}{tolerance}"
        case Relative(how, amount, since):
            forms = {
                "multiple": f"×{number(amount)}",
                "change": f"+{number(amount)}",
                "growth": say(lang, "a_year", {"amount": growth(amount)}),
            }
            return forms[how] + (f" ({since})" if since else "")


def columns(lang: Lang, *keys: str) -> list[Column]:
    """Columns by their keys; the first one leads."""
    texts = ("source", "note", "mark", "label")
    folding = (*texts, "method", "bands")
    numbers = ("value", "stated", "statistic")
    return [
        Column(
            key,
            say(lang, f"show.{key}"),
            "status" if key == "status" else "value" if key in numbers else "text",
            folds=key in folding,
            prose=key in texts,
            leads=key == keys[0],
        )
        for key in keys
    ]


def targets(goals: Goals, data: Dataset, lang: Lang) -> Table:
    """The baseline and every target, as stated."""
    rows: list[list[Cell]] = []
    if goals.baseline is not None:
        b = goals.baseline
        rows.append(
            [
                say(lang, "show.baseline"),
                str(b.year),
                Quantity(b.value),
                "",
                _source(data, b.source, lang),
                note_in(b.note, lang) or "",
            ]
        )
    for t in goals.targets:
        year = t.date or ("" if t.year is None else str(t.year))
        marks = [say(lang, f"modality.{t.modality}")] if t.modality != "commit" else []
        marks += [say(lang, "each_year")] * t.each_year + [say(lang, "interim")] * t.on_path
        valid = " – ".join(filter(None, (t.valid_from, t.valid_to)))
        mark = say(lang, "comma").join([*marks, *([valid] if valid else [])])
        name = f"{say(lang, 'show.target')} {t.id or ''}".strip()
        rows.append(
            [
                name,
                year,
                target_text(t, lang),
                mark,
                _source(data, t.source, lang),
                note_in(t.note, lang) or t.locator or "",
            ]
        )
    return Table("", columns(lang, "what", "year", "stated", "mark", "source", "note"), [Section("", rows)])


def _source(data: Dataset, source: str | None, lang: Lang) -> str:
    if source is None or source not in data.sources:
        return source or ""
    s = data.sources[source]
    return say(lang, "comma").join(filter(None, (name_in(s.title, lang), note_in(s.publisher, lang), s.date)))


def is_used(observation: Observation, row: Assessment) -> bool:
    """Whether the judged value is this observation, or the sum of parts of which it is one."""
    if row.observation is None:
        return False
    counted = row.observation.parts or (row.observation,)
    return any((observation.file, observation.path) == (part.file, part.path) for part in counted)


def marks_of(o: Observation, row: Assessment, data: Dataset, lang: Lang) -> str:
    """What must be known of an observation: that it was used, excluded, provisional, copied."""
    source = data.sources.get(o.source or "")
    marks = [
        say(lang, "show.chosen") if is_used(o, row) else "",
        say(lang, "show.preferred") if o.preferred else "",
        say(lang, f"excluded.{o.excluded}") if o.excluded else "",
        say(lang, f"obs_status.{o.obs_status}") if o.obs_status != "final" else "",
        say(lang, "show.mirror") if source is not None and source.mirror else "",
        say(lang, "show.break") if o.breaks else "",
    ]
    return say(lang, "comma").join(filter(None, marks))


def stated_value(o: Observation) -> Quantity | str:
    """What was published: a value with its margin, an addition, or growth on an earlier year."""
    if o.increment is not None:
        return f"+{number(o.increment)}"
    if o.value is None and o.growth is not None:
        return f"{growth(o.growth)} ({o.base_year})"
    margin = f"±{number(o.margin)}" if o.margin else ""
    return Quantity(o.value, BOUNDS.get(o.bound or "", ""), margin)


def observations(row: Assessment, data: Dataset, lang: Lang) -> Table:
    """Every observation of every year, with its marks and its source."""
    found = sorted(data.of(row.track.indicator.id, row.track.region), key=lambda o: o.year)
    rows: list[list[Cell]] = [
        [
            str(o.year),
            stated_value(o),
            o.period or o.as_of or "",
            marks_of(o, row, data, lang),
            _source(data, o.source, lang),
            note_in(o.note, lang) or "",
        ]
        for o in found
    ]
    titles = columns(lang, "year", "value", "when", "mark", "source", "note")
    return Table("", titles, [Section("", rows)])
