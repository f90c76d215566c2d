"""The status table: what people read."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lygap.judge.assessment import Assessment
from lygap.methods import AUTO
from lygap.report.answer import Answer, summary
from lygap.report.columns import USUAL, Field, fields, is_by_trend
from lygap.report.method_words import method_name, short_method_name
from lygap.report.prose import group_name, label_of, remarks, together
from lygap.report.table import Cell, Column, Judgement, Section, Table
from lygap.words import Lang, name_in, say

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_FOLDING = ("name", "unit", "group", "label", "reason", "source", "method")


class Methods:
    """By which methods rows are judged, if they are: the usual one, and a mark for each other."""

    def __init__(self, rows: Iterable[Assessment]) -> None:
        counted = Counter(row.method for row in rows if row.status != "unknown")
        self.names = [method for method, _ in counted.most_common()]
        self.marks = dict(zip(self.names[1:], _MARKS, strict=False))

    @property
    def differ(self) -> bool:
        """Whether not all rows are judged by the same."""
        return len(self.names) > 1

    def mark(self, cell: Cell, row: Assessment) -> Cell:
        """A cell with its row's mark, where it is a judgement and says something."""
        if not isinstance(cell, Judgement) or row.status == "unknown":
            return cell
        return cell._replace(mark=self.marks.get(row.method, ""))

    def legend(self, lang: Lang) -> tuple[str, ...]:
        """What the marks mean."""
        return tuple(
            say(
                lang, "mark.method", {"mark": mark, "method": short_method_name(name, lang), "usual": self._usual(lang)}
            )
            for name, mark in self.marks.items()
        )

    def _usual(self, lang: Lang) -> str:
        return short_method_name(self.names[0], lang)


def usual_fields(rows: Sequence[Assessment], methods: Methods) -> list[Field]:
    """The columns that are shown where none are asked for: not those that would be empty, or the same in every row."""
    empty = {
        "number": all(row.track.indicator.number is None for row in rows),
        "unit": not any(row.track.indicator.unit for row in rows),
        "method": not methods.differ,
    }
    return [field for field in USUAL if not empty.get(field.key)]


def columns_of(shown: Sequence[Field], answer: Answer, lang: Lang) -> list[Column]:
    """The columns of the status table, titled with their years."""
    plan = answer.data.plan
    years = {"base": plan.base_year, "target": plan.target_year, "value": answer.year}
    return [
        Column(
            field.key,
            " ".join(filter(None, (field.title(lang), str(years.get(field.key) or "")))),
            field.kind,
            field.rank,
            folds=field.key in _FOLDING,
            leads=field.key == "name",
            into=field.key == "unit",
            explains=field.key == "method",
        )
        for field in shown
    ]


def _sections(answer: Answer, shown: Sequence[Field], methods: Methods, lang: Lang) -> list[Section]:
    sections: dict[str | None, Section] = {}
    for row in answer.rows:
        group = row.track.indicator.group
        section = sections.setdefault(group, Section(heading_of(group, answer, lang), []))
        section.rows.append([methods.mark(field.cell(row, answer.data, lang), row) for field in shown])
    return list(sections.values())


def heading_of(group: str | None, answer: Answer, lang: Lang) -> str:
    """What stands above the rows of a group; nothing in a plan that has no groups."""
    return group_name(answer.data, group, lang) if answer.data.groups else ""


def summary_line(answer: Answer, lang: Lang) -> str:
    """How many rows have each status; statuses that nobody has are left out."""
    counts = summary(answer)
    total = sum(n for status, n in counts.items() if status != "stale")
    parts = [f"{say(lang, f'status.{status}')} {n}" for status, n in counts.items() if n and status != "stale"]
    by_trend = sum(is_by_trend(row) for row in answer.rows)
    if counts["stale"]:
        parts.append(f"{say(lang, 'stale')} {counts['stale']}")
    if by_trend:
        parts.append(f"{say(lang, 'trend_alone')} {by_trend}")
    return say(lang, "summary", {"rows": total, "parts": say(lang, "comma").join(parts)})


def notes_of(answer: Answer, lang: Lang) -> list[str]:
    """The remarks under the table."""
    told = [(row.track.indicator, say(lang, "semicolon").join(remarks(row, answer.data, lang))) for row in answer.rows]
    return together([(label_of(indicator, lang), text) for indicator, text in told if text], lang)


def title_of(answer: Answer, lang: Lang) -> str:
    """The plan and the years asked about."""
    years = str(answer.year) if len(answer.years) == 1 else f"{answer.years[0]}–{answer.year}"
    return say(lang, "status.title", {"plan": name_in(answer.data.plan.name, lang), "year": years})


def subtitle_of(answer: Answer, methods: Methods, lang: Lang) -> str:
    """The region, where the plan says what it is called; the method; and how to read the figures."""
    region = answer.data.regions.get(answer.region)
    told = [] if region is None else [name_in(region.name, lang)]
    told += [say(lang, "status.method", {"method": method_of(answer, methods, lang)}), say(lang, "status.reading")]
    return " · ".join(told)


def method_of(answer: Answer, methods: Methods, lang: Lang) -> str:
    """The method asked for; of the automatic choice also which one it was, where it was the same for all."""
    if answer.method != AUTO or len(methods.names) != 1:
        return method_name(answer.method, lang)
    return say(lang, "method.auto.always", {"method": short_method_name(methods.names[0], lang)})


def status_table(answer: Answer, lang: Lang, chosen: Sequence[str] = ()) -> Table:
    """The table of a status question, grouped, with its summary and its notes; in the columns chosen, or the usual."""
    rows = list(answer.rows)
    methods = Methods(rows)
    shown = fields(chosen) or usual_fields(rows, methods)
    return Table(
        title=title_of(answer, lang),
        subtitle=subtitle_of(answer, methods, lang),
        columns=columns_of(shown, answer, lang),
        sections=_sections(answer, shown, methods, lang),
        footer=(summary_line(answer, lang), *notes_of(answer, lang)),
        marks=methods.legend(lang) if any(field.kind == "status" for field in shown) else (),
    )
