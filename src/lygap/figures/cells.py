"""The figures' formulas read with cells: a spreadsheet's, of IF, AND, OR, NOT, ISNUMBER, ABS and operators alone.

What is undefined is an empty text, as in a sheet nothing else is; why it is so, the sheet does not compute.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from lygap.figures import needs
from lygap.figures.catalogue import FIGURES, Figure
from lygap.figures.needs import Need
from lygap.figures.vocabulary import Vocabulary
from lygap.plan.records import TOLERANCE

if TYPE_CHECKING:
    from lygap.figures.case import Case

_ATOM, _POWER, _PRODUCT, _SUM = range(4)
"""How firmly the parts of a formula hold together, the firmest first."""
NOTHING = '""'
"""What a cell holds in which there is no number."""


class Term:
    """A part of a formula; `binding` says what it is, so that whatever goes around it knows when to bracket it."""

    def __init__(self, text: str, binding: int = _ATOM) -> None:
        self.text = text
        self.binding = binding

    def within(self, binding: int) -> str:
        """The text as a part of something whose parts hold together so firmly."""
        return self.text if self.binding <= binding else f"({self.text})"

    def __add__(self, other: "Term") -> "Term":
        return Term(f"{self.text}+{other.within(_PRODUCT)}", _SUM)

    def __sub__(self, other: "Term | float") -> "Term":
        return Term(f"{self.text}-{_term(other).within(_PRODUCT)}", _SUM)

    def __mul__(self, other: "Term") -> "Term":
        return Term(f"{self.within(_PRODUCT)}*{other.within(_POWER)}", _PRODUCT)

    def __truediv__(self, other: "Term") -> "Term":
        return Term(f"{self.within(_PRODUCT)}/{other.within(_POWER)}", _PRODUCT)

    def __rtruediv__(self, other: float) -> "Term":
        return _term(other) / self

    def __abs__(self) -> "Term":
        return Term(f"ABS({self.text})")


def number_text(value: float) -> str:
    """A number as a formula writes it, to the last digit."""
    return repr(value).upper().removesuffix(".0")


def _term(value: Term | float) -> Term:
    if isinstance(value, Term):
        return value
    text = number_text(value)
    return Term(f"({text})" if value < 0 else text)


def all_of(tests: Iterable[str]) -> str:
    """Several tests as one."""
    listed = list(dict.fromkeys(tests))
    return listed[0] if len(listed) == 1 else f"AND({','.join(listed)})"


def where(tests: Iterable[str], then: str, otherwise: str = NOTHING) -> str:
    """One thing where all tests hold, else another; of no test the first."""
    listed = list(tests)
    return f"IF({all_of(listed)},{then},{otherwise})" if listed else then


class Cells(Vocabulary):
    """A case's numbers as cells: `places` are the references of values, times and figures, by their names.

    The numbers of the cells may change; the direction of the target, its tolerance, the shape of the path, and between
    which of the targets on the way the observation lies are those of the case. `due` says for which side of the
    target's time the formula is read.
    """

    def __init__(self, case: "Case", places: Mapping[str, str], far_end: float | None = None) -> None:
        self.case = case
        self.places = places
        self.far_end = far_end
        self.path = case.path
        self.due = case.each_year

    def __getattr__(self, name: str) -> Term:
        return Term(self.places[name])

    def reading(self, *, due: bool) -> "Cells":
        """The same, read for one side of the target's time."""
        other = Cells(self.case, self.places, self.far_end)
        other.due = due
        return other

    # ---- the words of the formulas

    @property
    def value(self) -> Term:
        """The value that is judged: past a band's other end as far short of the target as it lies past that end."""
        there = Term(self.places["value"])
        if self.far_end is None:
            return there
        end = _term(self.far_end)
        return Term(f"IF({self.toward(there - end).text}>0,{(self.target - (there - end)).text},{there.text})")

    @property
    def planned_years(self) -> Term:
        """From the baseline to the target."""
        return self.target_time - self.base_time

    @property
    def passed_years(self) -> Term:
        """From the baseline to the observation."""
        return self.time - self.base_time

    @property
    def years_left(self) -> Term:
        """From the observation to the target."""
        return self.target_time - self.time

    @property
    def stretch(self) -> Term:
        """How many times the passed years the planned ones are."""
        return self.planned_years / self.passed_years

    @property
    def leg(self) -> tuple[Term, Term, Term]:
        """The values at the ends of the path's part, and the share of the way."""
        start, end = (self.base_time, self.base), (self.target_time, self.target)
        for time, value in self._nodes_on_the_way:
            if self.case.time <= time:
                end = (_term(time), _term(value))
                break
            start = (_term(time), _term(value))
        return start[1], end[1], (self.time - start[0]) / (end[0] - start[0])

    @property
    def _nodes_on_the_way(self) -> list[tuple[float, float]]:
        until = self.case.target_time
        return [] if until is None else [node for node in self.case.interim if self.case.base_time < node[0] < until]

    def power(self, last: Term, first: Term, exponent: Term) -> Term:
        """(last/first)^exponent."""
        return Term(f"{(last / first).within(_ATOM)}^{exponent.within(_ATOM)}", _POWER)

    def toward(self, amount: Term) -> Term:
        """The amount, with the other sign where less is better."""
        return amount if self.case.direction >= 0 else Term(f"-({amount.text})", _PRODUCT)

    def figure(self, key: str) -> Term:
        """Another figure, which stands in a cell of its own."""
        return Term(self.places[key])

    # ---- tests

    def are_numbers(self, *names: str) -> tuple[str, ...]:
        """That there is a number in each of these cells."""
        return tuple(f"ISNUMBER({self.places[name]})" for name in names)

    def attains(self, value: Term) -> str:
        """That a value meets the target, to the target's own tolerance."""
        ahead, dust = self.toward(value - self.target).text, f"{number_text(TOLERANCE)}*ABS({self.target.text})"
        if self.case.beyond:
            return f"{ahead}>{dust}"
        margin = f"-{number_text(self.case.tolerance)}" if self.case.tolerance else ""
        return f"{ahead}>={margin}-{dust}"

    @property
    def starts_there(self) -> str:
        """That the baseline attains the target already or is the target itself."""
        near = f"{abs(self.base - self.target).text}<={number_text(TOLERANCE)}*ABS({self.target.text})"
        return f"OR({self.attains(self.base)},{near})"

    @property
    def over(self) -> str:
        """That the observation is from the target's time or later."""
        return f"{self.time.text}>={self.target_time.text}"


