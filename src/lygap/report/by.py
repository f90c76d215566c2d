"""Summaries: how many indicators of a group, a region or all have each status, and each method's own aggregate."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lygap.judge.assessment import Assessment
from lygap.methods import AUTO, METHODS, STATUSES, Aggregate, Judged
from lygap.plan.records import Dataset
from lygap.report.answer import Answer, counts
from lygap.report.method_words import method_name
from lygap.report.numbers import number
from lygap.report.prose import group_name, own_word, region_name
from lygap.report.report import Report
from lygap.report.status import title_of
from lygap.report.table import Cell, Column, Section, Table
from lygap.version import __version__
from lygap.words import Lang, name_in, say

BY = ("group", "region", "all")


def by_report(answer: Answer, by: str) -> Report:
    """The summary of a status question."""
    return Report(
        people=lambda lang: [by_table(answer.listed(), by, lang)],
        json=lambda lang: by_document(answer, by, lang),
        rows=lambda lang: by_records(answer, by, lang),
        data=answer.data,
    )


class Bundle(NamedTuple):
    """Rows that are summed up together; `key` is the group's or region's id, None where there is none."""

    key: str | None
    year: int
    rows: list[Assessment]


def bundles(rows: Iterable[Assessment], by: str) -> list[Bundle]:
    """The rows of each year by group, by region, or all together, in the order in which they come."""
    found: dict[tuple[str | None, int], Bundle] = {}
    for row in rows:
        key = {"group": row.track.indicator.group, "region": row.track.region, "all": "all"}[by]
        found.setdefault((key, row.year), Bundle(key, row.year, [])).rows.append(row)
    return list(found.values())


def _judged(row: Assessment, method: str) -> Judged:
    verdict = row.verdicts[method]
    return Judged(row.case, verdict.status, verdict.statistic, METHODS[method].score_of(row.case, verdict))


def aggregates(bundle: Bundle, method: str) -> dict[str, Aggregate | None]:
    """The method's own aggregate over a bundle; with `auto`, of every method that has one."""
    found = {}
    for name, m in METHODS.items():
        if method in (AUTO, name) and m.aggregate is not None:
            found[name] = m.aggregate([_judged(row, name) for row in bundle.rows])
    return found


def _name(bundle: Bundle, by: str, data: Dataset, lang: Lang) -> str:
    if by == "group":
        return group_name(data, bundle.key, lang)
    if by == "all":
        return say(lang, "all_indicators")
    return region_name(data, bundle.key, lang)


def by_records(answer: Answer, by: str, lang: Lang) -> Iterator[dict[str, Any]]:
    """One record a bundle and year, every key always there."""
    for bundle in bundles(answer.rows, by):
        yield {
            "key": bundle.key,
            "name": _name(bundle, by, answer.data, lang),
            "year": bundle.year,
            "indicators": len(bundle.rows),
            **counts(bundle.rows),
            "aggregates": {
                name: {"value": found.value if found else None, "label": found.label if found else None}
                for name, found in aggregates(bundle, answer.method).items()
            },
        }


def by_document(answer: Answer, by: str, lang: Lang) -> dict[str, Any]:
    """The summary JSON."""
    plan = answer.data.plan
    return {
        "schema": "lygap.summary/1",
        "version": __version__,
        "plan": {"id": plan.id, "name": name_in(plan.name, lang), "region": plan.region},
        "data": {"path": answer.data.path, "builtin": answer.data.builtin},
        "year": answer.year,
        "method": answer.method,
        "by": by,
        "rows": list(by_records(answer, by, lang)),
    }


def _score(found: Aggregate | None, lang: Lang) -> Cell:
    if found is None:
        return None
    return number(found.value, 2) + (f" {own_word(found.label, lang)}" if found.label else "")


def by_table(answer: Answer, by: str, lang: Lang) -> Table:
    """The summary for people: a row a bundle, a column a status, and the aggregates."""
    found = bundles(answer.rows, by)
    statuses = [status for status in reversed(STATUSES) if any(row.status == status for b in found for row in b.rows)]
    methods = list(aggregates(found[0], answer.method)) if found else []
    several = len(answer.years) > 1
    columns = [
        Column("name", say(lang, f"by.{by}"), "text", folds=True, leads=True),
        *([Column("year", say(lang, "show.year"), "year")] if several else []),
        Column("indicators", say(lang, "by.indicators"), "count"),
        *(Column(status, say(lang, f"status.{status}"), "count") for status in statuses),
        *(Column(name, method_name(name, lang), "text", rank=1, folds=True) for name in methods),
    ]
    lines: list[list[Cell]] = []
    for bundle in found:
        n = counts(bundle.rows)
        scores = [_score(value, lang) for value in aggregates(bundle, answer.method).values()]
        head: list[Cell] = [_name(bundle, by, answer.data, lang), *([bundle.year] if several else [])]
        lines.append([*head, len(bundle.rows), *(n[status] for status in statuses), *scores])
    return Table(title_of(answer, lang), columns, [Section("", lines)])
