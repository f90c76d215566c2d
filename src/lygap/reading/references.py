"""Which issues only follow from another one: a reference to an id that was rejected where it is described."""

from collections.abc import Collection

from lygap import rules
from lygap.checks import Known
from lygap.findings import Issue
from lygap.reading.shape import quoted

_REFERENCES = {
    "indicator": "indicators",
    "indicators": "indicators",
    "observations": "indicators",
    "part": "indicators",
    "parts": "indicators",
    "whole": "indicators",
    "source": "sources",
    "region": "regions",
    "regions": "regions",
    "group": "groups",
}
"""The keys under which ids are named that stand elsewhere, with the part of the file in which they do."""


def is_consequence(issue: Issue, known: Known) -> bool:
    """Whether an id is told already where it is described, or may be described in a file that could not be read."""
    if issue.rule is rules.UNKNOWN_SOURCE:
        return known.unread
    if issue.rule is not rules.BAD_TEXT or _is_description(issue):
        return False
    part = _part_of(issue)
    return part is not None and _is_among(issue.params["value"], getattr(known, part))


def _is_among(word: str, ids: Collection[str]) -> bool:
    """Whether a word as messages quote it is one of the ids; a long one is quoted shortened."""
    return word in ids or (word.endswith("…") and word in map(quoted, ids))


def _is_description(issue: Issue) -> bool:
    """Whether the id stands where an entry of the file begins."""
    return issue.at_key and len(issue.path) == 2 and issue.path[0] != "observations"


def _part_of(issue: Issue) -> str | None:
    """The part of the file that describes what an issue's id names; None where it names nothing."""
    key = issue.params["key"]
    if key == "part_of":
        return "regions" if issue.path[0] == "regions" else "indicators"
    return _REFERENCES.get(key)
