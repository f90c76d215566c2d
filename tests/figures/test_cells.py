"""The figures read with cells give a spreadsheet the numbers of the engine, and no error where there are none."""

import ast
import math
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lygap.figures import FIGURES, Case, Reason
from lygap.figures.cells import IN_CELLS, Cells, Term, all_of, cell_formula, number_text, where
from lygap.figures.symbols import with_letters
from lygap.methods import METHODS, STATUSES, judge
from lygap.methods.cells import STATISTICS, verdict_formula

Cell = float | str | bool | None
INPUTS = ("base", "base_time", "target", "target_time", "value", "time")
PLACES = {key: key for key in (*INPUTS, *FIGURES, "statistic")}
LUOYANG = Case(1, "geometric", 2.82, 2020, 3.44, 2023, 3.75, 2025)


class Sheet:
    """As much of a spreadsheet as the formulas need: texts are greater than numbers and cannot be computed with."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self.cells = dict(cells)

    def result(self, formula: str) -> Cell:
        python = formula.replace("<>", "!=").replace("^", "**")
        value: Cell = self._of(ast.parse(python, mode="eval").body)
        return value

    def _of(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant(value):
                return value
            case ast.Name(name):
                return self.cells[name]
            case ast.UnaryOp(ast.USub(), operand):
                return -self._number(operand)
            case ast.BinOp(left, operator, right):
                return self._arithmetic(operator, self._number(left), self._number(right))
            case ast.Compare(left, [operator], [right]):
                return self._compared(operator, self._of(left), self._of(right))
            case ast.Call(ast.Name(name), arguments):
                return self._call(name, arguments)
        raise AssertionError(ast.dump(node))

    def _number(self, node: ast.expr) -> float:
        value = self._of(node)
        assert isinstance(value, float | int), f"#VALUE!: {ast.unparse(node)} is {value!r}"
        return value

    def _arithmetic(self, operator: ast.operator, left: float, right: float) -> float:
        match operator:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
            case ast.Pow():
                return float(left**right)
        raise AssertionError(operator)

    def _compared(self, operator: ast.cmpop, left: Cell, right: Cell) -> bool:
        first, second = _rank(left), _rank(right)
        match operator:
            case ast.Gt():
                return first > second
            case ast.GtE():
                return first >= second
            case ast.LtE():
                return first <= second
            case ast.NotEq():
                return first != second
        raise AssertionError(operator)

    def _call(self, name: str, arguments: list[ast.expr]) -> Any:
        if name == "IF":
            test, then, otherwise = arguments
            return self._of(then if self._of(test) else otherwise)
        values = [self._of(argument) for argument in arguments]  # AND and OR look at all of them, as programs do
        match name:
            case "AND":
                return all(values)
            case "OR":
                return any(values)
            case "NOT":
                return not values[0]
            case "ABS":
                return abs(values[0])
            case "ISNUMBER":
                return isinstance(values[0], float | int)
        raise AssertionError(name)


def _rank(value: Cell) -> tuple[bool, Any]:
    return isinstance(value, str), 0.0 if value is None else value


def sheet_of(case: Case) -> Sheet:
    """A sheet with a case's inputs and all figures that cells can compute."""
    sheet = Sheet({key: getattr(case, key) for key in INPUTS})
    cells = Cells(case, PLACES)
    for key in IN_CELLS:
        sheet.cells[key] = sheet.result(cell_formula(key, cells))
    return sheet


