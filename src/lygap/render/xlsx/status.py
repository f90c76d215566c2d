"""The sheet of statuses: one row an indicator and year, its figures as formulas over its own cells."""

from collections.abc import Mapping
from typing import Any

from lygap.figures import Case
from lygap.figures.cells import NOTHING, Cells, cell_formula
from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES
from lygap.methods.cells import STATISTICS, verdict_formula
from lygap.plan.records import Level, Relative, Worded
from lygap.render.xlsx import forms
from lygap.render.xlsx.book import COMPUTED, DATA, SOFT, Book
from lygap.render.xlsx.guide import COLOURS, Guide, status_words
from lygap.render.xlsx.listing import Column, Listing
from lygap.render.xlsx.targets import Targets, relative_formula
from lygap.render.xlsx.values import Values
from lygap.report.answer import Versioned
from lygap.report.method_words import short_method_name
from lygap.report.prose import group_name, region_name, remarks, unit_in
from lygap.words import name_in, say

FIGURES = {
    "elapsed": forms.SHARE,
    "expected": "",
    "gap": "",
    "gap_pct": "0.0%",
    "progress": forms.SHARE,
    "required_cagr": forms.RATE,
    "actual_cagr": forms.RATE,
    "needed_cagr": forms.RATE,
    "pace": forms.RATIO,
}
"""The figures of a row and how they look; those without a form are amounts in the indicator's unit."""
_INPUTS = ("base", "base_time", "target", "target_time", "value", "time")
_LARGEST, _SMALLEST = 1e150, 1e-150
"""Beyond these a ratio of two may be no number, of which cells know less than the engine."""


class Statuses:
    """The sheet of statuses being written; `is_live` says that its figures are formulas."""

    def __init__(self, book: Book, versioned: Versioned, guide: Guide, *, is_live: bool) -> None:
        answer, version = versioned
        self.book = book
        self.data = answer.data
        self.guide = guide
        self.is_live = is_live
        has_groups = bool(answer.data.groups)
        self.list = Listing(
            book,
            "status",
            _columns(book, has_years=len(answer.years) > 1, has_groups=has_groups),
            frozen="name",
            printed="method",
        )
        lang = book.lang
        years = answer.years
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        title = say(lang, "status.title", {"plan": name_in(self.data.plan.name, lang), "year": span})
        region = region_name(self.data, answer.region, lang)
        state = say(lang, "sheet.version", {"version": version})
        reading = say(lang, "semicolon").join([region, say(lang, "status.reading"), state])
        colours = say(lang, "sheet.live") if is_live else say(lang, "sheet.plain_numbers")
        self.list.begin(title, reading, colours)

    def add(self, row: Assessment, values: Values, targets: Targets | None) -> None:
        """Write a row."""
        self._write_texts(row)
        live = self.is_live and not is_extreme(row.case)
        places = forms.places_of(row)
        self._write_base(row, places, values, targets)
        self._write_target(row, places, targets)
        self._write_value(row, places, values)
        cells = Cells(row.case, self.places(), row.aim.far_end) if live else None
        for key, form in FIGURES.items():
            style = self.book.figure(form or forms.amount(_number(row, key), places), COMPUTED)
            self._write_figure(row, key, cells, style)
        self._write_verdict(row, cells if has_live_verdict(row) else None)
        self.list.row += 1

    def places(self, row: int | None = None, *, elsewhere: bool = False) -> Mapping[str, str]:
        """The cells of what the figures' formulas speak of, in the row being written unless another is named."""
        keys = (*_INPUTS, *FIGURES, "statistic")
        return {key: self.list.place(key, row, elsewhere=elsewhere) for key in keys}

    def end(self) -> None:
        """Finish the sheet: bars, colours and the filter."""
        self.list.end()
        first, last = self.list.head + 1, max(self.list.row - 1, self.list.head + 1)
        column = self.list.position["progress"]
        bar = {"type": "data_bar", "bar_solid": True, "min_type": "num", "min_value": 0, "max_type": "num"}
        more = {"max_value": 1, "bar_color": "#a9c7ee", "bar_negative_color": "#f0b8a0", "bar_axis_color": "#7b8794"}
        self.list.sheet.conditional_format(first, column, last, column, bar | more)
        column = self.list.position["status"]
        for status in reversed(STATUSES):
            colour, tint = COLOURS[status]
            style = self.book.workbook.add_format({"font_color": colour, "bg_color": tint})
            rule = {"type": "text", "criteria": "begins with", "format": style}
            sign = status_words(status, self.book.lang).partition(" ")[0]
            self.list.sheet.conditional_format(first, column, last, column, rule | {"value": sign})

    def _write_texts(self, row: Assessment) -> None:
        lang, sheet = self.book.lang, self.list
        indicator = row.track.indicator
        name, unit = name_in(indicator.name, lang), unit_in(self.data, indicator.unit, lang)
        note = say(lang, "semicolon").join(remarks(row, self.data, lang))
        sheet.next_row(name=name, unit=unit)
        if indicator.number is None:
            sheet.words("number", "")
        else:
            sheet.number("number", indicator.number, self.book.text(font_color=SOFT, align="center"))
        sheet.words("name", name)
        sheet.words("unit", unit)
        sheet.words("id", indicator.id, font_color=SOFT)
        if "group" in sheet.columns:
            sheet.words("group", group_name(self.data, indicator.group, lang))
        if "year" in sheet.columns:
            sheet.number("year", row.year, self.book.figure(forms.YEAR, DATA))
        sheet.words("method", "" if row.status == "unknown" else short_method_name(row.method, lang))
        sheet.words("remarks", note, font_color=SOFT)

    # ---- what goes in

    def _write_base(self, row: Assessment, places: int, values: Values, targets: Targets | None) -> None:
        base = row.case.base
        form = forms.amount(base, places)
        self._write_input("base", base, self._base_place(row, values, targets), form)
        time = row.case.base_time
        self.list.number("base_time", time, self.book.figure(forms.moment(time), DATA))

    def _base_place(self, row: Assessment, values: Values, targets: Targets | None) -> str | None:
        """Where the baseline stands: among the targets where it is stated, else among the values."""
        if not self.is_live or targets is None or row.case.base is None:
            return None
        if row.base.stated:
            return targets.baseline(row)
        point = row.track.point(row.base.year)
        known = None if point is None or point.value != row.base.value else values.known(row, point)
        return None if known is None else known.value

    def _write_target(self, row: Assessment, places: int, targets: Targets | None) -> None:
        target, lang = row.target, self.book.lang
        if target is not None and isinstance(target.aim, Worded):
            self.list.words("target", name_in(target.aim.text, lang))
        else:
            form = forms.amount(row.aim.value, places, forms.target_sign(row))
            self._write_input("target", row.aim.value, self._target_place(row, targets), form)
        time = row.case.target_time
        self.list.number("target_time", time, self.book.figure(forms.moment(time), DATA))

    def _target_place(self, row: Assessment, targets: Targets | None) -> str | None:
        if not self.is_live or targets is None:
            return None
        relative = relative_formula(row, self.list.place("base"), self.list.place("target_time"))
        return relative or targets.target(row)

    def _write_value(self, row: Assessment, places: int, values: Values) -> None:
        value = None if row.point is None else row.point.value
        where = None if row.point is None else values.where(row, row.point)
        live = where if self.is_live else None
        form = forms.amount(value, places, forms.sign_of(row.observation))
        self._write_input("value", value, None if live is None else live.value, form)
        self._write_input("time", row.case.time, None if live is None else live.time, forms.moment(row.case.time))

    def _write_input(self, key: str, value: float | None, formula: str | None, form: str) -> None:
        """Write a number of the data, as the cell where it was typed in, or as itself where it stands nowhere else."""
        if formula is None:
            self.list.number(key, value, self.book.figure(form, DATA))
        else:
            self.list.formula(key, formula, value, self.book.figure(form, COMPUTED))

    # ---- what comes out

    def _write_figure(self, row: Assessment, key: str, cells: Cells | None, style: Any) -> None:
        result = _number(row, key)
        formula = NOTHING if cells is None or row.undefined.get(key) == "overflow" else cell_formula(key, cells)
        if formula == NOTHING:
            self.list.number(key, result, style)
        else:
            self.list.formula(key, formula, result, style)

    def _write_verdict(self, row: Assessment, cells: Cells | None) -> None:
        words = status_words(row.status, self.book.lang)
        ratio = self.book.figure(forms.RATIO, COMPUTED)
        if cells is None:
            self.list.number("statistic", row.statistic, ratio)
            # Among live ones it must be seen which do not follow; where none is live, the sheet says so above.
            self.list.words("status", words, **({"italic": True} if self.is_live else {}))
            return
        self.list.formula("statistic", STATISTICS[row.method](cells), row.statistic, ratio)
        verdict = verdict_formula(cells, self.guide.bounds(row.method), self.guide.words)
        self.list.formula("status", verdict, words, self.book.text())


