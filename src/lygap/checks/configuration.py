"""Which rules a plan changes for itself, and what of that is refused; the same for its project's file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from lygap import rules
from lygap.checks.material import Material, Settings
from lygap.findings import Finding, Issue, Severity

if TYPE_CHECKING:
    from lygap.model.plan import RuleRecord

_STALE = rules.STALE.code


def _entries(given: RuleRecord | list[RuleRecord]) -> list[RuleRecord]:
    return given if isinstance(given, list) else [given]


def unknown_rule(material: Material) -> Iterator[Issue]:
    """A rule that is changed exists."""
    for file, settings in material.settings:
        for code in settings:
            if code not in rules.CHECKED:
                yield Issue(rules.UNKNOWN_RULE, file, ("checks", code), {"id": code}, at_key=True, known=rules.CHECKED)


def fixed_rule(material: Material) -> Iterator[Issue]:
    """An error stays one: whatever reads the data relies on there being none."""
    for file, settings in material.settings:
        for code in settings:
            rule = rules.CHECKED.get(code)
            if rule is not None and rule.severity == "error":
                yield Issue(rules.FIXED_RULE, file, ("checks", code), {"id": code}, at_key=True)


def unknown_indicator(material: Material) -> Iterator[Issue]:
    """A rule is changed for indicators of the plan."""
    for file, settings in material.settings:
        for code, given in settings.items():
            for i, entry in enumerate(_entries(given)):
                inner = (i,) if isinstance(given, list) else ()
                for j, key in enumerate(entry.get("indicators", [])):
                    if key not in material.known.indicators:
                        path = ("checks", code, *inner, "indicators", j)
                        known = material.known.indicators
                        yield Issue(rules.UNKNOWN_INDICATOR, file, path, {"id": key}, key, known=known)


def stale_after(settings: Settings) -> int | None:
    """After how many years a value is stale, as the plan or its project says."""
    for _, given in settings:
        for entry in _entries(given.get(_STALE, [])):
            if "after" in entry:
                return entry["after"]
    return None


def configured(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings with the severity that was chosen for them, without those ignored. Errors pass as they are."""
    for finding in findings:
        changed = None if finding.is_error else _changed(finding, settings)
        if changed is None:
            yield finding
        elif "ignore" not in changed:
            severity = changed.get("severity", finding.rule.severity)
            yield finding._replace(rule=finding.rule._replace(severity=severity))


def severity_of(issue: Issue, settings: Settings) -> Severity | None:
    """How severe an issue is by what was chosen for it; None where it is ignored. An error stays one."""
    changed = None if issue.rule.severity == "error" else _changed(issue, settings)
    if changed is None:
        return issue.rule.severity
    return None if "ignore" in changed else changed.get("severity", issue.rule.severity)


def _changed(finding: Finding | Issue, settings: Settings) -> RuleRecord | None:
    """The first entry for a finding; what the plan says of a rule counts before what its project says."""
    for _, given in settings:
        for entry in _entries(given.get(finding.rule.code, [])):
            if _speaks_of(entry, finding):
                return entry
    return None


def _speaks_of(entry: RuleRecord, finding: Finding | Issue) -> bool:
    """Whether an entry is about a finding's indicator and year, where it names any."""
    if "indicators" in entry and finding.indicator not in entry["indicators"]:
        return False
    return "years" not in entry or finding.params.get("year") in {str(year) for year in entry["years"]}


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (unknown_rule, fixed_rule, unknown_indicator)
