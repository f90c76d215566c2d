"""The sheet of targets: baselines and every target as stated, and where the one that is judged stands."""

from lygap.figures.cells import number_text, where
from lygap.judge.assessment import Assessment
from lygap.plan.records import NO_GOALS, Baseline, Dataset, Level, Relative, Target
from lygap.render.xlsx import forms
from lygap.render.xlsx.book import DATA, SOFT, Book
from lygap.render.xlsx.listing import Column, Listing
from lygap.report.listing import target_text
from lygap.report.numbers import decimals
from lygap.report.prose import source_title
from lygap.words import name_in, note_in, say

_Key = tuple[object, ...]


class Targets:
    """The sheet of targets being written; `sources` are the ids of what they come from."""

    def __init__(self, book: Book, data: Dataset) -> None:
        self.book = book
        self.data = data
        self.sources: dict[str, None] = {}
        self._listed: set[_Key] = set()
        self._targets: dict[_Key, int] = {}
        self._baselines: dict[_Key, str] = {}
        words = book.say
        columns = [
            Column("id", words("column.id"), 20),
            Column("name", words("column.name"), 34, wraps=True),
            Column("what", words("show.what"), 18, wraps=True),
            Column("year", words("show.year"), 12),
            Column("low", words("sheet.low"), 13),
            Column("high", words("sheet.high"), 13),
            Column("stated", words("show.stated"), 24, wraps=True),
            Column("mark", words("show.mark"), 16, wraps=True),
            Column("source", words("show.source"), 40, wraps=True),
            Column("note", words("show.note"), 46, wraps=True),
        ]
        self.list = Listing(book, "targets", columns, frozen="name")
        self.list.begin(book.name("targets"), words("sheet.targets_all"))

    def add(self, row: Assessment) -> None:
        """List what a row's indicator starts from and aims at, unless that was done for another year."""
        if _of(row) in self._listed:
            return
        self._listed.add(_of(row))
        goals = row.track.indicator.goals.get(row.track.region, NO_GOALS)
        if goals.baseline is not None:
            self._add_baseline(row, goals.baseline)
        for target in goals.targets:
            self._add_target(row, target)

    def _add_baseline(self, row: Assessment, baseline: Baseline) -> None:
        if self.list.is_full:
            return
        self._baselines[_of(row)] = self.list.place("low", elsewhere=True)
        self._begin(row, note_in(baseline.note, self.book.lang) or baseline.locator or "", baseline.source)
        self.list.words("what", self.book.say("show.baseline"))
        self.list.number("year", baseline.year, self.book.figure(forms.YEAR, DATA))
        self.list.number("low", baseline.value, self._amount(baseline.value))
        self.list.row += 1

    def _add_target(self, row: Assessment, target: Target) -> None:
        if self.list.is_full:
            return
        self._targets[(*_of(row), target)] = self.list.row
        self._begin(row, note_in(target.note, self.book.lang) or target.locator or "", target.source)
        self.list.words("what", f"{self.book.say('show.target')} {target.id or ''}".strip())
        if target.date is None:
            self.list.number("year", target.year, self.book.figure(forms.YEAR, DATA))
        else:
            self.list.words("year", target.date)
        for key, value in zip(("low", "high"), target.stated, strict=False):
            self.list.number(key, value, self._amount(value))
        self.list.words("stated", target_text(target, self.book.lang))
        self.list.words("mark", self._mark(target))
        self.list.row += 1

    def _begin(self, row: Assessment, note: str, source: str | None) -> None:
        """What rows of baselines and targets have in common."""
        name = name_in(row.track.indicator.name, self.book.lang)
        title = source_title(self.data, source, self.book.lang)
        self.list.next_row(name=name, note=note, source=title)
        for key in self.list.columns:
            self.list.words(key, "")
        self.list.words("id", row.track.indicator.id, font_color=SOFT)
        self.list.words("name", name)
        self.list.words("source", title)
        self.list.words("note", note)
        if source is not None:
            self.sources[source] = None

    def _mark(self, target: Target) -> str:
        lang = self.book.lang
        marks = [say(lang, f"modality.{target.modality}")] if target.modality != "commit" else []
        marks += [say(lang, "each_year")] * target.each_year + [say(lang, "interim")] * target.on_path
        valid = " – ".join(filter(None, (target.valid_from, target.valid_to)))
        return say(lang, "comma").join([*marks, *([valid] if valid else [])])

    def _amount(self, value: float | None, colour: str = DATA) -> object:
        return self.book.figure(forms.amount(value, decimals(value)), colour)

    # ---- where things stand

    def baseline(self, row: Assessment) -> str | None:
        """Where the stated baseline of a row stands; None where none is stated, or it is one by definition."""
        goals = row.track.indicator.goals.get(row.track.region, NO_GOALS)
        if goals.baseline is None or row.base.value is None or goals.baseline.value != row.base.value:
            return None
        return self._baselines.get(_of(row))

    def target(self, row: Assessment) -> str | None:
        """Where the target of a row stands as one number that was stated; None where it is worked out."""
        target = row.target
        if target is None or row.aim.value is None or not isinstance(target.aim, Level):
            return None
        line = self._targets.get((*_of(row), target))
        if line is None:
            return None
        is_upper = target.aim.is_range and row.aim.value == target.aim.high
        return self.list.place("high" if is_upper else "low", line, elsewhere=True)


def relative_formula(row: Assessment, base: str, target_time: str) -> str:
    """A target measured from the baseline, from the cells of that; empty where it is measured from elsewhere."""
    target = row.target
    if target is None or row.aim.value is None or not isinstance(target.aim, Relative):
        return ""
    if target.aim.since not in (None, row.base.year) or row.base.value is None:
        return ""
    grown = _grown(target.aim, base, f"{target_time}-{row.base.year}")
    return where([f"ISNUMBER({base})"], grown) if grown else ""


def _grown(relative: Relative, base: str, years: str) -> str:
    amount = number_text(relative.amount)
    match relative.how:
        case "multiple":
            return f"{base}*{amount}"
        case "change":
            return f"{base}+({amount})"
        case "growth":
            return f"{base}*(1+{amount})^({years})" if relative.amount > -1 else ""


def _of(row: Assessment) -> _Key:
    return row.track.indicator.id, row.track.region
