"""The working of a row: each figure's formula with the numbers put in."""

import math
from collections.abc import Iterator

from lygap.figures import leg
from lygap.figures.case import Case
from lygap.judge.assessment import Assessment
from lygap.plan.records import Relative
from lygap.report.numbers import number, rate

_GROWTH = "({last}/{first})^(1/{years}) − 1"
_CHANGE = "({last} − {first})/{years}"
_TIME = "({t} − {t0})/({t1} − {t0})"


def _years(value: float) -> str:
    return f"{value:.4g}"


def _between(form: str, first: float | None, last: float | None, years: float | None) -> str:
    if first is None or last is None or years is None:
        return ""
    return form.format(first=_in_formula(first), last=_in_formula(last), years=_years(years))


def _in_formula(value: float) -> str:
    text = number(value).replace(",", "")
    return f"({text})" if value < 0 else text


def _span(first: float | None, last: float | None) -> float | None:
    return None if first is None or last is None else last - first


def _expected(s: Case) -> str:
    if s.base is None or s.target is None or s.target_time is None or s.over or s.each_year:
        return ""
    (t0, first), (t1, last) = leg(s, (s.base_time, s.base), (s.target_time, s.target))
    b, t, share = _in_formula(first), _in_formula(last), f"{(s.time - t0) / (t1 - t0):.4g}" if t1 > t0 else ""
    return f"{b} + ({t} − {b})×{share}" if s.path == "linear" else f"{b}×({t}/{b})^{share}"


def _reached(s: Case) -> str:
    if s.base is None or s.value is None or s.target is None:
        return ""
    b, v, t = (_in_formula(x) for x in (s.base, s.value, s.target))
    made = f"{s.base_time:.8g} + {_years(s.time - s.base_time)}"
    return f"{made}×({t} − {b})/({v} − {b})" if s.path == "linear" else f"{made}×ln({t}/{b})/ln({v}/{b})"


def _projected(s: Case, elapsed: float | None) -> str:
    if s.base is None or s.value is None or not elapsed:
        return ""
    b, v, share = _in_formula(s.base), _in_formula(s.value), f"{elapsed:.4g}"
    return f"{b} + ({v} − {b})/{share}" if s.path == "linear" else f"{b}×({v}/{b})^(1/{share})"


def _signed(s: Case, text: str) -> str:
    return text if s.direction >= 0 else f"−({text})"


def formulas(a: Assessment) -> dict[str, str]:
    """Each figure's formula with the row's numbers; empty where a number is missing."""
    s = a.situation
    required, actual = _span(s.base_time, s.target_time), _span(s.base_time, s.time)
    needed = _span(s.time, s.target_time)
    b, v, t = (_in_formula(x) if x is not None else "" for x in (s.base, s.value, s.target))
    raw = a.figures.get("elapsed")
    elapsed = raw if isinstance(raw, float) else None
    times = {"t": f"{s.time:.8g}", "t0": f"{s.base_time:.8g}", "t1": f"{s.target_time:.8g}" if s.target_time else ""}
    return {
        "elapsed": _TIME.format(**times) if s.target_time else "",
        "expected": _expected(s),
        "required_cagr": _between(_GROWTH, s.base, s.target, required),
        "actual_cagr": _between(_GROWTH, s.base, s.value, actual),
        "needed_cagr": _between(_GROWTH, s.value, s.target, needed),
        "required_per_year": _between(_CHANGE, s.base, s.target, required),
        "actual_per_year": _between(_CHANGE, s.base, s.value, actual),
        "needed_per_year": _between(_CHANGE, s.value, s.target, needed),
        "gap": _signed(s, f"{t} − {v}"),
        "gap_pct": f"{_shown(a, 'gap')}/{t}",
        "gap_to_path": _signed(s, f"{v} − {_shown(a, 'expected')}"),
        "progress": _signed(s, f"({v} − {b})/|{t} − {b}|"),
        "pace": f"{_shown(a, 'progress')}/{_shown(a, 'elapsed')}",
        "projected": _projected(s, elapsed),
        "reach_date": _reached(s),
    }


def _shown(a: Assessment, key: str) -> str:
    value = a.figures.get(key)
    return f"{value:.6g}" if isinstance(value, float) else ""


_RATES = ("elapsed", "required_cagr", "actual_cagr", "needed_cagr", "gap_pct", "progress")


def result(key: str, value: float | str) -> str:
    """A figure as people read it: rates and shares in percent."""
    if isinstance(value, str):
        return value
    return rate(value) if key in _RATES else f"{value:,.6g}"


def _target(a: Assessment) -> str:
    """How a relative target comes to its number; empty for a stated one."""
    target = a.target
    if target is None or not isinstance(target.aim, Relative):
        return ""
    stated = target.aim
    year = a.base.year if stated.since is None else stated.since
    value = a.track.value_of(year)
    if value is None or a.aim.value is None or target.year is None:
        return ""
    start = _in_formula(value)
    amount = _in_formula(stated.amount)
    forms = {
        "multiple": f"{amount}×{start}",
        "change": f"{start} + {amount}",
        "growth": f"{start}×(1 + {amount})^{target.year - year}",
    }
    return forms[stated.how]


def _value(a: Assessment) -> str:
    """The increments that a total is the sum of; empty for a stated value."""
    if a.point is None or a.track.indicator.kind != "cumulative":
        return ""
    years = sorted(year for year in a.track.years if a.base.year < year <= a.point.observation.year)
    used = [o for year in years for o in a.track.years[year] if o.excluded is None]
    parts = [o.increment for o in used if o.increment is not None]
    summed = bool(parts) and math.isclose(sum(parts), a.point.value)
    return " + ".join(map(_in_formula, parts)) if summed else ""


def working(a: Assessment) -> Iterator[tuple[str, str]]:
    """Each defined figure with its working, “(120/53.8)^(1/5) − 1 = 17.40 %”, after what goes into it."""
    for key, formula, number_ in (("target", _target(a), a.aim.value), ("value", _value(a), a.situation.value)):
        if formula and number_ is not None:
            yield key, f"{formula} = {number(float(f'{number_:.10g}'))}"
    with_numbers = formulas(a)
    for key, value in a.figures.items():
        formula, becomes = with_numbers[key], "→" if isinstance(value, str) else "="
        yield key, f"{formula} {becomes} {result(key, value)}" if formula else result(key, value)