def _columns(book: Book, *, has_years: bool, has_groups: bool) -> list[Column]:
    say = book.say
    columns = [
        Column("number", say("column.number"), 4),
        Column("name", say("column.name"), 27, wraps=True),
        Column("unit", say("column.unit"), 8, wraps=True),
        Column("id", say("column.id"), 22, folded=True),
        *([Column("group", say("column.group"), 16, wraps=True, folded=True)] if has_groups else []),
        *([Column("year", say("show.year"), 6)] if has_years else []),
        Column("base", say("column.base"), 9),
        Column("base_time", say("sheet.base_time"), 7.5),
        Column("target", say("column.target"), 9.5, wraps=True),
        Column("target_time", say("figure.target_time"), 7.5),
        Column("value", say("column.value"), 9.5),
        Column("time", say("figure.time"), 7.5),
    ]
    widths = {"elapsed": 7, "progress": 10, "expected": 9.5, "gap": 9.5}
    columns += [Column(key, say(f"figure.{key}"), widths.get(key, 8.5)) for key in FIGURES]
    return [
        *columns,
        Column("statistic", say("column.statistic"), 7),
        Column("status", say("column.status"), 12.5),
        Column("method", say("column.method"), 12, wraps=True),
        Column("remarks", say("sheet.remarks"), 60),
    ]


def has_live_verdict(row: Assessment) -> bool:
    """Whether a formula can give the row's status: by a method of figures alone, with a bound that is to be reached.

    Of what is not exact the formula would know less than the engine, which tries every end.
    """
    target = row.target
    if target is None or target.comparator not in ("at_least", "at_most") or row.method not in STATISTICS:
        return False
    match target.aim:
        case Level(is_range=is_range) if not is_range:
            return row.firm and _is_exact(row)
        case Relative():
            return row.firm and _is_exact(row) and bool(relative_formula(row, "b", "t"))
        case _:
            return False


def _is_exact(row: Assessment) -> bool:
    point = row.point
    has_exact_value = point is None or (point.low == point.high and point.earliest == point.latest and not point.vague)
    return has_exact_value and row.base.low == row.base.high


def is_extreme(case: Case) -> bool:
    """Whether a case's numbers are so large or small that cells could not compute with them."""
    numbers = [abs(number) for number in (case.base, case.value, case.target) if number]
    return any(not _SMALLEST < number < _LARGEST for number in numbers)


def _number(row: Assessment, key: str) -> float | None:
    figure = row.figures.get(key)
    return figure if isinstance(figure, float) else None
