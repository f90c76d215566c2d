"""The answer about one indicator, before all else: where it stands, what is left, at which pace, how sure it is."""

from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.judge.published import range_of_all_published
from lygap.plan.counting import published
from lygap.plan.records import Dataset, Observation, Worded
from lygap.report.columns import base_cell, gap_cell, is_by_trend, short_time, target_cell, value_cell
from lygap.report.document import Document, Facts, Paragraph
from lygap.report.method_words import short_method_name
from lygap.report.numbers import rate, share, significant
from lygap.report.prose import own_word, reservations, source_title, unit_in
from lygap.report.table import Quantity
from lygap.report.times import time_in_words
from lygap.words import Lang, name_in, note_in, say


def headline(row: Assessment, data: Dataset, lang: Lang, newer: str = "") -> Document:
    """Status, value, gap, pace needed, method, trust and the value's note, and one sentence that says the most.

    `newer` is what was published after the year asked for, where that is told.
    """
    told = Telling(row, data, lang)
    pairs = {
        "status": told.status(),
        "value": told.values(),
        "newer": newer,
        "gap": told.gap(),
        "pace": told.pace(),
        "method": told.method(),
        "trust": told.trust(),
        "note": told.note(),
    }
    facts = Facts([(say(lang, f"answer.{key}"), text) for key, text in pairs.items() if text], row.status)
    return [facts, Paragraph(told.sentence())]


class _Pace(NamedTuple):
    """What is needed a year from now, what it was so far, and what the plan required; empty where undefined."""

    needed: str
    actual: str
    required: str