class Condition(NamedTuple):
    """What a need asks of the cells: numbers in those named, and only then what else must hold of them.

    `never` says that it does not hold whatever they contain.
    """

    numbers: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    never: bool = False


_ALL_VALUES = ("base", "target", "value")
_DATED = ("base", "target", "target_time")


def _path_condition(x: Cells) -> Condition:
    if x.due:
        return Condition(("target",))
    return Condition(_DATED, (*_planned(x).tests, *_positive_leg(x).tests))


def _positive_leg(x: Cells) -> Condition:
    first, last, _ = x.leg
    return Condition() if x.path == "linear" else Condition(tests=(f"{first.text}>0", f"{last.text}>0"))


def _planned(x: Cells) -> Condition:
    return Condition(tests=(f"{x.target_time.text}>{x.base_time.text}",))


def _above_zero(*names: str) -> Callable[[Cells], Condition]:
    return lambda x: Condition(tests=tuple(f"{getattr(x, name).text}>0" for name in names))


def _on_a_geometric_path(*names: str) -> Callable[[Cells], Condition]:
    above_zero = _above_zero(*names)
    return lambda x: Condition() if x.path == "linear" else above_zero(x)


_CONDITIONS: dict[Need, Callable[[Cells], Condition]] = {
    needs.a_value: lambda _x: Condition(("value",)),
    needs.a_target: lambda _x: Condition(("target",)),
    needs.a_value_and_a_target: lambda _x: Condition(("value", "target")),
    needs.a_base_and_a_value: lambda _x: Condition(("base", "value")),
    needs.a_base_and_a_dated_target: lambda _x: Condition(_DATED),
    needs.a_date: lambda _x: Condition(("target_time",)),
    needs.a_path: _path_condition,
    needs.time_planned: _planned,
    needs.time_passed: lambda x: Condition(tests=(f"{x.time.text}>{x.base_time.text}",)),
    needs.time_left: lambda x: Condition(tests=(f"NOT({x.over})",)),
    needs.time_to_act: lambda x: Condition(tests=(f"NOT({x.over})",), never=x.case.unresolved),
    needs.not_attained: lambda x: Condition(tests=(f"NOT({x.attains(x.value)})",)),
    needs.all_values: lambda _x: Condition(_ALL_VALUES),
    needs.a_way: lambda x: Condition(_ALL_VALUES, (f"NOT({x.starts_there})",)),
    needs.a_measurable_way: lambda _x: Condition(),
    needs.a_nonzero_target: lambda x: Condition(tests=(f"{x.target.text}<>0",)),
    needs.elapsed_time: lambda x: Condition(tests=(f"{x.figure('elapsed').text}>0",)),
    needs.positive("base", "target"): _above_zero("base", "target"),
    needs.positive("base", "value"): _above_zero("base", "value"),
    needs.positive("value", "target"): _above_zero("value", "target"),
    needs.positive_on_a_geometric_path("base", "value"): _on_a_geometric_path("base", "value"),
}
"""What each need of the figures asks of cells."""

IN_CELLS = tuple(key for key, figure in FIGURES.items() if all(need in _CONDITIONS for need in figure.needs))
"""The figures that cells can compute: all but the month of reaching the target, which takes logarithms."""


def cell_formula(key: str, cells: Cells) -> str:
    """A figure's formula, without the sign of equality; nothing where the figure is undefined."""
    figure = FIGURES[key]
    before = _read(figure, cells)
    if cells.case.each_year:
        return before
    after = _read(figure, cells.reading(due=True))
    if before == after:
        return before
    return where((*cells.are_numbers("target_time"), cells.over), after, before)


def _read(figure: Figure, cells: Cells) -> str:
    conditions = [_CONDITIONS[need](cells) for need in figure.needs]
    if any(condition.never for condition in conditions):
        return NOTHING
    names = (*figure.rests_on, *(name for condition in conditions for name in condition.numbers))
    formula: Term = figure.formula(cells)
    inner = where([test for condition in conditions for test in condition.tests], formula.text)
    return where(cells.are_numbers(*names), inner)
