"""The report from its title to its sources. It tells facts: no praise, no causes, no advice."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES
from lygap.report.charting import ChartModel, chart_of
from lygap.report.document import Heading, Lines, Paragraph
from lygap.report.evaluation import Evaluation, sentence
from lygap.report.evaluation.evaluation import MANY
from lygap.report.evaluation.overview import citations, overview, plan_name
from lygap.report.evaluation.sentence import typeset
from lygap.report.headline import Telling
from lygap.report.implementation.blocks import Block, Described, Gallery, References
from lygap.report.implementation.scale import GOOD, LATE, OPEN, Grade, grade_of, grade_word, graded
from lygap.report.implementation.stage import stage_of
from lygap.report.implementation.tables import open_table, pace_table, progress_table
from lygap.report.numbers import share
from lygap.report.prose import reservations, together, unit_in
from lygap.words import Lang, name_in, say


class Written(NamedTuple):
    """A report: the plan's name and the kind of report as its title, and all that follows."""

    plan: str
    kind: str
    blocks: list[Block]


def implementation_report(evaluation: Evaluation, lang: Lang) -> Written:
    """The whole report in a language."""
    content = _Content(evaluation, lang)
    kind = say(lang, f"implementation.title.{stage_of(evaluation)}")
    return Written(plan_name(evaluation, lang), kind, list(content.blocks()))


