"""SDMX-CSV 2.0: one observation a row, known by its frequency, indicator, region, source and time."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lygap.exchange.forms.form import File, Remark
from lygap.exchange.forms.tidy import csv_chunks
from lygap.exchange.selection import Selection
from lygap.exchange.tables import cell_text
from lygap.plan.dates import Span, span
from lygap.plan.records import Kind, Observation
from lygap.plan.timing import timing
from lygap.words import note_in

STRUCTURE = {"STRUCTURE": "dataflow", "STRUCTURE_ID": "LYGAP:OBSERVATIONS(1.0)", "ACTION": "I"}
"""What every row says of where it belongs, and that it is information."""
KEY = ("FREQ", "INDICATOR", "REF_AREA", "SOURCE", "TIME_PERIOD")
COLUMNS = (*STRUCTURE, *KEY, "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "COMMENT_OBS")
_STATUS = {"final": "A", "provisional": "P", "estimated": "E", "derived": "E"}
_BREAK = "B"
_NOT_APPLICABLE = "_Z"
_UNFIT = re.compile("[^A-Z0-9_]")
_ENDS = re.compile("[\r\n\x85]+")
_CALENDAR_YEAR = 4
"""Characters of a date that is a year alone."""


class When(NamedTuple):
    """The frequency and the time of a value; `remark` is what they leave unsaid."""

    frequency: str
    period: str
    remark: str | None = None


def sdmx_csv(selection: Selection) -> File:
    """The values of a selection; those that are excluded, increments and growth stay out."""
    values = list(selection.observations())
    excluded = sum(o.excluded is not None for o in values)
    steps = sum(o.excluded is None and o.value is None for o in values)
    remarks = [("export.left.excluded", excluded), ("export.left.steps", steps)]
    return File(
        csv_chunks(COLUMNS, _rows(selection)),
        tuple(Remark(key, {"count": count}) for key, count in remarks if count),
    )


def _rows(selection: Selection) -> Iterator[dict[str, str]]:
    sources = _codes([source.id for source in selection.data.sources.values()])
    seen: Counter[tuple[str, ...]] = Counter()
    indicators = selection.data.indicators
    for observation in selection.observations():
        if observation.excluded is None and observation.value is not None:
            indicator = indicators[observation.indicator]
            row = _row(observation, indicator.kind, indicator.unit, selection)
            row["SOURCE"] = sources.get(observation.source or "", _NOT_APPLICABLE)
            key = tuple(row[name] for name in KEY)
            seen[key] += 1
            if seen[key] > 1:  # a source may print two values for one time, and both are to be read
                row["SOURCE"] += f"@{seen[key]}"
            yield row


def _codes(ids: list[str]) -> dict[str, str]:
    """Ids as codes; of several that would be the same the later ones are numbered."""
    codes: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for key in ids:
        code = _UNFIT.sub("_", key.upper())
        taken[code] += 1
        codes[key] = code if taken[code] == 1 else f"{code}${taken[code]}"
    return codes


def _row(observation: Observation, kind: Kind, unit: str | None, selection: Selection) -> dict[str, str]:
    when = time_of(observation, kind)
    return STRUCTURE | {
        "FREQ": when.frequency,
        "INDICATOR": observation.indicator.upper(),
        "REF_AREA": observation.region.upper(),
        "TIME_PERIOD": when.period,
        "OBS_VALUE": cell_text(observation.value, selection.lang),
        "UNIT_MEASURE": unit or "",
        "OBS_STATUS": _BREAK if observation.breaks else _STATUS[observation.obs_status],
        "COMMENT_OBS": _comment(observation, when, selection),
    }


def _comment(observation: Observation, when: When, selection: Selection) -> str:
    """All that the other columns cannot say of a value, on one line."""
    said = [
        observation.obs_status if observation.obs_status == "derived" or observation.breaks else None,
        observation.bound,
        None if observation.margin is None else f"margin {cell_text(observation.margin, selection.lang)}",
        "preferred" if observation.preferred else None,
        when.remark,
        observation.published and f"published {observation.published}",
        observation.locator and f"locator: {observation.locator}",
        observation.note and f"note: {note_in(observation.note, selection.lang)}",
    ]
    return _ENDS.sub(" ", "; ".join(filter(None, said)))


# ---- time


def time_of(observation: Observation, kind: Kind) -> When:
    """The time of a value: its year, a month, a day, or a range, which SDMX writes as a day and a duration."""
    is_amount = kind == "flow"
    as_of, period = observation.as_of, observation.period
    if period is not None and (is_amount or as_of is None):
        return _over(observation, period, kind)
    if as_of is None:
        return When("A", str(observation.year))
    return _up_to(observation, as_of) if is_amount else _at(observation, as_of)


def _over(observation: Observation, period: str, kind: Kind) -> When:
    """Twelve months are the value of the year that the plan says; what is shorter or longer is a range."""
    when = timing(observation, kind)
    year = str(observation.year)
    covered = span(period)
    if when is not None and when.is_whole:
        return When("A", year, None if covered == span(year) else f"period {period}")
    return _range(covered)


def _up_to(observation: Observation, as_of: str) -> When:
    """An amount from the first of January to a date, or to the latest day that the date may be."""
    year = span(str(observation.year))
    surely = span(as_of.partition("/")[0]).last
    latest = min(span(as_of).last, year.last)
    if surely >= year.last or latest < year.first:
        return When("A", str(observation.year), f"as_of {as_of}")
    return _range(Span(year.first, latest))._replace(remark=f"as_of {as_of}" if "/" in as_of else None)


def _at(observation: Observation, as_of: str) -> When:
    """A day or a month of the year; an uncertain date is somewhere in the year, which is no range."""
    if "/" in as_of or not as_of.startswith(str(observation.year)):
        return When("A", str(observation.year), f"as_of {as_of}")
    frequency = {_CALENDAR_YEAR: "A", 7: "M", 10: "D"}[len(as_of)]
    return When(frequency, as_of)


def _range(covered: Span) -> When:
    return When("_O", f"{covered.first.isoformat()}/{_duration(covered)}")


def _duration(covered: Span) -> str:
    """Whole months where it has no others, else days."""
    following = covered.last + datetime.timedelta(days=1)
    if covered.first.day == 1 and following.day == 1:
        return f"P{(following.year - covered.first.year) * 12 + following.month - covered.first.month}M"
    return f"P{covered.days}D"
