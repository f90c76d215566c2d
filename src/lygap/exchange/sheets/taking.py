"""The cells of a table as values of the plan: in its units, within its limits, with what their cells say beside."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from lygap import rules
from lygap.checks.units import WIDTH
from lygap.exchange.cells import Fault, Percent, Value
from lygap.exchange.sheets.amounts import Amount, NoAmount, amount_of
from lygap.exchange.sheets.blocks import Line as TextLine
from lygap.exchange.sheets.found import At, Remark, Taken
from lygap.exchange.sheets.lines import Line
from lygap.exchange.sheets.notes import note_of
from lygap.exchange.sheets.times import When
from lygap.exchange.sheets.units import PERCENT, Units, is_amount, unit_of
from lygap.findings import Rule
from lygap.plan.records import NO_GOALS, Dataset, Indicator

_SAME = Decimal("1e-9")


class Stated(NamedTuple):
    """The unit that a row, column or line names for its values, and the cell where it does; None where none does."""

    text: str | None = None
    at: At | None = None


class Taking:
    """The values of one sheet, and the remarks on its cells."""

    def __init__(self, data: Dataset, units: Units, lines: Iterable[TextLine], *, comma: bool) -> None:
        self.taken: list[Taken] = []
        self.remarks: list[Remark] = []
        self._data = data
        self._units = units
        self._lines = tuple(lines)
        self._comma = comma
        self._said: set[tuple[object, ...]] = set()

    def remark(self, rule: Rule, at: At, indicator: str | None = None, **params: str) -> None:
        """Keep a remark."""
        self.remarks.append(Remark(rule, at, params, indicator))

    def once(self, key: tuple[object, ...], rule: Rule, at: At, indicator: str | None, **params: str) -> None:
        """Keep a remark that many cells of a row would make."""
        if (rule.code, at.name, key) not in self._said:
            self._said.add((rule.code, at.name, key))
            self.remark(rule, at, indicator, **params)

    def number(self, value: Value, at: At, indicator: Indicator, row: int | None, unit: Stated) -> Amount | None:
        """The number of a cell in the unit of its indicator; None where it has none, or is in another unit.

        `row` is the one that the remarks on units are made once for.
        """
        amount = amount_of(value, comma=self._comma)
        if isinstance(amount, NoAmount):
            if amount.rule is not None:
                self.remark(amount.rule, at, indicator.id, value=shown(value))
            return None
        if amount.is_ordinal and indicator.kind != "rank":
            self.remark(rules.NOT_A_NUMBER, at, indicator.id, value=shown(value))
            return None
        moved = self._in_own_unit(amount, at, indicator, row, unit)
        return None if moved is None else amount._replace(number=moved)

    def _in_own_unit(
        self, amount: Amount, at: At, indicator: Indicator, row: int | None, unit: Stated
    ) -> Decimal | None:
        wanted = indicator.unit
        outer = 0 if unit.text is None else self._units.shift(unit.text, wanted)
        if outer is None and unit.at is not None and unit.text is not None:
            self.once(
                (row, indicator.id), rules.UNIT_MISMATCH, unit.at, indicator.id, given=unit.text, unit=wanted or ""
            )
            return None
        if amount.is_bare:
            if outer and unit.at is not None and unit.text is not None:
                self.once(
                    (row, indicator.id), rules.UNIT_CONVERTED, unit.at, indicator.id, given=unit.text, unit=wanted or ""
                )
            return amount.number.scaleb(outer or 0)
        given = amount.unit or PERCENT
        is_alone = is_amount(given)
        own = self._units.of_amount(given, unit.text, wanted) if is_alone else self._units.shift(given, wanted)
        if own is None:
            self.remark(rules.UNIT_MISMATCH, at, indicator.id, given=given, unit=wanted or "")
            return None
        if own:
            key = (row, indicator.id, "cell")
            if key not in self._said:
                self._said.add(key)
                self.remark(rules.UNIT_CONVERTED, at, indicator.id, given=given, unit=wanted or "")
        return amount.number.scaleb(own)

    def take(self, value: Value, place: At, time: When, taken: Taken, unit: Stated, row: int | None) -> None:
        """Take the value of a cell, if it is one; `taken` says already what it is of."""
        indicator = self._data.indicators[taken.indicator]
        amount = self.number(value, place, indicator, row, unit)
        if amount is None:
            return
        number = amount.number
        low, high = indicator.limits
        if (low is not None and number < Decimal(repr(low))) or (high is not None and number > Decimal(repr(high))):
            self.remark(rules.OUTSIDE_LIMITS, place, indicator.id, value=plain(number), limits=_limits(low, high))
            return
        if self._is_fraction(amount, indicator, taken.region, isinstance(value, Percent)):
            self.remark(rules.PERCENT_AS_FRACTION, place, indicator.id, value=plain(number), case="sheet")
        if amount.bound is not None:
            self.remark(rules.VAGUE, place, indicator.id, value=shown(value), bound=amount.bound)
        note = taken.note
        if amount.mark:
            told = note_of(amount.mark, self._lines)
            note = told or note
            case = {} if told is not None else {"case": "no_note"}
            self.remark(rules.FOOTNOTE, place, indicator.id, mark=amount.mark, note=told or "", **case)
        self.taken.append(
            taken._replace(
                number=number,
                year=time.year or 0,
                as_of=time.as_of(indicator.kind),
                period=time.covered(indicator.kind),
                obs_status=taken.obs_status or time.status,
                bound=amount.bound,
                note=note,
            )
        )

    def _is_fraction(self, amount: Amount, indicator: Indicator, region: str, is_percent: bool) -> bool:
        """Whether a bare number is a hundredth of what the plan starts from, or aims at."""
        is_share = indicator.unit is not None and unit_of(indicator.unit).base == PERCENT
        if not is_share or amount.is_percent or is_percent or not 0 < abs(amount.number) <= 1:
            return False
        usual = self._usual(indicator, region)
        return usual is not None and 1 / WIDTH <= abs(usual / float(amount.number)) / 100 <= WIDTH

    def _usual(self, indicator: Indicator, region: str) -> float | None:
        """The number by which the size of others is known; None where the plan states none."""
        goals = indicator.goals.get(region, NO_GOALS)
        stated = [goals.baseline.value] if goals.baseline is not None and goals.baseline.value else []
        stated += [number for target in goals.targets for number in target.stated if number]
        stated += [o.value for o in self._data.of(indicator.id, region) if o.value]
        return stated[0] if stated else None

    def compare_baseline(self, value: Value, place: At, line: Line, indicator: Indicator, unit: Stated) -> None:
        """Say where the plan starts from another number than the sheet has for it."""
        region = line.region or self._data.plan.region
        baseline = indicator.goals.get(region, NO_GOALS).baseline
        amount = amount_of(value, comma=self._comma)
        if baseline is None or baseline.value is None or isinstance(amount, NoAmount):
            return
        number = self._in_own_unit(amount, place, indicator, line.row, unit)
        if number is not None and abs(number - Decimal(repr(baseline.value))) > _SAME * max(Decimal(1), abs(number)):
            params = {"value": plain(number), "baseline": f"{baseline.value:.15g}"}
            self.remark(rules.BASELINE_DIFFERS, place, indicator.id, **params)


def plain(number: Decimal) -> str:
    """A number as people write it, without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Value) -> str:
    """What stands in a cell, in a message."""
    match value:
        case str():
            text = value.strip()
        case Percent():
            text = f"{plain(value.shown)}%"
        case Decimal():
            text = plain(value)
        case Fault(error):
            text = error or "="
        case bool():
            text = "TRUE" if value else "FALSE"
        case _:
            text = value.isoformat()
    return text if len(text) <= 40 else text[:39] + "…"


def _limits(low: float | None, high: float | None) -> str:
    ends = ["" if end is None else f"{end:.15g}" for end in (low, high)]
    return f"[{', '.join(ends)}]"
