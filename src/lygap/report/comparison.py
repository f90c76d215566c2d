"""All methods on one row, side by side, and why they differ."""

from collections.abc import Iterator
from typing import Any

from lygap.judge.assessment import Assessment
from lygap.methods import METHODS
from lygap.methods.disagreement import disagreements
from lygap.report.listing import columns
from lygap.report.method_words import method_name, short_method_name
from lygap.report.numbers import significant
from lygap.report.prose import own_word
from lygap.report.table import Cell, Column, Quantity, Section, Table
from lygap.report.times import moment_in_words
from lygap.words import Lang, say

_TIMES = ("since", "year")
_AMOUNTS = ("base", "target", "projected", "geometric", "linear", "value")


_DECIDING = "▸"


def comparison(row: Assessment, lang: Lang) -> Table:
    """Each method's statistic, thresholds, verdict and its own words for it; the deciding one is marked."""
    mark = Column("deciding", "", "text")
    titles = [mark, *columns(lang, "method", "statistic", "bands", "status", "label")]
    rows: list[list[Cell]] = []
    for key, verdict in row.verdicts.items():
        method = METHODS[key]
        statistic = Quantity(None if verdict.statistic is None else float(f"{verdict.statistic:.4g}"))
        bands = " / ".join(f"{band.symbol}{significant(band.bound, 4)}" for band in method.bands_for(row.case))
        unknown = say(lang, f"reason.{verdict.reason}") if verdict.reason else ""
        label = method.label(row.case, verdict.status)
        told = own_word(label, lang) if label else unknown
        decides = _DECIDING if key == row.method else ""
        rows.append([decides, method_name(key, lang), statistic, bands, verdict.status, told])
    return Table("", titles, [Section("", rows)])


def differences(row: Assessment, lang: Lang) -> Iterator[tuple[str, str]]:
    """The id of each method that differs from the row's own, and what either says and why."""
    for found in disagreements(row.case, row.method, row.verdicts, METHODS):
        pair = (row.method, found.method)
        names = {key: short_method_name(key, lang) for key in pair}
        own, other = names.values()
        rest = other if found.subject == row.method else own
        facts = {key: _shown(key, value, lang) for key, value in found.params.items()}
        why = say(lang, found.key, {"own": own, "other": other, "subject": names[found.subject], "rest": rest} | facts)
        says = {key: say(lang, f"status.{row.verdicts[key].status}") for key in pair}
        verdicts = {"own": own, "own_status": says[row.method], "other": other, "other_status": says[found.method]}
        yield found.method, say(lang, "differs", {**verdicts, "why": why})


def _shown(key: str, value: float, lang: Lang) -> str:
    """A number of the reason why methods differ: a time, an amount in the indicator's unit, or a ratio."""
    if key in _TIMES:
        return moment_in_words(value, lang)
    return significant(value, 6 if key in _AMOUNTS else 4)


def comparison_record(row: Assessment, lang: Lang) -> dict[str, Any]:
    """The same for programs, by the methods' ids."""
    why = dict(differences(row, lang))
    return {
        key: {
            "status": verdict.status,
            "statistic": verdict.statistic,
            "reason": verdict.reason,
            "label": METHODS[key].label(row.case, verdict.status),
            "differs": why.get(key),
        }
        for key, verdict in row.verdicts.items()
    }
