"""The main table as a file for a spreadsheet, inside the page: a link that holds its own contents."""

import re
from collections.abc import Iterator
from typing import Any

from lygap.judge.assessment import Assessment
from lygap.plan.numbers import as_written
from lygap.render.programs import delimited
from lygap.report.evaluation import Evaluation
from lygap.report.prose import unit_in
from lygap.words import Lang, name_in

_FIGURES = ("gap", "progress", "elapsed", "required_cagr", "actual_cagr", "needed_cagr", "reach_date")
_BYTE_ORDER_MARK = "\ufeff"
_SPELT = re.compile("[%#\x00-\x1f\x7f\ufeff]")
"""What an address cannot hold as it is; browsers take all else, letters of any script among it."""


def csv_link(evaluation: Evaluation, lang: Lang) -> str:
    """The address whose contents are the table, its columns called as in the JSON, every number as exact as it is."""
    text = _BYTE_ORDER_MARK + "".join(delimited(_records(evaluation, lang), ","))
    return "data:text/csv;charset=utf-8," + _SPELT.sub(_in_hexadecimal, text)


def _in_hexadecimal(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _records(evaluation: Evaluation, lang: Lang) -> Iterator[dict[str, Any]]:
    for row in evaluation.rows:
        yield _record(row, evaluation, lang)


def _record(row: Assessment, evaluation: Evaluation, lang: Lang) -> dict[str, Any]:
    indicator, observation = row.track.indicator, row.observation
    return {
        "id": indicator.id,
        "number": indicator.number,
        "group": indicator.group,
        "name": name_in(indicator.name, lang),
        "unit": unit_in(evaluation.data, indicator.unit, lang),
        "base_value": as_written(row.base.value),
        "target_value": as_written(row.aim.value),
        "value": None if row.point is None else as_written(row.point.value),
        "year": None if observation is None else observation.year,
        "bound": None if observation is None else observation.bound,
        **{key: row.figures.get(key) for key in _FIGURES},
        "status": row.status,
        "method": row.method,
    }