class Telling:
    """The parts of the answer in words."""

    def __init__(self, row: Assessment, data: Dataset, lang: Lang) -> None:
        self.row = row
        self.data = data
        self.lang = lang

    def say(self, key: str, **params: object) -> str:
        """The words for a part of the answer."""
        return say(self.lang, f"answer.{key}", params)

    def joined(self, *parts: str) -> str:
        """The parts that say something."""
        return say(self.lang, "semicolon").join(filter(None, parts))

    def status(self) -> str:
        """The status, why it is unknown, and whether it rests on the trend alone."""
        words = say(self.lang, f"status.{self.row.status}")
        if self.row.reason is not None:
            return words + say(self.lang, "colon") + say(self.lang, f"reason.{self.row.reason}")
        return self.say("by_trend", status=words) if is_by_trend(self.row) else words

    # ---- numbers with their times

    def timed(self, value: str, when: str) -> str:
        """A value and in brackets when it was or will be, where either is known."""
        return self.say("timed", value=value, when=when) if value and when else value

    def number(self) -> str:
        """The value without its unit; empty where there is none."""
        cell = value_cell(self.row, self.data, self.lang)
        return cell._replace(behind="").text if isinstance(cell, Quantity) else ""

    def value(self) -> str:
        """The value with its unit; empty where there is none."""
        number = self.number()
        unit = unit_in(self.data, self.row.track.indicator.unit, self.lang)
        if not number or not unit:
            return number
        return f"{number} × {unit}" if unit[0].isdigit() else f"{number} {unit}"

    def when(self) -> str:
        """The date, period or year of the value."""
        o = self.row.observation
        return "" if o is None else time_in_words(o.as_of or o.period or str(o.year), self.lang)

    def year(self, year: int) -> str:
        """A year in running text."""
        return time_in_words(str(year), self.lang)

    def target(self) -> str:
        """The number aimed at, or its words; empty where nothing is."""
        target = self.row.target
        if target is not None and isinstance(target.aim, Worded):
            return name_in(target.aim.text, self.lang)
        cell = target_cell(self.row, self.data, self.lang)
        match cell:
            case Quantity():
                return cell._replace(behind="").text
            case _:
                return "" if cell is None else str(cell).partition(" (")[0]

    def until(self) -> str:
        """When the target is due; empty where it has no date."""
        target = self.row.target
        if target is None:
            return ""
        if target.each_year:
            return say(self.lang, "each_year")
        due = target.date or str(target.year or "")
        return time_in_words(due, self.lang) if due else ""

    def values(self) -> str:
        """Value, base and target, each with its time."""
        base = base_cell(self.row, self.data, self.lang)._replace(behind="").text
        value, target = self.value(), self.target()
        return self.joined(
            self.timed(value, self.when()) or self.say("no_value"),
            self.say("base", value=self.timed(base, self.year(self.row.base.year))) if base else self.say("no_base"),
            self.say("target", value=self.timed(target, self.until())) if target else self.say("no_target"),
        )

    # ---- what is left

    def amount_left(self) -> str:
        """The gap without its sign; empty where there is none to tell."""
        cell = gap_cell(self.row, self.data, self.lang)
        return "" if cell.value is None else cell._replace(value=abs(cell.value)).text

    def gap(self) -> str:
        """What is still to go, and how much of the way was done in how much of the time."""
        gap, progress, elapsed = (self.row.figures.get(key) for key in ("gap", "progress", "elapsed"))
        if not isinstance(gap, float):
            return ""
        way = ""
        if isinstance(progress, float) and isinstance(elapsed, float):
            way = self.say("way", progress=share(progress), elapsed=share(elapsed))
        return self.joined(self.say(f"gap.{self._kind_of_gap(gap)}", gap=self.amount_left()), way)

    def _kind_of_gap(self, gap: float) -> str:
        if gap > 0:
            return "tolerated" if self.row.case.attained else "left"
        return "beyond" if gap < 0 else "none"

    def paces(self) -> _Pace:
        """By growth rates where the path is one, else by amounts a year."""
        figures = self.row.figures
        by_rate = self.row.track.path == "geometric" and "needed_cagr" in figures
        kind = "cagr" if by_rate else "per_year"
        found = [figures.get(f"{which}_{kind}") for which in ("needed", "actual", "required")]
        return _Pace(*(self._pace(figure, by_rate=by_rate) for figure in found))

    def _pace(self, figure: float | str | None, *, by_rate: bool) -> str:
        if not isinstance(figure, float):
            return ""
        if by_rate:
            return rate(figure)
        return ("+" if figure > 0 else "") + significant(figure, 4)

    def pace(self) -> str:
        """What is needed a year, beside what was required and what it was so far; empty where nothing is aimed at."""
        if self.row.target is None:
            return ""
        if self.row.case.attained:
            return self.say("pace.attained")
        pace = self.paces()
        if not pace.needed:
            why = self.row.undefined.get("needed_per_year")
            return "" if why is None else self.say("pace.undefined", reason=say(self.lang, f"reason.{why}"))
        actual = self.timed(pace.actual, short_time(self.row.case.passed_years, self.lang))
        base_year = self.year(self.row.base.year)
        return self.joined(
            self.say("pace.needed", needed=pace.needed, since=self.when(), until=self.until()),
            self.say("pace.actual", actual=actual) if actual else "",
            self.say("pace.required", required=pace.required, year=base_year) if pace.required else "",
        )

    # ---- how it was judged, and how sure it is

    def method(self) -> str:
        """Which method decided, in its own words, and which others say something else; empty where none can."""
        row = self.row
        if row.status == "unknown":
            return ""
        others = {key: status for key, status in row.agreement.items() if status != row.status}
        same = self.say("agreement", same=len(row.agreement) - len(others), all=len(row.agreement))
        label = self.say("method_says", method=short_method_name(row.method, self.lang), label=self.label())
        differing = [
            f"{short_method_name(key, self.lang)}{say(self.lang, 'colon')}{say(self.lang, f'status.{status}')}"
            for key, status in others.items()
        ]
        return self.joined(label, same, say(self.lang, "comma").join(differing))

    def label(self) -> str:
        """The word of the deciding method for its verdict."""
        return own_word(self.row.label or "", self.lang)

    def trust(self) -> str:
        """Whether the verdict is firm, what must be known of it, and where the value comes from."""
        o = self.row.observation
        told = reservations(self.row, self.data, self.lang)
        return self.joined(self.firm(), *told, "" if o is None else self.source(o))

    def firm(self) -> str:
        """What it means that the verdict is firm; empty where it is not, which the reservations say."""
        if not self.row.firm or self.row.status == "unknown":
            return ""
        with_others = range_of_all_published(self.row)
        if with_others is None:
            return self.say("firm")
        worst, best = (say(self.lang, f"status.{status}") for status in with_others)
        return self.say("firm_as_taken", worst=worst, best=best)

    def note(self) -> str:
        """What the data says of the value that is judged; empty where it says nothing."""
        o = self.row.observation
        return "" if o is None else note_in(o.note, self.lang) or ""

    def source(self, o: Observation) -> str:
        """The publication of a value and when that was published."""
        title = source_title(self.data, o.source, self.lang)
        if not title:
            return self.say("no_source")
        date = published(o, self.data.sources)
        when = time_in_words(date, self.lang) if date else ""
        return self.say("source", source=self.timed(title, when))

    # ---- the sentence

    def sentence(self) -> str:
        """What somebody would say who was asked for one sentence."""
        row, pace = self.row, self.paces()
        facts = {
            "value": self.value(),
            "when": self.when(),
            "target": self.timed(self.target(), self.until()),
            "gap": self.amount_left(),
            "status": say(self.lang, f"status.{row.status}"),
            "reason": say(self.lang, f"reason.{row.reason}") if row.reason else "",
            "since": self.year(row.base.year),
            "until": self.until(),
            **pace._asdict(),
        }
        return self.say(f"sentence.{self._kind_of_sentence(pace)}", **facts)

    def _kind_of_sentence(self, pace: _Pace) -> str:
        status = self.row.status
        if status in ("unknown", "achieved", "missed"):
            return status
        if self.row.target is None:
            return "trend"
        if self.row.target.each_year:
            return "each_year"
        if not pace.needed or not pace.actual:
            return "gap"
        return status
