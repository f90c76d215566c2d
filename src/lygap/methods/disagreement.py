"""Why two methods say different things of one situation: one reason each, with the numbers that show it."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures import Case, Reason, along, pace, rate_ratio
from lygap.figures.needs import a_way
from lygap.methods import OWN
from lygap.methods.method import STATUSES, Band, Method, Verdict, Window

WHY_CODES: dict[str, tuple[str, ...]] = {
    "base_unused": ("base", "target"),
    "window": ("since", "recent", "whole"),
    "horizon": ("projected", "target", "year"),
    "low_base": ("times", "growth_ratio", "linear_ratio"),
    "path_shape": ("geometric", "linear", "value"),
    "thresholds": ("statistic", "bound", "own_bound"),
    "classes": ("statistic",),
    "another": ("statistic",),
    "another_silent": (),
}
"""Every reason with the names of its facts, the first that holds being told:

- `base_unused`: the baseline met the target already, which only one of the two looks at;
- `window`: one reads the recent values, or all of them, which changed by another amount a year (`recent`, from the
  time `since` on) than base and observation alone (`whole`);
- `horizon`: one judges the value that it projects to the target's year, the other the pace so far;
- `low_base`: growth rates against a straight line, from a base of which the target is `times` as much (or as little);
- `path_shape`: the same, from a base that is not low: what each path expects by now;
- `thresholds`: the other's `statistic` is the same, or nearly, with another bound (`bound` of the other, `own_bound`
  of the row's own method) for the better of the two classes;
- `classes`: one of them has no such class;
- `another`: one is a method of another package, of which nothing is known but its `statistic`; `another_silent` where
  it has none.
"""

_LOW_BASE = 3.0
"""From this ratio of target and base on, the base is called low: lygap's own convention."""
_NEAR = 0.05
"""Two changes a year are the same if they differ by less than this share of the larger."""


class Disagreement(NamedTuple):
    """Why one method differs from the row's own; the words are under `why.<code>`, WHY_CODES has the facts.

    `subject` is the one of the two of which the reason speaks: that reads recent values, projects, counts in growth
    rates, or has fewer classes.
    """

    method: str
    code: str
    params: Mapping[str, float]
    subject: str

    @property
    def key(self) -> str:
        """The key of the words."""
        return f"why.{self.code}"


class _Pair(NamedTuple):
    """The row's own method and another one."""

    own: Method
    other: Method


Facts = Mapping[str, float]


def _base_unused(case: Case, pair: _Pair) -> Facts | None:
    if pair.own.needs_base == pair.other.needs_base:
        return None
    if case.base is None or case.target is None or not case.starts_there:
        return None
    return {"base": case.base, "target": case.target}


def _window(case: Case, pair: _Pair) -> Facts | None:
    whole = case.number("actual_per_year")
    method = _reading_otherwise(case, pair)
    if method is None or method.window is None or isinstance(whole, Reason):
        return None
    found = method.window(case)
    return {"since": found.since, "recent": found.change, "whole": whole} if isinstance(found, Window) else None


def _reading_otherwise(case: Case, pair: _Pair) -> Method | None:
    """The other where it has a window, else the row's own; what it reads must differ from the whole."""
    whole = case.number("actual_per_year")
    if isinstance(whole, Reason):
        return None
    for method in (pair.other, pair.own):
        found = None if method.window is None else method.window(case)
        if isinstance(found, Window) and not math.isclose(found.change, whole, rel_tol=_NEAR):
            return method
    return None


def _horizon(case: Case, pair: _Pair) -> Facts | None:
    projections = [method.projection for method in pair if method.projection is not None]
    if case.target is None or case.target_time is None or len(projections) != 1:
        return None
    projected = projections[0](case)
    if isinstance(projected, Reason):
        return None
    return {"projected": projected, "target": case.target, "year": case.target_time}


def _low_base(case: Case, pair: _Pair) -> Facts | None:
    growth, linear = rate_ratio(case), pace(case)
    if pair.own.path == pair.other.path or isinstance(growth, Reason) or isinstance(linear, Reason):
        return None
    assert case.base is not None
    assert case.target is not None
    ends = (case.base, case.target)
    times = max(ends) / min(ends)  # of which there are growth rates, so both are above zero
    if times < _LOW_BASE:
        return None
    return {"times": times, "growth_ratio": growth, "linear_ratio": linear}


def _path_shape(case: Case, pair: _Pair) -> Facts | None:
    passed = case.number("elapsed")
    if pair.own.path == pair.other.path or isinstance(passed, Reason) or a_way(case) is not None:
        return None
    assert case.base is not None
    assert case.value is not None
    assert case.target is not None
    geometric = along("geometric", case.base, case.target, passed)
    linear = along("linear", case.base, case.target, passed)
    if isinstance(geometric, Reason) or isinstance(linear, Reason):
        return None
    return {"geometric": geometric, "linear": linear, "value": case.value}


def _bound(bands: tuple[Band, ...], status: str) -> float | None:
    return next((band.bound for band in bands if band.status == status), None)


def _subject(code: str, case: Case, pair: _Pair) -> Method:
    """The one of the two of which the reason speaks."""
    own, other = pair
    match code:
        case "base_unused":
            return other if own.needs_base else own
        case "window":
            return _reading_otherwise(case, pair) or other
        case "horizon":
            return own if other.projection is None else other
        case _:  # of the shape of the path
            return own if own.path == "geometric" else other


def _why(case: Case, pair: _Pair, verdicts: Mapping[str, Verdict]) -> Disagreement:
    """The first reason that holds; of a method of another package nothing is said but its statistic."""
    foreign = next((method for method in (pair.other, pair.own) if method.id not in OWN), None)
    if foreign is not None:
        return _of_another(foreign, pair, verdicts)
    for code, find in _REASONS.items():
        facts = find(case, pair)
        if facts is not None:
            return Disagreement(pair.other.id, code, facts, _subject(code, case, pair).id)
    own, other = verdicts[pair.own.id], verdicts[pair.other.id]
    better = max(own.status, other.status, key=STATUSES.index)
    bound, own_bound = (_bound(method.bands_for(case), better) for method in (pair.other, pair.own))
    found = {} if other.statistic is None else {"statistic": other.statistic}
    if bound is None or own_bound is None:
        lacking = pair.other if bound is None else pair.own
        return Disagreement(pair.other.id, "classes", found, lacking.id)
    return Disagreement(pair.other.id, "thresholds", {**found, "bound": bound, "own_bound": own_bound}, pair.other.id)


def _of_another(foreign: Method, pair: _Pair, verdicts: Mapping[str, Verdict]) -> Disagreement:
    statistic = verdicts[foreign.id].statistic
    if statistic is None:
        return Disagreement(pair.other.id, "another_silent", {}, foreign.id)
    return Disagreement(pair.other.id, "another", {"statistic": statistic}, foreign.id)


_REASONS = {
    "base_unused": _base_unused,
    "window": _window,
    "horizon": _horizon,
    "low_base": _low_base,
    "path_shape": _path_shape,
}


def disagreements(
    case: Case, own: str, verdicts: Mapping[str, Verdict], methods: Mapping[str, Method]
) -> tuple[Disagreement, ...]:
    """Why each method that has a class differs from the row's own; none where that one has no class."""
    deciding = verdicts[own].status
    if deciding == "unknown":
        return ()
    differing = [key for key in methods if key in verdicts and verdicts[key].status not in ("unknown", deciding)]
    return tuple(_why(case, _Pair(methods[own], methods[key]), verdicts) for key in differing)
