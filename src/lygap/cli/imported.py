"""What `lygap import` answers: the values with their cells, what was found wrong, and what was not understood."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from lygap.exchange.sheets.found import Skipped, Taken, Unmatched
from lygap.findings import Finding
from lygap.plan.records import Dataset
from lygap.render.findings.programs import told
from lygap.render.findings.saying import sums
from lygap.report.report import Report
from lygap.report.table import BOUNDS, Column, Quantity, Section, Table
from lygap.visible import visible
from lygap.words import Lang, name_in, say

_COLUMNS = ("cell", "indicator", "region", "year", "value", "when", "mark")


class Imported(NamedTuple):
    """All that is told of an import.

    `into` None says that nothing is to be written; `added` values are new.
    """

    file: str
    into: str | None
    taken: list[Taken]
    added: int
    findings: list[Finding]
    unmatched: list[Unmatched]
    skipped: list[Skipped]


def import_report(imported: Imported, data: Dataset) -> Report:
    """The answer in its three forms."""
    return Report(
        people=lambda lang: [_table(imported, data, lang)],
        json=lambda lang: _document(imported, lang),
        rows=lambda _lang: (_record(taken) for taken in imported.taken),
        data=data,
    )


def _document(imported: Imported, lang: Lang) -> dict[str, Any]:
    return {
        "schema": "lygap.import/1",
        "file": visible(imported.file),
        "into": imported.into,
        "observations": [_record(taken) for taken in imported.taken],
        "added": imported.added,
        "findings": [told(finding, lang, {"cell": finding.cell or ""}) for finding in imported.findings],
        **sums(imported.findings),
        "unmatched": [
            {"cell": one.at.name, "label": visible(one.label), "suggestions": list(one.suggestions)}
            for one in imported.unmatched
        ],
        "skipped": [{"cell": one.at.name, "head": visible(one.text)} for one in imported.skipped],
    }


def _record(taken: Taken) -> dict[str, Any]:
    number = _json_number(taken.number)
    amounts = {key: number if key == taken.key else None for key in ("value", "increment", "growth")}
    return {
        "cell": taken.at.name,
        "indicator": taken.indicator,
        "region": taken.region,
        "year": taken.year,
        **amounts,
        "base_year": taken.base_year,
        "source": taken.source,
        "as_of": taken.as_of,
        "period": taken.period,
        "published": taken.more.get("published"),
        "obs_status": taken.obs_status or "final",
        "bound": taken.bound,
        "note": taken.note,
    }


def _json_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _table(imported: Imported, data: Dataset, lang: Lang) -> Table:
    """The values for people, a row each."""
    has_regions = len({taken.region for taken in imported.taken}) > 1
    keys = [key for key in _COLUMNS if key != "region" or has_regions]
    kinds = {"value": "value", "year": "year"}
    columns = [
        Column(key, say(lang, f"import.column.{key}"), kinds.get(key, "text"), folds=key in ("indicator", "mark"))  # type: ignore[arg-type]
        for key in keys
    ]
    names = {
        key: say(lang, "named", {"id": key, "name": name_in(indicator.name, lang)})
        for key, indicator in data.indicators.items()
    }
    rows = [_row(taken, names[taken.indicator], keys, lang) for taken in imported.taken]
    return Table("", columns, [Section("", rows)])


def _row(taken: Taken, name: str, keys: Iterable[str], lang: Lang) -> list[Any]:
    cells = {
        "cell": taken.at.name,
        "indicator": name,
        "region": taken.region,
        "year": taken.year,
        "value": Quantity(float(taken.number), BOUNDS.get(taken.bound or "", "")),
        "when": taken.period or taken.as_of or "",
        "mark": say(lang, "comma").join(_marks(taken, lang)),
    }
    return [cells[key] for key in keys]


def _marks(taken: Taken, lang: Lang) -> Iterator[str]:
    if taken.obs_status not in (None, "final"):
        yield say(lang, f"obs_status.{taken.obs_status}")
    if taken.note is not None:
        yield taken.note
