"""The evaluation as a document of headings, facts and tables, for formats that have nothing else."""

from collections.abc import Callable, Iterable

from lygap.judge.assessment import Assessment
from lygap.methods import METHODS
from lygap.report.columns import COLUMNS
from lygap.report.comparison import differences
from lygap.report.document import Block, Document, Facts, Heading, Lines, Paragraph
from lygap.report.evaluation.evaluation import Evaluation
from lygap.report.evaluation.overview import citations, lead, overview, plan_name, rules, title
from lygap.report.evaluation.published import published_values
from lygap.report.evaluation.sentence import sentence
from lygap.report.headline import headline
from lygap.report.listing import columns, marks_of, stated_value
from lygap.report.method_words import short_method_name
from lygap.report.numbers import significant
from lygap.report.prose import group_name, label_of, source_title
from lygap.report.show import indicator_facts
from lygap.report.table import Cell, Column, Judgement, Section, Table
from lygap.report.working import times, working
from lygap.words import Lang, note_in, say

SHOWN = ("number", "name", "unit", "base", "target", "value", "gap", "progress")
RATES = ("required_cagr", "actual_cagr", "needed_cagr", "reach_date")


def evaluation_document(evaluation: Evaluation, lang: Lang) -> Document:
    """The whole report, its sections in the order of every other form of it."""
    blocks: Document = [Heading(title(evaluation, lang), 1), Paragraph(plan_name(evaluation, lang))]
    blocks += [Paragraph(lead(evaluation, lang)), Facts(overview(evaluation, lang))]
    blocks += _section("attention", attention(evaluation, lang), lang)
    blocks += _section("table", [main_table(evaluation, lang), Paragraph(say(lang, "evaluation.reading"))], lang)
    blocks += _section("years", [years_table(evaluation, lang)], lang)
    blocks += _section("methods", [methods_table(evaluation, lang)], lang)
    detailed = [row for row in evaluation.rows if row.track.indicator.id in evaluation.detailed]
    if detailed:
        told = (block for row in detailed for block in details(row, evaluation, lang))
        blocks += _section("details", told, lang)
    if evaluation.unjudged:
        blocks += _section("open", unjudged(evaluation, lang), lang)
    return blocks + _section("about", about(evaluation, lang), lang)


def _section(key: str, blocks: Iterable[Block], lang: Lang) -> Document:
    return [Heading(say(lang, f"evaluation.h.{key}")), *blocks]


def attention(evaluation: Evaluation, lang: Lang) -> Document:
    """The rows that are behind, each with its sentence; a line that says so where none is."""
    told = [
        say(
            lang, "evaluation.attention", {"name": label_of(row.track.indicator, lang), "sentence": sentence(row, lang)}
        )
        for row in evaluation.needing_attention
    ]
    return [Lines(told)] if told else [Paragraph(say(lang, "evaluation.attention.none"))]


def unjudged(evaluation: Evaluation, lang: Lang) -> Document:
    """The rows that cannot be judged, by reason."""
    lines = []
    for found in evaluation.unjudged:
        names = say(lang, "enumeration").join(label_of(row.track.indicator, lang) for row in found.rows)
        facts = {"reason": say(lang, f"reason.{found.reason}"), "count": len(found.rows)}
        lines.append(say(lang, "evaluation.open", facts) + say(lang, "colon") + names)
    return [Lines(lines)]


def details(row: Assessment, evaluation: Evaluation, lang: Lang) -> Document:
    """One indicator in full: the answer, what the plan says of it, the working, and all that was published."""
    data = evaluation.data
    steps = [(say(lang, f"figure.{key}"), text) for key, text in (*times(row, lang), *working(row))]
    why = [told for _, told in differences(row, lang)]
    answer = headline(row, data, lang)[0]
    blocks: Document = [Heading(label_of(row.track.indicator, lang), 3), answer]
    blocks += [Paragraph(sentence(row, lang)), indicator_facts(row, data, lang)]
    if why:
        blocks += [Heading(say(lang, "evaluation.differ"), 4), Lines(why)]
    if steps:
        blocks += [Heading(say(lang, "show.h.working"), 4), Facts(steps)]
    return [*blocks, Heading(say(lang, "evaluation.published"), 4), published_table(row, evaluation, lang)]


