"""What must hold for any numbers."""

import math
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from lygap.figures import FIGURES, Case, Reason, along
from lygap.figures.needs import PARTICULAR
from lygap.judge.assessment import Assessment
from lygap.methods import METHODS, STATUSES, judge, judge_all
from lygap.plan.records import Baseline
from onerow import Entry, row, target

positive = st.floats(0.01, 1e6)
anything = st.floats(allow_nan=False, allow_infinity=False)
shares = st.floats(0.05, 0.95)
STATUS_REASONS = [reason for reason in Reason if reason.of_status]
LINEAR = ("timeline", "destatis", "sdsn", "escap")


@st.composite
def situations(draw: st.DrawFn, numbers: st.SearchStrategy[float] = positive) -> Case:
    """Any constellation with all of its numbers."""
    start, way = draw(st.integers(1990, 2020)), draw(st.integers(1, 30))
    base, time = draw(numbers), start + draw(shares) * way
    before = {time - years: draw(numbers) for years in range(1, draw(st.integers(1, 7)))} | {float(start): base}
    return Case(
        direction=draw(st.sampled_from((1, -1))),
        path=draw(st.sampled_from(("geometric", "linear"))),
        base=base,
        base_time=start,
        value=draw(numbers),
        time=time,
        target=draw(numbers),
        target_time=start + way,
        earlier=tuple(sorted(before.items())),
    )


@given(situations(st.floats(5e-324, 1.7e308)))
def test_an_ordinary_case_leaves_no_need_open_but_particular_ones(s: Case) -> None:
    base, target = sorted((s.base or 0, s.target or 0), reverse=s.direction < 0)
    s = s._replace(base=base, target=target)
    assume(s.is_ordinary)
    needed = {need for figure in FIGURES.values() for need in figure.needs if need not in PARTICULAR}
    assert [need.__name__ for need in needed if need(s) is not None] == []


@given(situations())
def test_a_case_of_data_is_ordinary_while_its_baseline_has_not_attained_the_target(s: Case) -> None:
    assert s.base is not None
    assert s.is_ordinary == (not s.attains(s.base))


@given(situations(anything))
def test_what_an_ordinary_case_is_spared_changes_no_figure(s: Case) -> None:
    for figure in FIGURES.values():
        assert figure(s) == figure._replace(particular_needs=figure.needs)(s)


def _without_a_target(s: Case) -> Case:
    return s._replace(target=None, target_time=None, trend=True)


@given(situations(), shares)
def test_a_path_followed_exactly_is_on_track_by_the_method_of_that_path(s: Case, share: float) -> None:
    assert s.base is not None
    assert s.target is not None
    assert s.target_time is not None
    assume(s.direction * (s.target - s.base) > 1e-3 * abs(s.target))
    way = s.target_time - s.base_time
    for method in METHODS.values():
        points = []
        for years in range(-5, 1):
            time = s.base_time + share * way + years
            value = along(method.path, s.base, s.target, (time - s.base_time) / way)
            assert isinstance(value, float)
            points.append((time, value))
        followed = s._replace(path=method.path, time=points[-1][0], value=points[-1][1], earlier=tuple(points[:-1]))
        assert judge(followed, method).status == "on_track", method.id


def _near_a_boundary(s: Case) -> bool:
    """Whether rounding alone may change a verdict."""
    numbers = [v.statistic for v in judge_all(s, METHODS).values() if v.statistic is not None]
    bounds = [band.bound for method in METHODS.values() for band in method.bands]
    assert s.value is not None
    assert s.target is not None
    assert s.base is not None
    close = any(math.isclose(n, b, rel_tol=1e-7, abs_tol=1e-7) for n in numbers for b in bounds)
    return close or any(math.isclose(x, s.target, rel_tol=1e-7) for x in (s.value, s.base))


def _scaled(s: Case, factor: float) -> Case:
    assert s.base is not None
    assert s.value is not None
    assert s.target is not None
    before = tuple((time, value * factor) for time, value in s.earlier)
    return s._replace(base=s.base * factor, value=s.value * factor, target=s.target * factor, earlier=before)


@given(situations(), st.floats(1e-6, 1e6))
def test_the_unit_of_the_values_changes_no_verdict(s: Case, factor: float) -> None:
    assume(not _near_a_boundary(s))
    first, second = judge_all(s, METHODS), judge_all(_scaled(s, factor), METHODS)
    assert {k: v.status for k, v in first.items()} == {k: v.status for k, v in second.items()}


@given(situations(anything))
def test_mirroring_direction_and_order_mirrors_the_verdict_on_a_straight_line(s: Case) -> None:
    mirrored = _scaled(s, -1)._replace(direction=-s.direction)
    for method in LINEAR:
        assert judge(mirrored, METHODS[method]) == judge(s, METHODS[method])
    turned = _without_a_target(mirrored)
    assert judge(turned, METHODS["destatis"]) == judge(_without_a_target(s), METHODS["destatis"])