class _Content:
    """The sections of one report; the tables are numbered as they come."""

    def __init__(self, evaluation: Evaluation, lang: Lang) -> None:
        self.evaluation = evaluation
        self.lang = lang
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """All sections, one after the other."""
        yield from self._overview()
        yield from self._progress()
        yield from self._good()
        yield from self._late()
        yield from self._open()
        yield from self._data()
        yield from self._annex()

    def say(self, key: str, **facts: object) -> str:
        return say(self.lang, f"implementation.{key}", facts)

    def _heading(self, key: str, level: int = 1) -> Heading:
        return Heading(self.say(f"h.{key}"), level)

    def _next_table(self) -> int:
        self._tables += 1
        return self._tables

    def _rows(self, grades: Sequence[Grade]) -> list[Assessment]:
        """The rows of some grades, in the order of these."""
        return [row for grade in grades for row in self.evaluation.rows if grade_of(row) == grade]

    # ---- the sections

    def _overview(self) -> Iterator[Block]:
        plan, year = self.evaluation.data.plan, self.evaluation.year
        facts = {"plan": plan_name(self.evaluation, self.lang), "year": year, "base": plan.base_year}
        yield self._heading("overview")
        elapsed = self.evaluation.elapsed
        if elapsed is None:
            yield Paragraph(self.say("basis_undated", **facts))
        else:
            passed = typeset(share(min(elapsed, 1)), self.lang)
            period = {"first": plan.base_year + 1, "last": plan.target_year, "elapsed": passed}
            yield Paragraph(self.say("basis", target=plan.target_year, **facts) + self.say("period", **period))
        yield Paragraph(self.say("rule"))
        told = [f"{label}{say(self.lang, 'colon')}{text}" for label, text in self._facts()]
        yield Paragraph(say(self.lang, "evaluation.full_stop", {"text": say(self.lang, "semicolon").join(told)}))

    def _facts(self) -> list[tuple[str, str]]:
        """Region, method, newest publication and version; the time that has passed was told."""
        elapsed = say(self.lang, "evaluation.elapsed")
        return [fact for fact in overview(self.evaluation, self.lang) if fact[0] != elapsed]

    def _progress(self) -> Iterator[Block]:
        yield self._heading("progress")
        yield self._heading("overall", 2)
        yield Paragraph(self._counted())
        yield self._heading("each", 2)
        yield progress_table(self.evaluation, self._next_table(), self.lang)

    def _counted(self) -> str:
        """How many indicators have each grade."""
        found = graded(self.evaluation.rows)
        total = len(self.evaluation.rows)
        unjudged = sum(found.get(grade, 0) for grade in OPEN)
        parts = [
            self.say("counted.part", count=count, grade=grade_word(grade, self.lang))
            for grade, count in found.items()
            if grade not in OPEN
        ]
        facts = {"total": total, "judged": total - unjudged, "open": unjudged}
        if not parts:
            return self.say("counted.none", **facts)
        told = say(self.lang, "enumeration").join(parts)
        return self.say("counted.some" if unjudged else "counted.all", parts=told, **facts)

    def _good(self) -> Iterator[Block]:
        yield self._heading("good")
        good, expected = self._rows(GOOD), self._rows(("as_expected",))
        if not good:
            yield Paragraph(self.say("good.none"))
        for row in good:
            yield Described(name_in(row.track.indicator.name, self.lang), sentence(row, self.lang))
        if expected:
            yield Paragraph(self.say("expected", count=len(expected), names=self._named(expected)))

    def _named(self, rows: Sequence[Assessment]) -> str:
        return say(self.lang, "enumeration").join(name_in(row.track.indicator.name, self.lang) for row in rows)

    def _late(self) -> Iterator[Block]:
        yield self._heading("late")
        late = self._rows(LATE)
        if not late:
            yield Paragraph(self.say("late.none"))
            return
        number = self._next_table()
        yield Paragraph(self.say("late", count=len(late), table=number))
        yield pace_table(late, number, self.lang)

    def _open(self) -> Iterator[Block]:
        yield self._heading("open")
        unknown, untargeted = self._rows(("unknown",)), self._rows(("untargeted",))
        if untargeted:
            yield Paragraph(self.say("untargeted", count=len(untargeted)))
        if unknown:
            number = self._next_table()
            yield Paragraph(self.say("open", count=len(unknown), table=number))
            yield open_table(unknown, number, self.lang)
        elif not untargeted:
            yield Paragraph(self.say("open.none"))

    def _data(self) -> Iterator[Block]:
        yield self._heading("data")
        told = [
            (name_in(row.track.indicator.name, self.lang), remark)
            for row in self.evaluation.rows
            if row.target is not None
            for remark in self._remarks(row)
        ]
        if not told:
            yield Paragraph(self.say("data.none"))
            return
        yield Paragraph(self.say("data"))
        yield Lines([say(self.lang, "evaluation.full_stop", {"text": line}) for line in together(told, self.lang)])

    def _remarks(self, row: Assessment) -> Iterator[str]:
        """What must be known of a row, and what the data says of the value that is judged."""
        yield from reservations(row, self.evaluation.data, self.lang)
        told = Telling(row, self.evaluation.data, self.lang)
        if told.note():
            yield self.say("data.value_note", when=told.when(), note=told.note().rstrip("。."))

    def _annex(self) -> Iterator[Block]:
        observed = [row for row in self.evaluation.rows if chart_of(row) is not None]
        shown = self._drawn(observed)
        if shown:
            yield self._heading("charts")
            if len(shown) < len(observed):
                yield Paragraph(self.say("charts.some", shown=len(shown), total=len(observed)))
            yield Gallery(list(self._charts(shown)))
        yield self._heading("sources")
        yield References(list(citations(self.evaluation, self.lang)))

    def _drawn(self, observed: Sequence[Assessment]) -> list[Assessment]:
        """Those described in full; of very many the ones that are furthest behind, as pictures take their time."""
        detailed = [row for row in observed if row.track.indicator.id in self.evaluation.detailed]
        if len(detailed) <= MANY:
            return detailed
        worst = sorted(detailed, key=lambda row: (row.status == "unknown", STATUSES.index(row.status)))[:MANY]
        kept = {row.track.indicator.id for row in worst}
        return [row for row in detailed if row.track.indicator.id in kept]

    def _charts(self, rows: Sequence[Assessment]) -> Iterator[tuple[ChartModel, str]]:
        for row in rows:
            chart = chart_of(row)
            if chart is not None:
                name = name_in(row.track.indicator.name, self.lang)
                unit = unit_in(self.evaluation.data, row.track.indicator.unit, self.lang)
                caption = say(self.lang, "with_unit", {"name": name, "unit": unit}) if unit else name
                yield chart, caption
