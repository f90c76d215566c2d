"""The figures' formulas read with symbols: with a case's numbers put in, or with the letters of the docs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lygap.figures.vocabulary import Vocabulary
from lygap.plan.dates import month_of

if TYPE_CHECKING:
    from lygap.figures.case import Case

Write = Callable[[float], str]

_ATOM, _POWER, _PRODUCT, _SUM = range(4)
"""How firmly the parts of a text hold together, the firmest first."""


class Symbol:
    """A part of a formula as text; `binding` says what it is, so that whatever goes around it knows when to bracket it.

    `divisor` is set where it is one divided by that, so that multiplying by it is written as a division.
    """

    def __init__(self, text: str, binding: int = _ATOM, divisor: "Symbol | None" = None) -> None:
        self.text = text
        self.binding = binding
        self.divisor = divisor

    @property
    def is_compound(self) -> bool:
        """Whether it says more than a single number or letter."""
        return self.binding != _ATOM

    def within(self, binding: int) -> str:
        """The text as a part of something whose parts hold together so firmly."""
        return self.text if self.binding <= binding else f"({self.text})"

    def __add__(self, other: "Symbol") -> "Symbol":
        return Symbol(f"{self.text} + {other.within(_PRODUCT)}", _SUM)

    def __sub__(self, other: "Symbol | float") -> "Symbol":
        return Symbol(f"{self.text} − {_symbol(other).within(_PRODUCT)}", _SUM)

    def __mul__(self, other: "Symbol") -> "Symbol":
        if other.divisor is not None:
            return self / other.divisor
        return Symbol(f"{self.within(_PRODUCT)}×{other.within(_POWER)}", _PRODUCT)

    def __truediv__(self, other: "Symbol") -> "Symbol":
        return Symbol(f"{self.within(_PRODUCT)}/{other.within(_POWER)}", _PRODUCT)

    def __rtruediv__(self, other: float) -> "Symbol":
        return _symbol(other) / self

    def __abs__(self) -> "Symbol":
        if self.is_compound:
            return Symbol(f"|{self.text}|")
        is_negative = self.text.startswith("(-")
        return Symbol(f"|{self.text[1:-1]}|") if is_negative else self


class Letter(Symbol):
    """A single letter, of which nobody sees the sign."""

    def __abs__(self) -> Symbol:
        return Symbol(f"|{self.text}|")


class Moment(Symbol):
    """A time: a year where it is the end of one, else its month; two of them of which one is no year make an amount."""

    def __init__(self, time: float) -> None:
        self.time = time
        super().__init__(f"{time:.8g}" if self.is_year else month_of(time) or f"{time:.8g}")

    @property
    def is_year(self) -> bool:
        """Whether it is the end of a year."""
        return self.time % 1 == 0

    def __sub__(self, other: Symbol | float) -> Symbol:
        if isinstance(other, Moment) and not (self.is_year and other.is_year):
            return Symbol(f"{self.time - other.time:.4g}")
        return super().__sub__(other)


_TIMES = ("base_time", "time", "target_time")


def _symbol(value: Symbol | float) -> Symbol:
    return value if isinstance(value, Symbol) else Symbol(f"{value:g}")


class _Written(Vocabulary):
    """The words of the formulas as text."""

    def power(self, last: Symbol, first: Symbol, exponent: Symbol) -> Symbol:
        return Symbol(f"({last.text}/{first.text})^{exponent.within(_ATOM)}", _POWER)

    def log_ratio(self, last: Symbol, first: Symbol) -> Symbol:
        return Symbol(f"ln({last.text}/{first.text})")

    def share_of(self, whole: Symbol, part: Symbol, total: Symbol) -> Symbol:
        return whole * part / total


class Symbols(_Written):
    """A case's numbers as symbols.

    `write` makes the text of a value, in brackets where it is negative, and `brief` that of another figure.
    """

    def __init__(self, case: "Case", write: Write, brief: Write) -> None:
        self.case = case
        self.brief = brief
        self.path = case.path
        self.due = case.due
        self._writers: dict[str, Write] = {
            **dict.fromkeys(("base", "value", "target"), write),
            **dict.fromkeys(("planned_years", "passed_years", "years_left"), "{:.4g}".format),
        }

    def __getattr__(self, name: str) -> Symbol:
        if name in _TIMES:
            return Moment(getattr(self.case, name))
        return Symbol(self._writers[name](getattr(self.case, name)))

    @property
    def leg(self) -> tuple[Symbol, Symbol, Symbol]:
        """The values at the ends of the path's part, and the share of the way."""
        first, last, share = self.case.leg
        return Symbol(self._writers["value"](first)), Symbol(self._writers["value"](last)), Symbol(f"{share:.4g}")

    def figure(self, key: str) -> Symbol:
        """Another figure, as a number."""
        return Symbol(self.brief(float(self.case.number(key))))

    @property
    def stretch(self) -> Symbol:
        """One divided by the share of the time that has elapsed."""
        elapsed = Symbol(f"{self.case.number('elapsed'):.4g}")
        return Symbol(f"1/{elapsed.text}", _PRODUCT, divisor=elapsed)

    def toward(self, amount: Symbol) -> Symbol:
        """The amount, with the other sign where less is better."""
        return amount if self.case.direction >= 0 else Symbol(f"−({amount.text})", _PRODUCT)


class Letters(_Written):
    """The letters of the docs: b at t0, v at t, T at t1, and the direction d."""

    due = False
    base = Letter("b")
    value = Letter("v")
    target = Letter("T")
    base_time = Letter("t0")
    time = Letter("t")
    target_time = Letter("t1")
    planned_years = Symbol("t1 − t0", _SUM)
    passed_years = Symbol("t − t0", _SUM)
    years_left = Symbol("t1 − t", _SUM)
    elapsed = Symbol("elapsed")
    leg = (base, target, elapsed)
    stretch = Symbol("1/elapsed", _PRODUCT, divisor=elapsed)

    def __init__(self, path: str) -> None:
        self.path = path

    def figure(self, key: str) -> Symbol:
        """Another figure, by its key."""
        return Symbol(key)

    def toward(self, amount: Symbol) -> Symbol:
        """The amount times the direction."""
        return Symbol("d") * Symbol(f"({amount.text})")


def with_numbers(formula: Callable[[Any], Any], case: "Case", write: Write, brief: Write) -> str:
    """A formula with the numbers of a case put in; empty where it is but a single number."""
    symbol: Symbol = formula(Symbols(case, write, brief))
    return symbol.text if symbol.is_compound else ""


def with_letters(formula: Callable[[Any], Any], path: str) -> str:
    """A formula with the letters of the docs, for one shape of the path."""
    symbol: Symbol = formula(Letters(path))
    return symbol.text


def definition(formula: Callable[[Any], Any]) -> str:
    """A formula as the docs write it: once, or for each shape of the path where it depends on that."""
    geometric, linear = (with_letters(formula, path) for path in ("geometric", "linear"))
    return geometric if geometric == linear else f"geometric {geometric}, linear {linear}"