signed = st.floats(-1e6, 1e6).filter(lambda number: number == 0 or abs(number) > 1e-6)
moderate = st.one_of(signed, st.floats(0.01, 1e6), st.sampled_from((0.0, 1.0, 2.0, 100.0)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case of moderate numbers, of which any may be missing."""
    start = draw(st.integers(1990, 2020))
    way = draw(st.sampled_from((0, 1, 5, 12.5)))
    maybe = st.one_of(st.none(), moderate, moderate, moderate)
    interim = draw(st.lists(st.tuples(st.floats(start - 1.0, start + 13.0), moderate), max_size=2))
    return Case(
        direction=draw(st.sampled_from((1, -1))),
        path=draw(st.sampled_from(("geometric", "linear"))),
        base=draw(maybe),
        base_time=start,
        value=draw(maybe),
        time=start + draw(st.floats(-1, 14)),
        target=draw(maybe),
        target_time=draw(st.sampled_from((None, *[start + way] * 3))),
        tolerance=draw(st.sampled_from((0.0, 0.0, 5.0))),
        beyond=draw(st.booleans()),
        each_year=draw(st.booleans()),
        interim=tuple(sorted(interim)),
        unresolved=draw(st.booleans()),
    )


def is_same(cell: Cell, figure: object) -> bool:
    """Whether a cell has the engine's figure: to nine digits, near zero to as many of what it is computed from."""
    if isinstance(figure, Reason):
        return cell == ""
    assert isinstance(figure, float)
    return isinstance(cell, float | int) and math.isclose(cell, figure, rel_tol=1e-9, abs_tol=1e-9)


@given(cases())
def test_cells_compute_what_the_engine_does(case: Case) -> None:
    figures = {key: case.figure(key) for key in IN_CELLS}
    assume(Reason.OVERFLOW not in figures.values())
    cells = sheet_of(case).cells
    assert {key: (cells[key], figures[key]) for key in IN_CELLS if not is_same(cells[key], figures[key])} == {}


@given(cases(), st.sampled_from(sorted(STATISTICS)))
def test_cells_judge_as_the_engine_does(case: Case, method: str) -> None:
    case = case._replace(unresolved=False)
    assume(Reason.OVERFLOW not in [case.figure(key) for key in FIGURES])
    sheet = sheet_of(case)
    cells = Cells(case, PLACES)
    sheet.cells["statistic"] = sheet.result(STATISTICS[method](cells))
    bands = METHODS[method].bands
    sheet.cells |= {f"bound_{band.status}": band.bound for band in bands}
    bounds = {band.status: f"bound_{band.status}" for band in bands}
    formula = verdict_formula(cells, bounds, {status: f'"{status}"' for status in STATUSES})
    verdict = judge(case, METHODS[method])
    assert sheet.result(formula) == verdict.status
    if verdict.status not in ("achieved", "unknown") and verdict.statistic is not None:
        assert is_same(sheet.cells["statistic"], verdict.statistic)


def test_what_a_formula_looks_like() -> None:
    cells = Cells(LUOYANG, PLACES | {"base": "E5", "target": "G5", "target_time": "H5", "base_time": "F5"})
    assert cell_formula("required_cagr", cells) == (
        'IF(AND(ISNUMBER(E5),ISNUMBER(G5),ISNUMBER(H5)),IF(AND(E5>0,G5>0,H5>F5),(G5/E5)^(1/(H5-F5))-1,""),"")'
    )
    assert cell_formula("gap", Cells(LUOYANG._replace(direction=-1), PLACES)) == (
        'IF(AND(ISNUMBER(target),ISNUMBER(value)),-(target-value),"")'
    )


def test_a_value_past_the_other_end_of_a_band_falls_short_again() -> None:
    case = LUOYANG._replace(target=75.0)
    formula = cell_formula("gap", Cells(case, PLACES, far_end=80.0))
    for value, gap in ((70.0, 5.0), (78.0, -3.0), (82.0, 2.0)):
        assert Sheet({"target": 75.0, "value": value}).result(formula) == gap


def test_only_what_takes_logarithms_is_not_for_cells() -> None:
    assert set(FIGURES) - set(IN_CELLS) == {"reach_date"}


def test_nothing_is_needed_of_what_nobody_can_change_any_more() -> None:
    assert cell_formula("needed_cagr", Cells(LUOYANG._replace(unresolved=True), PLACES)) == '""'


def test_the_parts_of_formulas() -> None:
    one, two = Term("a"), Term("b")
    assert (one - (one - two)).text == "a-(a-b)"
    assert (one * (one + two)).text == "a*(a+b)"
    assert (one / (one / two)).text == "a/(a/b)"
    assert (1 / (one + two)).text == "1/(a+b)"
    assert (one - -2.5).text == "a-(-2.5)"
    assert number_text(1e22) == "1E+22"
    assert number_text(5.0) == "5"
    assert all_of(["a", "a"]) == "a"
    assert where([], "a") == "a"
    assert with_letters(FIGURES["gap"].formula, "linear") == "d×(T − v)"


@pytest.mark.parametrize("key", IN_CELLS)
def test_formulas_use_only_what_every_program_knows(key: str) -> None:
    formula = cell_formula(key, Cells(LUOYANG._replace(interim=((2022.0, 3.0),)), PLACES))
    called = {
        node.func.id
        for node in ast.walk(ast.parse(formula.replace("<>", "!=").replace("^", "**")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called <= {"IF", "AND", "OR", "NOT", "ISNUMBER", "ABS", "MIN"}
