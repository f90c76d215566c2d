"""What a plan holds of one kind, such as indicators or sources: ids and names, for whoever wants to name one."""

from collections.abc import Callable, Iterator
from typing import Any

from lygap.methods import AUTO, METHODS
from lygap.plan.records import Dataset
from lygap.report.prose import group_name, unit_in
from lygap.report.report import Record, Report
from lygap.report.table import Cell, Column, Section, Table
from lygap.version import __version__
from lygap.words import Lang, name_in, note_in, say


def _indicators(data: Dataset, lang: Lang) -> Iterator[Record]:
    for indicator in data.indicators.values():
        yield {
            "id": indicator.id,
            "name": name_in(indicator.name, lang),
            "number": indicator.number,
            "group": indicator.group,
            "unit": unit_in(data, indicator.unit, lang) or None,
            "aliases": list(indicator.aliases),
        }


def _groups(data: Dataset, lang: Lang) -> Iterator[Record]:
    for group in data.groups.values():
        members = [indicator for indicator in data.indicators.values() if indicator.group == group.id]
        yield {"id": group.id, "name": name_in(group.name, lang), "indicators": len(members)}


def _regions(data: Dataset, lang: Lang) -> Iterator[Record]:
    for key in dict.fromkeys((data.plan.region, *data.regions)):
        region = data.regions.get(key)
        yield {
            "id": key,
            "name": key if region is None else name_in(region.name, lang),
            "kind": None if region is None else region.kind,
            "part_of": None if region is None else region.part_of,
        }


def _sources(data: Dataset, lang: Lang) -> Iterator[Record]:
    for source in data.sources.values():
        yield {
            "id": source.id,
            "name": name_in(source.title, lang),
            "kind": source.kind,
            "date": source.date,
            "publisher": note_in(source.publisher, lang),
        }


def _targets(data: Dataset, lang: Lang) -> Iterator[Record]:
    """The targets that have an id, each with the years and the indicators for which it is set."""
    found: dict[str, dict[str, set[int]]] = {}
    for indicator in data.indicators.values():
        for goals in indicator.goals.values():
            for target in goals.targets:
                if target.id is not None:
                    years = found.setdefault(target.id, {}).setdefault(indicator.id, set())
                    years.update(() if target.year is None else (target.year,))
    for key, by_indicator in found.items():
        names = [name_in(data.indicators[indicator].name, lang) for indicator in by_indicator]
        yield {
            "id": key,
            "name": say(lang, "enumeration").join(names),
            "years": sorted(set().union(*by_indicator.values())),
            "indicators": list(by_indicator),
        }


def target_names(data: Dataset, lang: Lang) -> dict[str, str]:
    """What the list calls each target that has an id: the names of its indicators."""
    return {row["id"]: row["name"] for row in _targets(data, lang)}


def _methods(lang: Lang) -> Iterator[Record]:
    for key in (AUTO, *METHODS):
        reference = None if key == AUTO else METHODS[key].reference
        yield {"id": key, "name": say(lang, f"method.{key}.name"), "reference": reference}


_OF_A_PLAN: dict[str, Callable[[Dataset, Lang], Iterator[Record]]] = {
    "indicators": _indicators,
    "groups": _groups,
    "regions": _regions,
    "sources": _sources,
    "targets": _targets,
}

OF_NO_PLAN = ("methods",)
"""What there is without any plan."""

KINDS = (*_OF_A_PLAN, *OF_NO_PLAN)
"""All that can be listed."""

_SHOWN = {"indicators": ("id", "name", "number", "group", "unit", "aliases"), "targets": ("id", "name", "years")}
"""The columns for people, where these are not all."""


def holdings_report(kind: str, data: Dataset | None) -> Report:
    """What there is of a kind; `data` None for what belongs to no plan."""

    def rows(lang: Lang) -> Iterator[Record]:
        yield from _methods(lang) if data is None else _OF_A_PLAN[kind](data, lang)

    return Report(
        people=lambda lang: [_table(kind, list(rows(lang)), data, lang)],
        json=lambda lang: _document(kind, list(rows(lang)), data, lang),
        rows=rows,
        data=data,
    )


def _document(kind: str, rows: list[Record], data: Dataset | None, lang: Lang) -> dict[str, Any]:
    plan = None if data is None else {"id": data.plan.id, "name": name_in(data.plan.name, lang)}
    where = None if data is None else {"path": data.path, "builtin": data.builtin}
    return {"schema": "lygap.list/1", "version": __version__, "plan": plan, "data": where, "kind": kind, "rows": rows}


def _table(kind: str, rows: list[Record], data: Dataset | None, lang: Lang) -> Table:
    keys = _SHOWN.get(kind) or (tuple(rows[0]) if rows else ("id", "name"))
    columns = [
        Column(key, say(lang, f"list.{key}"), "text", folds=key not in ("id", "number"), leads=key == "id")
        for key in keys
    ]
    return Table(
        title=say(lang, f"list.title.{kind}"),
        columns=columns,
        sections=[Section("", [[_cell(key, row[key], data, lang) for key in keys] for row in rows])],
    )


def _cell(key: str, value: Any, data: Dataset | None, lang: Lang) -> Cell:
    match value:
        case None:
            return ""
        case list():
            return say(lang, "enumeration").join(map(str, value))
        case str() if key == "group" and data is not None:
            return group_name(data, value, lang)
        case _:
            return str(value)