@given(situations(), positive)
def test_a_better_value_never_gives_a_worse_verdict(s: Case, other: float) -> None:
    """Provable for every method: each statistic is monotone in the last value, of positive numbers.

    For destatis it is in the mean change and in the gap both; for escap the last value has a positive weight in what
    the line gives for any later time.
    """
    assert s.value is not None
    better = max(s.value, other) if s.direction > 0 else min(s.value, other)
    for method in METHODS.values():
        for each in (s, _without_a_target(s)):
            before, after = judge(each, method), judge(each._replace(value=better), method)
            assert STATUSES.index(after.status) >= STATUSES.index(before.status), method.id


@given(situations(anything))
def test_any_numbers_give_a_status_of_the_scale_and_finite_figures(s: Case) -> None:
    for verdict in judge_all(s, METHODS).values():
        assert verdict.status in STATUSES
        assert (verdict.reason in STATUS_REASONS) == (verdict.status == "unknown")
        assert verdict.statistic is None or math.isfinite(verdict.statistic)
    for figure in FIGURES.values():
        result = figure(s)
        if isinstance(result, float):
            assert math.isfinite(result)
            assert result != 0 or math.copysign(1, result) == 1
        else:
            assert isinstance(result, Reason) or figure.key == "reach_date"


# ---- whole rows, from whatever a data folder may hold

entries: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"value": anything | st.sampled_from((0.0, 5.0, 100.0))},
    optional={
        "bound": st.sampled_from(("at_least", "at_most", "about")),
        "margin": st.floats(0, 1e308),
        "obs_status": st.sampled_from(("final", "provisional", "estimated", "derived")),
        "source": st.sampled_from(("bulletin", "news", "copy")),
        "as_of": st.sampled_from(("2022-06", "2021-03/2023-11", "2023-12-31", "2019-01")),
        "period": st.sampled_from(("2023-01/2023-11", "2021/2023", "2022", "2022-04/2023-03")),
        "preferred": st.booleans(),
        "breaks": st.booleans(),
        "excluded": st.sampled_from(("not_comparable", "undated", "secondary", "superseded")),
    },
)
steps: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({"increment": anything}) | st.fixed_dictionaries(
    {"growth": anything, "base_year": st.integers(2018, 2022)}
)
series = st.dictionaries(st.integers(2018, 2027), st.lists(entries | steps, min_size=1, max_size=3), max_size=5)
aims = st.one_of(
    st.builds(target, anything, year=st.sampled_from((2025, 2022, 2019, None)), each_year=st.booleans()),
    st.builds(target, anything, comparator=st.just("about"), tolerance=st.floats(0, 1e308)),
    st.builds(lambda a, b: target(min=min(a, b), max=max(a, b), comparator="between"), anything, anything),
    st.builds(target, multiple=anything, base_year=st.sampled_from((None, 2019, 2021))),
    st.builds(
        target, growth=anything, year=st.sampled_from((2025, None)), base_year=st.sampled_from((None, 2021, 2030))
    ),
    st.builds(target, change=anything),
    st.builds(target, text=st.just("better")),
    st.builds(target, anything, year=st.integers(2021, 2026), on_path=st.just(True)),
)


def _whole(a: Assessment) -> None:
    assert sorted([*a.figures, *a.undefined]) == sorted(FIGURES)
    assert set(a.undefined.values()) <= set(Reason)
    assert a.status in STATUSES
    assert (a.reason in STATUS_REASONS) == (a.status == "unknown") == (a.label is None)
    assert a.firm == (a.status_range is None)
    if a.status_range is not None:
        worst, best = map(STATUSES.index, a.status_range)
        assert worst <= STATUSES.index(a.status) <= best
    numbers = [x for x in (*a.figures.values(), a.statistic) if isinstance(x, float)]
    assert all(map(math.isfinite, numbers))
    assert a.status in (a.agreement.get(a.method), "unknown")


@given(
    actuals=series,
    targets=st.lists(aims, max_size=3),
    base=anything | st.none() | st.just("unstated"),
    year=st.integers(2018, 2028),
    keys=st.fixed_dictionaries(
        {
            "direction": st.sampled_from(("up", "down", None)),
            "kind": st.sampled_from(("stock", "flow", "ratio", "cumulative", "rank", "coverage")),
            "path": st.sampled_from(("geometric", "linear")),
            "limits": st.sampled_from(((None, None), (0, 100), (0, None))),
        }
    ),
    ask=st.fixed_dictionaries(
        {"method": st.sampled_from(("auto", *METHODS)), "exact_year": st.booleans(), "max_age": st.none() | st.just(1)}
    ),
)
def test_any_plan_gives_a_whole_row(
    actuals: dict[int, Entry | list[Entry]],
    targets: list[Any],
    base: float | str | None,
    year: int,
    keys: dict[str, Any],
    ask: dict[str, Any],
) -> None:
    stated = Baseline(base, 2020, "plan") if not isinstance(base, str) else base
    _whole(row(actuals, year, ask=ask, base=stated, targets=targets, **keys))
