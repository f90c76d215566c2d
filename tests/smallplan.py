"""A plan of a few lines, and what `check` finds in it."""

from collections.abc import Sequence
from pathlib import Path

from lygap.checks import Asked
from lygap.findings import Finding, Place
from lygap.reading import Folder, load

HEAD = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2018, target_year: 2030, source: plan}
regions: {here: {name: Here}, east: {name: East, part_of: here}}
sources: {plan: {title: Plan, date: 2026-12}}
indicators:
"""


def checked(folder: Path, targets: str, asked: Asked | None = None, **actuals: str) -> list[Finding]:
    """What `check` finds in a plan with files of actuals, by their names without suffix."""
    (folder / "actuals").mkdir(exist_ok=True)
    (folder / "targets.yaml").write_text(targets, "utf-8")
    for name, text in actuals.items():
        (folder / "actuals" / f"{name}.yaml").write_text(text, "utf-8")
    return load(Folder(folder), with_warnings=True, asked=asked or Asked()).findings


def warnings(folder: Path, targets: str, asked: Asked | None = None, **actuals: str) -> list[Finding]:
    """The same, of which nothing may be an error."""
    findings = checked(folder, targets, asked, **actuals)
    assert not any(f.is_error for f in findings)
    return findings


def findings(tmp_path: Path, indicators: str, actuals: str, claims: str = "") -> list[Finding]:
    """What `check` finds in a plan of these indicators, observations and claims, none of it an error."""
    return warnings(tmp_path, HEAD + indicators + claims, v="source: plan\nobservations:\n" + actuals)


def found(tmp_path: Path, indicators: str, actuals: str, claims: str = "") -> list[str]:
    """The findings as years and codes."""
    told = findings(tmp_path, indicators, actuals, claims)
    return [f"{f.params.get('year', '')} {f.rule.code}".strip() for f in told]


def series(values: Sequence[object], first: int = 2019) -> str:
    """The observations of the indicator `a`, one a year."""
    listed = ", ".join(f"{year}: {value}" for year, value in enumerate(values, first))
    return f"  a: {{{listed}}}\n"


def indicator(keys: str) -> str:
    """The indicator `a` with its keys."""
    return f"  a: {{name: A, {keys}}}\n"


FLOW = "kind: flow, direction: up"
STOCK = "kind: stock, direction: up"
PERCENT = 'kind: ratio, direction: up, unit: "%"'
CUMULATIVE = "kind: cumulative, direction: up"
RANK = "kind: rank, direction: down"


def marked(text: str) -> tuple[str, Place | None]:
    """A text without the mark », and the place where it stood, if it did."""
    before, mark, after = text.partition("»")
    place = Place(before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else None
    return before + after, place