def about(evaluation: Evaluation, lang: Lang) -> Document:
    """The rules by which rows were judged, and the numbered sources."""
    blocks: Document = [Lines([say(lang, "methods.order")])]
    for rule in rules(evaluation, lang):
        blocks += [Heading(rule.name, 3), rule.facts]
    blocks.append(Heading(say(lang, "evaluation.sources"), 3))
    told = []
    for source in citations(evaluation, lang):
        parts = (f"[{source.number}] {source.title}", source.about, source.link)
        told.append(say(lang, "comma").join(filter(None, parts)))
    return [*blocks, Lines(told)]


# ---- tables


def main_table(evaluation: Evaluation, lang: Lang) -> Table:
    """All indicators with base, target, value, gap, progress, rates and status."""
    shown = [COLUMNS[key] for key in (*SHOWN, *RATES, "status")]
    titles = [Column(field.key, column_title(field.key, evaluation, lang), field.kind) for field in shown]
    return _grouped(titles, lambda row: [field.cell(row, evaluation.data, lang) for field in shown], evaluation, lang)


def years_table(evaluation: Evaluation, lang: Lang) -> Table:
    """The status of every indicator in every year; in brackets the year of an older value that it rests on."""
    titles = [_leading(lang), *(Column(f"year{year}", str(year), "status") for year in evaluation.years)]

    def cells(row: Assessment) -> list[Cell]:
        history = evaluation.histories[row.track.indicator.id]
        return [label_of(row.track.indicator, lang), *(_in_year(found) for found in history)]

    return _grouped(titles, cells, evaluation, lang)


def _in_year(row: Assessment) -> Cell:
    is_older = row.stale and row.status != "unknown" and row.observation is not None
    return Judgement(row.status, str(row.observation.year) if is_older and row.observation else "")


def methods_table(evaluation: Evaluation, lang: Lang) -> Table:
    """What each method says of every indicator that any can judge, with its statistic; “–” where it cannot."""
    titles = [_leading(lang), *(Column(key, short_method_name(key, lang), "status") for key in METHODS)]
    titles.append(Column("method", say(lang, "evaluation.decides"), "text"))

    def cells(row: Assessment) -> list[Cell]:
        verdicts = (row.verdicts[key] for key in METHODS)
        told = [None if v.status == "unknown" else Judgement(v.status, _statistic(v.statistic)) for v in verdicts]
        return [label_of(row.track.indicator, lang), *told, short_method_name(row.method, lang)]

    return _grouped(titles, cells, evaluation, lang, chosen=lambda row: bool(row.agreement))


def _statistic(value: float | None) -> str:
    return "" if value is None else significant(value, 4)


def published_table(row: Assessment, evaluation: Evaluation, lang: Lang) -> Table:
    """Every published value with its marks and the number and title of its source."""
    rows: list[list[Cell]] = []
    for value in published_values(row):
        o = value.observation
        when, mark = o.period or o.as_of or "", marks_of(o, row, evaluation.data, lang)
        rows.append(
            [str(o.year), stated_value(o), when, mark, cited(o.source, evaluation, lang), note_in(o.note, lang)]
        )
    titles = columns(lang, "year", "value", "when", "mark", "source", "note")
    return Table("", titles, [Section("", rows)], aligned=True)


def cited(source: str | None, evaluation: Evaluation, lang: Lang) -> str:
    """A source by its title and number; empty where none is named."""
    number = evaluation.numbers.get(source or "")
    title = source_title(evaluation.data, source, lang)
    return title if number is None else f"{title} [{number}]"


def column_title(key: str, evaluation: Evaluation, lang: Lang) -> str:
    """What a column of the main table is called, with the year where it has one."""
    plan = evaluation.data.plan
    years = {"base": plan.base_year, "target": plan.target_year, "value": evaluation.year}
    named = {"progress", "reach_date"}
    words = say(lang, f"evaluation.column.{key}" if key in named else f"column.{key}")
    return f"{words} {years[key]}" if years.get(key) else words


def _leading(lang: Lang) -> Column:
    return Column("name", say(lang, "column.name"), "text", leads=True)


def _grouped(
    titles: list[Column],
    cells: Callable[[Assessment], list[Cell]],
    evaluation: Evaluation,
    lang: Lang,
    chosen: Callable[[Assessment], bool] = lambda _row: True,
) -> Table:
    """A table with the groups of the plan as its sections."""
    sections = []
    for group in evaluation.groups:
        rows = [cells(row) for row in group.rows if chosen(row)]
        heading = group_name(evaluation.data, group.key, lang) if evaluation.data.groups else ""
        sections += [Section(heading, rows)] if rows else []
    return Table("", titles, sections, aligned=True)
