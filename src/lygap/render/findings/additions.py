"""What could be added to a file so that a finding goes away, as it would be written there."""

from lygap import rules
from lygap.findings import Finding
from lygap.visible import visible

_ENTRIES = {
    rules.UNKNOWN_INDICATOR.code: "{name: …, kind: stock, direction: up}",
    rules.UNKNOWN_PART.code: "{name: …, kind: stock, direction: up}",
    rules.UNKNOWN_SOURCE.code: "{title: …, date: 2023-03}",
    rules.UNKNOWN_REGION.code: "{name: …}",
    rules.UNKNOWN_GROUP.code: "{name: …}",
}
"""By the rule about an id that is not described, the least that describes it."""

_KEYS = {
    "format": "format: lygap/1",
    "plan": "plan: {id: my-plan, name: …, region: city, base_year: 2020}",
    "indicators": "indicators: {firms: {name: …, kind: stock, direction: up}}",
    "name": "name: …",
    "region": "region: city",
    "base_year": "base_year: 2020",
    "title": "title: …",
    "value": "value: 12.5",
    "indicator": "indicator,year,value",
}
"""By a key that is missing, an example of it."""

_KIND = "kind: stock"

_NO_IDS = ("null", "none", "na", "nan")
"""Words for nothing are asked for by nobody."""


def example_of(finding: Finding) -> str | None:
    """The line that is missing, or an example of it; None where nothing is, or nobody can know what."""
    if finding.rule.code == rules.MISSING_KEY.code:
        key = finding.params["key"]
        return _KIND if key == "kind" and finding.indicator is not None else _KEYS.get(key)
    entry, name = _ENTRIES.get(finding.rule.code), finding.params.get("id", "")
    if entry is None or name.casefold() in _NO_IDS:
        return None
    return f"{visible(name)}: {entry}"
